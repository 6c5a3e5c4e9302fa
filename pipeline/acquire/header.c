/* header.c: which dialect, and which line is the header.
 *
 * Every separator is tried on the first lines; the one whose header has most
 * names of the layout wins, so a title line full of commas decides nothing.
 */
#include "acquire/header.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "tabular/cells.h"

enum { LINES_TRIED = 11 };

static const char separators[] = ";,\t|";

static int field_named(const struct layout *layout, const struct cell *cell)
{
	char folded[128];
	int i;

	if (text_fold(cell->bytes, cell->length, folded, sizeof(folded)) >=
	    sizeof(folded) || folded[0] == '\0')
		return COLUMN_UNKNOWN;
	for (i = 0; i < layout->n_fields; i++)
		if (strcmp(layout->fields[i].folded, folded) == 0)
			return i;
	return COLUMN_UNKNOWN;
}

static int is_empty(const struct cell *cell)
{
	const char *bytes = cell->bytes;
	size_t length = cell->length;

	text_trim(&bytes, &length);
	return length == 0;
}

/* How many cells are not empty, and how many of them name a field. */
static void count_names(const struct layout *layout,
			const struct record *record, size_t *filled,
			size_t *named)
{
	size_t i;

	*filled = *named = 0;
	for (i = 0; i < record->kept; i++) {
		if (is_empty(&record->cells[i]))
			continue;
		++*filled;
		*named += field_named(layout, &record->cells[i]) >= 0;
	}
}

/* What one separator makes of the first lines. */
struct attempt {
	size_t named;		/* names in its header, 0 when it finds none */
	long line;		/* of the header */
	long open_quote;	/* line of a quote never closed, 0 for none */
};

static struct attempt attempt(const char *bytes, size_t length,
			      enum encoding encoding, char separator,
			      long skip, const struct layout *layout)
{
	struct cells *cells = cells_new(bytes, length, encoding, separator,
					skip);
	struct attempt result = {0};
	struct record record = {0};
	int lines = 0, more;

	while (lines < LINES_TRIED && (more = cells_next(cells, &record)) != 0) {
		size_t filled, named;

		if (more < 0) {
			result.open_quote = record.line;
			break;
		}
		count_names(layout, &record, &filled, &named);
		if (filled == 0)
			continue;
		lines++;
		if (named > 0 && 2 * named >= filled) {
			result.named = named;
			result.line = record.line;
			break;
		}
	}
	cells_free(cells);
	return result;
}

static int report(struct findings *findings, long line, const char *column,
		  const char *code, enum severity severity, const char *value,
		  const char *message, struct err *err)
{
	const struct finding finding = {line, column, code, severity, value,
					strlen(value), message};

	return findings != NULL ? findings_add(findings, &finding, err) : 0;
}

/* A first line `sep=;` is obeyed. Returns the separator, or 0. */
static char declared_separator(const char *bytes, size_t length,
			       enum encoding encoding)
{
	struct decoder *decoder = decoder_new(bytes, length, encoding);
	const char *piece = "";
	size_t n = 0;
	char found = '\0';

	if (decoder_next(decoder, &piece, &n) && n >= 5 &&
	    strncasecmp(piece, "sep=", 4) == 0 &&
	    strchr(separators, piece[4]) != NULL &&
	    (n == 5 || piece[5] == '\r' || piece[5] == '\n'))
		found = piece[4];
	decoder_free(decoder);
	return found;
}

/* Whether the first lines hold any separator at all, and anything at all. */
static void look_for_text(const char *bytes, size_t length,
			  enum encoding encoding, int *any_text,
			  int *any_separator)
{
	struct cells *cells = cells_new(bytes, length, encoding, ';', 0);
	struct record record = {0};
	int lines = 0;
	size_t i, j;

	*any_text = *any_separator = 0;
	while (lines < LINES_TRIED && cells_next(cells, &record) == 1) {
		int filled = 0;

		*any_separator |= record.count > 1;
		for (i = 0; i < record.kept; i++) {
			filled |= !is_empty(&record.cells[i]);
			for (j = 1; separators[j] != '\0'; j++)
				*any_separator |= memchr(
					record.cells[i].bytes, separators[j],
					record.cells[i].length) != NULL;
		}
		*any_text |= filled;
		lines += filled;
	}
	cells_free(cells);
}

static int report_no_header(const struct header *header, const char *bytes,
			    size_t length, long open_quote,
			    const struct layout *layout,
			    struct findings *findings, struct err *err)
{
	int any_text, any_separator;
	char message[512];

