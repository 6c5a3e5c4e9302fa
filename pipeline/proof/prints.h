/* prints.h: the digests of files on the disk. */
#ifndef QUADRO_PROOF_PRINTS_H
#define QUADRO_PROOF_PRINTS_H

#include "base/err.h"
#include "base/file.h"
#include "base/text.h"

/* The SHA-256 of a file, into out (DIGEST_SIZE bytes), read piece by piece.
 * 0, or -1: EXIT_CONFIG. */
int prints_of_file(const char *path, char *out, struct err *err);

/* Appends a JSON object {"name": "SHA-256", ...} of the files below a
 * directory, in the order of their names ("folder/name" below it); not of
 * those whose name begins with a dot. 0 or -1. */
int prints_of_tree(const char *directory, struct text *out, struct err *err);

/* The same of the documents: the digest of the data they were made from, as
 * their metadata have it. Those that have none are not in it. */
int prints_of_data(const char *directory, struct text *out, struct err *err);

#endif
