/* cells.h: records of cells out of delimited text, with their lines. */
#ifndef QUADRO_TABULAR_CELLS_H
#define QUADRO_TABULAR_CELLS_H

#include <stddef.h>

#include "tabular/encoding.h"

enum {
	CELLS_KEPT = 16384,	/* cells of a record beyond it are only counted */
	CELL_BYTES = 1 << 20,	/* bytes of a cell beyond it are dropped */
};

struct cell {
	const char *bytes;	/* UTF-8, as written, quotes taken off */
	size_t length;
	int after_quote;	/* text stood between the closing quote and the separator: dropped */
	int too_long;		/* cut at CELL_BYTES */
	int quoted;		/* the cell was written in quotes */
};

struct record {
	const struct cell *cells;
	size_t kept;		/* cells that can be read: min(count, CELLS_KEPT) */
	size_t count;		/* cells the record has */
	long line;		/* physical line where it starts, from 1 */
};

struct cells;

/* Reads bytes (which must outlive it) in the given encoding and separator.
 * skip: physical lines to leave out at the start (a `sep=` line).
 * Release with cells_free. */
struct cells *cells_new(const char *bytes, size_t length,
			enum encoding encoding, char separator, long skip);
void cells_free(struct cells *cells);

/* The next record, blank lines included: 1 and the record, valid until the
 * next call; 0 at the end; -1 when a quote was opened and never closed, with
 * the line where it opens in record->line. */
int cells_next(struct cells *cells, struct record *record);

#endif