	if (open_quote > 0)
		return report(findings, open_quote, "", "VIRGOLETTE", ERROR, "",
			      "qui si aprono delle virgolette che non si "
			      "chiudono più: toglierle o chiuderle", err);
	look_for_text(bytes, length, header->encoding, &any_text,
		      &any_separator);
	if (any_text && !any_separator)
		return report(findings, 0, "", "SEPARATORE", ERROR, "",
			      "le celle non sono separate da punto e virgola, "
			      "virgola, tabulazione o «|»: salvare di nuovo il "
			      "foglio come CSV", err);
	snprintf(message, sizeof(message), "%s: ci si aspettava una riga con i "
		 "nomi delle colonne (%s, %s ...) tra le prime %d righe non "
		 "vuote", any_text ? "manca la riga d'intestazione" :
		 "il file è vuoto", layout->fields[0].name,
		 layout->n_fields > 1 ? layout->fields[1].name : "",
		 LINES_TRIED);
	return report(findings, 0, "", "VUOTO", ERROR, "", message, err);
}

static int find_encoding(struct header *header, const char *bytes,
			 size_t length, struct findings *findings,
			 struct err *err)
{
	int broken_bom;

	header->encoding = encoding_detect(bytes, length, &broken_bom);
	if (header->encoding == ENCODING_UNKNOWN)
		return report(findings, 0, "", "CODIFICA", ERROR, "",
			      "il file contiene byte che non sono testo in "
			      "nessuna codifica ammessa (UTF-8, UTF-16, "
			      "Windows-1252): salvare di nuovo il foglio come "
			      "CSV", err) == 0 ? 1 : -1;
	if (broken_bom &&
	    report(findings, 0, "", "CODIFICA", WARNING, "", "il file si "
		   "dichiara UTF-8 ma non lo è: letto come Windows-1252; "
		   "controllare le lettere accentate", err) != 0)
		return -1;
	return 0;
}

/* Chooses the separator. Returns 1 with the best attempt, 0 without header. */
static int find_separator(struct header *header, const char *bytes,
			  size_t length, const struct layout *layout,
			  struct attempt *best)
{
	char declared = declared_separator(bytes, length, header->encoding);
	size_t i;

	*best = (struct attempt){0};
	header->skip = declared != '\0';
	/* A header with all the names of the layout has no better. */
	for (i = 0; separators[i] != '\0' &&
		    best->named < (size_t)layout->n_fields; i++) {
		struct attempt one;

		if (declared != '\0' && separators[i] != declared)
			continue;
		one = attempt(bytes, length, header->encoding, separators[i],
			      header->skip, layout);
		if (one.named > best->named) {
			*best = one;
			header->separator = separators[i];
		} else if (best->named == 0 && best->open_quote == 0) {
			best->open_quote = one.open_quote;
		}
	}
	return best->named > 0;
}

/* Passes over the lines before the header, reporting them. */
static int pass_titles(const struct header *header, struct cells *cells,
		       struct record *record, struct findings *findings,
		       struct err *err)
{
	long titles = 0;
	size_t i;

	while (cells_next(cells, record) == 1 && record->line < header->line) {
		int filled = 0;

		for (i = 0; i < record->kept; i++)
			filled |= !is_empty(&record->cells[i]);
		titles += filled;
		if (!filled && report(findings, record->line, "", "RIGA_VUOTA",
				      WARNING, "", "riga vuota, ignorata",
				      err) != 0)
			return -1;
	}
	if (titles > 0) {
		char message[160];

		snprintf(message, sizeof(message), "%ld %s prima "
			 "dell'intestazione: non si leggono", titles,
			 titles == 1 ? "riga di titolo" : "righe di titolo");
		return report(findings, header->line, "", "RIGHE_DI_TITOLO",
			      WARNING, "", message, err);
	}
	return 0;
}

/* The column that .scarti.csv adds comes back with the mended rows. */
static int is_our_reason(const char *bytes, size_t length)
{
	return length == sizeof(HEADER_REASON) - 1 &&
	       memcmp(bytes, HEADER_REASON, length) == 0;
}

static int place_column(struct header *header, const struct cell *cell,
			size_t column, const struct layout *layout,
			struct findings *findings, struct err *err)
{
	const char *bytes = cell->bytes;
	size_t length = cell->length;
	const char *name;
	int field;

