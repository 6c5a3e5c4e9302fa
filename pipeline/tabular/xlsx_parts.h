/* xlsx_parts.h: inside the workbooks: what their files share. */
#ifndef QUADRO_TABULAR_XLSX_PARTS_H
#define QUADRO_TABULAR_XLSX_PARTS_H

#include <xlsxwriter.h>

#include "tabular/xlsx.h"

enum {
	MAX_SHEETS = 16,
	MAX_LISTS = 256,
	N_STYLES = XLSX_MARK + 1,
	N_KINDS = XLSX_EURO + 1,
};

struct list_place {
	lxw_col_t column;
	lxw_row_t last;
};

struct xlsx {
	lxw_workbook *book;	/* NULL once closed */
	char *path;		/* of the temporary file */
	lxw_worksheet *sheets[MAX_SHEETS];
	int n_sheets;
	lxw_worksheet *hidden;	/* the sheet of the lists, or NULL */
	struct list_place lists[MAX_LISTS];
	int n_lists;
	lxw_format *styles[N_STYLES];
	lxw_format *kinds[N_KINDS];
	lxw_error failure;	/* the first one */
	int cause;		/* errno when closing the book failed, or 0 */
};

/* Keeps a failure, if it is the first. */
void xlsx_keep(struct xlsx *xlsx, lxw_error error);

/* A sheet by its number; NULL, and a failure, when there is none. */
lxw_worksheet *xlsx_sheet_at(struct xlsx *xlsx, int sheet);

/* A new sheet; NULL, and a failure, when the name will not do. */
lxw_worksheet *xlsx_add_sheet(struct xlsx *xlsx, const char *name);

/* The longest beginning of text that is valid UTF-8 and at most `most` UTF-16
 * units long, as Excel counts; the caller frees it. */
char *xlsx_cut(const char *text, size_t most);

/* Writes text as a string in a format of the workbook. */
void xlsx_write(struct xlsx *xlsx, lxw_worksheet *sheet, int row, int column,
		lxw_format *format, const char *text);

#endif
