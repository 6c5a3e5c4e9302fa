/* load.h: the rows of a view, as structs, by a table of fields. */
#ifndef QUADRO_REPORTS_PACKS_LOAD_H
#define QUADRO_REPORTS_PACKS_LOAD_H

#include <stddef.h>

#include "base/err.h"
#include "store/store.h"

enum load_kind {
	LOAD_TEXT,	/* char *, owned by the row; null is NULL */
	LOAD_NUMBER,	/* double; null is NaN */
	LOAD_INTEGER,	/* int; null is 0 */
};

struct load_field {
	const char *column;	/* of the query */
	enum load_kind kind;
	size_t offset;		/* in the row's struct */
};

/* What a kind of row is: where it comes from and how it is kept. */
struct load_shape {
	const char *sql;	/* without parameters */
	const struct load_field *fields;
	size_t n;		/* fields */
	size_t size;		/* bytes of the struct */
};

/* Reads all the rows into a new array of n structs; free it with load_free.
 * *rows is NULL when there is none. 0, or -1 with err. */
int load_rows(struct store *store, const struct load_shape *shape, void **rows,
	      size_t *n, struct err *err);
void load_free(const struct load_shape *shape, void *rows, size_t n);

#endif
