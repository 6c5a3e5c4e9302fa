/* backup.c: a copy of a workspace: its files in pieces, and the list of them.
 *
 * The archive's files never change and are found there by their pieces. What
 * begins with a dot is of a run at work; the inbox is left out, as its files
 * were not yet looked at for personal data.
 */
#include "rescue/backup.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "proof/entry.h"
#include "proof/mirror.h"
#include "rescue/inventory.h"
#include "rescue/lists.h"
#include "store/store.h"

enum { DEEPEST = 16, KEPT = 2 };

struct copying {
	struct backup *backup;
	struct text list;
	char origin[DIGEST_SIZE];
	struct err *err;
};

static int add_file(struct copying *copying, const char *from,
		    const char *name, const struct stat *info)
{
	struct inventory_file file = {
		.path = (char *)name, .mode = info->st_mode & 0777,
		.modified = (long long)info->st_mtim.tv_sec * 1000000000 +
			    info->st_mtim.tv_nsec,
	};
	struct text digests = {0};
	size_t before;
	int status = pieces_put(&copying->backup->pieces, from, &digests,
				&file.bytes, copying->err);

	for (before = 0; before < digests.length; before += DIGEST_SIZE)
		file.n_pieces++;
	if (status == 0)
		inventory_add(&copying->list, &file, text_string(&digests));
	copying->backup->files++;
	text_free(&digests);
	return status;
}

static int is_left_out(const char *name)
{
	return name[0] == '.' || strcmp(name, "inbox") == 0 ||
	       strncmp(name, "quadro.db", 9) == 0 ||
	       strcmp(name, "quadro.lock") == 0;
}

static int add_tree(struct copying *copying, const char *folder, int depth);

static int add_entry(struct copying *copying, const char *name, int depth)
{
	struct text path = {0};
	struct stat info;
	int status = 0;

	if (lstat(file_join(&path, copying->backup->workspace, name),
		  &info) != 0)
		status = err_system(copying->err, EXIT_FAILED, errno, "%s",
				    path.data);
	else if (S_ISDIR(info.st_mode) && depth < DEEPEST)
		status = add_tree(copying, name, depth + 1);
	else if (S_ISREG(info.st_mode))
		status = add_file(copying, path.data, name, &info);
	text_free(&path);
	return status;
}

static int add_tree(struct copying *copying, const char *folder, int depth)
{
	struct text path = {0}, name = {0};
	struct dirent **entries = NULL;
	int i, status = 0;
	int n = scandir(file_join(&path, copying->backup->workspace, folder),
			&entries, NULL, alphasort);

	if (n < 0)
		status = err_system(copying->err, EXIT_FAILED, errno, "%s: la "
				    "cartella non si legge", path.data);
	for (i = 0; i < n; i++) {
		text_clear(&name);
		text_format(&name, "%s%s%s", folder, *folder ? "/" : "",
			    entries[i]->d_name);
		if (status == 0 && entries[i]->d_name[0] != '.' &&
		    !(depth == 0 && is_left_out(entries[i]->d_name)))
			status = add_entry(copying, name.data, depth);
		free(entries[i]);
	}
	free(entries);
	text_free(&path);
	text_free(&name);
	return status;
}

/* The store, first to a file of its own, whole and checked. */
static int add_store(struct copying *copying)
{
	struct text from = {0}, to = {0};
	struct err ignored = {0};
	struct stat info;
	int status = -1;

	file_join(&from, copying->backup->workspace, "quadro.db");
	file_join(&to, copying->backup->directory, ".quadro.db.parziale");
	file_remove_tree(to.data, &ignored);
	if (stat(from.data, &info) != 0)
		err_system(copying->err, EXIT_CONFIG, errno, "%s: non si "
			   "legge; prima «quadro run», o «quadro rebuild»",
			   from.data);
	else if (store_save(from.data, to.data, copying->err) == 0)
		status = add_file(copying, to.data, "quadro.db", &info);
	file_remove_tree(to.data, &ignored);
	text_free(&from);
	text_free(&to);
	return status;
}

/* The digest of the register's first entry tells a workspace from another. */
static int read_origin(struct copying *copying)
{
	struct text path = {0}, bytes = {0};
	const char *end;
	int status = file_read(file_join(&path, copying->backup->workspace,
					 MIRROR_NAME), 1 << 30, &bytes,
			       copying->err);

	if (status == 0) {
		end = strchr(text_string(&bytes), '\n');
		if (end == NULL || entry_digest(bytes.data, (size_t)(end -
						bytes.data),
						copying->origin) != 0)
			status = err_set(copying->err, EXIT_CONFIG, "%s: non è "
					 "un registro; «quadro verify» dice che "
					 "cosa non torna", path.data);
	}
	text_free(&path);
	text_free(&bytes);
	return status;
}

