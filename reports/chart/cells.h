/* cells.h: the land nearest to each of some places. */
#ifndef QUADRO_REPORTS_CHART_CELLS_H
#define QUADRO_REPORTS_CHART_CELLS_H

#include <stddef.h>

#include "drawing.h"

enum { CELLS_CORNERS = 128, CELLS_OUTSIDE = -1 };

/* A convex polygon, counterclockwise. */
struct cell {
	struct point corners[CELLS_CORNERS];
	int across[CELLS_CORNERS];	/* the place beyond the side from corner
					   i to the next; CELLS_OUTSIDE: none */
	size_t n;
};

/* How far from a place its cell may go, in the units of the places, so that
 * the cells of all of them make one land with a rounded outline; 1 where they
 * are all in one point. */
double cells_reach(const struct point *places, size_t n);

/* The cell of place `which`: what is nearer to it than to any other, and
 * within reach. Places in the same point share it in slices, by their order;
 * n is 1 at least. */
void cells_make(struct cell *cell, const struct point *places, size_t n,
		size_t which, double reach);

/* The centre of gravity of a cell; its first corner when it has no area. */
struct point cells_centre(const struct cell *cell);

/* 1 when the rectangle around a centre is all inside the cell. */
int cells_holds(const struct cell *cell, struct point centre, double width,
		double height);

#endif
