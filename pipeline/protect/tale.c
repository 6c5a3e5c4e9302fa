/* tale.c: a tale is the proof that a figure is not known.
 *
 * It is a whole table, of whole numbers, that agrees with all that an outsider
 * knows and says something else of one figure. It is made of swaps; a swap that
 * upsets what one figure is of another is followed by one of the other figure.
 * The search is not complete: what it does not find, hide.c pays for by
 * suppressing more, never by a disclosure.
 */
#include "protect/tale.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "protect/judge.h"
#include "protect/parts.h"
#include "protect/swap.h"

enum {
	DEEPEST = 4,		/* swaps that follow from one */
	SWAPS = 60,		/* that one move may try, from each leaf */
	MANY_SWAPS = 4000,	/* when it is the last resort */
};

struct change {
	struct cell *cell;
	long long by;
	struct row *row;	/* of the cell, or NULL */
	int opened;		/* 1: suppressed by this change */
};

void tale_init(struct tale *tale, struct weave *weave)
{
	memset(tale, 0, sizeof(*tale));
	tale->weave = weave;
	proof_init(&tale->proofs, weave->n_rows);
}

void tale_free(struct tale *tale)
{
	free(tale->changes);
	proof_free(&tale->proofs);
	memset(tale, 0, sizeof(*tale));
}

static void undo_to(struct tale *tale, int mark)
{
	while (tale->n_changes > mark) {
		const struct change *last = &tale->changes[--tale->n_changes];

		last->cell->told -= last->by;
		if (last->opened)
			last->row->opened = 0;
	}
}

void tale_forget(struct tale *tale)
{
	undo_to(tale, 0);
}

static void change_cell(struct tale *tale, struct cell *cell, long long by,
			struct row *row)
{
	int opens;

	if (tale->n_changes == tale->room) {
		tale->room = tale->room == 0 ? 256 : 2 * tale->room;
		tale->changes = must_resize(tale->changes,
			sizeof(*tale->changes) * (size_t)tale->room);
	}
	opens = row != NULL && row->state == STATE_SHOWN && !row->opened;
	if (opens)
		row->opened = 1;
	cell->told += by;
	tale->changes[tale->n_changes++] =
		(struct change){cell, by, row, opens};
}

static void change_up(struct tale *tale, const struct swap *swap, int k,
		      int place, int until, long long by)
{
	struct weave *weave = tale->weave;
	const struct kind *kind = weave->voci[swap->voce].kind;

	for (; place != until; place = weave->parent[place]) {
		struct row *row = weave_row(weave, swap->voce, k, place);

		change_cell(tale, weave_cell(weave, swap->voce, swap->side, k,
					     place), by, row);
		if (kind->units[SIDE_REST] != UNIT_NOTHING)
			change_cell(tale, weave_cell(weave, swap->voce,
						     SIDE_DEN, k, place), by,
				    row);
	}
}

static void apply(struct tale *tale, const struct swap *swap)
{
	long long by = swap->sign * swap->step;
	int k;

	for (k = swap->from; k < swap->to; k++) {
		int other = swap->others[k];
		int meeting = swap_meeting(tale->weave, swap->leaf, other);

		change_up(tale, swap, k, swap->leaf, meeting, by);
		if (other != WEAVE_NONE)
			change_up(tale, swap, k, other, meeting, -by);
	}
}

static int follow(struct tale *tale, const struct swap *swap, int depth);

/* One swap and those that follow from it: first any, then one that upsets
 * nothing elsewhere. */
static int do_swap(struct tale *tale, struct swap *swap, int depth)
{
	int mark = tale->n_changes, done = 0;

	if (--tale->swaps < 0)
		return 0;
	swap->others = must_alloc(sizeof(int) *
				  ((size_t)tale->weave->n_k + 1));
	for (swap->strict = 0; !done && swap->strict < 2; swap->strict++) {
		if (!swap_find(tale->weave, swap))
			break;
		apply(tale, swap);
		done = follow(tale, swap, depth);
		if (!done)
			undo_to(tale, mark);
	}
	free(swap->others);
	swap->others = NULL;
	return done;
}

