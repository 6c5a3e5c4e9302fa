/* calls.h: the system calls that write, and what can go wrong with each. */
#ifndef QUADRO_TESTS_CALLS_H
#define QUADRO_TESTS_CALLS_H

#include <linux/filter.h>

/* What a call does, which says how it can fail. */
enum call_kind {
	CALL_WRITE,	/* bytes into a file */
	CALL_SIZE,	/* a file's length or room */
	CALL_SYNC,	/* what was written, to the disk */
	CALL_OPEN,	/* a file, to write into it: perhaps a new one */
	CALL_RENAME,
	CALL_LINK,
	CALL_REMOVE,
	CALL_FOLDER,	/* a new one */
	CALL_MODE,	/* permissions, owner, times */
	N_CALL_KINDS
};

struct call_type {
	int number;		/* the kernel's */
	const char *name;
	enum call_kind kind;
	int file;		/* which argument is a descriptor, -1: none is */
	int path;		/* which is a path (the new one of two), -1 */
	int length;		/* which is the number of bytes, -1: none is */
};

/* The type of a call of this number; NULL when it writes nothing. */
const struct call_type *call_find(long number);

/* A seccomp filter that stops for the tracer at these calls alone, and at an
 * open only when it may write; every other call runs at full speed. The
 * caller frees its `filter`. */
struct sock_fprog calls_filter(void);

/* What is done at one call of the night. */
enum action {
	ACTION_GO,
	ACTION_KILL,		/* kill -9 just before the call */
	ACTION_KILL_WITHIN,	/* a part is written, then kill -9 */
	ACTION_FAIL,		/* the call returns -1 */
	ACTION_FAIL_ON,		/* a part is written; from there on all fails */
	ACTION_SHORT,		/* a part is written, and the call says so */
};

struct fault {
	const char *name;
	enum action action;
	int error;		/* errno, for the two that fail */
	unsigned kinds;		/* bit by call_kind: where it makes sense */
};

extern const struct fault faults[];
extern const int n_faults;

#endif
