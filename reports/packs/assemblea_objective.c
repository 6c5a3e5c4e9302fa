/* assemblea_objective.c: a page for each objective, in plain words, with the
 * one chart that tells it best (report_pubblico_grafico says which).
 *
 * An objective whose indicators are only done or undone has the band of their
 * statuses. Suppressed quarters are hatched in the chart, suppressed figures
 * read their mark in the table, under which the marks are explained.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "format.h"
#include "packs/assemblea.h"
#include "packs/words.h"

enum { MOST_QUARTERS = 100 };

/* Lower where many indicators are below: the page is to be one. */
enum { FEW_INDICATORS = 6 };
static const double high_chart = THEME_MM(82), low_chart = THEME_MM(55);

static int is(const char *text, const char *word)
{
	return text != NULL && strcmp(text, word) == 0;
}

static const struct indicator *telling(const struct assemblea *assemblea,
				       const char *objective)
{
	for (size_t i = 0; i < assemblea->open->n_telling; i++)
		if (is(assemblea->open->telling[i].objective, objective))
			return board_indicator(assemblea->board,
					       assemblea->open->telling[i].id);
	return NULL;
}

static enum chart_unit unit_of(const struct indicator *indicator)
{
	if (is(indicator->scale, "percentuale"))
		return CHART_PERCENT;
	if (is(indicator->scale, "euro"))
		return CHART_EURO;
	return is(indicator->scale, "decimale") ? CHART_DECIMAL : CHART_COUNT;
}

static void describe(const struct assemblea *assemblea,
		     const struct indicator *indicator,
		     const struct reading *points, struct text *alt)
{
	char period[FORMAT_SIZE];

	text_format(alt, "Andamento di %s. ", indicator->description);
	for (int i = 0; i < assemblea->board->plan->k; i++) {
		text_format(alt, "%s%s: ", i > 0 ? "; " : "",
			    format_period(period, sizeof period,
				assemblea->board->quarters[i].period));
		if (points[i].mark != NULL)
			text_add_string(alt, "riservato");
		else
			words_value(alt, indicator, points[i].value);
	}
	text_add_string(alt, ". Obiettivo ");
	words_value(alt, indicator, indicator->target);
	text_add_string(alt, ".");
}

static struct drawing *draw_trend(const struct assemblea *assemblea,
				  const struct indicator *indicator,
				  const struct reading *points, double height,
				  struct err *err)
{
	const struct board *board = assemblea->board;
	const char *labels[MOST_QUARTERS], *marks[MOST_QUARTERS];
	double actual[MOST_QUARTERS], expected[MOST_QUARTERS];
	unsigned char restarts[MOST_QUARTERS];

	for (size_t i = 0; i < board->n_quarters; i++) {
		const char *period = board->quarters[i].period;

		labels[i] = board->quarters[i].label;
		marks[i] = points[i].mark;
		actual[i] = points[i].value;
		expected[i] = points[i].expected;
		/* A yearly count falls to nothing in January. */
		restarts[i] = is(indicator->window, "anno") &&
			      is(period + strlen(period) - 2, "T1");
	}
	return chart_trend(assemblea->context->charts, &(struct chart_trend){
		.frame = { .name = indicator->code,
			   .width = pdf_width(assemblea->pdf),
			   .height = height,
			   .unit = unit_of(indicator) },
		.n = board->n_quarters, .labels = labels, .actual = actual,
		.expected = expected, .restarts = restarts, .marks = marks,
		.target = indicator->target,
		.projection = words_projection(indicator),
		.target_word = is(indicator->operator, "<=") ? "Al più" : NULL,
	}, err);
}

static void add_subtitle(struct text *out, const struct indicator *indicator)
{
	if (is(indicator->scale, "percentuale"))
		text_add_string(out, "Per cento");
	else if (is(indicator->scale, "euro"))
		text_add_string(out, "Euro");
	else
		text_format(out, "Numero (%s)", words_has(indicator->unit)
							? indicator->unit
							: "valore");
	text_add_string(out, ", ");
	words_window(out, indicator);
	text_add_string(out, ". Tratteggiato: quanto ci si attendeva.");
}

