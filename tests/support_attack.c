/* support_attack.c: the simplex method with bounds, on a dense tableau that is kept
 * from one question to the next; and the sums of a published table. */
#include "support_attack.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static const double EPSILON = 1e-7;

struct attack {
	int n, m, room;			/* unknowns, sums */
	double *low, *high;		/* of each unknown */
	struct sum {
		int n, *unknowns;
		double *signs, equals;
	} *sums;
	double *tableau;		/* m rows of n, once solved first */
	double *cost;			/* reduced, of n */
	double *value;			/* of the basic unknown of each row */
	int *basic;			/* >= n: the row's artificial one */
	int *place;			/* -1 at low, 1 at high, 0 basic */
	int ready;
};

struct attack *attack_new(void)
{
	struct attack *attack = must_alloc(sizeof(*attack));

	memset(attack, 0, sizeof(*attack));
	return attack;
}

void attack_free(struct attack *attack)
{
	int i;

	for (i = 0; i < attack->m; i++) {
		free(attack->sums[i].unknowns);
		free(attack->sums[i].signs);
	}
	free(attack->sums);
	free(attack->low);
	free(attack->high);
	free(attack->tableau);
	free(attack->cost);
	free(attack->value);
	free(attack->basic);
	free(attack->place);
	free(attack);
}

int attack_unknown(struct attack *attack, double low, double high)
{
	size_t n = (size_t)attack->n + 1;

	attack->low = must_resize(attack->low, n * sizeof(double));
	attack->high = must_resize(attack->high, n * sizeof(double));
	attack->low[attack->n] = low;
	attack->high[attack->n] = high;
	return attack->n++;
}

void attack_sum(struct attack *attack, int n, const int *unknowns,
		const double *signs, double equals)
{
	struct sum *sum;

	attack->sums = must_resize(attack->sums, ((size_t)attack->m + 1) *
				   sizeof(*sum));
	sum = &attack->sums[attack->m++];
	sum->n = n;
	sum->equals = equals;
	sum->unknowns = must_alloc((size_t)n * sizeof(int) + 1);
	sum->signs = must_alloc((size_t)n * sizeof(double) + 1);
	memcpy(sum->unknowns, unknowns, (size_t)n * sizeof(int));
	memcpy(sum->signs, signs, (size_t)n * sizeof(double));
}

/* Where an unknown stands when it is not basic. */
static double standing(const struct attack *attack, int j)
{
	return attack->place[j] > 0 ? attack->high[j] : attack->low[j];
}

static void pivot(struct attack *attack, int row, int column)
{
	double *pivoted = &attack->tableau[row * attack->n];
	double by = pivoted[column];
	int i, j;

	for (j = 0; j < attack->n; j++)
		pivoted[j] /= by;
	for (i = 0; i <= attack->m; i++) {
		double *other = i == attack->m ? attack->cost :
						 &attack->tableau[i * attack->n];
		double factor = other[column];

		if (i == row || factor == 0)
			continue;
		for (j = 0; j < attack->n; j++)
			other[j] -= factor * pivoted[j];
	}
}

/* The unknown whose change lowers the cost: the first of them, so that the
 * search never turns in a circle. */
static int choose_column(const struct attack *attack)
{
	int j;

	for (j = 0; j < attack->n; j++)
		if (attack->place[j] != 0 &&
		    attack->high[j] - attack->low[j] > EPSILON &&
		    attack->place[j] * attack->cost[j] > EPSILON)
			return j;
	return -1;
}

/* How far a row lets the column go. */
static double room_in(const struct attack *attack, int row, double by,
		      int *to_high)
{
	int basic = attack->basic[row];
	double low = basic < attack->n ? attack->low[basic] : 0;
	double high = basic < attack->n ? attack->high[basic] :
		      attack->ready ? 0 : INFINITY;

	*to_high = by > 0;
	if (by > EPSILON)
		return fmax(0, (high - attack->value[row]) / by);
	if (by < -EPSILON)
		return fmax(0, (low - attack->value[row]) / by);
	return INFINITY;
}

/* One step of the simplex: 1 when it moved, 0 at the optimum, -1 when there is
 * no end to it. */
static int step(struct attack *attack)
{
	int column = choose_column(attack), row = -1, to_high = 0, high, i;
	int direction;
	double far;

	if (column < 0)
		return 0;
	direction = -attack->place[column];
	far = attack->high[column] - attack->low[column];
	for (i = 0; i < attack->m; i++) {
		double by = -direction *
			    attack->tableau[i * attack->n + column];
		double room = room_in(attack, i, by, &high);

		if (room < far - EPSILON ||
		    (room <= far && row >= 0 &&
		     attack->basic[i] < attack->basic[row])) {
			far = room;
			row = i;
			to_high = high;
		}
	}
	if (isinf(far))
		return -1;
	for (i = 0; i < attack->m; i++)
		attack->value[i] -= direction * far *
				    attack->tableau[i * attack->n + column];
	if (row < 0) {
		attack->place[column] = -attack->place[column];
		return 1;
	}
	far = standing(attack, column) + direction * far;
	if (attack->basic[row] < attack->n)
		attack->place[attack->basic[row]] = to_high ? 1 : -1;
	pivot(attack, row, column);
	attack->basic[row] = column;
	attack->place[column] = 0;
	attack->value[row] = far;
	return 1;
}

