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

/* The subambiti beside each other, for everybody. */
static void bars(struct pnrr *pnrr, struct plate *plate, struct err *err)
{
	const struct indicator *indicator = indicator_at(pnrr, 0);
	const struct place *places = board_places(pnrr->board, indicator->id);
	struct chart_bar rows[MOST_BARS];
	size_t n = pnrr->board->n_subambiti, most = 0;

	if (places == NULL || n < 2 || n > MOST_BARS ||
	    !(indicator->value > 0))
		return;
	text_format(&plate->alt, "Barre per subambito di %s: ",
		    indicator->description);
	for (size_t i = 0; i < n; i++) {
		rows[i] = (struct chart_bar){ .name = places[i].name,
					      .value = places[i].value };
		if (places[i].value > places[most].value)
			most = i;
		text_format(&plate->alt, "%s%s ", i > 0 ? ", " : "",
			    places[i].name);
		words_value(&plate->alt, indicator, places[i].value);
	}
	text_add_string(&plate->alt, ".");
	text_format(&plate->title, "%s: ", places[most].name);
	words_value(&plate->title, indicator, places[most].value);
	text_add_string(&plate->title, " persone su ");
	words_value(&plate->title, indicator, indicator->value);
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

/* "12 (14)": what is, and what was expected. */
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

		if (points != NULL) {
			words_value(&cells[i], indicator,
				    points[quarter].value);
			text_add_string(&cells[i], " (");
			words_value(&cells[i], indicator,
				    points[quarter].expected);
			text_add_string(&cells[i], ")");
		}
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
		const struct indicator *indicator = indicator_at(pnrr, i);

		words_value(&cells[i], indicator, indicator->value);
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
}
