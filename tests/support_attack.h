/* support_attack.h: what an outsider can work out of published tables.
 *
 * A linear program, written apart from the code that protects: unknown figures
 * with what their marks admit, and the sums that anybody can write down. */
#ifndef QUADRO_TESTS_SUPPORT_ATTACK_H
#define QUADRO_TESTS_SUPPORT_ATTACK_H

#include "store/store.h"

/* One figure as a page shows it. */
struct attack_figure {
	int k, place;		/* k from 0 */
	double value;		/* when it is shown */
	const char *mark;	/* NULL when it is shown */
};

/* Published figures and what is known of them. */
struct attack_table {
	const struct attack_figure *figures;
	int n_figures, n_k, n_places;
	const int *parent;	/* of each place, -1 for the first */
	const int *own;		/* place: 1 when something is of none of its parts */
	int grows;		/* 1: never less from quarter to quarter */
	double low, high;	/* what a figure marked c can be */
	double leaf_low;	/* and one of a place that has no parts */
	double small;		/* the most that any other mark says */
	int n_growing;		/* quarters in a row that grow; 0: all of them */
};

struct attack;

struct attack *attack_new(void);
void attack_free(struct attack *attack);

/* Adds an unknown, and returns its number. */
int attack_unknown(struct attack *attack, double low, double high);

/* Adds the sum of n unknowns with their signs: it is equal to `equals`. */
void attack_sum(struct attack *attack, int n, const int *unknowns,
		const double *signs, double equals);

/* Adds all of a table; a figure that is absent is 0. unknowns[i] becomes the
 * number of figure i, or -1 when it is shown. */
void attack_add(struct attack *attack, const struct attack_table *table,
		int *unknowns);

/* The least and the most that an unknown can be. Returns 0, or -1 when the
 * tables contradict themselves. */
int attack_solve(struct attack *attack, int unknown, double *least,
		 double *most);

#endif
