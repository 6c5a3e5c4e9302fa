/* pnrr_people.c: the people reached, by category, quarter and subambito.
 *
 * A chart and a column for each indicator that counts people: everybody first,
 * then the parts. What an indicator is, is the matrix's business.
 */
#include <math.h>
#include <string.h>

#include "format.h"
#include "packs/pnrr.h"
#include "packs/words.h"
#include "pdf/figure.h"
#include "pdf/table.h"

enum { ACROSS = 2, MOST_PEOPLE = 6, MOST_BARS = 60 };

static const double least_room = 300;	/* or the section begins a page */
static const double figure_column = 62;	/* points */

static const struct indicator *indicator_at(const struct pnrr *pnrr, size_t i)
{
	return board_indicator(pnrr->board, pnrr->people[i].id);
}

static size_t shown(const struct pnrr *pnrr)
{
	return pnrr->n_people < MOST_PEOPLE ? pnrr->n_people : MOST_PEOPLE;
}

/* Everybody; the parts are told by their own charts. */
static void finding(struct pnrr *pnrr)
{
	const struct indicator *indicator = indicator_at(pnrr, 0);
	struct text words = {0};

	text_format(&words, "%s: ", indicator->name);
	words_standing(&words, indicator);
	words_judgement(&words, indicator);
	text_add_string(&words, ".");
	pdf_paragraph(pnrr->pdf, THEME_LEAD, text_string(&words));
	text_free(&words);
}

/* A chart with its texts, until it is on the page. */
struct plate {
	struct drawing *drawing;
	struct text title, alt;
	const char *subtitle;
};

/* The largest of the figures shown; NULL when none is above zero. */
static const struct place *largest(const struct place *places, size_t n)
{
	const struct place *found = NULL;

	for (size_t i = 0; i < n; i++)
		if (places[i].value > (found != NULL ? found->value : 0))
			found = &places[i];
	return found;
}

/* "Crema: 12 persone su 23", "Crema: 12 persone; 2 dati riservati": who reads
 * it must not believe that 12 are the most. */
static void add_bars_title(struct text *out, const struct indicator *indicator,
			   const struct place *most, size_t reserved)
{
	text_format(out, "%s: ", most->name);
	words_value(out, indicator, most->value);
	text_add_string(out, " persone");
	if (indicator->mark == NULL) {
		text_add_string(out, " su ");
		words_value(out, indicator, indicator->value);
	}
	if (reserved > 0)
		text_format(out, "; %zu %s", reserved,
			    reserved == 1 ? "dato riservato" : "dati riservati");
}

static void describe_bar(struct text *alt, const struct indicator *indicator,
			 const struct place *place)
{
	text_format(alt, "%s ", place->name);
	if (place->mark != NULL)
		text_add_string(alt, "riservato");
	else
		words_value(alt, indicator, place->value);
}

/* The subambiti beside each other, for everybody. */
static void bars(struct pnrr *pnrr, struct plate *plate, struct err *err)
{
	const struct indicator *indicator = indicator_at(pnrr, 0);
	const struct place *places = board_places(pnrr->board, indicator->id);
	struct chart_bar rows[MOST_BARS];
	size_t n = pnrr->board->n_subambiti, reserved = 0;
	const struct place *most = places != NULL ? largest(places, n) : NULL;

	if (most == NULL || n < 2 || n > MOST_BARS)
		return;
	text_format(&plate->alt, "Barre per subambito di %s: ",
		    indicator->description);
	for (size_t i = 0; i < n; i++) {
		rows[i] = (struct chart_bar){
			.name = places[i].name, .value = places[i].value,
			.suppressed = places[i].mark != NULL,
			.mark = places[i].mark };
		text_add_string(&plate->alt, i > 0 ? ", " : "");
		describe_bar(&plate->alt, indicator, &places[i]);
		reserved += places[i].mark != NULL;
	}
	text_add_string(&plate->alt, ".");
	add_bars_title(&plate->title, indicator, most, reserved);
	plate->subtitle = "Persone raggiunte dall'inizio, per subambito";
	plate->drawing = chart_bars(pnrr->context->charts, &(struct chart_bars){
		.frame = { .name = indicator->code,
			   .width = pdf_figure_width(pnrr->pdf, ACROSS),
			   .height = chart_bars_height(n),
			   .unit = CHART_COUNT },
		.bars = rows, .n = n, .minimum = NAN }, err);
}

