/* inbox.c: the night's files, from the inbox to the archive.
 *
 * Originals are written to the archive and synced before the commit that
 * makes them count; receipts and the tidying of the inbox come after it, and
 * are done again at the next start if the run is killed in between (tidy.c).
 * So at every instant a file is in the inbox, or in the archive and in the
 * store, and is never taken twice.
 */
#include "acquire/inbox.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "acquire/receipt.h"
#include "acquire/tidy.h"
#include "base/contents.h"
#include "base/writer.h"
#include "store/query.h"

enum {
	LARGE = 1 << 20,	/* bytes: not worth a copy for the writer */
	HUGE = 1 << 24,		/* of all the files: not worth the store's log */
};

struct entry {
	char *name;
	char *path;
	long long modified;
	long long bytes;
};

struct batch {
	struct intake intake;
	struct inbox_summary *summary;
	struct writer *writer;	/* of originals */
	const char *scratch;	/* where large files are copied: the archive */
	struct text archive;
	struct err *err;
};

static long long mtime_of(const struct stat *info)
{
	return (long long)info->st_mtim.tv_sec * 1000000000 +
	       info->st_mtim.tv_nsec;
}

static int by_time_then_name(const void *a, const void *b)
{
	const struct entry *first = a, *second = b;

	if (first->modified != second->modified)
		return first->modified < second->modified ? -1 : 1;
	return strcmp(first->name, second->name);
}

/* The regular files of the inbox; names with a dot first are the system's. A
 * link is not followed: what it points to is not the inbox's to take. */
static size_t list_inbox(const char *inbox, struct entry **entries,
			 struct text *notes)
{
	DIR *directory = opendir(inbox);
	struct dirent *item;
	size_t n = 0;

	*entries = NULL;
	while (directory != NULL && (item = readdir(directory)) != NULL) {
		struct text path = {0};
		struct stat info;

		file_join(&path, inbox, item->d_name);
		if (item->d_name[0] == '.' || lstat(path.data, &info) != 0)
			info.st_mode = 0;
		if (S_ISLNK(info.st_mode))
			text_format(notes, "%s: è un collegamento e non si "
				    "segue; mettere nella cartella inbox il "
				    "file stesso\n", path.data);
		if (S_ISREG(info.st_mode)) {
			*entries = must_resize(*entries, (n + 1) *
					       sizeof(**entries));
			(*entries)[n++] = (struct entry){
				text_copy(item->d_name, strlen(item->d_name)),
				text_copy(path.data, path.length),
				mtime_of(&info), info.st_size};
		}
		text_free(&path);
	}
	if (directory != NULL)
		closedir(directory);
	if (n > 0)
		qsort(*entries, n, sizeof(**entries), by_time_then_name);
	return n;
}

static void free_entries(struct entry *entries, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		free(entries[i].name);
		free(entries[i].path);
	}
	free(entries);
}

/* Whether the archive has these bytes: a power cut before an earlier night's
 * sync may have left the name alone. */
static int is_archived(const char *path, const struct received *received)
{
	struct err unreadable = {0};
	struct contents *kept = file_exists(path) ?
				contents_open(path, &unreadable) : NULL;
	int same = kept != NULL && contents_length(kept) == received->length &&
		   memcmp(contents_bytes(kept), received->bytes,
			  received->length) == 0;

	contents_close(kept);
	return same;
}

/* The original, under its digest: a large one's private copy gets its name,
 * or is written again; a small one is left to the writer. */
static int archive(const struct batch *batch, const struct received *received,
		   struct contents *contents)
{
	const struct workspace *workspace = batch->intake.workspace;
	struct text path = {0};
	int status = 0;

	text_format(&path, "%s/archivio/%s", workspace->path,
		    received->sha256);
	if (is_archived(path.data, received) ||
	    contents_keep(contents, path.data) == 0)
		status = 0;
	else if (received->length > LARGE)
		status = file_write(path.data, received->bytes,
				    received->length, 0, batch->err);
	else
		writer_put(batch->writer, path.data, received->bytes,
			   received->length);
	text_free(&path);
	return status;
}

static void count(struct inbox_summary *summary,
		  const struct received *received)
{
	summary->files++;
	summary->outcomes[received->outcome]++;
	summary->nameless += received->nameless;
	summary->personal += received->personal;
	summary->rows_rejected += received->rejected;
	if (received->outcome == ACCETTATO_CON_SCARTI)
		summary->rows_to_mend += received->rejected;
}

