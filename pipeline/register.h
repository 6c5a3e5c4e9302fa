/* register.h: what a run leaves written of itself: its row among the runs, and
 * its entries in the register (pipeline/proof). */
#ifndef QUADRO_REGISTER_H
#define QUADRO_REGISTER_H

#include "base/date.h"
#include "base/err.h"
#include "base/text.h"
#include "store/store.h"
#include "workspace/workspace.h"

/* Enters a run that starts, on a store that a quick check finds sound: after
 * what an earlier one was killed before it could enter, and the plan's files
 * when they are not those of the last run.
 * Appends to notes what the staff must look at, in Italian. Returns its number;
 * -1 with err: EXIT_CONFIG when the store is damaged, or is an old copy, as
 * registro.jsonl goes on where it ends. */
long long register_start(struct workspace *workspace, const char *command,
			 day_t as_of, struct text *notes, struct err *err);

/* Enters the files received and not yet entered. 0 or -1. */
int register_received(struct workspace *workspace, struct err *err);

/* Enters what is about to be published for a period: the files of directory.
 * Before the rename: a run killed between the two is told by its own entry. 0
 * or -1. */
int register_publication(struct workspace *workspace, const char *period,
			 const char *directory, struct err *err);

/* Completes the run's row, enters it, and brings registro.jsonl up to date. A
 * failure to write changes nothing of the run: the next one makes it good. */
void register_end(struct workspace *workspace, long long entry,
		  enum exit_code code, const char *message);

#endif
