/* pnrr_first.c: the project on one page: people, money, activities.
 *
 * Each side is told against what it should be by now, in one sentence, in one
 * table and in a chart; then what has to be decided. Everything else has its
 * own section.
 */
#include <math.h>
#include <string.h>

#include "format.h"
#include "packs/pnrr.h"
#include "packs/words.h"
#include "pdf/figure.h"
#include "pdf/table.h"

enum { MOST_DECISIONS = 5, ACROSS = 2 };

static const struct indicator *everybody(const struct pnrr *pnrr)
{
	return pnrr->n_people > 0
		       ? board_indicator(pnrr->board, pnrr->people[0].id)
		       : NULL;
}

/* Nothing counted and the data not there: that is no zero. */
static int is_unknown(const struct progress *side)
{
	if (side->mark != NULL)
		return 0;
	return isnan(side->value) ||
	       (side->value == 0 && side->status != NULL &&
		strcmp(side->status, "dati_mancanti") == 0);
}

static void tell_people(struct text *out, const struct progress *side)
{
	char value[FORMAT_SIZE];

	if (is_unknown(side)) {
		text_add_string(out, "delle persone raggiunte non si sa ancora "
				     "nulla");
		return;
	}
	if (side->mark != NULL)
		text_add_string(out, "il numero delle persone raggiunte è "
				     "riservato, su un obiettivo di");
	else
		text_format(out, "le persone raggiunte sono %s\u00a0su",
			    format_short(value, sizeof value, side->value, 0));
	text_format(out, "\u00a0%s", format_short(value, sizeof value,
						   side->target, 0));
	if (!isnan(side->expected))
		text_format(out, " (a oggi ne erano attese %s)",
			    format_short(value, sizeof value, side->expected,
					 0));
}

static void tell_money(struct text *out, const struct progress *side)
{
	if (isnan(side->value)) {
		text_add_string(out, "dei pagamenti non si sa ancora nulla, su "
				     "un piano di ");
		pnrr_euro(out, side->target);
		return;
	}
	text_add_string(out, "sono stati pagati ");
	pnrr_euro(out, side->value);
	text_add_string(out, " su ");
	pnrr_euro(out, side->target);
	text_add_string(out, " (a oggi ne erano previsti ");
	pnrr_euro(out, side->expected);
	text_add_string(out, ")");
}

static void tell_phases(struct text *out, const struct pnrr *pnrr,
			const struct progress *side)
{
	int late = 0;

	for (size_t i = 0; i < pnrr->n_phases; i++)
		late += pnrr->phases[i].late != 0;
	if (is_unknown(side)) {
		text_add_string(out, "delle attività non si hanno notizie");
		return;
	}
	text_format(out, "le attività concluse sono %.0f\u00a0su\u00a0%.0f",
		    side->value, side->target);
	if (late > 0)
		text_format(out, ", %d in ritardo", late);
	else if (side->status != NULL &&
		 strcmp(side->status, "dati_mancanti") == 0)
		text_add_string(out, ", e di alcune non si hanno notizie");
}

/* 1 when what is told of some side comes from a part of its data. */
static int is_partial(const struct pnrr *pnrr)
{
	for (size_t i = 0; i < pnrr->n_sides; i++)
		if (!is_unknown(&pnrr->sides[i]) &&
		    pnrr->sides[i].status != NULL &&
		    strcmp(pnrr->sides[i].status, "dati_mancanti") == 0)
			return 1;
	return 0;
}

static void lead_sentence(const struct pnrr *pnrr, struct text *out)
{
	const struct plan *plan = pnrr->board->plan;
	char date[FORMAT_SIZE];
	size_t told = 0;

	if (plan->k == 0) {
		text_format(out, "%s nessun trimestre del progetto è ancora "
			    "finito: non ci sono valori da mostrare.",
			    format_date_after(date, sizeof date, "Al",
					      plan->as_of));
		return;
	}
	text_format(out, "Dopo %d %s su %d%s ", plan->k,
		    plan->k == 1 ? "trimestre" : "trimestri", plan->n,
		    is_partial(pnrr) ? ", secondo i dati arrivati fin qui,"
				     : "");
	for (size_t i = 0; i < pnrr->n_sides; i++) {
		const struct progress *side = &pnrr->sides[i];

		text_add_string(out, told++ > 0 ? "; " : "");
		if (strcmp(side->aspect, "fisico") == 0)
			tell_people(out, side);
		else if (strcmp(side->aspect, "finanziario") == 0)
			tell_money(out, side);
		else
			tell_phases(out, pnrr, side);
	}
	text_add_string(out, ".");
}

