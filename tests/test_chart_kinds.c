/* test_chart_kinds.c: what must hold for charts of every kind (the same calls
 * draw the same, bad numbers and sizes are errors), then what each kind shows.
 * Trends have a file of their own; how charts look is for eyes.
 *
 * Run from the root of the tree: the driver is read from there.
 */
#include "support_chart.h"

#include <math.h>
#include <string.h>

#include "theme.h"

static void two_runs_give_identical_drawings(void **state)
{
	struct chart_engine *one = support_chart_engine();
	struct chart_engine *two = support_chart_engine();
	struct chart_bar bar = { .name = "Crema", .value = 3 };
	struct chart_bars bars = { { "b", 200, 40, CHART_COUNT }, &bar, 1, 5,
				   NULL, 0 };
	struct chart_trend trend = support_chart_trend();
	struct drawing *first, *other, *second;
	struct err err = { 0 };

	(void)state;
	first = chart_trend(one, &trend, &err);
	other = chart_bars(two, &bars, &err);
	second = chart_trend(two, &trend, &err);
	assert_non_null(first);
	assert_non_null(other);
	assert_non_null(second);
	assert_true(support_chart_same(first, second));
	assert_false(support_chart_same(first, other));
	drawing_free(first);
	drawing_free(other);
	drawing_free(second);
	chart_close(one);
	chart_close(two);
}

static void numbers_beyond_reason_are_errors_that_name_the_chart(void **state)
{
	static const double BAD[] = { INFINITY, -INFINITY, 1e16, -1e300 };
	struct chart_engine *engine = support_chart_engine();
	size_t i;

	(void)state;
	for (i = 0; i < sizeof BAD / sizeof *BAD; i++) {
		double values[] = { 1, BAD[i], 3 };
		struct chart_trend trend = support_chart_trend();
		struct chart_bar bar = { .name = "Crema", .value = BAD[i] };
		struct chart_bars bars = { { "Barre", 200, 40, CHART_EURO },
					   &bar, 1, NAN, NULL, 0 };
		struct err one = { 0 }, two = { 0 };

		trend.n = 3;
		trend.actual = values;
		assert_null(chart_trend(engine, &trend, &one));
		assert_int_equal(one.code, EXIT_FAILED);
		assert_non_null(strstr(one.message, "«Patti di comunità»"));
		assert_null(chart_bars(engine, &bars, &two));
		assert_non_null(strstr(two.message, "«Barre»"));
	}
	chart_close(engine);
}

static void a_frame_without_room_is_an_error_not_a_broken_chart(void **state)
{
	static const double SIZES[][2] = { { 0, 100 }, { 100, NAN }, { 20, 20 },
					   { 5000, 100 }, { -1, -1 } };
	struct chart_engine *engine = support_chart_engine();
	size_t i;

	(void)state;
	for (i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
		struct chart_trend trend = support_chart_trend();
		struct err err = { 0 };

		trend.frame.width = SIZES[i][0];
		trend.frame.height = SIZES[i][1];
		assert_null(chart_trend(engine, &trend, &err));
		assert_int_equal(err.code, EXIT_FAILED);
	}
	chart_close(engine);
}

static void bars_are_sorted_and_those_below_the_minimum_hatched(void **state)
{
	struct chart_bar bars[] = { { .name = "Crema", .value = 72 },
				    { .name = "Soncino", .value = 45 },
				    { .name = "Pandino", .value = NAN },
				    { .name = "Casale", .value = 88 },
				    { .name = "Rivolta", .value = 3,
				      .suppressed = 1 } };
	struct chart_bars chart = { { "Quote", 240, 100, CHART_PERCENT }, bars,
				    5, 70, NULL, 0 };
	static const char *const ORDER[] = { "Casale", "Crema", "Soncino",
					     "Pandino", "Rivolta" };
	struct chart_engine *engine = support_chart_engine();
	struct err err = { 0 };
	struct drawing *drawing = chart_bars(engine, &chart, &err);
	size_t i;

	(void)state;
	assert_non_null(drawing);
	for (i = 1; i < 5; i++)
		assert_true(support_chart_text(drawing, ORDER[i - 1])->points[0].y >
			    support_chart_text(drawing, ORDER[i])->points[0].y + 8);
	assert_int_equal(support_chart_fills(drawing, THEME_ACCENT, 0), 2);
	assert_int_equal(support_chart_fills(drawing, THEME_CRITICAL, 1), 1);
	assert_int_equal(support_chart_fills(drawing, THEME_GREY, 1), 2);
	support_chart_text(drawing, "Minimo 70%");
	support_chart_text(drawing, "n.d.");
	assert_int_equal(support_chart_text(drawing, "45%")->colour, THEME_CRITICAL);
	support_chart_inside(drawing);
	drawing_free(drawing);
	chart.at_most = 1;
	drawing = chart_bars(engine, &chart, &err);
	assert_non_null(drawing);
	assert_int_equal(support_chart_fills(drawing, THEME_CRITICAL, 1), 2);
	drawing_free(drawing);
	chart_close(engine);
}