	text_trim(&bytes, &length);
	name = header->names[column] = text_copy(bytes, length);
	field = field_named(layout, cell);
	header->field_of[column] = length == 0 ? COLUMN_BLANK : field;
	if (length > 0)
		header->needed = column + 1;
	if (cell->after_quote && field >= 0 && header->column_of[field] < 0)
		header->column_of[field] = (int)column;	/* there, if ill */
	if (cell->after_quote)
		return report(findings, header->line, name, "VIRGOLETTE", ERROR,
			      name, "nell'intestazione c'è del testo dopo le "
			      "virgolette di chiusura: toglierlo", err) == 0 ?
		       1 : -1;
	if (length > 0 && field < 0 && !is_our_reason(bytes, length))
		return report(findings, header->line, name,
			      "COLONNA_SCONOSCIUTA", WARNING, name,
			      "colonna non prevista dal tracciato: non si legge; "
			      "se è un errore di battitura, correggerne il nome",
			      err);
	if (field >= 0 && header->column_of[field] >= 0)
		return report(findings, header->line, name,
			      "COLONNA_DUPLICATA", ERROR, name,
			      "la colonna compare due volte: lasciarne una sola",
			      err) == 0 ? 1 : -1;
	if (field >= 0)
		header->column_of[field] = (int)column;
	return 0;
}

static int report_missing(const struct header *header,
			  const struct layout *layout,
			  struct findings *findings, struct err *err)
{
	int i, errors = 0;

	for (i = 0; i < layout->n_fields; i++) {
		char message[512];

		if (!layout->fields[i].required || header->column_of[i] >= 0)
			continue;
		snprintf(message, sizeof(message), "manca la colonna "
			 "obbligatoria «%s» (%s): aggiungerla",
			 layout->fields[i].name,
			 layout->fields[i].description != NULL ?
			 layout->fields[i].description : "");
		if (report(findings, header->line, layout->fields[i].name,
			   "COLONNA_MANCANTE", ERROR, "", message, err) != 0)
			return -1;
		errors++;
	}
	return errors;
}

static int read_columns(struct header *header, const struct record *record,
			const struct layout *layout, struct findings *findings,
			struct err *err)
{
	int errors = 0, i, one;
	size_t column;

	header->width = record->kept;
	header->names = must_alloc((header->width + 1) * sizeof(char *));
	header->field_of = must_alloc((header->width + 1) * sizeof(int));
	memset(header->names, 0, header->width * sizeof(char *));
	header->column_of = must_alloc((size_t)layout->n_fields * sizeof(int));
	for (i = 0; i < layout->n_fields; i++)
		header->column_of[i] = -1;
	for (column = 0; column < header->width; column++) {
		one = place_column(header, &record->cells[column], column,
				   layout, findings, err);
		if (one < 0)
			return -1;
		errors += one;
	}
	one = report_missing(header, layout, findings, err);
	return one < 0 ? -1 : errors + one;
}

int header_find(struct header *header, const char *bytes, size_t length,
		const struct layout *layout, struct findings *findings,
		struct err *err)
{
	struct attempt best;
	struct cells *cells;
	struct record record = {0};
	int status;

	memset(header, 0, sizeof(*header));
	status = find_encoding(header, bytes, length, findings, err);
	if (status != 0)
		return status;
	if (!find_separator(header, bytes, length, layout, &best))
		return report_no_header(header, bytes, length, best.open_quote,
					layout, findings, err) == 0 ? 1 : -1;
	header->line = best.line;
	cells = cells_new(bytes, length, header->encoding, header->separator,
			  header->skip);
	status = pass_titles(header, cells, &record, findings, err);
	if (status == 0)
		status = read_columns(header, &record, layout, findings, err);
	cells_free(cells);
	return status;
}

void header_clear(struct header *header)
{
	size_t i;

	for (i = 0; header->names != NULL && i < header->width; i++)
		free(header->names[i]);
	free(header->names);
	free(header->field_of);
	free(header->column_of);
	memset(header, 0, sizeof(*header));
}

void header_describe(const struct header *header, char *out, size_t size)
{
	if (header->encoding == ENCODING_UNKNOWN)
		snprintf(out, size, "codifica sconosciuta");
	else if (header->line == 0)
		snprintf(out, size, "codifica %s",
			 encoding_name(header->encoding));
	else
		snprintf(out, size, "separatore «%s», codifica %s, "
			 "intestazione alla riga %ld",
			 header->separator == '\t' ? "tabulazione" :
			 (const char[]){header->separator, '\0'},
			 encoding_name(header->encoding), header->line);
}
