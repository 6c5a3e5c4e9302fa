/* tracciati.h: tells the report views about the record layouts. */
#ifndef QUADRO_REPORTS_PACKS_TRACCIATI_H
#define QUADRO_REPORTS_PACKS_TRACCIATI_H

#include "base/err.h"
#include "records/layout.h"
#include "store/store.h"

/* Fills temp.report_tracciato from the layouts: a workspace's, its own among
 * them. 0, or -1 with err. */
int tracciati_tell(struct store *store, const struct layouts *layouts,
		   struct err *err);

#endif
