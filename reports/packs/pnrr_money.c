/* pnrr_money.c: the money: by year, by chapter, by both, by source.
 *
 * Every table has the same columns and ends with its sum; what exceeds its
 * budget is told in the critical colour, never hidden.
 */
#include <math.h>
#include <string.h>

#include "format.h"
#include "packs/pnrr.h"
#include "pdf/figure.h"
#include "pdf/table.h"

enum { COLUMNS = 7, FIGURES = 5, MOST_PAIRS = 20 };

static const double least_room = 300;	/* or the section begins a page */

static const struct pdf_column columns[COLUMNS] = {
	{ .title = "", .share = 1, .row_header = 1 },
	{ .title = "Previsto (€)", .width = 62, .align = PDF_ALIGN_COMMA },
	{ .title = "Stanziato (€)", .width = 62, .align = PDF_ALIGN_COMMA },
	{ .title = "Impegnato (€)", .width = 62, .align = PDF_ALIGN_COMMA },
	{ .title = "Liquidato (€)", .width = 62, .align = PDF_ALIGN_COMMA },
	{ .title = "Residuo (€)", .width = 62, .align = PDF_ALIGN_COMMA },
	{ .title = "Quota pagata", .width = 44, .align = PDF_ALIGN_RIGHT },
};

/* A cut of the money, as a table. */
struct cut {
	const char *name;		/* of report_bilancio */
	const char *title;		/* of the first column */
	const char *caption;
	const char *summary;
};

static const struct cut years = {
	"anno", "Anno", "Per anno",
	"Una riga per anno di esercizio, l'ultima è la somma."
};
static const struct cut chapters = {
	"capitolo", "Capitolo", "Per capitolo",
	"Una riga per capitolo di bilancio, l'ultima è la somma."
};
static const struct cut both = {
	"capitolo_anno", "Capitolo e anno", "Per capitolo e per anno",
	"Per ogni capitolo una riga per anno; l'ultima è la somma del "
	"capitolo."
};
static const struct cut sources = {
	"fonte", "Fonte", "Per fonte di finanziamento",
	"Una riga per fonte di finanziamento, l'ultima è la somma."
};

static void budget_row(struct pnrr *pnrr, const struct budget *budget)
{
	const double values[FIGURES] = {budget->planned, budget->allotted,
					budget->committed, budget->paid,
					budget->left};
	struct text name = {0}, cells[FIGURES] = {{0}};
	struct pdf_span row[COLUMNS] = {{0}};
	char share[FORMAT_SIZE];

	if (!budget->total && strcmp(budget->cut, "capitolo") == 0 &&
	    strchr(budget->chapter, '/') != NULL)
		text_format(&name, "%s ", budget->chapter);
	text_add_string(&name, budget->name);
	row[0].text = text_string(&name);
	for (size_t i = 0; i < FIGURES; i++) {
		if (isnan(values[i]))
			text_add_string(&cells[i], i == 0 ? FORMAT_NOT_FORESEEN
							  : FORMAT_MISSING);
		else
			pnrr_cents(&cells[i], values[i]);
		row[i + 1].text = text_string(&cells[i]);
	}
	if (budget->left < 0)
		row[FIGURES].colour = THEME_CRITICAL;
	row[COLUMNS - 1].text = isnan(budget->share) ? "–"
		: format_percent(share, sizeof share, budget->share);
	pdf_table_row(pnrr->pdf, row, budget->total ? PDF_ROW_BOLD
						    : PDF_ROW_PLAIN);
	text_free(&name);
	for (size_t i = 0; i < FIGURES; i++)
		text_free(&cells[i]);
}

static size_t count_rows(const struct pnrr *pnrr, const struct cut *cut)
{
	size_t n = 0;

	for (size_t i = 0; i < pnrr->n_budgets; i++)
		n += strcmp(pnrr->budgets[i].cut, cut->name) == 0;
	return n;
}

/* The name of a chapter, from the rows of the chapters. */
static const char *chapter_name(const struct pnrr *pnrr, const char *chapter)
{
	for (size_t i = 0; i < pnrr->n_budgets; i++)
		if (strcmp(pnrr->budgets[i].cut, chapters.name) == 0 &&
		    strcmp(pnrr->budgets[i].chapter, chapter) == 0)
			return pnrr->budgets[i].name;
	return "";
}

