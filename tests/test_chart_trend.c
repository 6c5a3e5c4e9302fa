/* test_chart_trend.c: a trend shows gaps, estimate and target, and its labels
 * and steps are where they can be read. How it looks is for eyes.
 *
 * Run from the root of the tree: the driver is read from there.
 */
#include "support_chart.h"

#include <math.h>

#include "chart/scale.h"
#include "chart/spread.h"
#include "theme.h"

static void a_missing_value_is_a_gap_and_the_last_one_is_labelled(void **state)
{
	struct chart_engine *engine = support_chart_engine();
	struct chart_trend trend = support_chart_trend();
	struct err err = { 0 };
	struct drawing *drawing = chart_trend(engine, &trend, &err);
	const struct primitive *last;
	size_t i;
	int lines = 0;

	(void)state;
	assert_non_null(drawing);
	for (i = 0; i < drawing_count(drawing); i++) {
		const struct primitive *item = drawing_at(drawing, i);

		lines += item->kind == DRAWING_STROKE && !item->dash[0] &&
			 item->colour == THEME_ACCENT;
	}
	assert_int_equal(lines, 2);
	/* Five values and the rim of the projection. */
	assert_int_equal(support_chart_fills(drawing, THEME_ACCENT, 0), 6);
	last = support_chart_text(drawing, "15");
	assert_true(last->bold);
	assert_int_equal(last->colour, THEME_ACCENT);
	support_chart_text(drawing, "Stima 21");
	support_chart_inside(drawing);
	drawing_free(drawing);
	chart_close(engine);
}

static void three_labels_at_one_height_do_not_overlap(void **state)
{
	struct chart_engine *engine = support_chart_engine();
	struct chart_trend trend = support_chart_trend();
	struct err err = { 0 };
	struct drawing *drawing;
	double target, expected, projection;

	(void)state;
	trend.projection = 24;
	drawing = chart_trend(engine, &trend, &err);
	assert_non_null(drawing);
	target = support_chart_text(drawing, "Obiettivo 24")->points[0].y;
	expected = support_chart_text(drawing, "Atteso")->points[0].y;
	projection = support_chart_text(drawing, "Stima 24")->points[0].y;
	assert_true(target - expected > 8);
	assert_true(expected - projection > 8);
	support_chart_inside(drawing);
	drawing_free(drawing);
	chart_close(engine);
}

static void a_trend_without_any_value_says_so(void **state)
{
	static const double NONE[] = { NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
	struct chart_engine *engine = support_chart_engine();
	struct chart_trend trend = support_chart_trend();
	struct err err = { 0 };
	struct drawing *drawing;

	(void)state;
	trend.actual = trend.expected = NONE;
	trend.target = trend.projection = NAN;
	drawing = chart_trend(engine, &trend, &err);
	assert_non_null(drawing);
	assert_int_equal(support_chart_count_text(drawing, "Nessun dato"), 1);
	assert_int_equal(support_chart_fills(drawing, THEME_ACCENT, 0), 0);
	drawing_free(drawing);
	chart_close(engine);
}

static void labels_are_moved_apart_as_little_as_possible(void **state)
{
	double equal[] = { 50, 50, 50 }, free[] = { 10, 30, 80 };
	double low[] = { 0, 1 }, tight[] = { 5, 5 };
	static const double LENGTHS[] = { 10, 10, 10 };

	(void)state;
	spread(equal, LENGTHS, 3, 0, 100);
	assert_true(equal[0] == 40 && equal[1] == 50 && equal[2] == 60);
	spread(free, LENGTHS, 3, 0, 100);
	assert_true(free[0] == 10 && free[1] == 30 && free[2] == 80);
	spread(low, LENGTHS, 2, 0, 100);
	assert_true(low[0] == 5 && low[1] == 15);
	spread(tight, LENGTHS, 2, 0, 10);
	assert_true(tight[0] == 2.5 && tight[1] == 7.5);
}

static void an_axis_has_few_round_steps_in_italian(void **state)
{
	static const struct {
		double low, high;
		enum chart_unit unit;
		int may_cut;
		size_t n;
		const char *first, *last;
	} CASES[] = {
		{ 3, 24, CHART_COUNT, 0, 3, "0", "20" },
		{ 0, 0, CHART_COUNT, 0, 2, "0", "1" },
		{ 1e6, 8e6, CHART_EURO, 0, 5, "0\u00a0€", "8\u00a0mln\u00a0€" },
		{ 93, 97, CHART_PERCENT, 1, 5, "93%", "97%" },
		{ 93, 97, CHART_PERCENT, 0, 5, "0%", "100%" },
		{ -12, 8, CHART_COUNT, 0, 4, "−10", "5" },
		{ 0, 1.2, CHART_DECIMAL, 0, 3, "0", "1,0" },
		{ 0, 5000, CHART_COUNT, 0, 3, "0", "4.000" },
	};
	struct scale scale;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		scale_init(&scale, CASES[i].low, CASES[i].high, CASES[i].unit,
			   CASES[i].may_cut);
		assert_true(scale.low <= CASES[i].low);
		assert_true(scale.high >= CASES[i].high);
		assert_string_equal(scale.labels[0], CASES[i].first);
		assert_string_equal(scale.labels[scale.n - 1], CASES[i].last);
		assert_int_equal(scale.n, CASES[i].n);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_missing_value_is_a_gap_and_the_last_one_is_labelled),
		cmocka_unit_test(three_labels_at_one_height_do_not_overlap),
		cmocka_unit_test(a_trend_without_any_value_says_so),
		cmocka_unit_test(labels_are_moved_apart_as_little_as_possible),
		cmocka_unit_test(an_axis_has_few_round_steps_in_italian),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
