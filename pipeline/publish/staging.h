/* staging.h: a period's output appears at once, or not at all. */
#ifndef QUADRO_PUBLISH_STAGING_H
#define QUADRO_PUBLISH_STAGING_H

#include "base/err.h"

struct staging;

/* Clears away what killed runs left in a workspace's out/, whatever the period:
 * halves of outputs go, an earlier output that was put aside goes back. What
 * cannot be done is left for the next time. The caller holds the lock. */
void staging_sweep(const char *workspace);

/* An empty directory beside out/<period> of a workspace, to write into: what
 * a killed run left there is removed first, by staging_sweep. NULL on error. */
struct staging *staging_open(const char *workspace, const char *period,
			     struct err *err);

/* The directory to write into; owned by staging. */
const char *staging_directory(const struct staging *staging);
/* Where it will stand once published; owned by staging. */
const char *staging_target(const struct staging *staging);

/* Starts from what out/<period> holds now, for a run that makes only a part of
 * it again: the files are shared until they are written anew. 0 or -1. */
int staging_carry_over(struct staging *staging, struct err *err);

/* Makes everything written durable and puts it in the place of out/<period>
 * with one rename. 0, or -1 with the earlier output untouched. */
int staging_publish(struct staging *staging, struct err *err);

/* Frees it; what was not published is removed. */
void staging_close(struct staging *staging);

#endif
