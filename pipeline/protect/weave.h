/* weave.h: the figures of people that packs would show, and what ties them.
 *
 * A row is what a pack shows or suppresses whole: an indicator or a measure
 * (voce), at a quarter, in a place. A row that is zero is not here: it stays,
 * and everybody knows. A cell is one of its numbers: the numerator, the
 * denominator, what the second has more than the first. What a place has more
 * than its parts has cells too, in a place of its own and in no row.
 */
#ifndef QUADRO_PROTECT_WEAVE_H
#define QUADRO_PROTECT_WEAVE_H

#include <limits.h>

#include "base/err.h"
#include "store/store.h"

/* Far from any figure, and from the overflow of a sum. */
#define WEAVE_FAR (LLONG_MAX / 1024)

enum { WEAVE_NONE = -1 };
enum side { SIDE_NUM, SIDE_DEN, SIDE_REST, SIDES };
enum unit { UNIT_NOTHING, UNIT_PEOPLE, UNIT_AMOUNT, UNIT_SIGNED };
enum state { STATE_SHOWN, STATE_PRIMARY, STATE_SECONDARY, STATE_DRAGGED,
	     STATE_UNTOLD };	/* of a level that no page shows */

struct kind {
	const char *name;		/* temp.voce.tipo */
	enum unit units[SIDES];
	int num_scale, den_scale;	/* 100 for euros; 1 for people, cents */
};

struct voce {
	char *table, *name;	/* valore or prospetto; indicator or measure */
	const struct kind *kind;
	int *leaves, n_leaves;	/* places without parts that are not zero */
	int twin_of;		/* the voce with the same figures, or WEAVE_NONE:
				   a row of both is suppressed in both */
	int composite;		/* two or more others are parts of it */
	double target;		/* a number of people, or 0 */
	int minimum;		/* 1: each subambito has a minimum of its own */
	int fixed;		/* 1: every level is always shown */
	int published;		/* the finest level in other packs; WEAVE_NONE */
	int detail;		/* the finest level that pages show of it */
	int finest;		/* or of a twin of it */
	int merged;		/* 1: what is below that is one cell of its own */
};

struct row {
	int voce, k, place;	/* k from 0 */
	enum state state;
	int known;		/* 1: another pack has shown these very figures */
	int opened;		/* 1: a tale would suppress it */
	int rank;		/* the lower, the less is lost without it */
	double people;		/* who stand behind it */
	double target;		/* the one it is held against, or 0 */
	int tells;		/* 1: it says that the target is reached, or not */
};

struct cell {
	long long truth;	/* people, or cents */
	long long told;		/* in the tale at work */
	long long low, high;	/* what its mark admits */
	long long least, most;	/* reached by some tale */
	int least_by, most_by;	/* the proofs that reached them: proof.h */
};

/* One figure is part of another: whole = part + other, or, without other,
 * whole >= part, or whole = part where they are the same everywhere. A twin is
 * in none: its first is. */
struct part {
	int whole, part, other;		/* voci; other may be WEAVE_NONE */
	enum side whole_side, part_side, other_side;
	int same;
};

/* What a suppressed cell must be able to be. */
struct need {
	struct cell *cell;
	int voce, side, k, place;
	long long low, high;	/* every value between; low > high: none */
	long long width;	/* or as many values, in all, around the truth */
};

struct weave {
	int soglia;		/* people */
	struct voce *voci;
	struct row *rows;
	struct cell *cells;	/* by voce, side, k, place: weave_cell */
	int *row_of;		/* by voce, k, place: weave_row */
	char *grows;		/* by voce, k: goes on from the quarter before */
	struct part *parts;
	struct need *needs;
	int n_voci, n_rows, n_k, n_parts, n_needs;
	int n_places;		/* place n_places + p: what p has of its own */
	int *parent;		/* of each place, WEAVE_NONE for the Ambito */
	int *level;		/* 0 Ambito, 1 subambito, 2 Comune, 3 of its own */
	char **codes;
	int exposed;		/* rows given away by packs already published */
};

/* Reads temp.voce, luogo, cella and parte. 0 or -1; weave_free is due in both
 * cases. */
int weave_load(struct weave *weave, struct store *store, int soglia,
	       struct err *err);
void weave_free(struct weave *weave);

/* Whether pages show a voce at a place: a zero there is known to be one. */
int weave_is_told(const struct weave *weave, int voce, int place);

struct cell *weave_cell(const struct weave *weave, int voce, int side, int k,
			int place);

/* The row, or NULL: zero, or of what a place has of its own. */
struct row *weave_row(const struct weave *weave, int voce, int k, int place);

/* Of voci that no page shows below a level, all that is below a place of it
 * becomes what the place has of its own. */
void weave_merge(struct weave *weave, int voce);

/* The place where a voce has what another voce has at a place without parts:
 * the same, unless it is merged. */
int weave_keeper(const struct weave *weave, int voce, int place);

/* Adds a need about a cell. */
void weave_need(struct weave *weave, const struct need *need);

#endif
