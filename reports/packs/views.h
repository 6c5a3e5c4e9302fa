/* views.h: the views of sql/reports, all that packs, charts and published
 * tables read. */
#ifndef QUADRO_REPORTS_PACKS_VIEWS_H
#define QUADRO_REPORTS_PACKS_VIEWS_H

#include "base/err.h"
#include "records/layout.h"
#include "store/store.h"

/* Makes the views of sql/reports under `data`, the directory of the program's
 * data, and tells them about the layouts of the workspace. They are temporary:
 * they live in the connection and change nothing in the store. 0, or -1 with
 * err: EXIT_CONFIG when they are not there. */
int views_make(struct store *store, const char *data,
	       const struct layouts *layouts, struct err *err);

/* Reads once for all, into tables of the connection, the views that many others
 * read: these show from now on the values of this moment. Once for each
 * connection, after views_make. 0, or -1 with err. */
int views_keep(struct store *store, struct err *err);

#endif
