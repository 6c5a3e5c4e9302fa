/* status.c: quadro status: how things stand, in ten lines for people.
 *
 * Ten at most and never wider than a terminal, whatever the plan: what does not
 * fit is counted. Reads the store as the last commit left it, so it answers
 * while a run is at work. --all goes on with everything (status_all.c); --json
 * says the same to programs.
 */
#include <stdio.h>
#include <string.h>

#include "commands/asof.h"
#include "commands/command.h"
#include "commands/instant.h"
#include "commands/status_all.h"
#include "format.h"
#include "packs/views.h"
#include "store/query.h"
#include "workspace/lock.h"
#include "workspace/workspace.h"

enum { WIDTH = 100 };	/* characters of a line */

struct view {
	struct workspace *workspace;
	day_t today;
	long holder;		/* the process at work, or 0 */
	struct text line;
	struct err *err;
};

/* A question with the day as its first parameter, on its first row; NULL at
 * the end or with err. */
static struct query *ask(struct view *view, const char *sql, char *day)
{
	struct query *query = query_new(view->workspace->store, sql, view->err);

	if (query == NULL)
		return NULL;
	query_bind_text(query, 1, date_write_iso(view->today, day));
	if (query_step(query, view->err) == 1)
		return query;
	query_free(query);
	return NULL;
}

/* The bytes of a line that fit: to the end of an item of its list, if there is
 * one not too far back. */
static size_t fitting(const char *line)
{
	size_t at = 0, item = 0, n = 0;

	while (line[at] != '\0') {
		if ((line[at] & 0xC0) != 0x80 && ++n > WIDTH - 3)
			break;
		if (strncmp(line + at, ", ", 2) == 0)
			item = at;
		at++;
	}
	return item > WIDTH / 2 ? item + 2 : at;
}

/* Prints what the line holds, cut where it is too wide. */
static void print_line(struct text *line)
{
	const char *at = text_string(line);

	if (text_code_points(at, line->length) <= WIDTH)
		printf("%s\n", at);
	else
		printf("%.*s…\n", (int)fitting(at), at);
	text_clear(line);
}

static void plan_line(struct view *view)
{
	char day[DATE_SIZE];
	struct query *query = ask(view, "select ambito || ', ' || titolo, ?1 "
				  "from report_piano where ambito is not null",
				  day);

	text_format(&view->line, "%s", query != NULL ? query_text(query, 0) :
		    view->workspace->path);
	query_free(query);
}

/* "finita", "interrotta", "in corso", "fallita: ...". */
static void add_outcome(struct view *view, struct query *query)
{
	if (query_is_null(query, 3))
		text_add_string(&view->line, view->holder > 0 ?
				"in corso" : "interrotta");
	else if (query_integer(query, 3) <= EXIT_ATTENTION)
		text_add_string(&view->line, query_integer(query, 3) == 0 ?
				"finita" : "finita con avvisi");
	else
		text_format(&view->line, "fallita: %.300s",
			    query_text(query, 4));
}

static void night_line(struct view *view)
{
	char day[DATE_SIZE], as_of[FORMAT_SIZE];
	struct query *query = ask(view, "select iniziata, comando, al, uscita, "
		"messaggio, ?1 from esecuzione order by comando = 'run' desc, "
		"esecuzione desc limit 1", day);

	text_add_string(&view->line, "Ultima notte: ");
	if (query == NULL) {
		text_add_string(&view->line, "nessuna; lanciare «quadro run»");
		return;
	}
	instant_write(&view->line, query_text(query, 0));
	text_format(&view->line, ", dati %s: ",
		    format_date_after(as_of, sizeof(as_of), "al",
				      query_text(query, 2)));
	add_outcome(view, query);
	if (view->holder > 0)
		text_format(&view->line, "; al lavoro %ld",
			    view->holder);
	query_free(query);
}

static void values_line(struct view *view)
{
	char day[DATE_SIZE], period[FORMAT_SIZE];
	struct query *query = ask(view, "with v as (select count(*) as n, "
		"replace(stato, '_', ' ') as parola from valore where livello = "
		"0 and k = (select max(k) from trimestre) group by stato order "
		"by 1 desc, 2) select periodo, (select sum(n) from v), (select "
		"group_concat(n || ' ' || parola, ', ') from v), ?1 from "
		"calcolo", day);

	if (query != NULL)
		text_format(&view->line, "%lld indicatori, %s: %s",
			    query_integer(query, 1),
			    format_period(period, sizeof(period),
					  query_text(query, 0)),
			    query_text(query, 2));
	query_free(query);
}

