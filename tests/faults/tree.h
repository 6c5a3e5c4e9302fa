/* tree.h: a directory tree as a whole: copied, listed, compared. */
#ifndef QUADRO_TESTS_TREE_H
#define QUADRO_TESTS_TREE_H

#include "base/text.h"

/* Copies a tree to `to`, which must not be there, with modes and times of
 * modification: the inbox is read by them. 0 or -1. */
int tree_copy(const char *from, const char *to);

/* Whether an entry below the root is listed; path starts at the root. */
typedef int (*tree_choice)(const char *path);

/* One line per file below a directory, sorted: path, mode, SHA-256. A
 * directory that is missing has no lines. choice NULL: every file. The caller
 * frees the text. */
struct text tree_list(const char *directory, tree_choice choice);

/* The first line by which two texts differ, each side's own after a sign. ""
 * when they are the same. The caller frees the text. */
struct text tree_difference(const struct text *expected,
			    const struct text *found);

#endif
