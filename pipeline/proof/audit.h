/* audit.h: what does not hold, and what does, said to the staff.
 *
 * Each of the audits below looks at one kind of thing, goes on after what it
 * finds, and returns -1 only when it could not look. `book` is a store in
 * memory whose table `registro` has the entries to judge by.
 */
#ifndef QUADRO_PROOF_AUDIT_H
#define QUADRO_PROOF_AUDIT_H

#include "base/err.h"
#include "base/text.h"
#include "store/store.h"

struct audit {
	const char *workspace;	/* directory */
	struct text found;	/* what does not hold: one line each */
	long count;		/* of those lines */
	struct text good;	/* what was looked at: one line each */
};

/* Adds a line, with a printf-style message, to what does not hold. */
void audit_fault(struct audit *audit, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void audit_free(struct audit *audit);

/* A store in memory with one entry for each line of text, whatever they are. */
struct store *audit_book(const char *lines, size_t length,
			 const char *schema_directory, struct err *err);

/* The chain, from the first entry: tells the first that does not hold. where:
 * what is looked at, for people. Returns how many hold, or -1. */
long long audit_chain(struct audit *audit, struct store *book,
		      const char *where, struct err *err);

/* Whether two registers say the same: tells the first entry that differs, and
 * what one has and the other has not. 0 or -1. */
int audit_same(struct audit *audit, struct store *store, struct store *file,
	       struct err *err);

/* The rows of the files received against the entries, of the same store. */
int audit_files(struct audit *audit, struct store *store, struct err *err);

/* The originals, and the copies of the plan's files, against their digests. */
int audit_archive(struct audit *audit, struct store *book, struct err *err);

/* What is published now, period by period, against its last publication. */
int audit_published(struct audit *audit, struct store *book, struct err *err);

/* The values kept of each closed quarter, against its closing. */
int audit_closings(struct audit *audit, struct store *book, struct err *err);

/* valori.csv of the period last computed against the values in the store, on
 * which the views must have been made. Not when the plan's files, or a run that
 * published nothing, came after the publication: it is said. */
int audit_values(struct audit *audit, struct store *store, struct err *err);

#endif
