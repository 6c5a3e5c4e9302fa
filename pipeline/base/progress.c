/* progress.c: one line on the terminal of who waits.
 *
 * A thread of its own writes it, so that it appears after the delay even while
 * the work is in the middle of something long, and the work only leaves a word.
 * Without a terminal there is neither thread nor line: a job of cron writes
 * nothing.
 */
#include "base/progress.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"

enum { LINE = 400, EVERY = 200 /* milliseconds */, WIDTH = 80 };

struct progress {
	int fd;
	long delay;
	char words[LINE];	/* the work at hand, without its rows */
	long rows;		/* 0: none to tell */
	int shown;		/* the line is on the terminal */
	int stopped;
	pthread_mutex_t mutex;
	pthread_cond_t changed;
	pthread_t writer;
};

static size_t width_of(int fd)
{
	struct winsize size;

	if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col < 20)
		return WIDTH;
	return size.ws_col;
}

/* At most so many characters, so that the line stays one. */
static size_t cut(const char *words, size_t width)
{
	size_t length = strlen(words);

	while (text_code_points(words, length) >= width)
		do
			length--;
		while (((unsigned char)words[length] & 0xC0) == 0x80);
	return length;
}

static void show(struct progress *progress)
{
	char line[LINE + 64];
	size_t length;

	if (progress->words[0] == '\0')
		return;
	snprintf(line, sizeof(line), "%s", progress->words);
	if (progress->rows > 0)
		snprintf(line + strlen(line), 64, ", %ld righe",
			 progress->rows);
	length = cut(line, width_of(progress->fd));
	dprintf(progress->fd, "\r\033[K%.*s", (int)length, line);
	progress->shown = 1;
}

static void *write_lines(void *context)
{
	struct progress *progress = context;
	long wait = progress->delay;

	pthread_mutex_lock(&progress->mutex);
	while (!progress->stopped) {
		struct timespec until;

		clock_gettime(CLOCK_MONOTONIC, &until);
		until.tv_nsec += wait % 1000 * 1000000;
		until.tv_sec += wait / 1000 + until.tv_nsec / 1000000000;
		until.tv_nsec %= 1000000000;
		while (!progress->stopped &&
		       pthread_cond_timedwait(&progress->changed,
					      &progress->mutex, &until) == 0)
			;
		if (!progress->stopped)
			show(progress);
		wait = EVERY;
	}
	pthread_mutex_unlock(&progress->mutex);
	return NULL;
}

struct progress *progress_new(int fd, long delay)
{
	struct progress *progress;
	pthread_condattr_t clock;

	if (!isatty(fd))
		return NULL;
	progress = must_alloc(sizeof(*progress));
	memset(progress, 0, sizeof(*progress));
	progress->fd = fd;
	progress->delay = delay;
	pthread_mutex_init(&progress->mutex, NULL);
	pthread_condattr_init(&clock);
	pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
	pthread_cond_init(&progress->changed, &clock);
	pthread_condattr_destroy(&clock);
	if (pthread_create(&progress->writer, NULL, write_lines,
			   progress) == 0)
		return progress;
	free(progress);
	return NULL;
}

/* Control characters, those of two bytes too, and what is no UTF-8. */
static void clean(char *words)
{
	unsigned char *at = (unsigned char *)words;
	size_t left = strlen(words), good;

	while (left > 0) {
		good = text_valid_utf8((char *)at, left);
		for (; good > 0; good--, left--, at++)
			if (*at < ' ' || *at == 0x7F ||
			    (*at == 0xC2 && at[1] < 0xA0))
				*at = '?';
			else if (*at >= 0x80 && *at < 0xA0 && at[-1] == '?')
				*at = '?';
		if (left > 0) {
			*at++ = '?';
			left--;
		}
	}
}

static void say(struct progress *progress, const char *words)
{
	pthread_mutex_lock(&progress->mutex);
	snprintf(progress->words, sizeof(progress->words), "%s", words);
	clean(progress->words);
	progress->rows = 0;
	pthread_mutex_unlock(&progress->mutex);
}

void progress_stage(struct progress *progress, const char *stage)
{
	if (progress != NULL)
		say(progress, stage);
}

void progress_file(struct progress *progress, long position, long total,
		   const char *name)
{
	char words[LINE];

	if (progress == NULL)
		return;
	snprintf(words, sizeof(words), "file %ld di %ld: %s", position, total,
		 name);
	say(progress, words);
}

void progress_rows(struct progress *progress, long rows)
{
	if (progress == NULL)
		return;
	pthread_mutex_lock(&progress->mutex);
	progress->rows = rows;
	pthread_mutex_unlock(&progress->mutex);
}

void progress_free(struct progress *progress)
{
	if (progress == NULL)
		return;
	pthread_mutex_lock(&progress->mutex);
	progress->stopped = 1;
	pthread_cond_signal(&progress->changed);
	pthread_mutex_unlock(&progress->mutex);
	pthread_join(progress->writer, NULL);
	if (progress->shown)
		dprintf(progress->fd, "\r\033[K");
	pthread_cond_destroy(&progress->changed);
	pthread_mutex_destroy(&progress->mutex);
	free(progress);
}