static void trend(struct pnrr *pnrr, const struct indicator *indicator,
		  struct plate *plate, struct err *err)
{
	if (!pnrr_is_counted(pnrr, indicator))
		return;
	text_format(&plate->title, "%s %s: ", indicator->code, indicator->name);
	words_standing(&plate->title, indicator);
	words_judgement(&plate->title, indicator);
	plate->subtitle = "Numero di persone, dall'inizio";
	plate->drawing = pnrr_people_chart(pnrr, indicator,
					   pdf_figure_width(pnrr->pdf, ACROSS),
					   &plate->alt, err);
}

/* --- In time --------------------------------------------------------------- */

static void charts(struct pnrr *pnrr, struct err *err)
{
	struct plate plates[MOST_PEOPLE + 1] = {{0}};
	struct pdf_figure figures[MOST_PEOPLE + 1] = {{0}};
	size_t n = 0;

	for (size_t i = 0; i < shown(pnrr); i++)
		trend(pnrr, indicator_at(pnrr, i), &plates[i], err);
	bars(pnrr, &plates[shown(pnrr)], err);
	for (size_t i = 0; i <= shown(pnrr); i++)
		if (plates[i].drawing != NULL)
			figures[n++] = (struct pdf_figure){
				.drawing = plates[i].drawing,
				.title = text_string(&plates[i].title),
				.subtitle = plates[i].subtitle,
				.alt = text_string(&plates[i].alt) };
	if (n > 0)
		pdf_figures(pnrr->pdf, figures, n, ACROSS);
	for (size_t i = 0; i <= shown(pnrr); i++) {
		drawing_free(plates[i].drawing);
		text_free(&plates[i].title);
		text_free(&plates[i].alt);
	}
}

/* The columns of a table that has one for each indicator after the first. */
static size_t set_columns(const struct pnrr *pnrr, struct pdf_column *columns,
			  const char *first)
{
	columns[0] = (struct pdf_column){ .title = first, .share = 1,
					  .row_header = 1 };
	for (size_t i = 0; i < shown(pnrr); i++)
		columns[i + 1] = (struct pdf_column){
			.title = indicator_at(pnrr, i)->code,
			.width = figure_column, .align = PDF_ALIGN_RIGHT };
	return shown(pnrr) + 1;
}

/* "12 (14)", "<5 (14)": what is, and what was expected. */
static void add_reading(struct text *out, const struct indicator *indicator,
			const struct reading *point)
{
	if (point->mark != NULL)
		text_add_string(out, point->mark);
	else
		words_value(out, indicator, point->value);
	text_add_string(out, " (");
	words_value(out, indicator, point->expected);
	text_add_string(out, ")");
}

static void quarter_row(struct pnrr *pnrr, size_t quarter)
{
	struct text cells[MOST_PEOPLE] = {{0}};
	struct pdf_span row[MOST_PEOPLE + 1] = {{0}};
	char period[FORMAT_SIZE];

	row[0].text = format_period(period, sizeof period,
				    pnrr->board->quarters[quarter].period);
	for (size_t i = 0; i < shown(pnrr); i++) {
		const struct indicator *indicator = indicator_at(pnrr, i);
		const struct reading *points =
			board_points(pnrr->board, indicator->id);

		if (points != NULL)
			add_reading(&cells[i], indicator, &points[quarter]);
		row[i + 1].text = text_string(&cells[i]);
	}
	pdf_table_row(pnrr->pdf, row, PDF_ROW_PLAIN);
	for (size_t i = 0; i < MOST_PEOPLE; i++)
		text_free(&cells[i]);
}

static void quarters(struct pnrr *pnrr)
{
	struct pdf_column columns[MOST_PEOPLE + 1];
	size_t n = set_columns(pnrr, columns, "Trimestre");

	pdf_table_begin(pnrr->pdf, &(struct pdf_table){
		.caption = "Persone raggiunte fino a ogni trimestre",
		.subtitle = "Dall'inizio del progetto; tra parentesi quelle "
			    "attese.",
		.summary = "Una riga per trimestre finito, una colonna per "
			   "indicatore.",
		.columns = columns, .n = n });
	for (int i = 0; i < pnrr->board->plan->k; i++)
		quarter_row(pnrr, (size_t)i);
	pdf_table_end(pnrr->pdf);
}

