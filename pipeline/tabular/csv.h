/* csv.h: tables out, as RFC 4180 and as a spreadsheet may safely open. */
#ifndef QUADRO_TABULAR_CSV_H
#define QUADRO_TABULAR_CSV_H

#include <stddef.h>

#include "base/text.h"

/* Appends one cell, quoted when need be, after the separator (a comma, but for
 * the senders' own files) unless it is the first of its line. */
void csv_cell(struct text *out, char separator, int first, const char *bytes,
	      size_t length);

/* The same for text that somebody else wrote: what a spreadsheet would run as
 * a formula gets an apostrophe before it; a plain negative number does not. */
void csv_foreign_cell(struct text *out, char separator, int first,
		      const char *bytes, size_t length);

/* Ends the line (CRLF, as RFC 4180 has it). */
void csv_end(struct text *out);

#endif