static void set_trend(struct assemblea *assemblea,
		      const struct objective *objective,
		      const struct indicator *indicator, struct err *err)
{
	const struct reading *points =
		board_points(assemblea->board, indicator->id);
	struct text title = {0}, subtitle = {0}, alt = {0};
	struct drawing *drawing = draw_trend(assemblea, indicator, points,
		objective->n_indicators > FEW_INDICATORS ? low_chart
							 : high_chart, err);

	if (drawing == NULL)
		return;
	text_format(&title, "%s: ", indicator->name);
	words_standing(&title, indicator);
	words_judgement(&title, indicator);
	add_subtitle(&subtitle, indicator);
	describe(assemblea, indicator, points, &alt);
	pdf_figure(assemblea->pdf, &(struct pdf_figure){
		.drawing = drawing, .title = text_string(&title),
		.subtitle = text_string(&subtitle),
		.alt = text_string(&alt) });
	drawing_free(drawing);
	text_free(&title);
	text_free(&subtitle);
	text_free(&alt);
}

static void set_band(struct assemblea *assemblea,
		     const struct objective *objective, struct err *err)
{
	struct text alt = {0};
	struct drawing *drawing = assemblea_band(assemblea, objective->code,
						 &alt, err);

	if (drawing != NULL)
		pdf_figure(assemblea->pdf, &(struct pdf_figure){
			.drawing = drawing,
			.title = "Lo stato dei suoi indicatori",
			.alt = text_string(&alt) });
	drawing_free(drawing);
	text_free(&alt);
}

static void set_chart(struct assemblea *assemblea,
		      const struct objective *objective, struct err *err)
{
	const struct indicator *indicator =
		telling(assemblea, objective->code);

	if (indicator != NULL && assemblea->board->n_quarters <= MOST_QUARTERS)
		set_trend(assemblea, objective, indicator, err);
	else if (assemblea->board->plan->k > 0)
		set_band(assemblea, objective, err);
}

/* "Su 6 indicatori, 2 raggiunti, 3 in linea e 1 riservato." */
static void add_sentence(const struct assemblea *assemblea,
			 const struct objective *objective, struct text *out)
{
	size_t counts[THEME_STATUSES], reserved;
	struct text states = {0};

	pubblico_count(assemblea->board, objective->code, counts, &reserved);
	words_counts(&states, counts);
	if (states.length == 0 && reserved == 0)
		text_format(out, "%d %s, da giudicare quando finirà il primo "
			    "trimestre.", objective->n_indicators,
			    objective->n_indicators == 1 ? "indicatore"
							 : "indicatori");
	else
		text_format(out, "Su %d %s: %s", objective->n_indicators,
			    objective->n_indicators == 1 ? "indicatore"
							 : "indicatori",
			    text_string(&states));
	if (reserved > 0)
		text_format(out, "%s%zu %s poche persone",
			    states.length > 0 ? "; " : "", reserved,
			    reserved == 1
				    ? "non si pubblica, perché riguarda"
				    : "non si pubblicano, perché riguardano");
	if (states.length > 0 || reserved > 0)
		text_add_string(out, ".");
	text_free(&states);
}

static void add_money(const struct assemblea *assemblea,
		      const struct objective *objective, struct text *out)
{
	const struct spent *spent = assemblea_spent(assemblea,
						    objective->code);
	char planned[FORMAT_SIZE], paid[FORMAT_SIZE], share[FORMAT_SIZE];

	if (spent == NULL)
		return;
	text_format(out, "Risorse previste: %s €",
		    format_euro(planned, sizeof planned, spent->planned / 100));
	if (!isnan(spent->paid))
		text_format(out, "; spese: %s €",
			    format_euro(paid, sizeof paid, spent->paid / 100));
	if (!isnan(spent->share))
		text_format(out, " (%s)", format_percent(share, sizeof share,
							 spent->share));
	text_add_string(out, ".");
}

static void indicator_row(struct assemblea *assemblea,
			  const struct indicator *indicator)
{
	struct text value = {0}, target = {0};
	char date[FORMAT_SIZE];

	if (indicator->done_on != NULL)
		text_add_string(&value, format_date_short(date, sizeof date,
							  indicator->done_on));
	else if (indicator->milestone && indicator->mark == NULL)
		text_add_string(&value, "non ancora");
	else
		pubblico_value(&value, indicator);
	if (indicator->milestone && indicator->due != NULL)
		text_format(&target, "entro %s",
			    format_date_after(date, sizeof date, "il",
					      indicator->due));
	else {
		text_add_string(&target, is(indicator->operator, "<=")
						 ? "al più " : "");
		words_amount(&target, indicator, indicator->target);
	}
	pdf_table_row(assemblea->pdf, (struct pdf_span[]){
		{ .text = indicator->description },
		{ .text = text_string(&value), .bold = 1 },
		{ .text = text_string(&target) },
		pubblico_status(assemblea->board, indicator) }, PDF_ROW_PLAIN);
	text_free(&value);
	text_free(&target);
}

