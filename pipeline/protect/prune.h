/* prune.h: what was suppressed for the others' sake and need not be. */
#ifndef QUADRO_PROTECT_PRUNE_H
#define QUADRO_PROTECT_PRUNE_H

#include "protect/tale.h"

/* Shows again, one at a time, the rows of the Ambito and of the subambiti
 * suppressed as secondary without which every need that was met is still
 * proved, and none of the others is less so.
 * The most worth showing are tried first. The same weave and tales give the
 * same rows. */
void prune_rows(struct tale *tale);

#endif