/* The sides that add up to a side. */
static int sides_of(const struct weave *weave, int voce, int side, int *sides)
{
	const struct kind *kind = weave->voci[voce].kind;

	sides[0] = side;
	if (side != SIDE_DEN || kind->units[SIDE_REST] == UNIT_NOTHING)
		return 1;
	sides[0] = SIDE_REST;
	sides[1] = SIDE_NUM;
	return 2;
}

/* A swap for as long as it may last, or as much of that as can be, by any of
 * the sides that add up to a side. */
static int try_swap(struct tale *tale, const struct swap *wanted, int depth)
{
	int sides[2], i;
	int n = sides_of(tale->weave, wanted->voce, wanted->side, sides);

	for (i = 0; i < n * (wanted->last - wanted->first + 1); i++) {
		struct swap swap = *wanted;

		swap.side = sides[i % n];
		swap.last = wanted->last - i / n;
		if (do_swap(tale, &swap, depth))
			return 1;
	}
	return 0;
}

/* Whether a place is another, or a part of it. */
static int is_within(const struct weave *weave, int place, int whole)
{
	while (place != WEAVE_NONE && place != whole)
		place = weave->parent[place];
	return place != WEAVE_NONE;
}

/* Swaps one figure of a place for as long as it upsets the part it is in; what
 * is left is mended after. What is merged in the part and not in the figure is
 * swapped anywhere below. */
static int mend(struct tale *tale, const struct part *part, int voce,
		int side, int leaf, int k, long long excess, int sign,
		const struct swap *cause, int depth)
{
	const struct weave *weave = tale->weave;
	const struct voce *at = &weave->voci[voce];
	long long same = excess;
	int to = k, i;
	struct swap swap = {
		.voce = voce, .side = side, .spend = cause->spend,
		.sign = excess > 0 ? sign : -sign, .step = llabs(excess),
		.first = k, .leaf = weave_keeper(weave, voce, leaf),
	};

	while (to < cause->to && same == excess)
		if (++to < cause->to &&
		    parts_holds(weave, part, to, leaf, &same))
			same = 0;
	swap.last = to - 1;
	swap.place = swap.leaf;
	if (at->merged || !weave->voci[cause->voce].merged)
		return try_swap(tale, &swap, depth + 1);
	swap.place = weave->parent[leaf];
	for (i = 0; i < at->n_leaves; i++) {
		swap.leaf = at->leaves[i];
		if (is_within(weave, swap.leaf, swap.place) &&
		    try_swap(tale, &swap, depth + 1))
			return 1;
	}
	return 0;
}

/* Or by the other side of the cause's own: as many in all, otherwise told. */
static int mend_within(struct tale *tale, const struct part *part, int leaf,
		       int k, long long excess, const struct swap *cause,
		       int depth)
{
	const struct kind *kind = tale->weave->voci[cause->voce].kind;
	int is_whole = part->whole == cause->voce;
	enum side side = is_whole ? part->whole_side :
			 part->part == cause->voce ? part->part_side :
						     part->other_side;

	return side == SIDE_DEN && kind->units[SIDE_REST] != UNIT_NOTHING &&
	       mend(tale, part, cause->voce,
		    cause->side == SIDE_NUM ? SIDE_REST : SIDE_NUM, leaf, k,
		    excess, is_whole ? 1 : -1, cause, depth);
}

