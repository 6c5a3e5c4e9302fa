/* cells.c: libcsv, one physical line at a time.
 *
 * libcsv splits; what it cannot tell is added here: the physical line where
 * a record starts (CRLF, LF and CR each end one), blank lines, quotes never
 * closed, and text after a closing quote, which libcsv would take for an
 * opening of the rest of the file. Lines with a quote are therefore walked
 * once before libcsv sees them; the others, nearly all, go straight in.
 */
#include "tabular/cells.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum {
	PART_BYTES = 1 << 18,	/* a longer line is read in parts */
	RECORD_BYTES = 1 << 23,	/* bytes of a record beyond it are dropped */
	CELL_STEP = 1 << 16,	/* libcsv's room for a cell grows by it: by 128
				   bytes, of itself, which long cells make slow */
};

enum walk {			/* where the walk over a quoted line stands */
	AT_CELL_START,
	IN_PLAIN_CELL,
	IN_QUOTES,
	AFTER_QUOTE,		/* after what may be the closing quote */
	IN_TRASH,		/* after text behind the closing quote */
};

struct span {
	size_t start, length;	/* in storage */
	int quoted;
};

struct cells {
	struct csv_parser parser;
	struct decoder *decoder;
	char separator;
	const char *piece;	/* decoded text not yet cut into lines */
	size_t piece_left;
	int text_over;		/* the decoder has no more */
	struct text line;	/* a line that spans pieces */
	struct text fed;	/* a quoted line as libcsv will see it */
	long next_line;		/* number of the physical line to read next */
	const char *terminator;	/* of the line last read */
	/* the record being built */
	struct text storage;	/* the bytes of its cells */
	struct span *spans;
	struct cell *out;
	size_t n_spans, capacity, count;
	int complete;		/* libcsv saw its end */
	enum walk walk;
	size_t cell_bytes;	/* kept of the cell being walked */
	size_t record_bytes;	/* kept of the record being walked */
	size_t cell_index;
	long quote_line;	/* where the open quote opens */
	struct text flags;	/* one byte a cell: FLAG_* */
};

enum { FLAG_TRASH = 1, FLAG_LONG = 2, FLAG_QUOTED = 4 };

static int never_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void take_cell(void *bytes, size_t length, void *context)
{
	struct cells *cells = context;

	if (cells->count++ >= CELLS_KEPT)
		return;
	if (cells->n_spans == cells->capacity) {
		cells->capacity = cells->capacity > 0 ? 2 * cells->capacity : 32;
		cells->spans = must_resize(cells->spans, cells->capacity *
					   sizeof(*cells->spans));
		cells->out = must_resize(cells->out, cells->capacity *
					 sizeof(*cells->out));
	}
	cells->spans[cells->n_spans].start = cells->storage.length;
	cells->spans[cells->n_spans].length = length;
	cells->n_spans++;
	text_add(&cells->storage, bytes, length);
}

static void end_record(int terminator, void *context)
{
	(void)terminator;
	((struct cells *)context)->complete = 1;
}

struct cells *cells_new(const char *bytes, size_t length,
			enum encoding encoding, char separator, long skip)
{
	struct cells *cells = must_alloc(sizeof(*cells));
	struct record ignored;

	memset(cells, 0, sizeof(*cells));
	if (csv_init(&cells->parser, CSV_APPEND_NULL) != 0)
		abort();	/* it only fails for a null pointer */
	csv_set_delim(&cells->parser, (unsigned char)separator);
	csv_set_space_func(&cells->parser, never_space);
	csv_set_blk_size(&cells->parser, CELL_STEP);
	cells->decoder = decoder_new(bytes, length, encoding);
	cells->separator = separator;
	cells->next_line = 1;
	cells->terminator = "\n";
	while (skip-- > 0)
		cells_next(cells, &ignored);
	return cells;
}

void cells_free(struct cells *cells)
{
	if (cells == NULL)
		return;
	csv_free(&cells->parser);
	decoder_free(cells->decoder);
	text_free(&cells->line);
	text_free(&cells->fed);
	text_free(&cells->storage);
	text_free(&cells->flags);
	free(cells->spans);
	free(cells->out);
	free(cells);
}

