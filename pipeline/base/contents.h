/* contents.h: the bytes of a file, whatever its size, in little memory. */
#ifndef QUADRO_BASE_CONTENTS_H
#define QUADRO_BASE_CONTENTS_H

#include <stddef.h>

#include "base/err.h"

struct contents;

/* The bytes of a file that only this program writes. A small one is read into
 * memory; of a large one only a few megabytes stay there, however they are
 * read. NULL on error (EXIT_CONFIG); release with contents_close. */
struct contents *contents_open(const char *path, struct err *err);

/* The same of a file that somebody else may be writing: a large one is copied
 * first, to a file without a name in `scratch` (NULL: the system's temporary
 * directory), which is gone with the process. EXIT_FAILED when the copy cannot
 * be written: the file itself is then as good as any. */
struct contents *contents_copy(const char *path, const char *scratch,
			       struct err *err);

/* Gives the copy of a large file a name in the directory it was made in. 0, or
 * -1 when there is no such copy or it cannot have a name: write it instead. */
int contents_keep(struct contents *contents, const char *path);

void contents_close(struct contents *contents);

const char *contents_bytes(const struct contents *contents);
size_t contents_length(const struct contents *contents);

#endif
