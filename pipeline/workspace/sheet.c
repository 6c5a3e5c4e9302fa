/* sheet.c: the CSVs of the workspace itself, read strictly and whole.
 *
 * They are written by hand in a spreadsheet, so every dialect is understood;
 * a mistake stops the night, because a wrong matrix gives wrong numbers.
 */
#include "workspace/sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/datetext.h"
#include "base/file.h"
#include "base/number.h"
#include "base/text.h"
#include "tabular/cells.h"

/* Rows: some are compared with all the others. */
enum { MAX_SHEET = 16 << 20, MAX_COLUMNS = 64, MAX_ROWS = 20000 };

struct sheet_row {
	long line;
	char **cells;		/* one per column of the caller's list */
};

struct sheet {
	char *path;
	struct sheet_column columns[MAX_COLUMNS];
	char *others[MAX_COLUMNS];	/* names of columns beyond the known */
	int n, known;
	int is_open;		/* other columns than the known are read */
	char separator;
	int at[MAX_COLUMNS];	/* position in the file of each column, -1 absent */
	size_t width;		/* cells of the header */
	struct sheet_row *rows;
	size_t count;
};

int sheet_error(const struct sheet *sheet, size_t row, int column,
		struct err *err, const char *format, ...)
{
	char message[2048];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	return err_set(err, EXIT_CONFIG, "%s, riga %ld, colonna %s: %s",
		       sheet->path, sheet->rows[row].line,
		       sheet->columns[column].name, message);
}

int sheet_filled(const struct sheet *sheet, size_t row, int column,
		 struct err *err)
{
	return sheet->rows[row].cells[column][0] != '\0' ? 0 :
	       sheet_error(sheet, row, column, err,
			   "la cella è vuota, ma è obbligatoria");
}

static int find_column(const struct sheet *sheet, const struct cell *cell)
{
	char name[128], folded[128];
	int i;

	text_fold(cell->bytes, cell->length, name, sizeof(name));
	for (i = 0; i < sheet->n; i++) {
		const char *known = sheet->columns[i].name;

		text_fold(known, strlen(known), folded, sizeof(folded));
		if (strcmp(name, folded) == 0)
			return i;
	}
	return -1;
}

static char *known_names(const struct sheet *sheet)
{
	struct text names = {0};
	int i;

	for (i = 0; i < sheet->known; i++)
		text_format(&names, "%s%s", i > 0 ? ", " : "",
			    sheet->columns[i].name);
	return names.data;
}

/* A column that nobody asked for, of a table that is open to them: its index;
 * -1 when it must be refused. */
static int other_column(struct sheet *sheet, const struct cell *cell)
{
	const char *bytes = cell->bytes;
	size_t length = cell->length;
	int c = sheet->n;

	if (!sheet->is_open || c == MAX_COLUMNS)
		return -1;
	text_trim(&bytes, &length);
	sheet->others[c] = text_copy(bytes, length);
	sheet->columns[c] = (struct sheet_column){sheet->others[c], 0};
	return sheet->n++;
}

static int read_header(struct sheet *sheet, const struct record *record,
		       struct err *err)
{
	char *names = known_names(sheet);
	size_t i;
	int c, status = 0;

	sheet->width = record->kept;
	for (i = 0; status == 0 && i < record->kept; i++) {
		const struct cell *cell = &record->cells[i];

		c = find_column(sheet, cell);
		if (c < 0 && cell->length == 0)
			continue;
		if (c < 0)
			c = other_column(sheet, cell);
		if (c < 0)
			status = err_set(err, EXIT_CONFIG, "%s, riga %ld: la "
					 "colonna «%.*s» non è prevista; le "
					 "colonne sono %s", sheet->path,
					 record->line, (int)cell->length,
					 cell->bytes, names);
		else if (sheet->at[c] >= 0)
			status = err_set(err, EXIT_CONFIG, "%s, riga %ld: la "
					 "colonna %s è scritta due volte",
					 sheet->path, record->line,
					 sheet->columns[c].name);
		else
			sheet->at[c] = (int)i;
	}
	for (c = 0; status == 0 && c < sheet->n; c++)
		if (sheet->columns[c].required && sheet->at[c] < 0)
			status = err_set(err, EXIT_CONFIG, "%s, riga %ld: manca "
					 "la colonna %s; le colonne sono %s",
					 sheet->path, record->line,
					 sheet->columns[c].name, names);
	free(names);
	return status;
}

