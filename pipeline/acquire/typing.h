/* typing.h: one cell's text becomes a typed value, or an error. */
#ifndef QUADRO_ACQUIRE_TYPING_H
#define QUADRO_ACQUIRE_TYPING_H

#include <stddef.h>

#include "acquire/filename.h"
#include "base/number.h"
#include "records/layout.h"
#include "records/value.h"
#include "workspace/registry.h"

enum { TYPING_MESSAGE = 1024, TYPING_SEEN = 256 };

/* A name of a Comune already looked up. */
struct typing_seen {
	char name[48];
	size_t length;		/* 0: none */
	int comune;
};

struct typing {
	const struct registry *registry;
	const struct layout *layout;
	int sender;		/* index of the subambito, or SENDER_AMBITO */
	enum number_style style;
	struct typing_seen seen[TYPING_SEEN];	/* by a digest of the name */
};

/* Types a trimmed cell of `field` (contract 2). Fills value; returns NULL when
 * the cell is good or missing, else the code of the error, with a message in
 * Italian (found, expected, how to mend) of at most TYPING_MESSAGE bytes. */
const char *typing_read(struct typing *typing, const struct field *field,
			const char *bytes, size_t length, struct value *value,
			char *message);

#endif
