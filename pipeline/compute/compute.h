/* compute.h: from records to values, in one transaction. */
#ifndef QUADRO_COMPUTE_COMPUTE_H
#define QUADRO_COMPUTE_COMPUTE_H

#include "base/date.h"
#include "base/err.h"
#include "workspace/workspace.h"

/* Computes every indicator for every quarter up to the as-of one, for the
 * Ambito, the subambiti and the Comuni (contract 4 and 5), replacing what an
 * earlier computation left in the store. *last is the last quarter computed.
 * 0, or -1 with the store unchanged. */
int compute_all(struct workspace *workspace, day_t as_of, quarter_t *last,
		struct err *err);

#endif
