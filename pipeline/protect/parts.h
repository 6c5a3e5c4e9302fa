/* parts.h: figures that are visibly parts of others. */
#ifndef QUADRO_PROTECT_PARTS_H
#define QUADRO_PROTECT_PARTS_H

#include "protect/weave.h"

/* Reads temp.parte into weave->parts, keeping the pairs whose figures agree
 * at every quarter and place. 0 or -1. */
int parts_read(struct weave *weave, struct store *store, struct err *err);

/* Whether one voce is part of another. */
int parts_is_part(const struct weave *weave, int voce, int whole);

/* Whether the tale keeps the part a part at a quarter and place; if not,
 * *excess is what the whole lacks (above 0) or, of equal ones, has too much.
 * Where one of them is merged, above the place: at the one that has them all. */
int parts_holds(const struct weave *weave, const struct part *part, int k,
		int place, long long *excess);

#endif
