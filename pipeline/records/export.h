/* export.h: a view of the store as RFC 4180 text. */
#ifndef QUADRO_RECORDS_EXPORT_H
#define QUADRO_RECORDS_EXPORT_H

#include "base/err.h"
#include "base/text.h"
#include "store/store.h"

/* Appends the whole of a view: its columns are the header, its order is the
 * rows'. Reals have at most 4 decimals; cells that a spreadsheet would run are
 * neutralised. view is what the program itself gives: a name, or a SELECT in
 * brackets. Returns how many rows, or -1. */
long export_view(struct store *store, const char *view, struct text *out,
		 struct err *err);

#endif
