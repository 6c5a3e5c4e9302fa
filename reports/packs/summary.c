/* summary.c: the table objective x status, and type x status.
 *
 * Only the statuses that occur have a column, so that the words stay whole.
 * On the first page, where objectives are more than a few, each has one line:
 * its code, and as much of its title as fits. Lines are links to sections.
 */
#include "packs/summary.h"

#include <stdio.h>
#include <string.h>

#include "packs/fit.h"
#include "packs/words.h"

enum { MOST_OBJECTIVES = 13, FEW_OBJECTIVES = 6 };

static const double cell_padding = 8;

/* Words of the header, whole, where a column is as wide as the longest. */
static const struct head {
	const char *title, *longest;
} heads[THEME_STATUSES] = {
	[THEME_RAGGIUNTO] = {"Raggiunto", "Raggiunto"},
	[THEME_RAGGIUNTO_IN_PARTE] = {"Raggiunto in parte", "Raggiunto"},
	[THEME_IN_LINEA] = {"In linea", "linea"},
	[THEME_IN_RITARDO] = {"In ritardo", "ritardo"},
	[THEME_CRITICO] = {"Critico", "Critico"},
	[THEME_DATI_MANCANTI] = {"Dati mancanti", "mancanti"},
	[THEME_NON_CALCOLABILE] = {"Non calcolabile", "calcolabile"},
	[THEME_NON_DOVUTO] = {"Non ancora dovuto", "dovuto"},
};

static const struct kind {
	const char *type, *name;
} kinds[] = {
	{"processo", "Indicatori di processo"},
	{"output", "Indicatori di output"},
	{"outcome", "Indicatori di outcome"},
};

enum { N_KINDS = sizeof(kinds) / sizeof(kinds[0]) };

/* The table in the making. */
struct summary {
	const struct pack_context *context;
	const struct board *board;
	struct pdf *pdf;
	size_t shown[THEME_STATUSES], n_shown;	/* statuses with a column */
	double name_width;			/* points of the first column */
	int cut;				/* names take one line */
};

int summary_is_long(const struct board *board)
{
	return board->n_objectives > MOST_OBJECTIVES;
}

static double head_width(const struct summary *summary, const char *longest)
{
	return pdf_text_width(summary->context->fonts, longest,
			      theme_type(THEME_TABLE)->size, 1) +
	       cell_padding + 1;
}

static void begin(struct summary *summary)
{
	struct pdf_column columns[THEME_STATUSES + 2] = {
		{ .title = "", .row_header = 1 },
	};
	size_t totals[THEME_STATUSES], n = 1;

	board_count(summary->board, NULL, NULL, totals);
	summary->name_width = pdf_width(summary->pdf);
	columns[0].title = "Obiettivo o tipo";
	for (size_t i = 0; i < THEME_STATUSES; i++) {
		if (totals[i] == 0)
			continue;
		summary->shown[summary->n_shown++] = i;
		columns[n++] = (struct pdf_column){
			.title = heads[i].title,
			.width = head_width(summary, heads[i].longest),
			.align = PDF_ALIGN_RIGHT,
		};
	}
	columns[n++] = (struct pdf_column){
		.title = "Totale", .width = head_width(summary, "Totale"),
		.align = PDF_ALIGN_RIGHT };
	for (size_t i = 1; i < n; i++)
		summary->name_width -= columns[i].width;
	pdf_table_begin(summary->pdf, &(struct pdf_table){
		.summary = "Una riga per obiettivo e per tipo, una colonna per "
			   "stato: quanti indicatori.",
		.columns = columns, .n = n });
}

/* name is cut where the table must be short; link NULL for none. */
static void row(struct summary *summary, const char *name, const char *link,
		const char *objective, const char *type, size_t total, int look)
{
	struct pdf_span cells[THEME_STATUSES + 2] = {{0}};
	char figures[THEME_STATUSES + 2][24];
	size_t counts[THEME_STATUSES], n = 1;
	struct text label = {0};

	board_count(summary->board, objective, type, counts);
	if (summary->cut)
		fit_cut(&label, summary->context->fonts, name,
			theme_type(THEME_TABLE)->size,
			(look & PDF_ROW_BOLD) != 0,
			summary->name_width - cell_padding - 1);
	else
		text_add_string(&label, name);
	cells[0] = (struct pdf_span){ .text = text_string(&label),
				      .link = link };
	for (size_t i = 0; i < summary->n_shown; i++, n++) {
		size_t count = counts[summary->shown[i]];

		snprintf(figures[n], sizeof figures[n], "%zu", count);
		cells[n] = (struct pdf_span){
			.text = figures[n], .bold = count > 0,
			.colour = count > 0 ? 0 : THEME_SECONDARY };
	}
	snprintf(figures[n], sizeof figures[n], "%zu", total);
	cells[n].text = figures[n];
	pdf_table_row(summary->pdf, cells, look);
	text_free(&label);
}

static size_t count_type(const struct board *board, const char *type)
{
	size_t n = 0;

	for (size_t i = 0; i < board->n_indicators; i++)
		n += strcmp(board->indicators[i].type, type) == 0;
	return n;
}

/* What stands before a colon ("Progetto: ...") gives way where a title does
 * not fit: what comes after tells one from the other. */
static void add_name(struct text *out, const struct summary *summary,
		     const struct objective *objective)
{
	const char *title = objective->title, *colon = strstr(title, ": ");

	text_format(out, "%s %s", objective->code, title);
	if (!summary->cut || colon == NULL || !words_has(colon + 2) ||
	    pdf_text_width(summary->context->fonts, text_string(out),
			   theme_type(THEME_TABLE)->size, 0) <=
		    summary->name_width - cell_padding - 1)
		return;
	text_clear(out);
	text_format(out, "%s %s", objective->code, colon + 2);
}

static void objective_rows(struct summary *summary)
{
	const struct board *board = summary->board;

	for (size_t i = 0; i < board->n_objectives; i++) {
		const struct objective *objective = &board->objectives[i];
		struct text name = {0};
		char link[40];

		snprintf(link, sizeof link, "#obiettivo-%zu", i + 1);
		add_name(&name, summary, objective);
		row(summary, text_string(&name),
		    objective->n_indicators > 0 ? link : NULL, objective->code,
		    NULL, (size_t)objective->n_indicators, PDF_ROW_PLAIN);
		text_free(&name);
	}
}

void summary_table(const struct pack_context *context, struct pdf *pdf,
		   enum summary_place place)
{
	const struct board *board = context->board;
	struct summary summary = { .context = context, .board = board,
				   .pdf = pdf,
				   .cut = place == SUMMARY_FIRST_PAGE &&
					  board->n_objectives > FEW_OBJECTIVES };
	int long_one = place == SUMMARY_FIRST_PAGE && summary_is_long(board);

	if (board->n_indicators == 0)
		return;
	begin(&summary);
	if (!long_one)
		objective_rows(&summary);
	for (size_t i = 0; i < N_KINDS; i++) {
		size_t total = count_type(board, kinds[i].type);

		if (total > 0)
			row(&summary, kinds[i].name, NULL, NULL, kinds[i].type,
			    total, PDF_ROW_PANEL);
	}
	row(&summary, "Tutto il piano", NULL, NULL, NULL, board->n_indicators,
	    PDF_ROW_BOLD);
	pdf_table_end(pdf);
}
