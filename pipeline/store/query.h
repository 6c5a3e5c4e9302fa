/* query.h: prepared statements: values are always bound, never formatted. */
#ifndef QUADRO_STORE_QUERY_H
#define QUADRO_STORE_QUERY_H

#include <stddef.h>

#include "base/err.h"
#include "store/store.h"

struct query;

/* Compiles one statement; the rest of sql after it must be blank. NULL on
 * error. Release with query_free. */
struct query *query_new(struct store *store, const char *sql, struct err *err);
void query_free(struct query *query);

/* Binds the parameter at position (1 first). Text is not copied: it must live
 * until the next step or bind; NULL text binds a null. */
void query_bind_text(struct query *query, int position, const char *text);
void query_bind_bytes(struct query *query, int position, const char *bytes,
		      size_t length);
void query_bind_integer(struct query *query, int position, long long value);
void query_bind_real(struct query *query, int position, double value);
void query_bind_null(struct query *query, int position);

/* Moves to the next row: 1 with a row, 0 at the end (the statement is then
 * ready to be bound and run again), -1 on error. */
int query_step(struct query *query, struct err *err);

/* Runs a statement that returns no row, and makes it ready again. 0 or -1. */
int query_run(struct query *query, struct err *err);

/* Leaves the rows that are left and makes the statement ready again. */
void query_reset(struct query *query);

/* Columns of the row (0 first). Text is valid until the next step; a null is
 * "" as text, 0 as a number: query_is_null tells. */
int query_columns(const struct query *query);
const char *query_column_name(const struct query *query, int column);
const char *query_text(struct query *query, int column);
long long query_integer(struct query *query, int column);
double query_real(struct query *query, int column);
int query_is_null(struct query *query, int column);
int query_is_real(struct query *query, int column);

#endif
