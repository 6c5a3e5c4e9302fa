/* state.c: what is there when a run has ended.
 *
 * Two ends are the same when every file but the store's own is, and when every
 * table of the store is but the registers of runs, which tell of the disturbed
 * run too and have the machine's times.
 */
#include "state.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "store/query.h"
#include "tree.h"

int state_is_published(const char *path)
{
	return path[0] != '.' && strstr(path, "/.") == NULL;
}

int state_is_kept(const char *path)
{
	return strncmp(path, "quadro.db", 9) != 0 &&
	       strcmp(path, "registro.jsonl") != 0 &&
	       strcmp(path, "quadro.lock") != 0;
}

struct text state_published(const char *workspace)
{
	struct text path = {0}, lines;

	lines = tree_list(file_join(&path, workspace, "out"), state_is_published);
	text_free(&path);
	return lines;
}

static void dump_table(struct store *store, const char *table,
		       struct text *out, struct err *err)
{
	struct text sql = {0};
	struct query *query;

	text_format(&sql, "select * from \"%s\" order by 1, 2", table);
	query = query_new(store, sql.data, err);
	while (query != NULL && query_step(query, err) == 1) {
		text_format(out, "%s", table);
		for (int i = 0; i < query_columns(query); i++)
			text_format(out, "|%s", query_text(query, i));
		text_add_string(out, "\n");
	}
	query_free(query);
	text_free(&sql);
}

struct store *state_store(const char *workspace, struct err *err)
{
	struct text path = {0}, schema = {0};
	struct store *store;

	text_format(&schema, "%s/sql/schema", getenv("QUADRO_DATA"));
	store = store_open(file_join(&path, workspace, "quadro.db"),
			   schema.data, err);
	text_free(&path);
	text_free(&schema);
	return store;
}

/* Every table, row by row; the error in the place of what cannot be read. */
static void dump_store(const char *workspace, struct text *out)
{
	struct err err = {0};
	struct store *store = state_store(workspace, &err);
	struct query *query = store == NULL ? NULL : query_new(store, "select "
		"name from sqlite_schema where type = 'table' and name not in "
		"('esecuzione', 'notte', 'registro') and name not like 'sqlite%' "
		"order by 1", &err);

	while (query != NULL && query_step(query, &err) == 1)
		dump_table(store, query_text(query, 0), out, &err);
	query_free(query);
	store_close(store);
	text_add_string(out, err.message);
}

struct text state_end(const char *workspace)
{
	struct text out = tree_list(workspace, state_is_kept);

	dump_store(workspace, &out);
	return out;
}
