/* What the attacker finds in random tables that were protected: nothing. He
 * must find something in the same tables when only the small numbers
 * themselves are suppressed, or he would be no judge. */
#include "support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "support_attack.h"
#include "support_made.h"

enum { TABLES = 1500, MOST = 2 * MADE_PLACES * MADE_K };

/* The same numbers on every machine. */
static unsigned long draw(unsigned long *seed)
{
	*seed = *seed * 6364136223846793005ul + 1442695040888963407ul;
	return *seed >> 33;
}

static int draw_count(unsigned long *seed)
{
	static const int counts[] = {0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 4, 6, 9, 30};

	return counts[draw(seed) % (sizeof(counts) / sizeof(counts[0]))];
}

static struct made make_table(unsigned long *seed)
{
	struct made made = {
		.soglia = 3 + (int)(draw(seed) % 3),
		.n_k = 1 + (int)(draw(seed) % MADE_K),
		.grows = draw(seed) % 4 != 0, .rates = draw(seed) % 3 == 0,
		.untold = draw(seed) % 3 == 0,
	};
	int k, place;

	for (place = 0; place < 3; place++)
		made.own[place] = draw(seed) % 6 == 0;
	for (k = 0; k < made.n_k; k++) {
		for (place = 0; place < MADE_PLACES; place++)
			if (place > 2 || made.own[place])
				made_add(&made, k, place, draw_count(seed),
				       made.rates ? draw_count(seed) / 2 : 0);
		for (place = 0; k > 0 && made.grows && place < MADE_PLACES; place++) {
			made.yes[k][place] += made.yes[k - 1][place];
			made.no[k][place] += made.no[k - 1][place];
		}
	}
	return made;
}

/* One side of the table as it is shown, and what is known of it. */
static int show(const struct weave *weave, const struct made *made, int side,
		struct attack_figure *figures)
{
	int k, place, n = 0;

	for (k = 0; k < made->n_k; k++)
		for (place = 0; place < MADE_PLACES; place++) {
			const struct row *row = weave_row(weave, 0, k, place);
			int yes = made->yes[k][place], no = made->no[k][place];

			if (row != NULL && row->state != STATE_UNTOLD)
				figures[n++] = (struct attack_figure){
					k, place, side == SIDE_NUM ? yes :
					side == SIDE_REST ? no : yes + no,
					made_mark(weave, row),
				};
		}
	return n;
}

static struct attack *attack_side(struct attack *attack,
				  const struct weave *weave,
				  const struct made *made, int side,
				  struct attack_figure *figures, int *n,
				  int *unknowns)
{
	struct attack_table table = {
		.figures = figures, .n_k = made->n_k, .n_places = made->untold ? 3 : MADE_PLACES,
		.parent = made_tree, .own = made->own, .grows = made->grows,
		.low = side == SIDE_DEN || !made->rates, .high = INFINITY,
		.small = made->soglia - 1,
	};

	/* He knows that a Comune marked c is not small. */
	table.leaf_low = made->rates || made->untold ? table.low :
						       made->soglia;
	*n = table.n_figures = show(weave, made, side, figures);
	attack_add(attack, &table, unknowns);
	return attack;
}

/* How many suppressed figures are too well known. */
static int count_found(struct attack *attack, const struct made *made,
		       const struct attack_figure *figures, int n,
		       const int *unknowns)
{
	int i, found = 0;

	for (i = 0; i < n; i++) {
		double value = figures[i].value, least, most;

		/* A rate with few people has sides that have many, or none. */
		if (unknowns[i] < 0 ||
		    (made->rates && (value < 1 || value >= made->soglia)))
			continue;
		assert_int_equal(attack_solve(attack, unknowns[i], &least,
					      &most), 0);
		assert_true(least <= value + 1e-6 && most >= value - 1e-6);
		if (strcmp(figures[i].mark, "<") == 0)
			found += least > 1 + 1e-6 ||
				 most < made->soglia - 1 - 1e-6;
		else
			found += most - least < made->soglia - 2 - 1e-6;
	}
	return found;
}

static int attack_counts(const struct weave *weave, const struct made *made)
{
	struct attack_figure figures[MOST];
	struct attack *attack = attack_new();
	int unknowns[MOST], n, found;

	attack_side(attack, weave, made, SIDE_NUM, figures, &n, unknowns);
	found = count_found(attack, made, figures, n, unknowns);
	attack_free(attack);
	return found;
}

