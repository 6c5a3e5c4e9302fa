/* udp_map.c: indicators by subambito, as grids of cells.
 *
 * Where a subambito has a minimum of its own the cell has its status: mark,
 * number, tint of the status. Elsewhere it has the value alone, on a shade
 * that grows with it, as there is nothing to judge. Objectives are never cut:
 * each goes whole to the next grid, unless it is longer than one.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "packs/udp.h"
#include "packs/words.h"

enum { MOST_ROWS = 25, MOST_COLUMNS = 30 };

static const double row_height = 23, head_height = 40;

/* A grid in the making. */
struct grid {
	const struct indicator *rows[MOST_ROWS];
	size_t n;
	char *names[MOST_ROWS];
	struct text words[MOST_ROWS * MOST_COLUMNS];
	struct chart_cell cells[MOST_ROWS * MOST_COLUMNS];
};

/* Colour mixed into white: share 1 is the colour itself. */
static unsigned tint(unsigned colour, double share)
{
	unsigned mixed = 0;

	for (int shift = 16; shift >= 0; shift -= 8) {
		double part = (colour >> shift) & 0xFF;

		mixed = mixed << 8 |
			(unsigned)lround(255 - (255 - part) * share);
	}
	return mixed;
}

static void fill_cell(struct udp *udp, const struct indicator *indicator,
		      const struct place *place, struct text *word,
		      struct chart_cell *cell)
{
	const struct theme_status *status = theme_status(place->status);

	words_value(word, indicator, place->value);
	*cell = (struct chart_cell){ .ground = THEME_WHITE, .ink = THEME_INK,
				     .word = text_string(word) };
	if (status != NULL) {
		cell->ground = tint(status->colour, 0.14);
		cell->mark = board_mark(udp->board, place->status);
	} else if (isfinite(place->intensity)) {
		cell->ground = tint(THEME_GREY, 0.55 * place->intensity);
	} else {
		cell->ink = THEME_SECONDARY;
	}
}

static void add_row(struct udp *udp, struct grid *grid, size_t from, size_t n,
		    const struct indicator *indicator)
{
	const struct place *places = board_places(udp->board, indicator->id);
	struct text name = {0};

	text_format(&name, "%s ", indicator->code);
	if (!isnan(indicator->minimum)) {
		text_add_string(&name, "(minimo ");
		words_value(&name, indicator, indicator->minimum);
		text_add_string(&name, ") ");
	}
	text_add_string(&name, indicator->name);
	grid->rows[grid->n] = indicator;
	grid->names[grid->n] = name.data;
	for (size_t i = 0; i < n; i++)
		fill_cell(udp, indicator, &places[from + i],
			  &grid->words[grid->n * n + i],
			  &grid->cells[grid->n * n + i]);
	grid->n++;
}

static void describe(const struct udp *udp, const struct grid *grid,
		     size_t from, size_t n, struct text *alt)
{
	text_add_string(alt, "Griglia degli indicatori per subambito.");
	for (size_t r = 0; r < grid->n; r++) {
		text_format(alt, " %s:", grid->rows[r]->code);
		for (size_t i = 0; i < n; i++) {
			const struct chart_cell *cell = &grid->cells[r * n + i];
			const struct place *place =
				&board_places(udp->board, grid->rows[r]->id)[from + i];

			const struct theme_status *status =
				theme_status(place->status);

			text_format(alt, "%s %s %s", i > 0 ? "," : "",
				    udp->board->subambiti[from + i].name, cell->word);
			if (status != NULL)
				text_format(alt, " (%s%s)", status->word,
					    place->below ? ", sotto il minimo"
							 : "");
		}
		text_add_string(alt, ".");
	}
}

static void set_grid(struct udp *udp, struct grid *grid, size_t from, size_t n,
		     struct err *err)
{
	const char *columns[MOST_COLUMNS], *rows[MOST_ROWS];
	struct text alt = {0};
	struct drawing *drawing = NULL;

	for (size_t i = 0; i < n; i++)
		columns[i] = udp->board->subambiti[from + i].name;
	for (size_t i = 0; i < grid->n; i++)
		rows[i] = grid->names[i];
	if (grid->n > 0)
		drawing = chart_heatmap(udp->context->charts,
					&(struct chart_heatmap){
			.frame = { .name = "subambiti",
				   .width = pdf_width(udp->pdf),
				   .height = head_height +
					     row_height * (double)grid->n,
				   .unit = CHART_COUNT },
			.rows = grid->n, .columns = n, .row_names = rows,
			.column_names = columns, .cells = grid->cells }, err);
	describe(udp, grid, from, n, &alt);
	if (drawing != NULL)
		pdf_figure(udp->pdf, &(struct pdf_figure){
			.drawing = drawing, .alt = text_string(&alt) });
	drawing_free(drawing);
	text_free(&alt);
	for (size_t i = 0; i < grid->n; i++)
		free(grid->names[i]);
	for (size_t i = 0; i < grid->n * n; i++)
		text_free(&grid->words[i]);
	memset(grid, 0, sizeof *grid);
}

/* Indicators from `first` on, in their order, that are of its objective. */
static size_t placed_rows(const struct udp *udp, size_t first)
{
	size_t rows = 0;

	for (size_t i = first; i < udp->board->n_indicators &&
			       strcmp(udp->board->indicators[i].objective,
				      udp->board->indicators[first].objective) == 0;
	     i++)
		rows += udp->board->indicators[i].placed != 0;
	return rows;
}

