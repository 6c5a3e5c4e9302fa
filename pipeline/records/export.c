/* export.c: tables for others: what is published beside the documents and
 * what is attached to them is the same text, made here. Which views, under
 * which names, is said by those who write them. */
#include "records/export.h"

#include <string.h>

#include "base/number.h"
#include "store/query.h"
#include "tabular/csv.h"

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

long export_view(struct store *store, const char *view, struct text *out,
		 struct err *err)
{
	struct text sql = {0};
	struct query *query;
	long rows = -1;

	text_format(&sql, "select * from %s", view);
	query = query_new(store, text_string(&sql), err);
	if (query != NULL) {
		add_header(out, query);
		rows = add_rows(out, query, err);
	}
	query_free(query);
	text_free(&sql);
	return rows;
}
