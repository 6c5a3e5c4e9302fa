/* attach.h: the data behind the pages, inside the document. */
#ifndef QUADRO_REPORTS_PACKS_ATTACH_H
#define QUADRO_REPORTS_PACKS_ATTACH_H

#include "base/err.h"
#include "pdf/document.h"
#include "store/store.h"

/* Attaches a view as a CSV, as it is published beside the document; a view
 * without rows is not attached. description says in Italian what it holds.
 * A failure goes to err. */
void attach_view(struct pdf *pdf, struct store *store, const char *view,
		 const char *name, const char *description, struct err *err);

#endif
