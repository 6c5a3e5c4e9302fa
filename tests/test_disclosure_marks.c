/* Small tables, and what is shown of each: what is suppressed for the sake of
 * the small numbers is the least of it, and nothing more. */
#include "support.h"

#include "base/text.h"
#include "protect/hide.h"
#include "protect/judge.h"
#include "support_made.h"

/* What is shown of a protected table: numbers, marks, "-" for no row. */
static void assert_shown(const struct weave *weave, const struct made *made,
			 const char *expected)
{
	struct text marks = {0};
	int place;

	for (place = 0; place < MADE_PLACES; place++) {
		const struct row *row = weave_row(weave, 0, 0, place);
		const char *mark = row == NULL ? NULL : made_mark(weave, row);

		text_format(&marks, "%s", place > 0 ? " " : "");
		if (!weave_is_told(weave, 0, place))
			text_add_string(&marks, "-");
		else if (mark != NULL)
			text_add_string(&marks, mark);
		else
			text_format(&marks, "%d", made->yes[0][place]);
	}
	assert_string_equal(text_string(&marks), expected);
	text_free(&marks);
}

static struct made one_quarter(int soglia, const int counts[5])
{
	struct made made = {.soglia = soglia, .n_k = 1};
	int place;

	for (place = 3; place < MADE_PLACES; place++)
		made_add(&made, 0, place, counts[place - 3], 0);
	return made;
}

/* A table of one quarter with these counts of the Comuni, protected. */
static void assert_marks(int soglia, const int counts[5], const char *expected)
{
	struct store *store = made_store();
	struct made made = one_quarter(soglia, counts);
	struct weave weave;

	made_protect(&weave, store, &made, 0);
	assert_shown(&weave, &made, expected);
	weave_free(&weave);
	store_close(store);
}

static void zeros_and_large_numbers_stay(void **state)
{
	(void)state;
	assert_marks(5, (int[]){0, 7, 5, 0, 9}, "21 12 9 0 7 5 0 9");
	assert_marks(5, (int[]){0, 0, 0, 0, 0}, "0 0 0 0 0 0 0 0");
}

static void one_small_number_takes_the_least_with_room(void **state)
{
	(void)state;
	/* 6 cannot be told 3 less and not be small; 9 can, and is less than 30. */
	assert_marks(5, (int[]){1, 9, 30, 0, 6}, "46 40 6 < c 30 0 6");
	assert_marks(5, (int[]){1, 6, 30, 0, 9}, "46 37 9 < 6 c 0 9");
}

static void two_small_numbers_may_keep_each_other(void **state)
{
	(void)state;
	assert_marks(3, (int[]){1, 2, 30, 0, 9}, "42 33 9 < < 30 0 9");
}

static void a_subambito_goes_before_the_ambito(void **state)
{
	(void)state;
	/* 1 + 1 are 2: nobody in the subambito can tell another story. */
	assert_marks(5, (int[]){1, 1, 0, 40, 50}, "92 c c < < 0 c 50");
}

/* The same table, of which two rows were suppressed by mistake. */
static void assert_pruned(int one, int other, enum state state,
			  const char *expected)
{
	struct store *store = made_store();
	struct made made = one_quarter(5, (int[]){1, 9, 30, 0, 6});
	int places[] = {one, other};
	struct weave weave;
	int i;

	made_protect(&weave, store, &made, 1);
	for (i = 0; i < 2; i++) {
		struct row *row = weave_row(&weave, 0, 0, places[i]);

		row->state = state;
		judge_need_secondary(&weave, row);
	}
	hide_enough(&weave);
	assert_shown(&weave, &made, expected);
	weave_free(&weave);
	store_close(store);
}

static void a_total_suppressed_for_nothing_is_shown_again(void **state)
{
	(void)state;
	assert_pruned(0, 0, STATE_SECONDARY, "46 40 6 < c 30 0 6");
	/* These two keep each other, and nobody else. */
	assert_pruned(1, 2, STATE_SECONDARY, "46 40 6 < c 30 0 6");
}

static void what_another_pack_suppressed_is_not(void **state)
{
	(void)state;
	assert_pruned(1, 2, STATE_DRAGGED, "46 c c < c 30 0 c");
}

static void a_level_that_is_not_shown_leaves_the_totals(void **state)
{
	struct store *store = made_store();
	struct made made = one_quarter(5, (int[]){1, 2, 30, 0, 4});
	struct weave weave;

	(void)state;
	made.untold = 1;
	made_protect(&weave, store, &made, 0);
	assert_shown(&weave, &made, "37 c c - - - - -");
	weave_free(&weave);
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(zeros_and_large_numbers_stay),
		cmocka_unit_test(one_small_number_takes_the_least_with_room),
		cmocka_unit_test(two_small_numbers_may_keep_each_other),
		cmocka_unit_test(a_subambito_goes_before_the_ambito),
		cmocka_unit_test(a_total_suppressed_for_nothing_is_shown_again),
		cmocka_unit_test(what_another_pack_suppressed_is_not),
		cmocka_unit_test(a_level_that_is_not_shown_leaves_the_totals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
