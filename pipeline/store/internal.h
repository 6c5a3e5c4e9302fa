/* internal.h: what the files of store/ share; nobody else includes it. */
#ifndef QUADRO_STORE_INTERNAL_H
#define QUADRO_STORE_INTERNAL_H

#include <sqlite3.h>

#include "base/err.h"

enum { STATEMENTS_KEPT = 64 };

struct store {
	sqlite3 *db;
	char *path;
	/* Statements at rest, for the next query_new of the same text: the
	 * same few are asked for every file. */
	sqlite3_stmt *kept[STATEMENTS_KEPT];
	int n_kept;
};

/* Fills err with what SQLite says of the last call. A full or read-only disk
 * is EXIT_FAILED and says so. Returns -1. */
int store_error(const struct store *store, const char *doing, struct err *err);

/* Registers the SQL functions of functions.c. 0 or -1. */
int functions_register(sqlite3 *db);

/* Brings the schema up to date: migrate.c. 0 or -1. */
int migrate(struct store *store, const char *directory, struct err *err);

#endif