static void set_table(struct assemblea *assemblea,
		      const struct objective *objective)
{
	static const struct pdf_column columns[] = {
		{ .title = "Che cosa si misura", .share = 1, .row_header = 1 },
		{ .title = "Oggi", .width = 62, .align = PDF_ALIGN_RIGHT },
		{ .title = "Obiettivo", .width = 118 },
		{ .title = "Stato", .width = 96 },
	};
	int reserved = 0;

	pdf_table_begin(assemblea->pdf, &(struct pdf_table){
		.columns = columns, .n = 4,
		.summary = "Una riga per indicatore: valore o giorno in cui è "
			   "stato fatto, obiettivo, stato." });
	for (size_t i = 0; i < assemblea->board->n_indicators; i++) {
		const struct indicator *indicator =
			&assemblea->board->indicators[i];

		if (!is(indicator->objective, objective->code))
			continue;
		indicator_row(assemblea, indicator);
		reserved |= indicator->mark != NULL;
	}
	pdf_table_end(assemblea->pdf);
	if (reserved)
		pubblico_legend(assemblea->open, assemblea->pdf);
}

/* What the Assembly is asked to decide on it. */
static void set_decisions(struct assemblea *assemblea,
			  const struct objective *objective)
{
	const struct board *board = assemblea->board;
	size_t n = 0;

	for (size_t i = 0; i < board->n_decisions; i++) {
		const struct indicator *indicator =
			board_indicator(board, board->decisions[i].id);
		struct text lead = {0}, need = {0};

		if (!is(indicator->objective, objective->code))
			continue;
		if (n++ == 0) {
			pdf_heading(assemblea->pdf, 3, "Che cosa serve "
				    "decidere", NULL);
			pdf_list_begin(assemblea->pdf, THEME_TEXT, 0);
		}
		text_format(&lead, "%s: ", indicator->name);
		words_decision(&need, board, indicator,
			       board->decisions[i].reason);
		text_add_string(&need, ".");
		pdf_list_item(assemblea->pdf, (struct pdf_span[]){
			{ .text = text_string(&lead), .bold = 1 },
			{ .text = text_string(&need) } }, 2);
		text_free(&lead);
		text_free(&need);
	}
	if (n > 0)
		pdf_list_end(assemblea->pdf);
}

static void set_objective(struct assemblea *assemblea, size_t index,
			  struct err *err)
{
	const struct objective *objective =
		&assemblea->board->objectives[index];
	struct text sentence = {0}, money = {0}, frame = {0};
	char anchor[40];

	pdf_page_break(assemblea->pdf);
	snprintf(anchor, sizeof anchor, "obiettivo-%zu", index + 1);
	pdf_heading(assemblea->pdf, 2, objective->title, anchor);
	if (words_has(objective->macroarea))
		text_format(&frame, "Obiettivo %s, macroarea %s",
			    objective->code, objective->macroarea);
	else
		text_format(&frame, "Obiettivo %s", objective->code);
	pdf_paragraph(assemblea->pdf, THEME_SUBTITLE, text_string(&frame));
	pdf_paragraph(assemblea->pdf, THEME_TEXT, objective->description);
	add_sentence(assemblea, objective, &sentence);
	pdf_paragraph(assemblea->pdf, THEME_LEAD, text_string(&sentence));
	add_money(assemblea, objective, &money);
	pdf_paragraph(assemblea->pdf, THEME_TEXT, text_string(&money));
	set_chart(assemblea, objective, err);
	set_table(assemblea, objective);
	set_decisions(assemblea, objective);
	text_free(&sentence);
	text_free(&money);
	text_free(&frame);
}

void assemblea_objectives(struct assemblea *assemblea, struct err *err)
{
	for (size_t i = 0; i < assemblea->board->n_objectives; i++)
		if (assemblea->board->objectives[i].n_indicators > 0)
			set_objective(assemblea, i, err);
}
