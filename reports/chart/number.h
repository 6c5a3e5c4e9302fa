/* number.h: numbers as a chart writes them, and the steps of its axes. */
#ifndef QUADRO_REPORTS_CHART_NUMBER_H
#define QUADRO_REPORTS_CHART_NUMBER_H

#include <stddef.h>

#include "chart/chart.h"

enum { NUMBER_ROOM = 96, SCALE_MOST = 8 };

/* Writes value for a label into buffer, of NUMBER_ROOM bytes: "1.234", "45%",
 * "1,57 mln €"; NaN is "n.d.". Value must be below 1e15 in size. */
void number_write(char *buffer, double value, enum chart_unit unit);

/* An axis: its ends and its three to five round values. */
struct scale {
	double low, high;
	size_t n;
	double ticks[SCALE_MOST];
	char labels[SCALE_MOST][NUMBER_ROOM];
};

/* The axis for values from low to high, both finite; room for their labels is
 * left at the ends, and zero is on the axis unless may_cut says that the axis
 * can begin above it. */
void scale_init(struct scale *scale, double low, double high,
		enum chart_unit unit, int may_cut);

#endif
