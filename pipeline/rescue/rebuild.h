/* rebuild.h: the store made anew from the archive and the register. */
#ifndef QUADRO_RESCUE_REBUILD_H
#define QUADRO_RESCUE_REBUILD_H

#include "base/date.h"
#include "base/err.h"
#include "base/progress.h"
#include "base/text.h"

struct rebuilding {
	const char *workspace;	/* directory, absolute */
	day_t today;		/* for the register of runs */
	struct progress *progress;	/* or NULL */
	/* filled by rebuild_store: */
	long files, computations;
	struct text lost;	/* what did not come out as it was: one line each */
	long n_lost;
	struct text aside;	/* the name of the old store now, "" when there was none */
};

/* Makes quadro.db anew, under the workspace's lock (the caller's): what was
 * received, computed and closed, the register, which goes on with an entry that
 * says so, and the receipts. The old store stays beside it under the name in
 * `aside`. 0; -1 with err and the workspace as it was: EXIT_CONFIG when there is
 * no register to start from. rebuild_free is due in both cases. */
int rebuild_store(struct rebuilding *rebuilding, struct err *err);
void rebuild_free(struct rebuilding *rebuilding);

#endif
