/* prove.h: whether a figure is as unknown as it must be. */
#ifndef QUADRO_PROTECT_PROVE_H
#define QUADRO_PROTECT_PROVE_H

#include "protect/tale.h"

/* Whether the tales told so far prove it. */
int prove_is_met(const struct need *need);

/* Looks for the tales that are missing, with what tale_move calls `spend`. */
void prove_need(struct tale *tale, const struct need *need, int spend);

#endif
