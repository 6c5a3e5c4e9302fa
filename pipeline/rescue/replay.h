/* replay.h: what happened, from the register, done again in a new store. */
#ifndef QUADRO_RESCUE_REPLAY_H
#define QUADRO_RESCUE_REPLAY_H

#include "base/err.h"
#include "base/progress.h"
#include "base/text.h"
#include "store/store.h"

struct replay {
	const char *workspace;	/* its archive has the originals, and the plan's files */
	const char *scratch;	/* an empty directory: the new store is made there */
	struct store *book;	/* in memory: the entries (proof/audit.h) */
	struct progress *progress;	/* or NULL */
	/* filled by replay_all: */
	long files, computations;
	struct text lost;	/* what did not come out as it was: one line each */
	long n_lost;
};

/* Goes through the entries in order: takes the plan's files of each night,
 * receives each file again as it was received then, computes where a night
 * with something new published, closes quarters. What is missing, altered, or
 * comes out otherwise is told in `lost`, and the rest goes on. The scratch has
 * then a store with the same files, records and values, all receipts due, and a
 * register of its own that means nothing. 0 or -1. */
int replay_all(struct replay *replay, struct err *err);

#endif
