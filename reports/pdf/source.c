/* source.c: strings in the ways a PDF file wants them written.
 *
 * Titles, alternative texts, file names and links come from the users' data:
 * each leaves here valid for the place it goes to, whatever bytes it has.
 */
#include "pdf/source.h"

#include <stdio.h>
#include <string.h>

/* PDF/A allows strings of 32,767 bytes at most; a longer one is cut. */
enum { LONGEST_STRING = 16000 };

/* Decodes the character at *at and moves past it; '?' for a malformed byte. */
static unsigned long next_character(const char **at)
{
	const unsigned char *byte = (const unsigned char *)*at;
	size_t length = byte[0] < 0x80   ? 1
			: byte[0] < 0xE0 ? 2
			: byte[0] < 0xF0 ? 3
					 : 4;
	unsigned long code;

	if (strnlen(*at, length) < length ||
	    text_valid_utf8(*at, length) != length) {
		*at += 1;
		return '?';
	}
	code = length == 1 ? byte[0] : byte[0] & (0x7Fu >> length);
	for (size_t i = 1; i < length; i++)
		code = code << 6 | (byte[i] & 0x3Fu);
	*at += length;
	return code;
}

/* Noncharacters and controls have no place in a document's strings. */
static unsigned long sound_character(unsigned long code)
{
	if (code == '\n' || code == '\r' || code == '\t')
		return ' ';
	if (code < 0x20 || (code >= 0x7F && code < 0xA0) ||
	    (code & 0xFFFE) == 0xFFFE)
		return '?';
	return code;
}

void source_string(struct text *out, const char *utf8)
{
	text_add_string(out, "<FEFF");
	for (int n = 0; *utf8 != '\0' && n < LONGEST_STRING; n++) {
		unsigned long code = sound_character(next_character(&utf8));

		if (code >= 0x10000) {
			code -= 0x10000;
			text_format(out, "%04lX%04lX", 0xD800 + (code >> 10),
				    0xDC00 + (code & 0x3FF));
		} else {
			text_format(out, "%04lX", code);
		}
	}
	text_add_string(out, ">");
}

void source_bytes(struct text *out, const char *bytes)
{
	text_add_string(out, "(");
	for (int n = 0; *bytes != '\0' && n < 2 * LONGEST_STRING; bytes++, n++) {
		unsigned char byte = (unsigned char)*bytes;

		if (byte < 0x20 || byte >= 0x7F)
			text_format(out, "\\%03o", byte);
		else if (strchr("()\\", byte) != NULL)
			text_format(out, "\\%c", byte);
		else
			text_add(out, bytes, 1);
	}
	text_add_string(out, ")");
}

void source_uri(struct text *out, const char *uri)
{
	struct text clean = { 0 };

	for (; *uri != '\0'; uri++) {
		unsigned char byte = (unsigned char)*uri;

		if (byte <= 0x20 || byte >= 0x7F ||
		    strchr("\"<>\\^`{|}", byte) != NULL)
			text_format(&clean, "%%%02X", byte);
		else
			text_add(&clean, uri, 1);
	}
	source_bytes(out, text_string(&clean));
	text_free(&clean);
}

void source_xml(struct text *out, const char *utf8)
{
	while (*utf8 != '\0') {
		const char *start = utf8;
		unsigned long code = sound_character(next_character(&utf8));

		if (code == '&')
			text_add_string(out, "&amp;");
		else if (code == '<')
			text_add_string(out, "&lt;");
		else if (code == '>')
			text_add_string(out, "&gt;");
		else if (code == '"')
			text_add_string(out, "&quot;");
		else if (code < 0x80)
			text_format(out, "%c", (int)code);
		else
			text_add(out, start, (size_t)(utf8 - start));
	}
}
