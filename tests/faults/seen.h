/* seen.h: states that the next night was already tried from. */
#ifndef QUADRO_TESTS_SEEN_H
#define QUADRO_TESTS_SEEN_H

#include "base/file.h"
#include "night.h"

/* What a failed run left in a room, in a digest: two rooms with the same one
 * differ in the times and words of the register at most. 0, or -1 when the
 * room has a log of the store to be mended: no two of these are the same. */
int seen_digest(const char *room, char digest[DIGEST_SIZE]);

/* Whether a night went well from there, and that one did. */
int seen_before(const struct night *night, const char *digest);
void seen_keep(struct night *night, const char *digest);

#endif
