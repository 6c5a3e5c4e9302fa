/* trace.h: a command run under ptrace, stopped at each call that writes. */
#ifndef QUADRO_TESTS_TRACE_H
#define QUADRO_TESTS_TRACE_H

#include <sys/types.h>

#include "base/text.h"
#include "calls.h"

/* A stop just before a call. Thread and ordinal name it the same way in every
 * run, however the threads take turns. */
struct trace_call {
	int thread;		/* 0: the first; the others as they appear */
	long ordinal;		/* among the calls of that thread, from 0 */
	const struct call_type *type;
	const char *path;	/* the file it works on, "" when it has none */
	long length;		/* bytes to write, -1 where that means nothing */
	pid_t task;
};

/* Says what is to be done at a call; FAULT NULL: nothing. */
typedef const struct fault *(*trace_visit)(void *context,
					   const struct trace_call *call);

struct trace_end {
	int exit;		/* its exit status, -1 when killed */
	int hung;		/* it did not end in time, and was killed */
	struct text said;	/* what it printed, both ways */
};

/* Runs arguments[0] with its arguments; calls visit at each call that writes
 * of the process and of its threads, never of the programs it starts. visit
 * may be NULL: the command then runs untraced. Fills end, whose text the
 * caller frees. 0, or -1 when nothing could be run. */
int trace_run(const char *const arguments[], trace_visit visit, void *context,
	      struct trace_end *end);

#endif
