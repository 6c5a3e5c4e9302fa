/* examine.h: the checks of a file's rows, a batch at a time. */
#ifndef QUADRO_ACQUIRE_EXAMINE_H
#define QUADRO_ACQUIRE_EXAMINE_H

#include "acquire/batch.h"
#include "acquire/rows.h"

struct examiner;

/* Starts examining the rows of a job (which must outlive it) from the one
 * after the header. Release with examine_close. */
struct examiner *examine_open(const struct rows_job *job);
void examine_close(struct examiner *examiner);

/* Fills batch with the next rows, checked; batch->last marks the end. */
void examine_batch(struct examiner *examiner, struct batch *batch);

#endif
