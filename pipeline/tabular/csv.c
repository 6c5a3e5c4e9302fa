/* csv.c: writing CSV. Tables are small: they are built in memory and written
 * whole by base/file. */
#include "tabular/csv.h"

#include <string.h>

#include "base/number.h"

static int needs_quotes(const char *bytes, size_t length, char separator)
{
	size_t i;

	for (i = 0; i < length; i++)
		if (bytes[i] == separator || bytes[i] == '"' ||
		    bytes[i] == '\r' || bytes[i] == '\n')
			return 1;
	return length > 0 && (bytes[0] == ' ' || bytes[length - 1] == ' ');
}

static void add_body(struct text *out, const char *bytes, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++) {
		if (bytes[i] == '"')
			text_add(out, "\"", 1);
		text_add(out, bytes + i, 1);
	}
}

void csv_cell(struct text *out, char separator, int first, const char *bytes,
	      size_t length)
{
	if (!first)
		text_add(out, &separator, 1);
	if (!needs_quotes(bytes, length, separator)) {
		text_add(out, bytes, length);
		return;
	}
	text_add(out, "\"", 1);
	add_body(out, bytes, length);
	text_add(out, "\"", 1);
}

static int would_run(const char *bytes, size_t length)
{
	double ignored;

	if (length == 0 || strchr("=+-@\t\r\n", bytes[0]) == NULL)
		return 0;
	return bytes[0] != '-' ||
	       (length > 1 && number_read(bytes, length, NUMBER_COMMA_OR_DOT,
					  &ignored) != 0);
}

/* Length up to where a spreadsheet set to another separator would end a cell:
 * an Italian one takes commas for text and splits at semicolons, quotes or
 * not. */
static size_t part_length(const char *bytes, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++)
		if (bytes[i] == ';' || bytes[i] == '\t' || bytes[i] == '\r' ||
		    bytes[i] == '\n')
			break;
	return i;
}

void csv_foreign_cell(struct text *out, char separator, int first,
		      const char *bytes, size_t length)
{
	struct text safe = {0};
	size_t at, n;

	if (would_run(bytes, length))
		text_add(&safe, "'", 1);
	for (at = 0; at < length; at += n + 1) {
		n = part_length(bytes + at, length - at);
		if (at > 0 && would_run(bytes + at, n))
			text_add(&safe, "'", 1);
		text_add(&safe, bytes + at, at + n < length ? n + 1 : n);
	}
	csv_cell(out, separator, first, text_string(&safe), safe.length);
	text_free(&safe);
}

void csv_end(struct text *out)
{
	text_add(out, "\r\n", 2);
}
