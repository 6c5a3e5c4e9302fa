/* standing.h: whether what is published still stands. */
#ifndef QUADRO_STANDING_H
#define QUADRO_STANDING_H

#include "base/date.h"
#include "base/err.h"
#include "base/file.h"
#include "base/text.h"
#include "workspace/workspace.h"

/* Into out (DIGEST_SIZE bytes) what a night of that as-of day is made from,
 * but the files received: the program and its data, the plan's own files, the
 * day, SOURCE_DATE_EPOCH. Taken before the workspace is opened, so that what
 * changes while the night works is seen by the next. 0 or -1. */
int standing_sources(const char *workspace, day_t as_of, char *out,
		     struct err *err);

/* Whether the store's last night was made from the same sources and the same
 * files received, and all that it published is still there as it left it: 1,
 * with what it said of the values in report and its attention; else 0; -1 with
 * err. published gets the directory. */
int standing_holds(const struct workspace *workspace, const char *sources,
		   struct text *published, struct text *report,
		   int *attention, struct err *err);

/* Takes note of a night that published everything in a directory, after its
 * last write there. Where it cannot, the next night publishes again: what was
 * published is no worse for it. */
void standing_keep(const struct workspace *workspace, const char *sources,
		   const char *published, const char *report, int attention);

#endif
