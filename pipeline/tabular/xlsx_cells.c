/* xlsx_cells.c: the cells of a table that are numbers and days, to compute
 * with, and the filter over its header. */
#include "tabular/xlsx_parts.h"

#include <math.h>

enum { FIRST_YEAR = 1901 };	/* that every spreadsheet counts alike */

void xlsx_number(struct xlsx *xlsx, int sheet, int row, int column,
		 enum xlsx_kind kind, double value)
{
	lxw_worksheet *at = xlsx_sheet_at(xlsx, sheet);

	if (at != NULL && isfinite(value))
		xlsx_keep(xlsx, worksheet_write_number(at, (lxw_row_t)row,
				(lxw_col_t)column, value, xlsx->kinds[kind]));
}

void xlsx_day(struct xlsx *xlsx, int sheet, int row, int column, day_t day)
{
	lxw_worksheet *at = xlsx_sheet_at(xlsx, sheet);
	lxw_datetime date = {0};
	char iso[DATE_SIZE];

	date_split(day, &date.year, &date.month, &date.day);
	if (at == NULL)
		return;
	if (date.year < FIRST_YEAR) {
		xlsx_text(xlsx, sheet, row, column, XLSX_PLAIN,
			  date_write_iso(day, iso));
		return;
	}
	xlsx_keep(xlsx, worksheet_write_datetime(at, (lxw_row_t)row,
			(lxw_col_t)column, &date, xlsx->kinds[XLSX_DATE]));
}

void xlsx_filter(struct xlsx *xlsx, int sheet, int row, int last_row,
		 int last_column)
{
	lxw_worksheet *at = xlsx_sheet_at(xlsx, sheet);

	if (at != NULL)
		xlsx_keep(xlsx, worksheet_autofilter(at, (lxw_row_t)row, 0,
						     (lxw_row_t)last_row,
						     (lxw_col_t)last_column));
}
