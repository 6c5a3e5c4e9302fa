/* window.h: the windows of one indicator, quarter by quarter and place by
 * place, and the ways observations fall into them. */
#ifndef QUADRO_COMPUTE_WINDOW_H
#define QUADRO_COMPUTE_WINDOW_H

#include "base/date.h"
#include "base/err.h"
#include "compute/scopes.h"
#include "compute/tally.h"
#include "store/query.h"
#include "store/store.h"

struct window_quarter {
	char from[DATE_SIZE], to[DATE_SIZE];	/* the days that count */
	int instant;		/* 1: what is in force on `to` */
	int due;		/* 0: it ends before the indicator's decorrenza */
	int grows;		/* 1: it goes on from the quarter before */
};

struct place {
	struct tally num, den;
	long seen;		/* observations */
	int touched;		/* quotas: Comuni with a sum above 0 */
	int any;		/* quotas: 1 when there is a quota at all */
};

struct window {
	const struct scopes *scopes;
	struct window_quarter *quarters;
	int n_quarters;
	struct place *places;	/* [quarters][scopes] */
	double constant;	/* den `= name` */
	int has_constant;
	int per;		/* quota_comuni_minima */
};

/* Reads the windows of an indicator, and clears its places. 0 or -1;
 * window_close is due in both cases. */
int window_open(struct window *window, struct store *store,
		const struct scopes *scopes, long long indicator,
		struct err *err);
void window_close(struct window *window);

/* The place of a quarter (0 first) and scope. */
struct place *window_place(const struct window *window, int quarter,
			   int scope);

/* Each reads all the observations (columns data, fine, comune, subambito,
 * num, den, gruppo), in the order its rule asks for, into the places. */
void window_fill(struct window *window, struct query *observations,
		 struct err *err);
/* Only the last of each gruppo in the window. Ordered by gruppo, data. */
void window_fill_last(struct window *window, struct query *observations,
		      struct err *err);
/* Counts of the Comuni touched; with `per` the least of the gruppi. */
void window_fill_touched(struct window *window, struct query *observations,
			 struct err *err);
/* The median of num, in place.num. Ordered by num. */
void window_fill_median(struct window *window, struct query *observations,
			struct err *err);

#endif
