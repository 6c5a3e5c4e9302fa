/* observe.c: one INSERT per indicator, made of its matrix row.
 *
 * The expressions were compiled alone under the guard when the matrix was
 * read: here they stand in parentheses in the select list of the same view,
 * where nothing else is in scope. Values (names, numbers) are bound.
 */
#include "compute/observe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "compute/force.h"
#include "records/layout.h"
#include "store/query.h"
#include "workspace/matrix.h"
#include "workspace/measure.h"

/* A row of the matrix, as observe needs it; texts live until the next step. */
struct measure {
	long long indicator;
	const char *code;
	const struct layout *layout;
	const char *filter, *num, *den, *people;
	struct dating_words dating;
	char distinct[MEASURE_NAME];
	int per;
	int last_in_window;	/* rapporto_ultimo: all are kept, in order */
};

static void add_place(struct text *sql, const struct layout *layout)
{
	int comune = layout_field(layout, "comune", 6) >= 0;
	int subambito = layout_field(layout, "subambito", 9) >= 0;

	text_format(sql, ", %s as comune, coalesce(%s%s case when mittente <> "
		    "'AMBITO' then mittente end, null) as subambito",
		    comune ? "\"comune\"" : "null",
		    subambito ? "\"subambito\", " : "",
		    comune ? "(select c.subambito from main.comune as c where "
		    "c.istat = \"comune\"), " : "");
}

static void add_number(struct text *sql, const char *expression,
		       const char *sign, const char *name)
{
	if (expression[0] == '\0' || expression[0] == '=')
		text_format(sql, ", 0.0 as %s", name);
	else
		text_format(sql, ", %scoalesce((%s), 0) as %s", sign,
			    expression, name);
}

/* The facts of one dating column: a SELECT over the view of the layout. */
static void add_facts(struct text *sql, const struct measure *measure,
		      const char *day, const char *end, const char *sign)
{
	text_format(sql, "select %s as data, %s as fine", day, end);
	add_place(sql, measure->layout);
	add_number(sql, measure->num, sign, "num");
	add_number(sql, measure->den, "", "den");
	if (measure->distinct[0] == '\0')
		text_add_string(sql, ", null as gruppo");
	else
		text_format(sql, measure->per ? ", \"%s\" as gruppo" :
			    ", piega(\"%s\") as gruppo", measure->distinct);
	text_format(sql, ", %s%s%s as persone, record, %s as id from temp.\"%s\"",
		    measure->people[0] != '\0' ? "(" : "",
		    measure->people[0] != '\0' ? measure->people : "null",
		    measure->people[0] != '\0' ? ")" : "",
		    measure->layout->id >= 0 ? "\"id\"" : "null",
		    measure->layout->name);
	if (measure->filter[0] != '\0')
		text_format(sql, " where (%s)", measure->filter);
}

static void quote_name(const char *name, char *out, size_t size)
{
	snprintf(out, size, "\"%s\"", name);
}

static void add_all_facts(struct text *sql, const struct measure *measure)
{
	char first[MEASURE_NAME + 2], second[MEASURE_NAME + 2];

	quote_name(measure->dating.first, first, sizeof(first));
	quote_name(measure->dating.second, second, sizeof(second));
	switch (measure->dating.dating) {
	case DATING_PERIOD_END:
		add_facts(sql, measure, "fine_periodo", "null", "");
		break;
	case DATING_COLUMN:
		add_facts(sql, measure, first, "null", "");
		break;
	case DATING_SPAN:
		add_facts(sql, measure, first, second, "");
		break;
	case DATING_BALANCE:
		add_facts(sql, measure, first, "null", "");
		text_add_string(sql, " union all ");
		add_facts(sql, measure, second, "null", "-");
		break;
	}
}

/* `distinti`: one observation per value, at its first date, the least id
 * among equals; with rapporto_ultimo all of them stay, in that order. */
static void add_distinct_measure(struct text *sql, const struct measure *measure)
{
	text_add_string(sql, "insert into osservazione (indicatore, data, fine,"
			" comune, subambito, num, den, gruppo, persone, record)"
			" with fatti as (");
	add_all_facts(sql, measure);
	text_format(sql, "), datati as (select *, row_number() over "
		    "(partition by gruppo order by data, id, record) as posto "
		    "from fatti where data is not null and gruppo is not null)"
		    " select ?, data, fine, comune, subambito, num, den, gruppo,"
		    " persone, record from datati%s order by data, id, record",
		    measure->last_in_window ? "" : " where posto = 1");
}

/* Every fact is an observation: nothing to sort. `per` asks for its value. */
static void add_plain_measure(struct text *sql, const struct measure *measure)
{
	text_add_string(sql, "insert into osservazione (indicatore, data, fine,"
			" comune, subambito, num, den, gruppo, persone, record)"
			" select ?, data, fine, comune, subambito, num, den,"
			" gruppo, persone, record from (");
	add_all_facts(sql, measure);
	text_format(sql, ") where data is not null%s",
		    measure->per ? " and gruppo is not null" : "");
}

static int run(struct store *store, const char *sql, long long indicator,
	       const char *code, struct err *err)
{
	struct err inner = {0};
	struct query *insert = query_new(store, sql, &inner);
	int status = -1;

	if (insert != NULL) {
		query_bind_integer(insert, 1, indicator);
		status = query_run(insert, &inner);
	}
	query_free(insert);
	return status == 0 ? 0 : err_set(err, inner.code, "indicatore %s: la "
					 "misura non si calcola: %s", code,
					 inner.message);
}

