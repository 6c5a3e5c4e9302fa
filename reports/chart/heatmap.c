/* heatmap.c: rows and columns of cells with colour, mark and word.
 *
 * A cell says its status three times, so that no reader depends on colour.
 * Cells are as wide as the frame allows; column names are broken to that
 * width and, when a word of theirs would be cut, written on a slope. What
 * the colours mean is the caller's.
 */
#include <math.h>
#include <string.h>

#include "chart/names.h"
#include "chart/style.h"

enum { MOST_ROWS = 100, MOST_COLUMNS = 30, SLOPE = 60 };

static const double GAP = 0.75;		/* points: half of what parts two cells */
static const double NAME_SHARE = 0.34;	/* of the width: row names, at most */
static const double SMALL_SHARE = 0.27;	/* ... where it saves a slope */
static const double LONGEST = 72;	/* points: of a name on a slope */
static const double MARK = 8;		/* points */
static const double MARK_GAP = 2.5;	/* points: from mark to word */
static const double SMALLEST = 0.87;	/* of the usual size of a word */

/* How the column names stand. */
struct heads {
	int sloped;
	double height;			/* points */
	double beyond;			/* points: past the last column */
};

static void plan_heads(struct sketch *sketch, const struct chart_heatmap *map,
		       double width, struct heads *heads)
{
	double turn = SLOPE * M_PI / 180, longest = 0;
	struct label_lines broken;
	size_t i, lines = 1;

	memset(heads, 0, sizeof *heads);
	for (i = 0; i < map->columns; i++) {
		const char *name = map->column_names[i];

		if (label_break(&broken, sketch->engine, name, STYLE_SMALL, 0,
			       width - 3, LABEL_LINES)) {
			sketch_fail(sketch, "memoria esaurita");
			return;
		}
		heads->sloped |= broken.cut;
		lines = broken.n > lines ? broken.n : lines;
		label_free(&broken);
		longest = fmax(longest, label_width(sketch->engine, name,
						   STYLE_SMALL, 0));
	}
	heads->height = (double)lines * STYLE_LEADING + 3;
	if (!heads->sloped)
		return;
	longest = fmin(longest, fmin(LONGEST, sketch->frame->height / 2));
	heads->height = longest * sin(turn) + STYLE_SMALL * cos(turn) + 3;
	heads->beyond = longest * cos(turn) + STYLE_SMALL * sin(turn) / 2;
}

static void draw_sloped(struct sketch *sketch, const struct heads *heads,
			double x, const char *name)
{
	static const struct lettering LETTERING = {
		STYLE_SMALL, 0, THEME_SECONDARY, DRAWING_LEFT
	};
	double room = (heads->height - 3) / sin(SLOPE * M_PI / 180) -
		      STYLE_SMALL / 2;
	struct label_lines broken;

	if (label_break(&broken, sketch->engine, name, STYLE_SMALL, 0, room, 1)) {
		sketch_fail(sketch, "memoria esaurita");
		return;
	}
	sketch_slope(sketch, x, sketch->top + 4, SLOPE, &LETTERING,
		     broken.lines[0]);
	label_free(&broken);
}

static void draw_upright(struct sketch *sketch, double x, double width,
			 const char *name)
{
	static const struct lettering LETTERING = {
		STYLE_SMALL, 0, THEME_SECONDARY, DRAWING_CENTER
	};
	double y = sketch->top + 3 + STYLE_LEADING / 2;
	struct label_lines broken;
	size_t i;

	if (label_break(&broken, sketch->engine, name, STYLE_SMALL, 0, width,
		       LABEL_LINES)) {
		sketch_fail(sketch, "memoria esaurita");
		return;
	}
	for (i = 0; i < broken.n; i++)
		sketch_text(sketch, ON_PAGE, x, y + STYLE_LEADING *
			    (double)(broken.n - 1 - i), 0, 0, &LETTERING,
			    broken.lines[i]);
	label_free(&broken);
}

