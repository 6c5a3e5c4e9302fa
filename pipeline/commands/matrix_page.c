/* matrix_page.c: a row of the matrix as it is shown: to people and to
 * programs. The facts are those of matrix_row.c, the examples those of
 * `explain`. */
#include "commands/matrix_row.h"

#include <string.h>

#include "commands/evidence.h"
#include "store/query.h"

static struct query *select_examples(struct workspace *workspace,
				     const struct matrix_row *row, long most,
				     struct err *err)
{
	const struct evidence_of of = {
		.indicator = row->indicator, .code = "",
		.layout = row->layout != NULL ? row->layout->name : "",
		.with_subambito = 1, .most = most,
	};

	return evidence_select(workspace->store, &of, err);
}

static void add_line(struct text *out, const char *label, const char *words)
{
	text_format(out, "  %-12s %s\n", label, words);
}

static void add_found(const struct matrix_row *row, struct text *out)
{
	text_format(out, "  %-12s ", "Trovate");
	if (row->found > 0)
		text_format(out, "%lld %s, dal %s al %s", row->found,
			    row->found == 1 ? "osservazione" : "osservazioni",
			    row->first, row->last);
	else
		text_add_string(out, "nessuna osservazione");
	if (row->records == 0)
		text_format(out, ": di «%s» non c'è ancora nessuna riga",
			    row->layout->name);
	else if (row->records > 0)
		text_format(out, ", in %lld %s di «%s»", row->records,
			    row->records == 1 ? "riga" : "righe",
			    row->layout->name);
	text_add_string(out, "\n");
}

static void add_warnings(const struct matrix_row *row, struct text *out)
{
	const char *at = text_string(&row->warnings);

	while (*at != '\0') {
		size_t length = strcspn(at, "\n");

		text_format(out, "  %-12s %.*s\n", "Attenzione", (int)length,
			    at);
		at += length + 1;
	}
}

int matrix_row_page(struct workspace *workspace, const struct matrix_row *row,
		    long most, struct text *out, struct err *err)
{
	struct query *examples = select_examples(workspace, row, most, err);
	const char *label = "Per esempio";
	int more = -1;

	text_format(out, "%s  %s (riga %ld)\n", row->code, row->title,
		    row->line);
	add_line(out, "Conta", text_string(&row->counts));
	add_line(out, "Quando", text_string(&row->when));
	add_line(out, "Obiettivo", text_string(&row->goal));
	if (row->layout != NULL)
		add_line(out, "Tracciato", row->layout->name);
	if (row->columns.length > 0)
		add_line(out, "Colonne", text_string(&row->columns));
	if (row->senders.length > 0)
		add_line(out, "Chi invia", text_string(&row->senders));
	add_found(row, out);
	while (examples != NULL && (more = query_step(examples, err)) == 1) {
		text_format(out, "  %-12s ", label);
		evidence_line(examples, out);
		text_add_string(out, "\n");
		label = "";
	}
	add_warnings(row, out);
	query_free(examples);
	return more;
}

static const char facts[] =
	"select json_object('codice', ?1, 'indicatore', ?2, 'riga', ?3, "
	"'conta', ?4, 'quando', ?5, 'obiettivo', ?6, 'tracciato', ?7, "
	"'colonne', json('[' || iif(?8 = '', '', '\"' || replace(?8, ', ', "
	"'\",\"') || '\"') || ']'), 'invia', ?9, 'righe_in_uso', ?10, "
	"'osservazioni', ?11, 'dal', ?12, 'al', ?13, 'avvisi', (with recursive "
	"parte (riga, resto) as (select null, ?14 union all select "
	"substr(resto, 1, instr(resto, char(10)) - 1), substr(resto, "
	"instr(resto, char(10)) + 1) from parte where resto <> '') select "
	"json_group_array(riga) from parte where riga is not null), 'esempi', "
	"json('[' || ?15 || ']'))";

static void bind_text(struct query *query, int position, const char *text)
{
	query_bind_text(query, position, *text != '\0' ? text : NULL);
}

int matrix_row_json(struct workspace *workspace, const struct matrix_row *row,
		    long most, struct text *out, struct err *err)
{
	struct query *examples = select_examples(workspace, row, most, err);
	struct query *query = query_new(workspace->store, facts, err);
	struct text items = {0};
	int status = -1;

	if (examples == NULL || query == NULL ||
	    evidence_json(workspace->store, examples, &items, err) != 0)
		goto out;
	query_bind_text(query, 1, row->code);
	query_bind_text(query, 2, row->title);
	query_bind_integer(query, 3, row->line);
	query_bind_text(query, 4, text_string(&row->counts));
	query_bind_text(query, 5, text_string(&row->when));
	query_bind_text(query, 6, text_string(&row->goal));
	query_bind_text(query, 7, row->layout != NULL ? row->layout->name :
							NULL);
	query_bind_text(query, 8, text_string(&row->columns));
	bind_text(query, 9, text_string(&row->senders));
	if (row->records >= 0)
		query_bind_integer(query, 10, row->records);
	else
		query_bind_null(query, 10);
	query_bind_integer(query, 11, row->found);
	bind_text(query, 12, row->first);
	bind_text(query, 13, row->last);
	query_bind_text(query, 14, text_string(&row->warnings));
	query_bind_text(query, 15, text_string(&items));
	if (query_step(query, err) == 1) {
		text_add_string(out, query_text(query, 0));
		status = 0;
	}
out:
	query_free(examples);
	query_free(query);
	text_free(&items);
	return status;
}
