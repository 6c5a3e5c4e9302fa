/* comuni_page.c: what a Comune's citizens received, on one page.
 *
 * In plain words for a mayor: the figures beside those of a year before and of
 * the others, the social workers against the two standards, the targets that
 * wait for this Comune. Few people read their mark.
 */
#include <math.h>
#include <string.h>

#include "format.h"
#include "packs/comuni.h"
#include "packs/words.h"
#include "pdf/table.h"

enum { MOST_COLUMNS = 7 };

const struct figure *comuni_figure(const struct sheet *sheet,
				   const char *measure)
{
	return pubblico_figure(sheet->open, measure, LEVEL_COMUNE,
			       sheet->comune->code);
}

void comuni_ratio(struct text *out, const struct figure *figure)
{
	char number[FORMAT_SIZE];

	if (figure == NULL || figure->per_words == NULL)
		text_add_string(out, "–");
	else if (figure->mark != NULL)
		text_add_string(out, figure->mark);
	else if (strcmp(figure->unit, "euro") == 0)
		text_format(out, "%s €", format_euro(number, sizeof number,
						     figure->ratio));
	else
		text_add_string(out, format_number(number, sizeof number,
						   figure->ratio,
						   figure->ratio == 0 ? 0 :
						   figure->ratio < 1 ? 2 : 1));
}

/* --- The first words ------------------------------------------------------------ */

/* The first measure whose ratio is known, here and in the Ambito. */
static const struct figure *first_shown(const struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->open->n_figures; i++) {
		const struct figure *figure = &sheet->open->figures[i];

		if (figure->level == LEVEL_COMUNE && !isnan(figure->ratio) &&
		    strcmp(figure->code, sheet->comune->code) == 0)
			return figure;
	}
	return NULL;
}

static void lead(struct sheet *sheet)
{
	const struct figure *figure = first_shown(sheet), *ambito;
	struct text out = {0};

	if (sheet->board->plan->k == 0)
		text_add_string(&out, "Nessun trimestre del piano è ancora "
				"finito: non ci sono valori da mostrare.");
	else if (figure == NULL && sheet->open->n_figures == 0 &&
		 sheet->open->n_locals > 0)
		text_format(&out, "Qui c'è ciò che gli indicatori del piano "
			    "dicono di %s.", sheet->comune->name);
	else if (figure == NULL && sheet->open->n_figures == 0)
		text_format(&out, "Di patti, beneficiari, interventi, rette e "
			    "personale non è ancora arrivato nulla per %s.",
			    sheet->comune->name);
	else if (figure == NULL)
		text_format(&out, "I dati di %s riguardano poche persone, o "
			    "non sono ancora arrivati: qui c'è ciò che si può "
			    "dire.", sheet->comune->name);
	else {
		ambito = pubblico_figure(sheet->open, figure->measure,
					 LEVEL_AMBITO, "AMBITO");
		text_format(&out, "%s dall'inizio del piano: ", figure->name);
		pubblico_cell(&out, figure);
		text_add_string(&out, ", cioè ");
		comuni_ratio(&out, figure);
		text_format(&out, " %s; in tutto l'Ambito ",
			    figure->per_words);
		comuni_ratio(&out, ambito);
		text_add_string(&out, ".");
	}
	pdf_paragraph(sheet->pdf, THEME_LEAD, text_string(&out));
	text_free(&out);
}

static void head(struct sheet *sheet)
{
	const struct comune *comune = sheet->comune;
	struct text frame = {0};
	char people[FORMAT_SIZE], date[FORMAT_SIZE];

	pdf_heading(sheet->pdf, 1, comune->name, NULL);
	text_format(&frame, "%s abitanti, subambito %s. ",
		    format_number(people, sizeof people, comune->people, 0),
		    comune->subambito_name);
	if (sheet->board->plan->k > 0)
		text_format(&frame, "Dati dall'inizio del piano, %s.",
			    format_date_after(date, sizeof date, "dal",
					      sheet->board->plan->from));
	pdf_paragraph(sheet->pdf, THEME_SUBTITLE, text_string(&frame));
	text_free(&frame);
	lead(sheet);
}

