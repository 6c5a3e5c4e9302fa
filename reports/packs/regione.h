/* regione.h: inside the pack for the Regione: its data and its sections.
 *
 * Everything comes from the views regione_*, where the disclosure control is
 * already applied: no figure of people is read from the board. Texts are as in
 * the views, null is NULL; figures that lack are NaN. Amounts are euro cents.
 */
#ifndef QUADRO_REPORTS_PACKS_REGIONE_H
#define QUADRO_REPORTS_PACKS_REGIONE_H

#include <stddef.h>

#include "packs/board.h"
#include "packs/context.h"
#include "pdf/document.h"
#include "pdf/flow.h"
#include "pdf/table.h"

struct area {				/* a macroarea of the Regione */
	char *code, *name;		/* code "": of none */
	char *goals, *see;		/* codes, NULL: none; areas, NULL: none */
	int indicators, reached, on_track, late, critical, hidden, others;
};

struct goal {				/* an objective in the regional form */
	char *area, *code, *title, *description, *other_areas, *note;
	char *continuity, *integration, *codesign;	/* NULL: not known */
	int year;			/* of the last evaluation; 0: none */
	int project;
	double stated_degree;		/* per cent */
	double planned, valued;		/* euro */
	char *quality, *users, *trouble, *answer, *why, *again, *why_again;
};

struct measure {			/* an indicator, for the whole Ambito */
	struct indicator as;		/* its texts; its figures that may be told */
	char *area, *shown, *outcome;	/* shown: the mark of a suppressed one */
};

struct need {				/* a figure of the context */
	char *goal, *name, *absent, *unit, *comparison, *source;
	int year, decimals;
	double value;
};

struct grant {				/* money by source */
	char *goal, *name;		/* goal NULL: of the whole plan */
	double planned, allotted, committed, paid;	/* cents */
	double coincidence;		/* per cent */
	int sum;
};

struct task {				/* an activity of a project */
	char *goal, *action, *name, *owner, *product, *foreseen;
	char *from, *to, *begun, *ended, *word, *mark, *news;
	double delay;			/* days */
};

struct minimum {			/* of a subambito */
	char *indicator, *name, *unit, *place, *value, *status, *outcome;
	double least;
};

struct legend {
	char *sign, *meaning;
};

struct regione {
	const struct pack_context *context;
	const struct board *board;
	struct pdf *pdf;
	BOARD_ROWS(area, areas);
	BOARD_ROWS(goal, goals);	/* in the order of the form */
	BOARD_ROWS(measure, measures);	/* by goal: process, output, outcome */
	BOARD_ROWS(need, needs);
	BOARD_ROWS(grant, grants);	/* by goal, the sum last */
	BOARD_ROWS(grant, sources);	/* of the plan, the sum last */
	BOARD_ROWS(task, tasks);
	BOARD_ROWS(minimum, minimums);
	BOARD_ROWS(legend, legends);
};

/* Reads everything. 0, or -1 with err; regione_unload is due in both cases. */
int regione_load(struct regione *regione, struct err *err);
void regione_unload(struct regione *regione);

/* The sections, in the order of the pages; those of an objective under the
 * cursor. */
void regione_first_page(struct regione *regione);
void regione_form(struct regione *regione, const struct goal *goal);
void regione_measures(struct regione *regione, const struct goal *goal);
void regione_project(struct regione *regione, const struct goal *goal);
void regione_money(struct regione *regione, const struct goal *goal);
void regione_sources(struct regione *regione, struct err *err);
void regione_minimums(struct regione *regione);
void regione_method(struct regione *regione);

/* What stands where the data have nothing. */
#define REGIONE_UNKNOWN "non rilevato"

/* The status of a measure, or what may be told instead of it. */
struct pdf_span regione_status(const struct regione *regione,
			       const struct measure *measure);

#endif