static int observe_row(struct workspace *workspace,
		       const struct measure *measure, struct err *err)
{
	struct text sql = {0};
	int status;

	if (measure->distinct[0] != '\0' && !measure->per)
		add_distinct_measure(&sql, measure);
	else
		add_plain_measure(&sql, measure);
	status = run(workspace->store, sql.data, measure->indicator,
		     measure->code, err);
	text_free(&sql);
	return status;
}

/* Whether a SELECT has a result column of that name. */
static int has_column(const struct query *query, const char *name)
{
	int i;

	for (i = 0; i < query_columns(query); i++)
		if (strcmp(query_column_name(query, i), name) == 0)
			return 1;
	return 0;
}

/* The measure of indicatori/CODICE.sql: the columns of an observation. */
static int observe_sql(struct workspace *workspace, long long indicator,
		       const char *code, char *select, struct err *err)
{
	static const char *const needed[] = {"data", "comune", "subambito",
					     "num", "den"};
	static const char *const admitted[] = {"fine", "gruppo", "persone",
					       "record"};
	struct err inner = {0};
	struct text sql = {0};
	struct query *query;
	size_t i, length = strlen(select);
	int status = 0;

	while (length > 0 && strchr("; \t\r\n", select[length - 1]) != NULL)
		select[--length] = '\0';
	query = query_new(workspace->store, select, &inner);
	if (query == NULL)
		return err_set(err, EXIT_CONFIG, "indicatori/%s.sql: %s", code,
			       inner.message);
	for (i = 0; status == 0 && i < 5; i++)
		if (!has_column(query, needed[i]))
			status = err_set(err, EXIT_CONFIG, "indicatori/%s.sql: "
					 "manca la colonna «%s» nel risultato "
					 "(servono data, comune, subambito, num, "
					 "den)", code, needed[i]);
	text_add_string(&sql, "insert into osservazione (indicatore, data, "
			"comune, subambito, num, den");
	for (i = 0; i < 4; i++)
		if (has_column(query, admitted[i]))
			text_format(&sql, ", %s", admitted[i]);
	text_add_string(&sql, ") select ?, data, comune, coalesce(subambito, "
			"(select c.subambito from main.comune as c where "
			"c.istat = misura.comune)), coalesce(num, 0), "
			"coalesce(den, 0)");
	for (i = 0; i < 4; i++)
		if (has_column(query, admitted[i]))
			text_format(&sql, ", %s", admitted[i]);
	text_format(&sql, " from (%s\n) as misura where data is not null", select);
	query_free(query);
	if (status == 0)
		status = run(workspace->store, sql.data, indicator, code, err);
	text_free(&sql);
	return status;
}

static int observe_one(struct workspace *workspace, struct query *matrix,
		       struct err *err)
{
	const char *code = query_text(matrix, 1);
	const char *layout = query_text(matrix, 2);
	char *select = matrix_measure_sql(workspace->path, code);
	struct measure measure = {
		.indicator = query_integer(matrix, 0), .code = code,
		.filter = query_text(matrix, 3), .num = query_text(matrix, 5),
		.den = query_text(matrix, 6), .people = query_text(matrix, 8),
		.last_in_window = strcmp(query_text(matrix, 9),
					 "rapporto_ultimo") == 0,
	};
	int status;

	if (select != NULL) {
		status = observe_sql(workspace, measure.indicator, code, select,
				     err);
		free(select);
		return status;
	}
	measure.layout = layouts_find(workspace->layouts, layout,
				      strlen(layout));
	measure_dating(query_text(matrix, 4), &measure.dating);
	measure_distinct(query_text(matrix, 7), measure.distinct,
			 &measure.per);
	return observe_row(workspace, &measure, err);
}

/* closing 0: every row of the matrix. */
static int observe_rows(struct workspace *workspace, long long closing,
			struct mistakes *mistakes, struct err *err)
{
	struct query *matrix = query_new(workspace->store, "select indicatore, "
		"codice, tracciato, filtro, data, num, den, distinti, persone, "
		"aggregazione from indicatore where ?1 = 0 or codice in (select "
		"indicatore from rettifica where chiusura = ?1) order by "
		"indicatore", err);
	int status = matrix != NULL ? 0 : -1, more = 0;

	if (matrix != NULL)
		query_bind_integer(matrix, 1, closing);
	while (status == 0 && (more = query_step(matrix, err)) == 1) {
		status = observe_one(workspace, matrix, err);
		if (status != 0)
			status = mistakes_take(mistakes, err);
	}
	query_free(matrix);
	return status == 0 && more == 0 ? 0 : -1;
}

int observe_all(struct workspace *workspace, struct mistakes *mistakes,
		struct err *err)
{
	return observe_rows(workspace, 0, mistakes, err);
}

int observe_restated(struct workspace *workspace, long long closing,
		     struct err *err)
{
	return observe_rows(workspace, closing, NULL, err);
}

int observe_to_look(struct workspace *workspace, day_t as_of,
		    struct mistakes *mistakes, struct err *err)
{
	struct store *store = workspace->store;

	return store_exec(store, "delete from osservazione", err) == 0 &&
	       force_fill(store, workspace->layouts, as_of, err) == 0 ?
	       observe_all(workspace, mistakes, err) : -1;
}
