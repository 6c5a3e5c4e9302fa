/* trend.c: an indicator in time against its expected path and its target.
 *
 * The eye should read three things without a legend: where we are, where we
 * should be, where we must arrive. So every line is named at its right end,
 * the last value stands at its point where it hides nothing, and labels that
 * want the same height are moved apart with a thin leader. What the finding
 * is, in words, belongs to the page's title.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "chart/scale.h"
#include "chart/sketch.h"
#include "chart/spread.h"
#include "chart/style.h"
#include "chart/label.h"
#include "chart/veil.h"

enum { MOST_QUARTERS = 100, MOST_LABELS = 4 };

static const struct pen GRID = { THEME_RULE, 0.5, 0, 0 };
static const struct pen BASE = { THEME_GREY, 0.8, 0, 0 };
static const struct pen LEADER = { THEME_GREY, 0.5, 0, 0 };
static const struct pen ACTUAL = { THEME_ACCENT, 2.2, 0, 0 };
static const struct pen EXPECTED = { THEME_SECONDARY, 0.9, 4, 2.5 };
static const struct pen TARGET = { THEME_INK, 0.9, 0, 0 };
static const struct pen PROJECTED = { THEME_ACCENT, 1.3, 0.8, 2.4 };

static const struct lettering AXIS = {
	STYLE_SMALL, 0, THEME_SECONDARY, DRAWING_LEFT
};

static const double LABEL_SHARE = 0.35;	/* of the width, for labels */
static const double DISC = 2.3;		/* points: radius of a value */
static const double LEADER_LENGTH = 9;	/* points: from the axes to a label */

/* A label at the right end of a line. */
struct end_label {
	double value;
	struct lettering lettering;
	char text[400];
};

/* What is worked out before anything is drawn. */
struct plan {
	const struct chart_trend *trend;
	double x[MOST_QUARTERS];	/* 0, 1, 2 ... */
	size_t last;			/* last quarter with a value; n for none */
	struct scale scale;
	struct end_label labels[MOST_LABELS];
	size_t n_labels;
	int projected;			/* there is a projection to draw */
	int empty;			/* there is nothing at all */
};

static void widen(double value, double *low, double *high)
{
	if (isnan(value))
		return;
	*low = isnan(*low) ? value : fmin(*low, value);
	*high = isnan(*high) ? value : fmax(*high, value);
}

static void plan_scale(struct sketch *sketch, struct plan *plan)
{
	const struct chart_trend *trend = plan->trend;
	double low = NAN, high = NAN;
	size_t i;

	for (i = 0; i < trend->n; i++) {
		widen(trend->actual[i], &low, &high);
		if (trend->expected)
			widen(trend->expected[i], &low, &high);
	}
	widen(trend->target, &low, &high);
	if (plan->projected)
		widen(trend->projection, &low, &high);
	plan->empty = isnan(low);
	if (plan->empty)
		low = high = 0;
	sketch_check(sketch, low);
	sketch_check(sketch, high);
	if (sketch->failure)
		return;
	scale_init(&plan->scale, low, high, trend->frame.unit,
		   trend->frame.unit == CHART_PERCENT ||
		   trend->frame.unit == CHART_DECIMAL);
	if (plan->empty)
		plan->scale.n = 1;
}

/* The word is cut when there is no room for it, the number never. */
static void add_label(struct sketch *sketch, struct plan *plan, double value,
		      const char *word, int with_number, unsigned colour)
{
	struct end_label *label = &plan->labels[plan->n_labels++];
	char number[FORMAT_SIZE] = "";
	struct label_lines cut;
	double room = LABEL_SHARE * sketch->frame->width;

	if (with_number)
		scale_number(number, value, plan->trend->frame.unit);
	room -= label_width(sketch->engine, number, STYLE_TEXT, 0);
	label->value = value;
	label->lettering = (struct lettering){ STYLE_TEXT, 0, colour,
					       DRAWING_LEFT };
	if (label_break(&cut, sketch->engine, word, STYLE_TEXT, 0, room, 1)) {
		sketch_fail(sketch, "memoria esaurita");
		return;
	}
	snprintf(label->text, sizeof label->text, "%s%s%s", cut.lines[0],
		 with_number ? " " : "", number);
	label_free(&cut);
}

