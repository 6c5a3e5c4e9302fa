/* mistakes.c: errors kept in a list instead of stopping at the first.
 *
 * A night stops at the first mistake, as it must not go on; who mends a file
 * wants them all, or is sent back to it once for each.
 */
#include "base/mistakes.h"

#include <string.h>

int mistakes_take(struct mistakes *mistakes, struct err *err)
{
	char *at;

	if (mistakes == NULL || err->code != EXIT_CONFIG)
		return -1;
	/* A cell may hold line breaks: a mistake stays one line. */
	for (at = err->message; *at != '\0'; at++)
		if (*at == '\n' || *at == '\r')
			*at = ' ';
	text_format(&mistakes->lines, "%s\n", err->message);
	mistakes->count++;
	memset(err, 0, sizeof(*err));
	return 0;
}

void mistakes_free(struct mistakes *mistakes)
{
	text_free(&mistakes->lines);
	mistakes->count = 0;
}