static int is_blank(const struct record *record)
{
	size_t i;

	for (i = 0; i < record->kept; i++) {
		const char *bytes = record->cells[i].bytes;
		size_t length = record->cells[i].length;

		text_trim(&bytes, &length);
		if (length > 0)
			return 0;
	}
	return 1;
}

static int check_width(const struct sheet *sheet, const struct record *record,
		       struct err *err)
{
	size_t i, count = record->count;

	for (i = sheet->width; i < record->kept; i++)
		if (record->cells[i].length > 0)
			break;
	if (i >= record->kept && count > sheet->width)
		count = sheet->width;
	if (count == sheet->width)
		return 0;
	return err_set(err, EXIT_CONFIG, "%s, riga %ld: %zu celle invece di %zu; "
		       "controllare i separatori e le virgolette della riga",
		       sheet->path, record->line, record->count, sheet->width);
}

static int add_row(struct sheet *sheet, const struct record *record,
		   struct err *err)
{
	struct sheet_row *row;
	int c;

	if (check_width(sheet, record, err) != 0)
		return -1;
	if (sheet->count == MAX_ROWS)
		return err_set(err, EXIT_CONFIG, "%s: più di %d righe: non è "
			       "uno dei file del piano", sheet->path, MAX_ROWS);
	sheet->rows = must_resize(sheet->rows, (sheet->count + 1) *
				  sizeof(*sheet->rows));
	row = &sheet->rows[sheet->count++];
	row->line = record->line;
	row->cells = must_alloc((size_t)sheet->n * sizeof(char *));
	for (c = 0; c < sheet->n; c++) {
		const char *bytes = "";
		size_t length = 0;

		if (sheet->at[c] >= 0 && (size_t)sheet->at[c] < record->kept) {
			bytes = record->cells[sheet->at[c]].bytes;
			length = record->cells[sheet->at[c]].length;
		}
		text_trim(&bytes, &length);
		row->cells[c] = text_copy(bytes, length);
	}
	for (c = 0; c < sheet->n; c++)
		if (sheet->columns[c].required == SHEET_FILLED &&
		    sheet_filled(sheet, sheet->count - 1, c, err) != 0)
			return -1;
	return 0;
}

/* The separator with which the first line has most of the known names. */
static char find_separator(const struct sheet *sheet, const struct text *bytes,
			   enum encoding encoding)
{
	static const char candidates[] = ";,\t|";
	char best = ';';
	int most = -1, i;

	for (i = 0; candidates[i] != '\0'; i++) {
		struct cells *cells = cells_new(text_string(bytes),
						bytes->length, encoding,
						candidates[i], 0);
		struct record record = {0};
		int names = 0;
		size_t c;

		if (cells_next(cells, &record) == 1)
			for (c = 0; c < record.kept; c++)
				names += find_column(sheet,
						     &record.cells[c]) >= 0;
		if (names > most) {
			most = names;
			best = candidates[i];
		}
		cells_free(cells);
	}
	return best;
}

static int read_rows(struct sheet *sheet, const struct text *bytes,
		     struct err *err)
{
	int broken_bom, more, status = 0, header = 0;
	enum encoding encoding = encoding_detect(text_string(bytes),
						 bytes->length, &broken_bom);
	struct cells *cells;
	struct record record = {0};

	if (encoding == ENCODING_UNKNOWN)
		return err_set(err, EXIT_CONFIG, "%s: la codifica non si "
			       "capisce; salvare il file come CSV UTF-8",
			       sheet->path);
	sheet->separator = find_separator(sheet, bytes, encoding);
	cells = cells_new(text_string(bytes), bytes->length, encoding,
			  sheet->separator, 0);
	while (status == 0 && (more = cells_next(cells, &record)) == 1) {
		if (is_blank(&record))
			continue;
		status = header ? add_row(sheet, &record, err) :
				  read_header(sheet, &record, err);
		header = 1;
	}
	if (status == 0 && more < 0)
		status = err_set(err, EXIT_CONFIG, "%s, riga %ld: le virgolette "
				 "aperte qui non si chiudono più", sheet->path,
				 record.line);
	if (status == 0 && !header)
		status = err_set(err, EXIT_CONFIG, "%s: il file è vuoto, manca "
				 "la riga d'intestazione", sheet->path);
	cells_free(cells);
	return status;
}