static void group_row(struct pnrr *pnrr, const struct budget *budget)
{
	struct text name = {0};

	if (strchr(budget->chapter, '/') != NULL)
		text_format(&name, "%s ", budget->chapter);
	text_add_string(&name, chapter_name(pnrr, budget->chapter));
	pdf_table_row(pnrr->pdf, &(struct pdf_span){
		.text = text_string(&name) }, PDF_ROW_GROUP);
	text_free(&name);
}

static void table(struct pnrr *pnrr, const struct cut *cut, int grouped)
{
	struct pdf_column titled[COLUMNS];
	const char *group = NULL;

	if (count_rows(pnrr, cut) == 0)
		return;
	memcpy(titled, columns, sizeof titled);
	titled[0].title = cut->title;
	pdf_table_begin(pnrr->pdf, &(struct pdf_table){
		.caption = cut->caption, .columns = titled, .n = COLUMNS,
		.summary = cut->summary });
	for (size_t i = 0; i < pnrr->n_budgets; i++) {
		const struct budget *budget = &pnrr->budgets[i];

		if (strcmp(budget->cut, cut->name) != 0)
			continue;
		if (grouped &&
		    (group == NULL || strcmp(group, budget->chapter) != 0))
			group_row(pnrr, budget);
		group = budget->chapter;
		budget_row(pnrr, budget);
	}
	pdf_table_end(pnrr->pdf);
}

/* --- The charts ------------------------------------------------------------ */

/* Planned and paid of each row of a cut, its sum left out. */
static struct drawing *pairs(struct pnrr *pnrr, const struct cut *cut,
			     double width, struct text *alt, struct err *err)
{
	struct chart_pair rows[MOST_PAIRS];
	size_t n = 0;

	text_format(alt, "%s, previsto e pagato:", cut->caption);
	for (size_t i = 0; i < pnrr->n_budgets && n < MOST_PAIRS; i++) {
		const struct budget *budget = &pnrr->budgets[i];

		if (strcmp(budget->cut, cut->name) != 0 || budget->total)
			continue;
		rows[n++] = (struct chart_pair){
			.name = budget->name, .first = budget->planned / 100,
			.second = budget->paid / 100 };
		text_format(alt, "%s %s ", n > 1 ? ";" : "", budget->name);
		pnrr_euro(alt, budget->planned);
		text_add_string(alt, " e ");
		pnrr_euro(alt, budget->paid);
	}
	text_add_string(alt, ".");
	if (n == 0)
		return NULL;
	return chart_pairs(pnrr->context->charts, &(struct chart_pairs){
		.frame = { .name = cut->name, .width = width,
			   .height = chart_pairs_height(n),
			   .unit = CHART_EURO },
		.pairs = rows, .n = n, .first_word = "Previsto",
		.second_word = "Pagato" }, err);
}

/* The row of a cut that has most left to pay; NULL when none has. */
static const struct budget *most_left(const struct pnrr *pnrr,
				      const struct cut *cut)
{
	const struct budget *most = NULL;

	for (size_t i = 0; i < pnrr->n_budgets; i++) {
		const struct budget *budget = &pnrr->budgets[i];

		if (strcmp(budget->cut, cut->name) == 0 && !budget->total &&
		    budget->left > 0 &&
		    (most == NULL || budget->left > most->left))
			most = budget;
	}
	return most;
}

static void charts(struct pnrr *pnrr, struct err *err)
{
	const struct budget *most = most_left(pnrr, &chapters);
	struct text title = {0}, alt = {0};
	struct drawing *drawing = NULL;

	drawing = pairs(pnrr, &chapters, pdf_width(pnrr->pdf), &alt, err);
	if (most != NULL) {
		text_format(&title, "%s: restano da pagare ", most->name);
		pnrr_euro(&title, most->left);
		text_add_string(&title, ", più che in ogni altro capitolo");
	} else {
		text_add_string(&title, "Nessun capitolo ha ancora da pagare");
	}
	if (drawing != NULL)
		pdf_figure(pnrr->pdf, &(struct pdf_figure){
			.drawing = drawing, .title = text_string(&title),
			.subtitle = "Previsto in tutto il progetto e pagato a "
				    "oggi, per capitolo (€)",
			.alt = text_string(&alt) });
	drawing_free(drawing);
	text_free(&title);
	text_free(&alt);
}

/* --- The words ------------------------------------------------------------- */

