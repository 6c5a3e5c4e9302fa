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
#include "chart/spread.h"
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
	double radius = height, widest;
	struct label_lines broken;
	char number[FORMAT_SIZE];

	scale_number(number, radar->values[axis], radar->frame.unit);
	widest = label_width(sketch->engine, number, STYLE_TEXT, 1);
	if (label_break(&broken, sketch->engine, radar->names[axis], STYLE_TEXT,
		       0, room_for(radar, cos(turn)), 2)) {
		sketch_fail(sketch, "memoria esaurita");
		return 1;
	}
	if (across > SIDE)
		radius = (width - fmax(widest, broken.width)) / across - OUT;
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

/* A name and its value, on two or three lines. */
struct tag {
	size_t axis;
	double x;			/* points: its anchor */
	enum drawing_align align;
	struct label_lines name;
	char number[FORMAT_SIZE];
};

/* A name above or below the circle must not reach those beside it. */
static double room_at(const struct sketch *sketch,
		      const struct chart_radar *radar, double across)
{
	double radius = (sketch->right - sketch->left) / 2;
	double room = room_for(radar, across);

	if (fabs(across) > SIDE)
		return room;
	return fmin(room, 2 * ((radius + OUT) *
			       sin(2 * M_PI / (double)radar->n) - STYLE_GAP));
}

/* Breaks the name; returns the height of the middle of the tag. */
static double plan_tag(struct sketch *sketch, const struct chart_radar *radar,
		       size_t axis, struct tag *tag)
{
	double turn = angle_of(radar, axis), across = cos(turn);

	tag->axis = axis;
	tag->align = fabs(across) <= SIDE ? DRAWING_CENTER :
		     across > 0 ? DRAWING_LEFT : DRAWING_RIGHT;
	tag->x = sketch_x(sketch, across) + OUT * across;
	scale_number(tag->number, radar->values[axis], radar->frame.unit);
	if (label_break(&tag->name, sketch->engine, radar->names[axis],
		       STYLE_TEXT, 0, room_at(sketch, radar, across), 2))
		sketch_fail(sketch, "memoria esaurita");
	return sketch_y(sketch, sin(turn)) + sin(turn) *
	       (STYLE_LEADING * (double)(tag->name.n + 1) / 2 + 2);
}

static void draw_tag(struct sketch *sketch, const struct chart_radar *radar,
		     struct tag *tag, double middle)
{
	struct lettering lettering = { STYLE_TEXT, 0, THEME_INK, tag->align };
	double y = middle + STYLE_LEADING * (double)tag->name.n / 2;
	size_t i;

	for (i = 0; i < tag->name.n; i++, y -= STYLE_LEADING)
		sketch_text(sketch, ON_PAGE, tag->x, y, 0, 0, &lettering,
			    tag->name.lines[i]);
	lettering.bold = 1;
	lettering.colour = isnan(radar->values[tag->axis]) ? THEME_SECONDARY
							   : THEME_ACCENT;
	sketch_text(sketch, ON_PAGE, tag->x, y, 0, 0, &lettering, tag->number);
	label_free(&tag->name);
}

/* The tags of one side, from the lowest; those of steep axes are moved apart. */
static void draw_tags(struct sketch *sketch, const struct chart_radar *radar,
		      enum drawing_align side)
{
	struct tag tags[MOST_AXES];
	double middles[MOST_AXES], heights[MOST_AXES];
	size_t n = 0, i;

	for (i = 0; i < radar->n; i++) {
		/* Clockwise from the top: the right side comes from above. */
		size_t axis = side == DRAWING_RIGHT ? i : radar->n - 1 - i;

		middles[n] = plan_tag(sketch, radar, axis, &tags[n]);
		if (tags[n].align != side) {
			label_free(&tags[n].name);
			continue;
		}
		heights[n] = STYLE_LEADING * (double)(tags[n].name.n + 1) + 1;
		n++;
	}
	if (side != DRAWING_CENTER)
		spread(middles, heights, n, radar->values_word ? 14 : 0,
		       radar->frame.height);
	for (i = 0; i < n; i++)
		draw_tag(sketch, radar, &tags[i], middles[i]);
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

	sketch_init(&sketch, engine, &radar->frame);
	check(&sketch, radar);
	if (sketch.failure)
		goto out;
	place_axes(&sketch, radar);
	draw_outlines(&sketch, radar);
	draw_tags(&sketch, radar, DRAWING_CENTER);
	draw_tags(&sketch, radar, DRAWING_RIGHT);
	draw_tags(&sketch, radar, DRAWING_LEFT);
	if (radar->values_word)
		x = draw_key(&sketch, x, &VALUES, radar->values_word);
	if (radar->values_word && radar->before && radar->before_word)
		draw_key(&sketch, x, &BEFORE, radar->before_word);
out:
	drawing = sketch_draw(&sketch, err);
	sketch_free(&sketch);
	return drawing;
}
