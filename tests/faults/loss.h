/* loss.h: a power cut: what was not synced is lost. */
#ifndef QUADRO_TESTS_LOSS_H
#define QUADRO_TESTS_LOSS_H

#include "night.h"

struct loss_count {
	long every;		/* one cut in so many is tried, */
	long turn;		/* from this one on */
	long cuts;		/* states of the disk tried */
	long failures;
};

/* Runs the night once and cuts the power, in a copy, at every call after
 * which the disk could hold something else. Says each failure on stdout, and
 * counts. Returns 0, or -1 when the night could not be run. */
int loss_try(struct night *night, struct loss_count *count);

#endif
