/* progress.h: what a long run is doing, on a terminal and nowhere else. */
#ifndef QUADRO_BASE_PROGRESS_H
#define QUADRO_BASE_PROGRESS_H

struct progress;

enum { PROGRESS_PATIENCE = 1000 };	/* milliseconds: the usual delay */

/* Shows on fd, from `delay` milliseconds on, one line that changes in place.
 * NULL when fd is not a terminal: all that follows does nothing with NULL. */
struct progress *progress_new(int fd, long delay);

/* The work at hand: a word («calcolo»), or a file of so many, from 1. Texts are
 * copied; what a terminal would obey is not shown. */
void progress_stage(struct progress *progress, const char *stage);
void progress_file(struct progress *progress, long position, long total,
		   const char *name);
/* How many rows of that file are in. */
void progress_rows(struct progress *progress, long rows);

/* Takes the line away. */
void progress_free(struct progress *progress);

#endif
