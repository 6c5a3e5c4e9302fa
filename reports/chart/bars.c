/* bars.c: horizontal bars sorted by value, against a minimum.
 *
 * Made for subambiti: who is first, who is below the minimum, and by how much.
 * Numbers stand at the ends of the bars, so there is no axis to read them
 * from. What is below the minimum is told by colour, hatching and bold type,
 * so that a grey print says the same. A suppressed value is never looked at:
 * its stub is as long as that of a missing one.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "chart/names.h"
#include "chart/scale.h"
#include "chart/style.h"

enum { MOST_BARS = 60 };

static const struct pen BASE = { THEME_SECONDARY, 0.7, 0, 0 };
static const struct pen MINIMUM = { THEME_INK, 0.9, 0, 0 };

static const double THICKEST = 12;	/* points: of a bar */
static const double NAME_SHARE = 0.4;	/* of the width, for names, at most */
static const double STUB = 14;		/* points: of a bar without a value */
static const double HEAD = 13;		/* points: above the bars, for the minimum */

/* One bar as it will be drawn. */
struct row {
	const struct chart_bar *bar;
	double value;			/* NaN: none to draw */
	char label[FORMAT_SIZE];
	int critical;
};

static int is_critical(const struct chart_bars *bars, double value)
{
	if (isnan(value) || isnan(bars->minimum))
		return 0;
	return bars->at_most ? value > bars->minimum : value < bars->minimum;
}

/* Larger first; without a value last; else the caller's order. */
static void sort(struct row *rows, size_t n)
{
	size_t i, k;

	for (i = 1; i < n; i++)
		for (k = i; k > 0; k--) {
			struct row other = rows[k];

			if (isnan(other.value) ||
			    other.value <= rows[k - 1].value)
				break;
			rows[k] = rows[k - 1];
			rows[k - 1] = other;
		}
}

static void fill_rows(const struct chart_bars *bars, struct row *rows)
{
	size_t i;

	for (i = 0; i < bars->n; i++) {
		struct row *row = &rows[i];

		row->bar = &bars->bars[i];
		row->value = row->bar->suppressed ? NAN : row->bar->value;
		row->critical = is_critical(bars, row->value);
		if (row->bar->suppressed)
			snprintf(row->label, sizeof row->label, "%.20s",
				 row->bar->mark ? row->bar->mark : "<5");
		else
			scale_number(row->label, row->value,
				     bars->frame.unit);
	}
	sort(rows, bars->n);
}

/* The values at the ends of the axis, zero among them. */
static void find_ends(const struct chart_bars *bars, const struct row *rows,
		      double *low, double *high)
{
	size_t i;

	*low = *high = 0;
	for (i = 0; i < bars->n; i++) {
		*low = fmin(*low, rows[i].value);
		*high = fmax(*high, rows[i].value);
	}
	*low = fmin(*low, bars->minimum);
	*high = fmax(*high, bars->minimum);
	if (*low == *high)
		*high = *low + 1;
}

/* Labels stand beyond the ends of the bars, on either side of zero; names
 * give way to them. */
static void place_axes(struct sketch *sketch, const struct chart_bars *bars,
		       const struct row *rows, struct names *names)
{
	const struct chart_frame *frame = &bars->frame;
	double low, high, label = 0, before, after;
	double top = frame->height - (isnan(bars->minimum) ? 1 : HEAD);
	size_t i;

	find_ends(bars, rows, &low, &high);
	for (i = 0; i < bars->n; i++)
		label = fmax(label, label_width(sketch->engine, rows[i].label,
					       STYLE_TEXT, 1));
	before = 6 + (low < 0 ? label + STYLE_GAP : 0);
	after = label + STYLE_GAP + 1;
	names_init(names, top / (double)bars->n,
		   fmin(NAME_SHARE * frame->width,
			frame->width - before - after - 2 * STUB),
		   DRAWING_RIGHT);
	for (i = 0; i < bars->n; i++)
		names_measure(names, sketch, rows[i].bar->name);
	sketch_area(sketch, names->width + before, 1, frame->width - after, top);
	sketch_axes(sketch, low, high, 0, (double)bars->n);
}

