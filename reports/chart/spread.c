/* spread.c: moves labels apart, each as little as possible.
 *
 * Neighbours that overlap become one block, placed where the squares of the
 * moves of its members are least; blocks that then overlap become one, until
 * none does (pool adjacent violators). The result does not depend on which
 * label came first, so two equal values are moved the same way, up and down.
 */
#include "chart/spread.h"

#include <assert.h>
#include <math.h>

struct block {
	size_t first, n;
	double start;		/* lower end of its first member */
	double length;
};

/* Where the block's start is best: the mean of what its members want. */
static double best_start(const struct block *block, const double *centres,
			 const double *lengths, double low, double high)
{
	double wanted = 0, before = 0;
	size_t i;

	for (i = block->first; i < block->first + block->n; i++) {
		wanted += centres[i] - lengths[i] / 2 - before;
		before += lengths[i];
	}
	wanted /= (double)block->n;
	return fmax(low, fmin(wanted, high - block->length));
}

void spread(double *centres, const double *lengths, size_t n, double low,
	    double high)
{
	struct block blocks[SPREAD_MOST];
	size_t count = 0, i, k;
	double total = 0, squeeze;

	assert(n <= SPREAD_MOST);
	for (i = 0; i < n; i++)
		total += lengths[i];
	squeeze = total > high - low ? (high - low) / total : 1;
	for (i = 0; i < n; i++) {
		struct block *block = &blocks[count++];

		*block = (struct block){ i, 1, 0, lengths[i] };
		block->start = best_start(block, centres, lengths, low, high);
		while (count > 1 && block[-1].start + block[-1].length >
		       block->start + 1e-9) {
			block[-1].n += block->n;
			block[-1].length += block->length;
			block--;
			count--;
			block->start = best_start(block, centres, lengths, low,
						  high);
		}
	}
	for (k = 0; k < count; k++) {
		double at = blocks[k].start;

		for (i = blocks[k].first; i < blocks[k].first + blocks[k].n; i++) {
			centres[i] = at + squeeze * lengths[i] / 2;
			at += squeeze * lengths[i];
		}
	}
}
