/* udp_objective.c: one section for each objective: sentence, tables, charts.
 *
 * The table has the indicators that are counted or measured; those that are
 * done or not done are milestones, in a table of their own, with dates. The
 * charts are in udp_charts.c.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "format.h"
#include "packs/udp.h"
#include "packs/words.h"

static const double least_room = 300;	/* or the section begins a page */

enum { COLUMNS = 9 };

static const struct kind {
	const char *type, *counted, *done;
} kinds[] = {
	{"processo", "Di processo: che cosa si fa", "Di processo"},
	{"output", "Di output: che cosa si produce", "Di output"},
	{"outcome", "Di outcome: che cosa cambia per le persone", "Di outcome"},
};

enum { N_KINDS = sizeof(kinds) / sizeof(kinds[0]) };

/* The nth indicator of an objective, a type and a sort; NULL past the last. */
static const struct indicator *next(const struct udp *udp,
				    const struct objective *objective,
				    const char *type, int milestone, size_t *at)
{
	while (*at < udp->board->n_indicators) {
		const struct indicator *indicator = &udp->board->indicators[(*at)++];

		if (strcmp(indicator->objective, objective->code) == 0 &&
		    strcmp(indicator->type, type) == 0 &&
		    indicator->milestone == milestone)
			return indicator;
	}
	return NULL;
}

static size_t how_many(const struct udp *udp, const struct objective *objective,
		       int milestone)
{
	size_t n = 0;

	for (size_t i = 0; i < udp->board->n_indicators; i++)
		n += strcmp(udp->board->indicators[i].objective, objective->code) ==
			     0 &&
		     udp->board->indicators[i].milestone == milestone;
	return n;
}

static struct pdf_span direction_span(const struct udp *udp,
				      const char *direction)
{
	static const char *const words[][2] = {
		{"su", "sale"}, {"giu", "scende"}, {"stabile", "uguale"},
	};
	struct pdf_span span = { .text = "–", .colour = THEME_SECONDARY };

	for (size_t i = 0; i < 3; i++)
		if (direction != NULL && strcmp(words[i][0], direction) == 0)
			span = (struct pdf_span){
				.text = words[i][1],
				.mark = board_arrow(udp->board, direction) };
	return span;
}

/* 99,7% is not rounded to 100%: nearly there is not there. */
static void add_achieved(struct text *out, const struct indicator *indicator)
{
	double share = indicator->achieved;
	char buffer[FORMAT_SIZE];

	if (isnan(share) && words_not_due(indicator)) {
		text_add_string(out, "–");
	} else if (share >= 99.5 && share < 100 - 1e-6) {
		format_short(buffer, sizeof buffer, floor(share * 10) / 10, 1);
		text_format(out, "%s%%", buffer);
	} else {
		text_add_string(out, format_percent(buffer, sizeof buffer,
						    share));
	}
}

static void counted_row(struct udp *udp, const struct indicator *indicator)
{
	struct text cells[6] = {{0}};

	text_format(&cells[0], "%s %s", indicator->code,
		    indicator->description);
	words_value(&cells[1], indicator, indicator->value);
	words_value(&cells[2], indicator, indicator->expected);
	if (strcmp(indicator->operator, "<=") == 0)
		text_add_string(&cells[3], "≤ ");
	words_value(&cells[3], indicator, indicator->target);
	add_achieved(&cells[4], indicator);
	if (isnan(indicator->projection))
		text_add_string(&cells[5], "–");
	else
		words_value(&cells[5], indicator, words_projection(indicator));
	pdf_table_row(udp->pdf, (struct pdf_span[COLUMNS]){
		{ .text = text_string(&cells[0]) },
		{ .text = text_string(&cells[1]), .bold = 1 },
		{ .text = text_string(&cells[2]) },
		{ .text = text_string(&cells[3]) },
		{ .text = text_string(&cells[4]) },
		direction_span(udp, indicator->direction),
		{ .text = text_string(&cells[5]) },
		board_status_span(udp->board, indicator->status),
	}, PDF_ROW_PLAIN);
	for (size_t i = 0; i < 6; i++)
		text_free(&cells[i]);
}

