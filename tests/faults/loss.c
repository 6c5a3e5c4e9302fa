/* loss.c: the disk as it would be found after a power cut.
 *
 * Kept beside the running night: the bytes of each file at its last fsync, and
 * the names of each directory at its own last one; syncfs makes everything so.
 * At each step the disk is made up, in a copy, in the two worst ways:
 *
 *   nothing    names and bytes that were not synced are not there;
 *   names      renames, removals and new files reached the disk, the bytes
 *              that were not synced did not: a new file is empty.
 *
 * Not simulated: pages of one file that reach the disk in part, in another
 * order or torn (SQLite's checksums are for those), a disk that lies when it
 * says that it synced, names of a directory that reach the disk one by one.
 */
#include "loss.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

enum { MOST_NODES = 4096, MOST_THREADS = 64, FILE_LIMIT = 1 << 28 };

struct name {
	char *word;
	int node;
};

/* A file or a directory. It is held open: its number is never used again. */
struct node {
	dev_t device;
	ino_t number;
	int held;
	mode_t mode;
	struct timespec modified;
	struct text bytes;	/* of a file, as they are on the disk */
	off_t size;		/* longer than the bytes: a hole follows */
	struct name *names;	/* of a directory, as they are on the disk */
	int n_names;
};

struct loss {
	struct night *night;
	struct loss_count *count;
	long step;
	struct node nodes[MOST_NODES];
	int n_nodes;
	struct text pending[MOST_THREADS];	/* the file of a sync just asked */
	int pending_all[MOST_THREADS];		/* it was a syncfs */
	int moved;		/* what is on the disk changed since the last cut */
	int renamed;		/* names changed since */
	struct text disk;	/* where the disk is made up */
};

enum way { NOTHING, NAMES };

static const char *const ways[] = {"nothing", "names"};

/* --- What the disk holds ------------------------------------------------------- */

static int node_of(struct loss *loss, const char *path)
{
	struct stat info;
	struct node *node;
	int i;

	if (lstat(path, &info) != 0)
		return -1;
	for (i = 0; i < loss->n_nodes; i++)
		if (loss->nodes[i].number == info.st_ino &&
		    loss->nodes[i].device == info.st_dev)
			return i;
	if (loss->n_nodes == MOST_NODES)
		return -1;
	node = &loss->nodes[loss->n_nodes];
	*node = (struct node){.device = info.st_dev, .number = info.st_ino,
			      .held = open(path, O_PATH | O_CLOEXEC),
			      .mode = info.st_mode, .modified = info.st_mtim};
	return loss->n_nodes++;
}

static void forget_names(struct node *node)
{
	for (int i = 0; i < node->n_names; i++)
		free(node->names[i].word);
	free(node->names);
	node->names = NULL;
	node->n_names = 0;
}

static void sync_names(struct loss *loss, struct node *node, const char *path)
{
	DIR *directory = opendir(path);
	const struct dirent *entry;
	struct text child = {0};

	forget_names(node);
	while (directory != NULL && (entry = readdir(directory)) != NULL) {
		int found;

		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0)
			continue;
		found = node_of(loss, file_join(&child, path, entry->d_name));
		if (found < 0)
			continue;
		node->names = must_resize(node->names,
			(size_t)(node->n_names + 1) * sizeof(*node->names));
		node->names[node->n_names++] = (struct name){
			text_copy(entry->d_name, strlen(entry->d_name)), found};
	}
	if (directory != NULL)
		closedir(directory);
	text_free(&child);
}

/* fsync: this file's bytes, or this directory's names. */
static void sync_one(struct loss *loss, const char *path)
{
	struct err ignored = {0};
	struct stat info;
	int found = node_of(loss, path);
	struct node *node = &loss->nodes[found < 0 ? 0 : found];

	if (found < 0 || lstat(path, &info) != 0)
		return;
	node->mode = info.st_mode;
	node->modified = info.st_mtim;
	if (S_ISDIR(info.st_mode))
		sync_names(loss, node, path);
	else if (info.st_blocks > 0)
		file_read(path, FILE_LIMIT, &node->bytes, &ignored);
	node->size = info.st_size;
	loss->moved = 1;
}

static void sync_all(struct loss *loss, const char *path)
{
	struct text child = {0};
	struct stat info;
	int node;

	if (lstat(path, &info) != 0)
		return;
	sync_one(loss, path);
	node = node_of(loss, path);
	for (int i = 0; node >= 0 && i < loss->nodes[node].n_names; i++)
		sync_all(loss, file_join(&child, path,
					 loss->nodes[node].names[i].word));
	text_free(&child);
}

/* --- The disk made up ---------------------------------------------------------- */

static void make_file(const struct node *node, const char *path)
{
	const struct timespec times[2] = {node->modified, node->modified};
	struct err err = {0};

	if (file_write(path, text_string(&node->bytes), node->bytes.length, 0,
		       &err) != 0 || truncate(path, node->size) != 0 ||
	    chmod(path, node->mode & 07777) != 0 ||
	    utimensat(AT_FDCWD, path, times, 0) != 0)
		fprintf(stderr, "faults: %s\n", err.message);
}

