/* rebuild.c: a new store beside the old one, and then in its place.
 *
 * The register is taken from registro.jsonl, or from the old store where that
 * one still has it and has it longer. The new store grows in a directory of
 * its own, so a rebuild that is killed leaves what was there, and is begun
 * again. Doing the events again is left to replay.c.
 */
#include "rescue/rebuild.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "acquire/tidy.h"
#include "base/file.h"
#include "proof/audit.h"
#include "proof/chain.h"
#include "proof/mirror.h"
#include "register.h"
#include "rescue/replay.h"
#include "store/query.h"
#include "workspace/workspace.h"

#define SCRATCH ".ricostruzione"

enum { LARGEST = 1 << 30 };

struct work {
	struct rebuilding *rebuilding;
	struct text schema, scratch;	/* directories */
	struct text lines;	/* of the register that is taken as true */
	struct store *book;	/* the same, in memory */
	struct err *err;
};

/* --- The register to start from ---------------------------------------------- */

/* Whole lines only: the last may have been cut by what damaged the store. */
static int read_file(struct work *work, struct text *lines)
{
	struct text path = {0};
	int status = 0;

	file_join(&path, work->rebuilding->workspace, MIRROR_NAME);
	if (file_exists(path.data))
		status = file_read(path.data, LARGEST, lines, work->err);
	while (lines->length > 0 && lines->data[lines->length - 1] != '\n')
		lines->length--;
	text_free(&path);
	return status;
}

/* What the old store can still tell: nothing, if it cannot be read. */
static void read_store(struct work *work, struct text *lines)
{
	struct text path = {0};
	struct err ignored = {0};
	struct store *store = NULL;
	struct query *row = NULL;

	file_join(&path, work->rebuilding->workspace, "quadro.db");
	if (file_exists(path.data))
		store = store_open_copy(path.data, work->schema.data, &ignored);
	if (store != NULL)
		row = query_new(store, "select riga from registro order by "
				"voce", &ignored);
	while (row != NULL && query_step(row, &ignored) == 1)
		text_format(lines, "%s\n", query_text(row, 0));
	query_free(row);
	store_close(store);
	text_free(&path);
}

/* How many entries hold, from the first; whether all do. */
static long long weigh(struct work *work, const struct text *lines,
		       struct audit *audit, const char *name)
{
	struct store *book = audit_book(text_string(lines), lines->length,
					work->schema.data, work->err);
	long long good = book == NULL ? -1 :
			 audit_chain(audit, book, name, work->err);

	store_close(book);
	return good;
}

static int choose_register(struct work *work)
{
	struct rebuilding *rebuilding = work->rebuilding;
	struct audit in_file = {0}, in_store = {0};
	struct text other = {0};
	long long file, store;
	int status = read_file(work, &work->lines);

	read_store(work, &other);
	file = status == 0 ? weigh(work, &work->lines, &in_file, MIRROR_NAME) :
			     -1;
	store = status == 0 ? weigh(work, &other, &in_store, "quadro.db") : -1;
	if (file < 0 || store < 0)
		status = -1;
	else if (store > file) {
		text_clear(&work->lines);
		text_add(&work->lines, text_string(&other), other.length);
	}
	if (status == 0 && work->lines.length == 0)
		status = err_set(work->err, EXIT_CONFIG, "%s: non c'è "
				 MIRROR_NAME ", e senza il registro non si sa "
				 "che cosa sono i file dell'archivio; serve una "
				 "copia di sicurezza («quadro restore»)",
				 rebuilding->workspace);
	if (status == 0) {
		text_add_string(&rebuilding->lost,
				text_string(&in_file.found));
		rebuilding->n_lost += in_file.count;
		work->book = audit_book(work->lines.data, work->lines.length,
					work->schema.data, work->err);
		status = work->book != NULL ? 0 : -1;
	}
	audit_free(&in_file);
	audit_free(&in_store);
	text_free(&other);
	return status;
}

/* --- The new store -------------------------------------------------------------- */

static int replay(struct work *work)
{
	struct rebuilding *rebuilding = work->rebuilding;
	struct replay replay = {
		.workspace = rebuilding->workspace,
		.scratch = work->scratch.data, .book = work->book,
		.progress = rebuilding->progress,
	};
	int status = replay_all(&replay, work->err);

	rebuilding->files = replay.files;
	rebuilding->computations = replay.computations;
	rebuilding->n_lost += replay.n_lost;
	text_add_string(&rebuilding->lost, text_string(&replay.lost));
	text_free(&replay.lost);
	return status;
}

static int adopt_lines(struct store *store, const struct text *lines,
		       struct err *err)
{
	const char *at = lines->data, *end = lines->data + lines->length, *stop;

	for (; at < end; at = stop + 1) {
		stop = memchr(at, '\n', (size_t)(end - at));
		if (chain_adopt(store, at, (size_t)(stop - at), err) != 0)
			return -1;
	}
	return 0;
}

