/* matrix_check.h: the checks of one row of the matrix; for matrix.c alone. */
#ifndef QUADRO_WORKSPACE_MATRIX_CHECK_H
#define QUADRO_WORKSPACE_MATRIX_CHECK_H

#include "base/err.h"
#include "base/mistakes.h"
#include "records/layout.h"
#include "store/query.h"
#include "store/store.h"
#include "workspace/settings.h"
#include "workspace/sheet.h"

/* The columns of matrice.csv, in the order of matrix.c's list. */
enum matrix_column {
	CODICE, OBIETTIVO, TIPO, INDICATORE, UNITA, TRACCIATO, MISURA, FILTRO,
	DATA, NUM, DEN, DISTINTI, PERSONE, AGGREGAZIONE, FINESTRA, DECORRENZA,
	OPERATORE, TARGET, MINIMO, SCADENZA, BASE, RESPONSABILE, FONTE, NOTA,
	N_COLUMNS
};

struct matrix_loader {
	const char *workspace;
	const struct settings *settings;
	const struct layouts *layouts;
	struct store *store;
	const struct sheet *sheet;
	struct query *insert;
	struct mistakes *mistakes;	/* where they are collected; NULL: the
					   first one stops the reading */
	struct err *err;
};

/* A cell of a row, trimmed. */
const char *matrix_cell(const struct matrix_loader *loader, size_t row,
			enum matrix_column column);

/* What becomes of a check that returned `status`: -1 when the reading stops
 * here, 0 when it goes on, the mistake collected if there was one. */
int matrix_goes_on(const struct matrix_loader *loader, int status);

/* Refuses a cell that is not one of the words, which are separated by spaces.
 * 0, or -1 with row, column and the words. */
int matrix_check_word(const struct matrix_loader *loader, size_t row,
		      enum matrix_column column, const char *words);

/* Checks everything a row says of its measure: its words, its columns against
 * the layout, its expressions by compiling them under the guard. sql is the
 * text of indicatori/CODICE.sql when the measure is there, else NULL. 0 or -1
 * with row, column, expression and cure; 0 also with mistakes collected. */
int matrix_check_row(const struct matrix_loader *loader, size_t row,
		     const char *sql);

#endif
