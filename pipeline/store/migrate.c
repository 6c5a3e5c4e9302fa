/* migrate.c: the schema, as numbered files that are only ever added.
 *
 * Each `NNNN_name.sql` runs once, in one transaction with the user_version
 * that records it. A fresh store runs them all: there is no second schema.
 * A store of a newer program is refused rather than guessed at.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "store/internal.h"
#include "store/query.h"
#include "store/store.h"

enum { APPLICATION_ID = 0x71756472, MAX_MIGRATION = 1 << 20 };	/* "qudr" */

static long long pragma_value(struct store *store, const char *sql,
			      struct err *err)
{
	struct query *query = query_new(store, sql, err);
	long long value = -1;

	if (query != NULL && query_step(query, err) == 1)
		value = query_integer(query, 0);
	query_free(query);
	return value;
}

static int is_migration(const struct dirent *entry)
{
	return strlen(entry->d_name) > 8 &&
	       strspn(entry->d_name, "0123456789") == 4 &&
	       strcmp(entry->d_name + strlen(entry->d_name) - 4, ".sql") == 0;
}

static int run_one(struct store *store, const char *directory,
		   const char *name, struct err *err)
{
	struct text path = {0}, sql = {0};
	int status = file_read(file_join(&path, directory, name),
			       MAX_MIGRATION, &sql, err);

	if (status == 0) {
		struct text whole = {0};

		text_format(&whole, "begin immediate;\n%s\n"
			    "pragma application_id = %d;"
			    "pragma user_version = %d;commit;",
			    text_string(&sql), APPLICATION_ID, atoi(name));
		status = store_exec(store, text_string(&whole), err);
		if (status != 0)
			store_rollback(store);
		text_free(&whole);
	}
	text_free(&path);
	text_free(&sql);
	return status;
}

static int run_all(struct store *store, const char *directory,
		   long long version, struct err *err)
{
	struct dirent **entries = NULL;
	int n = scandir(directory, &entries, is_migration, alphasort);
	int i, status = 0, newest = 0;

	if (n <= 0)
		return err_set(err, EXIT_CONFIG,
			       "%s: mancano i file dello schema; reinstallare "
			       "quadro", directory);
	for (i = 0; i < n; i++) {
		newest = atoi(entries[i]->d_name);
		if (status == 0 && newest > version)
			status = run_one(store, directory, entries[i]->d_name,
					 err);
		free(entries[i]);
	}
	free(entries);
	if (status == 0 && version > newest)
		status = err_set(err, EXIT_CONFIG,
				 "%s: scritto da una versione più nuova di "
				 "quadro (%lld, questa conosce %d); aggiornare "
				 "il programma", store->path, version, newest);
	return status;
}

int migrate(struct store *store, const char *directory, struct err *err)
{
	long long application = pragma_value(store, "pragma application_id",
					     err);
	long long version = pragma_value(store, "pragma user_version", err);
	long long objects = pragma_value(store, "select count(*) from "
					 "sqlite_schema", err);

	if (application < 0 || version < 0 || objects < 0)
		return -1;
	if (objects > 0 && application != APPLICATION_ID)
		return err_set(err, EXIT_CONFIG,
			       "%s: è un archivio di un altro programma",
			       store->path);
	return run_all(store, directory, version, err);
}