/* Sets one column of a file's row to a word. */
static int mark(const struct batch *batch, long long file, const char *sql)
{
	struct query *query = query_new(batch->intake.workspace->store, sql,
					batch->err);
	int status = -1;

	if (query != NULL) {
		query_bind_integer(query, 1, file);
		status = query_run(query, batch->err);
	}
	query_free(query);
	return status;
}

/* A file whose name is not understood stays in the inbox and is found again
 * every night: the first night's entry serves, the new one is taken back. */
static int forget_if_told(const struct batch *batch,
			  const struct received *received)
{
	struct query *query = query_new(batch->intake.workspace->store,
		"select 1 from file_ricevuto where nome = ? and modificato = ? "
		"and byte = ? and destino = 'inbox' and file < ?", batch->err);
	int told = 0;

	if (query == NULL)
		return -1;
	query_bind_text(query, 1, received->name);
	query_bind_integer(query, 2, received->modified);
	query_bind_integer(query, 3, (long long)received->length);
	query_bind_integer(query, 4, received->file);
	told = query_step(query, batch->err) == 1;
	query_free(query);
	if (!told)
		return 0;
	return mark(batch, received->file, "delete from segnalazione where "
		    "file = ?") == 0 &&
	       mark(batch, received->file, "delete from file_ricevuto where "
		    "file = ?") == 0 ? 0 : -1;
}

/* Examines one file; an unreadable one is noted and left where it is. That
 * there is no room to read it is no fault of the file: the run fails. */
static int take(struct batch *batch, const struct entry *entry, const char *as,
		struct received *received, struct contents **contents)
{
	struct err unreadable = {0};

	*received = (struct received){.name = entry->name, .as = as,
				      .modified = entry->modified};
	*contents = contents_copy(entry->path, batch->scratch, &unreadable);
	if (*contents == NULL && unreadable.code == EXIT_FAILED)
		return err_set(batch->err, EXIT_FAILED, "%s",
			       unreadable.message);
	if (*contents == NULL) {
		text_format(&batch->summary->notes, "%s\n",
			    unreadable.message);
		return 0;
	}
	received->bytes = contents_bytes(*contents);
	received->length = contents_length(*contents);
	if (intake_file(&batch->intake, received, batch->err) != 0)
		return -1;
	count(batch->summary, received);
	return 1;
}

/* Takes one file for good: examined, and archived unless it must not be. */
static int receive(struct batch *batch, const struct entry *entry,
		   const char *as, int in_inbox)
{
	struct received received;
	struct contents *contents = NULL;
	int status = take(batch, entry, as, &received, &contents);

	if (status == 1) {
		status = 0;
		if (received.nameless)
			status = forget_if_told(batch, &received);
		else if (!received.personal)
			status = archive(batch, &received, contents);
		if (status == 0 && !in_inbox)
			status = mark(batch, received.file, "update "
				      "file_ricevuto set destino = 'altrove' "
				      "where file = ?");
	}
	contents_close(contents);
	return status;
}

static long long total_bytes(const struct entry *entries, size_t n)
{
	long long total = 0;

	for (size_t i = 0; i < n; i++)
		total += entries[i].bytes;
	return total;
}

/* n_bytes of files are to come; writing is 0 when nothing will be kept. */
static int start(struct batch *batch, struct workspace *workspace,
		 day_t as_of, struct inbox_summary *summary, int writing,
		 long long n_bytes, struct err *err)
{
	*batch = (struct batch){.intake = {workspace, NULL, as_of},
				.summary = summary, .err = err};
	batch->writer = writer_new();
	if (writing)
		batch->scratch = workspace_path(workspace, &batch->archive,
						"archivio");
	if (writing && n_bytes > HUGE)
		store_straight(workspace->store);
	if (writing && store_begin(workspace->store, err) != 0)
		return -1;
	batch->intake.findings = findings_new(workspace->store, err);
	return batch->intake.findings != NULL ? 0 : -1;
}

static int make_directories(const struct workspace *workspace,
			    struct err *err)
{
	static const char *const names[] = {"inbox", "archivio", "ricevute"};
	struct text path = {0};
	size_t i;
	int status = 0;

	for (i = 0; status == 0 && i < sizeof(names) / sizeof(names[0]); i++)
		status = file_make_directories(
			workspace_path(workspace, &path, names[i]), err);
	text_free(&path);
	return status;
}

