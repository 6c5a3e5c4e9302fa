/* fuzz_cells.c: the reader of cells against another one, written here.
 *
 * The second reader follows the text of contract 2 and RFC 4180 one byte at a
 * time, with none of the means of the first (blocks, parts of lines, libcsv):
 * both must find the same records, cells, lines and faults. Then the same
 * text in another encoding must give the same records.
 */
#include "room.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tabular/cells.h"
#include "tabular/encoding.h"

/* Where a block of the decoder and a part of a long line end. */
static const size_t edges[8] = {[6] = 65536, [7] = 262144};

static const char separators[] = ";,\t|";

/* The plain reader: UTF-8 text, whole, in memory. */
struct plain {
	const char *at, *end;
	char separator;
	long line;		/* of the next byte */
	struct text cell;
	struct text cells;	/* every cell as text_key writes it */
	long start;		/* line of the record */
	size_t count;
	long open_quote;	/* line of the quote that never closes */
};

/* How both readers' cells are compared: length, marks, bytes. */
static void add_key(struct text *out, const char *bytes, size_t length,
		    int quoted, int after_quote)
{
	text_format(out, "%zu%s%s:", length, quoted ? "q" : "",
		    after_quote ? "t" : "");
	text_add(out, bytes, length);
	text_add(out, "|", 1);
}

/* Length of the line end at `at`: 0, 1 or 2. */
static size_t end_at(const struct plain *plain)
{
	if (plain->at == plain->end)
		return 0;
	if (*plain->at == '\n')
		return 1;
	if (*plain->at != '\r')
		return 0;
	return plain->at + 1 < plain->end && plain->at[1] == '\n' ? 2 : 1;
}

/* The inside of a quoted cell, up to the closing quote; 0 when there is none. */
static int read_quoted(struct plain *plain)
{
	plain->open_quote = plain->line;
	for (plain->at++; plain->at < plain->end; plain->at++) {
		size_t n = end_at(plain);

		if (n > 0) {
			text_add(&plain->cell, plain->at, n);
			plain->at += n - 1;
			plain->line++;
			continue;
		}
		if (*plain->at == '"') {
			if (plain->at + 1 == plain->end ||
			    plain->at[1] != '"') {
				plain->at++;
				plain->open_quote = 0;
				return 1;
			}
			plain->at++;
		}
		text_add(&plain->cell, plain->at, 1);
	}
	return 0;
}

static int at_cell_end(const struct plain *plain)
{
	return plain->at == plain->end || end_at(plain) > 0 ||
	       *plain->at == plain->separator;
}

/* One cell; 0 when its quote never closes. */
static int read_cell(struct plain *plain)
{
	int quoted = plain->at < plain->end && *plain->at == '"';
	int after = 0;
	const char *start;

	text_clear(&plain->cell);
	if (quoted && !read_quoted(plain))
		return 0;
	for (start = plain->at; !at_cell_end(plain); plain->at++)
		after |= quoted && *plain->at != ' ' && *plain->at != '\t';
	if (!quoted)
		text_add(&plain->cell, start, (size_t)(plain->at - start));
	add_key(&plain->cells, text_string(&plain->cell), plain->cell.length,
		quoted, after);
	plain->count++;
	return 1;
}

/* The next record: 1, 0 at the end, -1 for a quote that never closes. */
static int plain_next(struct plain *plain)
{
	size_t n;

	text_clear(&plain->cells);
	plain->count = 0;
	plain->start = plain->line;
	if (plain->at == plain->end)
		return 0;
	for (;;) {
		if (!read_cell(plain))
			return -1;
		if (plain->at == plain->end)
			return 1;
		n = end_at(plain);
		plain->at += n > 0 ? n : 1;
		if (n > 0) {
			plain->line++;
			return 1;
		}
	}
}

/* Whether some of the record was dropped, as it is too long to keep. */
static int is_cut(const struct record *record)
{
	int cut = record->kept != record->count;
	size_t i;

	for (i = 0; i < record->kept; i++)
		cut |= record->cells[i].too_long;
	return cut;
}

