/* swap.c: the cheapest way to tell something else of a place.
 *
 * A number told of a place changes the places above it, until one that keeps
 * its own because another place was changed the other way. What grows from
 * quarter to quarter can only be raised until it really grows, and lowered from
 * when it did. So the others that keep the balance, quarter after quarter, are
 * a path through the quarters: the cheapest is found as such.
 */
#include "protect/swap.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "protect/parts.h"

static const long NEVER = LONG_MAX / 64;

enum { UPSETS = 1 };		/* the cost of upsetting a part: the least */

static int in_bounds(const struct cell *cell, long long change)
{
	return cell->told + change >= cell->low &&
	       cell->told + change <= cell->high;
}

/* What it costs to change a place at a quarter. */
static long cost_at(const struct weave *weave, const struct swap *swap, int k,
		    int place, long long change)
{
	const struct kind *kind = weave->voci[swap->voce].kind;
	const struct row *row = weave_row(weave, swap->voce, k, place);
	const struct cell *cell = weave_cell(weave, swap->voce, swap->side, k,
					     place);

	if (!in_bounds(cell, change))
		return NEVER;
	if (kind->units[SIDE_REST] != UNIT_NOTHING &&
	    !in_bounds(weave_cell(weave, swap->voce, SIDE_DEN, k, place),
		       change))
		return NEVER;
	if (place >= weave->n_places)
		return cell->truth != 0 ? 0 : NEVER;
	if (!weave_is_told(weave, swap->voce, place))
		return 0;
	if (row == NULL || row->known)
		return NEVER;
	if (row->state != STATE_SHOWN || row->opened)
		return 0;
	return swap->spend ? UPSETS * 64 + row->rank : NEVER;
}

/* What it costs to change a place and those above it, below `until`. */
static long cost_up(const struct weave *weave, const struct swap *swap, int k,
		    int place, int until, long long change)
{
	long cost = 0;

	for (; place != until && cost < NEVER; place = weave->parent[place])
		cost += cost_at(weave, swap, k, place, change);
	return cost < NEVER ? cost : NEVER;
}

int swap_meeting(const struct weave *weave, int leaf, int other)
{
	int above;

	for (; other != WEAVE_NONE; other = weave->parent[other])
		for (above = leaf; above != WEAVE_NONE;
		     above = weave->parent[above])
			if (above == other)
				return above;
	return WEAVE_NONE;
}

/* Whether a place may begin to be changed that way at a quarter, or be itself
 * again: what grows must have grown enough. */
static int may_turn(const struct weave *weave, const struct swap *swap,
		    int place, int k, int falls)
{
	if (k == 0 || k == weave->n_k || !falls ||
	    !weave->grows[swap->voce * weave->n_k + k])
		return 1;
	return weave_cell(weave, swap->voce, swap->side, k, place)->told -
	       weave_cell(weave, swap->voce, swap->side, k - 1, place)->told >=
	       swap->step;
}

/* Whether a change of a leaf leaves a part larger than its whole. */
static int upsets(const struct weave *weave, const struct swap *swap, int k,
		  int place, long long change)
{
	int i;

	for (i = 0; i < weave->n_parts; i++) {
		const struct part *part = &weave->parts[i];
		long long excess;

		if (part->whole != swap->voce && part->part != swap->voce &&
		    part->other != swap->voce)
			continue;
		parts_holds(weave, part, k, place, &excess);
		excess += part->whole == swap->voce ? -change : change;
		if (excess > 0 || (excess < 0 && (part->same ||
						  part->other != WEAVE_NONE)))
			return 1;
	}
	return 0;
}

/* Whether a place is another, or below it. */
static int is_within(const struct weave *weave, int place, int whole)
{
	while (place != WEAVE_NONE && place != whole)
		place = weave->parent[place];
	return place != WEAVE_NONE;
}

/* The cost of one quarter, kept in balance by `other`. */
static long cost_of(const struct weave *weave, const struct swap *swap, int k,
		    int other)
{
	long long change = swap->sign * swap->step;
	int meeting = swap_meeting(weave, swap->leaf, other);
	long cost = cost_up(weave, swap, k, swap->leaf, meeting, change);

	if (cost < NEVER && other != WEAVE_NONE)
		cost += cost_up(weave, swap, k, other, meeting, -change);
	if (cost >= NEVER)
		return NEVER;
	/* What must change is below the meeting place, not above. */
	if (k >= swap->first && k <= swap->last &&
	    is_within(weave, meeting, swap->place))
		return NEVER;
	if (other != WEAVE_NONE && upsets(weave, swap, k, other, -change))
		return swap->strict ? NEVER : cost + UPSETS;
	return cost;
}

