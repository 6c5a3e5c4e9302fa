/* observe.h: from the records in force to observations. */
#ifndef QUADRO_COMPUTE_OBSERVE_H
#define QUADRO_COMPUTE_OBSERVE_H

#include "base/err.h"
#include "workspace/workspace.h"

/* Fills the table osservazione from the measures of the matrix (contract 4):
 * one row per fact, with the record it came from. The files in force must be
 * chosen. A measure that fails while it runs names its indicator. 0 or -1. */
int observe_all(struct workspace *workspace, struct err *err);

#endif
