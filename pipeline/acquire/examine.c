/* examine.c: from records of cells to checked rows, without the store.
 *
 * All the errors of a row are reported, not only the first. Which cell is
 * which comes from header.c, what a cell may hold from typing.c. This may run
 * in a thread of its own: it touches nothing but its batch and read-only data.
 */
#include "acquire/examine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "acquire/typing.h"
#include "base/text.h"
#include "tabular/cells.h"

struct examiner {
	const struct rows_job *job;
	const struct layout *layout;
	struct typing typing;
	struct cells *cells;
	struct text scratch;	/* for the digest of keys */
	struct batch *batch;	/* at work */
	struct value *values;	/* of the row at work */
	long line;		/* of the row at work */
	char message[TYPING_MESSAGE];
};

static void report(struct examiner *work, const char *column,
		   const char *code, enum severity severity,
		   const char *value, size_t length)
{
	const struct finding finding = {work->line, column, code, severity,
					value, length, work->message};

	batch_report(work->batch, &finding);
}

/* The column's name as the sender wrote it; the field's when it is absent. */
static const char *column_name(const struct examiner *work, int field)
{
	int column = work->job->header->column_of[field];

	return column >= 0 ? work->job->header->names[column] :
			     work->layout->fields[field].name;
}

static void trimmed(const struct record *record, size_t column,
		    const char **bytes, size_t *length)
{
	*bytes = "";
	*length = 0;
	if (column < record->kept) {
		*bytes = record->cells[column].bytes;
		*length = record->cells[column].length;
		text_trim(bytes, length);
	}
}

static int is_blank(const struct record *record)
{
	const char *bytes;
	size_t length, i;

	for (i = 0; i < record->kept; i++) {
		trimmed(record, i, &bytes, &length);
		if (length > 0)
			return 0;
	}
	return record->count <= record->kept;
}

/* Data under a column without a name: nobody can say what it is. */
static int is_nameless(struct examiner *work, const struct record *record)
{
	const struct header *header = work->job->header;
	const char *bytes;
	size_t length, column;

	for (column = 0; column < header->width; column++) {
		if (header->field_of[column] != COLUMN_BLANK)
			continue;
		trimmed(record, column, &bytes, &length);
		if (length == 0)
			continue;
		snprintf(work->message, sizeof(work->message), "la colonna "
			 "numero %zu non ha un nome, ma alla riga %ld ha un "
			 "valore: darle il nome, o svuotarla", column + 1,
			 work->line);
		work->line = header->line;
		report(work, "", "COLONNA_SENZA_NOME", ERROR, "", 0);
		return 1;
	}
	return 0;
}

static void check_width(struct examiner *work, const struct record *record)
{
	const struct header *header = work->job->header;
	const char *bytes;
	size_t length, i;

	if (record->count < header->needed) {
		snprintf(work->message, sizeof(work->message), "la riga ha %zu "
			 "celle, l'intestazione %zu: aggiungere i separatori "
			 "che mancano, anche per le celle vuote", record->count,
			 header->needed);
		report(work, "", "CELLE_IN_MENO", ERROR, "", 0);
		return;
	}
	for (i = header->width; i < record->count; i++) {
		trimmed(record, i, &bytes, &length);
		if (length == 0 && i < record->kept)
			continue;
		snprintf(work->message, sizeof(work->message), "la riga ha %zu "
			 "celle, l'intestazione %zu: un separatore di troppo? "
			 "Se sta in un testo, mettere il testo tra virgolette",
			 record->count, header->width);
		report(work, "", "CELLE_IN_PIU", ERROR, bytes, length);
		return;
	}
}

static void check_cell(struct examiner *work, const struct record *record,
		      int index)
{
	const struct field *field = &work->layout->fields[index];
	int column = work->job->header->column_of[index];
	struct value *value = &work->values[index];
	const struct cell *cell;
	const char *bytes, *code;
	size_t length;

	if (column < 0) {
		value->state = VALUE_MISSING;
		return;
	}
	trimmed(record, (size_t)column, &bytes, &length);
	cell = (size_t)column < record->kept ? &record->cells[column] : NULL;
	if (cell != NULL && (cell->after_quote || cell->too_long)) {
		value->state = VALUE_BAD;
		snprintf(work->message, sizeof(work->message), "%s",
			 cell->too_long ? "il testo è troppo lungo: al più un "
			 "milione di caratteri" : "c'è del testo dopo le "
			 "virgolette di chiusura: toglierlo, o raddoppiare le "
			 "virgolette che fanno parte del testo");
		report(work, column_name(work, index), cell->too_long ?
		       "LUNGHEZZA" : "VIRGOLETTE", ERROR, bytes, length);
		return;
	}
	code = typing_read(&work->typing, field, bytes, length, value,
			   work->message);
	if (code != NULL)
		report(work, column_name(work, index), code, ERROR, bytes,
		       length);
	else if (field->type == FIELD_TEXT && value->state == VALUE_GOOD)
		value->text = batch_keep(work->batch, bytes, length);
}

