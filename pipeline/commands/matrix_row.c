/* matrix_row.c: a row of the matrix looked at from all sides: its cells in
 * words, the columns it reads, who sends them, what it finds in the records.
 *
 * The words are of workspace/measure_words.c, the observations those that the
 * night would make (compute/observe.c): here they are only put together.
 */
#include "commands/matrix_row.h"

#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "commands/guide.h"
#include "store/guard.h"
#include "store/query.h"
#include "workspace/condition_words.h"
#include "workspace/matrix.h"
#include "workspace/measure.h"
#include "workspace/measure_words.h"

struct matrix_rows {
	struct workspace *workspace;
	struct query *query;
};

/* Columns of the select. */
enum {
	ID, CODE, TITLE, LINE, LAYOUT, FILTER, DATE, NUM, DEN, DISTINCT, PEOPLE,
	AGGREGATION, WINDOW, FROM, START, AFTER, OPERATOR, TARGET, UNIT,
	MINIMUM, DEADLINE
};

struct matrix_rows *matrix_rows_open(struct workspace *workspace,
				     struct err *err)
{
	struct matrix_rows *rows = must_alloc(sizeof(*rows));

	rows->workspace = workspace;
	rows->query = query_new(workspace->store, "select indicatore, codice, "
		"descrizione, riga, tracciato, filtro, data, num, den, "
		"distinti, persone, aggregazione, finestra, finestra_dal, "
		"decorrenza, decorrenza_dopo, operatore, target, unita, "
		"minimo_subambito, scadenza from indicatore order by "
		"indicatore", err);
	if (rows->query != NULL)
		return rows;
	free(rows);
	return NULL;
}

void matrix_rows_close(struct matrix_rows *rows)
{
	if (rows != NULL)
		query_free(rows->query);
	free(rows);
}

/* As it is written in Italian; "" for a null. */
static const char *number_of(struct query *query, int column, char *out,
			     size_t size)
{
	char *point;

	if (query_is_null(query, column))
		return "";
	point = strchr(number_write(query_real(query, column), out, size), '.');
	if (point != NULL)
		*point = ',';
	return out;
}

static void say(struct matrix_rows *rows, struct matrix_row *row, int sql)
{
	struct query *query = rows->query;
	char target[64], minimum[64];
	struct measure_row words = {
		.code = row->code, .layout = row->layout,
		.filter = query_text(query, FILTER),
		.date = query_text(query, DATE), .num = query_text(query, NUM),
		.den = query_text(query, DEN),
		.distinct = query_text(query, DISTINCT),
		.aggregation = query_text(query, AGGREGATION),
		.window = query_text(query, WINDOW),
		.window_from = query_text(query, FROM),
		.start = query_text(query, START),
		.start_after = query_text(query, AFTER),
		.operator = query_text(query, OPERATOR),
		.target = number_of(query, TARGET, target, sizeof(target)),
		.unit = query_text(query, UNIT),
		.minimum = number_of(query, MINIMUM, minimum, sizeof(minimum)),
		.deadline = query_text(query, DEADLINE),
	};

	if (sql) {
		words.filter = words.distinct = words.date = "";
		words.num = "num";
		words.den = "den";
	}
	measure_words_counts(&words, &rows->workspace->settings, &row->counts);
	measure_words_when(&words, &row->when);
	measure_words_goal(&words, &row->goal);
}

/* Adds a name to a list separated by commas, once. */
static void add_once(void *context, const char *name)
{
	struct text *list = context;
	const char *at = text_string(list);
	size_t length = strlen(name);

	while ((at = strstr(at, name)) != NULL) {
		if ((at == list->data || at[-1] == ' ') &&
		    (at[length] == '\0' || at[length] == ','))
			return;
		at += length;
	}
	text_format(list, "%s%s", list->length > 0 ? ", " : "", name);
}

static void add_columns(struct matrix_rows *rows, struct matrix_row *row)
{
	static const int expressions[] = {FILTER, NUM, DEN, PEOPLE};
	struct dating_words dating = {0};
	char distinct[MEASURE_NAME] = "";
	int per;
	size_t i;

	for (i = 0; i < sizeof(expressions) / sizeof(expressions[0]); i++) {
		const char *text = query_text(rows->query, expressions[i]);

		if (text[0] != '\0' && text[0] != '=')
			guard_columns(rows->workspace->store,
				      row->layout->name, text, add_once,
				      &row->columns);
	}
	measure_dating(query_text(rows->query, DATE), &dating);
	measure_distinct(query_text(rows->query, DISTINCT), distinct, &per);
	if (dating.first[0] != '\0')
		add_once(&row->columns, dating.first);
	if (dating.second[0] != '\0')
		add_once(&row->columns, dating.second);
	if (distinct[0] != '\0')
		add_once(&row->columns, distinct);
}

