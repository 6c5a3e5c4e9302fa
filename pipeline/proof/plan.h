/* plan.h: the plan's own files as they were, night by night. */
#ifndef QUADRO_PROOF_PLAN_H
#define QUADRO_PROOF_PLAN_H

#include "base/err.h"
#include "base/text.h"
#include "store/store.h"

/* Where copies of them are kept, in a workspace, by their SHA-256. */
#define PLAN_ARCHIVE "archivio/piano"

/* Appends to out a JSON object {"name": "SHA-256", ...} of the files that say
 * what the plan is: quadro.ini, the tables beside it, those of anagrafe/,
 * tracciati/ and indicatori/, by name. Appends to notes a line for each one that
 * holds a codice fiscale: nothing of it is kept. notes may be NULL. 0 or -1. */
int plan_prints(const char *workspace, struct text *out, struct text *notes,
		struct err *err);

/* When they are not those of the last entry `piano`: keeps a copy of each, and
 * enters them. 0 or -1. */
int plan_enter(struct store *store, const char *workspace, struct text *notes,
	       struct err *err);

#endif
