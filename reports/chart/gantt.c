/* gantt.c: activities in time, planned and actual, and where today is.
 *
 * The plan is an outline and what happened fills it, so a delay is seen as a
 * shift. Late activities are told by colour, hatching and a bold name. Days
 * outside the chart's period are cut at its sides; the calendar, and what
 * "late" means, are the caller's.
 */
#include <math.h>
#include <string.h>

#include "chart/names.h"
#include "chart/style.h"

enum { MOST_ACTIVITIES = 100, MOST_TICKS = 100 };

static const struct pen GRID = { THEME_RULE, 0.5, 0, 0 };
static const struct pen TODAY = { THEME_INK, 1.0, 0, 0 };

static const double HEAD = 12;		/* points: for the periods */
static const double FOOT = 12;		/* points: for the word of today */
static const double THICKEST = 11;	/* points: of the outline */
static const double NAME_SHARE = 0.36;	/* of the width, at most */
static const double NOTE_SHARE = 0.2;

/* The columns beside the bars. */
struct sides {
	struct names names, late, notes;
};

static void check(struct sketch *sketch, const struct chart_gantt *gantt)
{
	size_t i;

	if (gantt->n < 1 || gantt->n > MOST_ACTIVITIES ||
	    gantt->n_ticks > MOST_TICKS) {
		sketch_fail(sketch, "attività o periodi non sono da 1 a 100");
		return;
	}
	for (i = 0; i < gantt->n; i++) {
		const struct chart_activity *activity = &gantt->activities[i];

		sketch_check(sketch, activity->planned_from);
		sketch_check(sketch, activity->planned_to);
		sketch_check(sketch, activity->actual_from);
		sketch_check(sketch, activity->actual_to);
	}
	sketch_check(sketch, gantt->today);
}

static void place_axes(struct sketch *sketch, const struct chart_gantt *gantt,
		       struct sides *sides)
{
	const struct chart_frame *frame = &gantt->frame;
	double foot = isnan(gantt->today) ? 1 : FOOT;
	double pitch = (frame->height - HEAD - foot) / (double)gantt->n;
	double left, right;
	size_t i;

	names_init(&sides->names, pitch, NAME_SHARE * frame->width,
		   DRAWING_LEFT);
	names_init(&sides->notes, 0, NOTE_SHARE * frame->width, DRAWING_LEFT);
	sides->notes.lettering.size = STYLE_SMALL;
	sides->notes.lettering.colour = THEME_SECONDARY;
	sides->late = sides->names;
	sides->late.lettering.bold = 1;
	sides->late.lettering.colour = THEME_CRITICAL;
	for (i = 0; i < gantt->n; i++) {
		const struct chart_activity *activity = &gantt->activities[i];

		names_measure(activity->late ? &sides->late : &sides->names,
			      sketch, activity->name);
		if (activity->note)
			names_measure(&sides->notes, sketch, activity->note);
	}
	left = fmax(sides->names.width, sides->late.width) + 8;
	right = sides->notes.width > 0 ? sides->notes.width + STYLE_GAP : 1;
	sketch_area(sketch, left, foot, frame->width - right,
		    frame->height - HEAD);
	sketch_axes(sketch, gantt->from, gantt->to, 0, (double)gantt->n);
}

static void draw_ticks(struct sketch *sketch, const struct chart_gantt *gantt)
{
	struct lettering lettering = { STYLE_SMALL, 0, THEME_SECONDARY,
				       DRAWING_LEFT };
	double free_from = 0;		/* points: no label before */
	size_t i;

	for (i = 0; i < gantt->n_ticks; i++) {
		const struct chart_tick *tick = &gantt->ticks[i];
		double x, width;

		if (!(tick->at >= gantt->from && tick->at <= gantt->to))
			continue;
		x = sketch_x(sketch, tick->at);
		width = label_width(sketch->engine, tick->label, STYLE_SMALL, 0);
		sketch_line(sketch, BEHIND, ON_AXES, tick->at, 0, tick->at,
			    (double)gantt->n, &GRID);
		if (x < free_from || x + width > gantt->frame.width)
			continue;
		sketch_text(sketch, ON_AXES, tick->at, sketch->yhigh, 0, 6,
			    &lettering, tick->label);
		free_from = x + width + STYLE_GAP;
	}
}

