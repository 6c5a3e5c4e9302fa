/* assemblea.h: inside the pack of the Assemblea dei Sindaci: its sections.
 *
 * Each section is a function that writes some pages of public figures only.
 */
#ifndef QUADRO_REPORTS_PACKS_ASSEMBLEA_H
#define QUADRO_REPORTS_PACKS_ASSEMBLEA_H

#include "packs/context.h"
#include "packs/pubblico.h"
#include "pdf/figure.h"
#include "pdf/table.h"

struct assemblea {
	const struct pack_context *context;
	const struct pubblico *open;
	const struct board *board;	/* the public one */
	struct pdf *pdf;
};

/* The sections, in the order of the pages. */
void assemblea_essentials(struct assemblea *assemblea, struct err *err);
void assemblea_money(struct assemblea *assemblea, struct err *err);
void assemblea_objectives(struct assemblea *assemblea, struct err *err);
void assemblea_comuni(struct assemblea *assemblea);
void assemblea_map(struct assemblea *assemblea, struct err *err);
void assemblea_method(struct assemblea *assemblea);

/* The band of the statuses of an objective (NULL: of the plan), with those
 * that may not be told. The caller frees it; NULL when there is nothing to
 * draw, or with err. */
struct drawing *assemblea_band(const struct assemblea *assemblea,
			       const char *objective, struct text *alt,
			       struct err *err);

/* What was spent on an objective; NULL when the accounts have it not. */
const struct spent *assemblea_spent(const struct assemblea *assemblea,
				    const char *objective);

#endif
