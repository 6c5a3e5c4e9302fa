/* guard.h: expressions that users wrote, compiled where they can do no harm. */
#ifndef QUADRO_STORE_GUARD_H
#define QUADRO_STORE_GUARD_H

#include "base/err.h"
#include "store/store.h"

/* Checks one SQL expression of the matrix over a view of records: it must be
 * a single expression that reads nothing but that view and calls nothing but
 * the functions listed in guard.c. Returns 0, or -1 and writes SQLite's word
 * (or ours) to why; nothing is run. */
int guard_expression(struct store *store, const char *view,
		     const char *expression, char *why, size_t size);

/* Checks a whole SELECT of indicatori/NAME.sql in the same way: it may read
 * the temporary views of the records in force, and nothing else. */
int guard_select(struct store *store, const char *sql, char *why, size_t size);

/* Tells each column that an expression reads, maybe more than once, and with
 * view NULL each "view.column" that a whole SELECT does. Only for what
 * guard_expression or guard_select has already admitted. */
typedef void (*guard_each)(void *context, const char *column);
void guard_columns(struct store *store, const char *view, const char *sql,
		   guard_each each, void *context);

/* The functions an expression may call, for messages: "abs, coalesce, ...". */
const char *guard_functions(void);

#endif