static void draw_heads(struct sketch *sketch, const struct chart_heatmap *map,
		       const struct heads *heads)
{
	double width = sketch_x(sketch, 1) - sketch_x(sketch, 0);
	size_t i;

	for (i = 0; i < map->columns; i++) {
		double x = sketch_x(sketch, (double)i + 0.5);

		if (heads->sloped)
			draw_sloped(sketch, heads, x, map->column_names[i]);
		else
			draw_upright(sketch, x, width - 3,
				     map->column_names[i]);
	}
}

/* Where mark and word of a cell stand, from its centre. */
struct layout {
	double word_x, word_y, mark_x, mark_y;	/* points */
	double size;		/* of the word, 1 is usual; 0: left out */
	double room;		/* points: for the word */
};

/* How much of its usual size a word may have: 1 and less. */
static double fit(double word, double room)
{
	return word > 0 ? fmin(1, room / word) : 1;
}

/* Side by side if they fit, else the mark above the word if the cell is high
 * enough, else the mark alone: half a number would be a wrong number. Words
 * are made a little smaller before they are left out. */
static void lay_out(struct layout *layout, const struct chart_cell *cell,
		    double word, double width, double height)
{
	double beside = width - MARK - MARK_GAP - 2;

	*layout = (struct layout){ .room = width - 2 };
	if (!cell->word)
		return;
	if (!cell->mark) {
		layout->size = fmax(SMALLEST, fit(word, layout->room));
	} else if (fit(word, beside) >= SMALLEST) {
		layout->size = fit(word, beside);
		layout->mark_x = -(layout->size * word + MARK_GAP) / 2;
		layout->word_x = (MARK + MARK_GAP) / 2;
		layout->room = beside;
	} else if (height >= MARK + STYLE_TEXT + 3 &&
		   fit(word, layout->room) >= SMALLEST) {
		layout->size = fit(word, layout->room);
		layout->mark_y = STYLE_TEXT / 2 + 0.5;
		layout->word_y = -MARK / 2 - 0.5;
	}
}

static double word_width(struct sketch *sketch, const struct chart_cell *cell,
			 double size)
{
	return cell->word ? label_width(sketch->engine, cell->word, size, 0) : 0;
}

/* All words of a map have the size of the one that needs the smallest. */
static double common_size(struct sketch *sketch,
			  const struct chart_heatmap *map)
{
	double width = sketch_x(sketch, 1) - sketch_x(sketch, 0) - 2 * GAP;
	double height = sketch_y(sketch, 1) - sketch_y(sketch, 0) - 2 * GAP;
	double least = 1;
	size_t i;

	for (i = 0; i < map->rows * map->columns; i++) {
		const struct chart_cell *cell = &map->cells[i];
		struct layout layout;

		lay_out(&layout, cell, word_width(sketch, cell, STYLE_SMALL),
			width, height);
		if (layout.size > 0)
			least = fmin(least, layout.size);
	}
	return least * STYLE_SMALL;
}

/* A word that does not fit is an ellipsis: no part of a number is shown. */
static void draw_word(struct sketch *sketch, const struct chart_cell *cell,
		      double x, double y, double size, double room)
{
	struct lettering lettering = { size, 0, cell->ink, DRAWING_CENTER };
	double width = word_width(sketch, cell, size);
	double half = fmin(width, room) / 2 + 1;

	if (cell->hatched)
		sketch_box(sketch, IN_FRONT, ON_PAGE, x - half, y - 5, x + half,
			   y + 5, FILL_PLAIN, THEME_WHITE);
	sketch_text(sketch, ON_PAGE, x, y, 0, 0, &lettering,
		    width <= room + 0.1 ? cell->word : "…");
}

