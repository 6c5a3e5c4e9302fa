/* fiscalcode.c: looking for people's tax codes in every byte received.
 *
 * Only where 16 characters have the classes of a code, place by place, is the
 * check character computed. A run of letters alone (a long
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

/* Every character in turn, NULs passed over: for UTF-16 as it is. */
static int found_slowly(const char *bytes, size_t length,
			const unsigned short *classes)
{
	struct window window = {{0}, 0};
	int pending = 0;	/* a whole code matched, the next decides */
	size_t i;

	for (i = 0; i < length; i++) {
		unsigned char c = (unsigned char)bytes[i];

		if (c == '\0')
			continue;
		if (pending && is_code(&window, classes[c] != 0))
			return 1;
		window.states = ((window.states << 1) | 1) & classes[c];
		memmove(window.last, window.last + 1, CODE_LENGTH);
		window.last[CODE_LENGTH] = (char)c;
		pending = (window.states & 1u << (CODE_LENGTH - 1)) != 0;
	}
	return pending && is_code(&window, 0);
}

/* Whether a code starts at `at`, which has CODE_LENGTH characters or more. */
static int starts_code(const char *at, const char *start, const char *end,
		       const unsigned short *classes)
{
	struct window window = {{0}, 0};
	int i;

	for (i = 0; i < CODE_LENGTH; i++)
		if ((classes[(unsigned char)at[i]] & 1u << i) == 0)
			return 0;
	if (at > start)
		window.last[0] = at[-1];
	memcpy(window.last + 1, at, CODE_LENGTH);
	return is_code(&window, at + CODE_LENGTH < end &&
		       classes[(unsigned char)at[CODE_LENGTH]] != 0);
}

int fiscalcode_found(const char *bytes, size_t length)
{
	unsigned short classes[256];
	const char *at = bytes, *end = bytes + length;
	int i;

	for (i = 0; i < 256; i++)
		classes[i] = places_of((unsigned char)i);
	if (memchr(bytes, '\0', length) != NULL)
		return found_slowly(bytes, length, classes);
	/* A character that no code has, within the next 16, rules out every
	 * start before it: most of a file is passed over in long steps. */
	while (end - at >= CODE_LENGTH) {
		for (i = CODE_LENGTH - 1;
		     i >= 0 && classes[(unsigned char)at[i]] != 0; i--)
			;
		if (i >= 0)
			at += i + 1;
		else if (starts_code(at, bytes, end, classes))
			return 1;
		else
			at++;
	}
	return 0;
}
