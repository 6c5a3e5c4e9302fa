/* udp_first.c: the plan at a glance, on one page whatever the plan.
 *
 * The state in one sentence, the band of the statuses, the table, what to
 * decide, what changed, which data lack. Lines are counted before they are
 * written (fit.c): what does not fit is told, with the page where it is. The
 * table is in udp_summary.c.
 */
#include <stdlib.h>
#include <string.h>

#include "format.h"
#include "packs/fit.h"
#include "packs/summary.h"
#include "packs/udp.h"
#include "packs/words.h"

enum { MOST_DECISIONS = 5, MOST_CHANGES = 8, MOST_GAPS = 10,
       MOST_STRETCHES = 6 };

static const double heading_room = 33;	/* a heading 3 with its space */
static const double top_heading_room = 19;	/* the same at the top of a column */
static const double item_gap = 2.6;	/* between items of a list */
static const double more_room = 18;	/* the line "Altri ..." */
static const double safety = 5;		/* points left free at the foot */

/* A line of a list: what it says, before it is set. */
struct line {
	struct text lead, rest;		/* bold, plain */
	const char *status;		/* its mark and word end the line; or NULL */
};

/* One of the lists of the page. */
struct listing {
	enum udp_list list;
	const char *heading;
	const char *none;		/* when there is nothing to list */
	const char *one, *many;		/* "Altri 4 cambiamenti: a pag. 5" */
	const char *target;		/* the complete list */
	struct line lines[MOST_GAPS];
	size_t n, total;		/* lines here, lines in all */
};

/* On how many pages the table of contents will be. */
static size_t contents_pages(const struct udp *udp)
{
	const struct theme_type *type = theme_type(THEME_TEXT);
	double height = 8 * (type->leading + 0.4 * THEME_BASELINE);

	for (size_t i = 0; i < udp->board->n_objectives; i++)
		height += (double)fit_lines(udp->context->fonts,
					    udp->board->objectives[i].title,
					    type->size * 1.06,
					    THEME_TEXT_WIDTH - 80) *
				  type->leading + 0.4 * THEME_BASELINE;
	return 1 + (size_t)(height / 690);
}

/* The word of a status, that does not break: "In ritardo" is one thing. */
static void add_status(struct text *out, const char *status)
{
	const struct theme_status *look = theme_status(status);
	const char *word = look != NULL ? look->word : FORMAT_MISSING;

	for (; *word != '\0'; word++)
		if (*word == ' ')
			text_add_string(out, "\u00a0");
		else
			text_add(out, word, 1);
}

static double line_height(const struct udp *udp, const struct line *line,
			  double width)
{
	const struct theme_type *type = theme_type(THEME_TABLE);
	struct text whole = {0};
	double height;

	/* A mark is about two letters wide, and bold a little wider. */
	text_format(&whole, "%s%s", text_string(&line->lead),
		    text_string(&line->rest));
	if (line->status != NULL) {
		text_add_string(&whole, " mm");
		add_status(&whole, line->status);
	}
	height = (double)fit_lines(udp->context->fonts, text_string(&whole),
				   type->size * 1.02, width - 13) *
			 type->leading + item_gap;
	text_free(&whole);
	return height;
}

static void set_line(struct udp *udp, const struct line *line)
{
	struct pdf_span spans[3];
	struct text word = {0};
	size_t n = 2;

	spans[0] = (struct pdf_span){ .text = text_string(&line->lead),
				      .bold = 1 };
	spans[1] = (struct pdf_span){ .text = text_string(&line->rest) };
	if (line->status != NULL) {
		add_status(&word, line->status);
		spans[n] = board_status_span(udp->board, line->status);
		spans[n++].text = text_string(&word);
	}
	pdf_list_item(udp->pdf, spans, n);
	text_free(&word);
}