static void closing_line(struct view *view)
{
	char day[DATE_SIZE], period[FORMAT_SIZE], on[FORMAT_SIZE];
	struct query *query = ask(view, "select c.periodo, c.chiuso_il, (select "
		"count(*) from rettifica), (select group_concat(periodo, ', ') "
		"from trimestre where fine > coalesce(c.fine, '')), ?1 from "
		"calcolo left join (select * from chiusura order by fine desc "
		"limit 1) as c on true", day);

	if (query == NULL)
		return;
	if (query_is_null(query, 0))
		text_add_string(&view->line, "Trimestri: nessuno chiuso");
	else
		text_format(&view->line, "Trimestri: chiusi fino al %s, %s",
			    format_period(period, sizeof(period),
					  query_text(query, 0)),
			    format_date_after(on, sizeof(on), "il",
					      query_text(query, 1)));
	if (query_integer(query, 2) > 0)
		text_format(&view->line, ", %lld %s dopo",
			    query_integer(query, 2), query_integer(query, 2) == 1
			    ? "valore rettificato" : "valori rettificati");
	if (!query_is_null(query, 3))
		text_format(&view->line, "; aperti: %s", query_text(query, 3));
	query_free(query);
}

/* The first term not yet gone by, of a quarter of the plan. */
static void deadline_line(struct view *view)
{
	char day[DATE_SIZE], period[FORMAT_SIZE], term[FORMAT_SIZE];
	struct query *query = ask(view, "select periodo, date(fine, "
		"printf('+%d days', termine_giorni)) as termine, giorni(?1, "
		"date(fine, printf('+%d days', termine_giorni))), (select "
		"count(*) from scadenza_invio as s where s.k = t.k and not "
		"s.accettato), calcolato from report_trimestre as t cross join "
		"(select termine_giorni from report_piano) where termine >= ?1 "
		"order by fine limit 1", day);

	if (query == NULL)
		return;
	text_format(&view->line, "Prossimo termine: %s, per i dati del %s",
		    format_date(term, sizeof(term), query_text(query, 1)),
		    format_period(period, sizeof(period),
				  query_text(query, 0)));
	if (query_integer(query, 2) == 0)
		text_add_string(&view->line, " (è oggi)");
	else
		text_format(&view->line, " (fra %lld %s)",
			    query_integer(query, 2),
			    query_integer(query, 2) == 1 ? "giorno" : "giorni");
	if (query_integer(query, 4) != 0 && query_integer(query, 3) == 0)
		text_add_string(&view->line, "; ci sono tutti");
	else if (query_integer(query, 4) != 0)
		text_format(&view->line, "; ne mancano %lld",
			    query_integer(query, 3));
	query_free(query);
}

/* Who owes most comes first; since when, the oldest. */
static void missing_line(struct view *view)
{
	char day[DATE_SIZE];
	struct query *query = ask(view, "with m as (select mittente_nome as "
		"nome, count(*) as n, min(dal) as dal from report_da_mandare "
		"group by mittente order by 2 desc, 1) select sum(n), "
		"group_concat(nome || ' ' || n || ' dal ' || dal, ', '), ?1 "
		"from m", day);

	if (query != NULL && query_integer(query, 0) > 0)
		text_format(&view->line, "%s %lld %s: %s",
			    query_integer(query, 0) == 1 ? "Manca" : "Mancano",
			    query_integer(query, 0),
			    query_integer(query, 0) == 1 ? "invio" : "invii",
			    query_text(query, 1));
	else
		text_add_string(&view->line, "Mancano: nessun invio");
	query_free(query);
}

static void refused_line(struct view *view)
{
	char day[DATE_SIZE];
	struct query *query = ask(view, "with r as (select nome || ' (' || "
		"strftime('%d/%m/%Y', ricevuto_il) || ')' as parole from "
		"report_respinto where rimediato is not 1 and esito = "
		"'RESPINTO' order by file desc) select count(*), "
		"group_concat(parole, ', '), ?1 from r", day);

	if (query != NULL && query_integer(query, 0) > 0)
		text_format(&view->line, "Respinti e non sostituiti %lld: %s",
			    query_integer(query, 0), query_text(query, 1));
	else
		text_add_string(&view->line, "Respinti: nessun file da "
				"sostituire");
	query_free(query);
}