/* --- The figures ------------------------------------------------------------------ */

static int has_before(const struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->open->n_figures; i++)
		if (sheet->open->figures[i].has_before)
			return 1;
	return 0;
}

static void add_share(struct text *out, const struct figure *figure)
{
	char share[FORMAT_SIZE];

	if (figure->per_words == NULL)
		text_add_string(out, "–");
	else if (figure->mark != NULL)
		text_add_string(out, figure->mark);
	else if (isnan(figure->share))
		text_add_string(out, "–");
	else
		text_add_string(out, format_percent(share, sizeof share,
						    figure->share));
}

static void figure_row(struct sheet *sheet, const struct figure *figure,
		       int before)
{
	const struct pubblico *open = sheet->open;
	struct text words[MOST_COLUMNS] = {{0}};
	struct pdf_span cells[MOST_COLUMNS] = {{0}};
	size_t n = 0;

	text_add_string(&words[n], figure->name);
	if (strcmp(figure->unit, "euro") == 0)
		text_add_string(&words[n], " (€)");
	if (figure->per_words != NULL)
		text_format(&words[n], ", %s", figure->per_words);
	pubblico_cell(&words[++n], figure);
	if (before)
		pubblico_cell_before(&words[++n], figure);
	add_share(&words[++n], figure);
	comuni_ratio(&words[++n], figure);
	comuni_ratio(&words[++n], pubblico_figure(open, figure->measure,
						  LEVEL_SUBAMBITO,
						  sheet->comune->subambito));
	comuni_ratio(&words[++n], pubblico_figure(open, figure->measure,
						  LEVEL_AMBITO, "AMBITO"));
	for (size_t i = 0; i <= n; i++)
		cells[i] = (struct pdf_span){ .text = text_string(&words[i]),
					      .bold = i == 1 };
	pdf_table_row(sheet->pdf, cells, PDF_ROW_PLAIN);
	for (size_t i = 0; i <= n; i++)
		text_free(&words[i]);
	sheet->reserved |= figure->mark != NULL || figure->mark_before != NULL;
}

static void figures_table(struct sheet *sheet)
{
	struct pdf_column columns[MOST_COLUMNS] = {
		{ .title = "Misura", .share = 1, .row_header = 1 },
	};
	char date[FORMAT_SIZE];
	int before = has_before(sheet);
	size_t n = 1;

	columns[n++] = (struct pdf_column){
		.title = format_date_after(date, sizeof date, "Al",
			sheet->board->quarters[sheet->board->plan->k - 1].end),
		.width = 70, .align = PDF_ALIGN_RIGHT };
	if (before)
		columns[n++] = (struct pdf_column){
			.title = "Un anno prima", .width = 66,
			.align = PDF_ALIGN_RIGHT };
	columns[n++] = (struct pdf_column){
		.title = "Quota dell'Ambito", .width = 54,
		.align = PDF_ALIGN_RIGHT };
	columns[n++] = (struct pdf_column){
		.title = "In rapporto: Comune", .width = 62,
		.align = PDF_ALIGN_RIGHT };
	columns[n++] = (struct pdf_column){
		.title = "Subambito", .width = 58, .align = PDF_ALIGN_RIGHT };
	columns[n++] = (struct pdf_column){
		.title = "Ambito", .width = 50, .align = PDF_ALIGN_RIGHT };
	pdf_table_begin(sheet->pdf, &(struct pdf_table){
		.columns = columns, .n = n,
		.summary = "Una riga per misura: quanto nel Comune, un anno "
			   "prima, la sua quota dell'Ambito, e il rapporto "
			   "agli abitanti nel Comune, nel subambito, "
			   "nell'Ambito." });
	for (size_t i = 0; i < sheet->open->n_figures; i++) {
		const struct figure *figure = &sheet->open->figures[i];

		if (figure->level == LEVEL_COMUNE &&
		    strcmp(figure->code, sheet->comune->code) == 0)
			figure_row(sheet, figure, before);
	}
	pdf_table_end(sheet->pdf);
}

