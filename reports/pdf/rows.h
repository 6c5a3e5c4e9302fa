/* rows.h: inside the page layer: a table between its rows and the page. */
#ifndef QUADRO_REPORTS_PDF_ROWS_H
#define QUADRO_REPORTS_PDF_ROWS_H

#include "pdf/block.h"
#include "pdf/table.h"

/* Space inside a cell, points. */
#define CELL_SIDE 4.0
#define CELL_ABOVE 2.6
#define CELL_BELOW 2.6

/* A width no text reaches: no break but those in the text. */
#define ROWS_ONE_LINE 1e9

struct cell {
	struct block block;
	double whole;		/* comma column: width before the comma; < 0: no number */
};

struct row {
	int look;		/* sum of enum pdf_row */
	struct cell *cells;
	double height;
	struct row *next;
};

struct column_place {
	double x, width;	/* points, x from the left of the table */
	double fraction;	/* comma column: widest part from the comma on */
	double whole;		/* and widest part before it */
};

struct pending_table {
	struct pdf_column columns[PDF_TABLE_COLUMNS];
	struct column_place places[PDF_TABLE_COLUMNS];
	size_t n;
	const char *caption, *subtitle, *summary;
	struct row header, *first, *last;
	struct node *node, *body;
	struct block caption_block, subtitle_block;
};

/* Finds widths of columns, places of commas, heights of rows; breaks the
 * cells for their columns. The flow's width is the table's. */
void rows_measure(struct pdf *pdf, struct pending_table *table);

/* Width for the words of a column, points. */
double rows_inner_width(const struct pending_table *table, size_t column);

#endif
