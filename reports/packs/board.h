/* board.h: the plan as all the packs show it, read once from the views.
 *
 * Texts are as in the views, null is NULL; figures that lack are NaN. The
 * views of sql/reports say what each figure means.
 */
#ifndef QUADRO_REPORTS_PACKS_BOARD_H
#define QUADRO_REPORTS_PACKS_BOARD_H

#include <stddef.h>

#include "base/err.h"
#include "drawing.h"
#include "pdf/flow.h"
#include "store/store.h"
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
	char *label, *period, *end;	/* "II 23", 2023T2, 2023-06-30 */
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
	char *mark;			/* suppressed: how it reads, "<5"; NULL: shown */
	char *outcome;			/* all that is told of it then: raggiunto,
					   non_raggiunto; NULL: nothing */
	double target, minimum;		/* minimum of each subambito */
	double numerator, denominator;
	double value, value_before, expected, achieved, projection;
	double pace_needed, pace, year_pace;	/* per quarter */
	int milestone, placed;		/* done or not; has subambiti */
};

struct reading {				/* of an indicator, in the plan's order */
	int id;
	char *mark;			/* suppressed: how it reads */
	double value, expected;
};

struct place {				/* an indicator in a subambito */
	int id;
	char *code, *name, *status;
	char *mark;			/* suppressed: how it reads */
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

/* An array of rows of one shape. */
#define BOARD_ROWS(type, name) struct type *name; size_t n_##name

struct board {
	struct plan *plan;		/* one row */
	size_t n_plan;
	BOARD_ROWS(quarter, quarters);
	BOARD_ROWS(objective, objectives);
	BOARD_ROWS(indicator, indicators);	/* in the order of objectives */
	BOARD_ROWS(reading, points);	/* n_quarters for each indicator */
	BOARD_ROWS(subambito, subambiti);
	BOARD_ROWS(place, places);	/* by indicator, then subambito */
	BOARD_ROWS(change, changes);	/* most important first */
	BOARD_ROWS(decision, decisions);
	BOARD_ROWS(gap, gaps);		/* by sender */
	struct drawing *marks[THEME_STATUSES];
	struct drawing *arrows[3];	/* of enum direction */
};

enum direction { DIRECTION_UP, DIRECTION_DOWN, DIRECTION_STEADY };

/* Reads everything; EXIT_FAILED when nothing was ever computed. 0, or -1 with
 * err; board_unload is due in both cases. */
int board_load(struct board *board, struct store *store, struct err *err);

/* The same from the views of what may leave the office (report_pubblico_*):
 * suppressed figures are NaN and have a mark; there are no changes. */
int board_load_public(struct board *board, struct store *store,
		      struct err *err);

/* Frees either. */
void board_unload(struct board *board);

const struct indicator *board_indicator(const struct board *board, int id);

/* The points of an indicator: n_quarters of them; NULL when there are none. */
const struct reading *board_points(const struct board *board, int id);

/* The first place of an indicator: n_subambiti of them; NULL for none. */
const struct place *board_places(const struct board *board, int id);

/* How many indicators are in each status. objective, type: NULL for all. */
void board_count(const struct board *board, const char *objective, const char *type,
	       size_t counts[THEME_STATUSES]);

/* The drawings of a status and of a direction, owned by the board; NULL for none. */
const struct drawing *board_mark(const struct board *board, const char *status);
const struct drawing *board_arrow(const struct board *board, const char *direction);

/* A span with mark, word and colour of a status; a dash when it has none. */
struct pdf_span board_status_span(const struct board *board, const char *status);

#endif
