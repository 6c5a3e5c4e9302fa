/* tables.c: the night's tables as RFC 4180 files, each from a view.
 *
 * A table is a row here and a view in sql/reports: the view's columns are the
 * header, its order is the file's.
 */
#include "publish/tables.h"

#include <string.h>

#include "base/file.h"
#include "base/number.h"
#include "base/text.h"
#include "tabular/csv.h"
#include "store/query.h"

static const struct table {
	const char *file, *view;
	int always;		/* also without rows */
} tables[] = {
	{"valori.csv", "tabella_valori", 1},
	{"invii.csv", "tabella_invii", 1},
	{"cronoprogramma.csv", "tabella_cronoprogramma", 0},
	{"economia.csv", "tabella_economia", 0},
	{"quadratura.csv", "tabella_quadratura", 0},
	{"contesto.csv", "tabella_contesto", 0},
};

static void add_header(struct text *out, struct query *query)
{
	for (int column = 0; column < query_columns(query); column++) {
		const char *name = query_column_name(query, column);

		csv_cell(out, ',', column == 0, name, strlen(name));
	}
	csv_end(out);
}

static void add_cell(struct text *out, struct query *query, int column)
{
	char number[64];
	const char *cell = query_text(query, column);

	if (query_is_real(query, column))
		cell = number_write(query_real(query, column), number,
				    sizeof(number));
	csv_foreign_cell(out, ',', column == 0, cell, strlen(cell));
}

/* The table's rows, appended; how many, or -1. */
static long add_rows(struct text *out, struct query *query, struct err *err)
{
	long rows = 0;
	int more;

	while ((more = query_step(query, err)) == 1) {
		for (int column = 0; column < query_columns(query); column++)
			add_cell(out, query, column);
		csv_end(out);
		rows++;
	}
	return more == 0 ? rows : -1;
}

static int write_table(struct store *store, const struct table *table,
		       const char *directory, struct err *err)
{
	struct text out = {0}, path = {0}, sql = {0};
	struct query *query;
	long rows = -1;
	int status = -1;

	text_format(&sql, "select * from %s", table->view);
	query = query_new(store, text_string(&sql), err);
	if (query != NULL) {
		add_header(&out, query);
		rows = add_rows(&out, query, err);
	}
	query_free(query);
	if (rows == 0 && !table->always)
		status = 0;
	else if (rows >= 0)
		status = file_write(file_join(&path, directory, table->file),
				    out.data, out.length, 0, err);
	text_free(&sql);
	text_free(&out);
	text_free(&path);
	return status;
}

int tables_write(struct store *store, const char *directory, struct err *err)
{
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		if (write_table(store, &tables[i], directory, err) != 0)
			return -1;
	return 0;
}
