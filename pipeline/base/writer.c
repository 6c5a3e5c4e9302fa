/* writer.c: making a file costs the file system more than it costs us to know
 * what goes into it: a night's originals and receipts are written by a second
 * thread while the first examines the next file. What is asked is done in the
 * order in which it was asked: two files may have receipts of one name. */
#include "base/writer.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"

enum { QUEUE = 64 };

struct job {
	char *path, *bytes;	/* NULL bytes: the file goes */
	size_t length;
};

struct writer {
	struct job queue[QUEUE];
	size_t head, tail;	/* jobs put, jobs done */
	int running;		/* the thread is there */
	int closing;
	struct err failure;	/* the first since the last wait */
	pthread_t thread;
	pthread_mutex_t mutex;
	pthread_cond_t changed;
};

struct writer *writer_new(void)
{
	struct writer *writer = must_alloc(sizeof(*writer));

	memset(writer, 0, sizeof(*writer));
	pthread_mutex_init(&writer->mutex, NULL);
	pthread_cond_init(&writer->changed, NULL);
	return writer;
}

static void remove_file(const char *path, struct err *err)
{
	if (unlink(path) != 0 && errno != ENOENT && errno != ENOTDIR)
		err_system(err, EXIT_FAILED, errno, "%s: non si può togliere",
			   path);
}

/* Does the job at the tail; the mutex is held, but not while writing. */
static void do_job(struct writer *writer)
{
	struct job job = writer->queue[writer->tail % QUEUE];
	struct err err = {0};

	pthread_mutex_unlock(&writer->mutex);
	if (job.bytes == NULL)
		remove_file(job.path, &err);
	else
		file_write(job.path, job.bytes, job.length, 0, &err);
	free(job.path);
	free(job.bytes);
	pthread_mutex_lock(&writer->mutex);
	if (err.code != EXIT_DONE && writer->failure.code == EXIT_DONE)
		writer->failure = err;
	writer->tail++;
	pthread_cond_broadcast(&writer->changed);
}

static void *write_all(void *context)
{
	struct writer *writer = context;

	pthread_mutex_lock(&writer->mutex);
	while (!writer->closing || writer->head != writer->tail) {
		if (writer->head == writer->tail)
			pthread_cond_wait(&writer->changed, &writer->mutex);
		else
			do_job(writer);
	}
	pthread_mutex_unlock(&writer->mutex);
	return NULL;
}

static void put(struct writer *writer, struct job job)
{
	pthread_mutex_lock(&writer->mutex);
	if (!writer->running)
		writer->running = pthread_create(&writer->thread, NULL,
						 write_all, writer) == 0;
	while (writer->running && writer->head - writer->tail == QUEUE)
		pthread_cond_wait(&writer->changed, &writer->mutex);
	writer->queue[writer->head++ % QUEUE] = job;
	/* Without a thread to be had the work is done here. */
	if (!writer->running)
		do_job(writer);
	pthread_cond_broadcast(&writer->changed);
	pthread_mutex_unlock(&writer->mutex);
}

void writer_put(struct writer *writer, const char *path, const char *bytes,
		size_t length)
{
	put(writer, (struct job){text_copy(path, strlen(path)),
				 text_copy(bytes, length), length});
}

void writer_remove(struct writer *writer, const char *path)
{
	put(writer, (struct job){text_copy(path, strlen(path)), NULL, 0});
}

int writer_wait(struct writer *writer, struct err *err)
{
	struct err failure;

	pthread_mutex_lock(&writer->mutex);
	while (writer->head != writer->tail)
		pthread_cond_wait(&writer->changed, &writer->mutex);
	failure = writer->failure;
	memset(&writer->failure, 0, sizeof(writer->failure));
	pthread_mutex_unlock(&writer->mutex);
	return failure.code == EXIT_DONE ? 0 :
	       err_set(err, failure.code, "%s", failure.message);
}

void writer_free(struct writer *writer)
{
	if (writer == NULL)
		return;
	pthread_mutex_lock(&writer->mutex);
	writer->closing = 1;
	pthread_cond_broadcast(&writer->changed);
	pthread_mutex_unlock(&writer->mutex);
	if (writer->running)
		pthread_join(writer->thread, NULL);
	pthread_cond_destroy(&writer->changed);
	pthread_mutex_destroy(&writer->mutex);
	free(writer);
}
