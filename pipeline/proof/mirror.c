/* mirror.c: the entries as lines of a file, written after the store has
 * committed them.
 *
 * The file only ever grows. The store says at which byte each entry ends, so
 * that completing it reads no more than its last line, whatever its length.
 */
#include "proof/mirror.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "proof/chain.h"
#include "proof/entry.h"
#include "store/query.h"

enum { ENTRY_MOST = 1 << 20 };	/* bytes: a line longer than this is none of ours */

struct mirror {
	struct store *store;
	struct text path;
	int fd;
	long long size;
	struct err *err;
};

static int fault(const struct mirror *mirror)
{
	return err_system(mirror->err, EXIT_FAILED, errno, "%s: il registro "
			  "non si può scrivere", mirror->path.data);
}

static int open_mirror(struct mirror *mirror, const char *workspace)
{
	int is_new;
	struct stat info;

	file_join(&mirror->path, workspace, MIRROR_NAME);
	is_new = !file_exists(mirror->path.data);
	mirror->fd = open(mirror->path.data, O_RDWR | O_CREAT | O_CLOEXEC,
			  0666);
	if (mirror->fd < 0 || fstat(mirror->fd, &info) != 0)
		return fault(mirror);
	mirror->size = info.st_size;
	return is_new ? file_sync_directory(workspace, mirror->err) : 0;
}

static void close_mirror(struct mirror *mirror)
{
	if (mirror->fd >= 0)
		close(mirror->fd);
	text_free(&mirror->path);
}

/* Whether length bytes of the file, from a place on, are these. */
static int holds(const struct mirror *mirror, long long from,
		 const char *bytes, size_t length)
{
	char block[4096];

	while (length > 0) {
		size_t n = length < sizeof(block) ? length : sizeof(block);

		if (pread(mirror->fd, block, n, from) != (ssize_t)n ||
		    memcmp(block, bytes, n) != 0)
			return 0;
		bytes += n;
		from += (long long)n;
		length -= n;
	}
	return 1;
}

static int append(const struct mirror *mirror, long long at,
		  const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t n = pwrite(mirror->fd, bytes, length, at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fault(mirror);
		bytes += n;
		at += n;
		length -= (size_t)n;
	}
	return 0;
}

/* One entry that the file has up to some byte or not at all: what it has must
 * be right, what it lacks is written. A state, or -1. */
static int complete_entry(const struct mirror *mirror, const char *riga,
			  long long end)
{
	struct text line = {0};
	long long start;
	size_t there = 0;
	int state = MIRROR_WHOLE;

	text_format(&line, "%s\n", riga);
	start = end - (long long)line.length;
	if (mirror->size > start)
		there = mirror->size < end ? (size_t)(mirror->size - start) :
					     line.length;
	if (start < 0 || !holds(mirror, start, line.data, there))
		state = MIRROR_ALTERED;
	else if (there < line.length &&
		 append(mirror, start + (long long)there, line.data + there,
			line.length - there) != 0)
		state = -1;
	text_free(&line);
	return state;
}

/* From the last entry that the file has whole: it is looked at again. */
static int complete_from_there(const struct mirror *mirror)
{
	struct query *query = query_new(mirror->store, "select riga, fine from "
		"registro where voce >= coalesce((select voce from registro "
		"where fine <= ? order by voce desc limit 1), 1) order by voce",
		mirror->err);
	int more = -1, state = MIRROR_WHOLE;

	if (query == NULL)
		return -1;
	query_bind_integer(query, 1, mirror->size);
	while (state == MIRROR_WHOLE &&
	       (more = query_step(query, mirror->err)) == 1)
		state = complete_entry(mirror, query_text(query, 0),
				       query_integer(query, 1));
	query_free(query);
	return more < 0 ? -1 : state;
}

/* A file longer than the store's register: does it go on from its end? */
static int look_ahead(const struct mirror *mirror, const struct chain_end *end)
{
	struct text line = {0};
	char previous[DIGEST_SIZE], block[4096];
	const char *stop = NULL;
	long long at = end->bytes;
	ssize_t n = 1;
	int ahead;

	while (stop == NULL && n > 0 && line.length < ENTRY_MOST) {
		n = pread(mirror->fd, block, sizeof(block), at);
		if (n > 0) {
			text_add(&line, block, (size_t)n);
			at += n;
		}
		stop = line.length > 0 ? memchr(line.data, '\n', line.length) :
					 NULL;
	}
	ahead = stop != NULL &&
		entry_previous(line.data, (size_t)(stop - line.data),
			       previous) == 0 &&
		strcmp(previous, end->digest) == 0;
	text_free(&line);
	return ahead ? MIRROR_AHEAD : MIRROR_ALTERED;
}

int mirror_complete(struct store *store, const char *workspace,
		    struct err *err)
{
	struct mirror mirror = {.store = store, .fd = -1, .err = err};
	struct chain_end end;
	int state = -1;

	if (chain_end(store, &end, err) != 0)
		return -1;
	if (end.entries == 0) {
		text_format(&mirror.path, "%s/%s", workspace, MIRROR_NAME);
		state = MIRROR_WHOLE;
		if (!file_exists(mirror.path.data))
			goto out;
	}
	if (open_mirror(&mirror, workspace) == 0) {
		state = complete_from_there(&mirror);
		if (state == MIRROR_WHOLE && mirror.size > end.bytes)
			state = look_ahead(&mirror, &end);
		if (state == MIRROR_WHOLE && mirror.size < end.bytes &&
		    fdatasync(mirror.fd) != 0)
			state = fault(&mirror);
	}
out:
	close_mirror(&mirror);
	return state;
}

int mirror_renew(struct store *store, const char *workspace, struct err *err)
{
	struct text path = {0}, aside = {0};
	int i, state = -1;

	file_join(&path, workspace, MIRROR_NAME);
	for (i = 1; i == 1 || file_exists(aside.data); i++) {
		text_clear(&aside);
		text_format(&aside, "%s.alterato-%d", path.data, i);
	}
	if (rename(path.data, aside.data) != 0 && errno != ENOENT)
		err_system(err, EXIT_FAILED, errno, "%s: non si può mettere "
			   "da parte", path.data);
	else
		state = mirror_complete(store, workspace, err);
	text_free(&path);
	text_free(&aside);
	return state == MIRROR_WHOLE ? 0 : -1;
}
