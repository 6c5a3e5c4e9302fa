/* arithmetic.h: the result of a sum that somebody wrote down. */
#ifndef QUADRO_BASE_ARITHMETIC_H
#define QUADRO_BASE_ARITHMETIC_H

#include <stddef.h>

/* Computes an expression of Italian numbers (decimal comma) with + - * / and
 * round brackets, spaces between them. 0 and its value, always finite; or -1
 * and *fault, a few Italian words that live for ever: "divisione per zero". */
int arithmetic_read(const char *bytes, size_t length, double *value,
		    const char **fault);

#endif
