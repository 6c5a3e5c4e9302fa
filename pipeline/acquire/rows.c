/* rows.c: checked rows into the store.
 *
 * The store has one thread; a second one reads and checks the rows ahead of
 * it (relay.c), unless the file is so small that a thread would cost more than
 * it saves. Repeated keys are found when all the rows are in.
 */
#include "acquire/rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "acquire/examine.h"
#include "acquire/keys.h"
#include "acquire/relay.h"
#include "base/text.h"
#include "records/table.h"
#include "store/query.h"

enum { AT_ONCE = 32 };		/* rows of one insert, when there are so many */

struct work {
	const struct rows_job *job;
	const struct layout *layout;
	struct rows_count *count;
	struct keys *keys;
	struct query *insert_one, *insert_many;
	/* good rows of the batch at work, not yet inserted */
	const struct batch_row *waiting[AT_ONCE];
	const struct value *values[AT_ONCE];
	int n_waiting;
	struct err *err;
};

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

static void bind_row(struct work *work, struct query *insert, int row)
{
	const struct layout *layout = work->layout;
	int position = 1 + row * (2 + layout->n_fields), i;

	query_bind_integer(insert, position, work->job->file);
	query_bind_integer(insert, position + 1, work->waiting[row]->line);
	for (i = 0; i < layout->n_fields; i++)
		bind_value(insert, position + 2 + i, layout->fields[i].type,
			   &work->values[row][i]);
}

/* Remembers the keys of the rows just inserted: their ids are consecutive. */
static int note_inserted(struct work *work, int first, int n)
{
	struct rows_count *count = work->count;
	long long id = store_last_id(work->job->store) - n + 1;
	int row;

	if (count->first == 0)
		count->first = id;
	count->last = id + n - 1;
	count->accepted += n;
	for (row = first; row < first + n; row++)
		if (keys_add(work->keys, &work->waiting[row]->key,
			     work->waiting[row]->line, id++, work->err) != 0)
			return -1;
	return 0;
}

/* Inserts the rows that wait: all at once when they fill one statement. */
static int flush(struct work *work)
{
	int row, n = work->n_waiting;

	work->n_waiting = 0;
	if (n == AT_ONCE) {
		for (row = 0; row < n; row++)
			bind_row(work, work->insert_many, row);
		return query_run(work->insert_many, work->err) == 0 ?
		       note_inserted(work, 0, n) : -1;
	}
	for (row = 0; row < n; row++) {
		work->waiting[0] = work->waiting[row];
		work->values[0] = work->values[row];
		bind_row(work, work->insert_one, 0);
		if (query_run(work->insert_one, work->err) != 0 ||
		    note_inserted(work, 0, 1) != 0)
			return -1;
	}
	return 0;
}

static int take_row(struct work *work, const struct batch_row *row,
		    const struct value *values)
{
	struct rows_count *count = work->count;

	count->refused |= row->kind == ROW_REFUSES;
	if (row->kind != ROW_DATA)
		return 0;
	count->read++;
	if (row->errors > 0) {
		count->rejected++;
		/* Keys are kept in the order of their lines. */
		return row->key.examined && flush(work) != 0 ? -1 :
		       keys_add(work->keys, &row->key, row->line, 0,
				work->err);
	}
	work->waiting[work->n_waiting] = row;
	work->values[work->n_waiting] = values;
	return ++work->n_waiting == AT_ONCE ? flush(work) : 0;
}

static int take_batch(void *context, const struct batch *batch)
{
	struct work *work = context;
	size_t row, i, finding = 0;

	for (row = 0; row < batch->count; row++) {
		for (i = 0; i < batch->rows[row].findings; i++)
			if (findings_add(work->job->findings,
					 &batch->findings[finding++],
					 work->err) != 0)
				return -1;
		if (take_row(work, &batch->rows[row],
			     batch_values(batch, row)) != 0)
			return -1;
	}
	progress_rows(work->job->progress, work->count->read);
	return flush(work);
}