static void a_suppressed_value_cannot_be_measured_on_the_chart(void **state)
{
	struct chart_bar low[] = { { .name = "A", .value = 90 },
				    { .name = "B", .value = 1, .suppressed = 1 } };
	struct chart_bar high[] = { { .name = "A", .value = 90 },
				    { .name = "B", .value = 1e300, .suppressed = 1 } };
	struct chart_bars chart = { { "Persone", 240, 60, CHART_COUNT }, low, 2,
				    50, NULL, 0 };
	struct chart_engine *engine = support_chart_engine();
	struct err err = { 0 };
	struct drawing *one, *two;

	(void)state;
	one = chart_bars(engine, &chart, &err);
	chart.bars = high;
	two = chart_bars(engine, &chart, &err);
	assert_non_null(one);
	assert_non_null(two);
	assert_true(support_chart_same(one, two));
	support_chart_text(one, "<5");
	drawing_free(one);
	drawing_free(two);
	chart_close(engine);
}

static void a_band_has_every_count_and_leaves_zeros_out(void **state)
{
	struct chart_part parts[THEME_STATUSES];
	struct chart_band band = { { "Stati", 493, 60, CHART_COUNT }, parts,
				   THEME_STATUSES };
	struct drawing *mark = theme_status_mark(theme_status_at(0), 8), *drawn;
	struct chart_engine *engine = support_chart_engine();
	struct err err = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < THEME_STATUSES; i++)
		parts[i] = (struct chart_part){ theme_status_at(i)->word,
						i == 4 ? 0 : 20 + i, 0x00804A,
						i == 1, mark };
	drawn = chart_band(engine, &band, &err);
	assert_non_null(drawn);
	assert_int_equal(support_chart_count_text(drawn, "20"), 1);
	assert_int_equal(support_chart_count_text(drawn, "27"), 1);
	assert_int_equal(support_chart_count_text(drawn, "24"), 0);
	assert_int_equal(support_chart_count_text(drawn, "Critico"), 0);
	assert_int_equal(support_chart_count_text(drawn, "In linea"), 1);
	support_chart_inside(drawn);
	drawing_free(drawn);
	band.n = 0;
	drawn = chart_band(engine, &band, &err);
	assert_non_null(drawn);
	support_chart_text(drawn, "Nessun dato");
	drawing_free(drawn);
	drawing_free(mark);
	chart_close(engine);
}

static void a_cell_shows_a_whole_number_or_none(void **state)
{
	static const char *const NAMES[] = { "A", "B", "C", "D", "E", "F" };
	struct chart_cell cells[36];
	struct chart_heatmap map = { { "Mappa", 493, 150, CHART_COUNT }, 6, 6,
				     NAMES, NAMES, cells };
	struct drawing *mark = theme_status_mark(theme_status_at(2), 8);
	struct chart_engine *engine = support_chart_engine();
	struct err err = { 0 };
	struct drawing *wide, *narrow;
	size_t i;

	(void)state;
	for (i = 0; i < 36; i++)
		cells[i] = (struct chart_cell){ 0xF2F6FA, THEME_INK, i % 2 == 0,
						mark, "1.234.567" };
	wide = chart_heatmap(engine, &map, &err);
	map.frame.width = 130;
	narrow = chart_heatmap(engine, &map, &err);
	assert_non_null(wide);
	assert_non_null(narrow);
	assert_int_equal(support_chart_count_text(wide, "1.234.567"), 36);
	for (i = 0; i < drawing_count(narrow); i++)
		if (drawing_at(narrow, i)->kind == DRAWING_TEXT)
			assert_null(strstr(drawing_at(narrow, i)->text, "1."));
	support_chart_inside(wide);
	support_chart_inside(narrow);
	drawing_free(wide);
	drawing_free(narrow);
	drawing_free(mark);
	chart_close(engine);
}

