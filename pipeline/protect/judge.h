/* judge.h: what is secret of a row, what its mark says, what must be possible. */
#ifndef QUADRO_PROTECT_JUDGE_H
#define QUADRO_PROTECT_JUDGE_H

#include "protect/weave.h"

/* Once all the rows are there: suppresses those that must be on their own,
 * says what the mark of each would admit, and what those must be able to be. */
void judge_rows(struct weave *weave);

/* What a row that is suppressed for the others' sake must be able to be. */
void judge_need_secondary(struct weave *weave, const struct row *row);

/* Whether a suppressed row may read as a small number of people. */
int judge_reads_small(const struct weave *weave, const struct row *row);

/* "raggiunto" or "non_raggiunto", NULL when the row does not tell. */
const char *judge_outcome(const struct weave *weave,
			  const struct row *row);

#endif
