/* observe.h: from the records in force to observations. */
#ifndef QUADRO_COMPUTE_OBSERVE_H
#define QUADRO_COMPUTE_OBSERVE_H

#include "base/date.h"
#include "base/err.h"
#include "base/mistakes.h"
#include "workspace/workspace.h"

/* Fills the table osservazione from the measures of the matrix (contract 4):
 * one row per fact, with the record it came from. The files in force must be
 * chosen. A measure that fails while it runs names its indicator: the first one
 * stops the work, unless mistakes (or NULL) is where to collect them. 0 or -1,
 * 0 also with mistakes collected. */
int observe_all(struct workspace *workspace, struct mistakes *mistakes,
		struct err *err);

/* The same for the indicators that a closing reported otherwise: restate.h. */
int observe_restated(struct workspace *workspace, long long closing,
		     struct err *err);

/* The same to look, of the files in force on the as-of day, in a store opened
 * to look: what earlier computations observed is put aside, and comes back with
 * workspace_close. */
int observe_to_look(struct workspace *workspace, day_t as_of,
		    struct mistakes *mistakes, struct err *err);

#endif
