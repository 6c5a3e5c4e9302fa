/* table.h: tables with a header that is repeated and rows that are never cut.
 *
 * Begin, rows, end: rows are copied as they come and laid out at the end, when
 * the widest number of each column is known. Only horizontal rules. A table
 * fills the column of the flow it is in (flow.h).
 *
 *	static const struct pdf_column columns[] = {
 *		{ .title = "Subambito", .share = 3, .row_header = 1 },
 *		{ .title = "Patti", .align = PDF_ALIGN_COMMA, .share = 1 },
 *		{ .title = "Stato", .width = 90 },
 *	};
 *	pdf_table_begin(pdf, &(struct pdf_table){
 *		.caption = "Patti per subambito", .columns = columns, .n = 3 });
 *	pdf_table_row(pdf, (struct pdf_span[]){ { .text = "Crema" },
 *		{ .text = "1.234,5" },
 *		{ .text = status->word, .colour = status->text_colour, .mark = mark },
 *	}, PDF_ROW_PLAIN);
 *	pdf_table_end(pdf);
 */
#ifndef QUADRO_REPORTS_PDF_TABLE_H
#define QUADRO_REPORTS_PDF_TABLE_H

#include "pdf/flow.h"

#define PDF_TABLE_COLUMNS 24		/* at most */

enum pdf_align {
	PDF_ALIGN_LEFT,
	PDF_ALIGN_CENTER,
	PDF_ALIGN_RIGHT,
	PDF_ALIGN_COMMA,	/* numbers, one decimal comma under the other; other words to the right */
};

struct pdf_column {
	const char *title;	/* header; the unit too: "Spesa (€)" */
	double width;		/* points; 0: a share of what the others leave */
	double share;		/* weight among the columns of width 0; 0 counts as 1 */
	enum pdf_align align;
	int row_header;		/* its cells name their row (TH, Scope Row) */
};

struct pdf_table {
	const char *caption;	/* above, small bold; may be NULL */
	const char *subtitle;	/* under the caption, secondary colour: what, unit, period; may be NULL */
	const char *summary;	/* for screen readers: how to read it; may be NULL */
	const struct pdf_column *columns;	/* copied */
	size_t n;		/* columns, 1 to PDF_TABLE_COLUMNS */
};

/* How a row looks; values can be added together. */
enum pdf_row {
	PDF_ROW_PLAIN = 0,
	PDF_ROW_BOLD = 1,	/* totals, the row that matters */
	PDF_ROW_PANEL = 2,	/* on the light ground */
	PDF_ROW_GROUP = 4,	/* only its first cell, bold, across all the columns: begins a group; stays with the row after it */
};

/* Begins a table; no table inside a table or a list. */
void pdf_table_begin(struct pdf *pdf, const struct pdf_table *table);

/* One row: as many cells as columns, one span each (text NULL is an empty
 * cell). row is a sum of enum pdf_row. */
void pdf_table_row(struct pdf *pdf, const struct pdf_span *cells, int row);

/* Lays the table out. With no rows it writes only the header and, in its
 * place, "Nessuna riga." */
void pdf_table_end(struct pdf *pdf);

#endif
