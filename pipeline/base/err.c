/* err.c: the one error of a call chain. Formatting only; nothing is printed
 * and nobody exits here. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A message cut in the middle of a UTF-8 sequence would break a terminal or a
 * JSON reader: drop the incomplete tail. */
static void trim_broken_tail(char *message)
{
	size_t length = strlen(message);
	size_t start = length;

	while (start > 0 && ((unsigned char)message[start - 1] & 0xC0) == 0x80)
		start--;
	if (start > 0 && (unsigned char)message[start - 1] >= 0xC0)
		message[start - 1] = '\0';
}

static void fill(struct err *err, enum exit_code code, const char *format,
		 va_list args)
{
	int length;

	err->code = code;
	length = vsnprintf(err->message, sizeof(err->message), format, args);
	if (length < 0)
		err->message[0] = '\0';
	else if ((size_t)length >= sizeof(err->message))
		trim_broken_tail(err->message);
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
