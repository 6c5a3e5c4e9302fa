/* inventory.h: what one backup holds: the list that makes it usable.
 *
 * A text file, copie/000012.elenco, written last. Its lines:
 *
 *	quadro copia 1
 *	origine <digest of the first entry of the register>
 *	file <mode> <time> <bytes> <pieces> <path>
 *	<digest of a piece>			as many as the line before says
 *	...
 *	fine <SHA-256 of all the lines before>
 *
 * mode is octal, time the file's modification in nanoseconds since the epoch;
 * in a path a backslash and what is no printable ASCII are \xHH.
 */
#ifndef QUADRO_RESCUE_INVENTORY_H
#define QUADRO_RESCUE_INVENTORY_H

#include <stddef.h>

#include "base/err.h"
#include "base/file.h"
#include "base/text.h"

struct inventory_file {
	char *path;		/* below the workspace */
	unsigned mode;		/* permissions */
	long long modified;	/* nanoseconds since the epoch */
	long long bytes;
	size_t first, n_pieces;	/* in the inventory's digests */
};

struct inventory {
	char origin[DIGEST_SIZE];
	struct inventory_file *files;
	size_t n_files;
	char (*digests)[DIGEST_SIZE];
	size_t n_digests;
};

/* Begins the text of a list; adds a file and the lines of its pieces; ends it. */
void inventory_begin(struct text *out, const char *origin);
void inventory_add(struct text *out, const struct inventory_file *file,
		   const char *digests);
void inventory_end(struct text *out);

/* Reads a list and believes nothing of it: EXIT_FAILED when it is not whole, or
 * would put a file outside the workspace. inventory_free is due in all cases.
 * 0 or -1. */
int inventory_read(struct inventory *inventory, const char *path,
		   struct err *err);
void inventory_free(struct inventory *inventory);

#endif
