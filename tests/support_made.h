/* support_made.h: made-up tables, handed to the protection as the SQL of
 * sql/protect would: an Ambito, two subambiti, five Comuni, some quarters. */
#ifndef QUADRO_TESTS_SUPPORT_MADE_H
#define QUADRO_TESTS_SUPPORT_MADE_H

#include "protect/weave.h"

enum { MADE_PLACES = 8, MADE_K = 3 };

/* The place that each is a part of. */
extern const int made_tree[MADE_PLACES];

/* A made-up table: counts, or the two sides of a rate. */
struct made {
	int soglia, n_k, grows, rates;
	int untold;			/* 1: the Comuni are shown nowhere */
	int own[MADE_PLACES];		/* something is of none of its parts */
	int yes[MADE_K][MADE_PLACES], no[MADE_K][MADE_PLACES];
};

/* Adds to a place and to those above it. */
void made_add(struct made *made, int k, int place, int yes, int no);

/* A store with the places. */
struct store *made_store(void);

/* Hands a table over, and protects it; with `primary_only`, it does not. The
 * weave is the caller's, to weave_free. */
void made_protect(struct weave *weave, struct store *store,
		  const struct made *made, int primary_only);

/* "<", "c", or NULL when the row is shown. */
const char *made_mark(const struct weave *weave, const struct row *row);

#endif