static void prepare(struct attack *attack)
{
	size_t n = (size_t)attack->n, m = (size_t)attack->m;

	attack->tableau = must_alloc(n * m * sizeof(double) + 1);
	attack->cost = must_alloc(n * sizeof(double) + 1);
	attack->value = must_alloc(m * sizeof(double) + 1);
	attack->basic = must_alloc(m * sizeof(int) + 1);
	attack->place = must_alloc(n * sizeof(int) + 1);
	memset(attack->tableau, 0, n * m * sizeof(double));
	memset(attack->cost, 0, n * sizeof(double));
	for (size_t j = 0; j < n; j++)
		attack->place[j] = isinf(attack->low[j]) ? 1 : -1;
}

/* A tale that agrees with all the sums: the artificial unknowns go to 0. */
static int find_any(struct attack *attack)
{
	double left = 0;
	int i, j;

	prepare(attack);
	for (i = 0; i < attack->m; i++) {
		const struct sum *sum = &attack->sums[i];
		double *row = &attack->tableau[i * attack->n];
		double gap = sum->equals;

		for (j = 0; j < sum->n; j++) {
			row[sum->unknowns[j]] += sum->signs[j];
			gap -= sum->signs[j] *
			       standing(attack, sum->unknowns[j]);
		}
		for (j = 0; j < attack->n; j++) {
			row[j] = gap < 0 ? -row[j] : row[j];
			attack->cost[j] -= row[j];
		}
		attack->value[i] = fabs(gap);
		attack->basic[i] = attack->n + i;
	}
	while (step(attack) > 0)
		;
	for (i = 0; i < attack->m; i++)
		left += attack->basic[i] >= attack->n ? attack->value[i] : 0;
	attack->ready = 1;
	return left < 1e-4 ? 0 : -1;
}

/* The least of sign * unknown. */
static double minimum(struct attack *attack, int unknown, double sign)
{
	int i, j, moved;

	memset(attack->cost, 0, (size_t)attack->n * sizeof(double));
	attack->cost[unknown] = sign;
	for (i = 0; i < attack->m; i++)
		if (attack->basic[i] == unknown)
			for (j = 0; j < attack->n; j++)
				attack->cost[j] -= sign *
					attack->tableau[i * attack->n + j];
	while ((moved = step(attack)) > 0)
		;
	if (moved < 0)
		return -INFINITY;
	for (i = 0; i < attack->m; i++)
		if (attack->basic[i] == unknown)
			return sign * attack->value[i];
	return sign * standing(attack, unknown);
}

int attack_solve(struct attack *attack, int unknown, double *least,
		 double *most)
{
	if (!attack->ready && find_any(attack) != 0)
		return -1;
	*least = minimum(attack, unknown, 1);
	*most = -minimum(attack, unknown, -1);
	return 0;
}

static int find_figure(const struct attack_table *table, int k, int place)
{
	int i;

	for (i = 0; i < table->n_figures; i++)
		if (table->figures[i].k == k && table->figures[i].place == place)
			return i;
	return -1;
}

/* Collects the terms of a sum: what is shown goes to the other side. */
struct terms {
	int n, unknowns[256];
	double signs[256], equals;
};

static void add_term(struct terms *terms, const struct attack_table *table,
		     const int *unknowns, int figure, double sign)
{
	if (figure < 0)
		return;
	if (unknowns[figure] < 0) {
		terms->equals -= sign * table->figures[figure].value;
		return;
	}
	terms->unknowns[terms->n] = unknowns[figure];
	terms->signs[terms->n++] = sign;
}

static void add_place(struct attack *attack, const struct attack_table *table,
		      const int *unknowns, int k, int place)
{
	struct terms terms = {0};
	int p, parts = 0;

	add_term(&terms, table, unknowns, find_figure(table, k, place), 1);
	for (p = 0; p < table->n_places; p++)
		if (table->parent[p] == place) {
			add_term(&terms, table, unknowns,
				 find_figure(table, k, p), -1);
			parts++;
		}
	if (parts == 0)
		return;
	if (table->own != NULL && table->own[place]) {
		terms.unknowns[terms.n] = attack_unknown(attack, 0, INFINITY);
		terms.signs[terms.n++] = -1;
	}
	if (terms.n > 0)
		attack_sum(attack, terms.n, terms.unknowns, terms.signs,
			   terms.equals);
}

static void add_growth(struct attack *attack, const struct attack_table *table,
		       const int *unknowns, int k, int place)
{
	struct terms terms = {0};
	int before = find_figure(table, k - 1, place);
	int now = find_figure(table, k, place);

	if (now < 0 || before < 0)
		return;
	add_term(&terms, table, unknowns, now, 1);
	add_term(&terms, table, unknowns, before, -1);
	if (terms.n == 0)
		return;
	terms.unknowns[terms.n] = attack_unknown(attack, 0, INFINITY);
	terms.signs[terms.n++] = -1;
	attack_sum(attack, terms.n, terms.unknowns, terms.signs, terms.equals);
}

static int has_parts(const struct attack_table *table, int place)
{
	int p;

	for (p = 0; p < table->n_places; p++)
		if (table->parent[p] == place)
			return 1;
	return 0;
}

void attack_add(struct attack *attack, const struct attack_table *table,
		int *unknowns)
{
	int i, k, place;

	for (i = 0; i < table->n_figures; i++) {
		const char *mark = table->figures[i].mark;

		place = table->figures[i].place;
		unknowns[i] = mark == NULL ? -1 :
			strcmp(mark, "c") == 0 ?
			attack_unknown(attack, has_parts(table, place) ?
				       table->low : table->leaf_low,
				       table->high) :
			attack_unknown(attack, 1, table->small);
	}
	for (k = 0; k < table->n_k; k++)
		for (place = 0; place < table->n_places; place++) {
			add_place(attack, table, unknowns, k, place);
			if (k > 0 && table->grows &&
			    (table->n_growing == 0 ||
			     k % table->n_growing != 0))
				add_growth(attack, table, unknowns, k, place);
		}
}
