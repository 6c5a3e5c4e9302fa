/* mask.c: what in a file's name could be a codice fiscale.
 *
 * The register can never be mended: a doubt is enough to leave a name out, and
 * a name left out by mistake costs little, as the digest still tells the file.
 */
#include "proof/mask.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

enum { LENGTH = 16, FEWEST_DIGITS = 3 };

/* A letter, or a digit or the letter that omocodia puts in its place. */
static const char shape[] = "LLLLLLDDLDDLDDDL";

static int is_shaped(const char *at)
{
	int digits = 0;

	for (int i = 0; i < LENGTH; i++) {
		int letter = at[i] >= 'A' && at[i] <= 'Z';

		if (shape[i] == 'L' ? !letter : letter &&
		    strchr("LMNPQRSTUV", at[i]) == NULL)
			return 0;
		digits += !letter;
	}
	return digits >= FEWEST_DIGITS;
}

int mask_needed(const char *text)
{
	char window[LENGTH];
	size_t n = 0;

	for (; *text != '\0'; text++) {
		int c = toupper((unsigned char)*text);

		if (!(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9'))
			continue;
		if (n == LENGTH)
			memmove(window, window + 1, --n);
		window[n++] = (char)c;
		if (n == LENGTH && is_shaped(window))
			return 1;
	}
	return 0;
}
