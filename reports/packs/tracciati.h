/* tracciati.h: tells the report views about the record layouts. */
#ifndef QUADRO_REPORTS_PACKS_TRACCIATI_H
#define QUADRO_REPORTS_PACKS_TRACCIATI_H

#include "base/err.h"
#include "store/store.h"

/* Fills temp.report_tracciato from the layouts under `data`, the directory of
 * the program's data. 0, or -1 with err. */
int tracciati_tell(struct store *store, const char *data, struct err *err);

#endif
