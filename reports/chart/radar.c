/* radar.c: values on axes from one centre, and how they were before.
 *
 * Good for few axes of one scale, like the levels of a self-assessment. Each
 * axis carries its name and its value, so no ring has to be read; rings are
 * at the quarters of the full value. Axes start at twelve o'clock and go
 * clockwise, as people read a clock.
 */
#include <math.h>
#include <string.h>

#include "chart/scale.h"
#include "chart/sketch.h"
#include "chart/style.h"
#include "chart/label.h"

enum { LEAST_AXES = 3, MOST_AXES = 16, RINGS = 4 };

static const unsigned TINT = 0xDCEAF8;	/* the accent, very light */
static const struct pen GRID = { THEME_LIGHT_GREY, 0.5, 0, 0 };
static const struct pen VALUES = { THEME_ACCENT, 2, 0, 0 };
static const struct pen BEFORE = { THEME_SECONDARY, 0.9, 3, 2 };

static const double DISC = 2.2;		/* points */
static const double NAME_SHARE = 0.27;	/* of the width, on each side */
static const double SIDE = 0.15;	/* cosine: beyond it a name is beside */
static const double OUT = 8;		/* points: from the rim to a name */

/* An outline: its corners, closed by the first again. */
struct outline {
	double x[MOST_AXES + 1], y[MOST_AXES + 1];	/* the rim is at 1 */
};

static double angle_of(const struct chart_radar *radar, size_t axis)
{
	return M_PI / 2 - 2 * M_PI * (double)axis / (double)radar->n;
}

/* Values below zero or above full are drawn at the centre or at the rim. */
static void shape(const struct chart_radar *radar, const double *values,
		  double full, struct outline *outline)
{
	size_t i;

	for (i = 0; i <= radar->n; i++) {
		double value = values ? values[i % radar->n] / full : full;
		double turn = angle_of(radar, i);

		if (!isnan(value))
			value = fmax(0, fmin(value, 1));
		outline->x[i] = isnan(value) ? 0 : value * cos(turn);
		outline->y[i] = value * sin(turn);
	}
}

static int all_known(const struct chart_radar *radar)
{
	size_t i;

	for (i = 0; i < radar->n; i++)
		if (isnan(radar->values[i]))
			return 0;
	return 1;
}

static void check(struct sketch *sketch, const struct chart_radar *radar)
{
	size_t i;

	if (radar->n < LEAST_AXES || radar->n > MOST_AXES)
		sketch_fail(sketch, "gli assi devono essere da 3 a 16");
	else if (!(radar->full > 0))
		sketch_fail(sketch, "il valore pieno deve essere sopra lo zero");
	if (sketch->failure)
		return;
	sketch_check(sketch, radar->full);
	for (i = 0; i < radar->n; i++) {
		sketch_check(sketch, radar->values[i]);
		if (radar->before)
			sketch_check(sketch, radar->before[i]);
	}
}

/* How wide a name can be: those above and below the circle have more room. */
static double room_for(const struct chart_radar *radar, double across)
{
	return radar->frame.width *
	       (fabs(across) > SIDE ? NAME_SHARE : 2 * NAME_SHARE);
}

/* The largest radius at which the axis's name is still in the frame; half the
 * frame, less the key, is `width` x `height`. */
static double radius_for(struct sketch *sketch, const struct chart_radar *radar,
			 size_t axis, double width, double height)
{
	double turn = angle_of(radar, axis);
	double across = fabs(cos(turn)), up = fabs(sin(turn));
	double radius = height;
	struct label_lines broken;

	if (label_break(&broken, sketch->engine, radar->names[axis], STYLE_TEXT,
		       0, room_for(radar, cos(turn)), 2)) {
		sketch_fail(sketch, "memoria esaurita");
		return 1;
	}
	if (across > SIDE)
		radius = (width - broken.width) / across - OUT;
	if (up > SIDE)
		radius = fmin(radius, (height - STYLE_LEADING *
				       ((double)broken.n + 1) - 2) / up);
	label_free(&broken);
	return radius;
}

/* The circle that leaves room for names on all sides. */
static void place_axes(struct sketch *sketch, const struct chart_radar *radar)
{
	const struct chart_frame *frame = &radar->frame;
	double foot = radar->values_word ? 14 : 0;
	double x = frame->width / 2, y = (frame->height + foot) / 2;
	double radius = frame->height;
	size_t i;

	for (i = 0; i < radar->n; i++)
		radius = fmin(radius, radius_for(sketch, radar, i, x,
						 (frame->height - foot) / 2));
	sketch_area(sketch, x - radius, y - radius, x + radius, y + radius);
	sketch_axes(sketch, -1, 1, -1, 1);
}

