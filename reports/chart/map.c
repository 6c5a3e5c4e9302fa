/* map.c: places as cells of a land, each with its colour, name and value.
 *
 * gnuplot has no cells, so this chart is drawn straight; it asks the engine
 * only how wide texts are. Values stand in the cells: neither colour nor the
 * legend is needed to read them, and a grey print says the same. What colours
 * mean is the caller's, and so is the list of those that have but a number.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "chart/cells.h"
#include "chart/chart.h"
#include "chart/label.h"
#include "chart/style.h"

enum { MOST_SPOTS = 300, MOST_SWATCHES = 8 };

static const double LEGEND_PITCH = 13;	/* points: of a row of the legend */
static const double SWATCH = 9;		/* points */
static const double LEADING = 1.15;	/* of the size of a name */
static const double MARGIN = 1;		/* points around the land */

static const double sizes[] = { 7.5, 7, 6.5, 6, 5.5 };

enum { N_SIZES = sizeof sizes / sizeof *sizes };

/* The map in the making. */
struct sheet {
	const struct chart_engine *engine;
	const struct chart_map *map;
	struct drawing *drawing;
	struct point places[MOST_SPOTS];	/* points of the page */
	double reach;				/* points */
	int numbered;				/* so far */
	int failed;				/* memory is out */
};

static void add(struct sheet *sheet, const struct primitive *primitive)
{
	if (drawing_add(sheet->drawing, primitive) != 0)
		sheet->failed = 1;
}

static void add_text(struct sheet *sheet, double x, double y, double size,
		     int bold, unsigned ink, enum drawing_align align,
		     const char *text)
{
	const struct point at = { x, y };

	add(sheet, &(struct primitive){
		.kind = DRAWING_TEXT, .colour = ink, .points = &at,
		.n_points = 1, .text = text, .size = size, .bold = bold,
		.align = align });
}

static void add_area(struct sheet *sheet, const struct point *corners, size_t n,
		     unsigned ground, int hatched)
{
	add(sheet, &(struct primitive){
		.kind = DRAWING_FILL, .colour = ground, .points = corners,
		.n_points = n, .hatched = hatched, .line_width = 0.7 });
}

/* --- Where things are --------------------------------------------------------- */

/* Degrees to a plane, near enough for a province. */
static void project(const struct chart_map *map, struct point *places)
{
	double middle = 0;
	size_t i;

	for (i = 0; i < map->n; i++)
		middle += map->spots[i].latitude / (double)map->n;
	for (i = 0; i < map->n; i++) {
		places[i].x = map->spots[i].longitude *
			      cos(middle * M_PI / 180);
		places[i].y = map->spots[i].latitude;
	}
}

/* The land's lower left corner, and its measures, with the cells' reach. */
struct extent {
	double left, low, width, height, reach;
};

static struct extent extent_of(const struct point *places, size_t n)
{
	struct extent extent = { INFINITY, INFINITY, 0, 0, 0 };
	double right = -INFINITY, high = -INFINITY;
	size_t i;

	extent.reach = cells_reach(places, n);
	for (i = 0; i < n; i++) {
		extent.left = fmin(extent.left, places[i].x - extent.reach);
		extent.low = fmin(extent.low, places[i].y - extent.reach);
		right = fmax(right, places[i].x + extent.reach);
		high = fmax(high, places[i].y + extent.reach);
	}
	extent.width = right - extent.left;
	extent.height = high - extent.low;
	return extent;
}

static double legend_column(const struct chart_engine *engine,
			    const struct chart_map *map)
{
	double width = 40;
	size_t i;

	for (i = 0; i < map->n_legend; i++)
		width = fmax(width, label_width(engine, map->legend[i].word,
						STYLE_TEXT, 0));
	return SWATCH + STYLE_GAP + width + 14;
}

static double legend_height(const struct chart_map *map, size_t across)
{
	return LEGEND_PITCH * (double)((map->n_legend + across - 1) / across);
}

static size_t legend_across(const struct chart_engine *engine,
			    const struct chart_map *map)
{
	double fit = floor(map->frame.width / legend_column(engine, map));

	return fit < 1 ? 1 : (size_t)fit;
}

