/* normalize.c: quadro normalize: any delimited file as RFC 4180 in UTF-8.
 *
 * A converter for files of anybody, so no layout helps: the separator is the
 * one that cuts the first lines most alike, and title lines stay. Cells come
 * out as they were written: no trimming, and no apostrophe before what a
 * spreadsheet would run, since the next reader is a program that wants the
 * data it was given. What RFC 4180 cannot hold, or the reader had to drop, is
 * told by line. The output is written as it is made, a block at a time.
 */
#include "commands/normalize.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/text.h"
#include "commands/command.h"
#include "tabular/csv.h"
#include "tabular/cells.h"

enum {
	LINES_TRIED = 64,	/* not blank, to choose the separator */
	BLOCK = 1 << 16,
	FILE_LIMIT = 0x7FFFFFFF,
};

static const char separators[] = ";,\t|";

struct conversion {
	const char *name;	/* of the file, for the notes */
	const char *bytes;
	size_t length;
	enum encoding encoding;
	char separator;
	size_t width;		/* cells of most of the first lines */
	long skip;		/* 1 after a line `sep=` */
	FILE *out, *notes;
	long reported;
	struct text block;	/* made and not yet written */
};

static void note(struct conversion *conversion, long line)
{
	conversion->reported++;
	fprintf(conversion->notes, "%s: ", conversion->name);
	if (line > 0)
		fprintf(conversion->notes, "riga %ld: ", line);
}

static int is_blank(const struct record *record)
{
	const char *bytes = record->cells[0].bytes;
	size_t length = record->cells[0].length;

	text_trim(&bytes, &length);
	return record->count == 1 && length == 0;
}

/* Cells of each of the first lines that are not blank; returns how many lines
 * were counted. */
static int count_cells(const struct conversion *conversion, char separator,
		       size_t *counts)
{
	struct cells *cells = cells_new(conversion->bytes, conversion->length,
					conversion->encoding, separator,
					conversion->skip);
	struct record record = {0};
	int n = 0;

	while (n < LINES_TRIED && cells_next(cells, &record) == 1)
		if (!is_blank(&record))
			counts[n++] = record.count;
	cells_free(cells);
	return n;
}

/* The number of cells, more than one, that most lines have, the greater one
 * among equals; *lines is how many have it, 0 when none has two cells. */
static size_t usual_count(const size_t *counts, int n, int *lines)
{
	size_t usual = 1;
	int i, j;

	*lines = 0;
	for (i = 0; i < n; i++) {
		int alike = 0;

		for (j = 0; j < n; j++)
			alike += counts[j] == counts[i];
		if (counts[i] > 1 &&
		    (alike > *lines || (alike == *lines && counts[i] > usual))) {
			*lines = alike;
			usual = counts[i];
		}
	}
	return usual;
}

/* A first line `sep=;` is obeyed. Returns the separator, or 0. */
static char declared_separator(const struct conversion *conversion)
{
	struct decoder *decoder = decoder_new(conversion->bytes,
					      conversion->length,
					      conversion->encoding);
	const char *piece = "";
	char found = '\0';
	size_t n = 0;

	if (decoder_next(decoder, &piece, &n) && n >= 5 &&
	    strncasecmp(piece, "sep=", 4) == 0 &&
	    memchr(separators, piece[4], sizeof(separators) - 1) != NULL &&
	    (n == 5 || piece[5] == '\r' || piece[5] == '\n'))
		found = piece[4];
	decoder_free(decoder);
	return found;
}

/* A file where no separator cuts anything has one column. */
static void find_separator(struct conversion *conversion)
{
	char declared = declared_separator(conversion);
	int most = 0;
	size_t i;

	conversion->skip = declared != '\0';
	conversion->separator = declared != '\0' ? declared : separators[0];
	conversion->width = 1;
	for (i = 0; separators[i] != '\0'; i++) {
		size_t counts[LINES_TRIED], usual;
		int n, lines;

		if (declared != '\0' && separators[i] != declared)
			continue;
		n = count_cells(conversion, separators[i], counts);
		usual = usual_count(counts, n, &lines);
		if (lines > most) {
			most = lines;
			conversion->separator = separators[i];
			conversion->width = usual;
		}
	}
}

static int find_encoding(struct conversion *conversion, struct err *err)
{
	int broken_bom;

	conversion->encoding = encoding_detect(conversion->bytes,
					       conversion->length,
					       &broken_bom);
	if (conversion->encoding == ENCODING_UNKNOWN)
		return err_set(err, EXIT_CONFIG, "%s: contiene byte che non sono "
			       "testo in nessuna codifica nota (UTF-8, UTF-16 "
			       "con BOM, Windows-1252)", conversion->name);
	if (broken_bom) {
		note(conversion, 0);
		fputs("si dichiara UTF-8 ma non lo è: letto come Windows-1252; "
		      "controllare le lettere accentate\n", conversion->notes);
	}
	return 0;
}

