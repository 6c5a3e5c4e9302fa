/* udp.h: inside the pack of the Ufficio di Piano: its data and its sections.
 *
 * The data are read once from the views (udp_data.c); each section is a
 * function that writes some pages of them. Texts are as in the views, null is
 * NULL; figures that lack are NaN.
 */
#ifndef QUADRO_REPORTS_PACKS_UDP_H
#define QUADRO_REPORTS_PACKS_UDP_H

#include <stddef.h>

#include "chart/chart.h"
#include "packs/context.h"
#include "pdf/document.h"
#include "pdf/figure.h"
#include "pdf/flow.h"
#include "pdf/table.h"
#include "theme.h"

struct plan {
	char *title, *ambito, *from, *to;
	char *as_of;			/* NULL: never computed */
	char *period, *period_before;	/* 2023T2; NULL before the first */
	double on_track, late, complete;	/* thresholds, 0 to 1 */
	int term_days;			/* to send, after a period's end */
	int k, n;			/* quarters ended, quarters of the plan */
	int due, accepted;		/* submissions of the quarter */
	double share;			/* of them, per cent */
	int n_indicators;
};

struct quarter {
	char *label, *period;		/* "II 23", 2023T2 */
};

struct objective {
	char *code, *title, *macroarea, *description, *note;
	double planned, valued;		/* euro */
	int n_indicators;
};

struct indicator {
	int id;				/* its order in the matrix */
	char *code, *objective, *type, *description;
	char *name;			/* the description without brackets */
	char *unit, *scale, *window, *window_from, *operator;
	char *deadline;			/* as in the matrix */
	char *due;			/* the day a milestone is due */
	char *base, *owner, *source, *note, *measure;
	char *aggregation, *layout;	/* how it is counted, from which files */
	char *status, *direction, *done_on;
	double target, minimum;		/* minimum of each subambito */
	double numerator, denominator;
	double value, value_before, expected, achieved, projection;
	double pace_needed, pace, year_pace;	/* per quarter */
	int milestone, placed;		/* done or not; has subambiti */
};

struct reading {				/* of an indicator, in the plan's order */
	int id;
	double value, expected;
};

struct place {				/* an indicator in a subambito */
	int id;
	char *code, *name, *status;
	double value, intensity;	/* intensity: 0 to 1, of a shade */
	int below, behind;		/* under its minimum; and late, too */
};

struct subambito {
	char *code, *name;
};

struct change {
	int id;
	char *before, *after, *way;
};

struct decision {
	int id;
	char *reason;
};

struct gap {				/* submissions that lack */
	char *sender, *layouts, *from, *to;
	int still;			/* the last one due is among them */
	int count;
};

/* The complete lists that the first page refers to. */
enum udp_list { UDP_DECISIONS, UDP_CHANGES, UDP_GAPS, UDP_LISTS };

/* An array of rows of one shape. */
#define UDP_ROWS(type, name) struct type *name; size_t n_##name

struct udp {
	const struct pack_context *context;
	struct pdf *pdf;
	struct plan *plan;		/* one row */
	size_t n_plan;
	UDP_ROWS(quarter, quarters);
	UDP_ROWS(objective, objectives);
	UDP_ROWS(indicator, indicators);	/* in the order of objectives */
	UDP_ROWS(reading, points);	/* n_quarters for each indicator */
	UDP_ROWS(subambito, subambiti);
	UDP_ROWS(place, places);	/* by indicator, then subambito */
	UDP_ROWS(change, changes);	/* most important first */
	UDP_ROWS(decision, decisions);
	UDP_ROWS(gap, gaps);		/* by sender */
	struct drawing *marks[THEME_STATUSES];
	struct drawing *arrows[3];	/* of enum direction */
	size_t pages[UDP_LISTS];	/* where each begins, 1 for the first page after the contents */
};

enum direction { DIRECTION_UP, DIRECTION_DOWN, DIRECTION_STEADY };

/* Reads everything. 0, or -1 with err; udp_unload is due in both cases. */
int udp_load(struct udp *udp, struct err *err);
void udp_unload(struct udp *udp);

const struct indicator *udp_indicator(const struct udp *udp, int id);

/* The points of an indicator: n_quarters of them; NULL when there are none. */
const struct reading *udp_points(const struct udp *udp, int id);

/* The first place of an indicator: n_subambiti of them; NULL for none. */
const struct place *udp_places(const struct udp *udp, int id);

/* How many indicators are in each status. objective, type: NULL for all. */
void udp_count(const struct udp *udp, const char *objective, const char *type,
	       size_t counts[THEME_STATUSES]);

/* The drawings of a status and of a direction, owned by udp; NULL for none. */
const struct drawing *udp_mark(const struct udp *udp, const char *status);
const struct drawing *udp_arrow(const struct udp *udp, const char *direction);

/* A span with mark, word and colour of a status; a dash when it has none. */
struct pdf_span udp_status_span(const struct udp *udp, const char *status);

/* The sections, in the order of the pages. */
void udp_first_page(struct udp *udp, struct err *err);
void udp_lists(struct udp *udp);	/* fills pages */
void udp_map(struct udp *udp, struct err *err);
void udp_objectives(struct udp *udp, struct err *err);
void udp_quality(struct udp *udp, struct err *err);
void udp_method(struct udp *udp);

/* The charts of an objective, two across, under the cursor. */
void udp_charts(struct udp *udp, const struct objective *objective,
		struct err *err);

#endif
