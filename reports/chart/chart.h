/* chart.h: the charts of the pages, drawn by gnuplot, returned as drawings.
 *
 * One gnuplot process serves a whole run. It sees numbers and tokens only:
 * every text of a chart is put in afterwards, literally, so no name from an
 * export can ever be a command. Each chart_<kind> takes plain numbers and
 * labels and returns a new drawing, exactly width x height points, that the
 * caller frees with drawing_free. Titles, subtitles and alternative texts
 * belong to the page, not to the chart.
 *
 * Common rules. Text is UTF-8 and only borrowed during the call. NaN means
 * "missing" and is shown as n.d. or as a gap; an infinite number or one
 * beyond +-1e15 is an error that names the chart. Failing functions return
 * NULL and fill err: EXIT_CONFIG when gnuplot or its driver is not there,
 * EXIT_FAILED for everything else. Same input, same drawing, always.
 */
#ifndef QUADRO_REPORTS_CHART_CHART_H
#define QUADRO_REPORTS_CHART_CHART_H

#include <stddef.h>

#include "base/err.h"
#include "drawing.h"

/* The width in points of text set at size points, as the page will set it. */
typedef double (*chart_measure)(void *context, const char *text, double size,
				int bold);

struct chart_options {
	const char *driver;	/* path of driver.lua */
	chart_measure measure;	/* required */
	void *context;		/* handed to measure */
	int timeout_seconds;	/* longest wait for one chart; 0 is 20 seconds */
};

struct chart_engine;

/* Starts gnuplot and makes sure that it answers. The engine is for one thread.
 * NULL: EXIT_CONFIG when gnuplot is not installed (the message tells the
 * cure) or the driver cannot be read; EXIT_FAILED when it does not answer. */
struct chart_engine *chart_open(const struct chart_options *options,
				struct err *err);

/* Ends gnuplot and waits for it, so that no process is left. NULL is fine. */
void chart_close(struct chart_engine *engine);

/* How the numbers of a chart are written, in Italian. */
enum chart_unit {
	CHART_COUNT,	/* 1.234 */
	CHART_DECIMAL,	/* 1.234,5 */
	CHART_PERCENT,	/* the value 45.2 is 45%, 4.5 is 4,5% */
	CHART_EURO,	/* 850 €, 12.300 €, 1,57 mln € */
};

/* What every chart needs. */
struct chart_frame {
	const char *name;	/* says which chart it is in error messages */
	double width, height;	/* points: 20 to 1000 each */
	enum chart_unit unit;	/* where the chart has numbers */
};

/* --- An indicator in time --------------------------------------------------
 * Actual values as a thick accent line with points, the last one labelled;
 * the expected path thin, dashed and grey; the target a line labelled at the
 * right; the projection dotted from the last actual value to the last
 * quarter. A gap where a value is missing; "Nessun dato" when all are. */
struct chart_trend {
	struct chart_frame frame;
	size_t n;			/* quarters of the plan, 1 to 100 */
	const char *const *labels;	/* n: "I 22"; thinned out when too many */
	const double *actual;		/* n values; NaN missing or still to come */
	const double *expected;		/* n values, or NULL for none */
	const unsigned char *restarts;	/* n: 1 where the count, and the line, begins again; or NULL */
	const char *const *marks;	/* n: what a suppressed value reads, its quarter is hatched; NULL where it is shown; or NULL */
	double target;			/* NaN for none */
	double projection;		/* at the last quarter; NaN for none */
	const char *expected_word;	/* NULL: "Atteso" */
	const char *target_word;	/* NULL: "Obiettivo" */
	const char *projection_word;	/* NULL: "Stima" */
};

struct drawing *chart_trend(struct chart_engine *engine,
			    const struct chart_trend *trend, struct err *err);

/* --- Horizontal bars ------------------------------------------------------
 * Sorted from the largest, equal ones in the caller's order, those without a
 * value last. Values below the minimum are critical and hatched. */
struct chart_bar {
	const char *name;
	double value;		/* NaN: missing, "n.d.", a hatched stub */
	int suppressed;		/* value is not looked at: a hatched stub */
	const char *mark;	/* what a suppressed one reads; NULL: "<5" */
	int quiet;		/* grey: there to compare with */
};

struct chart_bars {
	struct chart_frame frame;	/* chart_bars_height gives a good height */
	const struct chart_bar *bars;
	size_t n;			/* 1 to 60 */
	double minimum;			/* the vertical line; NaN for none */
	const char *minimum_word;	/* NULL: "Minimo", or "Massimo" if at_most */
	int at_most;			/* the line is a maximum: those above are critical */
};

struct drawing *chart_bars(struct chart_engine *engine,
			   const struct chart_bars *bars, struct err *err);

/* --- Two bars for each name: what was planned and what was done ------------
 * First as an outline, second filled in the accent colour inside it; the
 * numbers stand in two columns at the right, whose heads are the two words.
 * In the caller's order. */
struct chart_pair {
	const char *name;
	double first, second;	/* NaN: missing */
	const char *first_absent;	/* what it reads then; NULL: "n.d." */
	const char *second_absent;
};

struct chart_pairs {
	struct chart_frame frame;
	const struct chart_pair *pairs;
	size_t n;			/* 1 to 40 */
	const char *first_word;		/* "Previsto" */
	const char *second_word;	/* "Speso" */
};

