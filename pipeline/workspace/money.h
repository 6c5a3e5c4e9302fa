/* money.h: the budgets of a plan, as its published tables give them. */
#ifndef QUADRO_WORKSPACE_MONEY_H
#define QUADRO_WORKSPACE_MONEY_H

#include "base/err.h"
#include "store/store.h"

/* Reads every risorse-*.csv (activities by source) and piano-finanziario.csv
 * (chapters by year) that the workspace has into the tables *_economica, in
 * integer cents; the table obiettivo must be loaded. Their totals are kept as
 * declared: whether they add up is told by report_quadratura. A mistake names
 * file, line, column and cure: EXIT_CONFIG. 0 or -1. */
int money_load(const char *workspace, struct store *store, struct err *err);

#endif
