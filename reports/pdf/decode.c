/* decode.c: from UTF-8 that nobody checked to code points the face can print.
 *
 * A PDF prints a missing glyph as a blank and malformed UTF-8 swallows its
 * neighbours; here nothing vanishes without a trace: a likeness is printed, or
 * a question mark. Decomposed accents, as some systems export them, are
 * composed. Only invisible controls are dropped.
 */
#include <stdlib.h>
#include <string.h>

#include "pdf/face.h"

/* What stands for a character that the face lacks; "" drops it (it has no
 * shape of its own). Sorted by code. */
struct likeness {
	uint16_t code;
	const char *ascii;
};

static const struct likeness likenesses[] = {
	{ 0x00A0, " " },   { 0x00AD, "" },    { 0x02BC, "'" },
	{ 0x2000, " " },   { 0x2001, " " },   { 0x2002, " " },
	{ 0x2003, " " },   { 0x2004, " " },   { 0x2005, " " },
	{ 0x2006, " " },   { 0x2007, " " },   { 0x2008, " " },
	{ 0x2009, " " },   { 0x200A, " " },   { 0x200B, "" },
	{ 0x200C, "" },    { 0x200D, "" },    { 0x200E, "" },
	{ 0x200F, "" },    { 0x2010, "-" },   { 0x2011, "-" },
	{ 0x2012, "-" },   { 0x2013, "-" },   { 0x2014, "-" },
	{ 0x2015, "-" },   { 0x2018, "'" },   { 0x2019, "'" },
	{ 0x201C, "\"" },  { 0x201D, "\"" },  { 0x2022, "*" },
	{ 0x2026, "..." }, { 0x2028, " " },   { 0x2029, " " },
	{ 0x202A, "" },    { 0x202B, "" },    { 0x202C, "" },
	{ 0x202D, "" },    { 0x202E, "" },    { 0x202F, " " },
	{ 0x2032, "'" },   { 0x2033, "\"" },  { 0x2044, "/" },
	{ 0x2060, "" },    { 0x2066, "" },    { 0x2067, "" },
	{ 0x2068, "" },    { 0x2069, "" },    { 0x20AC, "EUR" },
	{ 0x2116, "n." },  { 0x2190, "<-" },  { 0x2191, "^" },
	{ 0x2192, "->" },  { 0x2193, "v" },   { 0x2212, "-" },
	{ 0x2248, "~" },   { 0x2260, "!=" },  { 0x2264, "<=" },
	{ 0x2265, ">=" },  { 0x25A0, "*" },   { 0x25AA, "*" },
	{ 0x25B2, "^" },   { 0x25B6, ">" },   { 0x25BC, "v" },
	{ 0x25CB, "o" },   { 0x25CF, "*" },   { 0x2610, "[ ]" },
	{ 0x2611, "[x]" }, { 0x2612, "[x]" }, { 0x2713, "v" },
	{ 0x2714, "v" },   { 0x2717, "x" },   { 0x2718, "x" },
	{ 0x3000, " " },   { 0xFB01, "fi" },  { 0xFB02, "fl" },
	{ 0xFE0F, "" },    { 0xFEFF, "" },    { 0xFFFD, "?" },
};

/* A letter followed by a combining accent, and the letter they make. */
struct composition {
	char letter;
	uint16_t accent, composed;
};

static const struct composition compositions[] = {
	{ 'a', 0x300, 0xE0 }, { 'e', 0x300, 0xE8 }, { 'i', 0x300, 0xEC },
	{ 'o', 0x300, 0xF2 }, { 'u', 0x300, 0xF9 }, { 'A', 0x300, 0xC0 },
	{ 'E', 0x300, 0xC8 }, { 'I', 0x300, 0xCC }, { 'O', 0x300, 0xD2 },
	{ 'U', 0x300, 0xD9 }, { 'a', 0x301, 0xE1 }, { 'e', 0x301, 0xE9 },
	{ 'i', 0x301, 0xED }, { 'o', 0x301, 0xF3 }, { 'u', 0x301, 0xFA },
	{ 'E', 0x301, 0xC9 }, { 'a', 0x308, 0xE4 }, { 'e', 0x308, 0xEB },
	{ 'o', 0x308, 0xF6 }, { 'u', 0x308, 0xFC }, { 'n', 0x303, 0xF1 },
	{ 'a', 0x302, 0xE2 }, { 'e', 0x302, 0xEA }, { 'o', 0x302, 0xF4 },
	{ 'c', 0x327, 0xE7 },
};

