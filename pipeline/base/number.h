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

enum number_cents {
	CENTS_GOOD,
	CENTS_NOT_NUMBER,	/* as number_read */
	CENTS_TOO_FINE,		/* more than two decimals are written */
	CENTS_TOO_LARGE,	/* beyond NUMBER_MAX_CENTS */
};

/* The largest amount of money that is read, either way: a billion euro. Sums
 * of a million of them are still exact. */
#define NUMBER_MAX_CENTS 100000000000LL

/* Reads a trimmed amount of money, in the forms of number_read, as integer
 * cents: digit by digit, never through a double. *cents is set when good. */
enum number_cents number_read_cents(const char *bytes, size_t length,
				    enum number_style style,
				    long long *cents);

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