static void compare(struct cells *cells, struct plain *plain)
{
	struct text found = {0};
	struct record record = {0};
	int more, expected;
	size_t i;

	do {
		more = cells_next(cells, &record);
		expected = plain_next(plain);
		FUZZ_CHECK(more == expected, "as many records");
		if (more < 0)
			FUZZ_CHECK(record.line == plain->open_quote,
				   "the open quote is where it opens");
		if (more <= 0)
			break;
		FUZZ_CHECK(record.line == plain->start, "the same line");
		FUZZ_CHECK(record.count == plain->count, "as many cells");
		if (is_cut(&record))
			continue;
		text_clear(&found);
		for (i = 0; i < record.kept; i++)
			add_key(&found, record.cells[i].bytes,
				record.cells[i].length, record.cells[i].quoted,
				record.cells[i].after_quote);
		FUZZ_CHECK(strcmp(text_string(&found),
				  text_string(&plain->cells)) == 0,
			   "the same cells");
	} while (more > 0);
	text_free(&found);
}

/* The file's text as UTF-8, as the decoder gives it. */
static void decode(const char *bytes, size_t length, enum encoding encoding,
		   struct text *out)
{
	struct decoder *decoder = decoder_new(bytes, length, encoding);
	const char *piece;
	size_t n;

	while (decoder_next(decoder, &piece, &n))
		text_add(out, piece, n);
	decoder_free(decoder);
	FUZZ_CHECK(text_valid_utf8(text_string(out), out->length) ==
		   out->length, "what is decoded is UTF-8");
}

static void read_both(const char *bytes, size_t length,
		      enum encoding encoding, char separator,
		      const struct text *text)
{
	struct cells *cells = cells_new(bytes, length, encoding, separator, 0);
	struct plain plain = {
		.at = text_string(text), .end = text_string(text) +
		text->length, .separator = separator, .line = 1,
	};

	compare(cells, &plain);
	cells_free(cells);
	text_free(&plain.cell);
	text_free(&plain.cells);
}

/* The same text as UTF-16 with a BOM; characters of the first plane only. */
static void widen(const struct text *text, struct text *out)
{
	const unsigned char *at = (const unsigned char *)text_string(text);
	const unsigned char *end = at + text->length;

	text_add(out, "\xFF\xFE", 2);
	while (at < end && *at < 0xF0) {
		unsigned value = *at < 0x80 ? at[0] : *at < 0xE0 ?
			(at[0] & 0x1Fu) << 6 | (at[1] & 0x3Fu) :
			(at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 |
			(at[2] & 0x3Fu);
		const char unit[2] = {(char)(value & 0xFF), (char)(value >> 8)};

		at += *at < 0x80 ? 1 : *at < 0xE0 ? 2 : 3;
		text_add(out, unit, 2);
	}
	if (at < end)
		text_clear(out);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	return 0;
}

/* First byte: the separator, and whether the rest of the input stands across
 * an edge, after a long cell with or without an open quote. */
static void make_file(const uint8_t *data, size_t size, struct text *out)
{
	size_t edge = edges[data[0] >> 2 & 7];
	struct text before = {0};

	if (edge > size) {
		text_add(&before, "\"", data[0] >> 5 & 1);
		while (before.length < edge - size / 2)
			text_add(&before, "xxxxxxxx", 8);
		text_add(out, before.data, edge - size / 2);
	}
	text_add(out, (const char *)data + 1, size - 1);
	text_free(&before);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text file = {0}, text = {0}, wide = {0};
	enum encoding encoding;
	int broken_bom;
	char separator;

	if (size == 0)
		return 0;
	separator = separators[data[0] & 3];
	make_file(data, size, &file);
	encoding = encoding_detect(text_string(&file), file.length,
				   &broken_bom);
	if (encoding != ENCODING_UNKNOWN) {
		decode(text_string(&file), file.length, encoding, &text);
		read_both(text_string(&file), file.length, encoding, separator,
			  &text);
		widen(&text, &wide);
		if (wide.length > 2) {
			FUZZ_CHECK(encoding_detect(wide.data, wide.length,
						   &broken_bom) ==
				   ENCODING_UTF16LE, "UTF-16 is told");
			read_both(wide.data, wide.length, ENCODING_UTF16LE,
				  separator, &text);
		}
	}
	text_free(&file);
	text_free(&text);
	text_free(&wide);
	return 0;
}
