/* contents.c: files of any size with a small footprint.
 *
 * A small file is read. A large one is mapped, and the kernel counts the pages
 * of it that were touched as the process's own until somebody else needs the
 * memory: a gigabyte read once would look like a gigabyte used. So a thread
 * looks every millisecond how many there are, and hands them back when they are
 * many; read again, they come from the system's cache. Readers need to know
 * nothing of it.
 */
#include "base/contents.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"

enum {
	SMALL = 4 << 20,
	MOST_PAGES = 2048,	/* of files, our program's own among them */
	PAUSE_NANOSECONDS = 1000000,
};

struct contents {
	struct text small;	/* the bytes of a small file */
	char *bytes;		/* of a large one, mapped; else NULL */
	size_t length;
	int fd;			/* of the copy, -1 for none */
	pthread_t keeper;
	int has_keeper;
	int closing;		/* under mutex */
	pthread_mutex_t mutex;
	pthread_cond_t changed;
};

/* Whether the process holds many pages of files; when it cannot be told, yes. */
static int holds_many(int statm)
{
	char text[256];
	ssize_t n = pread(statm, text, sizeof(text) - 1, 0);
	long shared;

	text[n > 0 ? n : 0] = '\0';
	return sscanf(text, "%*s %*s %ld", &shared) != 1 ||
	       shared > MOST_PAGES;
}

/* Hands pages back until the contents closes. */
static void *keep_small(void *context)
{
	struct contents *contents = context;
	int statm = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
	struct timespec until;

	pthread_mutex_lock(&contents->mutex);
	while (!contents->closing) {
		clock_gettime(CLOCK_REALTIME, &until);
		until.tv_nsec += PAUSE_NANOSECONDS;
		if (until.tv_nsec >= 1000000000) {
			until.tv_nsec -= 1000000000;
			until.tv_sec++;
		}
		pthread_cond_timedwait(&contents->changed, &contents->mutex,
				       &until);
		/* Advice only: when refused, the pages merely stay. */
		if (holds_many(statm))
			(void)madvise(contents->bytes, contents->length,
				      MADV_DONTNEED);
	}
	pthread_mutex_unlock(&contents->mutex);
	if (statm >= 0)
		close(statm);
	return NULL;
}

static int map(struct contents *contents, int fd, size_t length)
{
	contents->length = length;
	contents->bytes = mmap(NULL, length, PROT_READ, MAP_PRIVATE, fd, 0);
	if (contents->bytes == MAP_FAILED) {
		contents->bytes = NULL;
		return -1;
	}
	(void)madvise(contents->bytes, length, MADV_SEQUENTIAL);
	contents->has_keeper = pthread_create(&contents->keeper, NULL,
					      keep_small, contents) == 0;
	return 0;
}

static struct contents *new_contents(void)
{
	struct contents *contents = must_alloc(sizeof(*contents));

	*contents = (struct contents){
		.fd = -1,
		.mutex = PTHREAD_MUTEX_INITIALIZER,
		.changed = PTHREAD_COND_INITIALIZER,
	};
	return contents;
}

/* A file without a name: nothing of it outlives the process. */
static int open_nameless(const char *scratch)
{
	FILE *file;
	int fd = scratch != NULL ?
		 open(scratch, O_TMPFILE | O_RDWR | O_CLOEXEC, 0666) : -1;

	if (fd >= 0)
		return fd;
	file = tmpfile();
	if (file == NULL)
		return -1;
	fd = fcntl(fileno(file), F_DUPFD_CLOEXEC, 0);
	fclose(file);
	return fd;
}

enum { NOT_READ = -1, NOT_WRITTEN = -2 };

/* Copies all that can be read of `from`; returns the bytes, or what failed. */
static long long copy_all(int from, int to)
{
	char block[1 << 16];
	long long total = 0;
	ssize_t n;

	while ((n = read(from, block, sizeof(block))) > 0) {
		ssize_t written = 0;

		while (written < n) {
			ssize_t step = write(to, block + written,
					     (size_t)(n - written));

			if (step < 0)
				return NOT_WRITTEN;
			written += step;
		}
		total += n;
	}
	return n < 0 ? NOT_READ : total;
}

static int copy_large(struct contents *contents, const char *path,
		      const char *scratch, struct err *err)
{
	int from = open(path, O_RDONLY | O_CLOEXEC);
	long long length;
	int status = -1;

	if (from < 0)
		return err_system(err, EXIT_CONFIG, errno, "%s: il file non si "
				  "può leggere", path);
	contents->fd = open_nameless(scratch);
	length = contents->fd >= 0 ? copy_all(from, contents->fd) : NOT_WRITTEN;
	if (length >= 0)
		status = length > 0 ? map(contents, contents->fd,
					  (size_t)length) : 0;
	if (length == NOT_READ)
		err_system(err, EXIT_CONFIG, errno, "%s: il file non si può "
			   "leggere", path);
	else if (status != 0)
		err_system(err, EXIT_FAILED, errno, "%s: il file non si può "
			   "copiare per leggerlo", path);
	close(from);
	return status;
}

static int open_large(struct contents *contents, const char *path,
		      size_t length, struct err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	int status = fd >= 0 ? map(contents, fd, length) : -1;

	if (status != 0)
		err_system(err, EXIT_CONFIG, errno, "%s: il file non si può "
			   "leggere", path);
	if (fd >= 0)
		close(fd);
	return status;
}

/* The size of a file that is large, or 0. */
static size_t large_size(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0 && info.st_size > SMALL ?
	       (size_t)info.st_size : 0;
}

struct contents *contents_open(const char *path, struct err *err)
{
	struct contents *contents = new_contents();
	size_t large = large_size(path);
	int status = large > 0 ? open_large(contents, path, large, err) :
				 file_read(path, 2 * SMALL, &contents->small,
					   err);

	if (status == 0)
		return contents;
	contents_close(contents);
	return NULL;
}

struct contents *contents_copy(const char *path, const char *scratch,
			       struct err *err)
{
	struct contents *contents = new_contents();
	int status = large_size(path) > 0 ?
		     copy_large(contents, path, scratch, err) :
		     file_read(path, 2 * SMALL, &contents->small, err);

	if (status == 0)
		return contents;
	contents_close(contents);
	return NULL;
}

int contents_keep(struct contents *contents, const char *path)
{
	char self[64];

	if (contents->fd < 0)
		return -1;
	snprintf(self, sizeof(self), "/proc/self/fd/%d", contents->fd);
	return linkat(AT_FDCWD, self, AT_FDCWD, path, AT_SYMLINK_FOLLOW);
}

void contents_close(struct contents *contents)
{
	if (contents == NULL)
		return;
	if (contents->has_keeper) {
		pthread_mutex_lock(&contents->mutex);
		contents->closing = 1;
		pthread_cond_signal(&contents->changed);
		pthread_mutex_unlock(&contents->mutex);
		pthread_join(contents->keeper, NULL);
	}
	if (contents->bytes != NULL)
		munmap(contents->bytes, contents->length);
	if (contents->fd >= 0)
		close(contents->fd);
	text_free(&contents->small);
	free(contents);
}

const char *contents_bytes(const struct contents *contents)
{
	return contents->bytes != NULL ? contents->bytes :
					 text_string(&contents->small);
}

size_t contents_length(const struct contents *contents)
{
	return contents->bytes != NULL ? contents->length :
					 contents->small.length;
}