static void received(struct sheet *sheet, struct err *err)
{
	const struct figure *figure = first_shown(sheet);
	struct text note = {0};
	char share[FORMAT_SIZE];

	if (sheet->open->n_figures == 0)
		return;
	pdf_heading(sheet->pdf, 2, "Che cosa hanno ricevuto i cittadini", NULL);
	figures_table(sheet);
	if (figure != NULL)
		text_format(&note, "%s ha %s degli abitanti dell'Ambito.",
			    sheet->comune->name,
			    format_percent_after(share, sizeof share, "il",
						 figure->share_people));
	pdf_paragraph(sheet->pdf, THEME_TEXT, text_string(&note));
	comuni_charts(sheet, err);
	text_free(&note);
}

/* --- Where there is no table of the Comuni: the indicators ------------------------- */

static void add_local(struct text *out, const struct indicator *indicator,
		      double value, const char *mark)
{
	if (mark != NULL)
		text_add_string(out, mark);
	else
		words_value(out, indicator, value);
}

static void local_row(struct sheet *sheet, const struct local *local)
{
	const struct indicator *indicator =
		board_indicator(sheet->board, local->id);
	struct text words[3] = {{0}};

	add_local(&words[0], indicator, local->value, local->mark);
	add_local(&words[1], indicator, local->subambito,
		  local->mark_subambito);
	add_local(&words[2], indicator, local->ambito, local->mark_ambito);
	pdf_table_row(sheet->pdf, (struct pdf_span[]){
		{ .text = indicator->description },
		{ .text = text_string(&words[0]), .bold = 1 },
		{ .text = text_string(&words[1]) },
		{ .text = text_string(&words[2]) } }, PDF_ROW_PLAIN);
	for (size_t i = 0; i < 3; i++)
		text_free(&words[i]);
	sheet->reserved |= local->mark != NULL ||
			   local->mark_subambito != NULL ||
			   local->mark_ambito != NULL;
}

static void local_table(struct sheet *sheet)
{
	static const struct pdf_column columns[] = {
		{ .title = "Indicatore", .share = 1, .row_header = 1 },
		{ .title = "Comune", .width = 60, .align = PDF_ALIGN_RIGHT },
		{ .title = "Subambito", .width = 60, .align = PDF_ALIGN_RIGHT },
		{ .title = "Ambito", .width = 60, .align = PDF_ALIGN_RIGHT },
	};

	if (sheet->open->n_locals == 0)
		return;
	pdf_heading(sheet->pdf, 2, "Gli indicatori del piano nel Comune", NULL);
	pdf_table_begin(sheet->pdf, &(struct pdf_table){
		.columns = columns, .n = 4,
		.summary = "Una riga per indicatore: nel Comune, nel suo "
			   "subambito, nell'Ambito." });
	for (size_t i = 0; i < sheet->open->n_locals; i++)
		if (strcmp(sheet->open->locals[i].comune,
			   sheet->comune->code) == 0)
			local_row(sheet, &sheet->open->locals[i]);
	pdf_table_end(sheet->pdf);
}

/* --- Social workers ----------------------------------------------------------------- */

static void add_standard(struct text *out, const char *name, double lacks)
{
	char number[FORMAT_SIZE];

	if (lacks <= 0)
		text_format(out, "lo standard di uno ogni %s abitanti è "
			    "rispettato", name);
	else
		text_format(out, "per lo standard di uno ogni %s abitanti ne "
			    "mancano %s", name,
			    format_number(number, sizeof number,
					  ceil(lacks * 100 - 1e-6) / 100, 2));
}

