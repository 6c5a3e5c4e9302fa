/* err.c: the one error of a call chain. Formatting only; nothing is printed
 * and nobody exits here. */
#include "base/err.h"

#include <errno.h>
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

static const struct {
	int number;
	const char *words;	/* what happened; where it helps, what to do */
} causes[] = {
	{ENOSPC, "il disco è pieno; liberare spazio e rilanciare"},
	{EDQUOT, "il disco è pieno; liberare spazio e rilanciare"},
	{EIO, "il disco ha dato un errore di lettura o scrittura; farlo "
	      "controllare prima di rilanciare"},
	{EACCES, "manca il permesso; controllare proprietario e permessi"},
	{EPERM, "manca il permesso; controllare proprietario e permessi"},
	{EROFS, "il disco è in sola lettura"},
	{ENOENT, "non c'è"},
	{ENOTDIR, "al posto di una cartella c'è un file"},
	{EISDIR, "è una cartella e non un file"},
	{EEXIST, "c'è già"},
	{ENOTEMPTY, "la cartella non è vuota"},
	{ENAMETOOLONG, "il nome è troppo lungo"},
	{EFBIG, "il file è troppo grande"},
	{EMFILE, "ci sono troppi file aperti"},
	{ENFILE, "ci sono troppi file aperti"},
	{ENOMEM, "la memoria non basta"},
};

const char *err_cause(int errnum)
{
	for (size_t i = 0; i < sizeof(causes) / sizeof(causes[0]); i++)
		if (causes[i].number == errnum)
			return causes[i].words;
	return strerror(errnum);
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
		 err_cause(errnum));
	return -1;
}
