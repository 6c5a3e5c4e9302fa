/* What the attacker finds in random tables that were protected: nothing. He
 * must find something in the same tables when only the small numbers
 * themselves are suppressed, or he would be no judge.
 *
 * The tables are given to the protection as the SQL of sql/protect would: an
 * Ambito, two subambiti, five Comuni, one to three quarters. */
#include "support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "protect/hide.h"
#include "protect/judge.h"
#include "protect/weave.h"
#include "store/query.h"
#include "support_attack.h"

enum { PLACES = 8, TABLES = 1500, MOST_K = 3, MOST = 2 * PLACES * MOST_K };

static const int tree[PLACES] = {-1, 0, 0, 1, 1, 1, 2, 2};

/* A made-up table: counts, or the two sides of a rate. */
struct made {
	int soglia, n_k, grows, rates;
	int own[PLACES];			/* something is of none of its parts */
	int yes[MOST_K][PLACES], no[MOST_K][PLACES];
};

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

static void add_up(struct made *made, int k, int place, int yes, int no)
{
	for (; place >= 0; place = tree[place]) {
		made->yes[k][place] += yes;
		made->no[k][place] += no;
	}
}

static struct made make_table(unsigned long *seed)
{
	struct made made = {
		.soglia = 3 + (int)(draw(seed) % 3),
		.n_k = 1 + (int)(draw(seed) % MOST_K),
		.grows = draw(seed) % 4 != 0, .rates = draw(seed) % 3 == 0,
	};
	int k, place;

	for (place = 0; place < 3; place++)
		made.own[place] = draw(seed) % 6 == 0;
	for (k = 0; k < made.n_k; k++) {
		for (place = 0; place < PLACES; place++)
			if (place > 2 || made.own[place])
				add_up(&made, k, place, draw_count(seed),
				       made.rates ? draw_count(seed) / 2 : 0);
		for (place = 0; k > 0 && made.grows && place < PLACES; place++) {
			made.yes[k][place] += made.yes[k - 1][place];
			made.no[k][place] += made.no[k - 1][place];
		}
	}
	return made;
}

static void run(struct store *store, const char *sql)
{
	struct err err = {0};

	if (store_exec(store, sql, &err) != 0)
		fail_msg("%s", err.message);
}

static struct store *open_store(void)
{
	struct store *store = support_store();
	struct err err = {0};

	run(store, "insert into subambito values ('A', 'A', 1), ('B', 'B', 2);"
	    "insert into comune select printf('%06d', value), 'C', "
	    "iif(value < 4, 'A', 'B'), 1000, null, null from (select 1 as value"
	    " union select 2 union select 3 union select 4 union select 5)");
	if (store_script(store, "sql/protect/tabelle.sql", &err) != 0)
		fail_msg("%s", err.message);
	run(store, "create temp table parte (intero, lato_intero, parte, "
	    "lato_parte)");
	return store;
}

/* Hands a table over, and protects it; with `primary_only`, it does not. */
static void protect(struct weave *weave, struct store *store,
		    const struct made *made, int primary_only)
{
	struct text sql = {0};
	struct err err = {0};
	int k, place;

	text_format(&sql, "delete from temp.cella; delete from temp.voce; "
		    "delete from trimestre; insert into temp.voce values "
		    "(0, 'valore', 'X', 1, '%s', null, null);",
		    made->rates ? "quota" : "conteggio");
	for (k = 0; k < made->n_k; k++) {
		text_format(&sql, "insert into trimestre values (%d, '%d', '', "
			    "'', %d, 2022, 1, 4, '');", k + 1, k, made->n_k);
		for (place = 0; place < PLACES; place++) {
			int yes = made->yes[k][place], no = made->no[k][place];

			if (yes + no > 0)
				text_format(&sql, "insert into temp.cella values"
					" (0, %d, %d, %d, %d, %d, %d, null, 0);",
					k + 1, place, yes,
					made->rates ? yes + no : 0, yes + no,
					k > 0 && made->grows);
		}
	}
	run(store, sql.data);
	text_free(&sql);
	if (weave_load(weave, store, made->soglia, &err) != 0)
		fail_msg("%s", err.message);
	if (!primary_only)
		hide_enough(weave);
}

static const char *mark_of(const struct weave *weave, const struct row *row)
{
	return row->state == STATE_SHOWN ? NULL :
	       judge_reads_small(weave, row) ? "<" : "c";
}

