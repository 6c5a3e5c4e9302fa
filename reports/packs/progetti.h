/* progetti.h: inside the pack of the projects: its data and its sections.
 *
 * The data are read once from the views; each section is a function that
 * writes some pages of them. Texts are as in the views, null is NULL; figures
 * that lack are NaN. Amounts are euro cents.
 */
#ifndef QUADRO_REPORTS_PACKS_PROGETTI_H
#define QUADRO_REPORTS_PACKS_PROGETTI_H

#include <stddef.h>

#include "base/text.h"
#include "packs/board.h"
#include "packs/context.h"
#include "packs/pubblico.h"
#include "pdf/document.h"
#include "pdf/flow.h"

struct project {
	char *code, *title, *macroarea, *description;
	char *name;			/* the title, shorter */
	char *word, *mark;		/* its state; NULL without activities */
	char *from, *to;		/* planned; NULL without activities */
	char *news;			/* the day the exports tell of; NULL none */
	char *next_due, *next_name;	/* its next term; NULL none */
	int n, foreseen;		/* activities; those of the schedule */
	int done, done_late, going, overdue, unbegun, waiting, silent;
	int late;			/* overdue and unbegun */
	int stale;			/* the news stop before the quarter's end */
	double worst, worst_done;	/* days of delay */
	double planned, sources, allotted, committed, paid;	/* cents */
};

struct activity {
	char *project, *action, *name;
	char *owner;			/* as the schedule has it */
	char *from, *to;		/* planned */
	char *begun, *ended;		/* NULL: not yet, or not known */
	char *state, *word, *mark;
	double share;			/* per cent done */
	double late_start, late_end;	/* days */
	double moved_start, moved_end;	/* days, by the sender; NaN: not moved */
	int foreseen, told;		/* in the schedule; in the exports */
	int late, delay;		/* 1 when late now; days of it */
};

struct term {				/* still to come */
	char *project, *name, *owner, *due;
	int days_left;
};

struct source {				/* of a project's money */
	char *project, *name;
	double planned, allotted, committed, paid;	/* cents */
};

struct mismatch {			/* a total that does not add up */
	char *project, *table, *way, *place;
	int line;
	double declared, sum, difference;	/* cents */
};

struct meaning {			/* of a state of an activity */
	char *word, *mark, *text;
};

struct progetti {
	const struct pack_context *context;
	const struct board *board;
	struct pdf *pdf;
	int explained;			/* the marks have their legend */
	BOARD_ROWS(project, projects);
	BOARD_ROWS(activity, activities);	/* by project, as scheduled */
	BOARD_ROWS(activity, late);	/* the latest first */
	BOARD_ROWS(term, terms);	/* the next first */
	BOARD_ROWS(source, sources);	/* by project, the largest first */
	BOARD_ROWS(mismatch, mismatches);
	BOARD_ROWS(meaning, meanings);	/* best first */
};

/* Reads everything. 0, or -1 with err; progetti_unload is due in both cases. */
int progetti_load(struct progetti *progetti, struct err *err);
void progetti_unload(struct progetti *progetti);

/* A span with mark, word and colour of a state; a dash when word is NULL. */
struct pdf_span progetti_state(const struct progetti *progetti,
			       const char *word, const char *mark);

/* "5 concluse, 3 in corso e 1 non avviata in tempo"; nothing for none. */
void progetti_counts(struct text *out, const struct project *project);

/* The table of the late activities, of one project (a code) or of all (NULL),
 * at most `most`. Returns how many there are. */
size_t progetti_late(struct progetti *progetti, const char *project,
		     size_t most);

/* The sections, in the order of the pages; those of a project under the
 * cursor. */
void progetti_first_page(struct progetti *progetti);
void progetti_results(struct progetti *progetti, const struct project *project);
void progetti_gantt(struct progetti *progetti, const struct project *project,
		    struct err *err);
void progetti_activities(struct progetti *progetti,
			 const struct project *project);
void progetti_money(struct progetti *progetti, const struct project *project,
		    struct err *err);
void progetti_method(struct progetti *progetti);

#endif