static void place_all(struct sheet *sheet)
{
	const struct chart_map *map = sheet->map;
	double foot = legend_height(map, legend_across(sheet->engine, map)) + 4;
	struct extent extent;
	double scale, width, height, left, low;
	size_t i;

	project(map, sheet->places);
	extent = extent_of(sheet->places, map->n);
	width = map->frame.width - 2 * MARGIN;
	height = map->frame.height - foot - 2 * MARGIN;
	scale = fmin(width / extent.width, height / extent.height);
	left = MARGIN + (width - scale * extent.width) / 2;
	low = foot + MARGIN + (height - scale * extent.height) / 2;
	for (i = 0; i < map->n; i++) {
		sheet->places[i].x = left +
			scale * (sheet->places[i].x - extent.left);
		sheet->places[i].y = low +
			scale * (sheet->places[i].y - extent.low);
	}
	sheet->reach = scale * extent.reach;
}

/* --- The land ------------------------------------------------------------------ */

static void draw_ground(struct sheet *sheet, const struct cell *cell,
			const struct chart_spot *spot)
{
	if (cell->n < 3)
		return;
	add_area(sheet, cell->corners, cell->n, spot->ground, spot->hatched);
	add(sheet, &(struct primitive){
		.kind = DRAWING_STROKE, .colour = THEME_GREY, .closed = 1,
		.points = cell->corners, .n_points = cell->n,
		.line_width = 0.4 });
}

static int same_group(const struct sheet *sheet, size_t a, int b)
{
	const char *one = sheet->map->spots[a].group;
	const char *other;

	if (b == CELLS_OUTSIDE)
		return 0;
	other = sheet->map->spots[b].group;
	if (one == NULL || other == NULL)
		return one == other;
	while (*one != '\0' && *one == *other)
		one++, other++;
	return *one == *other;
}

static void draw_borders(struct sheet *sheet, const struct cell *cell,
			 size_t which)
{
	size_t i;

	for (i = 0; i < cell->n; i++) {
		struct point ends[] = { cell->corners[i],
					cell->corners[(i + 1) % cell->n] };

		if (same_group(sheet, which, cell->across[i]))
			continue;
		/* White around it: it is seen between dark cells too. */
		if (cell->across[i] != CELLS_OUTSIDE)
			add(sheet, &(struct primitive){
				.kind = DRAWING_STROKE,
				.colour = THEME_WHITE, .points = ends,
				.n_points = 2, .line_width = 3 });
		add(sheet, &(struct primitive){
			.kind = DRAWING_STROKE, .colour = THEME_INK,
			.points = ends, .n_points = 2, .line_width = 1.2 });
	}
}

/* --- What stands in a cell ------------------------------------------------------ */

/* Lines of a name over a value, centred in a cell. */
static void write_lines(struct sheet *sheet, struct point centre, double size,
			const struct label_lines *name,
			const struct chart_spot *spot)
{
	double step = size * LEADING;
	double lines = (double)name->n + (spot->value != NULL);
	double y = centre.y + step * lines / 2 - size * 0.86;
	size_t i;

	for (i = 0; i < name->n; i++, y -= step)
		add_text(sheet, centre.x, y, size, 0, spot->ink, DRAWING_CENTER,
			 name->lines[i]);
	if (spot->value != NULL)
		add_text(sheet, centre.x, y, size, 1, spot->ink, DRAWING_CENTER,
			 spot->value);
}

/* Breaks a text into so many lines, as narrow as can be. 1 when it went. */
static int break_narrow(const struct sheet *sheet, const char *text,
			double size, size_t lines, struct label_lines *broken)
{
	double whole = label_width(sheet->engine, text, size, 0);
	double width = whole / (double)lines;
	int tries;

	for (tries = 0; tries < 8; tries++, width *= 1.12) {
		if (label_break(broken, sheet->engine, text, size, 0,
				width + 0.5, lines) != 0)
			return 0;
		if (!broken->cut)
			return 1;
		label_free(broken);
	}
	return 0;
}

static int write_at(struct sheet *sheet, const struct cell *cell, double size,
		    size_t lines, const char *text,
		    const struct chart_spot *spot)
{
	struct point centre = cells_centre(cell);
	struct label_lines broken;
	double width, height;
	int fits;

	if (!break_narrow(sheet, text, size, lines, &broken))
		return 0;
	width = broken.width;
	if (spot->value != NULL)
		width = fmax(width, label_width(sheet->engine, spot->value,
						size, 1));
	height = size * LEADING * ((double)broken.n + (spot->value != NULL));
	fits = cells_holds(cell, centre, width + 2, height);
	if (fits)
		write_lines(sheet, centre, size, &broken, spot);
	label_free(&broken);
	return fits;
}

/* The largest size and the fewest lines that fit. */
static int write_name(struct sheet *sheet, const struct cell *cell,
		      const char *text, const struct chart_spot *spot)
{
	size_t i, lines;

	for (i = 0; i < N_SIZES; i++)
		for (lines = 1; lines <= LABEL_LINES; lines++)
			if (write_at(sheet, cell, sizes[i], lines, text, spot))
				return 1;
	return 0;
}