static const char *key_column(const struct work *work, int part)
{
	int field = work->layout->key[part];
	int column = work->job->header->column_of[field];

	return column >= 0 ? work->job->header->names[column] :
			     work->layout->fields[field].name;
}

/* A row whose key an earlier one has: reported, and taken back if loaded. */
static int take_repeat(void *context, long line, long earlier_line,
		       long long record, struct err *err)
{
	struct work *work = context;
	struct text message = {0};
	struct finding finding = {
		.line = line, .column = key_column(work, 0),
		.code = "CHIAVE_DUPLICATA", .severity = ERROR, .value = "",
	};
	int i, status;

	if (earlier_line > 0)
		text_format(&message, "la riga %ld ha già gli stessi valori in ",
			    earlier_line);
	else
		text_add_string(&message, "il file già in uso, a cui questo si "
				"aggiunge, ha già una riga con gli stessi valori "
				"in ");
	for (i = 0; i < work->layout->n_key; i++)
		text_format(&message, "%s%s", i > 0 ? ", " : "",
			    key_column(work, i));
	text_add_string(&message, ": togliere una delle due, o correggerne i "
			"valori");
	finding.message = message.data;
	status = findings_add(work->job->findings, &finding, err);
	text_free(&message);
	if (record == 0 || status != 0)
		return status;
	work->count->accepted--;
	work->count->rejected++;
	return table_remove(work->job->store, work->layout, record, record,
			    err);
}

static struct value read_key_value(struct query *query, int column,
				   enum field_type type)
{
	struct value value = {.state = VALUE_GOOD};

	if (query_is_null(query, column))
		value.state = VALUE_MISSING;
	else if (type == FIELD_NUMBER || type == FIELD_INTEGER ||
		 type == FIELD_BOOLEAN)
		value.number = query_real(query, column);
	else
		value.text = query_text(query, column);
	value.length = value.text != NULL ? strlen(value.text) : 0;
	return value;
}

/* The keys of the rows that an integration adds to: they come before all of
 * its own, as if at line 0. */
static int add_earlier_keys(struct work *work)
{
	const struct layout *layout = work->layout;
	struct value *values = must_alloc((size_t)layout->n_fields *
					  sizeof(*values));
	struct query *query = table_keys(work->job->store, layout,
					 work->job->integrates, work->err);
	struct text scratch = {0};
	int i, status = query != NULL ? 0 : -1;

	while (status == 0 && query_step(query, work->err) == 1) {
		struct key key;

		for (i = 0; i < layout->n_key; i++)
			values[layout->key[i]] = read_key_value(query, 1 + i,
				layout->fields[layout->key[i]].type);
		key = keys_digest(layout, values, &scratch);
		status = keys_add(work->keys, &key, 0, query_integer(query, 0),
				  work->err);
	}
	query_free(query);
	text_free(&scratch);
	free(values);
	return work->err->code == EXIT_DONE ? status : -1;
}

int rows_load(const struct rows_job *job, struct rows_count *count,
	      struct err *err)
{
	struct work work = {.job = job, .layout = job->name->layout,
			    .count = count, .err = err};
	struct examiner *examiner;
	int status;

	*count = (struct rows_count){.last = -1};
	work.insert_one = table_insert(job->store, work.layout, 1, err);
	work.insert_many = table_insert(job->store, work.layout, AT_ONCE, err);
	if (work.insert_one == NULL || work.insert_many == NULL) {
		query_free(work.insert_one);
		return -1;
	}
	work.keys = keys_new();
	examiner = examine_open(job);
	status = job->integrates != 0 ? add_earlier_keys(&work) : 0;
	if (status == 0)
		status = relay_run(examiner, work.layout->n_fields,
				   job->length, take_batch, &work);
	if (status == 0 && !count->refused)
		status = keys_repeats(work.keys, take_repeat, &work, err);
	examine_close(examiner);
	query_free(work.insert_one);
	query_free(work.insert_many);
	keys_free(work.keys);
	return status;
}
