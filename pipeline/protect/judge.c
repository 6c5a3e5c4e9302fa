/* judge.c: the rules of suppression, row by row.
 *
 * A count of a Comune says what its mark says: "<5", or 5 and more. One of an
 * Ambito or a subambito, or one that has other figures as its parts, is marked
 * "c" even when small: how many of its parts are zero is public, and would
 * narrow the small number down. So a count of a Comune must stay any small
 * number; the others, a rate's, or one suppressed for the others' sake, any of
 * as many values as that.
 */
#include "protect/judge.h"

#include <math.h>

enum { LEAST_TOLD = 3 };	/* of the counts' targets told reached or not */

static int is_small(const struct weave *weave, double people)
{
	return people > 0 && people < weave->soglia;
}

static const struct kind *kind_of(const struct weave *weave,
				  const struct row *row)
{
	return weave->voci[row->voce].kind;
}

/* A number of people and nothing else. */
static int is_count(const struct weave *weave, const struct row *row)
{
	const struct kind *kind = kind_of(weave, row);

	return kind->units[SIDE_NUM] == UNIT_PEOPLE &&
	       kind->units[SIDE_DEN] == UNIT_NOTHING;
}

/* Nothing that is shown is a part of it, neither places nor other figures. */
static int is_leaf(const struct weave *weave, const struct row *row)
{
	return weave->level[row->place] == 2 &&
	       weave_is_told(weave, row->voce, row->place) &&
	       !weave->voci[row->voce].composite;
}

static long long num_of(const struct weave *weave, const struct row *row)
{
	return weave_cell(weave, row->voce, SIDE_NUM, row->k,
			  row->place)->truth;
}

/* The rows of its parts that are not zero. */
static int parts_of(const struct weave *weave, const struct row *row)
{
	int place, count = 0;

	for (place = row->place + 1; place < weave->n_places; place++)
		count += weave->parent[place] == row->place &&
			 weave_row(weave, row->voce, row->k, place) != NULL;
	return count;
}

/* A target below the threshold tells whether it is reached: a balance always,
 * a count where either answer leaves more than one number. What decides is
 * public: silence tells nothing. */
static int tells(const struct weave *weave, const struct row *row)
{
	int least = weave->level[row->place] < weave->voci[row->voce].finest ?
		    parts_of(weave, row) : 1;

	if (row->target <= 0 || row->target >= weave->soglia ||
	    row->target != floor(row->target))
		return 0;
	if (kind_of(weave, row)->units[SIDE_NUM] == UNIT_SIGNED)
		return 1;
	return is_count(weave, row) && row->target >= LEAST_TOLD &&
	       row->target - 1 > least;
}

static int is_reached(const struct weave *weave, const struct row *row)
{
	return num_of(weave, row) >=
	       llround(row->target) * kind_of(weave, row)->num_scale;
}

/* What the mark of a suppressed count admits. */
static void bound_count(const struct weave *weave, const struct row *row,
			struct cell *cell)
{
	cell->low = cell->truth > 0;
	if (!is_leaf(weave, row))
		return;
	if (cell->truth >= weave->soglia)
		cell->low = weave->soglia;
	else if (cell->truth > 0)
		cell->high = weave->soglia - 1;
}

static void bound(struct weave *weave, const struct row *row, int side)
{
	const struct kind *kind = kind_of(weave, row);
	struct cell *cell = weave_cell(weave, row->voce, side, row->k,
				       row->place);
	long long aim = llround(row->target) * kind->num_scale;

	if (kind->units[side] == UNIT_SIGNED)
		cell->low = -WEAVE_FAR;
	if (is_count(weave, row))
		bound_count(weave, row, cell);
	else if (side == SIDE_DEN && kind->units[side] == UNIT_PEOPLE)
		cell->low = cell->truth > 0;
	if (row->tells && is_reached(weave, row) && cell->low < aim)
		cell->low = aim;
	if (row->tells && !is_reached(weave, row) && cell->high >= aim)
		cell->high = aim - kind->num_scale;
}

/* Whether the row is secret on its own. */
static int is_primary(const struct weave *weave, const struct row *row)
{
	int side, small = is_small(weave, row->people);

	for (side = 0; side < SIDES; side++)
		if (kind_of(weave, row)->units[side] == UNIT_PEOPLE)
			small |= is_small(weave, (double)weave_cell(weave,
				row->voce, side, row->k, row->place)->truth);
	return small;
}

static void add_need(struct weave *weave, const struct row *row, int side,
		     long long low, long long high, long long width)
{
	const struct need need = {
		.cell = weave_cell(weave, row->voce, side, row->k, row->place),
		.voce = row->voce, .side = side, .k = row->k,
		.place = row->place, .low = low, .high = high, .width = width,
	};

	if (weave->voci[row->voce].twin_of == WEAVE_NONE &&
	    (low <= high || width > 0))
		weave_need(weave, &need);
}

