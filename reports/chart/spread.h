/* spread.h: labels beside one another that want the same place. */
#ifndef QUADRO_REPORTS_CHART_SPREAD_H
#define QUADRO_REPORTS_CHART_SPREAD_H

#include <stddef.h>

enum { SPREAD_MOST = 64 };

/* Moves the centres, in ascending order, as little as possible so that
 * intervals of those lengths do not overlap and stay from low to high; when
 * they cannot all fit they are squeezed evenly. At most SPREAD_MOST. */
void spread(double *centres, const double *lengths, size_t n, double low,
	    double high);

#endif
