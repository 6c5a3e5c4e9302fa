/* store.h: the one database of a workspace. Only this folder knows sqlite3. */
#ifndef QUADRO_STORE_STORE_H
#define QUADRO_STORE_STORE_H

#include "base/err.h"

struct store;

/* Opens (creating it if need be) the store at path, or ":memory:", and brings
 * its schema up to date with the numbered migrations of schema_directory.
 * A store of a newer program, of another program, or damaged: EXIT_CONFIG.
 * Returns NULL on error; release with store_close. */
struct store *store_open(const char *path, const char *schema_directory,
			 struct err *err);

/* A private copy of the store at path, as its last commit left it: whoever only
 * looks waits for no run, and no run waits for who looks. What is written in it
 * is forgotten by store_close; so is its schema brought up to date. Errors as
 * above. NULL on error. */
struct store *store_open_copy(const char *path, const char *schema_directory,
			      struct err *err);

/* The store at path to be read only, as its last commit left it, at no cost
 * whatever its size; a copy as above where its schema is older than this
 * program. The caller writes nothing but temporary tables. NULL on error. */
struct store *store_open_reader(const char *path, const char *schema_directory,
				struct err *err);
void store_close(struct store *store);

/* Writes the store at `from`, as its last commit left it, to a new file, page
 * by page where they are, and checks the whole of it. 0 or -1. */
int store_save(const char *from, const char *to, struct err *err);

/* Runs one or more statements that return nothing. 0 or -1. */
int store_exec(struct store *store, const char *sql, struct err *err);

/* Runs the statements of a file. 0 or -1; errors name the file. */
int store_script(struct store *store, const char *path, struct err *err);

int store_begin(struct store *store, struct err *err);
int store_commit(struct store *store, struct err *err);
/* Gives up the open transaction, if any; never fails in a way that matters. */
void store_rollback(struct store *store);

/* Nested marks inside a transaction: what came after the mark can be undone
 * alone, so that one file never harms another. */
int store_mark(struct store *store, struct err *err);
int store_release(struct store *store, struct err *err);
void store_undo(struct store *store);

/* Before a transaction that adds very many pages: they are written once, where
 * they belong, instead of to the log first; what is there before is as safe.
 * Others that open the store meanwhile wait for its end. store_log goes back.
 * Both do nothing when somebody else has the store open: only speed is lost. */
void store_straight(struct store *store);
void store_log(struct store *store);

/* The whole integrity check of SQLite: 0 when sound, -1 with its first word. */
int store_check(struct store *store, struct err *err);

/* The check that starts a run, in few milliseconds whatever the history: the
 * whole of a small store, of a large one (over 8 MB) the tables that a run
 * begins with. store_thorough then looks at the whole of a large one: before
 * anything is published. Each is 0, or -1: EXIT_CONFIG, with the cure. */
int store_glance(struct store *store, struct err *err);
int store_thorough(struct store *store, struct err *err);

/* How many rows this connection has changed since it was opened. */
long long store_changes(struct store *store);

/* The row id of the last insert. */
long long store_last_id(struct store *store);

#endif