/* "Altri 4 cambiamenti, a pag. 5", a link. */
static void set_more(struct udp *udp, const struct listing *listing, size_t fit)
{
	size_t left = listing->total - fit;
	struct text rest = {0};

	text_format(&rest, "%s%zu %s, a pag. %zu",
		    fit == 0 ? "" : left == 1 ? "Ancora " : "Altri ", left,
		    left == 1 ? listing->one : listing->many,
		    1 + contents_pages(udp) + udp->pages[listing->list]);
	pdf_paragraph_spans(udp->pdf, THEME_TABLE, &(struct pdf_span){
		.text = text_string(&rest), .colour = THEME_ACCENT,
		.link = listing->target }, 1);
	text_free(&rest);
}

/* Sets the lines that fit in `room` points, and where the others are. */
static void set_listing(struct udp *udp, const struct listing *listing,
			double heading, double room)
{
	size_t fit = 0;
	double used = heading, width = pdf_width(udp->pdf);

	while (fit < listing->n) {
		double height = line_height(udp, &listing->lines[fit], width);
		double left = fit + 1 < listing->total ? more_room : 0;

		if (used + height + left > room)
			break;
		used += height;
		fit++;
	}
	pdf_heading(udp->pdf, 3, listing->heading, NULL);
	if (listing->total == 0)
		pdf_paragraph(udp->pdf, THEME_TABLE, listing->none);
	pdf_list_begin(udp->pdf, THEME_TABLE, 0);
	for (size_t i = 0; i < fit; i++)
		set_line(udp, &listing->lines[i]);
	pdf_list_end(udp->pdf);
	if (fit < listing->total)
		set_more(udp, listing, fit);
}

static void listing_free(struct listing *listing)
{
	for (size_t i = 0; i < listing->n; i++) {
		text_free(&listing->lines[i].lead);
		text_free(&listing->lines[i].rest);
	}
}

/* How many cannot be judged. */
static size_t counts_open(const size_t counts[THEME_STATUSES])
{
	return counts[THEME_DATI_MANCANTI] + counts[THEME_NON_CALCOLABILE] +
	       counts[THEME_NON_DOVUTO];
}

static void list_decisions(const struct udp *udp, struct listing *listing)
{
	listing->total = udp->board->n_decisions;
	for (size_t i = 0; i < udp->board->n_decisions && i < MOST_DECISIONS; i++) {
		const struct decision *decision = &udp->board->decisions[i];
		const struct indicator *indicator =
			board_indicator(udp->board, decision->id);
		struct line *line = &listing->lines[listing->n++];

		text_format(&line->lead, "%s %s: ", indicator->code,
			    indicator->name);
		words_decision(&line->rest, udp->board, indicator, decision->reason);
		text_add_string(&line->rest, ". ");
		line->status = indicator->status;
	}
}

static void list_changes(const struct udp *udp, struct listing *listing)
{
	listing->total = udp->board->n_changes;
	for (size_t i = 0; i < udp->board->n_changes && i < MOST_CHANGES; i++) {
		const struct change *change = &udp->board->changes[i];
		const struct indicator *indicator =
			board_indicator(udp->board, change->id);
		const struct theme_status *before =
			theme_status(change->before);
		struct line *line = &listing->lines[listing->n++];

		text_format(&line->lead, "%s ", indicator->code);
		text_format(&line->rest, "%s: da «%s» a ", indicator->name,
			    before != NULL ? before->word : "n.d.");
		line->status = change->after;
	}
}

/* What lacks of one sender: the first stretches, and how many more. */
static void add_gaps(struct text *out, const struct gap *gaps, size_t n)
{
	size_t shown = n > MOST_STRETCHES ? MOST_STRETCHES - 1 : n;

	for (size_t i = 0; i < shown; i++) {
		text_format(out, "%s%s (", i > 0 ? "; " : "", gaps[i].layouts);
		words_stretch(out, &gaps[i]);
		text_add_string(out, ")");
	}
	if (shown < n)
		text_format(out, "; e altri %zu periodi", n - shown);
}

