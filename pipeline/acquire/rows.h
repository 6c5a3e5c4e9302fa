/* rows.h: the rows of an export, checked one by one and loaded. */
#ifndef QUADRO_ACQUIRE_ROWS_H
#define QUADRO_ACQUIRE_ROWS_H

#include "acquire/filename.h"
#include "acquire/findings.h"
#include "acquire/header.h"
#include "base/date.h"
#include "base/progress.h"
#include "store/store.h"
#include "workspace/registry.h"

struct rows_job {
	const char *bytes;		/* the whole file */
	size_t length;
	const struct file_name *name;
	const struct header *header;	/* as header_find left it, without errors */
	const struct registry *registry;
	day_t as_of;
	long long file;			/* its id in file_ricevuto */
	long long integrates;		/* the file it adds rows to, or 0 */
	struct store *store;
	struct findings *findings;
	struct progress *progress;	/* told how many rows are in; or NULL */
};

struct rows_count {
	long read, accepted, rejected;
	long long first, last;		/* ids of the records loaded; 0, -1 for none */
	int refused;			/* the file falls as a whole, found on the way */
};

/* Reads every row after the header, reports its errors, and loads the good
 * ones into the layout's table. 0, or -1 when the store failed. */
int rows_load(const struct rows_job *job, struct rows_count *count,
	      struct err *err);

#endif
