/* keys.h: the primary keys of the rows accepted so far in a file. */
#ifndef QUADRO_ACQUIRE_KEYS_H
#define QUADRO_ACQUIRE_KEYS_H

#include <stddef.h>

#include "records/layout.h"
#include "records/value.h"

struct keys;

struct keys *keys_new(void);
void keys_free(struct keys *keys);

/* The line of the earlier row with the same key (typed values; a missing part
 * equals a missing one), or 0 when there is none, or when a part of the key
 * is in error, or when the layout has no key. */
long keys_find(struct keys *keys, const struct layout *layout,
	       const struct value *values);

/* Remembers the key of an accepted row, the one last asked for. */
void keys_add(struct keys *keys, long line);

#endif
