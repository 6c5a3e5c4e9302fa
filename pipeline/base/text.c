/* text.c: growing strings, UTF-8 validity and the folding of names.
 *
 * Folding has its own small table of the Latin letters with accents: the
 * locale's functions would make results depend on the machine.
 */
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *must_alloc(size_t size)
{
	return must_resize(NULL, size);
}

void *must_resize(void *pointer, size_t size)
{
	void *result = realloc(pointer, size > 0 ? size : 1);

	if (result == NULL) {
		fputs("quadro: memoria esaurita\n", stderr);
		abort();
	}
	return result;
}

static void reserve(struct text *text, size_t extra)
{
	size_t needed = text->length + extra + 1;
	size_t capacity = text->capacity > 0 ? text->capacity : 64;

	if (needed <= text->capacity)
		return;
	while (capacity < needed)
		capacity *= 2;
	text->data = must_resize(text->data, capacity);
	text->capacity = capacity;
}

void text_add(struct text *text, const char *bytes, size_t length)
{
	reserve(text, length);
	if (length > 0)
		memcpy(text->data + text->length, bytes, length);
	text->length += length;
	text->data[text->length] = '\0';
}

void text_add_string(struct text *text, const char *string)
{
	text_add(text, string, strlen(string));
}

void text_format(struct text *text, const char *format, ...)
{
	va_list args;
	int length;

	va_start(args, format);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0)
		return;
	reserve(text, (size_t)length);
	va_start(args, format);
	vsnprintf(text->data + text->length, (size_t)length + 1, format, args);
	va_end(args);
	text->length += (size_t)length;
}

void text_clear(struct text *text)
{
	text->length = 0;
	if (text->data != NULL)
		text->data[0] = '\0';
}

void text_free(struct text *text)
{
	free(text->data);
	*text = (struct text){0};
}

const char *text_string(const struct text *text)
{
	return text->data != NULL ? text->data : "";
}

char *text_copy(const char *bytes, size_t length)
{
	char *copy = must_alloc(length + 1);

	if (length > 0)
		memcpy(copy, bytes, length);
	copy[length] = '\0';
	return copy;
}

/* Decodes one code point; returns its length in bytes, 0 when malformed
 * (overlong forms, surrogates and values past U+10FFFF are malformed). */
static size_t decode(const unsigned char *bytes, size_t length, unsigned *out)
{
	static const unsigned least[] = {0, 0, 0x80, 0x800, 0x10000};
	size_t size, i;
	unsigned value;

	if (bytes[0] < 0x80) {
		*out = bytes[0];
		return 1;
	}
	if (bytes[0] < 0xC2 || bytes[0] > 0xF4)
		return 0;
	size = bytes[0] < 0xE0 ? 2 : bytes[0] < 0xF0 ? 3 : 4;
	if (size > length)
		return 0;
	value = bytes[0] & (0x7Fu >> size);
	for (i = 1; i < size; i++) {
		if ((bytes[i] & 0xC0) != 0x80)
			return 0;
		value = value << 6 | (bytes[i] & 0x3F);
	}
	if (value < least[size] || value > 0x10FFFF ||
	    (value >= 0xD800 && value <= 0xDFFF))
		return 0;
	*out = value;
	return size;
}

size_t text_valid_utf8(const char *bytes, size_t length)
{
	const unsigned char *p = (const unsigned char *)bytes;
	size_t i = 0;
	unsigned value;

	while (i < length) {
		unsigned long long word;
		size_t size;

		/* Eight ASCII bytes at a time: most of every export. */
		if (length - i >= sizeof(word)) {
			memcpy(&word, p + i, sizeof(word));
			if ((word & 0x8080808080808080ULL) == 0) {
				i += sizeof(word);
				continue;
			}
		}
		size = decode(p + i, length - i, &value);
		if (size == 0)
			break;
		i += size;
	}
	return i;
}

