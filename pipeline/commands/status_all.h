/* status_all.h: all that there is to say of a workspace. */
#ifndef QUADRO_COMMANDS_STATUS_ALL_H
#define QUADRO_COMMANDS_STATUS_ALL_H

#include "base/err.h"
#include "store/store.h"

/* Prints it, after the whole integrity check of the store: paragraphs for
 * people; in JSON, members of an object that goes on, each after a comma. 0, or
 * -1 with err. */
int status_all(struct store *store, int json, struct err *err);

#endif
