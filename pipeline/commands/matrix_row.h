/* matrix_row.h: what there is to say of one row of the matrix. */
#ifndef QUADRO_COMMANDS_MATRIX_ROW_H
#define QUADRO_COMMANDS_MATRIX_ROW_H

#include "base/err.h"
#include "base/text.h"
#include "workspace/workspace.h"

struct matrix_row {
	long long indicator;
	char *code, *title;
	long line;			/* in matrice.csv */
	const struct layout *layout;	/* NULL: the measure of indicatori/ */
	struct text counts, when, goal;	/* in Italian */
	struct text columns;		/* "forma, data_avvio" */
	struct text senders;		/* "" when nobody is expected to send */
	long long records;		/* of the layout, in force; -1: unknown */
	long long found;		/* observations */
	char *first, *last;		/* days of the observations, "" for none */
	struct text warnings;		/* one a line */
};

/* What steps through the rows of the store's matrix, observed to look. */
struct matrix_rows;
struct matrix_rows *matrix_rows_open(struct workspace *workspace,
				     struct err *err);
void matrix_rows_close(struct matrix_rows *rows);

/* The next row into row, which matrix_row_clear then empties: 1, 0 at the end,
 * or -1. */
int matrix_rows_next(struct matrix_rows *rows, struct matrix_row *row,
		     struct err *err);
void matrix_row_clear(struct matrix_row *row);

/* Append a row as people read it and as a JSON object, with its first `most`
 * observations. 0 or -1. */
int matrix_row_page(struct workspace *workspace, const struct matrix_row *row,
		    long most, struct text *out, struct err *err);
int matrix_row_json(struct workspace *workspace, const struct matrix_row *row,
		    long most, struct text *out, struct err *err);

#endif
