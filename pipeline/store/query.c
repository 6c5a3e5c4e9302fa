/* query.c: a thin layer over prepared statements, with our errors. */
#include "store/query.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "store/internal.h"

struct query {
	struct store *store;
	sqlite3_stmt *statement;
};

/* Takes a statement at rest with this very text, or NULL. */
static sqlite3_stmt *take_kept(struct store *store, const char *sql)
{
	sqlite3_stmt *statement;
	int i;

	for (i = 0; i < store->n_kept; i++)
		if (strcmp(sqlite3_sql(store->kept[i]), sql) == 0) {
			statement = store->kept[i];
			store->kept[i] = store->kept[--store->n_kept];
			return statement;
		}
	return NULL;
}

struct query *query_new(struct store *store, const char *sql, struct err *err)
{
	struct query *query = must_alloc(sizeof(*query));
	const char *tail = sql;

	query->store = store;
	query->statement = take_kept(store, sql);
	if (query->statement != NULL)
		return query;
	if (sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT,
			       &query->statement, &tail) != SQLITE_OK) {
		store_error(store, sql, err);
		query_free(query);
		return NULL;
	}
	while (isspace((unsigned char)*tail))
		tail++;
	if (*tail != '\0' || query->statement == NULL) {
		err_set(err, EXIT_FAILED, "più di una istruzione: %s", sql);
		query_free(query);
		return NULL;
	}
	return query;
}

void query_free(struct query *query)
{
	struct store *store;

	if (query == NULL)
		return;
	store = query->store;
	if (query->statement != NULL && store->n_kept < STATEMENTS_KEPT) {
		sqlite3_reset(query->statement);
		sqlite3_clear_bindings(query->statement);
		store->kept[store->n_kept++] = query->statement;
	} else {
		sqlite3_finalize(query->statement);
	}
	free(query);
}

void query_bind_text(struct query *query, int position, const char *text)
{
	sqlite3_bind_text(query->statement, position, text, -1, SQLITE_STATIC);
}

void query_bind_bytes(struct query *query, int position, const char *bytes,
		      size_t length)
{
	sqlite3_bind_text64(query->statement, position, bytes, length,
			    SQLITE_STATIC, SQLITE_UTF8);
}

void query_bind_integer(struct query *query, int position, long long value)
{
	sqlite3_bind_int64(query->statement, position, value);
}

void query_bind_real(struct query *query, int position, double value)
{
	sqlite3_bind_double(query->statement, position, value);
}

void query_bind_null(struct query *query, int position)
{
	sqlite3_bind_null(query->statement, position);
}

int query_step(struct query *query, struct err *err)
{
	int code = sqlite3_step(query->statement);

	if (code == SQLITE_ROW)
		return 1;
	if (code == SQLITE_DONE) {
		sqlite3_reset(query->statement);
		return 0;
	}
	store_error(query->store, sqlite3_sql(query->statement), err);
	sqlite3_reset(query->statement);
	return -1;
}

int query_run(struct query *query, struct err *err)
{
	int code = query_step(query, err);

	sqlite3_reset(query->statement);
	return code < 0 ? -1 : 0;
}

void query_reset(struct query *query)
{
	sqlite3_reset(query->statement);
}

int query_columns(const struct query *query)
{
	return sqlite3_column_count(query->statement);
}

const char *query_column_name(const struct query *query, int column)
{
	return sqlite3_column_name(query->statement, column);
}

const char *query_text(struct query *query, int column)
{
	const unsigned char *text = sqlite3_column_text(query->statement,
							column);

	return text != NULL ? (const char *)text : "";
}

long long query_integer(struct query *query, int column)
{
	return sqlite3_column_int64(query->statement, column);
}

double query_real(struct query *query, int column)
{
	return sqlite3_column_double(query->statement, column);
}

int query_is_null(struct query *query, int column)
{
	return sqlite3_column_type(query->statement, column) == SQLITE_NULL;
}

int query_is_real(struct query *query, int column)
{
	return sqlite3_column_type(query->statement, column) == SQLITE_FLOAT;
}
