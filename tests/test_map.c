/* test_map.c: what may not be shown, in charts, and the map of the Comuni. */
#include "support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart/chart.h"
#include "theme.h"

/* Half the size for each byte: never narrower than the real font. */
static double measure(void *context, const char *text, double size, int bold)
{
	(void)context;
	(void)bold;
	return 0.5 * size * (double)strlen(text);
}

static int set_up(void **state)
{
	struct err err = {0};

	*state = chart_open(&(struct chart_options){
		.driver = "reports/chart/driver.lua", .measure = measure },
		&err);
	if (*state == NULL)
		fail_msg("%s", err.message);
	return 0;
}

static int tear_down(void **state)
{
	chart_close(*state);
	return 0;
}

static int says(const struct drawing *drawing, const char *text)
{
	int count = 0;

	for (size_t i = 0; i < drawing_count(drawing); i++) {
		const struct primitive *item = drawing_at(drawing, i);

		count += item->kind == DRAWING_TEXT &&
			 strcmp(item->text, text) == 0;
	}
	return count;
}

static int hatches(const struct drawing *drawing)
{
	int count = 0;

	for (size_t i = 0; i < drawing_count(drawing); i++)
		count += drawing_at(drawing, i)->hatched;
	return count;
}

static struct drawing *draw_trend(struct chart_engine *engine,
				  const double *actual,
				  const char *const *marks)
{
	static const char *const labels[] = { "I 22", "II 22", "III 22" };
	struct err err = {0};
	struct drawing *drawing = chart_trend(engine, &(struct chart_trend){
		.frame = { "prova", 240, 136, CHART_COUNT },
		.n = 3, .labels = labels, .actual = actual, .marks = marks,
		.target = 20, .projection = NAN }, &err);

	if (drawing == NULL)
		fail_msg("%s", err.message);
	return drawing;
}

static void suppressed_quarters_are_hatched_never_zero(void **state)
{
	static const char *const marks[] = { "<5", NULL, "c" };
	const double actual[] = { NAN, 12, NAN };
	struct drawing *veiled = draw_trend(*state, actual, marks);
	struct drawing *missing = draw_trend(*state, actual, NULL);

	assert_int_equal(hatches(veiled), 2);
	assert_int_equal(says(veiled, "<5"), 1);
	assert_int_equal(says(veiled, "c"), 1);
	assert_int_equal(hatches(missing), 0);
	drawing_free(veiled);
	drawing_free(missing);
}

static void all_suppressed_is_not_the_same_as_no_data(void **state)
{
	static const char *const marks[] = { "c", "c", "c" };
	const double actual[] = { NAN, NAN, NAN };
	struct drawing *veiled = draw_trend(*state, actual, marks);

	assert_int_equal(says(veiled, "Nessun dato"), 0);
	assert_int_equal(says(veiled, "c"), 3);
	drawing_free(veiled);
}

static void a_suppressed_bar_reads_its_own_mark(void **state)
{
	const struct chart_bar bars[] = {
		{ .name = "Alfa", .value = 2, .suppressed = 1, .mark = "c" },
		{ .name = "Ambito", .value = 7, .quiet = 1 },
	};
	struct err err = {0};
	struct drawing *drawing = chart_bars(*state, &(struct chart_bars){
		.frame = { "prova", 200, 50, CHART_COUNT }, .bars = bars,
		.n = 2, .minimum = NAN }, &err);

	assert_non_null(drawing);
	assert_int_equal(says(drawing, "c"), 1);
	assert_int_equal(says(drawing, "2"), 0);
	for (size_t i = 0; i < drawing_count(drawing); i++)
		assert_true(drawing_at(drawing, i)->colour != THEME_ACCENT);
	drawing_free(drawing);
}

static struct chart_spot spots[] = {
	{ .name = "Alfa", .group = "NORD", .value = "3,1", .latitude = 45.30,
	  .longitude = 9.60, .ground = 0x2F74C0, .ink = THEME_WHITE },
	{ .name = "UnNomeTuttoDiUnaParolaCheInQuestaCella"
		  "NonCiStaDiCertoPerInteroNemmenoInPiccolo",
	  .group = "NORD", .value = "2,0", .latitude = 45.31,
	  .longitude = 9.62, .ground = 0xDCE9F7, .ink = THEME_INK },
	{ .name = "Gamma", .group = "SUD", .value = "c", .latitude = 45.29,
	  .longitude = 9.63, .ground = THEME_LIGHT_GREY, .ink = THEME_INK,
	  .hatched = 1 },
};

static struct drawing *draw_map(struct chart_engine *engine, int *numbers,
				struct err *err)
{
	static const struct chart_swatch legend[] = {
		{ .word = "da 2,0 a 3,1", .ground = 0x2F74C0 },
		{ .word = "riservato", .ground = THEME_LIGHT_GREY,
		  .hatched = 1 },
	};

	return chart_map(engine, &(struct chart_map){
		.frame = { "prova", 300, 200, CHART_COUNT }, .spots = spots,
		.n = 3, .legend = legend, .n_legend = 2, .numbers = numbers },
		err);
}

static void a_map_says_its_values_and_hatches_the_suppressed(void **state)
{
	struct err err = {0};
	int numbers[3];
	struct drawing *drawing = draw_map(*state, numbers, &err);

	assert_non_null(drawing);
	assert_int_equal(says(drawing, "Alfa"), 1);
	assert_int_equal(says(drawing, "3,1"), 1);
	assert_int_equal(says(drawing, "c"), 1);
	assert_int_equal(hatches(drawing), 2);	/* the cell, its swatch */
	drawing_free(drawing);
}

static void a_name_that_does_not_fit_has_a_number(void **state)
{
	struct err err = {0};
	int numbers[3];
	struct drawing *drawing = draw_map(*state, numbers, &err);

	assert_int_equal(numbers[0], 0);
	assert_int_equal(numbers[1], 1);
	assert_int_equal(numbers[2], 0);
	assert_int_equal(says(drawing, "1"), 1);
	drawing_free(drawing);
}

static void a_map_stays_in_its_frame(void **state)
{
	struct err err = {0};
	int numbers[3];
	struct drawing *drawing = draw_map(*state, numbers, &err);

	for (size_t i = 0; i < drawing_count(drawing); i++) {
		const struct primitive *item = drawing_at(drawing, i);

		for (size_t k = 0; k < item->n_points; k++) {
			assert_true(item->points[k].x >= 0);
			assert_true(item->points[k].x <= 300);
			assert_true(item->points[k].y >= 0);
			assert_true(item->points[k].y <= 200);
		}
	}
	drawing_free(drawing);
}

static void coordinates_that_are_no_degrees_are_refused(void **state)
{
	struct err err = {0};
	int numbers[3];
	double before = spots[1].latitude;

	spots[1].latitude = NAN;
	assert_null(draw_map(*state, numbers, &err));
	support_contains(err.message, "una coordinata non è in gradi");
	spots[1].latitude = before;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		TEST(suppressed_quarters_are_hatched_never_zero),
		TEST(all_suppressed_is_not_the_same_as_no_data),
		TEST(a_suppressed_bar_reads_its_own_mark),
		TEST(a_map_says_its_values_and_hatches_the_suppressed),
		TEST(a_name_that_does_not_fit_has_a_number),
		TEST(a_map_stays_in_its_frame),
		TEST(coordinates_that_are_no_degrees_are_refused),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