/* --- By subambito ------------------------------------------------------------ */

static void place_row(struct pnrr *pnrr, size_t place)
{
	struct text cells[MOST_PEOPLE] = {{0}};
	struct pdf_span row[MOST_PEOPLE + 1] = {{0}};

	row[0].text = pnrr->board->subambiti[place].name;
	for (size_t i = 0; i < shown(pnrr); i++) {
		const struct indicator *indicator = indicator_at(pnrr, i);
		const struct place *places =
			board_places(pnrr->board, indicator->id);

		if (places != NULL && places[place].mark != NULL)
			text_add_string(&cells[i], places[place].mark);
		else
			words_value(&cells[i], indicator,
				    places != NULL ? places[place].value : NAN);
		row[i + 1].text = text_string(&cells[i]);
	}
	pdf_table_row(pnrr->pdf, row, PDF_ROW_PLAIN);
	for (size_t i = 0; i < MOST_PEOPLE; i++)
		text_free(&cells[i]);
}

static void whole_row(struct pnrr *pnrr)
{
	struct text cells[MOST_PEOPLE] = {{0}};
	struct pdf_span row[MOST_PEOPLE + 1] = {{0}};

	row[0].text = "In tutto";
	for (size_t i = 0; i < shown(pnrr); i++) {
		pubblico_value(&cells[i], indicator_at(pnrr, i));
		row[i + 1].text = text_string(&cells[i]);
	}
	pdf_table_row(pnrr->pdf, row, PDF_ROW_BOLD);
	for (size_t i = 0; i < MOST_PEOPLE; i++)
		text_free(&cells[i]);
}

static void subambiti(struct pnrr *pnrr)
{
	struct pdf_column columns[MOST_PEOPLE + 1];
	size_t n = set_columns(pnrr, columns, "Subambito");

	/* Before the first person there is nothing to share out. */
	if (board_places(pnrr->board, pnrr->people[0].id) == NULL)
		return;
	pdf_table_begin(pnrr->pdf, &(struct pdf_table){
		.caption = "Persone raggiunte, per subambito",
		.subtitle = "Dall'inizio del progetto a oggi.",
		.summary = "Una riga per subambito, una colonna per "
			   "indicatore.",
		.columns = columns, .n = n });
	for (size_t i = 0; i < pnrr->board->n_subambiti; i++)
		place_row(pnrr, i);
	whole_row(pnrr);
	pdf_table_end(pnrr->pdf);
}

/* 1 when some figure of people, of some quarter or place, is suppressed. */
static int is_marked(const struct pnrr *pnrr)
{
	const struct board *board = pnrr->board;

	for (size_t i = 0; i < shown(pnrr); i++) {
		int id = pnrr->people[i].id;
		const struct reading *points = board_points(board, id);
		const struct place *places = board_places(board, id);

		for (size_t j = 0; points != NULL && j < board->n_quarters; j++)
			if (points[j].mark != NULL)
				return 1;
		for (size_t j = 0; places != NULL && j < board->n_subambiti; j++)
			if (places[j].mark != NULL)
				return 1;
	}
	return 0;
}

void pnrr_beneficiaries(struct pnrr *pnrr, struct err *err)
{
	if (pnrr->n_people == 0 || pnrr->board->plan->k == 0)
		return;
	pdf_reserve(pnrr->pdf, pnrr_is_counted(pnrr, indicator_at(pnrr, 0))
			       ? least_room : 0);
	pdf_heading(pnrr->pdf, 2, "Avanzamento fisico: le persone raggiunte",
		    "fisico");
	if (!pnrr_is_counted(pnrr, indicator_at(pnrr, 0))) {
		pdf_paragraph(pnrr->pdf, THEME_LEAD, "Non è ancora arrivato "
			      "nessun dato sulle persone raggiunte.");
		return;
	}
	finding(pnrr);
	charts(pnrr, err);
	quarters(pnrr);
	subambiti(pnrr);
	if (is_marked(pnrr))
		pnrr_explain(pnrr);
}