/* The directory's copies must be of this workspace, as far as they say. */
static int check_owner(struct copying *copying, const struct lists *lists)
{
	for (size_t i = 0; i < lists->n; i++) {
		struct inventory inventory;
		struct err altered = {0};
		int other = inventory_read(&inventory, lists->paths[i],
					   &altered) == 0 &&
			    strcmp(inventory.origin, copying->origin) != 0;

		inventory_free(&inventory);
		if (other)
			return err_set(copying->err, EXIT_USAGE, "%s: ci sono "
				       "le copie di un altro spazio di lavoro; "
				       "indicare un'altra cartella",
				       copying->backup->directory);
	}
	return 0;
}

static int write_list(struct copying *copying, const struct lists *lists)
{
	struct backup *backup = copying->backup;
	struct text path = {0}, folder = {0};
	int status;

	text_format(&backup->name, "%06ld.elenco", lists->last + 1);
	text_format(&folder, "%s/copie", backup->directory);
	file_join(&path, folder.data, backup->name.data);
	inventory_end(&copying->list);
	status = file_sync_all(backup->directory, copying->err) == 0 ?
		 file_write(path.data, copying->list.data,
			    copying->list.length, 1, copying->err) : -1;
	if (status == 0 &&
	    file_sync_directory(folder.data, copying->err) != 0) {
		/* A copy that may not be there tomorrow is none. */
		unlink(path.data);
		status = -1;
	}
	text_free(&folder);
	text_free(&path);
	return status;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* What the last copies do not need goes; if one of them cannot be read,
 * nothing does. */
static int forget(struct copying *copying)
{
	struct lists lists;
	struct inventory inventory;
	char (*digests)[DIGEST_SIZE] = NULL;
	size_t n = 0, from, i;
	int status = lists_read(&lists, copying->backup->directory,
				copying->err);

	from = lists.n > KEPT ? lists.n - KEPT : 0;
	for (i = from; status == 0 && i < lists.n; i++) {
		status = inventory_read(&inventory, lists.paths[i],
					copying->err);
		digests = must_resize(digests, (n + inventory.n_digests + 1) *
						DIGEST_SIZE);
		if (inventory.n_digests > 0)
			memcpy(digests + n, inventory.digests,
			       inventory.n_digests * DIGEST_SIZE);
		n += inventory.n_digests;
		inventory_free(&inventory);
	}
	for (i = 0; status == 0 && i < from; i++)
		if (unlink(lists.paths[i]) != 0)
			status = err_system(copying->err, EXIT_FAILED, errno,
					    "%s: non si può togliere",
					    lists.paths[i]);
	if (n > 0)
		qsort(digests, n, DIGEST_SIZE, by_text);
	if (status == 0)
		status = pieces_keep_only(&copying->backup->pieces, digests, n,
					  copying->err);
	free(digests);
	lists_free(&lists);
	return status;
}

static int refuse_inside(const struct backup *backup, struct err *err)
{
	size_t length = strlen(backup->workspace);

	if (strncmp(backup->directory, backup->workspace, length) != 0 ||
	    (backup->directory[length] != '/' &&
	     backup->directory[length] != '\0'))
		return 0;
	return err_set(err, EXIT_USAGE, "%s: la copia non può stare nello "
		       "spazio di lavoro; indicare un altro disco",
		       backup->directory);
}

int backup_make(struct backup *backup, struct err *err)
{
	struct copying copying = {.backup = backup, .err = err};
	struct err past = {0};
	struct lists lists = {0};
	struct text path = {0};
	int status = -1;

	backup->pieces.directory = backup->directory;
	text_format(&path, "%s/copie", backup->directory);
	if (refuse_inside(backup, err) != 0 ||
	    file_make_directories(path.data, err) != 0 ||
	    read_origin(&copying) != 0 ||
	    lists_read(&lists, backup->directory, err) != 0 ||
	    check_owner(&copying, &lists) != 0)
		goto out;
	inventory_begin(&copying.list, copying.origin);
	if (add_store(&copying) == 0 && add_tree(&copying, "", 0) == 0 &&
	    write_list(&copying, &lists) == 0) {
		status = 0;
		/* The new copy is good, whatever the others are. */
		copying.err = &past;
		if (forget(&copying) != 0)
			text_add_string(&backup->note, past.message);
	}
out:
	lists_free(&lists);
	text_free(&copying.list);
	text_free(&path);
	return status;
}

void backup_free(struct backup *backup)
{
	text_free(&backup->name);
	text_free(&backup->note);
}
