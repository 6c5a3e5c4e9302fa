/* scale.h: numbers as a chart writes them, and the steps of its axes. */
#ifndef QUADRO_REPORTS_CHART_SCALE_H
#define QUADRO_REPORTS_CHART_SCALE_H

#include "chart/chart.h"
#include "format.h"

enum { SCALE_MOST = 8 };

/* Writes value as the unit's labels are written, into buffer, of FORMAT_SIZE
 * bytes: "1.234", "45%", "1,57 mln €"; NaN is "n.d.". */
void scale_number(char *buffer, double value, enum chart_unit unit);

/* An axis: its ends and its three to five round values. */
struct scale {
	double low, high;
	size_t n;
	double ticks[SCALE_MOST];
	char labels[SCALE_MOST][FORMAT_SIZE];
};

/* The axis for values from low to high, both finite; room for their labels is
 * left at the ends, and zero is on the axis unless may_cut says that the axis
 * can begin above it. */
void scale_init(struct scale *scale, double low, double high,
		enum chart_unit unit, int may_cut);

#endif
