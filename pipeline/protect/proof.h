/* proof.h: which suppressed rows the tales told so far rest on. */
#ifndef QUADRO_PROTECT_PROOF_H
#define QUADRO_PROTECT_PROOF_H

/* The proofs, numbered from 1; 0 is the truth, which rests on nothing. */
struct proofs {
	int n, room;
	int *broken;		/* by proof: how many rows it rests on are shown */
	struct resting {
		int n, room, *proofs;	/* in order */
	} *rows;		/* by row */
	int n_rows;
};

void proof_init(struct proofs *proofs, int n_rows);
void proof_free(struct proofs *proofs);

/* A new proof, that rests on nothing yet: its number. */
int proof_new(struct proofs *proofs);

/* The newest proof rests on a row, too; saying so again is nothing. */
void proof_rest(struct proofs *proofs, int row);

/* A row is shown (by 1), or suppressed again (by -1): the proofs that rest on
 * it are broken, or no more broken by it. */
void proof_break(struct proofs *proofs, int row, int by);

#endif
