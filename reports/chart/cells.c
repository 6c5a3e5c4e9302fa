/* cells.c: Voronoi cells by cutting half-planes.
 *
 * A cell begins as a disc of many sides around its place, and loses what is
 * nearer to each of the others: quadratic in the number of places, which are a
 * hundred at most, and without cases to get wrong. The discs make the outline
 * of the land: no boundary is needed but the coordinates that a plan has.
 */
#include "chart/cells.h"

#include <math.h>

enum { SIDES = 48 };			/* of the disc */

static const double SPREAD = 1.28;	/* reach, of the usual distance */

static double distance(struct point a, struct point b)
{
	return hypot(a.x - b.x, a.y - b.y);
}

static double nearest(const struct point *places, size_t n, size_t which)
{
	double least = INFINITY;
	size_t i;

	for (i = 0; i < n; i++) {
		double away = distance(places[i], places[which]);

		if (away > 0)
			least = fmin(least, away);
	}
	return least;
}

double cells_reach(const struct point *places, size_t n)
{
	double sum = 0;
	size_t i, count = 0;

	for (i = 0; i < n; i++) {
		double away = nearest(places, n, i);

		if (isfinite(away)) {
			sum += away;
			count++;
		}
	}
	return count ? SPREAD * sum / (double)count : 1;
}

static void start(struct cell *cell, struct point centre, double reach)
{
	size_t i;

	for (i = 0; i < SIDES; i++) {
		double turn = 2 * M_PI * (double)i / SIDES;

		cell->corners[i].x = centre.x + reach * cos(turn);
		cell->corners[i].y = centre.y + reach * sin(turn);
		cell->across[i] = CELLS_OUTSIDE;
	}
	cell->n = SIDES;
}

/* A straight line: what is on its left, side >= 0, stays. */
struct edge {
	struct point at, normal;
	int beyond;			/* the place on the other side */
};

static double side(const struct edge *edge, struct point point)
{
	return (edge->at.x - point.x) * edge->normal.x +
	       (edge->at.y - point.y) * edge->normal.y;
}

static void add_corner(struct cell *cell, struct point corner, int across)
{
	cell->corners[cell->n] = corner;
	cell->across[cell->n++] = across;
}

static struct point meet(struct point from, struct point to, double before,
			 double after)
{
	double part = before / (before - after);

	return (struct point){ from.x + part * (to.x - from.x),
			       from.y + part * (to.y - from.y) };
}

static void cut(struct cell *cell, const struct edge *edge)
{
	const struct cell whole = *cell;
	size_t i;

	/* Each cut adds one corner at most: this many are never reached. */
	if (whole.n + 2 > CELLS_CORNERS)
		return;
	cell->n = 0;
	for (i = 0; i < whole.n; i++) {
		struct point from = whole.corners[i];
		struct point to = whole.corners[(i + 1) % whole.n];
		double before = side(edge, from), after = side(edge, to);

		if (before >= 0)
			add_corner(cell, from, whole.across[i]);
		if (before >= 0 && after < 0)
			add_corner(cell, meet(from, to, before, after),
				   edge->beyond);
		else if (before < 0 && after >= 0)
			add_corner(cell, meet(from, to, before, after),
				   whole.across[i]);
	}
}

/* Those in the same point share the disc in slices of one width. */
static void slice(struct cell *cell, const struct point *places, size_t n,
		  size_t which, double reach)
{
	struct point here = places[which];
	size_t i, before = 0, after = 0;
	int last = CELLS_OUTSIDE, next = CELLS_OUTSIDE;
	double width;

	for (i = 0; i < n; i++) {
		if (i == which || distance(places[i], here) > 0)
			continue;
		if (i < which)
			last = (int)i, before++;
		else if (after++ == 0)
			next = (int)i;
	}
	width = 2 * reach / (double)(before + after + 1);
	if (before > 0)
		cut(cell, &(struct edge){
			{ here.x - reach + width * (double)before, here.y },
			{ -1, 0 }, last });
	if (after > 0)
		cut(cell, &(struct edge){
			{ here.x + reach - width * (double)after, here.y },
			{ 1, 0 }, next });
}

void cells_make(struct cell *cell, const struct point *places, size_t n,
		size_t which, double reach)
{
	struct point here = places[which];
	size_t i;

	start(cell, here, reach);
	for (i = 0; i < n; i++) {
		double away = distance(places[i], here);

		if (away > 0 && away < 2 * reach)
			cut(cell, &(struct edge){
				{ (here.x + places[i].x) / 2,
				  (here.y + places[i].y) / 2 },
				{ places[i].x - here.x, places[i].y - here.y },
				(int)i });
	}
	slice(cell, places, n, which, reach);
}

struct point cells_centre(const struct cell *cell)
{
	double area = 0, x = 0, y = 0;
	size_t i;

	for (i = 0; i < cell->n; i++) {
		struct point a = cell->corners[i];
		struct point b = cell->corners[(i + 1) % cell->n];
		double part = a.x * b.y - b.x * a.y;

		area += part;
		x += part * (a.x + b.x);
		y += part * (a.y + b.y);
	}
	if (cell->n == 0 || fabs(area) < 1e-12)
		return cell->corners[0];
	return (struct point){ x / (3 * area), y / (3 * area) };
}

static int inside(const struct cell *cell, double x, double y)
{
	size_t i;

	for (i = 0; i < cell->n; i++) {
		struct point a = cell->corners[i];
		struct point b = cell->corners[(i + 1) % cell->n];

		if ((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) < 0)
			return 0;
	}
	return cell->n > 2;
}

int cells_holds(const struct cell *cell, struct point centre, double width,
		double height)
{
	return inside(cell, centre.x - width / 2, centre.y - height / 2) &&
	       inside(cell, centre.x + width / 2, centre.y - height / 2) &&
	       inside(cell, centre.x - width / 2, centre.y + height / 2) &&
	       inside(cell, centre.x + width / 2, centre.y + height / 2);
}