static void mend_line(struct view *view)
{
	char day[DATE_SIZE];
	struct query *query = ask(view, "select coalesce(sum(scartate), 0), "
		"count(*), count(distinct mittente), (select periodo from "
		"calcolo), ?1 from report_da_correggere", day);

	if (query != NULL && query_integer(query, 1) > 0)
		text_format(&view->line, "Da correggere: %lld %s in %lld file, "
			    "di %lld %s; le lettere sono in out/%s/solleciti",
			    query_integer(query, 0),
			    query_integer(query, 0) == 1 ? "riga" : "righe",
			    query_integer(query, 1), query_integer(query, 2),
			    query_integer(query, 2) == 1 ? "mittente" :
			    "mittenti", query_text(query, 3));
	else
		text_add_string(&view->line, "Da correggere: nessuna riga");
	query_free(query);
}

static void register_line(struct view *view)
{
	char day[DATE_SIZE];
	struct query *query = ask(view, "select count(*), ?1 from registro",
				  day);

	if (query != NULL)
		text_format(&view->line, "Registro: %lld voci; «quadro verify» "
			    "le ricontrolla", query_integer(query, 0));
	query_free(query);
}

static void more_line(struct view *view)
{
	text_add_string(&view->line, "Tutto il resto: quadro status --all, "
			"quadro log, riepilogo.txt della notte");
}

static const struct line {
	void (*write)(struct view *view);
	int of_values;		/* only when something was computed */
} lines[] = {
	{plan_line, 0}, {night_line, 0}, {values_line, 1}, {closing_line, 1},
	{deadline_line, 1}, {missing_line, 1}, {refused_line, 0},
	{mend_line, 1}, {register_line, 0}, {more_line, 0},
};

static void tell_people(struct view *view)
{
	char day[DATE_SIZE];
	struct query *computed = ask(view, "select al, ?1 from calcolo", day);

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		if (lines[i].of_values && computed == NULL)
			continue;
		lines[i].write(view);
		if (view->line.length > 0)
			print_line(&view->line);
	}
	query_free(computed);
}

static const char json_sql[] =
	"select json_object('ultima_notte', json((select json_object('comando', "
	"comando, 'al', al, 'iniziata', iniziata, 'finita', finita, 'uscita', "
	"uscita, 'messaggio', messaggio) from esecuzione order by comando = "
	"'run' desc, esecuzione desc limit 1)), 'periodo', (select periodo from "
	"calcolo), 'al', (select al from calcolo), 'chiuso_fino', (select "
	"periodo from chiusura order by fine desc limit 1), 'rettifiche', "
	"(select count(*) from rettifica), 'prossimo_termine', (select "
	"min(date(fine, printf('+%d days', termine_giorni))) from "
	"report_trimestre cross join (select termine_giorni from report_piano) "
	"where date(fine, printf('+%d days', termine_giorni)) >= ?1), "
	"'da_mandare', (select json_group_array(json_object('mittente', "
	"mittente, 'tracciato', tracciato, 'periodo', periodo, 'dal', dal, "
	"'termine', termine)) from (select * from report_da_mandare order by "
	"mittente, termine, tracciato)), 'da_sostituire', (select "
	"json_group_array(json_object('file', nome, 'ricevuto_il', "
	"ricevuto_il)) from report_respinto where rimediato is not 1 and esito "
	"= 'RESPINTO'), 'da_correggere', (select json_group_array(json_object("
	"'file', nome, 'mittente', mittente, 'scartate', scartate)) from "
	"report_da_correggere), 'registro', (select count(*) from registro))";

static int tell_programs(struct view *view)
{
	char day[DATE_SIZE];
	struct query *query = ask(view, json_sql, day);
	const char *object;

	if (query == NULL)
		return -1;
	object = query_text(query, 0);
	/* Without its last brace: the rest goes on. */
	printf("%.*s,\"al_lavoro\":", (int)strlen(object) - 1, object);
	if (view->holder > 0)
		printf("%ld", view->holder);
	else
		fputs("null", stdout);
	query_free(query);
	return 0;
}

int command_status(const struct options *options, struct err *err)
{
	struct view view = {.err = err};
	int status = -1;

	if (asof_read(options->as_of, &view.today, err) != 0)
		return -1;
	view.workspace = workspace_glance(options->workspace, err);
	if (view.workspace != NULL) {
		view.holder = lock_holder(view.workspace->path);
		status = views_make(view.workspace->store,
				    view.workspace->program,
				    view.workspace->layouts, err);
	}
	if (status == 0 && options->json)
		status = tell_programs(&view);
	else if (status == 0)
		tell_people(&view);
	if (status == 0 && (options->all || options->json))
		status = status_all(view.workspace->store, options->json, err);
	if (status == 0 && options->json)
		puts("}");
	text_free(&view.line);
	workspace_close(view.workspace);
	return status == 0 && err->code == EXIT_DONE ? EXIT_DONE : -1;
}
