/* rows.c: from records of cells to checked records in the store.
 *
 * All the errors of a row are reported, not only the first. Values are typed
 * in place; nothing is copied but into the insert. Which cell is which comes
 * from header.c, what a cell may hold from typing.c.
 */
#include "acquire/rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "acquire/keys.h"
#include "acquire/typing.h"
#include "base/text.h"
#include "records/table.h"
#include "store/query.h"
#include "tabular/cells.h"

struct work {
	const struct rows_job *job;
	const struct layout *layout;
	struct rows_count *count;
	struct typing typing;
	struct keys *keys;
	struct query *insert;
	struct value *values;	/* one per field */
	long line;		/* of the row at work */
	int errors;		/* of the row at work */
	char message[TYPING_MESSAGE];
	struct err *err;
};

static int report(struct work *work, const char *column, const char *code,
		  enum severity severity, const char *value, size_t length)
{
	const struct finding finding = {work->line, column, code, severity,
					value, length, work->message};

	work->errors += severity == ERROR;
	return findings_add(work->job->findings, &finding, work->err);
}

/* The column's name as the sender wrote it; the field's when it is absent. */
static const char *column_name(const struct work *work, int field)
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
static int check_nameless(struct work *work, const struct record *record)
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
		work->count->refused = 1;
		snprintf(work->message, sizeof(work->message), "la colonna "
			 "numero %zu non ha un nome, ma alla riga %ld ha un "
			 "valore: darle il nome, o svuotarla", column + 1,
			 work->line);
		work->line = header->line;
		return report(work, "", "COLONNA_SENZA_NOME", ERROR, "", 0);
	}
	return 0;
}

static int check_width(struct work *work, const struct record *record)
{
	const struct header *header = work->job->header;
	const char *bytes;
	size_t length, i;

	if (record->count < header->needed) {
		snprintf(work->message, sizeof(work->message), "la riga ha %zu "
			 "celle, l'intestazione %zu: aggiungere i separatori "
			 "che mancano, anche per le celle vuote", record->count,
			 header->needed);
		return report(work, "", "CELLE_IN_MENO", ERROR, "", 0);
	}
	for (i = header->width; i < record->count; i++) {
		trimmed(record, i, &bytes, &length);
		if (length == 0 && i < record->kept)
			continue;
		snprintf(work->message, sizeof(work->message), "la riga ha %zu "
			 "celle, l'intestazione %zu: un separatore di troppo? "
			 "Se sta in un testo, mettere il testo tra virgolette",
			 record->count, header->width);
		return report(work, "", "CELLE_IN_PIU", ERROR, bytes, length);
	}
	return 0;
}

static int check_cell(struct work *work, const struct record *record,
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
		return 0;
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
		return report(work, column_name(work, index), cell->too_long ?
			      "LUNGHEZZA" : "VIRGOLETTE", ERROR, bytes, length);
	}
	code = typing_read(&work->typing, field, bytes, length, value,
			   work->message);
	return code == NULL ? 0 : report(work, column_name(work, index), code,
					 ERROR, bytes, length);
}

/* Reference dates outside the file's period, or after the as-of day. */
static int check_reference(struct work *work)
{
	const struct layout *layout = work->layout;
	const struct period *period = &work->job->name->period;
	const struct value *value;
	day_t first = period_first_day(period);
	day_t last = period_last_day(period);
	char from[DATE_SIZE], to[DATE_SIZE];
	day_t day;

	if (layout->reference < 0)
		return 0;
	value = &work->values[layout->reference];
	if (value->state != VALUE_GOOD)
		return 0;
	day = (day_t)value->number;
	if (!layout->cumulative && (day < first || day > last)) {
		snprintf(work->message, sizeof(work->message), "%s non è nel "
			 "periodo %s (dal %s al %s): la riga va nel file del suo "
			 "periodo", value->iso, period->name,
			 date_write_iso(first, from), date_write_iso(last, to));
		if (report(work, column_name(work, layout->reference),
			   "FUORI_PERIODO", ERROR, value->iso,
			   value->length) != 0)
			return -1;
	}
	if (day <= work->job->as_of)
		return 0;
	snprintf(work->message, sizeof(work->message), "%s è dopo il %s, giorno a "
		 "cui si riferiscono i dati: correggere la data, o inviare la "
		 "riga quando sarà passata", value->iso,
		 date_write_iso(work->job->as_of, from));
	return report(work, column_name(work, layout->reference),
		      "DATA_FUTURA", ERROR, value->iso, value->length);
}

static int check_rules(struct work *work)
{
	size_t i;

	for (i = 0; i < work->layout->n_rules; i++) {
		const struct rule *rule = &work->layout->rules[i];

		if (!rule_violated(rule, work->values))
			continue;
		snprintf(work->message, sizeof(work->message), "le celle della "
			 "riga non vanno d'accordo; la regola è «%s»: "
			 "correggere la cella sbagliata", rule->words);
		if (report(work, column_name(work, rule_field_to_mend(rule)),
			   rule->code, ERROR, "", 0) != 0)
			return -1;
	}
	return 0;
}

