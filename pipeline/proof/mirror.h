/* mirror.h: registro.jsonl, the register as a file that survives the store. */
#ifndef QUADRO_PROOF_MIRROR_H
#define QUADRO_PROOF_MIRROR_H

#include "base/err.h"
#include "store/store.h"

#define MIRROR_NAME "registro.jsonl"

enum mirror_state {
	MIRROR_WHOLE,		/* as the store has it, completed if it was short */
	MIRROR_AHEAD,		/* goes on where the store ends: the store is an old one */
	MIRROR_ALTERED,		/* says something else */
};

/* Writes to workspace/registro.jsonl the entries of the store that it lacks,
 * and the end of one that was cut short, as after a run killed in between, and
 * syncs it. Looks at its end alone: verify looks at the whole. A file that is
 * ahead or altered is not touched. A state, or -1. */
int mirror_complete(struct store *store, const char *workspace,
		    struct err *err);

/* Puts an altered file aside, as registro.jsonl.alterato-1 or the next number
 * free, and writes a new one. 0 or -1. */
int mirror_renew(struct store *store, const char *workspace, struct err *err);

#endif
