/* detail.c: a total hidden for the sake of its parts is worth more than they.
 *
 * Zeros stay. So when a few people are spread over many places, the places that
 * are not zero are known to have one at least, and a total shown would leave
 * each of them too little room: the total must be hidden, quarter after
 * quarter. Then it is better that the places are not shown at all, zeros
 * included. The choice cannot hang on the data, or it would tell of them: it is
 * made of the target, and stays as the first pack made it.
 */
#include "protect/detail.h"

#include "protect/parts.h"

/* A total leaves room when, spread one by one over its places, it has soglia - 2
 * left, so that one of them can be any small number. It is asked of half the
 * target: of the total that the plan expects halfway. */
static int leaves_room(const struct weave *weave, const struct voce *voce,
		       int level)
{
	int place, places = 0;

	for (place = 0; place < weave->n_places; place++)
		places += weave->level[place] == level;
	return voce->target / 2 >= places + weave->soglia - 2;
}

/* Where no number of people is aimed at (rates, amounts), the subambiti are
 * shown and the Comuni are not. A minimum of each subambito must be seen. */
static int detail_of(const struct weave *weave, const struct voce *voce)
{
	if (voce->published != WEAVE_NONE)
		return voce->published;
	if (voce->fixed || leaves_room(weave, voce, 2))
		return 2;
	return voce->target <= 0 || voce->minimum ||
	       leaves_room(weave, voce, 1);
}

void detail_choose(struct weave *weave)
{
	int i;

	for (i = 0; i < weave->n_voci; i++) {
		struct voce *voce = &weave->voci[i];

		voce->detail = voce->finest = detail_of(weave, voce);
	}
	for (i = 0; i < weave->n_voci; i++) {
		const struct voce *twin = &weave->voci[i];
		struct voce *first;

		if (twin->twin_of == WEAVE_NONE)
			continue;
		first = &weave->voci[twin->twin_of];
		if (first->finest < twin->detail)
			first->finest = twin->detail;
	}
}

/* Whether a part stands in the way of merging a voce: it ties it to what is
 * shown, or is not merged, below. A whole does not: it can be filled up, place
 * by place and quarter by quarter, in whatever order. */
static int is_tied(const struct weave *weave, const struct part *part,
		   int voce)
{
	const int voci[] = {part->whole, part->part, part->other};
	int i;

	for (i = 0; i < 3; i++)
		if (voci[i] != WEAVE_NONE && !weave->voci[voci[i]].merged)
			return part->part != voce || part->same ||
			       part->other != WEAVE_NONE ||
			       part->whole == voce;
	return 0;
}

/* Of two wholes that are not parts of each other, a part has to fit both. */
static int has_two_wholes(const struct weave *weave, int voce)
{
	int i, j;

	for (i = 0; i < weave->n_parts; i++)
		for (j = 0; j < i; j++) {
			int one = weave->parts[i].whole;
			int two = weave->parts[j].whole;

			if (weave->parts[i].part == voce &&
			    weave->parts[j].part == voce && one != two &&
			    !parts_is_part(weave, one, two) &&
			    !parts_is_part(weave, two, one))
				return 1;
		}
	return 0;
}

static int can_merge(const struct weave *weave, int voce)
{
	int i;

	for (i = 0; i < weave->n_parts; i++) {
		const struct part *part = &weave->parts[i];

		if ((part->whole == voce || part->part == voce ||
		     part->other == voce) && is_tied(weave, part, voce))
			return 0;
	}
	return !has_two_wholes(weave, voce);
}

void detail_merge(struct weave *weave)
{
	int i, less;

	for (i = 0; i < weave->n_voci; i++)
		weave->voci[i].merged = weave->voci[i].finest < 2;
	do {
		less = 0;
		for (i = 0; i < weave->n_voci; i++)
			if (weave->voci[i].merged && !can_merge(weave, i)) {
				weave->voci[i].merged = 0;
				less = 1;
			}
	} while (less);
	for (i = 0; i < weave->n_voci; i++)
		if (weave->voci[i].merged)
			weave_merge(weave, i);
}
