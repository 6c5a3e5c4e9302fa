/* tidy.h: what follows the commit: receipts out, the inbox emptied. */
#ifndef QUADRO_ACQUIRE_TIDY_H
#define QUADRO_ACQUIRE_TIDY_H

#include "base/err.h"
#include "workspace/workspace.h"

/* Finishes every file received and not yet concluded: writes its receipts,
 * then takes it out of the inbox (to respinti-privacy/, mode 0600, when it
 * holds personal data), unless the inbox meanwhile holds other bytes under
 * that name. May be done twice without harm. 0 or -1. */
int tidy_conclude(struct workspace *workspace, struct err *err);

#endif