/* Mends a part at a place and quarter by another figure than the cause's. */
static int mend_part(struct tale *tale, const struct part *part, int leaf,
		     int k, const struct swap *cause, int depth)
{
	long long excess;

	if (parts_holds(tale->weave, part, k, leaf, &excess))
		return 1;
	if (depth == DEEPEST)
		return 0;
	if (part->whole != cause->voce &&
	    mend(tale, part, part->whole, part->whole_side, leaf, k, excess, 1,
		 cause, depth))
		return 1;
	if (part->part != cause->voce &&
	    mend(tale, part, part->part, part->part_side, leaf, k, excess, -1,
		 cause, depth))
		return 1;
	if (part->other != WEAVE_NONE && part->other != cause->voce &&
	    mend(tale, part, part->other, part->other_side, leaf, k, excess,
		 -1, cause, depth))
		return 1;
	return mend_within(tale, part, leaf, k, excess, cause, depth);
}

/* Mends all that a swap has upset. */
static int follow(struct tale *tale, const struct swap *swap, int depth)
{
	const struct weave *weave = tale->weave;
	int i, k;

	for (i = 0; i < weave->n_parts; i++) {
		const struct part *part = &weave->parts[i];

		if (part->whole != swap->voce && part->part != swap->voce &&
		    part->other != swap->voce)
			continue;
		for (k = swap->from; k < swap->to; k++)
			if (!mend_part(tale, part, swap->leaf, k, swap,
				       depth) ||
			    (swap->others[k] != WEAVE_NONE &&
			     !mend_part(tale, part, swap->others[k], k, swap,
					depth)))
				return 0;
	}
	return 1;
}

/* What the tale opened is suppressed. */
static void suppress_opened(struct tale *tale, int mark)
{
	int i;

	for (i = mark; i < tale->n_changes; i++) {
		struct change *change = &tale->changes[i];

		if (!change->opened)
			continue;
		change->row->opened = change->opened = 0;
		change->row->state = STATE_SECONDARY;
		judge_need_secondary(tale->weave, change->row);
	}
}

/* A proof that rests on all the rows that this tale has moved on its way: so
 * do the numbers between the truth and its own. */
static int prove(struct tale *tale)
{
	int proof = proof_new(&tale->proofs), i;

	for (i = 0; i < tale->n_changes; i++)
		if (tale->changes[i].row != NULL)
			proof_rest(&tale->proofs, (int)(tale->changes[i].row -
							tale->weave->rows));
	return proof;
}

/* The tale is made: what it says is possible. */
static void keep(struct tale *tale, int mark)
{
	int proof = 0, i;

	suppress_opened(tale, mark);
	for (i = mark; i < tale->n_changes; i++) {
		struct cell *cell = tale->changes[i].cell;

		if (cell->told >= cell->least && cell->told <= cell->most)
			continue;
		if (proof == 0)
			proof = prove(tale);
		if (cell->told < cell->least) {
			cell->least = cell->told;
			cell->least_by = proof;
		} else {
			cell->most = cell->told;
			cell->most_by = proof;
		}
	}
}

int tale_move(struct tale *tale, const struct need *need, int direction,
	      long long step, int spend)
{
	const struct weave *weave = tale->weave;
	const struct voce *voce = &weave->voci[need->voce];
	int sides[2], n = sides_of(weave, need->voce, need->side, sides), s, i;
	long long aim = need->cell->told + direction * step;
	int mark = tale->n_changes;

	for (s = 0; s < n; s++)
		for (i = 0; i < voce->n_leaves; i++) {
			struct swap swap = {
				.voce = need->voce, .side = sides[s],
				.leaf = voce->leaves[i], .sign = direction,
				.step = step, .first = need->k,
				.last = need->k, .place = need->place, .spend = spend,
			};

			tale->swaps = spend > 1 ? MANY_SWAPS : SWAPS;
			if (!is_within(weave, voce->leaves[i], need->place) ||
			    !do_swap(tale, &swap, 0))
				continue;
			/* What followed may have taken the change back. */
			if (need->cell->told == aim) {
				keep(tale, mark);
				return 1;
			}
			undo_to(tale, mark);
		}
	return 0;
}
