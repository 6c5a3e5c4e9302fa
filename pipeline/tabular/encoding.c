/* encoding.c: UTF-8, UTF-16 with a BOM, else Windows-1252: decided on the
 * whole file and never on a sample, so that an accent on the last line cannot
 * change its mind. iconv does the conversions, a block at a time. */
#include "tabular/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { BLOCK = 65536, UTF8_STEP = 1 << 20 };

static size_t bom_length(enum encoding encoding)
{
	switch (encoding) {
	case ENCODING_UTF8_BOM: return 3;
	case ENCODING_UTF16LE: case ENCODING_UTF16BE: return 2;
	default: return 0;
	}
}

static const char *iconv_name(enum encoding encoding)
{
	return encoding == ENCODING_UTF16LE ? "UTF-16LE" :
	       encoding == ENCODING_UTF16BE ? "UTF-16BE" : "WINDOWS-1252";
}

/* The five bytes that Windows-1252 leaves without a meaning. */
static int has_undefined_1252(const char *bytes, size_t length)
{
	static const char undefined[] = "\x81\x8D\x8F\x90\x9D";
	size_t i;

	for (i = 0; i < sizeof(undefined) - 1; i++)
		if (memchr(bytes, undefined[i], length) != NULL)
			return 1;
	return 0;
}

static int utf16_is_sound(const char *bytes, size_t length, int big_endian)
{
	const unsigned char *p = (const unsigned char *)bytes;
	int high = 0;
	size_t i;

	if (length % 2 != 0)
		return 0;
	for (i = 0; i < length; i += 2) {
		unsigned unit = big_endian ? p[i] << 8 | p[i + 1] :
					     p[i + 1] << 8 | p[i];
		int low = unit >= 0xDC00 && unit <= 0xDFFF;

		if (unit == 0 || low != high)
			return 0;
		high = unit >= 0xD800 && unit <= 0xDBFF;
	}
	return !high;
}

static enum encoding detect_bytes(const char *bytes, size_t length)
{
	if (memchr(bytes, '\0', length) != NULL)
		return ENCODING_UNKNOWN;
	if (text_valid_utf8(bytes, length) == length)
		return ENCODING_UTF8;
	return has_undefined_1252(bytes, length) ? ENCODING_UNKNOWN :
						   ENCODING_WINDOWS_1252;
}

enum encoding encoding_detect(const char *bytes, size_t length,
			      int *broken_bom)
{
	enum encoding encoding;

	*broken_bom = 0;
	if (length >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0)
		return utf16_is_sound(bytes + 2, length - 2, 0) ?
		       ENCODING_UTF16LE : ENCODING_UNKNOWN;
	if (length >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0)
		return utf16_is_sound(bytes + 2, length - 2, 1) ?
		       ENCODING_UTF16BE : ENCODING_UNKNOWN;
	if (length < 3 || memcmp(bytes, "\xEF\xBB\xBF", 3) != 0)
		return detect_bytes(bytes, length);
	encoding = detect_bytes(bytes + 3, length - 3);
	*broken_bom = encoding == ENCODING_WINDOWS_1252;
	return encoding == ENCODING_UTF8 ? ENCODING_UTF8_BOM : encoding;
}

const char *encoding_name(enum encoding encoding)
{
	static const char *const names[] = {
		"UTF-8", "UTF-8 con BOM", "UTF-16 LE", "UTF-16 BE",
		"Windows-1252", "sconosciuta",
	};

	return names[encoding];
}

struct decoder {
	const char *at;
	size_t left;		/* bytes not yet decoded */
	iconv_t converter;	/* (iconv_t)-1 for UTF-8: nothing to convert */
	char block[BLOCK];
};

struct decoder *decoder_new(const char *bytes, size_t length,
			    enum encoding encoding)
{
	struct decoder *decoder = must_alloc(sizeof(*decoder));
	size_t skip = bom_length(encoding);

	if (encoding == ENCODING_WINDOWS_1252 && length >= 3 &&
	    memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		skip = 3;
	decoder->at = bytes + skip;
	decoder->left = length - skip;
	decoder->converter = (iconv_t)-1;
	if (encoding != ENCODING_UTF8 && encoding != ENCODING_UTF8_BOM) {
		decoder->converter = iconv_open("UTF-8", iconv_name(encoding));
		if (decoder->converter == (iconv_t)-1)
			decoder->left = 0;
	}
	return decoder;
}

void decoder_free(struct decoder *decoder)
{
	if (decoder == NULL)
		return;
	if (decoder->converter != (iconv_t)-1)
		iconv_close(decoder->converter);
	free(decoder);
}

int decoder_next(struct decoder *decoder, const char **piece, size_t *length)
{
	char *in = (char *)decoder->at;
	char *out = decoder->block;
	size_t room = sizeof(decoder->block);

	if (decoder->left == 0)
		return 0;
	if (decoder->converter == (iconv_t)-1) {
		*piece = decoder->at;
		*length = decoder->left < UTF8_STEP ? decoder->left : UTF8_STEP;
		decoder->at += *length;
		decoder->left -= *length;
		return 1;
	}
	if (iconv(decoder->converter, &in, &decoder->left, &out, &room) ==
	    (size_t)-1 && errno != E2BIG)
		decoder->left = 0;	/* detection lets nothing else through */
	decoder->at = in;
	*piece = decoder->block;
	*length = (size_t)(out - decoder->block);
	return *length > 0;
}