/* A figure of a side, in its own unit. */
static void add_figure(struct text *out, const struct progress *side,
		       double value)
{
	char number[FORMAT_SIZE];

	if (strcmp(side->aspect, "finanziario") == 0) {
		pnrr_cents(out, value);
		text_add_string(out, isnan(value) ? "" : " €");
	} else {
		text_add_string(out, format_short(number, sizeof number, value,
						  1));
	}
}

/* No status says that more was paid than there was; that of people may be
 * suppressed with their number. */
static struct pdf_span state_span(const struct pnrr *pnrr,
				  const struct progress *side)
{
	if (strcmp(side->aspect, "finanziario") == 0 &&
	    side->value > side->target)
		return (struct pdf_span){ .text = "Oltre il piano", .bold = 1,
					  .colour = THEME_CRITICAL };
	if (side->mark != NULL)
		return pubblico_status(pnrr->board, everybody(pnrr));
	return board_status_span(pnrr->board, side->status);
}

static void side_row(struct pnrr *pnrr, const struct progress *side)
{
	static const char *const words[][2] = {
		{"fisico", "Fisico: persone raggiunte"},
		{"finanziario", "Finanziario: pagamenti"},
		{"procedurale", "Procedurale: attività concluse"},
	};
	struct text cells[3] = {{0}};
	const double values[] = {side->value, side->expected, side->target};
	char share[FORMAT_SIZE];
	const char *name = side->aspect;

	for (size_t i = 0; i < 3; i++) {
		if (i == 0 && side->mark != NULL)
			text_add_string(&cells[i], side->mark);
		else
			add_figure(&cells[i], side, values[i]);
		if (strcmp(words[i][0], side->aspect) == 0)
			name = words[i][1];
	}
	pdf_table_row(pnrr->pdf, (struct pdf_span[]){
		{ .text = name },
		{ .text = text_string(&cells[0]), .bold = 1 },
		{ .text = text_string(&cells[1]) },
		{ .text = text_string(&cells[2]) },
		{ .text = side->mark != NULL ? PUBBLICO_RESERVED
			: format_percent(share, sizeof share,
					 side->target > 0
					 ? 100 * side->value / side->target
					 : NAN) },
		state_span(pnrr, side),
	}, PDF_ROW_PLAIN);
	for (size_t i = 0; i < 3; i++)
		text_free(&cells[i]);
}

