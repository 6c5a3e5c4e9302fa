/* tally.h: a sum that loses nothing: Neumaier's compensated summation. */
#ifndef QUADRO_COMPUTE_TALLY_H
#define QUADRO_COMPUTE_TALLY_H

#include <math.h>

struct tally {
	double total, lost;	/* what rounding dropped is kept aside */
};

static inline void tally_add(struct tally *tally, double x)
{
	double next = tally->total + x;

	tally->lost += fabs(tally->total) >= fabs(x) ?
		       (tally->total - next) + x : (x - next) + tally->total;
	tally->total = next;
}

static inline void tally_join(struct tally *tally, const struct tally *other)
{
	tally_add(tally, other->total);
	tally_add(tally, other->lost);
}

static inline double tally_value(const struct tally *tally)
{
	return tally->total + tally->lost;
}

#endif
