/* names.h: the names beside the rows of a chart. */
#ifndef QUADRO_REPORTS_CHART_NAMES_H
#define QUADRO_REPORTS_CHART_NAMES_H

#include "chart/sketch.h"
#include "chart/label.h"

/* A column of names, one per row. */
struct names {
	struct lettering lettering;
	double most;		/* points: no name is wider */
	size_t lines;		/* of each name, at most */
	double width;		/* points: of the widest so far */
};

/* A column for rows `pitch` points high, `most` points wide at most. */
void names_init(struct names *names, double pitch, double most,
		enum drawing_align align);

/* Makes the column wide enough for name. */
void names_measure(struct names *names, struct sketch *sketch,
		   const char *name);

/* Writes name at x (its left or right end, by the align), its middle at y. */
void names_draw(const struct names *names, struct sketch *sketch, double x,
		double y, const char *name);

#endif
