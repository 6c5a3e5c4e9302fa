/* typing.h: one cell's text becomes a typed value, or an error. */
#ifndef QUADRO_ACQUIRE_TYPING_H
#define QUADRO_ACQUIRE_TYPING_H

#include <stddef.h>

#include "acquire/filename.h"
#include "base/number.h"
#include "records/layout.h"
#include "records/value.h"
#include "workspace/registry.h"

struct typing {
	const struct registry *registry;
	const struct layout *layout;
	int sender;		/* index of the subambito, or SENDER_AMBITO */
	enum number_style style;
	/* the Comune looked up last: exports repeat it row after row */
	char last_name[64];
	size_t last_length;
	int last_comune;
};

enum { TYPING_MESSAGE = 1024 };

/* Types a trimmed cell of `field` (contract 2). Fills value; returns NULL when
 * the cell is good or missing, else the code of the error, with a message in
 * Italian (found, expected, how to mend) of at most TYPING_MESSAGE bytes. */
const char *typing_read(struct typing *typing, const struct field *field,
			const char *bytes, size_t length, struct value *value,
			char *message);

#endif
