/* relay.c: a ring of batches between two threads.
 *
 * The reader fills the batch at the head while the storer empties the one at
 * the tail; each waits when the ring is full or empty. The memory is that of
 * the ring, whatever the file.
 */
#include "acquire/relay.h"

#include <pthread.h>
#include <stdlib.h>

enum { RING = 6, LARGE = 1 << 18 };

struct relay {
	struct examiner *examiner;
	struct batch *ring[RING];
	size_t head, tail;	/* batches filled, batches taken */
	int stopped;		/* the storer wants no more */
	pthread_mutex_t mutex;
	pthread_cond_t changed;
};

static int run_here(struct examiner *examiner, int n_fields, relay_take take,
		    void *context)
{
	struct batch *batch = batch_new(n_fields);
	int status = 0;

	do {
		examine_batch(examiner, batch);
		status = take(context, batch);
	} while (status == 0 && !batch->last);
	batch_free(batch);
	return status;
}

/* Waits for room, or for the storer's stop: returns 0 when stopped. */
static int wait_for_room(struct relay *relay)
{
	int go_on;

	pthread_mutex_lock(&relay->mutex);
	while (!relay->stopped && relay->head - relay->tail == RING)
		pthread_cond_wait(&relay->changed, &relay->mutex);
	go_on = !relay->stopped;
	pthread_mutex_unlock(&relay->mutex);
	return go_on;
}

static void advance(struct relay *relay, size_t *end)
{
	pthread_mutex_lock(&relay->mutex);
	++*end;
	pthread_cond_broadcast(&relay->changed);
	pthread_mutex_unlock(&relay->mutex);
}

static void *read_ahead(void *context)
{
	struct relay *relay = context;
	int last = 0;

	while (!last && wait_for_room(relay)) {
		struct batch *batch = relay->ring[relay->head % RING];

		examine_batch(relay->examiner, batch);
		last = batch->last;
		advance(relay, &relay->head);
	}
	return NULL;
}

static int take_all(struct relay *relay, relay_take take, void *context)
{
	int status = 0, last = 0;

	while (status == 0 && !last) {
		const struct batch *batch;

		pthread_mutex_lock(&relay->mutex);
		while (relay->head == relay->tail)
			pthread_cond_wait(&relay->changed, &relay->mutex);
		pthread_mutex_unlock(&relay->mutex);
		batch = relay->ring[relay->tail % RING];
		last = batch->last;
		status = take(context, batch);
		advance(relay, &relay->tail);
	}
	return status;
}

static void stop(struct relay *relay)
{
	pthread_mutex_lock(&relay->mutex);
	relay->stopped = 1;
	pthread_cond_broadcast(&relay->changed);
	pthread_mutex_unlock(&relay->mutex);
}

int relay_run(struct examiner *examiner, int n_fields, size_t length,
	      relay_take take, void *context)
{
	struct relay relay = {
		.examiner = examiner,
		.mutex = PTHREAD_MUTEX_INITIALIZER,
		.changed = PTHREAD_COND_INITIALIZER,
	};
	pthread_t reader;
	int i, status;

	if (length < LARGE)
		return run_here(examiner, n_fields, take, context);
	for (i = 0; i < RING; i++)
		relay.ring[i] = batch_new(n_fields);
	if (pthread_create(&reader, NULL, read_ahead, &relay) != 0) {
		/* No thread to be had: the work is the same with one. */
		status = run_here(examiner, n_fields, take, context);
	} else {
		status = take_all(&relay, take, context);
		stop(&relay);
		pthread_join(reader, NULL);
	}
	for (i = 0; i < RING; i++)
		batch_free(relay.ring[i]);
	return status;
}
