/* inbox.h: the inbox of a workspace, taken in one transaction. */
#ifndef QUADRO_ACQUIRE_INBOX_H
#define QUADRO_ACQUIRE_INBOX_H

#include "acquire/intake.h"
#include "base/date.h"
#include "base/err.h"
#include "base/text.h"
#include "workspace/workspace.h"

struct inbox_summary {
	long files;			/* examined */
	long outcomes[N_OUTCOMES];
	long nameless;			/* of them, names not understood */
	long personal;			/* of them, refused for personal data */
	long rows_rejected;		/* of refused files too */
	long rows_to_mend;		/* of files accepted without them */
	struct text notes;		/* files that could not be read: one line each */
};

/* Receives every file of inbox/ in order of modification time, then name:
 * checks, loads, archives, writes receipts, tidies the inbox. Whatever befalls
 * one file, the others are received. Starts by finishing what a killed run
 * left. 0, or -1 with nothing taken. */
int inbox_receive(struct workspace *workspace, day_t as_of,
		  struct inbox_summary *summary, struct err *err);

/* Receives one file, saying by hand what it is (TRACCIATO,MITTENTE,PERIODO). */
int inbox_receive_as(struct workspace *workspace, day_t as_of,
		     const char *path, const char *as,
		     struct inbox_summary *summary, struct err *err);

/* What receiving these files would give: appends their receipts to out, as
 * text or as a JSON array. The workspace must be open to look, so that nothing
 * stays. `as` may be NULL. */
int inbox_check(struct workspace *workspace, day_t as_of,
		char *const *paths, int n, const char *as, int json,
		struct inbox_summary *summary, struct text *out,
		struct err *err);

#endif
