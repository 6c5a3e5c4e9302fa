/* keys.h: the primary keys of a file's rows, and which of them repeat. */
#ifndef QUADRO_ACQUIRE_KEYS_H
#define QUADRO_ACQUIRE_KEYS_H

#include <stdint.h>

#include "base/err.h"
#include "base/text.h"
#include "records/layout.h"
#include "records/value.h"

/* The key of a row as a digest of its typed values; a missing part equals a
 * missing one. */
struct key {
	uint64_t high, low;
	int examined;		/* 0: a part is in error, or the layout has no key */
};

/* Digests the key of a row. scratch is working memory, kept between calls. */
struct key keys_digest(const struct layout *layout, const struct value *values,
		       struct text *scratch);

struct keys;

struct keys *keys_new(void);
void keys_free(struct keys *keys);

/* Remembers the key of the row at line; record is its id in the store, or 0
 * when the row was rejected. Keys that are not examined are passed over.
 * 0, or -1 (no room for the temporary file). */
int keys_add(struct keys *keys, const struct key *key, long line,
	     long long record, struct err *err);

/* A row whose key an earlier accepted row has. */
typedef int (*keys_repeated)(void *context, long line, long earlier_line,
			     long long record, struct err *err);

/* Tells of every row whose key an earlier accepted row of the file has
 * (contract 3, CHIAVE_DUPLICATA), in no given order. 0 or -1. */
int keys_repeats(struct keys *keys, keys_repeated each, void *context,
		 struct err *err);

#endif