static int check_key(struct work *work)
{
	const struct layout *layout = work->layout;
	long earlier = keys_find(work->keys, layout, work->values);
	struct text names = {0};
	int i, status;

	if (earlier == 0)
		return 0;
	for (i = 0; i < layout->n_key; i++)
		text_format(&names, "%s%s", i > 0 ? ", " : "",
			    column_name(work, layout->key[i]));
	snprintf(work->message, sizeof(work->message), "la riga %ld ha già gli "
		 "stessi valori in %s: togliere una delle due, o correggerne "
		 "i valori", earlier, text_string(&names));
	status = report(work, column_name(work, layout->key[0]),
			"CHIAVE_DUPLICATA", ERROR, "", 0);
	text_free(&names);
	return status;
}

static void bind_value(struct query *insert, int position,
		       enum field_type type, const struct value *value)
{
	if (value->state != VALUE_GOOD)
		query_bind_null(insert, position);
	else if (type == FIELD_NUMBER)
		query_bind_real(insert, position, value->number);
	else if (type == FIELD_INTEGER || type == FIELD_BOOLEAN)
		query_bind_integer(insert, position, (long long)value->number);
	else
		query_bind_bytes(insert, position, value->text, value->length);
}

static int load_row(struct work *work)
{
	struct rows_count *count = work->count;
	int i;

	query_bind_integer(work->insert, 1, work->job->file);
	query_bind_integer(work->insert, 2, work->line);
	for (i = 0; i < work->layout->n_fields; i++)
		bind_value(work->insert, 3 + i, work->layout->fields[i].type,
			   &work->values[i]);
	if (query_run(work->insert, work->err) != 0)
		return -1;
	keys_add(work->keys, work->line);
	count->last = store_last_id(work->job->store);
	if (count->first == 0)
		count->first = count->last;
	count->accepted++;
	return 0;
}

static int check_row(struct work *work, const struct record *record)
{
	int i;

	if (check_width(work, record) != 0)
		return -1;
	if (work->errors > 0)
		return 0;
	for (i = 0; i < work->layout->n_fields; i++)
		if (check_cell(work, record, i) != 0)
			return -1;
	return check_reference(work) == 0 && check_rules(work) == 0 &&
	       check_key(work) == 0 ? 0 : -1;
}

static int take_row(struct work *work, const struct record *record)
{
	work->line = record->line;
	work->errors = 0;
	if (is_blank(record)) {
		snprintf(work->message, sizeof(work->message),
			 "riga vuota, ignorata");
		return report(work, "", "RIGA_VUOTA", WARNING, "", 0);
	}
	work->count->read++;
	if (check_nameless(work, record) != 0)
		return -1;
	if (work->count->refused)
		return 0;
	if (check_row(work, record) != 0)
		return -1;
	if (work->errors == 0)
		return load_row(work);
	work->count->rejected++;
	return 0;
}

static int read_rows(struct work *work)
{
	const struct rows_job *job = work->job;
	struct cells *cells = cells_new(job->bytes, job->length,
					job->header->encoding,
					job->header->separator,
					job->header->skip);
	struct record record = {0};
	int more, status = 0;

	while (status == 0 && !work->count->refused &&
	       (more = cells_next(cells, &record)) != 0) {
		if (more > 0 && record.line <= job->header->line)
			continue;
		if (more > 0) {
			status = take_row(work, &record);
			continue;
		}
		work->count->refused = 1;
		work->line = record.line;
		snprintf(work->message, sizeof(work->message), "qui si aprono "
			 "delle virgolette che non si chiudono più: toglierle o "
			 "chiuderle");
		status = report(work, "", "VIRGOLETTE", ERROR, "", 0);
		break;
	}
	cells_free(cells);
	return status;
}

int rows_load(const struct rows_job *job, struct rows_count *count,
	      struct err *err)
{
	const struct layout *layout = job->name->layout;
	struct work work = {
		.job = job, .layout = layout, .count = count, .err = err,
		.typing = {
			.registry = job->registry, .layout = layout,
			.sender = job->name->sender,
			.style = job->header->separator == ';' ?
				 NUMBER_COMMA : NUMBER_COMMA_OR_DOT,
		},
	};
	int status;

	*count = (struct rows_count){.last = -1};
	work.insert = table_insert(job->store, layout, err);
	if (work.insert == NULL)
		return -1;
	work.values = must_alloc((size_t)layout->n_fields *
				 sizeof(struct value));
	work.keys = keys_new();
	status = read_rows(&work);
	query_free(work.insert);
	keys_free(work.keys);
	free(work.values);
	return status;
}
