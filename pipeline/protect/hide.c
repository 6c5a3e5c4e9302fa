/* hide.c: complementary suppression.
 *
 * Each need is met by tales, from the truth down and up. Where no tale is
 * found, one is looked for that suppresses more: the cheapest by rank. If there
 * is none, the rows around are suppressed in ever wider circles.
 */
#include "protect/hide.h"

#include "protect/judge.h"
#include "protect/prove.h"
#include "protect/prune.h"

/* Whether two voci are parts of each other. */
static int are_related(const struct weave *weave, int one, int two)
{
	int i;

	for (i = 0; i < weave->n_parts; i++) {
		const struct part *part = &weave->parts[i];

		if ((part->whole == one || part->part == one ||
		     part->other == one) &&
		    (part->whole == two || part->part == two ||
		     part->other == two))
			return 1;
	}
	return 0;
}

/* The circles around a cell, the narrowest first. */
static const struct circle {
	int above;		/* only its place and those above it */
	int quarter;		/* only its quarter */
	int related;		/* of the voci related to its own, too */
} circles[] = {
	{1, 1, 0}, {1, 1, 1}, {1, 0, 0}, {1, 0, 1}, {0, 1, 0}, {0, 1, 1},
	{0, 0, 0}, {0, 0, 1},
};

static int is_around(const struct weave *weave, const struct need *need,
		     const struct row *row, const struct circle *circle)
{
	int place = need->place;

	if (circle->quarter && row->k != need->k)
		return 0;
	if (row->voce != need->voce &&
	    !(circle->related && are_related(weave, need->voce, row->voce)))
		return 0;
	while (circle->above && place != WEAVE_NONE && place != row->place)
		place = weave->parent[place];
	return !circle->above || place != WEAVE_NONE;
}

/* Suppresses the rows of the first circle that has any left to suppress: how
 * many. */
static int widen(struct weave *weave, const struct need *need)
{
	const size_t n = sizeof(circles) / sizeof(circles[0]);
	size_t circle;
	int i, count = 0;

	for (circle = 0; circle < n && count == 0; circle++)
		for (i = 0; i < weave->n_rows; i++) {
			struct row *row = &weave->rows[i];

			if (row->state != STATE_SHOWN || row->known ||
			    weave->voci[row->voce].twin_of != WEAVE_NONE ||
			    !is_around(weave, need, row,
				       &circles[circle]))
				continue;
			row->state = STATE_SECONDARY;
			judge_need_secondary(weave, row);
			count++;
		}
	return count;
}

static void meet(struct tale *tale, const struct need *need)
{
	do {
		int spend;

		for (spend = 0; spend <= 2; spend++)
			prove_need(tale, need, spend);
		if (prove_is_met(need))
			return;
	} while (widen(tale->weave, need) > 0);
	tale->weave->exposed++;
}

/* A row of a twin is suppressed as its first is. */
static void follow_twin(const struct weave *weave, struct row *row)
{
	int first = weave->voci[row->voce].twin_of;
	const struct row *other = first == WEAVE_NONE ? NULL :
		weave_row(weave, first, row->k, row->place);

	if (other != NULL && row->state == STATE_SHOWN)
		row->state = other->state == STATE_PRIMARY ? STATE_SECONDARY :
							     other->state;
}

/* Whether a need is of a secret, not of what is suppressed to keep one. */
static int is_of_secret(const struct weave *weave, const struct need *need)
{
	const struct row *row = weave_row(weave, need->voce, need->k,
					  need->place);

	return row == NULL || row->state == STATE_PRIMARY ||
	       row->state == STATE_UNTOLD;
}

void hide_enough(struct weave *weave)
{
	struct tale tale;
	int i, all;

	tale_init(&tale, weave);
	/* The tales of the secrets are those of what keeps them, too. The list
	 * grows as rows are suppressed. */
	for (all = 0; all < 2; all++)
		for (i = 0; i < weave->n_needs; i++) {
			const struct need need = weave->needs[i];

			if (!prove_is_met(&need) &&
			    (all || is_of_secret(weave, &need)))
				meet(&tale, &need);
		}
	prune_rows(&tale);
	tale_free(&tale);
	for (i = 0; i < weave->n_rows; i++)
		follow_twin(weave, &weave->rows[i]);
}
