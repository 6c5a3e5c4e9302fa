/* sketch.h: what a kind of chart tells gnuplot to draw.
 *
 * A sketch collects gnuplot commands made of numbers only, and beside them
 * the texts and marks that stand behind the tokens. Its functions return
 * nothing: the first failure is kept and told by sketch_draw.
 */
#ifndef QUADRO_REPORTS_CHART_SKETCH_H
#define QUADRO_REPORTS_CHART_SKETCH_H

#include "chart/engine.h"

/* Where a pair of numbers is: points from the chart's lower left corner, or
 * values on the axes that sketch_area set. */
enum space { ON_PAGE, ON_AXES };

/* Painted before the curves, or after them. */
enum layer { BEHIND, IN_FRONT };

struct pen {
	unsigned colour;
	double width;		/* points */
	double on, off;		/* points; 0, 0 is solid */
};

enum filling { FILL_PLAIN, FILL_HATCH, FILL_OUTLINE };

struct lettering {
	double size;		/* points */
	int bold;
	unsigned colour;
	enum drawing_align align;
};

/* A text or a mark that gnuplot knows as T<index> or M<index>. */
struct token {
	char *text;			/* owned; NULL for a mark */
	struct lettering lettering;
	const struct drawing *mark;	/* borrowed until sketch_draw */
	double scale;			/* of the mark */
};

struct sketch {
	struct chart_engine *engine;
	const struct chart_frame *frame;
	struct bytes head, plots;	/* settings; elements of the plot command */
	struct token *tokens;
	size_t n_tokens, token_room;
	unsigned lines, boxes, curves;	/* numbers given so far */
	const char *failure;		/* the first, in Italian; NULL while fine */
	double left, bottom, right, top;	/* points: the area of the axes */
	double xlow, xhigh, ylow, yhigh;	/* the values at its sides */
};

/* Begins; fails later if the frame is not 20 to 1000 points. */
void sketch_init(struct sketch *sketch, struct chart_engine *engine,
		 const struct chart_frame *frame);
void sketch_free(struct sketch *sketch);

/* Fails when value is infinite or too large to draw; NaN is fine. */
void sketch_check(struct sketch *sketch, double value);

/* Where the axes are, in points, and the values at their ends. */
void sketch_area(struct sketch *sketch, double left, double bottom,
		 double right, double top);
void sketch_axes(struct sketch *sketch, double xlow, double xhigh, double ylow,
		 double yhigh);

/* The point of the page where a value is. */
double sketch_x(const struct sketch *sketch, double value);
double sketch_y(const struct sketch *sketch, double value);

void sketch_line(struct sketch *sketch, enum layer layer, enum space space,
		 double x1, double y1, double x2, double y2,
		 const struct pen *pen);
void sketch_box(struct sketch *sketch, enum layer layer, enum space space,
		double x1, double y1, double x2, double y2,
		enum filling filling, unsigned colour);

/* The same as sketch_curve in pieces: a new one begins where restarts, n of
 * them, is not 0; NULL is one piece. */
void sketch_pieces(struct sketch *sketch, const double *x, const double *y,
		   size_t n, const unsigned char *restarts,
		   const struct pen *pen);

/* A line through n points on the axes, interrupted where a value is NaN. */
void sketch_curve(struct sketch *sketch, const double *x, const double *y,
		  size_t n, const struct pen *pen);
/* A disc of radius points at each of them. */
void sketch_discs(struct sketch *sketch, const double *x, const double *y,
		  size_t n, double radius, unsigned colour);
/* The polygon with those corners, plain. */
void sketch_polygon(struct sketch *sketch, const double *x, const double *y,
		    size_t n, unsigned colour);

/* A text whose middle height is at (x, y) moved by (dx, dy) points; aligned by
 * the lettering, turned counterclockwise by degrees. Always in front. */
void sketch_text(struct sketch *sketch, enum space space, double x, double y,
		 double dx, double dy, const struct lettering *lettering,
		 const char *text);
void sketch_slope(struct sketch *sketch, double x, double y, int degrees,
		  const struct lettering *lettering, const char *text);
/* A mark with its centre at (x, y) on the page, size points high. */
void sketch_mark(struct sketch *sketch, double x, double y, double size,
		 const struct drawing *mark);

/* Remembers a failure met by the caller, in Italian, a constant. */
void sketch_fail(struct sketch *sketch, const char *failure);

/* Has gnuplot draw it all. NULL and err on failure. */
struct drawing *sketch_draw(struct sketch *sketch, struct err *err);

#endif