/* The register that the replay made of itself gives way to the true one. */
static int put_register(struct work *work)
{
	struct text path = {0}, script = {0}, facts = {0};
	struct store *store = store_open(file_join(&path, work->scratch.data,
						   "quadro.db"),
					 work->schema.data, work->err);
	int status = -1;

	text_format(&script, "%s/0009_registro.sql", work->schema.data);
	text_format(&facts, "{\"da\":\"" MIRROR_NAME "\",\"file\":%ld,"
		    "\"calcoli\":%ld,\"non_tornano\":%ld}",
		    work->rebuilding->files, work->rebuilding->computations,
		    work->rebuilding->n_lost);
	if (store != NULL && store_begin(store, work->err) == 0 &&
	    store_exec(store, "drop table registro", work->err) == 0 &&
	    store_script(store, script.data, work->err) == 0 &&
	    adopt_lines(store, &work->lines, work->err) == 0 &&
	    chain_enter(store, "ricostruzione", "quadro.db", facts.data,
			work->err) == 0 &&
	    store_commit(store, work->err) == 0 &&
	    store_check(store, work->err) == 0)
		status = store_exec(store, "pragma wal_checkpoint(truncate)",
				    work->err);
	store_close(store);
	/* Emptied, it is taken away by SQLite when the store closes. */
	if (status == 0 && unlink(file_join(&path, work->scratch.data,
					    "quadro.db-wal")) != 0 &&
	    errno != ENOENT)
		status = err_system(work->err, EXIT_FAILED, errno, "%s: non si "
				    "può togliere", path.data);
	text_free(&path);
	text_free(&script);
	text_free(&facts);
	return status;
}

/* --- In its place ---------------------------------------------------------------- */

static int step_aside(struct work *work)
{
	static const char *const endings[] = {"-wal", "-shm", "-journal", ""};
	struct rebuilding *rebuilding = work->rebuilding;
	struct text from = {0}, to = {0};
	int i, status = 0;

	file_join(&from, rebuilding->workspace, "quadro.db");
	if (!file_exists(from.data))
		goto out;
	for (i = 1; i == 1 || file_exists(to.data); i++) {
		text_clear(&to);
		text_format(&to, "%s.danneggiato-%d", from.data, i);
	}
	text_add_string(&rebuilding->aside, strrchr(to.data, '/') + 1);
	for (size_t e = 0; status == 0 && e < sizeof(endings) /
	     sizeof(endings[0]); e++) {
		text_clear(&from);
		text_clear(&to);
		text_format(&from, "%s/quadro.db%s", rebuilding->workspace,
			    endings[e]);
		text_format(&to, "%s/%s%s", rebuilding->workspace,
			    rebuilding->aside.data, endings[e]);
		if (rename(from.data, to.data) != 0 && errno != ENOENT)
			status = err_system(work->err, EXIT_FAILED, errno,
					    "%s: non si può mettere da parte",
					    from.data);
	}
out:
	text_free(&from);
	text_free(&to);
	return status;
}

static int step_in(struct work *work)
{
	struct text from = {0}, to = {0};
	int status = 0;

	file_join(&from, work->scratch.data, "quadro.db");
	file_join(&to, work->rebuilding->workspace, "quadro.db");
	if (rename(from.data, to.data) != 0)
		status = err_system(work->err, EXIT_FAILED, errno, "%s: non si "
				    "può mettere al suo posto", to.data);
	text_free(&from);
	text_free(&to);
	return status != 0 ? -1 :
	       file_sync_directory(work->rebuilding->workspace, work->err);
}

/* The receipts again, and the run's own entries. */
static int conclude(struct work *work)
{
	struct rebuilding *rebuilding = work->rebuilding;
	struct workspace *workspace = workspace_open(rebuilding->workspace,
						     WORKSPACE_WRITE, work->err);
	struct text path = {0};
	long long run = -1;
	int status = -1;

	if (workspace == NULL)
		return -1;
	workspace_path(workspace, &path, "ricevute");
	run = register_start(workspace, "rebuild", rebuilding->today,
			     &rebuilding->lost, work->err);
	if (run >= 0 && file_make_directories(path.data, work->err) == 0)
		status = tidy_conclude(workspace, work->err);
	if (run >= 0)
		register_end(workspace, run, status != 0 ? work->err->code :
			     rebuilding->n_lost > 0 ? EXIT_ATTENTION :
			     EXIT_DONE, work->err->message);
	workspace_close(workspace);
	text_free(&path);
	return status;
}

static int remake(struct work *work)
{
	if (choose_register(work) != 0 ||
	    file_remove_tree(work->scratch.data, work->err) != 0 ||
	    file_make_directories(work->scratch.data, work->err) != 0 ||
	    replay(work) != 0 || put_register(work) != 0 ||
	    file_sync_all(work->scratch.data, work->err) != 0 ||
	    step_aside(work) != 0 || step_in(work) != 0)
		return -1;
	return conclude(work);
}

int rebuild_store(struct rebuilding *rebuilding, struct err *err)
{
	struct work work = {.rebuilding = rebuilding, .err = err};
	struct err ignored = {0};
	char *program = workspace_program_data(err);
	int status = -1;

	if (program != NULL) {
		text_format(&work.schema, "%s/sql/schema", program);
		text_format(&work.scratch, "%s/" SCRATCH,
			    rebuilding->workspace);
		status = remake(&work);
		file_remove_tree(work.scratch.data, &ignored);
	}
	store_close(work.book);
	text_free(&work.schema);
	text_free(&work.scratch);
	text_free(&work.lines);
	free(program);
	return status;
}

void rebuild_free(struct rebuilding *rebuilding)
{
	text_free(&rebuilding->lost);
	text_free(&rebuilding->aside);
}
