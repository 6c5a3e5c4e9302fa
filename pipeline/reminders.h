/* reminders.h: letters for the senders who have something to send or mend. */
#ifndef QUADRO_REMINDERS_H
#define QUADRO_REMINDERS_H

#include "base/err.h"
#include "store/store.h"

/* Writes directory/solleciti/SENDER.txt for each sender of which a submission
 * lacks or rows are to be mended; none for the others, and no folder when there
 * is none. The letters name files, lines and kinds of error, never a value.
 * The views must be made. Returns how many, or -1. */
long reminders_write(struct store *store, const char *directory,
		     struct err *err);

#endif
