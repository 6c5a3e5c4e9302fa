/* pnrr.h: inside the pack of a project with a financial plan: its data and its
 * sections.
 *
 * What the board does not have is read once from the views (pnrr_data.c);
 * each section is a function that writes some pages. Amounts are euro cents;
 * figures that lack are NaN, texts that lack NULL.
 */
#ifndef QUADRO_REPORTS_PACKS_PNRR_H
#define QUADRO_REPORTS_PACKS_PNRR_H

#include <stddef.h>

#include "base/text.h"
#include "packs/board.h"
#include "packs/context.h"
#include "packs/pubblico.h"
#include "pdf/document.h"
#include "pdf/flow.h"

struct progress {			/* one side of the project */
	char *aspect;			/* fisico, finanziario, procedurale */
	char *status;
	char *mark;			/* suppressed: how it reads; NULL: shown */
	double value, expected, target;
};

struct budget {				/* a row of report_bilancio */
	char *cut, *chapter, *name;
	int total;			/* the sum of its cut */
	double planned, allotted, committed, paid, left, projection;	/* cents */
	double share;			/* paid of the budget, per cent */
	double coincidence;		/* committed or paid of the allotted */
};

struct spending {			/* up to a quarter's end, cents */
	double expected, paid;
};

struct people {				/* an indicator that counts people */
	int id;
	int all;			/* 1: everybody; the others are parts */
};

struct phase {				/* an activity of the schedule */
	char *action, *name;
	char *from, *to, *begun, *ended;	/* days; NULL: not known */
	char *word, *mark;		/* its state */
	double done;			/* per cent */
	int late, days;			/* in evidence; of delay */
};

struct mismatch {			/* a published total that is not its sum */
	char *table, *way, *place;
	double declared, sum;		/* cents */
};

struct pnrr {
	const struct pack_context *context;
	const struct board *board;
	const struct pubblico *open;
	struct pdf *pdf;
	int explained;			/* the marks have their legend */
	BOARD_ROWS(progress, sides);
	BOARD_ROWS(budget, budgets);
	BOARD_ROWS(spending, quarters);	/* one for each of the board's */
	BOARD_ROWS(people, people);
	BOARD_ROWS(phase, phases);
	BOARD_ROWS(mismatch, mismatches);
};

/* Reads everything. 0, or -1 with err; pnrr_unload is due in both cases. */
int pnrr_load(struct pnrr *pnrr, struct err *err);
void pnrr_unload(struct pnrr *pnrr);

/* A side by its name; NULL when the project has it not. */
const struct progress *pnrr_side(const struct pnrr *pnrr, const char *aspect);

/* The sum of a cut; NULL when it has no rows. */
const struct budget *pnrr_total(const struct pnrr *pnrr, const char *cut);

/* 1 when something was counted, or nothing for certain: a zero that comes from
 * files that were not received has no chart. */
int pnrr_is_counted(const struct pnrr *pnrr, const struct indicator *indicator);

/* Under a table that shows a mark: what the marks mean, once a document. */
void pnrr_explain(struct pnrr *pnrr);

/* Cents as a table has them, "1.234,50"; as a sentence has them, "1.234 €".
 * Appended; "n.d." when NaN. */
void pnrr_cents(struct text *out, double cents);
void pnrr_euro(struct text *out, double cents);

/* The charts that the first page shares with the sections. The caller frees
 * the drawing; NULL when there is nothing to draw, or with err. */
struct drawing *pnrr_spending_chart(const struct pnrr *pnrr, double width,
				    struct text *alt, struct err *err);
struct drawing *pnrr_people_chart(const struct pnrr *pnrr,
				  const struct indicator *indicator,
				  double width, struct text *alt,
				  struct err *err);
struct drawing *pnrr_gantt(const struct pnrr *pnrr, double width,
			   struct text *alt, struct err *err);

/* The sections, in the order of the pages. */
void pnrr_first_page(struct pnrr *pnrr, struct err *err);
void pnrr_money(struct pnrr *pnrr, struct err *err);
void pnrr_beneficiaries(struct pnrr *pnrr, struct err *err);
void pnrr_schedule(struct pnrr *pnrr, struct err *err);
void pnrr_indicators(struct pnrr *pnrr);

#endif
