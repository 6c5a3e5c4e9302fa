/* regione_book.c: regione.xlsx: the tables of the report as typed sheets.
 *
 * Numbers are numbers, days are days, what people wrote is text whatever it
 * begins with. A suppressed figure is the text of its mark. Which sheets and
 * columns there are is in regione_sheets.c.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "format.h"
#include "packs/context.h"
#include "packs/dataset.h"
#include "store/query.h"
#include "tabular/xlsx.h"

enum {
	MOST_LINES = 12,	/* of a row: the rest is read in the cell */
	FILTER_ARROW = 4,	/* characters that the header's button takes */
	README_SHEET = 20, README_COLUMN = 30, README_WORDS = 80,
};

static const struct {
	enum xlsx_kind cell;
	double width;		/* characters */
} looks[] = {
	[DATASET_TEXT] = {XLSX_TEXT, 14}, [DATASET_LONG] = {XLSX_TEXT, 42},
	[DATASET_DATE] = {XLSX_DATE, 12},
	[DATASET_INTEGER] = {XLSX_INTEGER, 10},
	[DATASET_NUMBER] = {XLSX_DECIMAL, 12},
	[DATASET_PERCENT] = {XLSX_PERCENT, 12},
	[DATASET_EURO] = {XLSX_EURO, 16},
};

struct spot {
	struct xlsx *book;
	int sheet, row, column;
};

/* A cell that is to be a number: one, or a mark in its place. */
static void number_cell(const struct spot *at, enum dataset_kind kind,
			const char *cell)
{
	char *end;
	double value = strtod(cell, &end);

	if (*end != '\0')
		xlsx_text(at->book, at->sheet, at->row, at->column, XLSX_MARK,
			  cell);
	else
		xlsx_number(at->book, at->sheet, at->row, at->column,
			    looks[kind].cell,
			    kind == DATASET_PERCENT ? value / 100 : value);
}

static void write_cell(const struct spot *at, enum dataset_kind kind,
		       const char *cell)
{
	day_t day;

	if (cell[0] == '\0')
		return;
	if (kind == DATASET_DATE &&
	    date_read_iso(cell, strlen(cell), &day) == 0)
		xlsx_day(at->book, at->sheet, at->row, at->column, day);
	else if (kind == DATASET_TEXT || kind == DATASET_DATE)
		xlsx_text(at->book, at->sheet, at->row, at->column, XLSX_PLAIN,
			  cell);
	else if (kind == DATASET_LONG)
		xlsx_text(at->book, at->sheet, at->row, at->column,
			  XLSX_PARAGRAPH, cell);
	else
		number_cell(at, kind, cell);
}

/* How many lines the longest text of a row takes. */
static int lines_of(const char *cell)
{
	size_t characters = text_code_points(cell, strlen(cell));
	int lines = 1 + (int)(characters / (size_t)looks[DATASET_LONG].width);

	for (; *cell != '\0' && lines < MOST_LINES; cell++)
		lines += *cell == '\n';
	return lines < MOST_LINES ? lines : MOST_LINES;
}

static struct query *ask(struct store *store, const struct dataset *table,
			 struct err *err)
{
	struct text sql = {0};
	struct query *query;

	dataset_select(&sql, table);
	query = query_new(store, text_string(&sql), err);
	text_free(&sql);
	return query;
}

static void write_header(struct xlsx *book, int sheet,
			 const struct dataset *table)
{
	for (size_t i = 0; i < table->n; i++) {
		const struct dataset_field *field = &table->fields[i];
		double title = (double)text_code_points(field->title,
							strlen(field->title)) +
			       FILTER_ARROW;

		xlsx_column(book, sheet, (int)i, title > looks[field->kind].width
			    ? title : looks[field->kind].width,
			    looks[field->kind].cell);
		xlsx_text(book, sheet, 0, (int)i, XLSX_HEADER, field->title);
	}
}

static int write_sheet(struct store *store, struct xlsx *book,
		       const struct dataset *table, struct err *err)
{
	struct spot at = { .book = book, .row = 1,
			    .sheet = xlsx_sheet(book, table->name, 1, 1) };
	struct query *query = ask(store, table, err);
	int step = -1;

	write_header(book, at.sheet, table);
	while (query != NULL && (step = query_step(query, err)) == 1) {
		int lines = 1;

		for (size_t i = 0; i < table->n; i++) {
			const char *cell = query_text(query, (int)i);
			enum dataset_kind kind = table->fields[i].kind;

			at.column = (int)i;
			write_cell(&at, kind, cell);
			if (kind == DATASET_LONG && lines_of(cell) > lines)
				lines = lines_of(cell);
		}
		xlsx_row(book, at.sheet, at.row++, lines);
	}
	query_free(query);
	xlsx_filter(book, at.sheet, 0, at.row > 1 ? at.row - 1 : 1,
		    (int)table->n - 1);
	return step;
}

