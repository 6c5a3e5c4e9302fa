/* file.h: files read whole, written whole, and known by their digest. */
#ifndef QUADRO_BASE_FILE_H
#define QUADRO_BASE_FILE_H

#include <stddef.h>

#include "base/err.h"
#include "base/text.h"

enum { DIGEST_SIZE = 65 };	/* SHA-256 in hexadecimal, with NUL */

/* Joins directory and name with a slash into out. Returns out->data. */
const char *file_join(struct text *out, const char *directory,
		      const char *name);

/* The name under which the file at path is written until it is whole, into
 * out: hidden, so that nobody takes a part for a file. Returns out->data. */
const char *file_beside(struct text *out, const char *path);

int file_exists(const char *path);

/* Creates a directory and the missing ones above it. 0 or -1. */
int file_make_directories(const char *path, struct err *err);

/* Reads a whole file of at most limit bytes into out (cleared first).
 * Missing or unreadable: EXIT_CONFIG. 0 or -1. */
int file_read(const char *path, size_t limit, struct text *out,
	      struct err *err);

/* Writes a whole file: beside the target, then renamed over it, so a reader
 * sees the old bytes or the new ones. durable: sync it before the rename.
 * EXIT_FAILED on any fault, the target untouched. 0 or -1. */
int file_write(const char *path, const char *bytes, size_t length,
	       int durable, struct err *err);

/* Makes what was done in a directory (renames, new names) durable. */
int file_sync_directory(const char *path, struct err *err);

/* Makes every pending write of the file system that holds path durable, at
 * the price of one call instead of one a file. */
int file_sync_all(const char *path, struct err *err);

/* Removes a directory tree; a missing one is no error. 0 or -1. */
int file_remove_tree(const char *path, struct err *err);

/* A running SHA-256. */
struct digest;
struct digest *digest_new(void);
void digest_add(struct digest *digest, const void *bytes, size_t length);
/* Writes the hexadecimal digest to out (DIGEST_SIZE bytes) and frees it. */
void digest_finish(struct digest *digest, char *out);

#endif