/* The best way to a quarter, from a start. */
struct way {
	long cost;
	int from, other;	/* the last stretch; from == itself: the start */
};

struct finding {
	const struct weave *weave;
	const struct swap *swap;
	struct way *ways;	/* to each quarter, and past the last */
	long *costs;		/* by other and quarter, UNKNOWN until asked */
};

enum { UNKNOWN = -1 };

/* The cheapest end, the nearest among equals. */
static int find_end(const struct finding *finding)
{
	const struct weave *weave = finding->weave;
	const struct swap *swap = finding->swap;
	const struct way *ways = finding->ways;
	int k, end = WEAVE_NONE;

	for (k = swap->last + 1; k <= weave->n_k; k++)
		if (ways[k].cost < NEVER &&
		    may_turn(weave, swap, swap->leaf, k, swap->sign > 0) &&
		    (end == WEAVE_NONE || ways[k].cost < ways[end].cost))
			end = k;
	return end;
}

/* Goes on from a quarter with one other place, as far as it can: the i-th
 * leaf, or none past the last. */
static void go_on(const struct finding *finding, int from, int i)
{
	const struct weave *weave = finding->weave;
	const struct swap *swap = finding->swap;
	const struct voce *voce = &weave->voci[swap->voce];
	int other = i == voce->n_leaves ? WEAVE_NONE : voce->leaves[i], k;
	long *costs = &finding->costs[i * weave->n_k];
	struct way *ways = finding->ways;
	long cost = ways[from].cost;

	if (other != WEAVE_NONE &&
	    (other == swap->leaf ||
	     !may_turn(weave, swap, other, from, swap->sign > 0)))
		return;
	for (k = from; k < weave->n_k; k++) {
		if (costs[k] == UNKNOWN)
			costs[k] = cost_of(weave, swap, k, other);
		cost += costs[k];
		if (cost >= NEVER)
			return;
		/* Among equals, the one that begins later changes less. */
		if ((cost < ways[k + 1].cost ||
		     (cost == ways[k + 1].cost && from > ways[k + 1].from)) &&
		    (other == WEAVE_NONE ||
		     may_turn(weave, swap, other, k + 1, swap->sign < 0)))
			ways[k + 1] = (struct way){cost, from, other};
	}
}

/* Fills the ways; it may stop when one that costs nothing is there. */
static void find_ways(const struct finding *finding)
{
	const struct weave *weave = finding->weave;
	const struct swap *swap = finding->swap;
	struct way *ways = finding->ways;
	int n = weave->voci[swap->voce].n_leaves, k, i;

	for (k = 0; k <= weave->n_k; k++)
		ways[k] = (struct way){NEVER, k, WEAVE_NONE};
	for (k = 0; k < weave->n_k; k++) {
		if (k <= swap->first &&
		    may_turn(weave, swap, swap->leaf, k, swap->sign < 0))
			ways[k] = (struct way){0, k, WEAVE_NONE};
		for (i = n; ways[k].cost < NEVER && i >= 0; i--) {
			int end;

			go_on(finding, k, i == n ? n : n - 1 - i);
			end = k < swap->first ? WEAVE_NONE : find_end(finding);
			if (end != WEAVE_NONE && ways[end].cost == 0)
				return;
		}
	}
}

int swap_find(const struct weave *weave, struct swap *swap)
{
	size_t n_k = (size_t)weave->n_k;
	size_t others = (size_t)weave->voci[swap->voce].n_leaves + 1;
	struct way *ways = must_alloc((n_k + 1) * sizeof(*ways));
	long *costs = must_alloc(others * n_k * sizeof(*costs) + 1);
	const struct finding finding = {weave, swap, ways, costs};
	int k, q;

	memset(costs, UNKNOWN, others * n_k * sizeof(*costs));
	find_ways(&finding);
	k = find_end(&finding);
	if (k != WEAVE_NONE) {
		swap->to = k;
		for (; ways[k].from != k; k = ways[k].from)
			for (q = ways[k].from; q < k; q++)
				swap->others[q] = ways[k].other;
		swap->from = k;
	}
	free(costs);
	free(ways);
	return k != WEAVE_NONE;
}
