/* night.h: the nights that the harness disturbs, and what must hold of them. */
#ifndef QUADRO_TESTS_NIGHT_H
#define QUADRO_TESTS_NIGHT_H

#include "base/text.h"
#include "inbox.h"
#include "trace.h"

/* A workspace as it is before a night, and the night's command. */
struct scenario {
	const char *name;
	const char *what;	/* the night, in words, for the report */
	const char *verb;
	int nights;		/* undisturbed ones before it */
	enum inbox_size size;	/* of its inbox */
	int again;		/* exit status of the command done a second time,
				   where it is neither 0 nor 1 */
	const char *killed_at;	/* an earlier run of it was killed when it came
				   to a path with this in it; NULL: none was */
	int copied_after;	/* the night after which a first copy is made;
				   0: none is */
};

extern const struct scenario scenarios[];
extern const int n_scenarios;

struct night {
	const struct scenario *scenario;
	const char *quadro;	/* the program */
	char *before;		/* the room before the night */
	char *room;		/* where it is disturbed: a copy, made each time;
				   holds the workspace, the copies of it (copie)
				   and what is made of these (rifatto) */
	struct text out_before;	/* what is published before, and after */
	struct text out_after;
	struct text copy_before;	/* what the copies give back, before */
	struct text copy_after;	/* and after; "" when there are none */
	struct text end;	/* the whole end state of an undisturbed night */
	struct text seen;	/* digests of seen.h, a line each */
	struct text originals;	/* digests of the inbox's files, a line each */
	int exit;		/* of an undisturbed night */
};

/* Prepares a scenario below a directory. 0 or -1 with a word on stderr. */
int night_prepare(struct night *night, const struct scenario *scenario,
		  const char *quadro, const char *directory);
void night_free(struct night *night);

/* Makes the room anew, as it was before the night. 0 or -1. */
int night_fresh_room(struct night *night);

/* The path of what a room holds, in path, which the caller frees. */
const char *night_workspace(const char *room, struct text *path);
const char *night_remade(const char *room, struct text *path);

/* The state of a workspace made from the room's copies; in its place, what was
 * said when it could not be made. "" when nothing is copied in this scenario.
 * The caller frees the text. */
struct text night_copy(const struct night *night, const char *room);

/* Runs the night's command in a room; visit as for trace_run. 0 or -1. */
int night_run(const struct night *night, const char *room, trace_visit visit,
	      void *context, struct trace_end *end);

/* What must hold of a room whenever it is looked at, in how a run ended:
 * killed, failed, or done. Says in `why` what does not. 0 or -1. */
int night_is_whole(const struct night *night, const char *room,
		   struct text *why);
int night_failed_well(const struct night *night, const char *room,
		      const struct trace_end *end, struct text *why);

/* Runs the night again, undisturbed, and compares what is there at the end
 * with the end of a night that was never disturbed; then quadro verify must have
 * nothing to say. 0 or -1 with why. */
int night_recovers(const struct night *night, const char *room,
		   struct text *why);

#endif
