/* pairs.c: two bars for each name, what was planned and what was done.
 *
 * The planned one is an outline, the done one fills it: how much is left is
 * the empty part, and more than planned sticks out. The numbers stand in two
 * columns at the right whose heads are the legend.
 */
#include <math.h>
#include <string.h>

#include "chart/names.h"
#include "chart/scale.h"
#include "chart/style.h"

enum { MOST_PAIRS = 40 };

static const struct pen BASE = { THEME_SECONDARY, 0.7, 0, 0 };

static const double THICKEST = 12;	/* points: of the outline */
static const double HEAD = 14;		/* points: for the heads of the columns */
static const double SWATCH = 6;		/* points */

/* A column of numbers at the right. */
struct column {
	const char *word;
	double right, width;		/* points */
	enum filling filling;		/* of its swatch */
	unsigned colour;
	int bold;
};

static double value_of(const struct chart_pair *pair, size_t column)
{
	return column == 0 ? pair->first : pair->second;
}

static const char *write_number(char *buffer, const struct chart_pairs *pairs,
				size_t row, size_t column)
{
	const struct chart_pair *pair = &pairs->pairs[row];
	const char *absent = column == 0 ? pair->first_absent
					 : pair->second_absent;

	if (isnan(value_of(pair, column)) && absent != NULL)
		return absent;
	scale_number(buffer, value_of(pair, column), pairs->frame.unit);
	return buffer;
}

static double measure_column(struct sketch *sketch,
			     const struct chart_pairs *pairs, size_t which,
			     const struct column *column)
{
	double width = SWATCH + 3 + label_width(sketch->engine, column->word,
					       STYLE_SMALL, 0);
	char number[FORMAT_SIZE];
	size_t i;

	for (i = 0; i < pairs->n; i++)
		width = fmax(width, label_width(sketch->engine,
				write_number(number, pairs, i, which),
				STYLE_TEXT, column->bold));
	return width;
}

static void draw_head(struct sketch *sketch, const struct column *column)
{
	struct lettering lettering = { STYLE_SMALL, 0, THEME_SECONDARY,
				       DRAWING_RIGHT };
	double y = sketch->frame->height - HEAD / 2 + 1;
	double left = column->right - 3 -
		label_width(sketch->engine, column->word, STYLE_SMALL, 0);

	sketch_box(sketch, BEHIND, ON_PAGE, left - SWATCH, y - SWATCH / 2, left,
		   y + SWATCH / 2, column->filling, column->colour);
	sketch_text(sketch, ON_PAGE, column->right, y, 0, 0, &lettering,
		    column->word);
}

static void draw_numbers(struct sketch *sketch, const struct chart_pairs *pairs,
			 size_t which, const struct column *column)
{
	size_t i;

	for (i = 0; i < pairs->n; i++) {
		double value = value_of(&pairs->pairs[i], which);
		double y = sketch_y(sketch, (double)(pairs->n - i) - 0.5);
		struct lettering lettering = {
			STYLE_TEXT, column->bold && !isnan(value),
			isnan(value) ? THEME_SECONDARY : THEME_INK,
			DRAWING_RIGHT
		};
		char number[FORMAT_SIZE];

		sketch_text(sketch, ON_PAGE, column->right, y, 0, 0, &lettering,
			    write_number(number, pairs, i, which));
	}
}

static void place_axes(struct sketch *sketch, const struct chart_pairs *pairs,
		       struct names *names, double right)
{
	double top = pairs->frame.height - HEAD;
	double low = 0, high = 0;
	size_t i;

	names_init(names, top / (double)pairs->n, 0.34 * pairs->frame.width,
		   DRAWING_RIGHT);
	for (i = 0; i < pairs->n; i++) {
		const struct chart_pair *pair = &pairs->pairs[i];

		names_measure(names, sketch, pair->name);
		low = fmin(low, fmin(pair->first, pair->second));
		high = fmax(high, fmax(pair->first, pair->second));
	}
	if (low == high)
		high = low + 1;
	sketch_area(sketch, names->width + 6, 1, right, top);
	sketch_axes(sketch, low, high, 0, (double)pairs->n);
}

static void draw_bars(struct sketch *sketch, const struct chart_pairs *pairs)
{
	double pitch = (sketch->top - sketch->bottom) / (double)pairs->n;
	double half = fmin(0.35, THICKEST / pitch / 2);
	size_t i;

	for (i = 0; i < pairs->n; i++) {
		const struct chart_pair *pair = &pairs->pairs[i];
		double middle = (double)(pairs->n - i) - 0.5;

		if (!isnan(pair->second) && pair->second != 0)
			sketch_box(sketch, BEHIND, ON_AXES, 0,
				   middle - half * 0.55, pair->second,
				   middle + half * 0.55, FILL_PLAIN,
				   THEME_ACCENT);
		if (!isnan(pair->first) && pair->first != 0)
			sketch_box(sketch, BEHIND, ON_AXES, 0, middle - half,
				   pair->first, middle + half, FILL_OUTLINE,
				   THEME_SECONDARY);
	}
	sketch_line(sketch, IN_FRONT, ON_AXES, 0, 0, 0, (double)pairs->n, &BASE);
}

static void check(struct sketch *sketch, const struct chart_pairs *pairs)
{
	size_t i;

	if (pairs->n < 1 || pairs->n > MOST_PAIRS) {
		sketch_fail(sketch, "le coppie devono essere da 1 a 40");
		return;
	}
	for (i = 0; i < pairs->n; i++) {
		sketch_check(sketch, pairs->pairs[i].first);
		sketch_check(sketch, pairs->pairs[i].second);
	}
}

struct drawing *chart_pairs(struct chart_engine *engine,
			    const struct chart_pairs *pairs, struct err *err)
{
	struct column columns[] = {
		{ pairs->first_word, 0, 0, FILL_OUTLINE, THEME_SECONDARY, 0 },
		{ pairs->second_word, 0, 0, FILL_PLAIN, THEME_ACCENT, 1 },
	};
	double right = pairs->frame.width;
	struct drawing *drawing;
	struct sketch sketch;
	struct names names;
	size_t i;

	sketch_init(&sketch, engine, &pairs->frame);
	check(&sketch, pairs);
	if (sketch.failure)
		goto out;
	for (i = 0; i < 2; i++) {
		columns[i].right = right;
		columns[i].width = measure_column(&sketch, pairs, i,
						  &columns[i]);
		right -= columns[i].width + 10;
	}
	place_axes(&sketch, pairs, &names, right);
	draw_bars(&sketch, pairs);
	for (i = 0; i < 2; i++) {
		draw_head(&sketch, &columns[i]);
		draw_numbers(&sketch, pairs, i, &columns[i]);
	}
	for (i = 0; i < pairs->n; i++)
		names_draw(&names, &sketch, names.width,
			   sketch_y(&sketch, (double)(pairs->n - i) - 0.5),
			   pairs->pairs[i].name);
out:
	drawing = sketch_draw(&sketch, err);
	sketch_free(&sketch);
	return drawing;
}

double chart_pairs_height(size_t n)
{
	return HEAD + 1 + 21 * (double)n;
}