/* The last value, when nothing follows it. */
static void add_value(struct plan *plan, double value)
{
	struct end_label *label = &plan->labels[plan->n_labels++];

	label->value = value;
	label->lettering = (struct lettering){ STYLE_TEXT + 1, 1, THEME_ACCENT,
					       DRAWING_LEFT };
	scale_number(label->text, value, plan->trend->frame.unit);
}

/* The expected path usually arrives at the target: the number is said once. */
static void plan_labels(struct sketch *sketch, struct plan *plan)
{
	const struct chart_trend *trend = plan->trend;
	double arrival = trend->expected ? trend->expected[trend->n - 1] : NAN;

	if (!isnan(trend->target))
		add_label(sketch, plan, trend->target, trend->target_word ?
			  trend->target_word : "Obiettivo", 1, THEME_INK);
	if (!isnan(arrival))
		add_label(sketch, plan, arrival, trend->expected_word ?
			  trend->expected_word : "Atteso",
			  arrival != trend->target, THEME_SECONDARY);
	if (plan->projected)
		add_label(sketch, plan, trend->projection,
			  trend->projection_word ? trend->projection_word :
			  "Stima", 1, THEME_ACCENT);
	if (plan->last == trend->n - 1)
		add_value(plan, trend->actual[plan->last]);
}

static double widest_label(const struct plan *plan, const struct sketch *sketch)
{
	double widest = 0;
	size_t i;

	for (i = 0; i < plan->n_labels; i++)
		widest = fmax(widest, label_width(sketch->engine,
						 plan->labels[i].text,
						 plan->labels[i].lettering.size,
						 plan->labels[i].lettering.bold));
	return widest;
}

static double widest_quarter(const struct plan *plan,
			     const struct sketch *sketch)
{
	double widest = 0;
	size_t i;

	for (i = 0; i < plan->trend->n; i++)
		widest = fmax(widest, label_width(sketch->engine,
						 plan->trend->labels[i],
						 STYLE_SMALL, 0));
	return widest;
}

static void place_axes(struct sketch *sketch, const struct plan *plan)
{
	const struct chart_frame *frame = sketch->frame;
	double half = widest_quarter(plan, sketch) / 2;
	double left = 0, right;
	size_t i;

	for (i = 0; i < plan->scale.n; i++)
		left = fmax(left, label_width(sketch->engine,
					     plan->scale.labels[i],
					     STYLE_SMALL, 0));
	left = fmax(left + STYLE_GAP, half - 4);
	right = plan->n_labels ?
		LEADER_LENGTH + widest_label(plan, sketch) + 2 : 2;
	sketch_area(sketch, left, 15, frame->width - fmax(right, half),
		    frame->height - 6);
	sketch_axes(sketch, -0.3, (double)plan->trend->n - 1 +
		    (plan->trend->n == 1 ? 0.3 : 0), plan->scale.low,
		    plan->scale.high);
}

static void draw_grid(struct sketch *sketch, const struct plan *plan)
{
	struct lettering lettering = AXIS;
	size_t i;

	lettering.align = DRAWING_RIGHT;
	for (i = 0; i < plan->scale.n; i++) {
		double tick = plan->scale.ticks[i];

		sketch_line(sketch, BEHIND, ON_AXES, sketch->xlow, tick,
			    sketch->xhigh, tick, tick == 0 ? &BASE : &GRID);
		sketch_text(sketch, ON_AXES, sketch->xlow, tick, -STYLE_GAP, 0,
			    &lettering, plan->scale.labels[i]);
	}
}

/* As many quarters as there is room for, counted back from the last. */
static void draw_quarters(struct sketch *sketch, const struct plan *plan)
{
	const struct chart_trend *trend = plan->trend;
	double step = sketch_x(sketch, 1) - sketch_x(sketch, 0);
	double widest = widest_quarter(plan, sketch) + 4;
	struct lettering lettering = AXIS;
	size_t every = 1, i;

	lettering.align = DRAWING_CENTER;
	while ((double)every * step < widest && every < trend->n)
		every++;
	for (i = 0; i < trend->n; i++)
		if ((trend->n - 1 - i) % every == 0)
			sketch_text(sketch, ON_AXES, plan->x[i], sketch->ylow,
				    0, -9, &lettering, trend->labels[i]);
}

