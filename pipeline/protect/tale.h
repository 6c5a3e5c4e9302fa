/* tale.h: other tables that an outsider could hold true. */
#ifndef QUADRO_PROTECT_TALE_H
#define QUADRO_PROTECT_TALE_H

#include "protect/proof.h"
#include "protect/weave.h"

/* The changes from the truth to the tale that the weave tells, in order. */
struct tale {
	struct weave *weave;
	struct change *changes;
	int n_changes, room;
	int swaps;		/* that the move at work may still try */
	struct proofs proofs;	/* what the tales that were told rest on */
};

void tale_init(struct tale *tale, struct weave *weave);
void tale_free(struct tale *tale);

/* Changes the tale so that the cell of the need moves by `step` in direction
 * (-1, 1), and all that an outsider knows still holds. With `spend` 1, shown
 * rows may be suppressed for it, those least missed: they are suppressed when
 * it returns; with 2 the search is long too. 1, or 0 with the tale unchanged:
 * none was found. */
int tale_move(struct tale *tale, const struct need *need, int direction,
	      long long step, int spend);

/* Goes back to the truth. */
void tale_forget(struct tale *tale);

#endif