/* One line for each sender. */
static void list_gaps(const struct udp *udp, struct listing *listing)
{
	size_t from = 0;

	while (from < udp->board->n_gaps) {
		const struct gap *gaps = &udp->board->gaps[from];
		size_t n = 1;

		while (from + n < udp->board->n_gaps &&
		       strcmp(gaps[n].sender, gaps[0].sender) == 0)
			n++;
		if (listing->n < MOST_GAPS) {
			struct line *line = &listing->lines[listing->n++];

			text_format(&line->lead, "%s: ", gaps[0].sender);
			add_gaps(&line->rest, gaps, n);
		}
		listing->total++;
		from += n;
	}
}

/* "21 indicatori su 58 hanno raggiunto l'obiettivo e 20 sono in linea; ..." */
static void add_judgement(const struct udp *udp, struct text *out)
{
	size_t counts[THEME_STATUSES], reached, behind, open;

	board_count(udp->board, NULL, NULL, counts);
	reached = counts[THEME_RAGGIUNTO];
	behind = counts[THEME_IN_RITARDO] + counts[THEME_CRITICO];
	open = counts_open(counts);
	if (open == udp->board->n_indicators) {
		text_format(out, "nessuno dei %zu indicatori si può ancora "
			    "giudicare.", open);
		return;
	}
	if (reached == 0)
		text_format(out, "nessuno dei %zu indicatori ha raggiunto del "
			    "tutto l'obiettivo", udp->board->n_indicators);
	else
		text_format(out, "%zu %s su %zu %s l'obiettivo", reached,
			    reached == 1 ? "indicatore" : "indicatori",
			    udp->board->n_indicators,
			    reached == 1 ? "ha raggiunto" : "hanno raggiunto");
	if (counts[THEME_IN_LINEA] > 0)
		text_format(out, " e %zu %s in linea", counts[THEME_IN_LINEA],
			    counts[THEME_IN_LINEA] == 1 ? "è" : "sono");
	if (behind == 0)
		text_add_string(out, "; nessuno è in ritardo");
	else
		text_format(out, "; %zu %s in ritardo o %s", behind,
			    behind == 1 ? "è" : "sono",
			    behind == 1 ? "critico" : "critici");
	if (counts[THEME_RAGGIUNTO_IN_PARTE] > 0)
		text_format(out, ", %zu %s solo in parte",
			    counts[THEME_RAGGIUNTO_IN_PARTE],
			    counts[THEME_RAGGIUNTO_IN_PARTE] == 1
				    ? "raggiunto" : "raggiunti");
	if (open > 0)
		text_format(out, ", %zu non ancora %s", open,
			    open == 1 ? "giudicabile" : "giudicabili");
	text_add_string(out, ".");
}

static void lead_sentence(const struct udp *udp, struct text *out)
{
	const struct plan *plan = udp->board->plan;
	char date[FORMAT_SIZE];

	if (plan->k == 0) {
		text_format(out, "%s nessun trimestre del piano è ancora "
			    "finito: non ci sono valori da mostrare.",
			    format_date_after(date, sizeof date, "Al",
					      plan->as_of));
		return;
	}
	if (udp->board->n_indicators == 0) {
		text_add_string(out, "La matrice di monitoraggio non ha ancora "
				     "indicatori.");
		return;
	}
	text_format(out, "Dopo %d %s su %d, ", plan->k,
		    plan->k == 1 ? "trimestre" : "trimestri", plan->n);
	add_judgement(udp, out);
}

