/* quarters.h: the quarters of the plan, and what is due in each. */
#ifndef QUADRO_COMPUTE_QUARTERS_H
#define QUADRO_COMPUTE_QUARTERS_H

#include "base/date.h"
#include "base/err.h"
#include "store/store.h"
#include "workspace/settings.h"

/* The last quarter to compute for an as-of day: the as-of quarter (contract
 * 8), never past the plan's end. Returns 0, or -1 when no quarter of the plan
 * has ended by then: EXIT_CONFIG. */
int quarters_last(const struct settings *settings, day_t as_of,
		  quarter_t *last, struct err *err);

/* Fills the tables calcolo, trimestre and scadenza_invio up to `last`, and
 * marks the submissions that were accepted (contract 5, `dati_mancanti`).
 * as_of: its quarter bounds the cumulative files that count. 0 or -1. */
int quarters_fill(struct store *store, const struct settings *settings,
		  day_t as_of, quarter_t last, struct err *err);

#endif
