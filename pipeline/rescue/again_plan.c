/* again_plan.c: the plan as it was: its files back in the scratch directory,
 * from their copies in the archive; and the workspace that opens there. */
#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "proof/plan.h"
#include "rescue/again.h"

enum { LARGEST = 1 << 26 };

void again_lost(struct again *again, const char *format, ...)
{
	va_list arguments;
	char *line = NULL;

	va_start(arguments, format);
	if (vasprintf(&line, format, arguments) < 0)
		abort();	/* only without memory */
	va_end(arguments);
	text_format(&again->replay->lost, "%s\n", line);
	again->replay->n_lost++;
	free(line);
}

int again_close_batch(struct again *again)
{
	if (again->findings == NULL)
		return 0;
	findings_free(again->findings);
	again->findings = NULL;
	return store_commit(again->plan->store, again->err);
}

int again_close(struct again *again)
{
	int status = again_close_batch(again);

	workspace_close(again->plan);
	again->plan = NULL;
	return status;
}

int again_end(struct again *again, int status)
{
	if (status == 0)
		status = again_close_batch(again);
	findings_free(again->findings);
	workspace_close(again->plan);
	return status;
}

/* A name that the register gives must be below the directory. */
static int is_below(const char *name)
{
	return name[0] != '/' && name[0] != '\0' &&
	       strncmp(name, "../", 3) != 0 && strstr(name, "/../") == NULL &&
	       strcmp(name, "quadro.db") != 0;
}

static int put_file(const char *directory, const char *name,
		    const struct text *bytes, struct err *err)
{
	struct text path = {0}, folder = {0};
	int status = 0;

	file_join(&path, directory, name);
	text_add(&folder, path.data, (size_t)(strrchr(path.data, '/') -
					      path.data));
	status = file_make_directories(folder.data, err);
	if (status == 0)
		status = file_write(path.data, text_string(bytes),
				    bytes->length, 0, err);
	text_free(&path);
	text_free(&folder);
	return status;
}

/* The copy of one of the plan's files, if it is what its digest says. */
static int read_copy(const char *workspace, const char *sha256,
		     struct text *bytes)
{
	struct digest *digest = digest_new();
	struct text path = {0};
	struct err missing = {0};
	char found[DIGEST_SIZE];
	int status;

	text_format(&path, "%s/" PLAN_ARCHIVE "/%.64s", workspace, sha256);
	status = strchr(sha256, '/') != NULL ? -1 :
		 file_read(path.data, LARGEST, bytes, &missing);
	digest_add(digest, text_string(bytes), bytes->length);
	digest_finish(digest, found);
	text_free(&path);
	return status == 0 && strcmp(found, sha256) == 0 ? 0 : -1;
}

/* A copy that is lost leaves the file of today in its place. */
static int restore_file(struct again *again, const char *name,
			const char *sha256)
{
	const struct replay *replay = again->replay;
	struct text bytes = {0}, path = {0};
	struct err missing = {0};
	int status = 0, there = 1;

	if (!is_below(name)) {
		again_lost(again, "il registro chiama file del piano «%s», che "
			   "non può esserlo", name);
		return 0;
	}
	if (read_copy(replay->workspace, sha256, &bytes) != 0) {
		there = file_read(file_join(&path, replay->workspace, name),
				  LARGEST, &bytes, &missing) == 0;
		again_lost(again, "il file del piano «%s» di allora non è più "
			   "nell'archivio, o è stato alterato: " PLAN_ARCHIVE
			   "/%s; %s", name, sha256, there ?
			   "si usa quello di oggi" : "si fa senza");
	}
	if (there)
		status = put_file(replay->scratch, name, &bytes, again->err);
	text_free(&bytes);
	text_free(&path);
	return status;
}

/* What the scratch has of the plan before; not the store. */
static int clear_scratch(const struct again *again)
{
	struct dirent **entries = NULL;
	int i, status = 0;
	int n = scandir(again->replay->scratch, &entries, NULL, alphasort);

	for (i = 0; i < n; i++) {
		const char *name = entries[i]->d_name;
		struct text path = {0};

		if (status == 0 && strcmp(name, ".") != 0 &&
		    strcmp(name, "..") != 0 &&
		    strncmp(name, "quadro.db", 9) != 0)
			status = file_remove_tree(file_join(&path,
					again->replay->scratch, name),
					again->err);
		text_free(&path);
		free(entries[i]);
	}
	free(entries);
	return status;
}

/* Rows: name, digest. */
static int restore_files(struct again *again, const char *facts)
{
	struct query *row = query_new(again->replay->book, "select key, value "
				      "from json_each(?)", again->err);
	int more = -1, status = 0;

	if (row == NULL)
		return -1;
	query_bind_text(row, 1, facts);
	while (status == 0 && (more = query_step(row, again->err)) == 1)
		status = restore_file(again, query_text(row, 0),
				      query_text(row, 1));
	query_free(row);
	return status == 0 && more == 0 ? 0 : -1;
}

int again_plan(struct again *again, struct query *entry)
{
	again->changed = 1;
	return again_close(again) == 0 && clear_scratch(again) == 0 ?
	       restore_files(again, query_text(entry, 3)) : -1;
}

/* The plan of today, where that of the night is lost or is one no more. */
static int use_plan_of_today(struct again *again, const char *why)
{
	struct text prints = {0};
	int status;

	again_lost(again, "il piano di allora non si apre (%s): si usa quello "
		   "di oggi", why);
	status = clear_scratch(again) == 0 ?
		 plan_prints(again->replay->workspace, &prints, NULL,
			     again->err) : -1;
	if (status == 0) {
		struct query *row = query_new(again->replay->book, "select key "
			"from json_each(?)", again->err);
		struct text path = {0}, bytes = {0};

		query_bind_text(row, 1, prints.data);
		while (status == 0 && query_step(row, again->err) == 1)
			if (file_read(file_join(&path, again->replay->workspace,
						query_text(row, 0)), LARGEST,
				      &bytes, again->err) != 0 ||
			    put_file(again->replay->scratch,
				     query_text(row, 0), &bytes,
				     again->err) != 0)
				status = -1;
		query_free(row);
		text_free(&path);
		text_free(&bytes);
	}
	text_free(&prints);
	return status;
}

int again_open(struct again *again)
{
	struct err why = {0};

	if (again->plan != NULL)
		return 0;
	again->plan = workspace_open(again->replay->scratch, WORKSPACE_WRITE,
				     &why);
	/* A disk that fails is no fault of the plan's. */
	if (again->plan == NULL && why.code == EXIT_FAILED)
		*again->err = why;
	else if (again->plan == NULL &&
		 use_plan_of_today(again, why.message) == 0)
		again->plan = workspace_open(again->replay->scratch,
					     WORKSPACE_WRITE, again->err);
	if (again->plan == NULL)
		return -1;
	/* Until it is whole it is nobody's store. */
	return store_exec(again->plan->store, "pragma synchronous = off",
			  again->err);
}
