/* dataset.h: tables that leave the office as data: what each column holds.
 *
 * A table is a view of sql/reports and a row of descriptions: its file, its
 * Table Schema and its sheet follow from them.
 */
#ifndef QUADRO_REPORTS_PACKS_DATASET_H
#define QUADRO_REPORTS_PACKS_DATASET_H

#include <stddef.h>

#include "base/text.h"

enum dataset_kind {
	DATASET_TEXT,
	DATASET_LONG,		/* text of several lines */
	DATASET_DATE,		/* yyyy-mm-dd */
	DATASET_INTEGER,
	DATASET_NUMBER,
	DATASET_PERCENT,	/* 45 is 45% */
	DATASET_EURO,		/* exact to the cent */
};

struct dataset_field {
	const char *name;	/* the view's column, and the file's */
	const char *title;	/* the sheet's column: NULL is the name */
	const char *words;	/* what it means, in Italian */
	enum dataset_kind kind;
	int required;
};

struct dataset_reference {
	const char *field;	/* of this table; NULL ends the list */
	const char *table, *target;	/* a table and its column */
};

enum { DATASET_REFERENCES = 2 };	/* at most */

struct dataset {
	const char *name;	/* of the file without .csv, or of the sheet */
	const char *file;	/* of a sheet: the file without .csv */
	const char *title, *words;
	const char *view;
	const struct dataset_field *fields;
	size_t n;
	const char *key;	/* names with commas between; NULL: none */
	struct dataset_reference references[DATASET_REFERENCES + 1];
	int marked;		/* its figures may be suppressed */
	int always;		/* also without rows */
};

#define DATASET_FIELDS(list) .fields = list, .n = sizeof(list) / sizeof(list[0])

/* Appends the SELECT of a table's columns from its view, in their order: a view
 * may have more, for the pages. */
void dataset_select(struct text *out, const struct dataset *table);

/* The tables of the open data, in their order; a reference is to one before or
 * after. */
extern const struct dataset opendata_tables[];
extern const size_t opendata_n_tables;

/* The sheets of the workbook for the Regione, in their order. */
extern const struct dataset regione_sheets[];
extern const size_t regione_n_sheets;

#endif
