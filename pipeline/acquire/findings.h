/* findings.h: what is said of a file, line by line, as it is found. */
#ifndef QUADRO_ACQUIRE_FINDINGS_H
#define QUADRO_ACQUIRE_FINDINGS_H

#include <stddef.h>

#include "base/err.h"
#include "store/store.h"

enum severity { WARNING, ERROR };

struct finding {
	long line;		/* physical line, 0 for none */
	const char *column;	/* as the sender wrote it, "" for none; UTF-8 */
	const char *code;	/* of the table of contract 3 */
	enum severity severity;
	const char *value;	/* what was found, "" for none; UTF-8 */
	size_t value_length;
	const char *message;	/* Italian: found, expected, how to mend */
};

/* The findings of one file, kept in the store as they come so that a file
 * with a million errors needs no memory. */
struct findings;

struct findings *findings_new(struct store *store, struct err *err);
void findings_free(struct findings *findings);

/* Starts the list of a file. */
void findings_start(struct findings *findings, long long file);

/* Adds one. 0 or -1 (the store failed). */
int findings_add(struct findings *findings, const struct finding *finding,
		 struct err *err);

/* Takes back what was said of single rows, when the file falls as a whole:
 * only file-level findings stay. 0 or -1. */
int findings_keep_file_level(struct findings *findings, struct err *err);

#endif