/* One side of the table as it is shown, and what is known of it. */
static int show(const struct weave *weave, const struct made *made, int side,
		struct attack_figure *figures)
{
	int k, place, n = 0;

	for (k = 0; k < made->n_k; k++)
		for (place = 0; place < PLACES; place++) {
			const struct row *row = weave_row(weave, 0, k, place);
			int yes = made->yes[k][place], no = made->no[k][place];

			if (row != NULL)
				figures[n++] = (struct attack_figure){
					k, place, side == SIDE_NUM ? yes :
					side == SIDE_REST ? no : yes + no,
					mark_of(weave, row),
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
		.figures = figures, .n_k = made->n_k, .n_places = PLACES,
		.parent = tree, .own = made->own, .grows = made->grows,
		.low = side == SIDE_DEN || !made->rates, .high = INFINITY,
		.small = made->soglia - 1,
	};

	/* He knows that a Comune marked c is not small. */
	table.leaf_low = made->rates ? table.low : made->soglia;
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
	struct store *store = open_store();
	unsigned long seed = 20230630;
	long found = 0, rows = 0, primary = 0, suppressed = 0;
	int t, i;

	for (t = 0; t < TABLES; t++) {
		struct made made = make_table(&seed);
		struct weave weave;

		protect(&weave, store, &made, primary_only);
		assert_int_equal(weave.exposed, 0);
		found += made.rates ? attack_rates(&weave, &made) :
				      attack_counts(&weave, &made);
		rows += weave.n_rows;
		for (i = 0; i < weave.n_rows; i++) {
			primary += weave.rows[i].state == STATE_PRIMARY;
			suppressed += weave.rows[i].state != STATE_SHOWN;
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
	int tried[PLACES];
	int seen[PLACES][128];		/* numbers that some table says */
};

static const char *mark_at(const struct trial *trial, int place)
{
	const struct row *row = weave_row(trial->weave, 0, 0, place);

	return row == NULL ? NULL : mark_of(trial->weave, row);
}

/* Whether the totals that are shown agree; a hidden one is not 0. */
static int agrees(struct trial *trial)
{
	int place;

	for (place = 2; place >= 0; place--) {
		int p, sum = 0;

		for (p = place + 1; p < PLACES; p++)
			sum += tree[p] == place ? trial->tried[p] : 0;
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

	if (place == PLACES) {
		for (p = 0; agrees(trial) && p < PLACES; p++)
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
	struct store *store = open_store();
	unsigned long seed = 77;
	int t, place, i, n;

	(void)state;
	for (t = 0; t < TABLES / 10; t++) {
		struct made made = {.soglia = 3 + t % 3, .n_k = 1};
		struct weave weave;
		struct trial trial = {.weave = &weave, .made = &made};

		for (place = 3; place < PLACES; place++)
			add_up(&made, 0, place, draw_count(&seed), 0);
		protect(&weave, store, &made, 0);
		try_all(&trial, 3);
		for (place = 0; place < PLACES; place++) {
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

/* A table of one quarter with these counts of the Comuni, protected. */
static void assert_marks(int soglia, const int counts[5], const char *expected)
{
	struct store *store = open_store();
	struct made made = {.soglia = soglia, .n_k = 1};
	struct text marks = {0};
	struct weave weave;
	int place;

	for (place = 3; place < PLACES; place++)
		add_up(&made, 0, place, counts[place - 3], 0);
	protect(&weave, store, &made, 0);
	for (place = 0; place < PLACES; place++) {
		const struct row *row = weave_row(&weave, 0, 0, place);
		const char *mark = row == NULL ? NULL : mark_of(&weave, row);

		text_format(&marks, "%s", place > 0 ? " " : "");
		if (mark != NULL)
			text_add_string(&marks, mark);
		else
			text_format(&marks, "%d", made.yes[0][place]);
	}
	assert_string_equal(text_string(&marks), expected);
	text_free(&marks);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(zeros_and_large_numbers_stay),
		cmocka_unit_test(one_small_number_takes_the_least_with_room),
		cmocka_unit_test(two_small_numbers_may_keep_each_other),
		cmocka_unit_test(a_subambito_goes_before_the_ambito),
		cmocka_unit_test(no_suppressed_figure_can_be_found),
		cmocka_unit_test(the_attacker_finds_figures_suppressed_alone),
		cmocka_unit_test(every_small_number_is_in_some_whole_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
