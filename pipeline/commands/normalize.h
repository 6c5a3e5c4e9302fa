/* normalize.h: any delimited file as RFC 4180. */
#ifndef QUADRO_COMMANDS_NORMALIZE_H
#define QUADRO_COMMANDS_NORMALIZE_H

#include <stddef.h>
#include <stdio.h>

#include "base/err.h"

/* Writes the file of these bytes to out as RFC 4180: UTF-8 without BOM, comma,
 * CRLF. What is odd in it is told on notes, a line each that begins with name,
 * and counted in *reported. -1 when the bytes are no text (EXIT_CONFIG) or out
 * takes no more (EXIT_FAILED). */
int normalize_bytes(const char *bytes, size_t length, const char *name,
		    FILE *out, FILE *notes, long *reported, struct err *err);

#endif