static void side_table(struct pnrr *pnrr)
{
	static const struct pdf_column columns[] = {
		{ .title = "Avanzamento", .share = 1, .row_header = 1 },
		{ .title = "A oggi", .width = 70, .align = PDF_ALIGN_RIGHT },
		{ .title = "Atteso a oggi", .width = 70,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Alla fine", .width = 70, .align = PDF_ALIGN_RIGHT },
		{ .title = "Quota fatta", .width = 44,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Stato", .width = 88 },
	};

	pdf_table_begin(pnrr->pdf, &(struct pdf_table){
		.columns = columns, .n = 6,
		.summary = "Una riga per l'avanzamento fisico, finanziario e "
			   "procedurale: quanto è fatto, quanto era atteso a "
			   "oggi, quanto serve alla fine, lo stato." });
	for (size_t i = 0; i < pnrr->n_sides; i++)
		side_row(pnrr, &pnrr->sides[i]);
	pdf_table_end(pnrr->pdf);
	for (size_t i = 0; i < pnrr->n_sides; i++)
		if (pnrr->sides[i].mark != NULL)
			pnrr_explain(pnrr);
}

/* People and money beside each other. */
static void side_charts(struct pnrr *pnrr, struct err *err)
{
	const struct indicator *people = everybody(pnrr);
	const struct progress *money = pnrr_side(pnrr, "finanziario");
	double width = pdf_figure_width(pnrr->pdf, ACROSS);
	struct pdf_figure figures[ACROSS] = {{0}};
	struct drawing *drawings[ACROSS] = {NULL, NULL};
	struct text titles[ACROSS] = {{0}}, alts[ACROSS] = {{0}};
	size_t n = 0;

	if (people != NULL && pnrr_is_counted(pnrr, people)) {
		drawings[n] = pnrr_people_chart(pnrr, people, width, &alts[n],
						err);
		text_format(&titles[n], "Persone raggiunte: ");
		words_standing(&titles[n], people);
		words_judgement(&titles[n], people);
		figures[n].subtitle = "Numero di persone, dall'inizio";
		n += drawings[n] != NULL;
	}
	if (money != NULL && !isnan(money->value)) {
		drawings[n] = pnrr_spending_chart(pnrr, width, &alts[n], err);
		text_add_string(&titles[n], "Pagamenti: ");
		pnrr_euro(&titles[n], money->value);
		text_add_string(&titles[n], " su ");
		pnrr_euro(&titles[n], money->target);
		text_add_string(&titles[n],
				money->value > money->target ? ", oltre il piano" :
				money->value < money->expected ?
				", sotto il previsto" : "");
		figures[n].subtitle = "Euro, dall'inizio";
		n += drawings[n] != NULL;
	}
	for (size_t i = 0; i < n; i++) {
		figures[i].drawing = drawings[i];
		figures[i].title = text_string(&titles[i]);
		figures[i].alt = text_string(&alts[i]);
	}
	if (n > 0)
		pdf_figures(pnrr->pdf, figures, n, ACROSS);
	for (size_t i = 0; i < ACROSS; i++) {
		drawing_free(drawings[i]);
		text_free(&titles[i]);
		text_free(&alts[i]);
	}
}

static void decisions(struct pnrr *pnrr)
{
	const struct board *board = pnrr->board;

	if (board->plan->k == 0)
		return;
	pdf_heading(pnrr->pdf, 3, "Che cosa serve decidere", NULL);
	if (board->n_decisions == 0)
		pdf_paragraph(pnrr->pdf, THEME_TEXT,
			      words_nothing_to_decide(board));
	pdf_list_begin(pnrr->pdf, THEME_TEXT, 0);
	for (size_t i = 0; i < board->n_decisions && i < MOST_DECISIONS; i++) {
		const struct decision *decision = &board->decisions[i];
		const struct indicator *indicator =
			board_indicator(board, decision->id);
		struct text lead = {0}, rest = {0};

		text_format(&lead, "%s %s: ", indicator->code, indicator->name);
		words_decision(&rest, board, indicator, decision->reason);
		text_add_string(&rest, ". ");
		pdf_list_item(pnrr->pdf, (struct pdf_span[]){
			{ .text = text_string(&lead), .bold = 1 },
			{ .text = text_string(&rest) },
			board_status_span(board, indicator->status) }, 3);
		text_free(&lead);
		text_free(&rest);
	}
	pdf_list_end(pnrr->pdf);
}

static void missing(struct pnrr *pnrr)
{
	const struct board *board = pnrr->board;
	struct text words = {0};

	for (size_t i = 0; i < board->n_gaps && i < MOST_DECISIONS; i++) {
		const struct gap *gap = &board->gaps[i];

		/* By sender: named once. */
		if (i == 0 || strcmp(gap[-1].sender, gap->sender) != 0)
			text_format(&words, "%s%s: ", i > 0 ? ". " : "",
				    gap->sender);
		else
			text_add_string(&words, "; ");
		text_format(&words, "%s (", gap->layouts);
		words_stretch(&words, gap);
		text_add_string(&words, ")");
	}
	if (board->n_gaps > MOST_DECISIONS)
		text_format(&words, "; e altri %zu periodi",
			    board->n_gaps - MOST_DECISIONS);
	if (words.length > 0) {
		pdf_heading(pnrr->pdf, 3, "Dati mancanti", NULL);
		text_add_string(&words, ".");
		pdf_paragraph(pnrr->pdf, THEME_TEXT, text_string(&words));
	}
	text_free(&words);
}

void pnrr_first_page(struct pnrr *pnrr, struct err *err)
{
	const struct plan *plan = pnrr->board->plan;
	struct text heading = {0}, lead = {0};
	char period[FORMAT_SIZE];

	pdf_heading(pnrr->pdf, 1, plan->title != NULL
				  ? plan->title : pnrr->context->title, NULL);
	text_add_string(&heading, "Il progetto in una pagina");
	if (plan->period != NULL)
		text_format(&heading, ": %s",
			    format_period(period, sizeof period, plan->period));
	pdf_heading(pnrr->pdf, 2, text_string(&heading), "progetto");
	lead_sentence(pnrr, &lead);
	pdf_paragraph(pnrr->pdf, THEME_LEAD, text_string(&lead));
	side_table(pnrr);
	side_charts(pnrr, err);
	decisions(pnrr);
	missing(pnrr);
	text_free(&heading);
	text_free(&lead);
}