/* All the indicators, for n subambiti from `from` on. */
static void set_grids(struct udp *udp, size_t from, size_t n, struct err *err)
{
	struct grid *grid = must_alloc(sizeof *grid);

	memset(grid, 0, sizeof *grid);
	for (size_t i = 0; i < udp->board->n_indicators; i++) {
		const struct indicator *indicator = &udp->board->indicators[i];
		int begins = i == 0 ||
			     strcmp(indicator[-1].objective,
				    indicator->objective) != 0;

		if (!indicator->placed)
			continue;
		if (grid->n == MOST_ROWS ||
		    (begins && grid->n > 0 &&
		     grid->n + placed_rows(udp, i) > MOST_ROWS))
			set_grid(udp, grid, from, n, err);
		add_row(udp, grid, from, n, indicator);
	}
	set_grid(udp, grid, from, n, err);
	free(grid);
}

static int has_minimum(const struct udp *udp)
{
	for (size_t i = 0; i < udp->board->n_indicators; i++)
		if (!isnan(udp->board->indicators[i].minimum))
			return 1;
	return 0;
}

/* That no subambito is late is said only as far as it is known. */
static const char *no_one_behind(const struct udp *udp)
{
	size_t judged = 0, missing = 0;

	for (size_t i = 0; i < udp->board->n_places; i++) {
		const char *status = udp->board->places[i].status;

		if (status == NULL)
			continue;
		if (strcmp(status, "dati_mancanti") == 0)
			missing++;
		else if (strcmp(status, "non_calcolabile") != 0 &&
			 strcmp(status, "non_dovuto") != 0)
			judged++;
	}
	if (judged == 0)
		return "Non si può dire se un subambito è in ritardo sul suo "
		       "minimo. ";
	if (missing > 0)
		return "Nessun subambito è in ritardo sul suo minimo, per i "
		       "dati che ci sono. ";
	return "Nessun subambito è in ritardo sul suo minimo. ";
}

/* "In ritardo sul minimo: Pandino in 2 indicatori e Soncino in 3." */
static void finding(const struct udp *udp, struct text *out)
{
	size_t kinds = 0, written = 0;

	for (size_t s = 0; s < udp->board->n_subambiti; s++)
		for (size_t i = s; i < udp->board->n_places; i += udp->board->n_subambiti)
			if (udp->board->places[i].behind) {
				kinds++;
				break;
			}
	for (size_t s = 0; s < udp->board->n_subambiti; s++) {
		size_t behind = 0;

		for (size_t i = s; i < udp->board->n_places; i += udp->board->n_subambiti)
			behind += udp->board->places[i].behind != 0;
		if (behind > 0)
			text_format(out, "%s%s in %zu %s",
				    kinds > 0 && written == 0
					    ? "In ritardo sul minimo: "
					    : words_join(written, kinds),
				    udp->board->subambiti[s].name, behind,
				    behind == 1 ? "indicatore" : "indicatori");
		written += behind > 0;
	}
	if (!has_minimum(udp)) {
		text_add_string(out, "Il valore di ogni indicatore nei "
				     "subambiti, su un grigio tanto più scuro "
				     "quanto più è alto. Il piano non chiede "
				     "minimi per subambito.");
		return;
	}
	text_add_string(out, kinds > 0 ? ". " : no_one_behind(udp));
	text_add_string(out, "Dove c'è un minimo per subambito la cella ha il "
			     "segno del suo stato; altrove ha il solo valore, "
			     "su un grigio tanto più scuro quanto più è alto.");
}

/* The marks that the grids have, with their words. */
static void legend(struct udp *udp)
{
	struct pdf_span spans[THEME_STATUSES];
	struct text words[THEME_STATUSES] = {{0}};
	size_t n = 0;

	for (size_t s = 0; s < THEME_STATUSES; s++) {
		const struct theme_status *status =
			theme_status_at((enum theme_status_index)s);
		size_t i = 0;

		while (i < udp->board->n_places &&
		       (udp->board->places[i].status == NULL ||
			strcmp(udp->board->places[i].status, status->name) != 0))
			i++;
		if (i == udp->board->n_places)
			continue;
		text_format(&words[n], "%s     ", status->word);
		spans[n] = board_status_span(udp->board, status->name);
		spans[n].text = text_string(&words[n]);
		n++;
	}
	pdf_paragraph_spans(udp->pdf, THEME_TABLE, spans, n);
	for (size_t i = 0; i < n; i++)
		text_free(&words[i]);
}

/* Of the words and the first grid: together, where a page has the room. */
static double first_height(const struct udp *udp)
{
	static const double words = 110;	/* heading, sentence, legend */
	size_t rows = 0;

	for (size_t i = 0; i < udp->board->n_indicators; i++)
		rows += udp->board->indicators[i].placed != 0;
	if (rows > MOST_ROWS)
		rows = MOST_ROWS;
	return words + head_height + row_height * (double)rows;
}

void udp_map(struct udp *udp, struct err *err)
{
	struct text sentence = {0};

	if (udp->board->n_places == 0 || udp->board->n_subambiti < 2)
		return;
	pdf_reserve(udp->pdf, first_height(udp));
	pdf_heading(udp->pdf, 2, "Gli indicatori per subambito", "subambiti");
	finding(udp, &sentence);
	pdf_paragraph(udp->pdf, THEME_TEXT, text_string(&sentence));
	legend(udp);
	for (size_t from = 0; from < udp->board->n_subambiti; from += MOST_COLUMNS) {
		size_t n = udp->board->n_subambiti - from;

		set_grids(udp, from, n < MOST_COLUMNS ? n : MOST_COLUMNS, err);
	}
	text_free(&sentence);
}
