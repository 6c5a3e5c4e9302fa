/* restate.h: what of the closed quarters is no longer as reported, and why. */
#ifndef QUADRO_COMPUTE_RESTATE_H
#define QUADRO_COMPUTE_RESTATE_H

#include "base/err.h"
#include "workspace/workspace.h"

/* Fills rettifica and rettifica_causa from the values just computed, in the
 * transaction of their computation: the files in force and their observations
 * are, in the end, as before. Without closings it costs nothing. 0 or -1. */
int restate_all(struct workspace *workspace, struct err *err);

#endif
