/* veil.h: the quarters of a chart whose value may not be shown. */
#ifndef QUADRO_REPORTS_CHART_VEIL_H
#define QUADRO_REPORTS_CHART_VEIL_H

#include "chart/sketch.h"

/* Hatches the whole height of the axes at each x whose mark is not NULL, and
 * writes the mark at its foot. marks may be NULL: nothing is veiled. */
void veil_draw(struct sketch *sketch, const double *x,
	       const char *const *marks, size_t n);

#endif