/* What the marks mean. */
static int write_legend(struct store *store, struct xlsx *book, int *row,
			struct err *err)
{
	struct query *query = query_new(store, "select segno, significato from "
					"temp.regione_legenda", err);
	int step = -1;

	while (query != NULL && (step = query_step(query, err)) == 1) {
		xlsx_text(book, 0, *row, 0, XLSX_LABEL, query_text(query, 0));
		xlsx_text(book, 0, (*row)++, 2, XLSX_PARAGRAPH,
			  query_text(query, 1));
	}
	query_free(query);
	return step;
}

static void write_meanings(struct xlsx *book, int row)
{
	static const char *const titles[] = {"Foglio", "Colonna",
					     "Che cosa vuol dire"};

	for (int i = 0; i < 3; i++)
		xlsx_text(book, 0, row, i, XLSX_HEADER, titles[i]);
	for (size_t s = 0; s < regione_n_sheets; s++)
		for (size_t i = 0; i < regione_sheets[s].n; i++) {
			const struct dataset_field *field =
				&regione_sheets[s].fields[i];

			row++;
			xlsx_text(book, 0, row, 0, XLSX_PLAIN,
				  regione_sheets[s].name);
			xlsx_text(book, 0, row, 1, XLSX_PLAIN, field->title);
			xlsx_text(book, 0, row, 2, XLSX_PARAGRAPH,
				  field->words);
		}
}

/* The first sheet: what the workbook is, the marks, every column. */
static int write_readme(const struct pack_context *context, struct xlsx *book,
			struct err *err)
{
	const struct plan *plan = context->board->plan;
	char date[FORMAT_SIZE], period[FORMAT_SIZE] = "";
	struct text about = {0};
	int row = 4, status;

	xlsx_sheet(book, "Leggimi", 0, 0);
	xlsx_column(book, 0, 0, README_SHEET, XLSX_TEXT);
	xlsx_column(book, 0, 1, README_COLUMN, XLSX_TEXT);
	xlsx_column(book, 0, 2, README_WORDS, XLSX_TEXT);
	xlsx_text(book, 0, 0, 0, XLSX_TITLE, context->title);
	text_format(&about, "%s. %s", plan->ambito != NULL ? plan->ambito : "",
		    plan->title != NULL ? plan->title : "");
	xlsx_text(book, 0, 1, 0, XLSX_PLAIN, text_string(&about));
	if (plan->period != NULL)
		format_period(period, sizeof period, plan->period);
	text_clear(&about);
	text_format(&about, "%s%sDati noti %s. Impronta dei dati %.8s.", period,
		    period[0] != '\0' ? ". " : "",
		    format_date_after(date, sizeof date, "al", plan->as_of),
		    context->digest);
	xlsx_text(book, 0, 2, 0, XLSX_PLAIN, text_string(&about));
	status = write_legend(context->store, book, &row, err);
	write_meanings(book, row + 1);
	text_free(&about);
	return status;
}

static int make_book(const struct pack_context *context, struct text *bytes,
		     struct err *err)
{
	const char *as_of = context->board->plan->as_of;
	struct xlsx *book;
	day_t day = 0;
	int status = -1;

	date_read_iso(as_of, strlen(as_of), &day);
	book = xlsx_new(context->title, day, err);
	if (book == NULL || write_readme(context, book, err) != 0)
		goto out;
	for (size_t i = 0; i < regione_n_sheets; i++)
		if (write_sheet(context->store, book, &regione_sheets[i],
				err) != 0)
			goto out;
	status = xlsx_finish(book, bytes, err);
out:
	xlsx_free(book);
	return status;
}

/* The library does not look whether its temporary files were written: a block
 * that a disk failed to take is missing in silence. It is made twice: the same
 * bytes come out, or something went wrong. */
int regione_book_render(const struct pack_context *context, const char *path,
			struct err *err)
{
	struct text bytes = {0}, again = {0};
	int status = -1;

	if (make_book(context, &bytes, err) == 0 &&
	    make_book(context, &again, err) == 0)
		status = bytes.length == again.length &&
			 memcmp(bytes.data, again.data, bytes.length) == 0 ? 0 :
			 err_system(err, EXIT_FAILED, EIO, "%s: il foglio di "
				    "calcolo non viene due volte uguale", path);
	if (status == 0)
		status = file_write(path, bytes.data, bytes.length,
				    !context->staged, err);
	text_free(&bytes);
	text_free(&again);
	return status;
}
