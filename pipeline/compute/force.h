/* force.h: which versions of the records count on an as-of day. */
#ifndef QUADRO_COMPUTE_FORCE_H
#define QUADRO_COMPUTE_FORCE_H

#include "base/date.h"
#include "base/err.h"
#include "records/layout.h"
#include "store/store.h"

/* Fills the temporary tables cumulativo (the layouts that are) and
 * file_in_vigore (contract 2): for a `periodo` layout the latest accepted file
 * of each sender and period; for a `cumulativo` one the accepted file of the
 * greatest period not after the as-of quarter, the latest among equals;
 * each with the files that integrate it.
 * 0 or -1. */
int force_fill(struct store *store, const struct layouts *layouts,
	       day_t as_of, struct err *err);

#endif
