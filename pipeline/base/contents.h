/* contents.h: the bytes of a file, whatever its size, in little memory. */
#ifndef QUADRO_BASE_CONTENTS_H
#define QUADRO_BASE_CONTENTS_H

#include <stddef.h>

#include "base/err.h"

struct contents;

/* The bytes a file has now. A small one is read into memory; of a large one
 * only a few megabytes stay there, however they are read, and it must not
 * shrink meanwhile: the kernel would stop the process. NULL on error
 * (EXIT_CONFIG); release with contents_close. */
struct contents *contents_open(const char *path, struct err *err);
void contents_close(struct contents *contents);

const char *contents_bytes(const struct contents *contents);
size_t contents_length(const struct contents *contents);

#endif