static void set_band(struct udp *udp, struct err *err)
{
	struct chart_part parts[THEME_STATUSES];
	size_t counts[THEME_STATUSES], total = 0;
	struct text alt = {0};
	struct drawing *drawing;

	board_count(udp->board, NULL, NULL, counts);
	for (size_t i = 0; i < THEME_STATUSES; i++) {
		const struct theme_status *status =
			theme_status_at((enum theme_status_index)i);

		total += counts[i];
		parts[i] = (struct chart_part){
			.word = status->word, .count = counts[i],
			.colour = status->colour,
			.hatched = i == THEME_RAGGIUNTO_IN_PARTE ||
				   i == THEME_NON_CALCOLABILE,
			.mark = udp->board->marks[i],
		};
	}
	if (total == 0)
		return;
	drawing = chart_band(udp->context->charts, &(struct chart_band){
		.frame = { .name = "stati", .width = pdf_width(udp->pdf),
			   .height = 52, .unit = CHART_COUNT },
		.parts = parts, .n = THEME_STATUSES }, err);
	text_format(&alt, "Barra degli stati dei %zu indicatori: ", total);
	words_counts(&alt, counts);
	if (drawing != NULL)
		pdf_figure(udp->pdf, &(struct pdf_figure){
			.drawing = drawing, .alt = text_string(&alt) });
	drawing_free(drawing);
	text_free(&alt);
}

/* Decisions over the whole width; under them changes and gaps side by side,
 * each with half of what is left. */
static void set_listings(struct udp *udp)
{
	static const int halves[] = { 6, 6 };
	struct listing decisions = {
		UDP_DECISIONS, "Che cosa serve decidere",
		words_nothing_to_decide(udp->board), "decisione",
		"indicatori da decidere", "#decisioni", {{{0}, {0}, NULL}}, 0, 0 };
	struct listing changes = {
		UDP_CHANGES, "Che cosa è cambiato",
		udp->board->plan->k < 2 ? "Non c'è ancora un trimestre con cui "
				   "confrontare."
				 : "Nessun indicatore ha cambiato stato nel "
				   "trimestre.",
		"cambiamento", "cambiamenti", "#cambiamenti", {{{0}, {0}, NULL}}, 0, 0 };
	struct listing gaps = {
		UDP_GAPS, "Dati mancanti",
		"Nessuno: gli invii attesi sono stati tutti accettati.",
		"mittente", "mittenti", "#mancanti", {{{0}, {0}, NULL}}, 0, 0 };
	double room;

	list_decisions(udp, &decisions);
	list_changes(udp, &changes);
	list_gaps(udp, &gaps);
	room = pdf_free_height(udp->pdf) - safety;
	/* The lists below keep at least a third of the room. */
	set_listing(udp, &decisions, heading_room, room * 2 / 3);
	pdf_space(udp->pdf, 0.5);
	pdf_columns_begin(udp->pdf, halves, 2);
	room = pdf_free_height(udp->pdf) - safety;
	set_listing(udp, &changes, top_heading_room, room);
	pdf_columns_next(udp->pdf);
	set_listing(udp, &gaps, top_heading_room, room);
	pdf_columns_end(udp->pdf);
	listing_free(&decisions);
	listing_free(&changes);
	listing_free(&gaps);
}

void udp_first_page(struct udp *udp, struct err *err)
{
	struct text heading = {0}, lead = {0};
	char period[FORMAT_SIZE];

	pdf_heading(udp->pdf, 1,
		    udp->board->plan->title != NULL ? udp->board->plan->title
					     : udp->context->title, NULL);
	text_add_string(&heading, "Il piano in una pagina");
	if (udp->board->plan->period != NULL)
		text_format(&heading, ": %s",
			    format_period(period, sizeof period,
					  udp->board->plan->period));
	pdf_heading(udp->pdf, 2, text_string(&heading), "piano");
	lead_sentence(udp, &lead);
	pdf_paragraph(udp->pdf, THEME_LEAD, text_string(&lead));
	set_band(udp, err);
	summary_table(udp->context, udp->pdf, SUMMARY_FIRST_PAGE);
	set_listings(udp);
	text_free(&heading);
	text_free(&lead);
}
