/* parts.c: what one figure has more than another can be worked out by anyone,
 * and is never below zero; where a third figure is that difference, everywhere,
 * any two of them give the third. */
#include "protect/parts.h"

#include <stdlib.h>

#include "base/text.h"
#include "store/query.h"

static int read_pairs(struct weave *weave, struct store *store,
		      struct err *err)
{
	struct query *query = query_new(store, "select intero, lato_intero = "
		"'D', parte, lato_parte = 'D' from temp.parte order by intero, "
		"lato_intero, parte, lato_parte", err);
	int more = -1;

	while (query != NULL && (more = query_step(query, err)) == 1) {
		weave->parts = must_resize(weave->parts,
			sizeof(struct part) * ((size_t)weave->n_parts + 1));
		weave->parts[weave->n_parts++] = (struct part){
			.whole = (int)query_integer(query, 0),
			.part = (int)query_integer(query, 2),
			.other = WEAVE_NONE,
			.whole_side = query_integer(query, 1) ? SIDE_DEN :
								SIDE_NUM,
			.part_side = query_integer(query, 3) ? SIDE_DEN :
							       SIDE_NUM,
		};
	}
	query_free(query);
	return more;
}

int parts_is_part(const struct weave *weave, int voce, int whole)
{
	int i;

	for (i = 0; i < weave->n_parts; i++)
		if (weave->parts[i].part == voce &&
		    weave->parts[i].whole == whole)
			return 1;
	return 0;
}

static long long more_than(const struct weave *weave, const struct part *part,
			   int k, int place)
{
	return weave_cell(weave, part->whole, part->whole_side, k,
			  place)->truth -
	       weave_cell(weave, part->part, part->part_side, k,
			  place)->truth;
}

/* Whether the figures agree everywhere; `same`: there is no difference. */
static int agrees(const struct weave *weave, struct part *part)
{
	int k, place;

	part->same = 1;
	for (k = 0; k < weave->n_k; k++)
		for (place = 0; place < 2 * weave->n_places; place++) {
			long long more = more_than(weave, part, k, place);

			if (more < 0)
				return 0;
			part->same &= more == 0;
		}
	return 1;
}

/* Whether other is what the whole has more than part, everywhere. */
static int completes(const struct weave *weave, const struct part *part,
		     const struct part *other)
{
	int k, place;

	if (other == part || other->whole != part->whole ||
	    other->whole_side != part->whole_side)
		return 0;
	for (k = 0; k < weave->n_k; k++)
		for (place = 0; place < 2 * weave->n_places; place++)
			if (more_than(weave, part, k, place) !=
			    weave_cell(weave, other->part, other->part_side, k,
				       place)->truth)
				return 0;
	return 1;
}

/* Voci whose only figure is the same, everywhere, are one. */
static void find_twins(struct weave *weave)
{
	int i;

	for (i = 0; i < weave->n_parts; i++) {
		const struct part *part = &weave->parts[i];
		const struct voce *whole = &weave->voci[part->whole];
		struct voce *twin = &weave->voci[part->part];

		if (part->same && twin->kind->units[SIDE_DEN] == UNIT_NOTHING &&
		    whole->kind->units[SIDE_DEN] == UNIT_NOTHING &&
		    whole->twin_of == WEAVE_NONE &&
		    twin->twin_of == WEAVE_NONE)
			twin->twin_of = part->whole;
	}
}

/* A whole of two parts that are none of the other's cannot be told to be as
 * small as either; nor can what has such a whole as its part. */
static int is_composite(const struct weave *weave, int voce)
{
	int i, j;

	for (i = 0; i < weave->n_parts; i++) {
		const struct part *one = &weave->parts[i];

		if (one->whole != voce)
			continue;
		if (one->other != WEAVE_NONE ||
		    weave->voci[one->part].composite)
			return 1;
		for (j = 0; j < i; j++) {
			const struct part *two = &weave->parts[j];

			if (two->whole == voce && two->part != one->part &&
			    !parts_is_part(weave, one->part, two->part) &&
			    !parts_is_part(weave, two->part, one->part))
				return 1;
		}
	}
	return 0;
}

static void find_composites(struct weave *weave)
{
	int voce, more;

	do {
		more = 0;
		for (voce = 0; voce < weave->n_voci; voce++)
			if (!weave->voci[voce].composite &&
			    is_composite(weave, voce))
				weave->voci[voce].composite = more = 1;
	} while (more);
	for (voce = 0; voce < weave->n_voci; voce++)
		if (weave->voci[voce].twin_of != WEAVE_NONE)
			weave->voci[voce].composite =
				weave->voci[weave->voci[voce].twin_of].composite;
}

static int is_of_twin(const struct weave *weave, const struct part *part)
{
	return weave->voci[part->whole].twin_of != WEAVE_NONE ||
	       weave->voci[part->part].twin_of != WEAVE_NONE;
}

int parts_read(struct weave *weave, struct store *store, struct err *err)
{
	int status = read_pairs(weave, store, err), i, j, kept = 0;

	for (i = 0; status == 0 && i < weave->n_parts; i++)
		if (agrees(weave, &weave->parts[i]))
			weave->parts[kept++] = weave->parts[i];
	weave->n_parts = kept;
	find_twins(weave);
	for (kept = i = 0; i < weave->n_parts; i++)
		if (!is_of_twin(weave, &weave->parts[i]))
			weave->parts[kept++] = weave->parts[i];
	weave->n_parts = kept;
	for (i = 0; i < kept; i++)
		for (j = 0; j < kept && !weave->parts[i].same; j++)
			if (completes(weave, &weave->parts[i],
				      &weave->parts[j])) {
				weave->parts[i].other = weave->parts[j].part;
				weave->parts[i].other_side =
					weave->parts[j].part_side;
			}
	find_composites(weave);
	return status;
}

static int place_told(const struct weave *weave, int voce, int place)
{
	if (voce != WEAVE_NONE && weave->voci[voce].merged)
		while (!weave_is_told(weave, voce, place))
			place = weave->parent[place];
	return place;
}

int parts_holds(const struct weave *weave, const struct part *part, int k,
		int place, long long *excess)
{
	long long more;

	place = place_told(weave, part->whole, place);
	place = place_told(weave, part->part, place);
	place = place_told(weave, part->other, place);
	more = weave_cell(weave, part->whole, part->whole_side, k,
			  place)->told -
	       weave_cell(weave, part->part, part->part_side, k, place)->told;
	if (part->other != WEAVE_NONE)
		more -= weave_cell(weave, part->other, part->other_side, k,
				   place)->told;
	*excess = -more;
	return more == 0 || (more > 0 && !part->same &&
			     part->other == WEAVE_NONE);
}
