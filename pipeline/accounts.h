/* accounts.h: what a night says of the plan's money. */
#ifndef QUADRO_ACCOUNTS_H
#define QUADRO_ACCOUNTS_H

#include "base/err.h"
#include "base/text.h"
#include "store/store.h"

/* Appends to report a line for each total of a published table that its cells
 * do not add up to (report_quadratura), and one when movements of more than a
 * credible sum were left out. The views must be made. They are facts of the
 * sources, which stay as they were published: nobody is called to act on them
 * every night. 0 or -1. */
int accounts_tell(struct store *store, struct text *report, struct err *err);

#endif
