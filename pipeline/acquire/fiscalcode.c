/* fiscalcode.c: looking for people's tax codes in every byte received.
 *
 * A set of 16 states is moved one bit a character; only where all 16 classes
 * matched is the check character computed. A run of letters alone (a long
 * Italian word can look like a code with full omocodia) counts only when it
 * stands by itself.
 */
#include "acquire/fiscalcode.h"

#include <string.h>

enum { CODE_LENGTH = 16 };

/* Bit i of a character's class: it may stand at position i of a code. */
static const unsigned short letter_places =
	0x003F | 1u << 8 | 1u << 11 | 1u << 15;
static const unsigned short digit_places =
	1u << 6 | 1u << 7 | 1u << 9 | 1u << 10 | 1u << 12 | 1u << 13 | 1u << 14;

static unsigned short places_of(unsigned char c)
{
	if (c >= 'a' && c <= 'z')
		c = (unsigned char)(c - ('a' - 'A'));
	if (c >= '0' && c <= '9')
		return digit_places;
	if (c < 'A' || c > 'Z')
		return 0;
	return strchr("LMNPQRSTUV", c) != NULL ?
	       (unsigned short)(letter_places | digit_places) : letter_places;
}

/* Values of the characters at odd places (1st, 3rd ...), 0-9 then A-Z. */
static const unsigned char odd_value[] = {
	1, 0, 5, 7, 9, 13, 15, 17, 19, 21,
	1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14,
	16, 10, 22, 25, 24, 23,
};

static int index_of(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return 10 + ((c & ~0x20) - 'A');
}

static int check_character_is_right(const char *code)
{
	int sum = 0, i;

	for (i = 0; i < CODE_LENGTH - 1; i++) {
		int index = index_of(code[i]);

		if (i % 2 == 0)
			sum += odd_value[index];
		else
			sum += index < 10 ? index : index - 10;
	}
	return (code[CODE_LENGTH - 1] & ~0x20) == 'A' + sum % 26;
}

static int has_digit(const char *code)
{
	int i;

	for (i = 0; i < CODE_LENGTH; i++)
		if (code[i] >= '0' && code[i] <= '9')
			return 1;
	return 0;
}

/* The characters of the search, without NULs, and what surrounds them. */
struct window {
	char last[CODE_LENGTH + 1];	/* the 17 characters before the next */
	unsigned states;
};

static int is_code(const struct window *window, int followed)
{
	const char *code = window->last + 1;
	int joined = followed || places_of((unsigned char)window->last[0]) != 0;

	return check_character_is_right(code) && (has_digit(code) || !joined);
}

int fiscalcode_found(const char *bytes, size_t length)
{
	struct window window = {{0}, 0};
	unsigned short classes[256];
	size_t i;
	int pending = 0;	/* a whole code matched, the next decides */

	for (i = 0; i < 256; i++)
		classes[i] = places_of((unsigned char)i);
	for (i = 0; i < length; i++) {
		unsigned char c = (unsigned char)bytes[i];

		if (c == '\0')
			continue;
		if (pending && is_code(&window, classes[c] != 0))
			return 1;
		window.states = ((window.states << 1) | 1) & classes[c];
		if (window.states == 0) {
			pending = 0;
			window.last[CODE_LENGTH] = (char)c;
			continue;
		}
		memmove(window.last, window.last + 1, CODE_LENGTH);
		window.last[CODE_LENGTH] = (char)c;
		pending = (window.states & 1u << (CODE_LENGTH - 1)) != 0;
	}
	return pending && is_code(&window, 0);
}
