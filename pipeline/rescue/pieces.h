/* pieces.h: files kept as pieces of at most a megabyte, named by their SHA-256.
 *
 * A piece that is there is never written again, so a backup costs what has
 * changed: of a large store, the pieces with a page that changed.
 */
#ifndef QUADRO_RESCUE_PIECES_H
#define QUADRO_RESCUE_PIECES_H

#include "base/err.h"
#include "base/file.h"
#include "base/text.h"

struct pieces {
	const char *directory;	/* of the backup: pieces go in its pezzi/ */
	long written, mended;	/* new ones; those that were there, and altered */
	long long bytes_written, bytes;	/* of the new ones; of all that was put */
};

/* Puts the bytes of a file: appends to digests a line for each piece, and adds
 * to *size the bytes read. A piece that is there is read, and written again if
 * it is not what its name says. 0 or -1. */
int pieces_put(struct pieces *pieces, const char *path, struct text *digests,
	       long long *size, struct err *err);

/* Reads a piece whole; EXIT_FAILED when it is not there or not what its name
 * says. digest: 64 digits. 0 or -1. */
int pieces_get(const struct pieces *pieces, const char *digest,
	       struct text *bytes, struct err *err);

/* Removes the pieces that are not among n digests, sorted by strcmp. 0 or -1. */
int pieces_keep_only(const struct pieces *pieces, char (*digests)[DIGEST_SIZE],
		     size_t n, struct err *err);

#endif