size_t text_code_points(const char *bytes, size_t length)
{
	size_t i, count = 0;

	for (i = 0; i < length; i++)
		count += ((unsigned char)bytes[i] & 0xC0) != 0x80;
	return count;
}

/* Length in bytes of the blank that starts at p: ASCII blanks, no-break space
 * U+00A0 and narrow no-break space U+202F; 0 when there is none. */
static size_t blank_at(const char *p, size_t length)
{
	if (length >= 1 && (*p == ' ' || (*p >= '\t' && *p <= '\r')))
		return 1;
	if (length >= 2 && memcmp(p, "\xC2\xA0", 2) == 0)
		return 2;
	if (length >= 3 && memcmp(p, "\xE2\x80\xAF", 3) == 0)
		return 3;
	return 0;
}

static size_t blank_before(const char *start, size_t length)
{
	size_t size;

	for (size = 1; size <= 3 && size <= length; size++)
		if (blank_at(start + length - size, size) == size)
			return size;
	return 0;
}

/* Neither an ASCII blank nor the start or end of a longer character. */
static int is_plain(char c)
{
	return c > ' ' && (unsigned char)c < 0x80;
}

void text_trim(const char **start, size_t *length)
{
	size_t size;

	if (*length == 0 || (is_plain(**start) &&
			     is_plain((*start)[*length - 1])))
		return;
	while ((size = blank_at(*start, *length)) > 0) {
		*start += size;
		*length -= size;
	}
	while ((size = blank_before(*start, *length)) > 0)
		*length -= size;
}

/* Base letters of U+00C0..U+017F, in order; '?' is dropped, two-letter
 * ligatures are handled apart. */
static const char latin[] =
	"aaaaaa?ceeeeiiiidnooooo?ouuuuyt?aaaaaa?ceeeeiiiidnooooo?ouuuuyty"
	"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkklllllll"
	"lllnnnnnnnnnoooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

static const char *ligature(unsigned value)
{
	switch (value) {
	case 0xC6: case 0xE6: return "ae";
	case 0xDF: return "ss";
	case 0x132: case 0x133: return "ij";
	case 0x152: case 0x153: return "oe";
	case 0xAA: return "a";
	case 0xBA: return "o";
	default: return NULL;
	}
}

/* Letters beyond Latin are kept as they are; marks and punctuation are not. */
static int keeps_other(unsigned value)
{
	return value >= 0x180 && !(value >= 0x2B0 && value <= 0x36F) &&
	       !(value >= 0x2000 && value <= 0x2BFF) &&
	       !(value >= 0x3000 && value <= 0x303F) && value != 0xFEFF &&
	       value != 0xFFFD;
}

static size_t fold_one(unsigned value, const char *raw, size_t size, char *out)
{
	const char *two = ligature(value);

	if (value < 0x80) {
		if (value >= 'A' && value <= 'Z')
			value += 'a' - 'A';
		out[0] = (char)value;
		return (value >= 'a' && value <= 'z') ||
		       (value >= '0' && value <= '9');
	}
	if (two != NULL) {
		memcpy(out, two, strlen(two));
		return strlen(two);
	}
	if (value >= 0xC0 && value <= 0x17F) {
		out[0] = latin[value - 0xC0];
		return out[0] != '?';
	}
	if (!keeps_other(value))
		return 0;
	memcpy(out, raw, size);
	return size;
}

size_t text_fold(const char *bytes, size_t length, char *out, size_t size)
{
	const unsigned char *p = (const unsigned char *)bytes;
	size_t i = 0, written = 0;

	while (i < length) {
		unsigned value = 0;
		char piece[4];
		size_t step = decode(p + i, length - i, &value), n, j;

		if (step == 0) {
			i++;
			continue;
		}
		n = fold_one(value, bytes + i, step, piece);
		for (j = 0; j < n; j++, written++)
			if (written + 1 < size)
				out[written] = piece[j];
		i += step;
	}
	if (size > 0)
		out[written < size ? written : size - 1] = '\0';
	return written;
}