static void need_primary(struct weave *weave, const struct row *row)
{
	const struct kind *kind = kind_of(weave, row);
	long long values = weave->soglia - 2;	/* beyond the true one */
	int side;

	/* "Not reached" leaves a count less. */
	if (row->tells && is_count(weave, row) && !is_reached(weave, row))
		values = 1;
	for (side = 0; side < SIDES; side++) {
		long long truth = weave_cell(weave, row->voce, side, row->k,
					     row->place)->truth;

		if (kind->units[side] == UNIT_AMOUNT)
			add_need(weave, row, side, 1, 0, truth);
		else if (kind->units[side] == UNIT_SIGNED)
			add_need(weave, row, side, 1, 0,
				 values * kind->num_scale);
		else if (kind->units[side] == UNIT_NOTHING)
			continue;
		else if (!is_small(weave, (double)truth))
			add_need(weave, row, side, 1, 0,
				 is_count(weave, row) ? values : 0);
		else if (is_leaf(weave, row) && is_count(weave, row))
			add_need(weave, row, side, 1, weave->soglia - 1, 0);
		else
			add_need(weave, row, side, 1, 0, values);
	}
}

void judge_need_secondary(struct weave *weave, const struct row *row)
{
	const struct kind *kind = kind_of(weave, row);
	int people = kind->units[SIDE_NUM] == UNIT_PEOPLE;
	int side = people && kind->units[SIDE_DEN] == UNIT_PEOPLE ? SIDE_DEN :
								    SIDE_NUM;

	if (kind->units[side] != UNIT_NOTHING)
		add_need(weave, row, side, 1, 0, people ? weave->soglia - 2 :
			 num_of(weave, row) != 0);
}

/* A row that is nowhere, not even as a gap, can be zero: one more number is
 * enough for it not to be worked out. */
static void need_untold(struct weave *weave, const struct row *row)
{
	int side;

	for (side = 0; side < SIDES; side++)
		if (kind_of(weave, row)->units[side] != UNIT_NOTHING &&
		    weave_cell(weave, row->voce, side, row->k,
			       row->place)->truth != 0)
			add_need(weave, row, side, 1, 0, 1);
}

/* No page shows it: only its people are secret, if they are few. */
static void judge_untold(struct weave *weave, struct row *row)
{
	int side;

	row->state = STATE_UNTOLD;
	for (side = 0; side < SIDES; side++)
		if (kind_of(weave, row)->units[side] == UNIT_SIGNED)
			weave_cell(weave, row->voce, side, row->k,
				   row->place)->low = -WEAVE_FAR;
	if (!weave->voci[row->voce].merged && is_primary(weave, row))
		need_untold(weave, row);
}

/* What a place has of its own is never shown, and can be worked out. */
static void judge_own(struct weave *weave, int voce, int k, int place)
{
	const struct kind *kind = weave->voci[voce].kind;
	int above = weave->parent[place];
	struct row own = {.voce = voce, .k = k, .place = place};
	int side;

	for (side = 0; side < SIDES; side++) {
		struct cell *cell = weave_cell(weave, voce, side, k, place);

		if (kind->units[side] == UNIT_SIGNED)
			cell->low = -WEAVE_FAR;
		/* All of a place that is merged: its row says what it needs. */
		else if (weave->voci[voce].merged &&
			 weave->level[above] >= weave->voci[voce].finest)
			continue;
		else if (kind->units[side] == UNIT_PEOPLE &&
			 is_small(weave, (double)cell->truth))
			add_need(weave, &own, side, 1, weave->soglia - 1, 0);
	}
}

void judge_rows(struct weave *weave)
{
	int i, side, voce, k, place;

	for (i = 0; i < weave->n_rows; i++) {
		struct row *row = &weave->rows[i];

		if (!weave_is_told(weave, row->voce, row->place)) {
			judge_untold(weave, row);
			continue;
		}
		row->tells = tells(weave, row);
		for (side = 0; side < SIDES; side++)
			bound(weave, row, side);
		if (is_primary(weave, row)) {
			row->state = STATE_PRIMARY;
			if (row->known)
				weave->exposed++;
			else
				need_primary(weave, row);
		} else if (row->state == STATE_DRAGGED) {
			judge_need_secondary(weave, row);
		}
	}
	for (voce = 0; voce < weave->n_voci; voce++)
		for (k = 0; k < weave->n_k; k++)
			for (place = 0; place < weave->n_places; place++)
				judge_own(weave, voce, k,
					  weave->n_places + place);
}

int judge_reads_small(const struct weave *weave, const struct row *row)
{
	return row->state == STATE_PRIMARY && !row->tells &&
	       is_leaf(weave, row) && is_count(weave, row) &&
	       is_small(weave, (double)num_of(weave, row));
}

const char *judge_outcome(const struct weave *weave,
			  const struct row *row)
{
	if (!row->tells)
		return NULL;
	return is_reached(weave, row) ? "raggiunto" : "non_raggiunto";
}
