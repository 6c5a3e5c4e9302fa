/* number.c: strict reading of Italian numbers, and one rounding for all.
 *
 * Nothing is guessed: a text is one number or no number. The same reader
 * serves the exports, the matrix and the settings.
 */
#include "base/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EURO "\xE2\x82\xAC"
#define NO_BREAK_SPACE "\xC2\xA0"
enum { MAX_DIGITS = 300 };	/* beyond it no double is left to read */

struct cursor {
	const char *at, *end;
};

static int take(struct cursor *cursor, const char *word)
{
	size_t length = strlen(word);

	if ((size_t)(cursor->end - cursor->at) < length ||
	    memcmp(cursor->at, word, length) != 0)
		return 0;
	cursor->at += length;
	return 1;
}

static void skip_spaces(struct cursor *cursor)
{
	while (take(cursor, " ") || take(cursor, NO_BREAK_SPACE))
		;
}

static size_t count_digits(const char *at, const char *end)
{
	const char *start = at;

	while (at < end && *at >= '0' && *at <= '9')
		at++;
	return (size_t)(at - start);
}

/* The integer part: plain digits, or groups of three after a first group of
 * one to three that does not start with 0. Appends its digits to out. */
static int take_integer(struct cursor *cursor, char *out, size_t *length)
{
	size_t first = count_digits(cursor->at, cursor->end);

	if (first == 0)
		return -1;
	memcpy(out, cursor->at, first);
	*length = first;
	if (first <= 3 && *cursor->at != '0') {
		cursor->at += first;
		while (cursor->at < cursor->end && *cursor->at == '.' &&
		       count_digits(cursor->at + 1, cursor->end) == 3) {
			memcpy(out + *length, cursor->at + 1, 3);
			*length += 3;
			cursor->at += 4;
		}
	} else {
		cursor->at += first;
	}
	return 0;
}

/* The decimals after mark, which must be there when the mark is. */
static int take_decimals(struct cursor *cursor, char mark, char *out,
			 size_t *length)
{
	size_t decimals;

	if (cursor->at == cursor->end || *cursor->at != mark)
		return 0;
	decimals = count_digits(cursor->at + 1, cursor->end);
	if (decimals == 0)
		return -1;
	out[(*length)++] = '.';
	memcpy(out + *length, cursor->at + 1, decimals);
	*length += decimals;
	cursor->at += 1 + decimals;
	return 0;
}

/* Digits as `shape` says: the cursor is left after them. */
static int take_digits(struct cursor *cursor, enum number_style style,
		       char *out, size_t *length)
{
	struct cursor start = *cursor;
	size_t first;

	if (take_integer(cursor, out, length) == 0 &&
	    take_decimals(cursor, ',', out, length) == 0 &&
	    (cursor->at == cursor->end || *cursor->at != '.'))
		return 0;
	if (style != NUMBER_COMMA_OR_DOT)
		return -1;
	*cursor = start;
	first = count_digits(cursor->at, cursor->end);
	if (first == 0)
		return -1;
	memcpy(out, cursor->at, first);
	*length = first;
	cursor->at += first;
	return take_decimals(cursor, '.', out, length);
}

/* The whole text is one number: its digits, with a dot before the decimals,
 * and a NUL are left in digits. 0, or -1. */
static int read_digits(const char *bytes, size_t length,
		       enum number_style style, char *digits, int *negative)
{
	struct cursor cursor = {bytes, bytes + length};
	size_t used = 0;
	int euro;

	if (length == 0 || length > MAX_DIGITS)
		return -1;
	*negative = take(&cursor, "-");
	euro = take(&cursor, EURO);
	if (euro) {
		skip_spaces(&cursor);
		if (!*negative)
			*negative = take(&cursor, "-");
	}
	if (take_digits(&cursor, style, digits, &used) != 0)
		return -1;
	if (!euro) {
		skip_spaces(&cursor);
		euro = take(&cursor, EURO);
		if (!euro && cursor.at != bytes + length)
			return -1;
	}
	if (cursor.at != cursor.end)
		return -1;
	digits[used] = '\0';
	return 0;
}

int number_read(const char *bytes, size_t length, enum number_style style,
		double *value)
{
	char digits[MAX_DIGITS + 8];
	int negative;

	if (read_digits(bytes, length, style, digits, &negative) != 0)
		return -1;
	*value = strtod(digits, NULL);
	if (negative && *value != 0)
		*value = -*value;
	return isfinite(*value) ? 0 : -1;
}

enum number_cents number_read_cents(const char *bytes, size_t length,
				    enum number_style style,
				    long long *cents)
{
	char digits[MAX_DIGITS + 8];
	const char *at = digits;
	long long value = 0;
	int negative, decimals = 0, after = 0;

	if (read_digits(bytes, length, style, digits, &negative) != 0)
		return CENTS_NOT_NUMBER;
	for (; *at != '\0'; at++) {
		if (*at == '.') {
			after = 1;
			continue;
		}
		decimals += after;
		if (decimals > 2)
			return CENTS_TOO_FINE;
		value = value * 10 + (*at - '0');
		if (value > NUMBER_MAX_CENTS)
			return CENTS_TOO_LARGE;
	}
	for (; decimals < 2; decimals++)
		value *= 10;
	if (value > NUMBER_MAX_CENTS)
		return CENTS_TOO_LARGE;
	*cents = negative ? -value : value;
	return CENTS_GOOD;
}

int number_is_scientific(const char *bytes, size_t length)
{
	const char *at = bytes, *end = bytes + length;
	size_t digits;

	if (at < end && (*at == '-' || *at == '+'))
		at++;
	digits = count_digits(at, end);
	if (digits == 0)
		return 0;
	at += digits;
	if (at < end && (*at == ',' || *at == '.'))
		at += 1 + count_digits(at + 1, end);
	if (at >= end || (*at != 'E' && *at != 'e'))
		return 0;
	at++;
	if (at < end && (*at == '-' || *at == '+'))
		at++;
	digits = count_digits(at, end);
	return digits > 0 && at + digits == end;
}

double number_round(double value, int decimals)
{
	static const double scales[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
	double scale = scales[decimals];
	double scaled = fabs(value) * scale;
	/* One part in 10^13: wider than the error of the few operations behind
	 * a value, narrower than any two different values of a plan. */
	double rounded = floor(scaled + 0.5 + scaled * 1e-13 + 1e-9);

	return value < 0 ? -rounded / scale : rounded / scale;
}

/* Writes the digits of value before end, at least `least`; returns the start. */
static char *digits_before(char *end, long long value, int least)
{
	do {
		*--end = (char)('0' + value % 10);
		value /= 10;
		least--;
	} while (value > 0 || least > 0);
	return end;
}

char *number_write(double value, char *out, size_t size)
{
	double rounded = number_round(value, 4);
	long long scaled;
	char buffer[40], *at = buffer + sizeof(buffer) - 1;
	int decimals = 4;

	if (fabs(rounded) > 1e14) {
		snprintf(out, size, "%.0f", rounded);
		return out;
	}
	scaled = llround(fabs(rounded) * 1e4);
	*at = '\0';
	while (decimals > 0 && scaled % 10 == 0) {
		scaled /= 10;
		decimals--;
	}
	if (decimals > 0) {
		long long unit = decimals == 1 ? 10 : decimals == 2 ? 100 :
				 decimals == 3 ? 1000 : 10000;

		at = digits_before(at, scaled % unit, decimals);
		*--at = '.';
		scaled /= unit;
	}
	at = digits_before(at, scaled, 1);
	if (rounded < 0)
		*--at = '-';
	snprintf(out, size, "%s", at);
	return out;
}