static void counted_table(struct udp *udp, const struct objective *objective)
{
	static const struct pdf_column columns[] = {
		{ .title = "Indicatore", .share = 1, .row_header = 1 },
		{ .title = "Valore", .width = 38, .align = PDF_ALIGN_RIGHT },
		{ .title = "Atteso ora", .width = 38,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Obiettivo", .width = 49,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Quota fatta", .width = 44,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Dal trim. prima", .width = 49 },
		{ .title = "Stima finale", .width = 38,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Stato", .width = 92 },
	};

	if (how_many(udp, objective, 0) == 0)
		return;
	pdf_table_begin(udp->pdf, &(struct pdf_table){
		.columns = columns, .n = 8,
		.summary = "Una riga per indicatore: valore di oggi, atteso a "
			   "questo punto del piano, obiettivo, quota "
			   "raggiunta, direzione, stima a fine piano, stato." });
	for (size_t k = 0; k < N_KINDS; k++) {
		const struct indicator *indicator;
		size_t at = 0;
		int first = 1;

		while ((indicator = next(udp, objective, kinds[k].type, 0,
					 &at)) != NULL) {
			if (first)
				pdf_table_row(udp->pdf, &(struct pdf_span){
					.text = kinds[k].counted },
					PDF_ROW_GROUP);
			first = 0;
			counted_row(udp, indicator);
		}
	}
	pdf_table_end(udp->pdf);
}

static void milestone_row(struct udp *udp, const struct indicator *indicator)
{
	struct text name = {0};
	char due[FORMAT_SIZE], done[FORMAT_SIZE] = "non ancora";

	text_format(&name, "%s %s", indicator->code, indicator->description);
	if (indicator->done_on != NULL)
		format_date_short(done, sizeof done, indicator->done_on);
	pdf_table_row(udp->pdf, (struct pdf_span[]){
		{ .text = text_string(&name) },
		{ .text = indicator->due != NULL
				  ? format_date_short(due, sizeof due,
						      indicator->due)
				  : "n.d." },
		{ .text = done, .bold = indicator->done_on != NULL },
		board_status_span(udp->board, indicator->status),
	}, PDF_ROW_PLAIN);
	text_free(&name);
}

static void milestone_table(struct udp *udp, const struct objective *objective)
{
	static const struct pdf_column columns[] = {
		{ .title = "Traguardo", .share = 1, .row_header = 1 },
		{ .title = "Entro il", .width = 60 },
		{ .title = "Fatto il", .width = 60 },
		{ .title = "Stato", .width = 92 },
	};

	if (how_many(udp, objective, 1) == 0)
		return;
	pdf_keep_begin(udp->pdf);
	pdf_table_begin(udp->pdf, &(struct pdf_table){
		.columns = columns, .n = 4,
		.summary = "Una riga per traguardo: entro quando, fatto "
			   "quando, stato." });
	for (size_t k = 0; k < N_KINDS; k++) {
		const struct indicator *indicator;
		size_t at = 0;

		while ((indicator = next(udp, objective, kinds[k].type, 1,
					 &at)) != NULL)
			milestone_row(udp, indicator);
	}
	pdf_table_end(udp->pdf);
	pdf_keep_end(udp->pdf);
}

/* Macroarea and money, in one line. */
static void add_frame(struct text *out, const struct objective *objective)
{
	char euro[FORMAT_SIZE];

	if (words_has(objective->macroarea))
		text_format(out, "Macroarea %s", objective->macroarea);
	if (!isnan(objective->planned))
		text_format(out, "%sRisorse preventivate: %s €",
			    out->length > 0 ? ". " : "",
			    format_euro(euro, sizeof euro,
					objective->planned));
	if (!isnan(objective->valued))
		text_format(out, "%sRisorse valorizzate: %s €",
			    out->length > 0 ? ". " : "",
			    format_euro(euro, sizeof euro, objective->valued));
	if (out->length > 0)
		text_add_string(out, ".");
}

/* How the objective stands, and what it needs most. */
static void add_sentence(const struct udp *udp,
			 const struct objective *objective, struct text *out)
{
	size_t counts[THEME_STATUSES];
	struct text states = {0};

	board_count(udp->board, objective->code, NULL, counts);
	words_counts(&states, counts);
	if (states.length == 0)
		text_format(out, "%d %s, nessuno ancora da giudicare.",
			    objective->n_indicators,
			    objective->n_indicators == 1 ? "indicatore"
							 : "indicatori");
	else if (objective->n_indicators > 1 &&
		 words_all_alike(counts) != NULL)
		text_format(out, "%d indicatori, tutti %s.",
			    objective->n_indicators, words_all_alike(counts));
	else if (objective->n_indicators == 1)
		text_format(out, "Un indicatore: %s.", text_string(&states));
	else
		text_format(out, "Su %d indicatori, %s.",
			    objective->n_indicators, text_string(&states));
	for (size_t i = 0; i < udp->board->n_decisions; i++) {
		const struct indicator *indicator =
			board_indicator(udp->board, udp->board->decisions[i].id);

		if (strcmp(indicator->objective, objective->code) != 0)
			continue;
		text_format(out, " Prima di tutto serve decidere su %s (%s): ",
			    indicator->code, indicator->name);
		words_decision(out, udp->board, indicator, udp->board->decisions[i].reason);
		text_add_string(out, ".");
		break;
	}
	text_free(&states);
}

static void set_objective(struct udp *udp, size_t index, struct err *err)
{
	const struct objective *objective = &udp->board->objectives[index];
	struct text heading = {0}, frame = {0}, sentence = {0}, note = {0};
	char anchor[40];

	pdf_reserve(udp->pdf, least_room);
	snprintf(anchor, sizeof anchor, "obiettivo-%zu", index + 1);
	text_format(&heading, "%s – %s", objective->code, objective->title);
	pdf_heading(udp->pdf, 2, text_string(&heading), anchor);
	add_sentence(udp, objective, &sentence);
	pdf_paragraph(udp->pdf, THEME_TEXT, objective->description);
	pdf_paragraph(udp->pdf, THEME_LEAD, text_string(&sentence));
	add_frame(&frame, objective);
	pdf_paragraph(udp->pdf, THEME_SUBTITLE, text_string(&frame));
	if (words_has(objective->note)) {
		text_format(&note, "Nota: %s", objective->note);
		pdf_paragraph(udp->pdf, THEME_NOTE, text_string(&note));
	}
	counted_table(udp, objective);
	milestone_table(udp, objective);
	udp_charts(udp, objective, err);
	text_free(&heading);
	text_free(&frame);
	text_free(&sentence);
	text_free(&note);
}

void udp_objectives(struct udp *udp, struct err *err)
{
	for (size_t i = 0; i < udp->board->n_objectives; i++)
		if (udp->board->objectives[i].n_indicators > 0)
			set_objective(udp, i, err);
}