static void examine_width(struct conversion *conversion,
			  const struct record *record)
{
	if (record->count != conversion->width) {
		note(conversion, record->line);
		if (is_blank(record))
			fputs("è vuota\n", conversion->notes);
		else
			fprintf(conversion->notes, "%zu %s invece di %zu\n",
				record->count,
				record->count == 1 ? "cella" : "celle",
				conversion->width);
	}
	if (record->count > record->kept) {
		note(conversion, record->line);
		fprintf(conversion->notes, "troppe celle: scritte le prime "
			"%zu, le altre no\n", record->kept);
	}
}

static void examine_cells(struct conversion *conversion,
			  const struct record *record)
{
	size_t i;

	for (i = 0; i < record->kept; i++) {
		const struct cell *cell = &record->cells[i];

		if (cell->after_quote) {
			note(conversion, record->line);
			fprintf(conversion->notes, "cella %zu: dopo le "
				"virgolette di chiusura c'era altro testo, "
				"tolto\n", i + 1);
		}
		if (cell->too_long) {
			note(conversion, record->line);
			fprintf(conversion->notes, "cella %zu: troppo lunga, "
				"tagliata a %zu byte\n", i + 1, cell->length);
		}
	}
}

static int flush_block(struct conversion *conversion, size_t beyond,
		       struct err *err)
{
	struct text *block = &conversion->block;

	if (block->length <= beyond)
		return 0;
	if (fwrite(block->data, 1, block->length, conversion->out) !=
	    block->length)
		return err_system(err, EXIT_FAILED, errno, "l'uscita non si può "
				  "scrivere fino in fondo");
	text_clear(block);
	return 0;
}

static int write_record(struct conversion *conversion,
			const struct record *record, struct err *err)
{
	size_t i;

	/* A lone empty cell in quotes would become a blank line. */
	if (record->count == 1 && record->cells[0].quoted &&
	    record->cells[0].length == 0)
		text_add_string(&conversion->block, "\"\"");
	else
		for (i = 0; i < record->kept; i++)
			csv_cell(&conversion->block, ',', i == 0,
				 record->cells[i].bytes,
				 record->cells[i].length);
	csv_end(&conversion->block);
	return flush_block(conversion, BLOCK, err);
}

static int convert(struct conversion *conversion, struct err *err)
{
	struct cells *cells = cells_new(conversion->bytes, conversion->length,
					conversion->encoding,
					conversion->separator,
					conversion->skip);
	struct record record = {0};
	int status = 0, more;

	while (status == 0 && (more = cells_next(cells, &record)) != 0) {
		if (more < 0) {
			note(conversion, record.line);
			fputs("qui si aprono delle virgolette che non si chiudono "
			      "più: il resto del file non è convertito\n",
			      conversion->notes);
			break;
		}
		examine_width(conversion, &record);
		examine_cells(conversion, &record);
		status = write_record(conversion, &record, err);
	}
	if (status == 0)
		status = flush_block(conversion, 0, err);
	cells_free(cells);
	return status;
}

int normalize_bytes(const char *bytes, size_t length, const char *name,
		    FILE *out, FILE *notes, long *reported, struct err *err)
{
	struct conversion conversion = {
		.name = name, .bytes = bytes, .length = length, .out = out,
		.notes = notes,
	};
	int status = find_encoding(&conversion, err);

	if (status == 0) {
		find_separator(&conversion);
		status = convert(&conversion, err);
	}
	*reported = conversion.reported;
	text_free(&conversion.block);
	return status;
}

static int read_input(const char *name, struct text *bytes, struct err *err)
{
	char block[BLOCK];
	size_t n;

	if (strcmp(name, "-") != 0)
		return file_read(name, FILE_LIMIT, bytes, err);
	while ((n = fread(block, 1, sizeof(block), stdin)) > 0 &&
	       bytes->length <= FILE_LIMIT)
		text_add(bytes, block, n);
	if (ferror(stdin))
		return err_system(err, EXIT_CONFIG, errno, "l'ingresso non si "
				  "può leggere");
	if (bytes->length > FILE_LIMIT)
		return err_set(err, EXIT_CONFIG, "l'ingresso supera %d byte",
			       FILE_LIMIT);
	return 0;
}

int command_normalize(const struct options *options, struct err *err)
{
	const char *name = options->operands[0];
	struct text bytes = {0};
	long reported = 0;
	int status = read_input(name, &bytes, err);

	if (status == 0)
		status = normalize_bytes(text_string(&bytes), bytes.length,
					 strcmp(name, "-") == 0 ? "ingresso" :
								  name,
					 stdout, stderr, &reported, err);
	text_free(&bytes);
	if (status != 0)
		return -1;
	return reported > 0 ? EXIT_ATTENTION : EXIT_DONE;
}
