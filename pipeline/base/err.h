/* err.h: one error, told once, where the context is known.
 *
 * Every function that can fail returns 0 or -1 (or NULL) and fills a
 * struct err. Only main.c prints it and turns its code into the exit status.
 * Messages are for the staff: plain Italian, with file, line and cure.
 */
#ifndef QUADRO_BASE_ERR_H
#define QUADRO_BASE_ERR_H

#include <stddef.h>

/* The exit statuses of the contract, section 8. */
enum exit_code {
	EXIT_DONE = 0,		/* done */
	EXIT_ATTENTION = 1,	/* done, with something to look at */
	EXIT_USAGE = 2,		/* wrong usage */
	EXIT_CONFIG = 3,	/* configuration or environment */
	EXIT_FAILED = 4,	/* the run failed and published nothing */
};

struct err {
	enum exit_code code;	/* EXIT_DONE while nothing went wrong */
	char message[4096];	/* UTF-8, no final newline */
};

/* Fills err with a printf-style message. The first error is kept: later calls
 * on the same err change nothing. A message that does not fit is cut at a
 * character; bytes that are not UTF-8 become question marks. err may be NULL. Returns -1 always, so that a function can say
 * `return err_set(err, EXIT_FAILED, "...");`. */
int err_set(struct err *err, enum exit_code code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* What the system says with errnum, in plain Italian, and the cure where there
 * is one that the staff can take. Never freed. */
const char *err_cause(int errnum);

/* Like err_set, followed by ": " and err_cause(errnum). */
int err_system(struct err *err, enum exit_code code, int errnum,
	       const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
