/* support_chart.c: an engine for the tests of charts, a trend to draw with it,
 * and questions to a drawing: what it says, how much of a kind it has, whether
 * it is another one's equal, whether it stays in its frame. */
#include "support_chart.h"

#include <math.h>
#include <string.h>

/* Half the size for each byte: never narrower than the real font. */
static double measure(void *context, const char *text, double size, int bold)
{
	(void)context;
	(void)bold;
	return 0.5 * size * (double)strlen(text);
}

const struct chart_options support_chart_options = {
	SUPPORT_CHART_DRIVER, measure, NULL, 5
};

static const char *const QUARTERS[] = { "I 22", "II 22", "III 22", "IV 22",
					"I 23", "II 23", "III 23", "IV 23" };
static const double EXPECTED[] = { 3, 6, 9, 12, 15, 18, 21, 24 };
static const double ACTUAL[] = { 2, 4, NAN, 9, 12, 15, NAN, NAN };

struct chart_trend support_chart_trend(void)
{
	return (struct chart_trend){
		.frame = { "Patti di comunità", 240, 136, CHART_COUNT },
		.n = 8, .labels = QUARTERS, .actual = ACTUAL,
		.expected = EXPECTED, .target = 24, .projection = 21,
	};
}

struct chart_engine *support_chart_engine(void)
{
	struct err err = { 0 };
	struct chart_engine *engine = chart_open(&support_chart_options, &err);

	if (!engine)
		fail_msg("%s", err.message);
	return engine;
}

int support_chart_count_text(const struct drawing *drawing, const char *text)
{
	size_t i;
	int count = 0;

	for (i = 0; i < drawing_count(drawing); i++) {
		const struct primitive *item = drawing_at(drawing, i);

		count += item->kind == DRAWING_TEXT && !strcmp(item->text, text);
	}
	return count;
}

const struct primitive *support_chart_text(const struct drawing *drawing,
					   const char *text)
{
	size_t i;

	for (i = 0; i < drawing_count(drawing); i++)
		if (drawing_at(drawing, i)->kind == DRAWING_TEXT &&
		    !strcmp(drawing_at(drawing, i)->text, text))
			return drawing_at(drawing, i);
	fail_msg("\"%s\" is not in the drawing", text);
	return NULL;
}

int support_chart_fills(const struct drawing *drawing, unsigned colour,
			int hatched)
{
	size_t i;
	int count = 0;

	for (i = 0; i < drawing_count(drawing); i++) {
		const struct primitive *item = drawing_at(drawing, i);

		count += item->kind == DRAWING_FILL && item->colour == colour &&
			 item->hatched == hatched;
	}
	return count;
}

static int same_primitive(const struct primitive *a, const struct primitive *b)
{
	return a->kind == b->kind && a->colour == b->colour &&
	       a->n_points == b->n_points &&
	       !memcmp(a->points, b->points, a->n_points * sizeof *a->points) &&
	       a->line_width == b->line_width &&
	       !memcmp(a->dash, b->dash, sizeof a->dash) &&
	       a->closed == b->closed && a->hatched == b->hatched &&
	       a->size == b->size && a->bold == b->bold &&
	       a->angle == b->angle && a->align == b->align &&
	       !a->text == !b->text && (!a->text || !strcmp(a->text, b->text));
}

int support_chart_same(const struct drawing *a, const struct drawing *b)
{
	size_t i;

	if (drawing_count(a) != drawing_count(b))
		return 0;
	for (i = 0; i < drawing_count(a); i++)
		if (!same_primitive(drawing_at(a, i), drawing_at(b, i)))
			return 0;
	return 1;
}

void support_chart_inside(const struct drawing *drawing)
{
	size_t i, k;

	for (i = 0; i < drawing_count(drawing); i++) {
		const struct primitive *item = drawing_at(drawing, i);

		for (k = 0; k < item->n_points; k++)
			if (item->points[k].x < -0.6 ||
			    item->points[k].y < -0.6 ||
			    item->points[k].x > drawing_width(drawing) + 0.6 ||
			    item->points[k].y > drawing_height(drawing) + 0.6)
				fail_msg("primitive %zu is at %g, %g", i,
					 item->points[k].x, item->points[k].y);
	}
}
