/* outflow.h: a file that is made piece by piece, and may become very large. */
#ifndef QUADRO_BASE_OUTFLOW_H
#define QUADRO_BASE_OUTFLOW_H

#include "base/err.h"
#include "base/text.h"
#include "base/writer.h"

/* Append to text, and call outflow_go_on between pieces. With no writer
 * ({0}) everything stays in text, which is then the caller's. */
struct outflow {
	struct text text;
	struct writer *writer;
	struct text path, beside;
	int fd;			/* of the file beside, once it was begun */
	int begun;
};

/* Begins the file at path, which appears at outflow_end. */
void outflow_begin(struct outflow *flow, struct writer *writer,
		   const char *path);

/* Past a megabyte, what is in text goes to the disk, beside path. 0 or -1. */
int outflow_go_on(struct outflow *flow, struct err *err);

/* The file, whole, at path: a small one is left to the writer. With status
 * not 0 nothing appears. Frees what flow holds. Returns status, or -1 with
 * err: EXIT_FAILED. */
int outflow_end(struct outflow *flow, int status, struct err *err);

#endif
