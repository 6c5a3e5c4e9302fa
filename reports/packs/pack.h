/* pack.h: the documents that a run makes, as rows of one table.
 *
 * A pack is a PDF: its name is what a user types, its file is what appears in
 * the published directory. The run calls packs_render once, after the values
 * are computed; everything a pack shows it reads from the views of sql/reports.
 */
#ifndef QUADRO_REPORTS_PACKS_PACK_H
#define QUADRO_REPORTS_PACKS_PACK_H

#include <stddef.h>

#include "base/err.h"
#include "base/text.h"
#include "store/store.h"

struct packs_job {
	struct store *store;	/* holds the values of the last computation, and the views */
	const char *data;	/* the program's data: reports/chart */
	const char *out;	/* an existing directory: files go here */
	const char *const *names;	/* the packs wanted */
	size_t n_names;		/* 0: all of them */
	int staged;		/* 1: the caller syncs the directory later */
};

/* Makes the packs wanted, in the order of the table, from the views that
 * views_make has made; of all of them, those that the plan has data for. A plan of
 * which no quarter has ended yet is no error: the documents say so. Returns 0;
 * -1 with err: EXIT_USAGE for a name of no pack or of one that this plan has
 * nothing for (before anything is written), EXIT_CONFIG when fonts or gnuplot
 * are not there, EXIT_FAILED else,
 * also when nothing was ever computed; files already made stay. */
int packs_render(const struct packs_job *job, struct err *err);

/* Appends the names of all the packs, "udp, ...", for messages. */
void packs_names(struct text *out);

#endif
