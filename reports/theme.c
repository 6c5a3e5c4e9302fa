/* theme.c: the rows of the look, and the marks of the statuses.
 *
 * The marks are drawn on a box of one unit and scaled: a disc with a tick, a
 * half disc, triangles, a square, a diamond, a cross, a dash. Shape alone
 * tells them apart, so a grey print loses nothing.
 */
#include "theme.h"

#include <math.h>
#include <string.h>

const struct theme_file theme_font_regular = {
	"/usr/share/fonts/truetype/lato/Lato-Regular.ttf", "fonts-lato",
};
const struct theme_file theme_font_bold = {
	"/usr/share/fonts/truetype/lato/Lato-Bold.ttf", "fonts-lato",
};
const struct theme_file theme_colour_profile = {
	"/usr/share/color/icc/sRGB.icc", "icc-profiles-free",
};

static const struct theme_type types[THEME_STYLES] = {
	[THEME_TITLE] = { 22, 27, 1, THEME_INK },
	[THEME_SECTION] = { 15, 18, 1, THEME_INK },
	[THEME_SUBSECTION] = { 11.5, 14, 1, THEME_INK },
	[THEME_LEAD] = { 11.5, 16, 0, THEME_INK },
	[THEME_TEXT] = { 9.5, 13.5, 0, THEME_INK },
	[THEME_TABLE] = { 8.5, 11, 0, THEME_INK },
	[THEME_NOTE] = { 7.5, 10, 0, THEME_SECONDARY },
	[THEME_CAPTION] = { 9.5, 12, 1, THEME_INK },
	[THEME_SUBTITLE] = { 8.5, 11, 0, THEME_SECONDARY },
};

const struct theme_type *theme_type(enum theme_style style)
{
	return &types[(unsigned)style < THEME_STYLES ? style : THEME_TEXT];
}

double theme_columns_width(int columns)
{
	double one = (THEME_TEXT_WIDTH - (THEME_COLUMNS - 1) * THEME_GUTTER) /
		     THEME_COLUMNS;

	if (columns < 1)
		columns = 1;
	if (columns > THEME_COLUMNS)
		columns = THEME_COLUMNS;
	return columns * one + (columns - 1) * THEME_GUTTER;
}

/* non_dovuto: the grey of the theme has a contrast of 2.9 on white; its mark
 * is a little darker, and its word is in the secondary colour of text. */
static const struct theme_status statuses[THEME_STATUSES] = {
	[THEME_RAGGIUNTO] = { "raggiunto", "Raggiunto", 0x00804A, 0x007A46 },
	[THEME_RAGGIUNTO_IN_PARTE] = { "raggiunto_in_parte",
				       "Raggiunto in parte", 0x00804A,
				       0x007A46 },
	[THEME_IN_LINEA] = { "in_linea", "In linea", 0x0066CC, 0x0066CC },
	[THEME_IN_RITARDO] = { "in_ritardo", "In ritardo", 0xA35C00,
			       0x9A5600 },
	[THEME_CRITICO] = { "critico", "Critico", 0xC02B40, 0xC02B40 },
	[THEME_DATI_MANCANTI] = { "dati_mancanti", "Dati mancanti", 0x5A6B78,
				  0x556672 },
	[THEME_NON_CALCOLABILE] = { "non_calcolabile", "Non calcolabile",
				    0x5A6B78, 0x556672 },
	[THEME_NON_DOVUTO] = { "non_dovuto", "Non ancora dovuto", 0x7C8D9A,
			       0x556672 },
};

const struct theme_status *theme_status_at(enum theme_status_index index)
{
	return &statuses[(unsigned)index < THEME_STATUSES
				 ? index
				 : THEME_NON_CALCOLABILE];
}

const struct theme_status *theme_status(const char *name)
{
	for (size_t i = 0; name != NULL && i < THEME_STATUSES; i++)
		if (strcmp(statuses[i].name, name) == 0)
			return &statuses[i];
	return NULL;
}

/* A mark in the making: where it goes, how large, in which colour. */
struct mark {
	struct drawing *drawing;
	double size;
	unsigned colour;
	int failed;
};

enum { SHAPE_POINTS = 48 };