static void draw_grid(struct sketch *sketch, const struct chart_radar *radar)
{
	struct outline ring;
	size_t i;

	for (i = 1; i <= RINGS; i++) {
		shape(radar, NULL, (double)i / RINGS, &ring);
		sketch_curve(sketch, ring.x, ring.y, radar->n + 1, &GRID);
	}
	for (i = 0; i < radar->n; i++) {
		double x[] = { 0, ring.x[i] }, y[] = { 0, ring.y[i] };

		sketch_curve(sketch, x, y, 2, &GRID);
	}
}

static void draw_outlines(struct sketch *sketch,
			  const struct chart_radar *radar)
{
	struct outline values, before;

	shape(radar, radar->values, radar->full, &values);
	if (all_known(radar))
		sketch_polygon(sketch, values.x, values.y, radar->n + 1, TINT);
	draw_grid(sketch, radar);
	if (radar->before) {
		shape(radar, radar->before, radar->full, &before);
		sketch_curve(sketch, before.x, before.y, radar->n + 1, &BEFORE);
	}
	sketch_curve(sketch, values.x, values.y, radar->n + 1, &VALUES);
	sketch_discs(sketch, values.x, values.y, radar->n, DISC, THEME_ACCENT);
}

/* The name on one or two lines, and its value in bold under it, beside the
 * rim: to the right of it on the right, above it on top. */
static void draw_name(struct sketch *sketch, const struct chart_radar *radar,
		      size_t axis)
{
	double turn = angle_of(radar, axis), across = cos(turn);
	double x = sketch_x(sketch, across), y = sketch_y(sketch, sin(turn));
	struct lettering lettering = { STYLE_TEXT, 0, THEME_INK, DRAWING_CENTER };
	struct label_lines broken;
	char number[FORMAT_SIZE];
	size_t i;

	if (fabs(across) > SIDE)
		lettering.align = across > 0 ? DRAWING_LEFT : DRAWING_RIGHT;
	if (label_break(&broken, sketch->engine, radar->names[axis],
		       lettering.size, 0, room_for(radar, across), 2)) {
		sketch_fail(sketch, "memoria esaurita");
		return;
	}
	x += OUT * across;
	y += (STYLE_LEADING * (double)(broken.n + 1) / 2 + 2) * sin(turn) +
	     STYLE_LEADING * (double)broken.n / 2;
	for (i = 0; i < broken.n; i++)
		sketch_text(sketch, ON_PAGE, x, y - (double)i * STYLE_LEADING,
			    0, 0, &lettering, broken.lines[i]);
	y -= (double)broken.n * STYLE_LEADING;
	label_free(&broken);
	lettering.bold = 1;
	lettering.colour = isnan(radar->values[axis]) ? THEME_SECONDARY
						      : THEME_ACCENT;
	scale_number(number, radar->values[axis], radar->frame.unit);
	sketch_text(sketch, ON_PAGE, x, y, 0, 0, &lettering, number);
}

static double draw_key(struct sketch *sketch, double x, const struct pen *pen,
		       const char *word)
{
	struct lettering lettering = { STYLE_SMALL, 0, THEME_SECONDARY,
				       DRAWING_LEFT };

	sketch_line(sketch, IN_FRONT, ON_PAGE, x, 6, x + 14, 6, pen);
	sketch_text(sketch, ON_PAGE, x + 18, 6, 0, 0, &lettering, word);
	return x + 18 + label_width(sketch->engine, word, STYLE_SMALL, 0) + 12;
}

struct drawing *chart_radar(struct chart_engine *engine,
			    const struct chart_radar *radar, struct err *err)
{
	struct drawing *drawing;
	struct sketch sketch;
	double x = 0;
	size_t i;

	sketch_init(&sketch, engine, &radar->frame);
	check(&sketch, radar);
	if (sketch.failure)
		goto out;
	place_axes(&sketch, radar);
	draw_outlines(&sketch, radar);
	for (i = 0; i < radar->n; i++)
		draw_name(&sketch, radar, i);
	if (radar->values_word)
		x = draw_key(&sketch, x, &VALUES, radar->values_word);
	if (radar->values_word && radar->before && radar->before_word)
		draw_key(&sketch, x, &BEFORE, radar->before_word);
out:
	drawing = sketch_draw(&sketch, err);
	sketch_free(&sketch);
	return drawing;
}
