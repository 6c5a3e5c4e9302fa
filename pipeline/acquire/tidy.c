/* tidy.c: receipts and the inbox, after the store has committed.
 *
 * The store says which files are not concluded; each step can be repeated, so
 * a run killed here is finished by the next one. A file is removed only when
 * its size and time are those of the file received: the sender may have
 * dropped a newer one under the same name.
 */
#include "acquire/tidy.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "acquire/receipt.h"
#include "acquire/rejects.h"
#include "base/contents.h"
#include "base/file.h"
#include "base/text.h"
#include "store/query.h"

struct leftover {
	const char *path;	/* in the inbox */
	const char *name;
	long long length, modified;
};

/* Whether the inbox still holds the very file that was received. */
static int is_the_same(const struct leftover *leftover)
{
	struct stat info;

	return lstat(leftover->path, &info) == 0 && S_ISREG(info.st_mode) &&
	       (long long)info.st_size == leftover->length &&
	       (long long)info.st_mtim.tv_sec * 1000000000 +
	       info.st_mtim.tv_nsec == leftover->modified;
}

enum { NAME_KEPT = 240 };	/* bytes of a name that a number goes after */

/* A name in the refused folder that covers no earlier refusal. */
static void free_name(const char *directory, const char *name,
		      struct text *out)
{
	int i;

	file_join(out, directory, name);
	for (i = 2; file_exists(out->data); i++) {
		text_clear(out);
		text_format(out, "%s/%.*s.%d", directory, NAME_KEPT, name, i);
	}
}

/* For its owner alone, and on the disk before the name changes: nothing looks
 * at the file again after a power cut. */
static int hide(const char *path)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	int status = fd >= 0 && fchmod(fd, 0600) == 0 ? fsync(fd) : -1;
	int saved = errno;

	if (fd >= 0)
		close(fd);
	errno = saved;
	return status;
}

/* A file that somebody else of the group has dropped stays his, and its mode
 * is not ours to change: in the closed folder our own copy takes its place. */
static int take_over(const char *path, struct err *err)
{
	struct contents *contents = contents_open(path, err);
	int status = -1;

	if (contents != NULL &&
	    file_write(path, contents_bytes(contents),
		       contents_length(contents), 1, err) == 0)
		status = hide(path) == 0 ? 0 :
			 err_system(err, EXIT_FAILED, errno,
				    "%s: non si può riservare al proprietario",
				    path);
	contents_close(contents);
	return status;
}

static int lock_away(const struct workspace *workspace,
		     const struct leftover *leftover, struct err *err)
{
	struct text directory = {0}, target = {0};
	int hidden, status = 0;

	workspace_path(workspace, &directory, "inbox/respinti-privacy");
	if (mkdir(directory.data, 0700) != 0 && errno != EEXIST)
		status = err_system(err, EXIT_FAILED, errno, "la cartella %s "
				    "non si può creare", directory.data);
	if (status == 0) {
		free_name(directory.data, leftover->name, &target);
		hidden = hide(leftover->path) == 0;
		if ((!hidden && errno != EPERM) ||
		    rename(leftover->path, target.data) != 0)
			status = err_system(err, EXIT_FAILED, errno,
					    "%s: non si può spostare in %s",
					    leftover->path, directory.data);
		else if (!hidden)
			status = take_over(target.data, err);
	}
	text_free(&directory);
	text_free(&target);
	return status;
}

static int leave_inbox(const struct workspace *workspace,
		       const struct leftover *leftover, const char *destination,
		       struct err *err)
{
	if (!is_the_same(leftover))
		return 0;
	if (strcmp(destination, "privacy") == 0)
		return lock_away(workspace, leftover, err);
	if (unlink(leftover->path) != 0)
		return err_system(err, EXIT_FAILED, errno, "%s: non si può "
				  "togliere dalla cartella inbox",
				  leftover->path);
	return 0;
}

/* One of the files that are not concluded: file, nome, byte, modificato,
 * destino. */
typedef int (*tidy_step)(struct workspace *workspace, struct query *query,
			 struct writer *writer, struct err *err);

static int give_receipts(struct workspace *workspace, struct query *query,
			 struct writer *writer, struct err *err)
{
	long long file = query_integer(query, 0);
	struct text receipts = {0};
	int status = receipt_write(workspace->store, file,
				   workspace_path(workspace, &receipts,
						  "ricevute"), writer, err);

	text_free(&receipts);
	return status == 0 ? rejects_write(workspace, file, writer, err) : -1;
}

static int take_out(struct workspace *workspace, struct query *query,
		    struct writer *writer, struct err *err)
{
	const char *destination = query_text(query, 4);
	struct text inbox = {0}, path = {0};
	struct leftover leftover = {
		.name = query_text(query, 1), .length = query_integer(query, 2),
		.modified = query_integer(query, 3),
	};
	int status = 0;

	(void)writer;
	workspace_path(workspace, &inbox, "inbox");
	leftover.path = file_join(&path, inbox.data, leftover.name);
	if (strcmp(destination, "archivio") == 0 ||
	    strcmp(destination, "privacy") == 0)
		status = leave_inbox(workspace, &leftover, destination, err);
	text_free(&path);
	text_free(&inbox);
	return status;
}

/* Takes a step with each file that is not concluded. Returns how many, or -1. */
static int with_each(struct workspace *workspace, tidy_step step,
		     struct writer *writer, struct err *err)
{
	struct query *query = query_new(workspace->store, "select file, nome, "
		"byte, modificato, destino from file_ricevuto "
		"where concluso = 0 order by file", err);
	int more = -1, count = 0;

	while (query != NULL && (more = query_step(query, err)) == 1) {
		if (step(workspace, query, writer, err) != 0) {
			more = -1;
			break;
		}
		count++;
	}
	query_free(query);
	return more == 0 ? count : -1;
}

/* Everything done so far below a folder of the workspace, on the disk. */
static int sync_folder(struct workspace *workspace, const char *name,
		       struct err *err)
{
	struct text path = {0};
	int status = file_sync_all(workspace_path(workspace, &path, name), err);

	text_free(&path);
	return status;
}

/* The inbox is emptied when the receipts are on the disk: a file leaves it
 * with an answer. That it left is on the disk before the store says so: a file
 * that a power cut brought back would else be taken a second time. */
int tidy_conclude(struct workspace *workspace, struct err *err)
{
	struct writer *writer = writer_new();
	int count = with_each(workspace, give_receipts, writer, err);

	if (writer_wait(writer, err) != 0 ||
	    (count > 0 && sync_folder(workspace, "ricevute", err) != 0))
		count = -1;
	if (count > 0)
		count = with_each(workspace, take_out, writer, err);
	writer_free(writer);
	if (count > 0 && sync_folder(workspace, "inbox", err) != 0)
		count = -1;
	if (count <= 0)
		return count;
	return store_exec(workspace->store, "update file_ricevuto set "
			  "concluso = 1 where concluso = 0", err);
}
