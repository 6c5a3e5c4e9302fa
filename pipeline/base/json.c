/* json.c: the strings of --json that do not come from the store.
 *
 * Whole objects are written where their facts are; here only what a string may
 * hold is seen to, once.
 */
#include "base/json.h"

#include <string.h>

static void add_bytes(struct text *out, const char *value, size_t length)
{
	size_t i;

	length = text_valid_utf8(value, length);
	text_add(out, "\"", 1);
	for (i = 0; i < length; i++) {
		unsigned char c = (unsigned char)value[i];

		if (c < ' ' || c == 0x7F)
			text_format(out, "\\u%04x", c);
		else if (c == '"' || c == '\\')
			text_format(out, "\\%c", c);
		else
			text_add(out, value + i, 1);
	}
	text_add(out, "\"", 1);
}

void json_string(struct text *out, const char *value)
{
	add_bytes(out, value, strlen(value));
}

void json_lines(struct text *out, const char *text)
{
	const char *end, *between = "";

	text_add_string(out, "[");
	for (; (end = strchr(text, '\n')) != NULL; text = end + 1) {
		text_add_string(out, between);
		add_bytes(out, text, (size_t)(end - text));
		between = ",";
	}
	text_add_string(out, "]");
}
