/* batch.h: a few hundred checked rows on their way to the store. */
#ifndef QUADRO_ACQUIRE_BATCH_H
#define QUADRO_ACQUIRE_BATCH_H

#include <stddef.h>

#include "acquire/findings.h"
#include "acquire/keys.h"
#include "records/value.h"

enum { BATCH_ROWS = 512 };

enum row_kind {
	ROW_BLANK,		/* no value in any cell: told, not counted */
	ROW_DATA,
	ROW_REFUSES,		/* what was found refuses the whole file */
};

struct batch_row {
	enum row_kind kind;
	long line;		/* physical line where it starts */
	int errors;
	size_t findings;	/* of the row, after those of the rows before */
	struct key key;
};

/* Everything a row points at (texts, messages) lives in the batch, in the
 * layout or in the registry: the file can move on. */
struct batch {
	int n_fields;
	size_t count;
	struct batch_row rows[BATCH_ROWS];
	struct value *values;	/* [BATCH_ROWS][n_fields] */
	struct finding *findings;
	size_t n_findings, room;
	char **blocks;		/* memory for texts */
	size_t n_blocks, used, room_left;	/* used and left: of the last block */
	int last;		/* no batch comes after this one */
};

struct batch *batch_new(int n_fields);
void batch_free(struct batch *batch);
void batch_clear(struct batch *batch);

/* Whether no further row fits. */
int batch_is_full(const struct batch *batch);

/* The values of a row, n_fields of them. */
struct value *batch_values(const struct batch *batch, size_t row);

/* A copy of bytes that lives as long as the batch is not cleared. */
const char *batch_keep(struct batch *batch, const char *bytes, size_t length);

/* Adds a finding to the last row; value and message are copied, column and
 * code must outlive the batch. */
void batch_report(struct batch *batch, const struct finding *finding);

#endif
