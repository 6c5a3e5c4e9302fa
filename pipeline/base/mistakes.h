/* mistakes.h: all that is wrong in a file, told at once to who mends it. */
#ifndef QUADRO_BASE_MISTAKES_H
#define QUADRO_BASE_MISTAKES_H

#include "base/err.h"
#include "base/text.h"

struct mistakes {
	struct text lines;	/* one mistake a line, each with its line break */
	long count;
};

/* Takes the message of err as one more mistake and empties err, so that the
 * reading can go on. Returns 0; -1 with err as it was when there is nowhere to
 * collect (mistakes NULL) or when what failed is not the file but the run. */
int mistakes_take(struct mistakes *mistakes, struct err *err);
void mistakes_free(struct mistakes *mistakes);

#endif