static void workers(struct sheet *sheet)
{
	const struct figure *figure = comuni_figure(sheet,
						    "assistenti_sociali");
	struct text out = {0};
	char number[FORMAT_SIZE];

	if (figure == NULL)
		return;
	pdf_heading(sheet->pdf, 2, "I suoi assistenti sociali", NULL);
	if (isnan(figure->value))
		text_format(&out, "Quanti assistenti sociali lavorano per %s "
			    "non è ancora stato comunicato.",
			    sheet->comune->name);
	else {
		text_format(&out, "Per %s lavorano %s assistenti sociali (in "
			    "unità a tempo pieno, comunali e distrettuali)",
			    sheet->comune->name,
			    format_number(number, sizeof number,
					  figure->value, 2));
		if (figure->value > 0)
			text_format(&out, ", uno ogni %s abitanti",
				    format_number(number, sizeof number,
						  figure->people /
							  figure->value, 0));
		text_add_string(&out, ": ");
		add_standard(&out, "5.000", figure->lacks_5000);
		text_add_string(&out, "; ");
		add_standard(&out, "4.000", figure->lacks_4000);
		text_add_string(&out, ".");
	}
	pdf_paragraph(sheet->pdf, THEME_TEXT, text_string(&out));
	text_free(&out);
}

/* --- What waits for it ------------------------------------------------------------- */

static void waiting_line(struct sheet *sheet, const struct waiting *waiting)
{
	const struct indicator *indicator =
		board_indicator(sheet->board, waiting->id);
	struct text lead_words = {0}, rest = {0};

	text_format(&lead_words, "%s: ", indicator->name);
	if (strcmp(waiting->place, "comune") == 0) {
		words_standing(&rest, indicator);
		text_format(&rest, "; %s non è ancora fra i Comuni che si "
			    "contano", sheet->comune->name);
	} else {
		text_add_string(&rest, "in ogni subambito ");
		text_add_string(&rest, strcmp(indicator->operator, "<=") == 0
					       ? "al più " : "almeno ");
		words_amount(&rest, indicator, indicator->minimum);
		text_format(&rest, "; nel subambito %s ", waiting->name);
		if (waiting->mark != NULL)
			text_add_string(&rest, "non ci si è ancora (il numero "
					"non si pubblica)");
		else
			words_value(&rest, indicator, waiting->value);
	}
	text_add_string(&rest, ".");
	pdf_list_item(sheet->pdf, (struct pdf_span[]){
		{ .text = text_string(&lead_words), .bold = 1 },
		{ .text = text_string(&rest) } }, 2);
	text_free(&lead_words);
	text_free(&rest);
}

static void waiting(struct sheet *sheet)
{
	struct text heading = {0};
	size_t n = 0;

	if (sheet->board->plan->k == 0)
		return;
	text_format(&heading, "Gli obiettivi che dipendono anche da %s",
		    sheet->comune->name);
	pdf_heading(sheet->pdf, 2, text_string(&heading), NULL);
	text_free(&heading);
	for (size_t i = 0; i < sheet->open->n_waiting; i++) {
		const struct waiting *one = &sheet->open->waiting[i];

		if (strcmp(one->comune, sheet->comune->code) != 0)
			continue;
		if (n++ == 0)
			pdf_list_begin(sheet->pdf, THEME_TEXT, 0);
		waiting_line(sheet, one);
	}
	if (n > 0)
		pdf_list_end(sheet->pdf);
	else
		pdf_paragraph(sheet->pdf, THEME_TEXT, "Nessuno, per quanto si "
			      "può pubblicare: i minimi dei subambiti e le "
			      "quote di Comuni non aspettano questo Comune.");
}

void comuni_page(struct sheet *sheet, struct err *err)
{
	head(sheet);
	if (sheet->board->plan->k > 0) {
		received(sheet, err);
		local_table(sheet);
		workers(sheet);
		waiting(sheet);
	}
	if (sheet->reserved)
		pubblico_legend(sheet->open, sheet->pdf);
}