static int add_senders(struct matrix_rows *rows, struct matrix_row *row,
		       struct err *err)
{
	struct guide guide;
	int status = guide_read(&guide, rows->workspace->store, row->layout,
				err);

	if (status == 0)
		guide_senders(&guide, &row->senders);
	guide_clear(&guide);
	return status;
}

static int count_records(struct matrix_rows *rows, struct matrix_row *row,
			 struct err *err)
{
	struct text sql = {0};
	struct query *query;
	int status = -1;

	text_format(&sql, "select count(*) from temp.\"%s\"",
		    row->layout->name);
	query = query_new(rows->workspace->store, sql.data, err);
	if (query != NULL && query_step(query, err) == 1) {
		row->records = query_integer(query, 0);
		status = 0;
	}
	query_free(query);
	text_free(&sql);
	return status;
}

static int count_found(struct matrix_rows *rows, struct matrix_row *row,
		       struct err *err)
{
	struct query *query = query_new(rows->workspace->store, "select "
		"count(*), min(data), max(data) from osservazione where "
		"indicatore = ?", err);
	int status = -1;

	if (query == NULL)
		return -1;
	query_bind_integer(query, 1, row->indicator);
	if (query_step(query, err) == 1) {
		row->found = query_integer(query, 0);
		row->first = text_copy(query_text(query, 1),
				       strlen(query_text(query, 1)));
		row->last = text_copy(query_text(query, 2),
				      strlen(query_text(query, 2)));
		status = 0;
	}
	query_free(query);
	return status;
}

static void warn(struct matrix_rows *rows, struct matrix_row *row)
{
	static const int conditions[] = {FILTER, NUM};
	size_t i;

	for (i = 0; row->layout != NULL && i < 2; i++)
		condition_odd_values(row->layout, query_text(rows->query,
				     conditions[i]), &row->warnings);
	if (row->layout != NULL && row->senders.length == 0)
		text_format(&row->warnings, "nessuno è tenuto a inviare «%s»: "
			    "aggiungere a invii.csv chi lo manda e ogni "
			    "quanto\n", row->layout->name);
	if (row->records > 0 && row->found == 0)
		text_format(&row->warnings, "di «%s» c'è qualcosa (righe in uso: "
			    "%lld), ma questa riga della matrice non vi trova "
			    "nulla: controllare le colonne filtro, data e "
			    "distinti\n", row->layout->name, row->records);
}

int matrix_rows_next(struct matrix_rows *rows, struct matrix_row *row,
		     struct err *err)
{
	int more = query_step(rows->query, err);
	const char *layout;
	char *sql;

	memset(row, 0, sizeof(*row));
	if (more != 1)
		return more;
	layout = query_text(rows->query, LAYOUT);
	row->indicator = query_integer(rows->query, ID);
	row->code = text_copy(query_text(rows->query, CODE),
			      strlen(query_text(rows->query, CODE)));
	row->title = text_copy(query_text(rows->query, TITLE),
			       strlen(query_text(rows->query, TITLE)));
	row->line = (long)query_integer(rows->query, LINE);
	row->records = -1;
	sql = matrix_measure_sql(rows->workspace->path, row->code);
	if (sql == NULL)
		row->layout = layouts_find(rows->workspace->layouts, layout,
					   strlen(layout));
	say(rows, row, sql != NULL);
	if (sql != NULL)
		guard_columns(rows->workspace->store, NULL, sql, add_once,
			      &row->columns);
	free(sql);
	if (row->layout != NULL) {
		add_columns(rows, row);
		if (add_senders(rows, row, err) != 0 ||
		    count_records(rows, row, err) != 0)
			return -1;
	}
	if (count_found(rows, row, err) != 0)
		return -1;
	warn(rows, row);
	return 1;
}

void matrix_row_clear(struct matrix_row *row)
{
	free(row->code);
	free(row->title);
	free(row->first);
	free(row->last);
	text_free(&row->counts);
	text_free(&row->when);
	text_free(&row->goal);
	text_free(&row->columns);
	text_free(&row->senders);
	text_free(&row->warnings);
}
