/* store.c: opening, closing and transactions of the workspace's database.
 *
 * WAL with full synchronisation: a commit that returned is on the disk, a
 * reader never waits, and a run killed anywhere leaves the last commit. The
 * next opening goes back to it when a run was killed without it.
 */
#include "store/store.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "store/internal.h"
#include "store/query.h"

enum { MAX_SCRIPT = 1 << 20, BUSY_MILLISECONDS = 10000 };

/* The system's error behind one of SQLite's. Having failed to open a file to
 * write, SQLite tries to read it: that it is not there is then no cause. */
static int cannot_use(const struct store *store, int code, struct err *err)
{
	int cause = sqlite3_system_errno(store->db);

	if (code == SQLITE_READONLY || code == SQLITE_PERM)
		cause = EACCES;
	if (code == SQLITE_CANTOPEN && (cause == ENOENT || cause == 0))
		return err_set(err, EXIT_FAILED, "%s: l'archivio dati non si "
			       "può aprire per scriverci: manca il permesso, o "
			       "il disco è pieno; controllare l'uno e l'altro",
			       store->path);
	return err_system(err, EXIT_FAILED, cause != 0 ? cause : EIO,
			  "%s: l'archivio dati non si può usare", store->path);
}

int store_error(const struct store *store, const char *doing, struct err *err)
{
	int code = store->db != NULL ? sqlite3_errcode(store->db) : SQLITE_NOMEM;
	const char *word = store->db != NULL ? sqlite3_errmsg(store->db) : "";

	if (code == SQLITE_FULL)
		return err_set(err, EXIT_FAILED,
			       "%s: il disco è pieno; liberare spazio e "
			       "rilanciare: nulla è andato perso", store->path);
	if (code == SQLITE_READONLY || code == SQLITE_CANTOPEN ||
	    code == SQLITE_PERM || code == SQLITE_IOERR)
		return cannot_use(store, code, err);
	if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
		return err_set(err, EXIT_FAILED, "%s: l'archivio dati è "
			       "occupato da un altro comando; riprovare quando "
			       "ha finito", store->path);
	if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
		return err_set(err, EXIT_CONFIG,
			       "%s: l'archivio dati è danneggiato o non è un "
			       "archivio di quadro (%s); si rifà dagli originali "
			       "con «quadro rebuild»", store->path, word);
	return err_set(err, EXIT_FAILED, "%s: %s: %s", store->path, doing,
		       word);
}

/* One thread at a time uses a store: SQLite need not guard it. */
static int configure(struct store *store, struct err *err)
{
	sqlite3 *db = store->db;

	sqlite3_extended_result_codes(db, 0);
	sqlite3_busy_timeout(db, BUSY_MILLISECONDS);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
	if (functions_register(db) != SQLITE_OK)
		return store_error(store, "funzioni", err);
	return store_exec(store, "pragma cache_size = -8192", err);
}

static int configure_writer(struct store *store, struct err *err)
{
	return configure(store, err) == 0 ?
	       store_exec(store, "pragma journal_mode = wal;"
			  "pragma synchronous = full;", err) : -1;
}

static struct store *new_store(const char *path)
{
	struct store *store = must_alloc(sizeof(*store));

	/* No effect once SQLite has been used: the first store decides. */
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	memset(store, 0, sizeof(*store));
	store->path = text_copy(path, strlen(path));
	return store;
}

static int open_file(struct store *store, const char *path, int create,
		     struct err *err)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
		    (create ? SQLITE_OPEN_CREATE : 0);

	if (sqlite3_open_v2(path, &store->db, flags, NULL) == SQLITE_OK)
		return 0;
	return store_error(store, "apertura", err);
}

struct store *store_open(const char *path, const char *schema_directory,
			 struct err *err)
{
	struct store *store = new_store(path);

	if (open_file(store, path, 1, err) == 0 &&
	    configure_writer(store, err) == 0 &&
	    migrate(store, schema_directory, err) == 0)
		return store;
	store_close(store);
	return NULL;
}

/* The whole of the store at `from`, as its last commit left it. */
static int copy_from(struct store *store, const char *from, struct err *err)
{
	struct store *source = new_store(from);
	sqlite3_backup *backup = NULL;
	int status = open_file(source, from, 0, err);

	if (status == 0) {
		sqlite3_busy_timeout(source->db, BUSY_MILLISECONDS);
		backup = sqlite3_backup_init(store->db, "main", source->db,
					     "main");
	}
	if (backup != NULL)
		sqlite3_backup_step(backup, -1);
	/* What went wrong on the way is told by the end. */
	if (status == 0 && (backup == NULL ||
			    sqlite3_backup_finish(backup) != SQLITE_OK))
		status = store_error(store, "copia", err);
	store_close(source);
	return status;
}

struct store *store_open_copy(const char *path, const char *schema_directory,
			      struct err *err)
{
	struct store *store = new_store(path);

	if (open_file(store, "", 1, err) == 0 &&
	    copy_from(store, path, err) == 0 &&
	    configure_writer(store, err) == 0 &&
	    migrate(store, schema_directory, err) == 0)
		return store;
	store_close(store);
	return NULL;
}

struct store *store_open_reader(const char *path, const char *schema_directory,
				struct err *err)
{
	struct store *store = new_store(path);
	struct err ignored = {0};