static void make_nothing(const struct loss *loss, int found, const char *path)
{
	const struct node *node = &loss->nodes[found];
	struct text child = {0};

	if (!S_ISDIR(node->mode)) {
		make_file(node, path);
		return;
	}
	if (mkdir(path, node->mode & 07777) != 0)
		perror(path);
	for (int i = 0; i < node->n_names; i++)
		make_nothing(loss, node->names[i].node,
			     file_join(&child, path, node->names[i].word));
	text_free(&child);
}

/* Names as they are now, bytes as they were last synced. */
static void make_names(struct loss *loss, const char *from, const char *to)
{
	int found = node_of(loss, from);
	struct text source = {0}, target = {0};
	DIR *directory;
	const struct dirent *entry;

	if (found < 0)
		return;
	directory = S_ISDIR(loss->nodes[found].mode) ? opendir(from) : NULL;
	if (directory == NULL)
		make_file(&loss->nodes[found], to);
	else if (mkdir(to, loss->nodes[found].mode & 07777) != 0)
		perror(to);
	while (directory != NULL && (entry = readdir(directory)) != NULL)
		if (strcmp(entry->d_name, ".") != 0 &&
		    strcmp(entry->d_name, "..") != 0)
			make_names(loss, file_join(&source, from, entry->d_name),
				   file_join(&target, to, entry->d_name));
	if (directory != NULL)
		closedir(directory);
	text_free(&source);
	text_free(&target);
}

static void cut(struct loss *loss, enum way way, const struct trace_call *call)
{
	struct text why = {0};
	struct err err = {0};

	if (loss->step++ % loss->count->every != loss->count->turn)
		return;
	file_remove_tree(loss->disk.data, &err);
	if (way == NOTHING)
		make_nothing(loss, node_of(loss, loss->night->room),
			     loss->disk.data);
	else
		make_names(loss, loss->night->room, loss->disk.data);
	loss->count->cuts++;
	if (night_is_whole(loss->night, loss->disk.data, &why) != 0 ||
	    night_recovers(loss->night, loss->disk.data, &why) != 0) {
		loss->count->failures++;
		printf("FAILED  %s: power cut, %s survives, before %s %s\n"
		       "  %s\n", loss->night->scenario->name, ways[way],
		       call->type->name, call->path, text_string(&why));
	}
	text_free(&why);
}

/* --- The night, watched -------------------------------------------------------- */

static int changes_names(enum call_kind kind)
{
	return kind == CALL_OPEN || kind == CALL_RENAME || kind == CALL_LINK ||
	       kind == CALL_REMOVE || kind == CALL_FOLDER;
}

/* The last call of this thread has been made by now. */
static void settle(struct loss *loss, int thread)
{
	if (loss->pending_all[thread])
		sync_all(loss, loss->night->room);
	else if (loss->pending[thread].length > 0)
		sync_one(loss, loss->pending[thread].data);
	loss->pending_all[thread] = 0;
	text_clear(&loss->pending[thread]);
}

static const struct fault *watch(void *context, const struct trace_call *call)
{
	struct loss *loss = context;
	int thread = call->thread % MOST_THREADS;

	if (loss->n_nodes == 0)
		sync_all(loss, loss->night->room);
	settle(loss, thread);
	if (loss->moved)
		cut(loss, NOTHING, call);
	if (loss->moved || loss->renamed)
		cut(loss, NAMES, call);
	loss->moved = 0;
	loss->renamed = changes_names(call->type->kind);
	if (call->type->kind == CALL_SYNC) {
		loss->pending_all[thread] = strcmp(call->type->name,
						   "syncfs") == 0;
		text_add_string(&loss->pending[thread], call->path);
	}
	return NULL;
}

int loss_try(struct night *night, struct loss_count *count)
{
	struct loss *loss = must_alloc(sizeof(*loss));
	struct trace_end end = {0};
	struct err ignored = {0};
	int status;

	memset(loss, 0, sizeof(*loss));
	*loss = (struct loss){.night = night, .count = count};
	text_format(&loss->disk, "%s-disk", night->room);
	status = night_fresh_room(night);
	if (status == 0)
		status = night_run(night, night->room, watch, loss, &end);
	if (status == 0 && end.exit != night->exit)
		status = -1;
	file_remove_tree(loss->disk.data, &ignored);
	for (int i = 0; i < loss->n_nodes; i++) {
		close(loss->nodes[i].held);
		text_free(&loss->nodes[i].bytes);
		forget_names(&loss->nodes[i]);
	}
	for (int i = 0; i < MOST_THREADS; i++)
		text_free(&loss->pending[i]);
	text_free(&loss->disk);
	text_free(&end.said);
	free(loss);
	return status;
}
