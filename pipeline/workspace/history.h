/* history.h: valutazione-*.csv, how the plans before this one were judged. */
#ifndef QUADRO_WORKSPACE_HISTORY_H
#define QUADRO_WORKSPACE_HISTORY_H

#include "base/err.h"
#include "store/store.h"

/* Reads every valutazione-FROM-TO.csv of the workspace (the years of the plan
 * it judges are in its name) into the table valutazione_storica, which must be
 * empty. Its objectives are those of that plan: nothing ties them to the
 * present ones. Mistakes name file, line, column and cure: EXIT_CONFIG.
 * 0 or -1, 0 also when there is none. */
int history_load(const char *workspace, struct store *store, struct err *err);

#endif