	/* As long as it may only ask, migrate can do no more than approve. */
	if (open_file(store, path, 0, &ignored) == 0 &&
	    configure(store, &ignored) == 0 &&
	    store_exec(store, "pragma query_only = 1", &ignored) == 0 &&
	    migrate(store, schema_directory, &ignored) == 0 &&
	    store_exec(store, "pragma query_only = 0", &ignored) == 0)
		return store;
	store_close(store);
	return store_open_copy(path, schema_directory, err);
}

void store_close(struct store *store)
{
	if (store == NULL)
		return;
	while (store->n_kept > 0)
		sqlite3_finalize(store->kept[--store->n_kept]);
	sqlite3_close(store->db);
	free(store->path);
	free(store);
}

int store_exec(struct store *store, const char *sql, struct err *err)
{
	if (sqlite3_exec(store->db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return store_error(store, "istruzione", err);
	return 0;
}

int store_script(struct store *store, const char *path, struct err *err)
{
	struct text sql = {0};
	int status = file_read(path, MAX_SCRIPT, &sql, err);

	if (status == 0 && sqlite3_exec(store->db, text_string(&sql), NULL,
					NULL, NULL) != SQLITE_OK)
		status = store_error(store, path, err);
	text_free(&sql);
	return status;
}

int store_begin(struct store *store, struct err *err)
{
	return store_exec(store, "begin immediate", err);
}

int store_commit(struct store *store, struct err *err)
{
	return store_exec(store, "commit", err);
}

void store_rollback(struct store *store)
{
	if (store != NULL && !sqlite3_get_autocommit(store->db))
		sqlite3_exec(store->db, "rollback", NULL, NULL, NULL);
}

int store_mark(struct store *store, struct err *err)
{
	return store_exec(store, "savepoint segno", err);
}

int store_release(struct store *store, struct err *err)
{
	return store_exec(store, "release segno", err);
}

void store_undo(struct store *store)
{
	sqlite3_exec(store->db, "rollback to segno; release segno", NULL, NULL,
		     NULL);
}

/* `extra`: the removal of the journal, which is what commits, is synced too:
 * the inbox is emptied right after it. */
void store_straight(struct store *store)
{
	(void)sqlite3_exec(store->db, "pragma journal_mode = delete;"
			   "pragma synchronous = extra", NULL, NULL, NULL);
}

void store_log(struct store *store)
{
	(void)sqlite3_exec(store->db, "pragma journal_mode = wal;"
			   "pragma synchronous = full", NULL, NULL, NULL);
}

/* What SQLite says of a fault may take more than one line. */
static void one_line(char *out, size_t size, const char *words)
{
	snprintf(out, size, "%s", words);
	for (; *out != '\0'; out++)
		if (*out == '\n')
			*out = ' ';
}

/* A pragma that says "ok", or what is wrong. */
static int check(struct store *store, const char *sql, struct err *err)
{
	struct query *query = query_new(store, sql, err);
	char fault[256];
	int status = -1;

	if (query == NULL)
		return -1;
	if (query_step(query, err) == 1) {
		if (strcmp(query_text(query, 0), "ok") == 0)
			status = 0;
		else {
			one_line(fault, sizeof(fault), query_text(query, 0));
			err_set(err, EXIT_CONFIG,
				"%s: l'archivio dati è danneggiato (%s); si "
				"rifà dagli originali con «quadro rebuild»",
				store->path, fault);
		}
	}
	query_free(query);
	return status;
}

int store_check(struct store *store, struct err *err)
{
	return check(store, "pragma integrity_check(1)", err);
}

/* What SQLite reads in about fifteen milliseconds. */
enum { SMALL_STORE = 8 << 20 };

static int is_small(struct store *store, struct err *err)
{
	struct query *query = query_new(store, "select page_count * page_size "
		"<= ? from pragma_page_count, pragma_page_size", err);
	int small = -1;

	if (query == NULL)
		return -1;
	query_bind_integer(query, 1, SMALL_STORE);
	if (query_step(query, err) == 1)
		small = query_integer(query, 0) != 0;
	query_free(query);
	return small;
}

int store_glance(struct store *store, struct err *err)
{
	static const char *const tables[] = {
		"pragma quick_check('file_ricevuto')",
		"pragma quick_check('esecuzione')",
		"pragma quick_check('indicatore')",
		"pragma quick_check('calcolo')",
		"pragma quick_check('trimestre')",
	};
	int small = is_small(store, err), status = 0;

	if (small != 0)
		return small < 0 ? -1 : check(store, "pragma quick_check(1)",
					      err);
	for (size_t i = 0; status == 0 && i < sizeof(tables) /
	     sizeof(tables[0]); i++)
		status = check(store, tables[i], err);
	return status;
}

int store_thorough(struct store *store, struct err *err)
{
	int small = is_small(store, err);

	return small != 0 ? small < 0 ? -1 : 0 :
	       check(store, "pragma quick_check(1)", err);
}

int store_save(const char *from, const char *to, struct err *err)
{
	struct store *store = new_store(to);
	int status = open_file(store, to, 1, err);

	if (status == 0)
		status = copy_from(store, from, err);
	if (status == 0)
		status = check(store, "pragma integrity_check(1)", err);
	store_close(store);
	return status;
}

long long store_changes(struct store *store)
{
	return sqlite3_total_changes64(store->db);
}

long long store_last_id(struct store *store)
{
	return sqlite3_last_insert_rowid(store->db);
}