/* Adds a shape of the unit box; width 0 fills it, else it is a line. */
static void shape(struct mark *mark, const struct point *unit, size_t n,
		  unsigned colour, double width, int closed)
{
	struct point points[SHAPE_POINTS];
	struct primitive primitive = {
		.kind = width > 0 ? DRAWING_STROKE : DRAWING_FILL,
		.colour = colour,
		.points = points,
		.n_points = n,
		.line_width = width * mark->size,
		.closed = closed,
	};

	for (size_t i = 0; i < n; i++) {
		points[i].x = unit[i].x * mark->size;
		points[i].y = unit[i].y * mark->size;
	}
	if (drawing_add(mark->drawing, &primitive) != 0)
		mark->failed = 1;
}

/* An arc of the circle inscribed in the box, in radians. */
static void arc(struct mark *mark, double from, double to, double radius,
		double width, int closed)
{
	struct point points[SHAPE_POINTS];

	for (int i = 0; i < SHAPE_POINTS; i++) {
		double angle = from + (to - from) * i / (SHAPE_POINTS - 1);

		points[i].x = 0.5 + radius * cos(angle);
		points[i].y = 0.5 + radius * sin(angle);
	}
	shape(mark, points, SHAPE_POINTS, mark->colour, width, closed);
}

static const double pi = 3.14159265358979323846;

static void draw_tick(struct mark *mark)
{
	static const struct point tick[] = {
		{ 0.27, 0.50 }, { 0.44, 0.33 }, { 0.73, 0.66 }
	};

	arc(mark, 0, 2 * pi, 0.5, 0, 1);
	shape(mark, tick, 3, THEME_WHITE, 0.13, 0);
}

static void draw_half(struct mark *mark)
{
	arc(mark, 0, 2 * pi, 0.44, 0.12, 1);
	arc(mark, pi / 2, 3 * pi / 2, 0.44, 0, 1);
}

static void draw_right(struct mark *mark)
{
	static const struct point triangle[] = {
		{ 0.10, 0.02 }, { 0.98, 0.50 }, { 0.10, 0.98 }
	};

	shape(mark, triangle, 3, mark->colour, 0, 1);
}

static void draw_up(struct mark *mark)
{
	static const struct point triangle[] = {
		{ 0.00, 0.06 }, { 1.00, 0.06 }, { 0.50, 0.94 }
	};

	shape(mark, triangle, 3, mark->colour, 0, 1);
}

static void draw_square(struct mark *mark)
{
	static const struct point square[] = {
		{ 0.06, 0.06 }, { 0.94, 0.06 }, { 0.94, 0.94 }, { 0.06, 0.94 }
	};

	shape(mark, square, 4, mark->colour, 0, 1);
}

static void draw_diamond(struct mark *mark)
{
	static const struct point diamond[] = {
		{ 0.50, 0.08 }, { 0.92, 0.50 }, { 0.50, 0.92 }, { 0.08, 0.50 }
	};

	shape(mark, diamond, 4, mark->colour, 0.13, 1);
}

static void draw_cross(struct mark *mark)
{
	static const struct point down[] = { { 0.12, 0.88 }, { 0.88, 0.12 } };
	static const struct point up[] = { { 0.12, 0.12 }, { 0.88, 0.88 } };

	shape(mark, down, 2, mark->colour, 0.16, 0);
	shape(mark, up, 2, mark->colour, 0.16, 0);
}

static void draw_dash(struct mark *mark)
{
	static const struct point dash[] = { { 0.08, 0.50 }, { 0.92, 0.50 } };

	shape(mark, dash, 2, mark->colour, 0.18, 0);
}

static void (*const draw_mark[THEME_STATUSES])(struct mark *mark) = {
	[THEME_RAGGIUNTO] = draw_tick,
	[THEME_RAGGIUNTO_IN_PARTE] = draw_half,
	[THEME_IN_LINEA] = draw_right,
	[THEME_IN_RITARDO] = draw_up,
	[THEME_CRITICO] = draw_square,
	[THEME_DATI_MANCANTI] = draw_diamond,
	[THEME_NON_CALCOLABILE] = draw_cross,
	[THEME_NON_DOVUTO] = draw_dash,
};

struct drawing *theme_status_mark(const struct theme_status *status,
				  double size)
{
	struct mark mark = { .size = size, .colour = status->colour };

	mark.drawing = drawing_new(size, size);
	if (mark.drawing == NULL)
		return NULL;
	draw_mark[status - statuses](&mark);
	if (mark.failed) {
		drawing_free(mark.drawing);
		return NULL;
	}
	return mark.drawing;
}