/* A rate: what he knows of one side helps him with the others. */
static int attack_rates(const struct weave *weave, const struct made *made)
{
	static const double signs[] = {1, -1, -1};
	struct attack_figure figures[SIDES][MOST];
	struct attack *attack = attack_new();
	int unknowns[SIDES][MOST], n, side, i, found = 0;

	for (side = 0; side < SIDES; side++)
		attack_side(attack, weave, made, side, figures[side], &n,
			    unknowns[side]);
	for (i = 0; i < n; i++) {
		const int tied[] = {unknowns[SIDE_DEN][i],
				    unknowns[SIDE_NUM][i],
				    unknowns[SIDE_REST][i]};

		if (tied[0] >= 0)
			attack_sum(attack, 3, tied, signs, 0);
	}
	for (side = 0; side < SIDES; side++)
		found += count_found(attack, made, figures[side], n,
				     unknowns[side]);
	attack_free(attack);
	return found;
}

/* The figures found in all the tables, and the share of those suppressed. */
static long attack_tables(int primary_only, double *share)
{
	struct store *store = made_store();
	unsigned long seed = 20230630;
	long found = 0, rows = 0, primary = 0, suppressed = 0;
	int t, i;

	for (t = 0; t < TABLES; t++) {
		struct made made = make_table(&seed);
		struct weave weave;

		made_protect(&weave, store, &made, primary_only);
		assert_int_equal(weave.exposed, 0);
		found += made.rates ? attack_rates(&weave, &made) :
				      attack_counts(&weave, &made);
		for (i = 0; i < weave.n_rows; i++) {
			int state = weave.rows[i].state;

			rows += state != STATE_UNTOLD;
			primary += state == STATE_PRIMARY;
			suppressed += state != STATE_UNTOLD &&
				      state != STATE_SHOWN;
		}
		weave_free(&weave);
	}
	store_close(store);
	*share = (double)(suppressed - primary) / (double)(rows - primary);
	return found;
}

static void no_suppressed_figure_can_be_found(void **state)
{
	double share;

	(void)state;
	assert_int_equal(attack_tables(0, &share), 0);
	/* These tables are nearly all small numbers: still much is shown. */
	print_message("complementary: %.0f%% of what is not small\n",
		      100 * share);
	assert_true(share < 0.6);
}

static void the_attacker_finds_figures_suppressed_alone(void **state)
{
	double share;

	(void)state;
	assert_true(attack_tables(1, &share) > TABLES / 4);
}

/* One table of one quarter, and every table that an outsider can try. */
struct trial {
	const struct weave *weave;
	const struct made *made;
	int tried[MADE_PLACES];
	int seen[MADE_PLACES][128];		/* numbers that some table says */
};

static const char *mark_at(const struct trial *trial, int place)
{
	const struct row *row = weave_row(trial->weave, 0, 0, place);

	return row == NULL ? NULL : made_mark(trial->weave, row);
}

/* Whether the totals that are shown agree; a hidden one is not 0. */
static int agrees(struct trial *trial)
{
	int place;

	for (place = 2; place >= 0; place--) {
		int p, sum = 0;

		for (p = place + 1; p < MADE_PLACES; p++)
			sum += made_tree[p] == place ? trial->tried[p] : 0;
		trial->tried[place] = sum;
		if (mark_at(trial, place) == NULL ?
		    sum != trial->made->yes[0][place] : sum < 1)
			return 0;
	}
	return 1;
}

static void try_all(struct trial *trial, int place)
{
	int soglia = trial->made->soglia, truth, low, high, p;

	if (place == MADE_PLACES) {
		for (p = 0; agrees(trial) && p < MADE_PLACES; p++)
			trial->seen[p][trial->tried[p]] = 1;
		return;
	}
	truth = low = high = trial->made->yes[0][place];
	if (mark_at(trial, place) != NULL) {
		int small = strcmp(mark_at(trial, place), "<") == 0;

		low = small ? 1 : truth - soglia > soglia ? truth - soglia :
							    soglia;
		high = small ? soglia - 1 : truth + soglia;
	}
	for (; low <= high; low++) {
		trial->tried[place] = low;
		try_all(trial, place + 1);
	}
}

/* Whole numbers, as people are: the linear attack knows nothing of that. */
static void every_small_number_is_in_some_whole_table(void **state)
{
	struct store *store = made_store();
	unsigned long seed = 77;
	int t, place, i, n;

	(void)state;
	for (t = 0; t < TABLES / 10; t++) {
		struct made made = {.soglia = 3 + t % 3, .n_k = 1};
		struct weave weave;
		struct trial trial = {.weave = &weave, .made = &made};

		for (place = 3; place < MADE_PLACES; place++)
			made_add(&made, 0, place, draw_count(&seed), 0);
		made_protect(&weave, store, &made, 0);
		try_all(&trial, 3);
		for (place = 0; place < MADE_PLACES; place++) {
			const char *mark = mark_at(&trial, place);

			for (n = i = 0; i < 128; i++)
				n += trial.seen[place][i];
			assert_true(mark == NULL ? n == 1 :
				    n >= made.soglia - 1);
		}
		weave_free(&weave);
	}
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_suppressed_figure_can_be_found),
		cmocka_unit_test(the_attacker_finds_figures_suppressed_alone),
		cmocka_unit_test(every_small_number_is_in_some_whole_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
