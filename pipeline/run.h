/* run.h: the night, and its stages one by one. */
#ifndef QUADRO_RUN_H
#define QUADRO_RUN_H

#include <stddef.h>

#include "acquire/inbox.h"
#include "base/date.h"
#include "base/err.h"

enum stage {
	STAGE_ACQUIRE = 1,
	STAGE_COMPUTE = 2,
	STAGE_RENDER = 4,
	STAGE_ALL = STAGE_ACQUIRE | STAGE_COMPUTE | STAGE_RENDER,
};

struct run {
	const char *command;	/* for the register of runs */
	const char *workspace;	/* directory */
	int stages;		/* of enum stage */
	int today;		/* the as-of day was not given: it is today */
	day_t as_of;
	const char *file, *as;	/* acquire one file, by hand; or NULL */
	const char *reported;	/* render as this closed quarter reported, "" the
				   last one closed; NULL: as known now */
	const char *const *packs;	/* render only these */
	size_t n_packs;		/* 0: all */
	int wants_json;		/* the report as JSON too */
	/* filled by run_night: */
	struct inbox_summary inbox;
	struct text report;	/* what happened, in Italian, a few lines */
	struct text published;	/* the directory of what was published */
	struct text json;	/* the report for programs, when wanted */
	int attention;		/* something to look at: exit status 1 */
};

/* Runs the stages wanted on a workspace, alone (a second run leaves with a
 * message), and registers how it ended. What cannot be published leaves the
 * earlier night as it was. 0, or -1 with err. run_free is due in all cases. */
int run_night(struct run *run, struct err *err);
void run_free(struct run *run);

#endif
