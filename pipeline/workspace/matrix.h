/* matrix.h: matrice.csv, the indicators that a plan is monitored by. */
#ifndef QUADRO_WORKSPACE_MATRIX_H
#define QUADRO_WORKSPACE_MATRIX_H

#include "base/err.h"
#include "base/mistakes.h"
#include "records/layout.h"
#include "store/store.h"
#include "workspace/settings.h"

/* Reads the matrix and the measures of indicatori/CODICE.sql into the table
 * indicatore. The views of the records in force must exist (table_views), as
 * every expression is compiled over its view. A mistake names row, column,
 * expression and SQLite's word: EXIT_CONFIG. The first one stops the reading,
 * unless mistakes (or NULL) is where to collect them all: only what makes the
 * rows unreadable stops it then. 0, or -1, also with any mistake collected. */
int matrix_load(const char *workspace, const struct settings *settings,
		const struct layouts *layouts, struct store *store,
		struct mistakes *mistakes, struct err *err);

/* The text of indicatori/CODICE.sql, or NULL when there is none. The caller
 * frees it. */
char *matrix_measure_sql(const char *workspace, const char *codice);

#endif