static void what_was_done_stands_by_what_was_planned(void **state)
{
	struct chart_pair pairs[] = {
		{ .name = "Povertà", .first = 500, .second = 340 },
		{ .name = "Anziani", .first = NAN, .second = 20 },
		{ .name = "Lavoro", .first = NAN, .first_absent = "n.p.",
		  .second = 30 },
	};
	struct chart_pairs chart = { { "Spesa", 300, 80, CHART_EURO }, pairs, 3,
				     "Previsto", "Speso" };
	struct chart_engine *engine = support_chart_engine();
	struct err err = { 0 };
	struct drawing *drawing = chart_pairs(engine, &chart, &err);

	(void)state;
	assert_non_null(drawing);
	assert_int_equal(support_chart_count_text(drawing, "n.d."), 1);
	assert_int_equal(support_chart_count_text(drawing, "n.p."), 1);
	assert_int_equal(support_chart_count_text(drawing, "Previsto"), 1);
	/* Three bars and the swatch. */
	assert_int_equal(support_chart_fills(drawing, THEME_ACCENT, 0), 4);
	support_chart_inside(drawing);
	drawing_free(drawing);
	chart_close(engine);
}

static void a_gantt_cuts_what_is_outside_its_period(void **state)
{
	struct chart_activity activities[] = {
		{ "Avvio", -500, 50, 0, 60, 0, "fatto" },
		{ "Convenzione", 40, 120, 60, NAN, 1, NULL },
		{ "Passato", -300, -200, NAN, NAN, 0, NULL },
		{ "Lontano", 900, 1e9, NAN, NAN, 0, NULL },
	};
	struct chart_tick ticks[] = { { 0, "2022" }, { 365, "2023" } };
	struct chart_gantt gantt = { { "Cronoprogramma", 300, 90, CHART_COUNT },
				     activities, 4, 0, 365, 200, NULL, ticks, 2 };
	struct chart_engine *engine = support_chart_engine();
	struct err err = { 0 };
	struct drawing *drawing = chart_gantt(engine, &gantt, &err);

	(void)state;
	assert_non_null(drawing);
	assert_int_equal(support_chart_fills(drawing, THEME_ACCENT, 0), 1);
	assert_int_equal(support_chart_fills(drawing, THEME_CRITICAL, 1), 1);
	support_chart_text(drawing, "Oggi");
	support_chart_inside(drawing);
	drawing_free(drawing);
	chart_close(engine);
}

static void a_radar_has_name_and_value_at_each_axis(void **state)
{
	static const char *const NAMES[] = { "Accesso", "Presa in carico",
					     "Digitale", "Personale" };
	static const double VALUES[] = { 50, NAN, 250, 0 };
	struct chart_radar radar = { { "Livelli", 260, 200, CHART_PERCENT }, 4,
				     NAMES, VALUES, NULL, 100, NULL, NULL };
	struct chart_engine *engine = support_chart_engine();
	struct err err = { 0 };
	struct drawing *drawing = chart_radar(engine, &radar, &err);
	size_t i;

	(void)state;
	assert_non_null(drawing);
	for (i = 0; i < 4; i++)
		assert_int_equal(support_chart_count_text(drawing, NAMES[i]), 1);
	support_chart_text(drawing, "250%");
	support_chart_text(drawing, "n.d.");
	support_chart_inside(drawing);
	drawing_free(drawing);
	radar.full = 0;
	assert_null(chart_radar(engine, &radar, &err));
	chart_close(engine);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_runs_give_identical_drawings),
		cmocka_unit_test(numbers_beyond_reason_are_errors_that_name_the_chart),
		cmocka_unit_test(a_frame_without_room_is_an_error_not_a_broken_chart),
		cmocka_unit_test(bars_are_sorted_and_those_below_the_minimum_hatched),
		cmocka_unit_test(a_suppressed_value_cannot_be_measured_on_the_chart),
		cmocka_unit_test(a_band_has_every_count_and_leaves_zeros_out),
		cmocka_unit_test(a_cell_shows_a_whole_number_or_none),
		cmocka_unit_test(what_was_done_stands_by_what_was_planned),
		cmocka_unit_test(a_gantt_cuts_what_is_outside_its_period),
		cmocka_unit_test(a_radar_has_name_and_value_at_each_axis),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
