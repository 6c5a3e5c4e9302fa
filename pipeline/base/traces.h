/* traces.h: whether files were touched, without reading them. */
#ifndef QUADRO_BASE_TRACES_H
#define QUADRO_BASE_TRACES_H

#include "base/file.h"

/* Adds to a digest what the system says of a file, or of a directory and all
 * that is below it, in the order of the names: name, type, owner, size, inode,
 * and the times of the last write and of the last change of any kind, which no
 * program can set. `wanted` says which names count at the first level (NULL:
 * all). What is not there is told too. */
void traces_add(struct digest *digest, const char *path,
		int (*wanted)(const char *name));

#endif