/* Decodes the character at *at, and moves past it; '?' for a malformed byte. */
static unsigned long next_character(const char **at, const char *end)
{
	const unsigned char *byte = (const unsigned char *)*at;
	size_t left = (size_t)(end - *at);
	size_t length = byte[0] < 0x80   ? 1
			: byte[0] < 0xE0 ? 2
			: byte[0] < 0xF0 ? 3
					 : 4;

	if (length == 1) {
		*at += 1;
		return byte[0];
	}
	if (length > left || text_valid_utf8(*at, length) != length) {
		*at += 1;
		return '?';
	}
	*at += length;
	if (length == 2)
		return (byte[0] & 0x1Fu) << 6 | (byte[1] & 0x3Fu);
	if (length == 3)
		return (byte[0] & 0x0Fu) << 12 | (byte[1] & 0x3Fu) << 6 |
		       (byte[2] & 0x3Fu);
	return 0xFFFFFF;	/* beyond the basic plane: no face here has it */
}

static int by_code(const void *key, const void *row)
{
	unsigned long code = *(const unsigned long *)key;
	unsigned long other = ((const struct likeness *)row)->code;

	return code < other ? -1 : code > other;
}

/* The likeness of a character that cannot be printed as it is. */
static const char *likeness_of(unsigned long code)
{
	const struct likeness *row =
		bsearch(&code, likenesses,
			sizeof likenesses / sizeof likenesses[0],
			sizeof likenesses[0], by_code);

	if (row != NULL)
		return row->ascii;
	if (code == '\t')
		return " ";
	if (code == '\r' || (code >= 0x300 && code < 0x370))
		return "";
	return "?";
}

/* Characters without a shape are never printed, even by a face that has a
 * glyph for them; the others are when it has one. */
static int printable(const struct face *face, unsigned long code)
{
	if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xAD ||
	    (code >= 0x200B && code <= 0x200F) ||
	    (code >= 0x2028 && code <= 0x202E) ||
	    (code >= 0x2060 && code <= 0x206F) ||
	    (code >= 0xD800 && code < 0xF900) || code >= 0xFE00)
		return 0;
	return face->glyph[code] != 0;
}

/* Puts the accent on the letter before it. 1 when it did. */
static int compose(const struct face *face, uint16_t *before,
		   unsigned long accent)
{
	for (size_t i = 0; i < sizeof compositions / sizeof compositions[0];
	     i++) {
		const struct composition *row = &compositions[i];

		if (row->letter == *before && row->accent == accent &&
		    face->glyph[row->composed] != 0) {
			*before = row->composed;
			return 1;
		}
	}
	return 0;
}

uint16_t *face_decode(const struct face *face, const char *text, size_t *n)
{
	size_t length = strlen(text), count = 0;
	const char *end = text + length;
	uint16_t *codes =
		must_alloc((length * FACE_FALLBACK + 1) * sizeof *codes);

	while (text < end) {
		unsigned long code = next_character(&text, end);

		if (count > 0 && compose(face, &codes[count - 1], code))
			continue;
		if (code == '\n' || printable(face, code)) {
			codes[count++] = (uint16_t)code;
			continue;
		}
		for (const char *at = likeness_of(code); *at != '\0'; at++)
			codes[count++] = (unsigned char)*at;
	}
	*n = count;
	return codes;
}
