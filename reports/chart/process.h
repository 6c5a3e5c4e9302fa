/* process.h: gnuplot as a child process that is asked and answers. */
#ifndef QUADRO_REPORTS_CHART_PROCESS_H
#define QUADRO_REPORTS_CHART_PROCESS_H

#include <stddef.h>
#include <sys/types.h>

#include "base/err.h"

/* Bytes that grow; always followed by a NUL. Start from all zero. */
struct bytes {
	char *data;
	size_t length, room;
};

/* Returns 0, or -1 when memory is out. */
int bytes_add(struct bytes *bytes, const char *data, size_t length);
int bytes_puts(struct bytes *bytes, const char *string);
void bytes_free(struct bytes *bytes);

/* The path by which gnuplot reads what process_hand gave. */
#define PROCESS_SCRIPT "/dev/fd/3"

struct process {
	pid_t pid;		/* 0: none */
	int script;		/* what it reads as PROCESS_SCRIPT; in memory */
	int input;		/* we write commands here: a socket */
	int output;		/* we read answers here */
	int complaints;		/* and what it says on its standard error here */
};

/* How one exchange ended. */
enum process_end {
	PROCESS_ANSWERED,
	PROCESS_GONE,		/* it ended by itself */
	PROCESS_LATE,		/* no answer in time */
	PROCESS_BROKEN,		/* the system failed us; errno says why */
};

/* Starts gnuplot from the PATH with an empty environment and nothing open but
 * its pipes and the script. EXIT_CONFIG when it is not installed. */
int process_start(struct process *process, struct err *err);

/* Tells that gnuplot is not installed, and the cure. Returns -1. */
int process_missing(struct err *err);

/* Makes script the content of PROCESS_SCRIPT. Returns 0, or -1 and errno. */
int process_hand(struct process *process, const struct bytes *script);

/* Sends command and reads until the output ends with the line `last`, for
 * milliseconds at most; fills answer and complaints. Never raises SIGPIPE. */
enum process_end process_ask(struct process *process,
			     const char *command, const char *last,
			     int milliseconds, struct bytes *answer,
			     struct bytes *complaints);

/* Closes the pipes, waits patience milliseconds for it to end, then kills it;
 * always reaps it. Returns the wait status, or -1 when there was none. */
int process_stop(struct process *process, int patience);

#endif
