/* number.h: the numbers that Italian offices write, read strictly. */
#ifndef QUADRO_BASE_NUMBER_H
#define QUADRO_BASE_NUMBER_H

#include <stddef.h>

enum number_style {
	NUMBER_COMMA,		/* decimal comma only: `;` files */
	NUMBER_COMMA_OR_DOT,	/* also digits with one dot that are no group */
};

/* Reads a trimmed number (contract 2): decimal comma, thousands dots only in
 * well-formed groups of three, a sign, an optional euro sign before or after.
 * Returns 0 and the value, or -1 when the text is no such number. */
int number_read(const char *bytes, size_t length, enum number_style style,
		double *value);

/* True for scientific notation, which a spreadsheet has written over the
 * original value: 1,23E+05. */
int number_is_scientific(const char *bytes, size_t length);

/* Writes value as RFC 4180 tables want it: decimal point, at most 4 decimals,
 * halves away from zero, no trailing zeros, never -0. Returns out. */
char *number_write(double value, char *out, size_t size);

/* Rounds to `decimals` places (0..6), halves away from zero. Values whose
 * exact decimal is a half are halves, whatever their binary neighbour. */
double number_round(double value, int decimals);

#endif
