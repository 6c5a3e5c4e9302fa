/* test_drawing.c: a drawing keeps what it is given, and refuses what the pdf
 * layer could not write; the marks of the statuses are drawings too. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "drawing.h"
#include "theme.h"

static struct drawing *with_line_and_text(void)
{
	struct point line[] = { { 1, 2 }, { 3, 4 } };
	struct point anchor = { 10, 20 };
	struct primitive stroke = { .kind = DRAWING_STROKE, .points = line,
				    .n_points = 2, .line_width = 2,
				    .dash = { 4, 2, 0, 0 } };
	struct primitive text = { .kind = DRAWING_TEXT, .points = &anchor,
				  .n_points = 1, .text = "età", .size = 8 };
	struct drawing *drawing = drawing_new(100, 50);

	assert_non_null(drawing);
	assert_int_equal(drawing_add(drawing, &stroke), 0);
	assert_int_equal(drawing_add(drawing, &text), 0);
	return drawing;
}

static void a_drawing_has_copies_in_the_order_of_adding(void **state)
{
	struct drawing *drawing = drawing_new(30, 40);
	struct point point = { 5, 6 };
	char name[] = "Crema";
	struct primitive text = { .kind = DRAWING_TEXT, .points = &point,
				  .n_points = 1, .text = name, .size = 8,
				  .colour = 0x17324D };

	(void)state;
	assert_int_equal(drawing_add(drawing, &text), 0);
	name[0] = 'X';
	point.x = 99;
	text.colour = 1;
	assert_int_equal(drawing_add(drawing, &text), 0);
	assert_int_equal(drawing_count(drawing), 2);
	assert_string_equal(drawing_at(drawing, 0)->text, "Crema");
	assert_true(drawing_at(drawing, 0)->points[0].x == 5);
	assert_int_equal(drawing_at(drawing, 0)->colour, 0x17324D);
	assert_string_equal(drawing_at(drawing, 1)->text, "Xrema");
	assert_null(drawing_at(drawing, 2));
	assert_true(drawing_width(drawing) == 30);
	assert_true(drawing_height(drawing) == 40);
	drawing_free(drawing);
}

static void a_number_that_libharu_cannot_write_is_refused(void **state)
{
	static const double BAD[] = { NAN, INFINITY, -INFINITY, 32768, -1e9 };
	struct drawing *drawing = drawing_new(30, 40);
	size_t i;

	(void)state;
	for (i = 0; i < sizeof BAD / sizeof *BAD; i++) {
		struct point points[] = { { 0, 0 }, { 1, BAD[i] } };
		struct primitive path = { .kind = DRAWING_FILL,
					  .points = points, .n_points = 2 };
		struct primitive wide = { .kind = DRAWING_STROKE,
					  .points = points, .n_points = 1,
					  .line_width = BAD[i] };
		struct primitive text = { .kind = DRAWING_TEXT,
					  .points = points, .n_points = 1,
					  .text = "a", .size = BAD[i] };

		assert_int_equal(drawing_add(drawing, &path), -1);
		assert_int_equal(drawing_add(drawing, &wide), -1);
		assert_int_equal(drawing_add(drawing, &text), -1);
	}
	assert_int_equal(drawing_count(drawing), 0);
	drawing_free(drawing);
}

static void a_text_without_words_or_place_is_refused(void **state)
{
	struct drawing *drawing = drawing_new(30, 40);
	struct point point = { 0, 0 };
	struct primitive no_words = { .kind = DRAWING_TEXT, .points = &point,
				      .n_points = 1 };
	struct primitive no_place = { .kind = DRAWING_TEXT, .text = "a" };

	(void)state;
	assert_int_equal(drawing_add(drawing, &no_words), -1);
	assert_int_equal(drawing_add(drawing, &no_place), -1);
	drawing_free(drawing);
}

static void placing_moves_and_scales_everything(void **state)
{
	struct drawing *mark = with_line_and_text();
	struct drawing *page = drawing_new(200, 200);
	const struct primitive *stroke, *text;

	(void)state;
	assert_int_equal(drawing_place(page, mark, 100, 50, 0.5), 0);
	stroke = drawing_at(page, 0);
	text = drawing_at(page, 1);
	assert_true(stroke->points[0].x == 100.5);
	assert_true(stroke->points[1].y == 52);
	assert_true(stroke->line_width == 1);
	assert_true(stroke->dash[0] == 2 && stroke->dash[1] == 1);
	assert_true(text->points[0].x == 105 && text->points[0].y == 60);
	assert_true(text->size == 4);
	assert_string_equal(text->text, "età");
	drawing_free(mark);
	assert_string_equal(drawing_at(page, 1)->text, "età");
	drawing_free(page);
}

static void a_drawing_can_be_placed_on_itself(void **state)
{
	struct drawing *drawing = with_line_and_text();
	int i;

	(void)state;
	for (i = 0; i < 6; i++)
		assert_int_equal(drawing_place(drawing, drawing, 1, 1, 1), 0);
	assert_int_equal(drawing_count(drawing), 128);
	assert_true(drawing_at(drawing, 127)->points[0].x == 16);
	drawing_free(drawing);
}

static void a_placing_that_fails_leaves_nothing_behind(void **state)
{
	struct drawing *mark = with_line_and_text();
	struct drawing *page = with_line_and_text();

	(void)state;
	assert_int_equal(drawing_place(page, mark, 32760, 0, 1), -1);
	assert_int_equal(drawing_place(page, mark, NAN, 0, 1), -1);
	assert_int_equal(drawing_count(page), 2);
	drawing_free(mark);
	drawing_free(page);
}

static void nothing_to_free_is_fine(void **state)
{
	(void)state;
	drawing_free(NULL);
}

static void every_status_has_a_mark_of_its_own(void **state)
{
	(void)state;
	assert_null(theme_status(""));
	assert_null(theme_status("boh"));
	for (int i = 0; i < THEME_STATUSES; i++) {
		const struct theme_status *status =
			theme_status_at((enum theme_status_index)i);
		struct drawing *mark = theme_status_mark(status, 8);

		assert_ptr_equal(theme_status(status->name), status);
		assert_non_null(mark);
		assert_true(drawing_count(mark) > 0);
		drawing_free(mark);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_drawing_has_copies_in_the_order_of_adding),
		cmocka_unit_test(a_number_that_libharu_cannot_write_is_refused),
		cmocka_unit_test(a_text_without_words_or_place_is_refused),
		cmocka_unit_test(placing_moves_and_scales_everything),
		cmocka_unit_test(a_drawing_can_be_placed_on_itself),
		cmocka_unit_test(a_placing_that_fails_leaves_nothing_behind),
		cmocka_unit_test(nothing_to_free_is_fine),
		cmocka_unit_test(every_status_has_a_mark_of_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