/* A bar from day to day, as much of it as the period shows. */
static void draw_bar(struct sketch *sketch, double from, double to,
		     double middle, double half, enum filling filling,
		     unsigned colour)
{
	if (isnan(from) || isnan(to) || to < sketch->xlow ||
	    from > sketch->xhigh || to < from)
		return;
	from = fmax(from, sketch->xlow);
	to = fmin(to, sketch->xhigh);
	/* One day of a plan of years would be too thin to be seen. */
	to = fmax(to, from + 1.5 * (sketch->xhigh - sketch->xlow) /
		  (sketch->right - sketch->left));
	/* In front, because gnuplot paints lines over the boxes behind. */
	sketch_box(sketch, IN_FRONT, ON_AXES, from, middle - half, to,
		   middle + half, filling, colour);
}

static double actual_end(const struct chart_gantt *gantt,
			 const struct chart_activity *activity)
{
	if (!isnan(activity->actual_to))
		return activity->actual_to;
	return isnan(gantt->today) ? gantt->to : gantt->today;
}

static void draw_activity(struct sketch *sketch,
			  const struct chart_gantt *gantt,
			  const struct sides *sides, size_t index)
{
	const struct chart_activity *activity = &gantt->activities[index];
	double pitch = (sketch->top - sketch->bottom) / (double)gantt->n;
	double middle = (double)(gantt->n - index) - 0.5;
	double half = fmin(0.36, THICKEST / pitch / 2);
	double y = sketch_y(sketch, middle);

	draw_bar(sketch, activity->actual_from, actual_end(gantt, activity),
		 middle, half * 0.6, activity->late ? FILL_HATCH : FILL_PLAIN,
		 activity->late ? THEME_CRITICAL : THEME_ACCENT);
	draw_bar(sketch, activity->planned_from, activity->planned_to, middle,
		 half, FILL_OUTLINE,
		 activity->late ? THEME_CRITICAL : THEME_SECONDARY);
	names_draw(activity->late ? &sides->late : &sides->names, sketch, 0, y,
		   activity->name);
	if (activity->note)
		names_draw(&sides->notes, sketch, sketch->right + STYLE_GAP, y,
			   activity->note);
}

static void draw_today(struct sketch *sketch, const struct chart_gantt *gantt)
{
	const char *word = gantt->today_word ? gantt->today_word : "Oggi";
	struct lettering lettering = { STYLE_SMALL, 1, THEME_INK,
				       DRAWING_CENTER };
	double half = label_width(sketch->engine, word, STYLE_SMALL, 1) / 2;
	double at = sketch_x(sketch, gantt->today);

	if (!(gantt->today >= gantt->from && gantt->today <= gantt->to))
		return;
	sketch_line(sketch, IN_FRONT, ON_AXES, gantt->today, 0, gantt->today,
		    (double)gantt->n, &TODAY);
	at = fmax(half, fmin(at, gantt->frame.width - half));
	sketch_text(sketch, ON_PAGE, at, sketch->bottom - 6, 0, 0, &lettering,
		    word);
}

struct drawing *chart_gantt(struct chart_engine *engine,
			    const struct chart_gantt *gantt, struct err *err)
{
	struct drawing *drawing;
	struct sketch sketch;
	struct sides sides;
	size_t i;

	sketch_init(&sketch, engine, &gantt->frame);
	check(&sketch, gantt);
	if (sketch.failure)
		goto out;
	place_axes(&sketch, gantt, &sides);
	if (sketch.failure)
		goto out;
	draw_ticks(&sketch, gantt);
	for (i = 0; i < gantt->n; i++)
		draw_activity(&sketch, gantt, &sides, i);
	draw_today(&sketch, gantt);
out:
	drawing = sketch_draw(&sketch, err);
	sketch_free(&sketch);
	return drawing;
}
