/* replay.h: the driver's lines become a drawing. */
#ifndef QUADRO_REPORTS_CHART_REPLAY_H
#define QUADRO_REPORTS_CHART_REPLAY_H

#include "chart/sketch.h"

/* A new drawing of the sketch's frame from what the driver printed, with the
 * real texts and marks for the tokens. NULL and EXIT_FAILED when a line is
 * not understood, a token is unknown, or a text did not come back. */
struct drawing *replay(const struct sketch *sketch, const struct bytes *answer,
		       struct err *err);

#endif