static void draw_label(struct sketch *sketch, const struct chart_bars *bars,
		       const struct row *row, double x, double y)
{
	double width = label_width(sketch->engine, row->label, STYLE_TEXT,
				  row->critical);
	double line = sketch_x(sketch, bars->minimum);
	int leftward = row->value < 0;
	struct lettering lettering = {
		STYLE_TEXT, row->critical,
		row->critical ? THEME_CRITICAL :
		isnan(row->value) ? THEME_SECONDARY : THEME_INK,
		leftward ? DRAWING_RIGHT : DRAWING_LEFT
	};

	x += leftward ? -STYLE_GAP : STYLE_GAP;
	if (leftward)
		width = -width;
	/* The line of the minimum is interrupted by a number, not the reverse. */
	if (line > fmin(x, x + width) - 2 && line < fmax(x, x + width) + 2)
		sketch_box(sketch, IN_FRONT, ON_PAGE, fmin(x, x + width) - 1.5,
			   y - 5, fmax(x, x + width) + 1.5, y + 5, FILL_PLAIN,
			   THEME_WHITE);
	sketch_text(sketch, ON_PAGE, x, y, 0, 0, &lettering, row->label);
}

static void draw_row(struct sketch *sketch, const struct chart_bars *bars,
		     const struct row *row, double middle)
{
	double pitch = (sketch->top - sketch->bottom) / (double)bars->n;
	double half = fmin(0.33, THICKEST / pitch / 2);
	double zero = sketch_x(sketch, 0), y = sketch_y(sketch, middle);

	if (isnan(row->value)) {
		double end = fmin(zero + STUB, sketch->right);

		sketch_box(sketch, BEHIND, ON_PAGE, zero, y - half * pitch, end,
			   y + half * pitch, FILL_HATCH, THEME_GREY);
		draw_label(sketch, bars, row, end, y);
		return;
	}
	if (row->value != 0)
		sketch_box(sketch, BEHIND, ON_AXES, 0, middle - half,
			   row->value, middle + half,
			   row->critical ? FILL_HATCH : FILL_PLAIN,
			   row->critical ? THEME_CRITICAL :
			   row->bar->quiet ? THEME_GREY : THEME_ACCENT);
	draw_label(sketch, bars, row, sketch_x(sketch, row->value), y);
}

static void draw_minimum(struct sketch *sketch, const struct chart_bars *bars)
{
	struct lettering lettering = { STYLE_SMALL, 0, THEME_INK,
				       DRAWING_CENTER };
	double x[] = { bars->minimum, bars->minimum };
	double y[] = { 0, (double)bars->n };
	const char *word = bars->minimum_word;
	char number[FORMAT_SIZE], text[160];
	double half, at;

	if (isnan(bars->minimum))
		return;
	if (!word)
		word = bars->at_most ? "Massimo" : "Minimo";
	scale_number(number, bars->minimum, bars->frame.unit);
	snprintf(text, sizeof text, "%.60s %s", word, number);
	sketch_curve(sketch, x, y, 2, &MINIMUM);
	half = label_width(sketch->engine, text, lettering.size, 0) / 2;
	at = fmin(sketch_x(sketch, bars->minimum), bars->frame.width - half);
	sketch_text(sketch, ON_PAGE, fmax(at, half), sketch->top + 6, 0, 0,
		    &lettering, text);
}

/* Numbers of which no length could be made are the sketch's to refuse. */
static void check(struct sketch *sketch, const struct chart_bars *bars)
{
	size_t i;

	if (bars->n < 1 || bars->n > MOST_BARS) {
		sketch_fail(sketch, "le barre devono essere da 1 a 60");
		return;
	}
	for (i = 0; i < bars->n; i++)
		if (!bars->bars[i].suppressed)
			sketch_check(sketch, bars->bars[i].value);
	sketch_check(sketch, bars->minimum);
}

struct drawing *chart_bars(struct chart_engine *engine,
			   const struct chart_bars *bars, struct err *err)
{
	struct row rows[MOST_BARS];
	struct drawing *drawing;
	struct sketch sketch;
	struct names names;
	size_t i;

	sketch_init(&sketch, engine, &bars->frame);
	check(&sketch, bars);
	if (sketch.failure)
		goto out;
	fill_rows(bars, rows);
	place_axes(&sketch, bars, rows, &names);
	for (i = 0; i < bars->n; i++) {
		double middle = (double)(bars->n - i) - 0.5;

		draw_row(&sketch, bars, &rows[i], middle);
		names_draw(&names, &sketch, names.width,
			   sketch_y(&sketch, middle), rows[i].bar->name);
	}
	sketch_line(&sketch, IN_FRONT, ON_AXES, 0, 0, 0, (double)bars->n, &BASE);
	draw_minimum(&sketch, bars);
out:
	drawing = sketch_draw(&sketch, err);
	sketch_free(&sketch);
	return drawing;
}

double chart_bars_height(size_t n)
{
	return HEAD + 1 + 16 * (double)n;
}
