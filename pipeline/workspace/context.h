/* context.h: contesto.csv, the indicators of the place where a plan works. */
#ifndef QUADRO_WORKSPACE_CONTEXT_H
#define QUADRO_WORKSPACE_CONTEXT_H

#include "base/err.h"
#include "store/store.h"

/* Reads contesto.csv, where the plan has one, into the tables contesto and
 * contesto_dichiarazione, which must be empty; the table obiettivo must be
 * loaded. Mistakes name file, line, column and cure: EXIT_CONFIG; a formula
 * that cannot be computed is none. 0 or -1. */
int context_load(const char *workspace, struct store *store, struct err *err);

#endif