static void add_exceeded(struct text *out, const struct pnrr *pnrr)
{
	size_t n = 0;

	for (size_t i = 0; i < pnrr->n_budgets; i++) {
		const struct budget *budget = &pnrr->budgets[i];

		if (strcmp(budget->cut, chapters.name) != 0 || budget->total ||
		    !(budget->left < 0))
			continue;
		text_format(out, "%s%s (", n++ == 0
			    ? " Pagato più del previsto: " : ", ",
			    budget->name);
		pnrr_euro(out, -budget->left);
		text_add_string(out, " in più)");
	}
	text_add_string(out, n > 0 ? "." : "");
}

static void finding(struct pnrr *pnrr)
{
	const struct budget *all = pnrr_total(pnrr, "anno");
	struct text words = {0};
	char share[FORMAT_SIZE];

	if (all == NULL || isnan(all->paid)) {
		text_add_string(&words, "Non è ancora arrivato nessun file di "
				"spese: del denaro si conosce soltanto il "
				"piano.");
	} else {
		text_add_string(&words, "Sono stati pagati ");
		pnrr_euro(&words, all->paid);
		if (!isnan(all->share))
			text_format(&words, ", %s del piano",
				    format_percent_after(share, sizeof share,
							 "il", all->share));
		text_add_string(&words, all->left < 0
				? "; il piano è superato di "
				: "; restano da pagare ");
		pnrr_euro(&words, fabs(all->left));
		text_add_string(&words, ". Sono impegnati ");
		pnrr_euro(&words, all->committed);
		if (!isnan(all->coincidence))
			text_format(&words, ", %s dello stanziato (livello di "
				    "coincidenza)",
				    format_percent_after(share, sizeof share,
							 "il",
							 all->coincidence));
		text_add_string(&words, ".");
		add_exceeded(&words, pnrr);
	}
	pdf_paragraph(pnrr->pdf, THEME_LEAD, text_string(&words));
	text_free(&words);
}

/* What will be paid at the end of the year that is going on: not where the
 * quarter's own file lacks, and the pace with it. */
static void projection(struct pnrr *pnrr)
{
	const struct progress *side = pnrr_side(pnrr, "finanziario");
	const char *period = pnrr->board->plan->period;
	struct text words = {0};

	if (side != NULL && side->status != NULL &&
	    strcmp(side->status, "dati_mancanti") == 0)
		return;
	for (size_t i = 0; period != NULL && i < pnrr->n_budgets; i++) {
		const struct budget *budget = &pnrr->budgets[i];

		if (strcmp(budget->cut, years.name) != 0 || budget->total ||
		    strncmp(budget->name, period, 4) != 0 ||
		    !(budget->projection > 0))
			continue;
		text_format(&words, "Con il ritmo di quest'anno i pagamenti "
			    "dell'esercizio %s saranno a dicembre ",
			    budget->name);
		pnrr_euro(&words, budget->projection);
		if (!isnan(budget->planned)) {
			text_add_string(&words, ", su ");
			pnrr_euro(&words, budget->planned);
			text_add_string(&words, " previsti");
		}
		text_add_string(&words, ".");
	}
	pdf_paragraph(pnrr->pdf, THEME_TEXT, text_string(&words));
	text_free(&words);
}

static void mismatches(struct pnrr *pnrr)
{
	struct text words = {0};

	for (size_t i = 0; i < pnrr->n_mismatches; i++) {
		const struct mismatch *mismatch = &pnrr->mismatches[i];

		text_format(&words, "%s%s.csv, %s «%s»: dichiarato ",
			    i == 0 ? "Totali che non quadrano con le loro "
				     "celle: " : "; ",
			    mismatch->table, mismatch->way, mismatch->place);
		pnrr_cents(&words, mismatch->declared);
		text_add_string(&words, " €, somma ");
		pnrr_cents(&words, mismatch->sum);
		text_add_string(&words, " €");
	}
	if (words.length > 0)
		text_add_string(&words, ". Qui valgono le celle.");
	pdf_paragraph(pnrr->pdf, THEME_NOTE, text_string(&words));
	text_free(&words);
}

void pnrr_money(struct pnrr *pnrr, struct err *err)
{
	const struct budget *all = pnrr_total(pnrr, "anno");
	int known = all != NULL && !isnan(all->paid);

	pdf_reserve(pnrr->pdf, least_room);
	pdf_heading(pnrr->pdf, 2, "Avanzamento finanziario", "finanziario");
	finding(pnrr);
	projection(pnrr);
	if (known)
		charts(pnrr, err);
	table(pnrr, &years, 0);
	table(pnrr, &chapters, 0);
	mismatches(pnrr);
	table(pnrr, &sources, 0);
	/* Before any payment it would say the plan again, line by line. */
	if (known)
		table(pnrr, &both, 1);
}
