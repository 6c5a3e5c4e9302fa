/* chain.h: the register in the store: entries are added, and that is all. */
#ifndef QUADRO_PROOF_CHAIN_H
#define QUADRO_PROOF_CHAIN_H

#include "base/err.h"
#include "base/file.h"
#include "store/store.h"

/* Where the register ends. */
struct chain_end {
	long long entries;
	long long bytes;	/* of registro.jsonl with all of them */
	char digest[DIGEST_SIZE];	/* of the last one */
};

int chain_end(struct store *store, struct chain_end *end, struct err *err);

/* Adds an entry: now, by this version. event is a word of letters; object is
 * for people; facts is a JSON object, and none of them may hold personal data,
 * as nothing is ever taken away. Belongs to the caller's transaction, if there
 * is one. 0 or -1. */
int chain_enter(struct store *store, const char *event, const char *object,
		const char *facts, struct err *err);

/* Adds a line that was an entry before: what a rebuilt store starts from. */
int chain_adopt(struct store *store, const char *line, size_t length,
		struct err *err);

#endif
