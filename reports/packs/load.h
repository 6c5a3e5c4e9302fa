/* load.h: the rows of a view, as structs, by a table of fields. */
#ifndef QUADRO_REPORTS_PACKS_LOAD_H
#define QUADRO_REPORTS_PACKS_LOAD_H

#include <stddef.h>

#include "base/err.h"
#include "store/store.h"

enum field_kind {
	FIELD_TEXT,	/* char *, owned by the row; null is NULL */
	FIELD_NUMBER,	/* double; null is NaN */
	FIELD_INTEGER,	/* int; null is 0 */
};

struct field {
	const char *column;	/* of the query */
	enum field_kind kind;
	size_t offset;		/* in the row's struct */
};

/* What a kind of row is: where it comes from and how it is kept. */
struct shape {
	const char *sql;	/* without parameters */
	const struct field *fields;
	size_t n;		/* fields */
	size_t size;		/* bytes of the struct */
};

/* Reads all the rows into a new array of n structs; free it with load_free.
 * *rows is NULL when there is none. 0, or -1 with err. */
int load_rows(struct store *store, const struct shape *shape, void **rows,
	      size_t *n, struct err *err);
void load_free(const struct shape *shape, void *rows, size_t n);

#endif
