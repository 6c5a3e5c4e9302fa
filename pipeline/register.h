/* register.h: the register of runs: when, what, how it ended. */
#ifndef QUADRO_REGISTER_H
#define QUADRO_REGISTER_H

#include "base/date.h"
#include "base/err.h"
#include "store/store.h"

/* Enters a run that starts. Returns its number, or -1. */
long long register_start(struct store *store, const char *command,
			 day_t as_of, struct err *err);

/* Completes the entry. A failure to write it changes nothing of the run: the
 * entry then reads as interrupted. */
void register_end(struct store *store, long long entry, enum exit_code code,
		  const char *message);

#endif
