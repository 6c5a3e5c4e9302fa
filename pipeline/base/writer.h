/* writer.h: small files written behind the caller's back, by one thread, in the
 * order of the calls. */
#ifndef QUADRO_BASE_WRITER_H
#define QUADRO_BASE_WRITER_H

#include <stddef.h>

#include "base/err.h"

struct writer;

struct writer *writer_new(void);

/* Waits for what is left, and forgets how it went: call writer_wait first. */
void writer_free(struct writer *writer);

/* Has a copy of bytes written to path as file_write does (whole or not at
 * all, not synced), some time before writer_wait returns. */
void writer_put(struct writer *writer, const char *path, const char *bytes,
		size_t length);

/* Has the file at path removed, some time before writer_wait returns; that it
 * is not there is no error. */
void writer_remove(struct writer *writer, const char *path);

/* Waits until everything put so far is written. 0, or -1 with the first
 * failure since the last wait: EXIT_FAILED. */
int writer_wait(struct writer *writer, struct err *err);

#endif
