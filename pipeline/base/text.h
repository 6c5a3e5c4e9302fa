/* text.h: growing strings, UTF-8, and the folding that compares names. */
#ifndef QUADRO_BASE_TEXT_H
#define QUADRO_BASE_TEXT_H

#include <stdarg.h>
#include <stddef.h>

/* A string that grows. Start from {0}; data is NULL until something is
 * appended, then always ends with a NUL. Release with text_free. */
struct text {
	char *data;
	size_t length;		/* bytes, without the final NUL */
	size_t capacity;	/* bytes allocated */
};

/* Appending never fails: when memory is out the process stops with a message,
 * as there is nothing useful left to do for a batch job. */
void text_add(struct text *text, const char *bytes, size_t length);
void text_add_string(struct text *text, const char *string);
void text_format(struct text *text, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void text_clear(struct text *text);
void text_free(struct text *text);

/* The string, "" when nothing was appended; owned by text. */
const char *text_string(const struct text *text);

/* A fresh copy of length bytes, NUL-terminated; the caller frees it. */
char *text_copy(const char *bytes, size_t length);

/* malloc and realloc that stop the process when memory is out. */
void *must_alloc(size_t size);
void *must_resize(void *pointer, size_t size);

/* Length in bytes of the longest valid UTF-8 prefix of bytes[0..length). */
size_t text_valid_utf8(const char *bytes, size_t length);

/* Number of code points in valid UTF-8. */
size_t text_code_points(const char *bytes, size_t length);

/* Moves *start and *length over spaces, tabs, line breaks and no-break spaces
 * at both ends. */
void text_trim(const char **start, size_t *length);

/* Folds a name for comparison (contract 2): letters and digits only, without
 * accents, in lower case. Writes at most size-1 bytes and a NUL to out, and
 * returns the length the whole folded name has. */
size_t text_fold(const char *bytes, size_t length, char *out, size_t size);

#endif
