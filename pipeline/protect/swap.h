/* swap.h: the moves that tales are made of. */
#ifndef QUADRO_PROTECT_SWAP_H
#define QUADRO_PROTECT_SWAP_H

#include "protect/weave.h"

/* A swap: for some quarters a place has `step` more (sign 1)
 * or less (-1), and in each of those quarters another has as much the other
 * way, or none: so a place above both is not changed. */
struct swap {
	int voce, side;		/* one that adds up: never a derived one */
	int leaf, sign;
	long long step;
	int first, last;	/* the quarters that it must change, at least */
	int place;		/* that must change then: the leaf, or above it */
	int spend;		/* shown rows may be suppressed */
	int strict;		/* nothing that upsets a part elsewhere, but for
				   the leaf itself */
	int from, to;		/* found: the quarters that it changes, to excluded */
	int *others;		/* found, by quarter: WEAVE_NONE for none */
};

/* Looks for the swap that costs least, by the ranks of the rows it would have
 * suppressed. Changes nothing. 1 when found, 0 when there is none. */
int swap_find(const struct weave *weave, struct swap *swap);

/* The lowest place that holds both, WEAVE_NONE when other is. */
int swap_meeting(const struct weave *weave, int leaf, int other);

#endif
