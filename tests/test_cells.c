/* test_cells.c: the cells of a map: each holds what is nearest to its place. */
#include "support.h"

#include <math.h>
#include <string.h>

#include "chart/cells.h"

enum { PLACES = 40 };

/* Places that look thrown at random, the same every time. */
static void scatter(struct point *places, size_t n)
{
	unsigned seed = 20230630;

	for (size_t i = 0; i < n; i++) {
		seed = seed * 1103515245 + 12345;
		places[i].x = (double)(seed >> 16 & 1023);
		seed = seed * 1103515245 + 12345;
		places[i].y = (double)(seed >> 16 & 1023);
	}
}

static double away(struct point a, struct point b)
{
	return hypot(a.x - b.x, a.y - b.y);
}

static int nearest(const struct point *places, size_t n, struct point point)
{
	size_t best = 0;

	for (size_t i = 1; i < n; i++)
		if (away(places[i], point) < away(places[best], point))
			best = i;
	return (int)best;
}

static double area_of(const struct cell *cell)
{
	double area = 0;

	for (size_t i = 0; i < cell->n; i++) {
		struct point a = cell->corners[i];
		struct point b = cell->corners[(i + 1) % cell->n];

		area += (a.x * b.y - b.x * a.y) / 2;
	}
	return area;
}

static void a_point_is_in_the_cell_of_its_nearest_place(void **state)
{
	struct point places[PLACES];
	struct cell cells[PLACES];

	(void)state;
	scatter(places, PLACES);
	for (size_t i = 0; i < PLACES; i++)
		cells_make(&cells[i], places, PLACES, i, 1e4);
	for (int x = 3; x < 1024; x += 37)
		for (int y = 5; y < 1024; y += 41) {
			struct point point = { x, y };
			int owner = nearest(places, PLACES, point);

			assert_true(cells_holds(&cells[owner], point, 0, 0));
		}
}

static void cells_do_not_overlap(void **state)
{
	struct point places[PLACES];
	struct cell cell;
	double sum = 0;

	(void)state;
	scatter(places, PLACES);
	for (size_t i = 0; i < PLACES; i++) {
		cells_make(&cell, places, PLACES, i, 1e4);
		sum += area_of(&cell);
		assert_true(cells_holds(&cell, places[i], 0, 0));
	}
	/* Together they are all that is within reach of one of them: a disc,
	 * more or less, as far as it is larger than the places are apart. */
	assert_true(sum < M_PI * 1.2e4 * 1.2e4);
	assert_true(sum > M_PI * 0.95e4 * 0.95e4);
}

static void a_side_says_who_is_beyond_it(void **state)
{
	const struct point places[] = { { 0, 0 }, { 10, 0 } };
	struct cell cell;
	int beyond = 0;

	(void)state;
	cells_make(&cell, places, 2, 0, 8);
	for (size_t i = 0; i < cell.n; i++)
		if (cell.across[i] == 1) {
			assert_true(fabs(cell.corners[i].x - 5) < 1e-9);
			assert_true(fabs(cell.corners[(i + 1) % cell.n].x - 5)
				    < 1e-9);
			beyond++;
		} else {
			assert_int_equal(cell.across[i], CELLS_OUTSIDE);
		}
	assert_int_equal(beyond, 1);
}

static void places_in_one_point_share_its_land(void **state)
{
	const struct point places[] = { { 4, 4 }, { 4, 4 }, { 4, 4 } };
	struct cell cell;
	double sum = 0, reach = cells_reach(places, 3);

	(void)state;
	assert_true(reach == 1);
	for (size_t i = 0; i < 3; i++) {
		cells_make(&cell, places, 3, i, reach);
		assert_true(area_of(&cell) > 0.5);
		sum += area_of(&cell);
	}
	assert_true(fabs(sum - M_PI) < 0.02);
}

static void a_word_fits_only_where_all_of_it_does(void **state)
{
	const struct point place = { 0, 0 };
	struct cell cell;

	(void)state;
	cells_make(&cell, &place, 1, 0, 10);
	assert_true(cells_holds(&cell, cells_centre(&cell), 12, 12));
	assert_false(cells_holds(&cell, cells_centre(&cell), 16, 16));
	assert_true(away(cells_centre(&cell), place) < 1e-9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_point_is_in_the_cell_of_its_nearest_place),
		cmocka_unit_test(cells_do_not_overlap),
		cmocka_unit_test(a_side_says_who_is_beyond_it),
		cmocka_unit_test(places_in_one_point_share_its_land),
		cmocka_unit_test(a_word_fits_only_where_all_of_it_does),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
