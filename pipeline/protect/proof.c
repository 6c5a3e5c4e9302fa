/* proof.c: a tale holds for as long as the rows that it moves are suppressed.
 *
 * Each tale that reached farther than those before is a proof; it is kept as
 * the rows it moved, found from each row, so that showing one again tells at
 * once which figures are no longer proved. */
#include "protect/proof.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

void proof_init(struct proofs *proofs, int n_rows)
{
	memset(proofs, 0, sizeof(*proofs));
	proofs->n_rows = n_rows;
	proofs->rows = must_alloc(sizeof(*proofs->rows) * ((size_t)n_rows + 1));
	memset(proofs->rows, 0, sizeof(*proofs->rows) * ((size_t)n_rows + 1));
	proof_new(proofs);
	proofs->n = 0;	/* the truth, which nothing breaks */
	proofs->broken[0] = 0;
}

void proof_free(struct proofs *proofs)
{
	int i;

	for (i = 0; i < proofs->n_rows; i++)
		free(proofs->rows[i].proofs);
	free(proofs->rows);
	free(proofs->broken);
	memset(proofs, 0, sizeof(*proofs));
}

int proof_new(struct proofs *proofs)
{
	if (++proofs->n >= proofs->room) {
		proofs->room = proofs->room == 0 ? 1024 : 2 * proofs->room;
		proofs->broken = must_resize(proofs->broken,
			sizeof(int) * (size_t)proofs->room);
	}
	proofs->broken[proofs->n] = 0;
	return proofs->n;
}

void proof_rest(struct proofs *proofs, int row)
{
	struct resting *resting = &proofs->rows[row];

	if (resting->n > 0 && resting->proofs[resting->n - 1] == proofs->n)
		return;
	if (resting->n == resting->room) {
		resting->room = resting->room == 0 ? 16 : 2 * resting->room;
		resting->proofs = must_resize(resting->proofs,
			sizeof(int) * (size_t)resting->room);
	}
	resting->proofs[resting->n++] = proofs->n;
}

void proof_break(struct proofs *proofs, int row, int by)
{
	const struct resting *resting = &proofs->rows[row];
	int i;

	for (i = 0; i < resting->n; i++)
		proofs->broken[resting->proofs[i]] += by;
}
