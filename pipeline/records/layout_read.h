/* layout_read.h: one layout from its JSON; for layouts.c alone. */
#ifndef QUADRO_RECORDS_LAYOUT_READ_H
#define QUADRO_RECORDS_LAYOUT_READ_H

#include "records/layout.h"

/* Fills layout (whatever it held is overwritten) from a Table Schema. On
 * error returns -1 with a message without the file's name; layout_clear is
 * due in both cases. */
int layout_read(struct store *store, const char *json, struct layout *layout,
		struct err *err);
void layout_clear(struct layout *layout);

#endif
