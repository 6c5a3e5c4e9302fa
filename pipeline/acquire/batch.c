/* batch.c: memory for the rows between the thread that reads and the one that
 * stores, in the order it
 * is read: texts in blocks, everything else in arrays used over and over. */
#include "acquire/batch.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { BLOCK = 1 << 18, BLOCKS_FULL = 8, FINDINGS_FULL = 4096 };

struct batch *batch_new(int n_fields)
{
	struct batch *batch = must_alloc(sizeof(*batch));

	memset(batch, 0, sizeof(*batch));
	batch->n_fields = n_fields;
	batch->values = must_alloc((size_t)BATCH_ROWS * (size_t)n_fields *
				   sizeof(struct value));
	return batch;
}

static void drop_blocks(struct batch *batch)
{
	while (batch->n_blocks > 0)
		free(batch->blocks[--batch->n_blocks]);
}

void batch_free(struct batch *batch)
{
	if (batch == NULL)
		return;
	drop_blocks(batch);
	free(batch->blocks);
	free(batch->values);
	free(batch->findings);
	free(batch);
}

void batch_clear(struct batch *batch)
{
	drop_blocks(batch);
	batch->count = 0;
	batch->n_findings = 0;
	batch->used = batch->room_left = 0;
	batch->last = 0;
}

int batch_is_full(const struct batch *batch)
{
	return batch->count == BATCH_ROWS || batch->n_blocks > BLOCKS_FULL ||
	       batch->n_findings > FINDINGS_FULL;
}

struct value *batch_values(const struct batch *batch, size_t row)
{
	return &batch->values[row * (size_t)batch->n_fields];
}

/* A text that does not fit in a usual block gets one of its own size. */
static void add_block(struct batch *batch, size_t least)
{
	batch->blocks = must_resize(batch->blocks, (batch->n_blocks + 1) *
				    sizeof(char *));
	batch->blocks[batch->n_blocks++] = must_alloc(least > BLOCK ? least :
								      BLOCK);
	batch->used = 0;
	batch->room_left = least > BLOCK ? least : BLOCK;
}

const char *batch_keep(struct batch *batch, const char *bytes, size_t length)
{
	char *copy;

	if (batch->n_blocks == 0 || length + 1 > batch->room_left)
		add_block(batch, length + 1);
	copy = batch->blocks[batch->n_blocks - 1] + batch->used;
	memcpy(copy, bytes, length);
	copy[length] = '\0';
	batch->used += length + 1;
	batch->room_left -= length + 1;
	return copy;
}

void batch_report(struct batch *batch, const struct finding *finding)
{
	struct finding *copy;

	if (batch->n_findings == batch->room) {
		batch->room = batch->room > 0 ? 2 * batch->room : 64;
		batch->findings = must_resize(batch->findings, batch->room *
					      sizeof(*batch->findings));
	}
	copy = &batch->findings[batch->n_findings++];
	*copy = *finding;
	copy->value = batch_keep(batch, finding->value, finding->value_length);
	copy->message = batch_keep(batch, finding->message,
				   strlen(finding->message));
	batch->rows[batch->count - 1].findings++;
	batch->rows[batch->count - 1].errors += finding->severity == ERROR;
}
