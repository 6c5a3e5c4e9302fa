/* header.h: the dialect of an export, and where its columns are. */
#ifndef QUADRO_ACQUIRE_HEADER_H
#define QUADRO_ACQUIRE_HEADER_H

#include <stddef.h>

#include "acquire/findings.h"
#include "records/layout.h"
#include "tabular/encoding.h"

/* The column of rejected rows that says why (rejects.h): not read, not told. */
#define HEADER_REASON "motivo_dello_scarto"

enum { COLUMN_UNKNOWN = -1, COLUMN_BLANK = -2 };

struct header {
	enum encoding encoding;
	char separator;
	long skip;		/* physical lines before the table: a `sep=` line */
	long line;		/* physical line of the header, 0 when there is none */
	size_t width;		/* cells of the header, blank ones included */
	size_t needed;		/* cells a row must have: up to the last named column */
	char **names;		/* [width] as the sender wrote them, trimmed */
	int *field_of;		/* [width] index in the layout, or COLUMN_* */
	int *column_of;		/* [fields of the layout] column, or -1 */
};

/* Finds encoding, separator and header of bytes for a layout (contract 2),
 * and reports file-level findings (findings may be NULL: then in silence).
 * Returns the number of file-level errors
 * found (0: the table can be read), or -1 when the store failed.
 * header_clear is due in all cases. */
int header_find(struct header *header, const char *bytes, size_t length,
		const struct layout *layout, struct findings *findings,
		struct err *err);
void header_clear(struct header *header);

/* Writes "separatore «;», UTF-8, intestazione alla riga 1" to out. */
void header_describe(const struct header *header, char *out, size_t size);

#endif