static struct sheet *read_sheet(const char *path,
				const struct sheet_column *columns, int n,
				int is_open, struct err *err)
{
	struct sheet *sheet = must_alloc(sizeof(*sheet));
	struct text bytes = {0};
	int i, status;

	memset(sheet, 0, sizeof(*sheet));
	sheet->path = text_copy(path, strlen(path));
	memcpy(sheet->columns, columns, (size_t)n * sizeof(*columns));
	sheet->n = sheet->known = n;
	sheet->is_open = is_open;
	for (i = 0; i < MAX_COLUMNS; i++)
		sheet->at[i] = -1;
	status = file_read(path, MAX_SHEET, &bytes, err);
	if (status == 0)
		status = read_rows(sheet, &bytes, err);
	text_free(&bytes);
	if (status != 0) {
		sheet_free(sheet);
		return NULL;
	}
	return sheet;
}

struct sheet *sheet_read(const char *path, const struct sheet_column *columns,
			 int n, struct err *err)
{
	return read_sheet(path, columns, n, 0, err);
}

struct sheet *sheet_read_open(const char *path,
			      const struct sheet_column *columns, int n,
			      struct err *err)
{
	return read_sheet(path, columns, n, 1, err);
}

void sheet_free(struct sheet *sheet)
{
	size_t i;
	int c;

	if (sheet == NULL)
		return;
	for (c = sheet->known; c < sheet->n; c++)
		free(sheet->others[c]);
	for (i = 0; i < sheet->count; i++) {
		for (c = 0; c < sheet->n; c++)
			free(sheet->rows[i].cells[c]);
		free(sheet->rows[i].cells);
	}
	free(sheet->rows);
	free(sheet->path);
	free(sheet);
}

int sheet_columns(const struct sheet *sheet)
{
	return sheet->n;
}

const char *sheet_column_name(const struct sheet *sheet, int column)
{
	return sheet->columns[column].name;
}

size_t sheet_rows(const struct sheet *sheet)
{
	return sheet->count;
}

long sheet_line(const struct sheet *sheet, size_t row)
{
	return sheet->rows[row].line;
}

const char *sheet_text(const struct sheet *sheet, size_t row, int column)
{
	return sheet->rows[row].cells[column];
}

int sheet_number(const struct sheet *sheet, size_t row, int column,
		 double *value, int *present, struct err *err)
{
	const char *text = sheet_text(sheet, row, column);

	*present = *text != '\0';
	*value = 0;
	if (*present && number_read(text, strlen(text), NUMBER_COMMA_OR_DOT,
				    value) != 0)
		return sheet_error(sheet, row, column, err, "«%s» non è un "
				   "numero; scrivere per esempio 24 o 3,5", text);
	return 0;
}

int sheet_cents(const struct sheet *sheet, size_t row, int column,
		long long *cents, int *present, struct err *err)
{
	const char *text = sheet_text(sheet, row, column);
	enum number_style style = sheet->separator == ';' ?
				  NUMBER_COMMA : NUMBER_COMMA_OR_DOT;

	*present = *text != '\0';
	*cents = 0;
	if (!*present)
		return 0;
	switch (number_read_cents(text, strlen(text), style, cents)) {
	case CENTS_GOOD:
		return 0;
	case CENTS_TOO_FINE:
		return sheet_error(sheet, row, column, err, "«%s» ha più di due "
				   "decimali; scrivere euro e centesimi, per "
				   "esempio 1.234,50", text);
	case CENTS_TOO_LARGE:
		return sheet_error(sheet, row, column, err, "«%s» non può "
				   "essere una somma di euro: supera il "
				   "miliardo", text);
	default:
		return sheet_error(sheet, row, column, err, "«%s» non è una "
				   "somma di euro; scrivere per esempio "
				   "1.234,50, o lasciare vuota la cella", text);
	}
}

int sheet_date(const struct sheet *sheet, size_t row, int column, day_t *day,
	       int *present, struct err *err)
{
	const char *text = sheet_text(sheet, row, column);

	*present = *text != '\0';
	*day = 0;
	if (*present && date_read(text, strlen(text), day, NULL) != DATE_GOOD)
		return sheet_error(sheet, row, column, err, "«%s» non è una "
				   "data che esiste; scrivere per esempio "
				   "2023-12-31", text);
	return 0;
}