static void draw_cell(struct sketch *sketch, const struct chart_cell *cell,
		      double column, double row, double size)
{
	double x1 = sketch_x(sketch, column), x2 = sketch_x(sketch, column + 1);
	double y1 = sketch_y(sketch, row), y2 = sketch_y(sketch, row + 1);
	double x = (x1 + x2) / 2, y = (y1 + y2) / 2;
	double gx = GAP / (x2 - x1), gy = GAP / (y2 - y1);
	struct layout layout;

	lay_out(&layout, cell, word_width(sketch, cell, STYLE_SMALL),
		x2 - x1 - 2 * GAP, y2 - y1 - 2 * GAP);
	sketch_box(sketch, BEHIND, ON_AXES, column + gx, row + gy,
		   column + 1 - gx, row + 1 - gy,
		   cell->hatched ? FILL_HATCH : FILL_PLAIN, cell->ground);
	if (layout.mark_x != 0)
		layout.mark_x = -(word_width(sketch, cell, size) + MARK_GAP) / 2;
	if (cell->mark)
		sketch_mark(sketch, x + layout.mark_x, y + layout.mark_y,
			    fmin(MARK, y2 - y1 - 3), cell->mark);
	if (layout.size > 0)
		draw_word(sketch, cell, x + layout.word_x, y + layout.word_y,
			  size, layout.room);
}

/* Names take two lines if rows are high enough, which depends on the heads,
 * which depend on the width that the names leave. Returns the grid's width. */
static double try_share(struct sketch *sketch, const struct chart_heatmap *map,
			double share, struct names *names, struct heads *heads)
{
	const struct chart_frame *frame = &map->frame;
	double columns = (double)map->columns, width = 0;
	size_t i;
	int turn;

	memset(heads, 0, sizeof *heads);
	for (turn = 0; turn < 2; turn++) {
		names_init(names, (frame->height - heads->height) /
			   (double)map->rows, share * frame->width,
			   DRAWING_LEFT);
		for (i = 0; i < map->rows; i++)
			names_measure(names, sketch, map->row_names[i]);
		width = frame->width - names->width - 6;
		plan_heads(sketch, map, width / columns, heads);
		width -= fmax(0, heads->beyond - width / columns / 2);
	}
	return width;
}

static void place_axes(struct sketch *sketch, const struct chart_heatmap *map,
		       struct names *names, struct heads *heads)
{
	double width = try_share(sketch, map, NAME_SHARE, names, heads);

	if (heads->sloped) {
		width = try_share(sketch, map, SMALL_SHARE, names, heads);
		if (heads->sloped)
			width = try_share(sketch, map, NAME_SHARE, names,
					  heads);
	}
	sketch_area(sketch, names->width + 6, 0, names->width + 6 + width,
		    map->frame.height - heads->height);
	sketch_axes(sketch, 0, (double)map->columns, 0, (double)map->rows);
}

struct drawing *chart_heatmap(struct chart_engine *engine,
			      const struct chart_heatmap *map, struct err *err)
{
	struct drawing *drawing;
	struct sketch sketch;
	struct names names;
	struct heads heads;
	size_t row, column;
	double size;

	sketch_init(&sketch, engine, &map->frame);
	if (map->rows < 1 || map->rows > MOST_ROWS || map->columns < 1 ||
	    map->columns > MOST_COLUMNS) {
		sketch_fail(&sketch,
			    "servono da 1 a 100 righe e da 1 a 30 colonne");
		goto out;
	}
	place_axes(&sketch, map, &names, &heads);
	draw_heads(&sketch, map, &heads);
	size = common_size(&sketch, map);
	for (row = 0; row < map->rows; row++) {
		double low = (double)(map->rows - 1 - row);

		names_draw(&names, &sketch, 0, sketch_y(&sketch, low + 0.5),
			   map->row_names[row]);
		for (column = 0; column < map->columns; column++)
			draw_cell(&sketch,
				  &map->cells[row * map->columns + column],
				  (double)column, low, size);
	}
out:
	drawing = sketch_draw(&sketch, err);
	sketch_free(&sketch);
	return drawing;
}