static const char *line_end(const char *at, size_t length)
{
	const char *lf = memchr(at, '\n', length);
	const char *cr = memchr(at, '\r', lf != NULL ? (size_t)(lf - at) :
						       length);

	return cr != NULL ? cr : lf;
}

static int refill(struct cells *cells)
{
	if (cells->piece_left > 0)
		return 1;
	if (cells->text_over ||
	    !decoder_next(cells->decoder, &cells->piece, &cells->piece_left)) {
		cells->text_over = 1;
		return 0;
	}
	return 1;
}

static void consume(struct cells *cells, size_t n)
{
	cells->piece += n;
	cells->piece_left -= n;
}

/* Takes the terminator at the start of the piece: LF, CR, or CRLF even when
 * the piece ends between them. The line in hand must then be kept apart. */
static void take_terminator(struct cells *cells, const char **part,
			    size_t length)
{
	cells->terminator = *cells->piece == '\r' ? "\r" : "\n";
	if (*cells->piece == '\r' && cells->piece_left == 1 &&
	    *part != cells->line.data) {
		text_add(&cells->line, *part, length);
		*part = text_string(&cells->line);
	}
	consume(cells, 1);
	if (*cells->terminator == '\r' && refill(cells) &&
	    *cells->piece == '\n') {
		cells->terminator = "\r\n";
		consume(cells, 1);
	}
}

/* The next physical line without its terminator, or a part of it when it is
 * longer than PART_BYTES (*ended is 0 for all parts but the last). Returns 1,
 * or 0 at the end; a final terminator opens no further, empty line. */
static int next_part(struct cells *cells, const char **part, size_t *length,
		     int *ended)
{
	text_clear(&cells->line);
	*ended = 1;
	while (refill(cells)) {
		const char *end;
		size_t n;

		end = line_end(cells->piece, cells->piece_left);
		n = end != NULL ? (size_t)(end - cells->piece) :
				  cells->piece_left;
		*part = cells->piece;
		*length = n;
		if (end == NULL || cells->line.length > 0) {
			text_add(&cells->line, cells->piece, n);
			*part = cells->line.data;
			*length = cells->line.length;
		}
		consume(cells, n);
		if (end != NULL) {
			take_terminator(cells, part, *length);
			return 1;
		}
		if (cells->line.length >= PART_BYTES) {
			*ended = 0;
			return 1;
		}
	}
	*part = text_string(&cells->line);
	*length = cells->line.length;
	return cells->line.length > 0;
}

static void set_flag(struct cells *cells, int flag)
{
	static const char zeros[64];

	if (cells->cell_index >= CELLS_KEPT)
		return;
	while (cells->flags.length <= cells->cell_index)
		text_add(&cells->flags, zeros, sizeof(zeros));
	cells->flags.data[cells->cell_index] |= (char)flag;
}

static void start_cell(struct cells *cells)
{
	cells->cell_index++;
	cells->cell_bytes = 0;
	cells->walk = AT_CELL_START;
}

/* Content of a cell, unless it or its record is as long as it may be. */
static void keep(struct cells *cells, const char *bytes, size_t length)
{
	if (cells->cell_bytes + length > CELL_BYTES ||
	    cells->record_bytes + length > RECORD_BYTES) {
		set_flag(cells, FLAG_LONG);
		return;
	}
	cells->cell_bytes += length;
	cells->record_bytes += length;
	text_add(&cells->fed, bytes, length);
}

static void walk_byte(struct cells *cells, char c)
{
	int separates = c == cells->separator;

	switch (cells->walk) {
	case AT_CELL_START:
	case IN_PLAIN_CELL:
		if (separates) {
			text_add(&cells->fed, &c, 1);
			start_cell(cells);
		} else if (c == '"' && cells->walk == AT_CELL_START) {
			text_add(&cells->fed, &c, 1);
			cells->walk = IN_QUOTES;
			cells->quote_line = cells->next_line;
			set_flag(cells, FLAG_QUOTED);
		} else {
			keep(cells, &c, 1);
			cells->walk = IN_PLAIN_CELL;
		}
		break;
	case IN_QUOTES:
		if (c == '"')
			cells->walk = AFTER_QUOTE;
		else
			keep(cells, &c, 1);
		break;
	case AFTER_QUOTE:
		if (c == '"') {
			keep(cells, "\"\"", 2);	/* one quote of text */
			cells->walk = IN_QUOTES;
			break;
		}
		cells->walk = IN_TRASH;
		/* fall through */
	case IN_TRASH:
		if (separates) {
			text_add(&cells->fed, "\"", 1);
			text_add(&cells->fed, &c, 1);
			start_cell(cells);
		} else if (c != ' ' && c != '\t') {
			set_flag(cells, FLAG_TRASH);
		}
		break;
	}
}

