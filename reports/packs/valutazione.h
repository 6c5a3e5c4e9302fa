/* valutazione.h: inside the pack of the yearly evaluation: its data and its
 * sections.
 *
 * Texts are as in the views, null is NULL; figures that lack are NaN.
 */
#ifndef QUADRO_REPORTS_PACKS_VALUTAZIONE_H
#define QUADRO_REPORTS_PACKS_VALUTAZIONE_H

#include <stddef.h>

#include "packs/board.h"
#include "packs/context.h"
#include "packs/pubblico.h"
#include "pdf/document.h"
#include "pdf/figure.h"
#include "pdf/flow.h"
#include "pdf/table.h"

enum { CRITERIA = 5 };		/* rilevanza ... sostenibilità, 1 to 5 */

struct judgement {		/* on an objective, of a year of the plan */
	char *code, *title;
	int year, finished;	/* finished: all its quarters are computed */
	char *period;		/* the last of them */
	int indicators, counted, not_due, without_data, reserved;
	char *degree_mark;	/* how a degree reads of suppressed ones alone */
	double degree, stated_degree, degree_gap;	/* per cent, points */
	double money, stated_money, money_gap;
	int judged;		/* somebody said something */
	int degree_apart, money_apart;	/* the gap is worth telling */
	double threshold;	/* points from which it is */
	char *quality, *users, *trouble, *answer, *why, *continuity, *again,
	     *why_again;
	double criteria[CRITERIA];
};

struct past {			/* an objective of a plan before this one */
	int from, to;		/* years of that plan */
	char *code, *title, *degree_absent, *users, *money_absent, *answer,
	     *continuity, *again;
	double degree, money;	/* per cent */
};

struct circumstance {		/* a context indicator in a year */
	char *objective, *objective_title, *name, *absent, *unit, *said, *source;
	int year, decimals;
	double value;
	int is_percent;
	int base_year;		/* compared with; 0 for none */
	double base, change, change_share;	/* share: per cent */
	int checks, warnings;	/* stated figures computed again; not so */
};

struct warning {		/* a stated figure that is not so */
	char *objective, *name, *words;
	int year;
};

struct orphan {			/* judged, but no objective of this plan */
	char *code;
	int year;
};

struct valutazione {
	const struct pack_context *context;
	struct pdf *pdf;
	struct err *err;	/* the first failure of a section */
	BOARD_ROWS(judgement, judgements);	/* by objective, then year */
	BOARD_ROWS(past, pasts);
	BOARD_ROWS(circumstance, circumstances);
	BOARD_ROWS(warning, warnings);
	BOARD_ROWS(orphan, orphans);
	size_t n_years;		/* judgements of each objective */
};

/* Reads everything. 0, or -1 with err; valutazione_unload is due in both
 * cases. */
int valutazione_load(struct valutazione *pack, struct err *err);
void valutazione_unload(struct valutazione *pack);

/* The names of the five criteria. */
extern const char *const valutazione_criteria[CRITERIA];

/* Which year to tell first: the latest that somebody judged, else the latest;
 * 0 to n_years - 1. n_years when there is none. */
size_t valutazione_year(const struct valutazione *pack);

/* "sì", "in parte", "no", "in valutazione"; "n.d." for NULL; else the word. */
const char *valutazione_answer(const char *word);

/* "+16", "−8,5", "0": points; "n.d." when NaN. Returns buffer. */
char *valutazione_points(char *buffer, size_t size, double points);

/* A percentage, or the mark that says why it lacks. Returns buffer. */
char *valutazione_share(char *buffer, size_t size, double share,
			const char *absent);

/* The sections, in the order of the pages. */
void valutazione_first_page(struct valutazione *pack);
void valutazione_objectives(struct valutazione *pack);
void valutazione_history(struct valutazione *pack);
void valutazione_context(struct valutazione *pack);
void valutazione_method(struct valutazione *pack);

#endif
