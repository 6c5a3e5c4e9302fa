/* err.c: the one error of a call chain. Formatting only; nothing is printed
 * and nobody exits here. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* Messages quote what was found, in any encoding, and may be cut anywhere:
 * what is not UTF-8 would break a terminal or a JSON reader. */
static void make_valid(char *message, int cut)
{
	size_t left = strlen(message), valid;

	while ((valid = text_valid_utf8(message, left)) < left) {
		message += valid;
		left -= valid;
		if (cut && left < 4 && (unsigned char)*message >= 0xC0) {
			*message = '\0';
			return;
		}
		*message++ = '?';
		left--;
	}
}

static void fill(struct err *err, enum exit_code code, const char *format,
		 va_list args)
{
	int length;

	err->code = code;
	length = vsnprintf(err->message, sizeof(err->message), format, args);
	if (length < 0)
		err->message[0] = '\0';
	make_valid(err->message, (size_t)length >= sizeof(err->message));
}

int err_set(struct err *err, enum exit_code code, const char *format, ...)
{
	va_list args;

	if (err == NULL || err->code != EXIT_DONE)
		return -1;
	va_start(args, format);
	fill(err, code, format, args);
	va_end(args);
	return -1;
}

int err_system(struct err *err, enum exit_code code, int errnum,
	       const char *format, ...)
{
	va_list args;
	size_t used;

	if (err == NULL || err->code != EXIT_DONE)
		return -1;
	va_start(args, format);
	fill(err, code, format, args);
	va_end(args);
	used = strlen(err->message);
	snprintf(err->message + used, sizeof(err->message) - used, ": %s",
		 strerror(errnum));
	return -1;
}
