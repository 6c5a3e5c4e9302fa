/* relay.h: one thread reads and checks, the other stores. */
#ifndef QUADRO_ACQUIRE_RELAY_H
#define QUADRO_ACQUIRE_RELAY_H

#include <stddef.h>

#include "acquire/batch.h"
#include "acquire/examine.h"

/* Takes the batches, in order, in the calling thread. 0, or -1 to stop. */
typedef int (*relay_take)(void *context, const struct batch *batch);

/* Passes all the rows of an examiner to take. A file of `length` bytes that is
 * large enough is examined by a second thread while the calling one stores.
 * 0, or -1 as soon as take returns it. */
int relay_run(struct examiner *examiner, int n_fields, size_t length,
	      relay_take take, void *context);

#endif
