/* The attacker himself must be good: his answers on tables small enough to be
 * worked out by hand. */
#include "support.h"

#include <math.h>
#include <string.h>

#include "support_attack.h"

static const int tree[] = {-1, 0, 0, 0};

static void assert_bounds(const struct attack_figure *figures, int n, int n_k,
			  int grows, int asked, double least, double most)
{
	const struct attack_table table = {
		.figures = figures, .n_figures = n, .n_k = n_k, .n_places = 4,
		.parent = tree, .grows = grows, .low = 1, .leaf_low = 1,
		.high = INFINITY,
		.small = 4,
	};
	struct attack *attack = attack_new();
	double low, high;
	int unknowns[16];

	attack_add(attack, &table, unknowns);
	assert_int_equal(attack_solve(attack, unknowns[asked], &low, &high),
			 0);
	assert_float_equal(low, least, 1e-6);
	if (isinf(most))
		assert_true(isinf(high));
	else
		assert_float_equal(high, most, 1e-6);
	attack_free(attack);
}

static void one_gap_in_a_sum_is_found(void **state)
{
	const struct attack_figure figures[] = {
		{0, 0, 10, NULL}, {0, 1, 7, NULL}, {0, 2, 0, "<5"},
	};

	(void)state;
	assert_bounds(figures, 3, 1, 0, 2, 3, 3);
}

static void two_gaps_leave_what_their_marks_leave(void **state)
{
	const struct attack_figure figures[] = {
		{0, 0, 6, NULL}, {0, 1, 0, "c"}, {0, 2, 0, "<5"},
	};

	(void)state;
	assert_bounds(figures, 3, 1, 0, 2, 1, 4);
	assert_bounds(figures, 3, 1, 0, 1, 2, 5);
}

static void a_gap_in_the_total_leaves_no_end(void **state)
{
	const struct attack_figure figures[] = {
		{0, 0, 0, "c"}, {0, 1, 7, NULL}, {0, 2, 0, "c"},
	};

	(void)state;
	assert_bounds(figures, 3, 1, 0, 2, 1, INFINITY);
	assert_bounds(figures, 3, 1, 0, 0, 8, INFINITY);
}

static void what_grows_is_held_between_its_neighbours(void **state)
{
	const struct attack_figure figures[] = {
		{0, 1, 5, NULL}, {1, 1, 0, "c"}, {2, 1, 9, NULL},
		{1, 0, 0, "c"}, {1, 2, 0, "c"},
	};

	(void)state;
	assert_bounds(figures, 5, 3, 1, 1, 5, 9);
}

static void impossible_tables_are_told(void **state)
{
	const struct attack_figure figures[] = {
		{0, 0, 6, NULL}, {0, 1, 0, "<5"},
	};
	const struct attack_table table = {
		.figures = figures, .n_figures = 2, .n_k = 1, .n_places = 4,
		.parent = tree, .low = 1, .leaf_low = 1,
		.high = INFINITY, .small = 4,
	};
	struct attack *attack = attack_new();
	double low, high;
	int unknowns[2];

	(void)state;
	attack_add(attack, &table, unknowns);
	assert_int_equal(attack_solve(attack, unknowns[1], &low, &high), -1);
	attack_free(attack);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_gap_in_a_sum_is_found),
		cmocka_unit_test(two_gaps_leave_what_their_marks_leave),
		cmocka_unit_test(a_gap_in_the_total_leaves_no_end),
		cmocka_unit_test(what_grows_is_held_between_its_neighbours),
		cmocka_unit_test(impossible_tables_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
