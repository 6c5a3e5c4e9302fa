/* encoding.h: which encoding a whole file is in, and its text as UTF-8. */
#ifndef QUADRO_TABULAR_ENCODING_H
#define QUADRO_TABULAR_ENCODING_H

#include <stddef.h>

enum encoding {
	ENCODING_UTF8,
	ENCODING_UTF8_BOM,
	ENCODING_UTF16LE,
	ENCODING_UTF16BE,
	ENCODING_WINDOWS_1252,
	ENCODING_UNKNOWN,	/* bytes of no accepted encoding, or a NUL in text */
};

/* Decides on the whole of bytes (contract 2). *broken_bom is set when a UTF-8
 * BOM is followed by bytes that are not UTF-8, read as Windows-1252. */
enum encoding encoding_detect(const char *bytes, size_t length,
			      int *broken_bom);

/* The name for receipts: "UTF-8", "Windows-1252", ... */
const char *encoding_name(enum encoding encoding);

struct decoder;

/* A decoder of bytes, which must outlive it. Release with decoder_free. */
struct decoder *decoder_new(const char *bytes, size_t length,
			    enum encoding encoding);
void decoder_free(struct decoder *decoder);

/* The next piece of the text as UTF-8, without BOM: 1 and the piece, valid
 * until the next call; 0 at the end. UTF-8 is handed out in place. */
int decoder_next(struct decoder *decoder, const char **piece, size_t *length);

#endif
