/* sheet.h: a small CSV that the Ufficio di Piano keeps: matrix, registries. */
#ifndef QUADRO_WORKSPACE_SHEET_H
#define QUADRO_WORKSPACE_SHEET_H

#include <stddef.h>

#include "base/date.h"
#include "base/err.h"

struct sheet_column {
	const char *name;	/* as in the header, compared folded */
	enum {
		SHEET_OPTIONAL,
		SHEET_FILLED,	/* the column must be there and its cells filled */
		SHEET_PRESENT,	/* it must be there: the reader sees to its cells */
	} required;
};

struct sheet;

/* Reads a whole CSV whose columns are `columns` (n of them), in any order and
 * in any dialect of contract 2. Unknown columns are refused: a misspelt one
 * would be silently ignored. Every mistake names file, line, column and cure:
 * EXIT_CONFIG. NULL on error; release with sheet_free. */
struct sheet *sheet_read(const char *path, const struct sheet_column *columns,
			 int n, struct err *err);
/* The same for a table whose columns are not all known beforehand: columns of
 * other names are read too, after the known ones, in the file's order. */
struct sheet *sheet_read_open(const char *path,
			      const struct sheet_column *columns, int n,
			      struct err *err);
void sheet_free(struct sheet *sheet);

/* How many columns there are: the known ones, then the others; and a column's
 * name: of the others, as the header writes it, trimmed. */
int sheet_columns(const struct sheet *sheet);
const char *sheet_column_name(const struct sheet *sheet, int column);

size_t sheet_rows(const struct sheet *sheet);
/* The physical line of a row (0 first). */
long sheet_line(const struct sheet *sheet, size_t row);

/* A trimmed cell; "" when it is empty or its column is absent. */
const char *sheet_text(const struct sheet *sheet, size_t row, int column);

/* Typed cells. An empty cell is 0 and *present = 0. 0, or -1 with an error. */
int sheet_number(const struct sheet *sheet, size_t row, int column,
		 double *value, int *present, struct err *err);
/* An amount of money, in integer cents. */
int sheet_cents(const struct sheet *sheet, size_t row, int column,
		long long *cents, int *present, struct err *err);
int sheet_date(const struct sheet *sheet, size_t row, int column, day_t *day,
	       int *present, struct err *err);

/* Refuses a cell that is empty: 0, or -1 with an error. */
int sheet_filled(const struct sheet *sheet, size_t row, int column,
		 struct err *err);

/* Fills err with "FILE, riga N, colonna NAME: ..." Returns -1. */
int sheet_error(const struct sheet *sheet, size_t row, int column,
		struct err *err, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

#endif