static void draw_lines(struct sketch *sketch, const struct plan *plan)
{
	const struct chart_trend *trend = plan->trend;
	size_t end = trend->n - 1;

	if (!isnan(trend->target)) {
		double x[] = { sketch->xlow, sketch->xhigh };
		double y[] = { trend->target, trend->target };

		sketch_curve(sketch, x, y, 2, &TARGET);
	}
	if (trend->expected)
		sketch_pieces(sketch, plan->x, trend->expected, trend->n,
			      trend->restarts, &EXPECTED);
	if (plan->projected) {
		double x[] = { plan->x[plan->last], plan->x[end] };
		double y[] = { trend->actual[plan->last], trend->projection };

		sketch_curve(sketch, x, y, 2, &PROJECTED);
		sketch_discs(sketch, &x[1], &y[1], 1, DISC, THEME_ACCENT);
		sketch_discs(sketch, &x[1], &y[1], 1, DISC - 1, THEME_WHITE);
	}
	sketch_pieces(sketch, plan->x, trend->actual, trend->n, trend->restarts,
		      &ACTUAL);
	sketch_discs(sketch, plan->x, trend->actual, trend->n, DISC,
		     THEME_ACCENT);
}

/* Labels in ascending order of value; equal ones in the order of planning,
 * from the top. */
static void sort_labels(struct plan *plan)
{
	size_t i, k;

	for (i = 1; i < plan->n_labels; i++)
		for (k = i; k > 0 && plan->labels[k].value <=
		     plan->labels[k - 1].value; k--) {
			struct end_label other = plan->labels[k];

			plan->labels[k] = plan->labels[k - 1];
			plan->labels[k - 1] = other;
		}
}

static void draw_end_labels(struct sketch *sketch, struct plan *plan)
{
	double at[MOST_LABELS], lengths[MOST_LABELS];
	size_t i;

	sort_labels(plan);
	for (i = 0; i < plan->n_labels; i++) {
		at[i] = sketch_y(sketch, plan->labels[i].value);
		lengths[i] = STYLE_LEADING;
	}
	spread(at, lengths, plan->n_labels, sketch->bottom - 4,
	       sketch->frame->height);
	for (i = 0; i < plan->n_labels; i++) {
		double y = sketch_y(sketch, plan->labels[i].value);

		if (fabs(at[i] - y) > 2)
			sketch_line(sketch, IN_FRONT, ON_PAGE,
				    sketch->right + DISC + 0.5, y,
				    sketch->right + LEADER_LENGTH - 1.5, at[i],
				    &LEADER);
		sketch_text(sketch, ON_PAGE, sketch->right + LEADER_LENGTH,
			    at[i], 0, 0, &plan->labels[i].lettering,
			    plan->labels[i].text);
	}
}

/* A rectangle around a centre, in points. */
struct place {
	double x, y, width, height;
};

/* Does the line through two values on the axes pass over the rectangle? It is
 * followed in steps of a point or so: labels are larger. */
static int crosses(const struct sketch *sketch, const struct place *place,
		   double x1, double y1, double x2, double y2)
{
	const int steps = 200;
	int i;

	if (isnan(y1) || isnan(y2))
		return 0;
	for (i = 0; i <= steps; i++) {
		double part = (double)i / steps;
		double x = sketch_x(sketch, x1 + part * (x2 - x1));
		double y = sketch_y(sketch, y1 + part * (y2 - y1));

		if (fabs(x - place->x) < place->width / 2 &&
		    fabs(y - place->y) < place->height / 2)
			return 1;
	}
	return 0;
}

/* How many lines a label there would hide; off the axes counts as many. */
static int hidden(const struct sketch *sketch, const struct plan *plan,
		  const struct place *place)
{
	const struct chart_trend *trend = plan->trend;
	double end = (double)trend->n - 1;
	int count = 0;
	size_t i;

	if (place->y - place->height / 2 < sketch->bottom ||
	    place->y + place->height / 2 > sketch->frame->height ||
	    place->x + place->width / 2 > sketch->right + 4 ||
	    place->x - place->width / 2 < sketch->left)
		count += 10;
	count += 2 * crosses(sketch, place, sketch->xlow, trend->target,
			     sketch->xhigh, trend->target);
	for (i = 0; i + 1 < trend->n; i++) {
		count += 2 * crosses(sketch, place, plan->x[i],
				     trend->actual[i], plan->x[i + 1],
				     trend->actual[i + 1]);
		if (trend->expected)
			count += crosses(sketch, place, plan->x[i],
					 trend->expected[i], plan->x[i + 1],
					 trend->expected[i + 1]);
	}
	if (plan->projected)
		count += crosses(sketch, place, plan->x[plan->last],
				 trend->actual[plan->last], end,
				 trend->projection);
	return count;
}

