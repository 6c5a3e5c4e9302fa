/* table.c: the tables of records follow from the layouts.
 *
 * Names come from the layout files, where they were checked to be plain
 * words; values are always bound. A table is never dropped: versions of
 * records are superseded by the choice of the files in force.
 */
#include "records/table.h"


static const char *column_type(enum field_type type)
{
	switch (type) {
	case FIELD_NUMBER: return "real";
	case FIELD_INTEGER: case FIELD_BOOLEAN: return "integer";
	default: return "text";
	}
}

static int add_missing_columns(struct store *store,
			       const struct layout *layout, struct err *err)
{
	struct query *query = query_new(store, "select count(*) from "
					"pragma_table_info(?) where name = ?",
					err);
	struct text table = {0}, sql = {0};
	int i, status = query != NULL ? 0 : -1;

	text_format(&table, "record_%s", layout->name);
	for (i = 0; status == 0 && i < layout->n_fields; i++) {
		const struct field *field = &layout->fields[i];

		query_bind_text(query, 1, table.data);
		query_bind_text(query, 2, field->name);
		status = query_step(query, err) == 1 ? 0 : -1;
		if (status == 0 && query_integer(query, 0) == 0) {
			text_clear(&sql);
			text_format(&sql, "alter table record_%s add column "
				    "\"%s\" %s", layout->name, field->name,
				    column_type(field->type));
			query_reset(query);
			status = store_exec(store, sql.data, err);
		} else {
			query_reset(query);
		}
	}
	query_free(query);
	text_free(&table);
	text_free(&sql);
	return status;
}

int table_prepare(struct store *store, const struct layout *layout,
		  struct err *err)
{
	struct text sql = {0};
	int i, status;

	text_format(&sql, "create table if not exists record_%s (record integer "
		    "primary key, file integer not null, riga integer not null",
		    layout->name);
	for (i = 0; i < layout->n_fields; i++)
		text_format(&sql, ", \"%s\" %s", layout->fields[i].name,
			    column_type(layout->fields[i].type));
	text_add_string(&sql, ") strict");
	status = store_exec(store, sql.data, err);
	text_free(&sql);
	return status == 0 ? add_missing_columns(store, layout, err) : -1;
}

struct query *table_insert(struct store *store, const struct layout *layout,
			   int rows, struct err *err)
{
	struct text sql = {0};
	struct query *query;
	int row, i;

	text_format(&sql, "insert into record_%s (file, riga", layout->name);
	for (i = 0; i < layout->n_fields; i++)
		text_format(&sql, ", \"%s\"", layout->fields[i].name);
	text_add_string(&sql, ") values ");
	for (row = 0; row < rows; row++) {
		text_add_string(&sql, row > 0 ? ", (?, ?" : "(?, ?");
		for (i = 0; i < layout->n_fields; i++)
			text_add_string(&sql, ", ?");
		text_add_string(&sql, ")");
	}
	query = query_new(store, sql.data, err);
	text_free(&sql);
	return query;
}

struct query *table_keys(struct store *store, const struct layout *layout,
			 long long file, struct err *err)
{
	struct text sql = {0};
	struct query *query;
	int i;

	text_add_string(&sql, "select r.record");
	for (i = 0; i < layout->n_key; i++)
		text_format(&sql, ", r.\"%s\"",
			    layout->fields[layout->key[i]].name);
	text_format(&sql, " from file_ricevuto as f cross join record_%s as r on "
		    "r.record between f.primo_record and f.ultimo_record and "
		    "r.file = f.file where (f.file = ?1 or f.integra = ?1) and "
		    "f.esito in ('ACCETTATO', 'ACCETTATO_CON_SCARTI')",
		    layout->name);
	query = query_new(store, sql.data, err);
	text_free(&sql);
	if (query != NULL)
		query_bind_integer(query, 1, file);
	return query;
}

int table_remove(struct store *store, const struct layout *layout,
		 long long first, long long last, struct err *err)
{
	struct text sql = {0};
	struct query *query;
	int status = -1;

	text_format(&sql, "delete from record_%s where record between ? and ?",
		    layout->name);
	query = query_new(store, sql.data, err);
	if (query != NULL) {
		query_bind_integer(query, 1, first);
		query_bind_integer(query, 2, last);
		status = query_run(query, err);
	}
	query_free(query);
	text_free(&sql);
	return status;
}

/* The records of a file stand together in its table: the view reaches them
 * by their range, without an index to keep. (The id of a record taken back at
 * the end of a file may be the first of the next one: hence `file` too.) */
static void view_of(const struct layout *layout, struct text *sql)
{
	int i;

	text_format(sql, "create temp view if not exists \"%s\" as select "
		    "r.record, r.riga, f.nome as nome_file, f.mittente, "
		    "f.periodo, f.fine_periodo", layout->name);
	for (i = 0; i < layout->n_fields; i++)
		text_format(sql, ", r.\"%s\"", layout->fields[i].name);
	text_format(sql, " from temp.file_in_vigore as v"
		    " cross join main.file_ricevuto as f on f.file = v.file"
		    " cross join main.record_%s as r on r.record between"
		    " f.primo_record and f.ultimo_record and r.file = f.file"
		    " where f.tracciato = '%s';\n", layout->name,
		    layout->name);
}

int table_views(struct store *store, const struct layouts *layouts,
		struct err *err)
{
	struct text sql = {0};
	size_t i;
	int status = store_exec(store, "create temp table if not exists "
				"file_in_vigore (file integer primary key)",
				err);

	for (i = 0; status == 0 && i < layouts_count(layouts); i++) {
		status = table_prepare(store, layouts_at(layouts, i), err);
		view_of(layouts_at(layouts, i), &sql);
	}
	if (status == 0)
		status = store_exec(store, text_string(&sql), err);
	text_free(&sql);
	return status;
}