/* Reference dates outside the file's period, or after the as-of day. */
static void check_reference(struct examiner *work)
{
	const struct layout *layout = work->layout;
	const struct period *period = &work->job->name->period;
	const struct value *value;
	day_t first = period_first_day(period);
	day_t last = period_last_day(period);
	char from[DATE_SIZE], to[DATE_SIZE];
	day_t day;

	if (layout->reference < 0)
		return;
	value = &work->values[layout->reference];
	if (value->state != VALUE_GOOD)
		return;
	day = (day_t)value->number;
	if (!layout->cumulative && (day < first || day > last)) {
		snprintf(work->message, sizeof(work->message), "%s non è nel "
			 "periodo %s (dal %s al %s): la riga va nel file del suo "
			 "periodo", value->iso, period->name,
			 date_write_iso(first, from), date_write_iso(last, to));
		report(work, column_name(work, layout->reference),
		       "FUORI_PERIODO", ERROR, value->iso, value->length);
	}
	if (day <= work->job->as_of)
		return;
	snprintf(work->message, sizeof(work->message), "%s è dopo il %s, giorno a "
		 "cui si riferiscono i dati: correggere la data, o inviare la "
		 "riga quando sarà passata", value->iso,
		 date_write_iso(work->job->as_of, from));
	report(work, column_name(work, layout->reference), "DATA_FUTURA", ERROR,
	       value->iso, value->length);
}

static void check_rules(struct examiner *work)
{
	int fields[RULE_MAX_FIELDS], n, i;
	size_t r;

	for (r = 0; r < work->layout->n_rules; r++) {
		const struct rule *rule = &work->layout->rules[r];

		n = rule_violations(rule, work->values, fields);
		if (n > 0)
			snprintf(work->message, sizeof(work->message), "le celle "
				 "della riga non vanno d'accordo; la regola è "
				 "«%s»: correggere la cella sbagliata",
				 rule->words);
		for (i = 0; i < n; i++)
			report(work, column_name(work, fields[i]), rule->code,
			       ERROR, "", 0);
	}
}

/* With the wrong number of cells nothing else of a row is examined. */
static void check_row(struct examiner *work, const struct record *record)
{
	struct batch_row *row = &work->batch->rows[work->batch->count - 1];
	int i;

	check_width(work, record);
	if (row->errors > 0)
		return;
	for (i = 0; i < work->layout->n_fields; i++)
		check_cell(work, record, i);
	check_reference(work);
	check_rules(work);
	row->key = keys_digest(work->layout, work->values, &work->scratch);
}

static struct batch_row *add_row(struct examiner *work, long line)
{
	struct batch *batch = work->batch;
	struct batch_row *row = &batch->rows[batch->count++];

	*row = (struct batch_row){.kind = ROW_DATA, .line = line};
	work->line = line;
	work->values = batch_values(batch, batch->count - 1);
	return row;
}

static void take_row(struct examiner *work, const struct record *record)
{
	struct batch_row *row = add_row(work, record->line);

	if (is_blank(record)) {
		row->kind = ROW_BLANK;
		snprintf(work->message, sizeof(work->message),
			 "riga vuota, ignorata");
		report(work, "", "RIGA_VUOTA", WARNING, "", 0);
	} else if (is_nameless(work, record)) {
		row->kind = ROW_REFUSES;
	} else {
		check_row(work, record);
	}
}

static void take_open_quote(struct examiner *work, long line)
{
	add_row(work, line)->kind = ROW_REFUSES;
	snprintf(work->message, sizeof(work->message), "qui si aprono delle "
		 "virgolette che non si chiudono più: toglierle o chiuderle");
	report(work, "", "VIRGOLETTE", ERROR, "", 0);
}

void examine_batch(struct examiner *work, struct batch *batch)
{
	struct record record = {0};

	batch_clear(batch);
	work->batch = batch;
	while (!batch->last && !batch_is_full(batch)) {
		int more = cells_next(work->cells, &record);

		if (more > 0 && record.line <= work->job->header->line)
			continue;
		if (more > 0)
			take_row(work, &record);
		else if (more < 0)
			take_open_quote(work, record.line);
		batch->last = more <= 0 || batch->rows[batch->count - 1].kind ==
						   ROW_REFUSES;
	}
}

struct examiner *examine_open(const struct rows_job *job)
{
	struct examiner *work = must_alloc(sizeof(*work));

	memset(work, 0, sizeof(*work));
	work->job = job;
	work->layout = job->name->layout;
	work->typing.registry = job->registry;
	work->typing.layout = job->name->layout;
	work->typing.sender = job->name->sender;
	work->typing.style = job->header->separator == ';' ?
			     NUMBER_COMMA : NUMBER_COMMA_OR_DOT;
	work->cells = cells_new(job->bytes, job->length, job->header->encoding,
				job->header->separator, job->header->skip);
	return work;
}

void examine_close(struct examiner *work)
{
	cells_free(work->cells);
	text_free(&work->scratch);
	free(work);
}