/* The last value beside its point, in the place that hides least. */
static void draw_last(struct sketch *sketch, const struct plan *plan)
{
	static const struct point SIDES[] = {	/* from the point: widths, points */
		{ 0, 10 }, { 0, -10 }, { -0.5, 10 }, { 0.5, -10 }, { 0.5, 10 },
		{ -0.5, -10 }, { 0.5, 0 }, { 0, 18 }, { 0, -18 },
	};
	struct lettering lettering = { STYLE_TEXT + 1, 1, THEME_ACCENT,
				       DRAWING_CENTER };
	double value = plan->trend->actual[plan->last];
	double x = sketch_x(sketch, plan->x[plan->last]);
	double y = sketch_y(sketch, value);
	struct place best = { 0 };
	char number[FORMAT_SIZE];
	int least = 1000;
	size_t i;

	scale_number(number, value, plan->trend->frame.unit);
	for (i = 0; i < sizeof SIDES / sizeof *SIDES; i++) {
		struct place place = { .width = label_width(sketch->engine,
					number, lettering.size, 1) + 3,
				       .height = lettering.size + 1 };
		int count;

		place.x = x + SIDES[i].x * (place.width + 6);
		place.y = y + SIDES[i].y;
		count = hidden(sketch, plan, &place);
		if (count < least) {
			least = count;
			best = place;
		}
	}
	if (least % 10)
		sketch_box(sketch, IN_FRONT, ON_PAGE, best.x - best.width / 2,
			   best.y - best.height / 2, best.x + best.width / 2,
			   best.y + best.height / 2, FILL_PLAIN, THEME_WHITE);
	sketch_text(sketch, ON_PAGE, best.x, best.y, 0, 0, &lettering, number);
}

static void draw_nothing(struct sketch *sketch)
{
	static const char WORDS[] = "Nessun dato";
	struct lettering lettering = { STYLE_TEXT, 0, THEME_SECONDARY,
				       DRAWING_CENTER };
	double half = label_width(sketch->engine, WORDS, lettering.size, 0) / 2;
	double x = (sketch->left + sketch->right) / 2;
	double y = (sketch->bottom + sketch->top) / 2;

	sketch_box(sketch, IN_FRONT, ON_PAGE, x - half - 4, y - 7, x + half + 4,
		   y + 7, FILL_PLAIN, THEME_WHITE);
	sketch_text(sketch, ON_PAGE, x, y, 0, 0, &lettering, WORDS);
}

struct drawing *chart_trend(struct chart_engine *engine,
			    const struct chart_trend *trend, struct err *err)
{
	struct plan plan = { .trend = trend, .last = trend->n };
	struct drawing *drawing = NULL;
	struct sketch sketch;
	size_t i;

	sketch_init(&sketch, engine, &trend->frame);
	if (trend->n < 1 || trend->n > MOST_QUARTERS) {
		sketch_fail(&sketch, "i trimestri devono essere da 1 a 100");
		goto out;
	}
	for (i = 0; i < trend->n; i++) {
		plan.x[i] = (double)i;
		if (!isnan(trend->actual[i]))
			plan.last = i;
	}
	plan.projected = !isnan(trend->projection) && plan.last + 1 < trend->n;
	plan_scale(&sketch, &plan);
	if (sketch.failure)
		goto out;
	plan_labels(&sketch, &plan);
	place_axes(&sketch, &plan);
	veil_draw(&sketch, plan.x, trend->marks, trend->n);
	draw_grid(&sketch, &plan);
	draw_quarters(&sketch, &plan);
	draw_lines(&sketch, &plan);
	draw_end_labels(&sketch, &plan);
	if (plan.last == trend->n && !trend->marks)
		draw_nothing(&sketch);
	else if (plan.last + 1 < trend->n)
		draw_last(&sketch, &plan);
out:
	drawing = sketch_draw(&sketch, err);
	sketch_free(&sketch);
	return drawing;
}