struct drawing *chart_pairs(struct chart_engine *engine,
			    const struct chart_pairs *pairs, struct err *err);

/* --- One bar cut in parts: how many are in each status ---------------------
 * In the caller's order; parts of zero are left out. The count stands in its
 * part, or before the word when the part is narrow; mark and word below. */
struct chart_part {
	const char *word;		/* "Raggiunto in parte" */
	size_t count;
	unsigned colour;		/* 0xRRGGBB of the part */
	int hatched;			/* tells it from a neighbour of its colour */
	const struct drawing *mark;	/* beside the word; NULL for none */
};

struct chart_band {
	struct chart_frame frame;	/* 54 points high; 66 if less than 330 wide */
	const struct chart_part *parts;
	size_t n;			/* 1 to 16 */
};

struct drawing *chart_band(struct chart_engine *engine,
			   const struct chart_band *band, struct err *err);

/* --- A grid of cells -------------------------------------------------------
 * Long row names take two lines, then an ellipsis; so do column names, which
 * stand on a slope when even that is too narrow. The grid has the frame's height. */
struct chart_cell {
	unsigned ground;		/* 0xRRGGBB of the cell */
	unsigned ink;			/* 0xRRGGBB of its word */
	int hatched;			/* diagonal lines of ground, on white */
	const struct drawing *mark;	/* before or above the word; NULL for none */
	const char *word;		/* short word or number; NULL for none */
};

struct chart_heatmap {
	struct chart_frame frame;	/* 14 to 20 points per row look best */
	size_t rows, columns;		/* 1 to 100 and 1 to 30 */
	const char *const *row_names;	/* rows */
	const char *const *column_names;	/* columns */
	const struct chart_cell *cells;	/* rows * columns, row by row, first on top */
};

struct drawing *chart_heatmap(struct chart_engine *engine,
			      const struct chart_heatmap *map, struct err *err);

/* --- Activities in time ----------------------------------------------------
 * Planned as an outline, actual filled inside it, today a vertical line, late
 * ones critical and hatched. Days are counted from any day of the caller's. */
struct chart_activity {
	const char *name;
	double planned_from, planned_to;	/* days; NaN: not planned */
	double actual_from;			/* day; NaN: not begun */
	double actual_to;			/* day; NaN: still going, up to today */
	int late;				/* in evidence */
	const char *note;			/* at the end of the bar; NULL for none */
};

struct chart_tick {
	double at;		/* day */
	const char *label;	/* stands to the right of the day's line */
};

struct chart_gantt {
	struct chart_frame frame;	/* 12 to 16 points per activity */
	const struct chart_activity *activities;
	size_t n;			/* 1 to 100 */
	double from, to, today;		/* days; today NaN for none */
	const char *today_word;		/* NULL: "Oggi" */
	const struct chart_tick *ticks;	/* the periods of the axis */
	size_t n_ticks;			/* 0 to 100 */
};

struct drawing *chart_gantt(struct chart_engine *engine,
			    const struct chart_gantt *gantt, struct err *err);

/* --- Axes from one centre --------------------------------------------------
 * The values as an outline in the accent colour, an earlier state dashed and
 * grey; name and value stand at each axis. A missing value interrupts the
 * outline; one beyond the scale is drawn at its end. */
struct chart_radar {
	struct chart_frame frame;	/* square or wider */
	size_t n;			/* axes, 3 to 16 */
	const char *const *names;	/* n */
	const double *values;		/* n, 0 to full; NaN missing */
	const double *before;		/* n, or NULL for none */
	double full;			/* the value at the rim, above zero */
	const char *values_word;	/* NULL for no legend */
	const char *before_word;
};

struct drawing *chart_radar(struct chart_engine *engine,
			    const struct chart_radar *radar, struct err *err);

/* --- A map of places --------------------------------------------------------
 * Each place is the cell of what is nearer to it than to any other, within
 * the outline that they make together; groups are parted by a thick line.
 * Name and value stand in the cell; where the name does not fit, a number. */
struct chart_spot {
	const char *name;
	const char *group;		/* NULL for none */
	const char *value;		/* as it reads in the cell; NULL for none */
	double latitude, longitude;	/* degrees */
	unsigned ground;		/* 0xRRGGBB of the cell */
	unsigned ink;			/* 0xRRGGBB of its words */
	int hatched;			/* diagonal lines of ground, on white */
};

struct chart_swatch {			/* of the legend */
	const char *word;
	unsigned ground;
	int hatched;
};

struct chart_map {
	struct chart_frame frame;	/* chart_map_height gives a good height */
	const struct chart_spot *spots;
	size_t n;			/* 1 to 300 */
	const struct chart_swatch *legend;
	size_t n_legend;		/* 0 to 8 */
	int *numbers;			/* out, n: the number in the cell; 0: its name */
};

struct drawing *chart_map(struct chart_engine *engine,
			  const struct chart_map *map, struct err *err);

/* The height for a map that wide, at most `most` points. */
double chart_map_height(const struct chart_map *map, double width, double most);

/* Good heights in points: enough for every name, and no empty space. */
double chart_bars_height(size_t n);
double chart_pairs_height(size_t n);

#endif