static void draw_words(struct sheet *sheet, const struct cell *cell,
		       size_t which)
{
	const struct chart_spot *spot = &sheet->map->spots[which];
	struct chart_spot bare = *spot;
	struct label_lines number = { .n = 1 };
	char digits[16];

	if (cell->n < 3)
		return;
	sheet->map->numbers[which] = 0;
	if (write_name(sheet, cell, spot->name, spot))
		return;
	sheet->map->numbers[which] = ++sheet->numbered;
	snprintf(digits, sizeof digits, "%d", sheet->numbered);
	if (write_name(sheet, cell, digits, spot))
		return;
	/* Even so too narrow: the number alone, whatever it touches. */
	bare.value = NULL;
	number.lines[0] = digits;
	write_lines(sheet, cells_centre(cell), sizes[N_SIZES - 1], &number,
		    &bare);
}

static void draw_legend(struct sheet *sheet)
{
	const struct chart_map *map = sheet->map;
	size_t across = legend_across(sheet->engine, map), i;
	double pitch = legend_column(sheet->engine, map);
	double top = legend_height(map, across);

	for (i = 0; i < map->n_legend; i++) {
		double x = pitch * (double)(i % across) + 0.5;
		double y = top - LEGEND_PITCH * (double)(i / across + 1) + 2;
		struct point box[] = { { x, y }, { x + SWATCH, y },
				       { x + SWATCH, y + SWATCH },
				       { x, y + SWATCH } };

		add_area(sheet, box, 4, map->legend[i].ground,
			 map->legend[i].hatched);
		add(sheet, &(struct primitive){
			.kind = DRAWING_STROKE, .colour = THEME_GREY,
			.closed = 1, .points = box, .n_points = 4,
			.line_width = 0.4 });
		add_text(sheet, x + SWATCH + STYLE_GAP, y + 1.8, STYLE_TEXT, 0,
			 THEME_INK, DRAWING_LEFT, map->legend[i].word);
	}
}

static const char *refuse(const struct chart_map *map)
{
	size_t i;

	if (map->n < 1 || map->n > MOST_SPOTS ||
	    map->n_legend > MOST_SWATCHES)
		return "i luoghi devono essere da 1 a 300";
	if (!(map->frame.width >= 20 && map->frame.width <= 1000 &&
	      map->frame.height >= 20 && map->frame.height <= 1000))
		return "misure fuori da 20-1000 punti";
	for (i = 0; i < map->n; i++)
		if (!(fabs(map->spots[i].latitude) <= 90 &&
		      fabs(map->spots[i].longitude) <= 180))
			return "una coordinata non è in gradi";
	return NULL;
}

static void draw_all(struct sheet *sheet)
{
	struct cell cell;
	int layer;
	size_t i;

	place_all(sheet);
	for (layer = 0; layer < 3; layer++)
		for (i = 0; i < sheet->map->n; i++) {
			cells_make(&cell, sheet->places, sheet->map->n, i,
				   sheet->reach);
			if (layer == 0)
				draw_ground(sheet, &cell,
					    &sheet->map->spots[i]);
			else if (layer == 1)
				draw_borders(sheet, &cell, i);
			else
				draw_words(sheet, &cell, i);
		}
	draw_legend(sheet);
}

struct drawing *chart_map(struct chart_engine *engine,
			  const struct chart_map *map, struct err *err)
{
	struct sheet sheet = { .engine = engine, .map = map };
	const char *refusal = refuse(map);

	if (refusal != NULL) {
		err_set(err, EXIT_FAILED, "il grafico «%s»: %s",
			map->frame.name, refusal);
		return NULL;
	}
	sheet.drawing = drawing_new(map->frame.width, map->frame.height);
	if (sheet.drawing != NULL)
		draw_all(&sheet);
	if (sheet.drawing == NULL || sheet.failed) {
		drawing_free(sheet.drawing);
		err_set(err, EXIT_FAILED, "il grafico «%s»: memoria esaurita",
			map->frame.name);
		return NULL;
	}
	return sheet.drawing;
}

double chart_map_height(const struct chart_map *map, double width, double most)
{
	struct point places[MOST_SPOTS];
	struct extent extent;

	if (map->n < 1 || map->n > MOST_SPOTS)
		return most;
	project(map, places);
	extent = extent_of(places, map->n);
	/* Two rows of legend are the most that are usual. */
	return fmin(most, width * extent.height / extent.width +
			  2 * LEGEND_PITCH + 4 + 2 * MARGIN);
}
