/* label.h: texts cut and broken to the width that a chart has for them. */
#ifndef QUADRO_REPORTS_CHART_LABEL_H
#define QUADRO_REPORTS_CHART_LABEL_H

#include "chart/engine.h"

/* The width of text in points; never negative, never NaN. */
double label_width(const struct chart_engine *engine, const char *text,
		  double size, int bold);

enum { LABEL_LINES = 3 };

/* A text on one to three lines; free with label_free. */
struct label_lines {
	size_t n;
	char *lines[LABEL_LINES];
	double width;		/* points, of the widest line */
	int cut;		/* something was left out */
};

/* Breaks text at spaces into at most `most` lines of width points; what does
 * not fit ends in "…". A text that fits on one line stays byte for byte as it
 * is. Returns 0, or -1 when memory is out. */
int label_break(struct label_lines *broken, const struct chart_engine *engine,
	       const char *text, double size, int bold, double width,
	       size_t most);
void label_free(struct label_lines *broken);

#endif
