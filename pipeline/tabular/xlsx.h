/* xlsx.h: workbooks: sheets of text, and columns that guide who fills them. */
#ifndef QUADRO_TABULAR_XLSX_H
#define QUADRO_TABULAR_XLSX_H

#include <stddef.h>

#include "base/date.h"
#include "base/err.h"
#include "base/text.h"

struct xlsx;

enum xlsx_style {
	XLSX_PLAIN,
	XLSX_TITLE,
	XLSX_LABEL,		/* bold */
	XLSX_WRAPPED,		/* broken on several lines, at the top */
	XLSX_HEADER,
	XLSX_HEADER_LIGHT,	/* header of a column that may stay empty */
	XLSX_PARAGRAPH,		/* broken on several lines, without a border */
	XLSX_MARK,		/* in the place of a number: to the right */
};

enum xlsx_kind {
	XLSX_TEXT,		/* kept as typed: 007 stays 007, 1-2 is no date */
	XLSX_INTEGER,
	XLSX_DECIMAL,
	XLSX_DATE,		/* shown as dd/mm/yyyy, on any machine */
	XLSX_PERCENT,		/* 0.45 is shown as 45,0% */
	XLSX_EURO,		/* two decimals, thousands apart */
};

enum xlsx_accepts {
	XLSX_ANYTHING,		/* the message alone is shown */
	XLSX_FROM_LIST,
	XLSX_WHOLE_NUMBER,
	XLSX_ANY_NUMBER,
	XLSX_A_DATE,
	XLSX_UP_TO_LENGTH,
};

/* What the cells of a column accept, and what is told to who types there.
 * Texts longer than a spreadsheet shows (32 characters the title, 255 the
 * others) are cut. */
struct xlsx_check {
	enum xlsx_accepts accepts;
	int list;		/* XLSX_FROM_LIST: what xlsx_list gave */
	double minimum, maximum;	/* of numbers; NAN when there is none */
	long length;		/* XLSX_UP_TO_LENGTH: characters */
	int only_warns;		/* what is not accepted may be kept all the same */
	const char *title, *message;	/* shown on the cell */
	const char *wrong;	/* shown when something else is typed */
};

/* A new workbook; created is the date its properties say, as no clock goes
 * into a document. NULL when no temporary file can be made: EXIT_FAILED.
 * Release with xlsx_free. */
struct xlsx *xlsx_new(const char *title, day_t created, struct err *err);
void xlsx_free(struct xlsx *xlsx);

/* Adds a sheet and returns its number, 0 first. frozen: rows of the top that
 * stay in sight. landscape: printed so, one page wide. */
int xlsx_sheet(struct xlsx *xlsx, const char *name, int frozen,
	       int landscape);

/* A column's width in characters and the format of its cells, empty ones
 * included. Rows and columns count from 0. */
void xlsx_column(struct xlsx *xlsx, int sheet, int column, double width,
		 enum xlsx_kind kind);

/* The height of a row, in lines of text: not every program finds by itself how
 * many a wrapped cell takes. */
void xlsx_row(struct xlsx *xlsx, int sheet, int row, int lines);

/* Writes text as text, whatever it begins with: nothing becomes a formula. */
void xlsx_text(struct xlsx *xlsx, int sheet, int row, int column,
	       enum xlsx_style style, const char *text);

/* Writes a number of a kind, and a day. NaN and infinities leave the cell
 * empty; a day that spreadsheets do not know is written as text. */
void xlsx_number(struct xlsx *xlsx, int sheet, int row, int column,
		 enum xlsx_kind kind, double value);
void xlsx_day(struct xlsx *xlsx, int sheet, int row, int column, day_t day);

/* Lets who reads choose rows by the cells under the header at `row`. */
void xlsx_filter(struct xlsx *xlsx, int sheet, int row, int last_row,
		 int last_column);

/* Values to choose from, on a hidden sheet: a list written in the cell's own
 * check could hold 255 characters, no comma and no quote. Add the visible
 * sheets first. Returns the number for struct xlsx_check. */
int xlsx_list(struct xlsx *xlsx, char *const *values, size_t n);

/* Sets a check on a column, from a row down to the end of the sheet. */
void xlsx_check(struct xlsx *xlsx, int sheet, int first_row, int column,
		const struct xlsx_check *check);

/* The bytes of the workbook, into out (cleared first); nothing can be added
 * afterwards. -1 when any call on it had failed: EXIT_FAILED. */
int xlsx_finish(struct xlsx *xlsx, struct text *out, struct err *err);

#endif