/* A line with a quote, or inside one, or a part of a long one: walked, then
 * fed as it should be. */
static void feed_walked(struct cells *cells, const char *part, size_t length,
			int ended)
{
	size_t i;

	text_clear(&cells->fed);
	for (i = 0; i < length; i++)
		walk_byte(cells, part[i]);
	if (ended && (cells->walk == AFTER_QUOTE || cells->walk == IN_TRASH))
		text_add(&cells->fed, "\"", 1);
	if (ended && cells->walk == IN_QUOTES)
		keep(cells, cells->terminator, strlen(cells->terminator));
	else if (ended)
		text_add(&cells->fed, "\n", 1);
	csv_parse(&cells->parser, text_string(&cells->fed), cells->fed.length,
		  take_cell, end_record, cells);
}

/* What ends a line stands after it in memory, or a NUL when it was copied. */
static void feed_plain(struct cells *cells, const char *line, size_t length)
{
	int ended = line[length] == '\n' || line[length] == '\r';

	csv_parse(&cells->parser, line, length + ended, take_cell, end_record,
		  cells);
	if (!ended)
		csv_parse(&cells->parser, "\n", 1, take_cell, end_record,
			  cells);
}

static void start_record(struct cells *cells)
{
	text_clear(&cells->storage);
	if (cells->flags.length > 0)
		memset(cells->flags.data, 0, cells->flags.length);
	cells->n_spans = 0;
	cells->count = 0;
	cells->complete = 0;
	cells->cell_index = 0;
	cells->cell_bytes = 0;
	cells->record_bytes = 0;
	cells->walk = AT_CELL_START;
}

static void hand_out(struct cells *cells, struct record *record)
{
	size_t i;

	for (i = 0; i < cells->n_spans; i++) {
		int flags = i < cells->flags.length ? cells->flags.data[i] : 0;

		cells->out[i].bytes = text_string(&cells->storage) +
				      cells->spans[i].start;
		cells->out[i].length = cells->spans[i].length;
		cells->out[i].after_quote = (flags & FLAG_TRASH) != 0;
		cells->out[i].too_long = (flags & FLAG_LONG) != 0;
		cells->out[i].quoted = (flags & FLAG_QUOTED) != 0;
		if (cells->out[i].too_long)	/* cut at a character */
			cells->out[i].length = text_valid_utf8(
				cells->out[i].bytes, cells->out[i].length);
	}
	record->cells = cells->out;
	record->kept = cells->n_spans;
	record->count = cells->count;
}

int cells_next(struct cells *cells, struct record *record)
{
	const char *part;
	size_t length;
	int ended, begun = 0;

	start_record(cells);
	record->line = cells->next_line;
	while (next_part(cells, &part, &length, &ended)) {
		if (begun || !ended || memchr(part, '"', length) != NULL) {
			feed_walked(cells, part, length, ended);
		} else if (length > 0) {
			feed_plain(cells, part, length);
		} else {	/* libcsv passes over an empty line in silence */
			take_cell((void *)"", 0, cells);
			cells->complete = 1;
		}
		begun = 1;
		cells->next_line += ended;
		if (cells->complete) {
			hand_out(cells, record);
			return 1;
		}
	}
	if (cells->walk == IN_QUOTES) {
		record->line = cells->quote_line;
		return -1;
	}
	if (!begun)
		return 0;
	feed_walked(cells, "", 0, 1);	/* a long last line without terminator */
	hand_out(cells, record);
	return 1;
}
