/* restore.c: a workspace from a copy, beside its place and then in it. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "rescue/backup.h"
#include "rescue/inventory.h"
#include "rescue/lists.h"

struct restoring {
	struct pieces pieces;
	struct inventory inventory;
	struct text list;	/* path */
	struct text beside;	/* the directory that grows */
	struct err *err;
};

/* The directory of the copies, and the list: a list by its own path
 * (DIR/copie/NAME), or the last one. directory is the caller's to free. */
static int choose_list(struct restoring *restoring, const char *copy,
		       char **directory)
{
	struct lists lists;
	struct stat info;
	char *slash;
	int status = 0;

	*directory = text_copy(copy, strlen(copy));
	if (stat(copy, &info) == 0 && S_ISREG(info.st_mode)) {
		text_add_string(&restoring->list, copy);
		for (int i = 0; i < 2; i++)
			if ((slash = strrchr(*directory, '/')) != NULL)
				*slash = '\0';
		return 0;
	}
	status = lists_read(&lists, copy, restoring->err);
	if (status == 0 && lists.n == 0)
		status = err_set(restoring->err, EXIT_FAILED, "%s: qui non c'è "
				 "nessuna copia intera", copy);
	if (status == 0)
		text_add_string(&restoring->list, lists.paths[lists.n - 1]);
	lists_free(&lists);
	return status;
}

static int write_pieces(struct restoring *restoring,
			const struct inventory_file *file, int fd)
{
	struct text bytes = {0};
	struct err cause = {0};
	long long written = 0;
	int status = 0;

	for (size_t i = 0; status == 0 && i < file->n_pieces; i++) {
		status = pieces_get(&restoring->pieces,
			restoring->inventory.digests[file->first + i], &bytes,
			&cause);
		if (status != 0)
			err_set(restoring->err, EXIT_FAILED, "%s, nella copia: "
				"%s", file->path, cause.message);
		for (size_t at = 0; status == 0 && at < bytes.length;) {
			ssize_t n = write(fd, bytes.data + at,
					  bytes.length - at);

			if (n > 0)
				at += (size_t)n;
			else if (n < 0 && errno != EINTR)
				status = err_system(restoring->err,
						    EXIT_FAILED, errno, "%s: "
						    "non si può scrivere",
						    file->path);
		}
		written += (long long)bytes.length;
	}
	if (status == 0 && written != file->bytes)
		status = err_set(restoring->err, EXIT_FAILED, "%s: nella copia "
				 "non è intero", file->path);
	text_free(&bytes);
	return status;
}

static int restore_file(struct restoring *restoring,
			const struct inventory_file *file)
{
	const struct timespec times[2] = {
		{.tv_nsec = UTIME_OMIT},
		{.tv_sec = file->modified / 1000000000,
		 .tv_nsec = file->modified % 1000000000},
	};
	struct text path = {0};
	char *slash;
	int fd = -1, status;

	file_join(&path, restoring->beside.data, file->path);
	slash = strrchr(path.data, '/');
	*slash = '\0';
	status = file_make_directories(path.data, restoring->err);
	*slash = '/';
	if (status == 0)
		fd = open(path.data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
			  0600);
	if (status == 0 && fd < 0)
		status = err_system(restoring->err, EXIT_FAILED, errno, "%s: "
				    "non si può scrivere", path.data);
	if (status == 0)
		status = write_pieces(restoring, file, fd);
	if (status == 0 && (fchmod(fd, file->mode) != 0 ||
			    futimens(fd, times) != 0))
		status = err_system(restoring->err, EXIT_FAILED, errno, "%s",
				    path.data);
	if (fd >= 0 && close(fd) != 0 && status == 0)
		status = err_system(restoring->err, EXIT_FAILED, errno, "%s",
				    path.data);
	text_free(&path);
	return status;
}

/* All of it beside the target, which it then becomes. */
static int restore_files(struct restoring *restoring, const char *target)
{
	const struct inventory *inventory = &restoring->inventory;
	struct text inbox = {0};
	int status = file_remove_tree(restoring->beside.data, restoring->err);

	if (status == 0)
		status = file_make_directories(file_join(&inbox,
				restoring->beside.data, "inbox"),
				restoring->err);
	for (size_t i = 0; status == 0 && i < inventory->n_files; i++)
		status = restore_file(restoring, &inventory->files[i]);
	if (status == 0)
		status = file_sync_all(restoring->beside.data, restoring->err);
	/* rename takes the place of an empty directory, and of no other. */
	if (status == 0 && rename(restoring->beside.data, target) != 0)
		status = errno == ENOTEMPTY || errno == EEXIST ||
			 errno == ENOTDIR ?
			 err_set(restoring->err, EXIT_USAGE, "%s: c'è già "
				 "qualcosa; indicare con -w una cartella nuova",
				 target) :
			 err_system(restoring->err, EXIT_FAILED, errno, "%s: "
				    "non si può creare", target);
	text_free(&inbox);
	return status;
}

int backup_restore(const char *copy, const char *target, long *files,
		   struct err *err)
{
	struct restoring restoring = {.err = err};
	struct err ignored = {0};
	size_t length = strlen(target);
	char *directory = NULL;
	int status;

	while (length > 1 && target[length - 1] == '/')
		length--;
	text_format(&restoring.beside, "%.*s.ripristino", (int)length, target);
	status = choose_list(&restoring, copy, &directory);
	restoring.pieces.directory = directory;
	if (status == 0)
		status = inventory_read(&restoring.inventory,
					restoring.list.data, err);
	if (status == 0)
		status = restore_files(&restoring, target);
	if (status != 0)
		file_remove_tree(restoring.beside.data, &ignored);
	*files = (long)restoring.inventory.n_files;
	inventory_free(&restoring.inventory);
	text_free(&restoring.list);
	text_free(&restoring.beside);
	free(directory);
	return status;
}