/* Commits what was received, originals first, then concludes. */
static int finish(struct batch *batch, int status)
{
	struct workspace *workspace = batch->intake.workspace;
	struct text path = {0};

	progress_stage(workspace->progress, "ricevute");
	findings_free(batch->intake.findings);
	text_free(&batch->archive);
	if (writer_wait(batch->writer, batch->err) != 0)
		status = -1;
	writer_free(batch->writer);
	if (status == 0 && batch->summary->files > 0)
		status = file_sync_all(workspace_path(workspace, &path,
						      "archivio"), batch->err);
	if (status == 0)
		status = store_commit(workspace->store, batch->err);
	if (status != 0)
		store_rollback(workspace->store);
	store_log(workspace->store);
	text_free(&path);
	return status == 0 ? tidy_conclude(workspace, batch->err) : -1;
}

int inbox_receive(struct workspace *workspace, day_t as_of,
		  struct inbox_summary *summary, struct err *err)
{
	struct batch batch;
	struct entry *entries = NULL;
	struct text inbox = {0};
	size_t n = 0, i;
	int status;

	memset(summary, 0, sizeof(*summary));
	if (make_directories(workspace, err) != 0 ||
	    tidy_conclude(workspace, err) != 0)
		return -1;
	n = list_inbox(workspace_path(workspace, &inbox, "inbox"), &entries,
		       &summary->notes);
	status = start(&batch, workspace, as_of, summary, 1,
		       total_bytes(entries, n), err);
	for (i = 0; status == 0 && i < n; i++) {
		progress_file(workspace->progress, (long)i + 1, (long)n,
			      entries[i].name);
		status = receive(&batch, &entries[i], NULL, 1);
	}
	free_entries(entries, n);
	text_free(&inbox);
	return finish(&batch, status);
}

/* A file named on the command line. */
static int find_file(const char *path, struct entry *entry, struct err *err)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash != NULL ? slash + 1 : path;
	struct stat info;

	if (stat(path, &info) != 0)
		return err_system(err, EXIT_USAGE, errno, "%s: il file non si "
				  "trova", path);
	if (!S_ISREG(info.st_mode))
		return err_set(err, EXIT_USAGE, "%s: non è un file", path);
	*entry = (struct entry){text_copy(name, strlen(name)),
				text_copy(path, strlen(path)),
				mtime_of(&info), info.st_size};
	return 0;
}

static int is_in_inbox(const struct workspace *workspace, const char *path)
{
	char *real = realpath(path, NULL);
	struct text inbox = {0};
	int inside;

	workspace_path(workspace, &inbox, "inbox/");
	inside = real != NULL && strncmp(real, inbox.data, inbox.length) == 0 &&
		 strchr(real + inbox.length, '/') == NULL;
	free(real);
	text_free(&inbox);
	return inside;
}

int inbox_receive_as(struct workspace *workspace, day_t as_of,
		     const char *path, const char *as,
		     struct inbox_summary *summary, struct err *err)
{
	struct batch batch;
	struct entry entry;
	int status;

	memset(summary, 0, sizeof(*summary));
	if (make_directories(workspace, err) != 0 ||
	    tidy_conclude(workspace, err) != 0 ||
	    find_file(path, &entry, err) != 0)
		return -1;
	status = start(&batch, workspace, as_of, summary, 1, entry.bytes, err);
	progress_file(workspace->progress, 1, 1, entry.name);
	if (status == 0)
		status = receive(&batch, &entry, as,
				 is_in_inbox(workspace, path));
	free(entry.name);
	free(entry.path);
	return finish(&batch, status);
}

int inbox_check(struct workspace *workspace, day_t as_of,
		char *const *paths, int n, const char *as, int json,
		struct inbox_summary *summary, struct text *out,
		struct err *err)
{
	struct batch batch;
	const char *between = json ? "[" : "";
	int i, status;

	memset(summary, 0, sizeof(*summary));
	status = start(&batch, workspace, as_of, summary, 0, 0, err);

	for (i = 0; status == 0 && i < n; i++) {
		struct received received;
		struct entry entry = {0};
		struct contents *contents = NULL;

		status = find_file(paths[i], &entry, err);
		if (status == 0) {
			progress_file(workspace->progress, i + 1, n,
				      entry.name);
			status = take(&batch, &entry, as, &received, &contents);
		}
		if (status == 1) {
			text_add_string(out, between);
			between = json ? "," : "\n\n";
			status = (json ? receipt_json : receipt_text)(
				workspace->store, received.file, out, err);
		}
		free(entry.name);
		free(entry.path);
		contents_close(contents);
	}
	if (json)
		text_add_string(out, out->length > 0 ? "]\n" : "[]\n");
	findings_free(batch.intake.findings);
	writer_free(batch.writer);
	return status;
}
