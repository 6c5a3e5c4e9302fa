/* again.h: inside rescue/: the events of the register done again, one by one.
 * An entry is a row: voce, evento, oggetto, fatti (JSON), versione. Each
 * function is 0, or -1 with the err of struct again. */
#ifndef QUADRO_RESCUE_AGAIN_H
#define QUADRO_RESCUE_AGAIN_H

#include "acquire/findings.h"
#include "rescue/replay.h"
#include "store/query.h"
#include "workspace/workspace.h"

struct again {
	struct replay *replay;
	struct workspace *plan;	/* the scratch, open with the plan of the night; or NULL */
	struct findings *findings;	/* while files are being received: one transaction */
	int changed;		/* something came after the last computation */
	struct err *err;
};

/* again_plan.c */
int again_plan(struct again *again, struct query *entry);
/* Opens the scratch, if it is not open, and closes it; ends a batch of files. */
int again_open(struct again *again);
int again_close(struct again *again);
int again_close_batch(struct again *again);
/* Ends everything; returns status, or -1. */
int again_end(struct again *again, int status);
/* Tells what did not come out as it was. */
void again_lost(struct again *again, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* again_file.c */
int again_file(struct again *again, struct query *entry);

/* again_night.c */
int again_run(struct again *again, struct query *entry);
int again_publication(struct again *again, struct query *entry);
int again_closing(struct again *again, struct query *entry);

#endif
