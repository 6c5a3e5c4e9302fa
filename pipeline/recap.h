/* recap.h: what a night did, on half a page. */
#ifndef QUADRO_RECAP_H
#define QUADRO_RECAP_H

#include "base/err.h"
#include "workspace/workspace.h"

/* Writes directory/riepilogo.txt, in Italian, and riepilogo.json: what was
 * received on the as-of day, what was refused and why, what lacks, the statuses
 * and which of them changed since the publication before, what the directory
 * holds beside them. To be called last, the views made; it ends with
 * recap_take_note. 0 or -1. */
int recap_write(struct workspace *workspace, const char *directory,
		struct err *err);

/* Takes note of the statuses shown, for the publication after. 0 or -1. */
int recap_take_note(struct workspace *workspace, struct err *err);

#endif
