/* recap.c: riepilogo.txt and riepilogo.json.
 *
 * Both say the same, from the same rows: a list is a row of a table here, whose
 * query gives a line for people and an object for programs. All of it follows
 * from the store and the as-of day, so the same night says the same.
 */
#include "recap.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "base/text.h"
#include "format.h"
#include "proof/mask.h"
#include "store/query.h"

enum { FEW = 6, WIDTH = 78 };	/* lines of a list, columns of a line */

/* A list: its query gives a line of text and a JSON object for each row. */
static const struct list {
	const char *key;	/* in the JSON */
	const char *heading;	/* before the lines */
	const char *nothing;	/* in place of an empty list; NULL: no line */
	const char *sql;
} lists[] = {
	{"respinti", "Respinti", NULL,
	 "select nome || ': ' || motivo, json_object('file', nome, 'motivo', "
	 "motivo) from report_arrivo where esito = 'RESPINTO' order by file"},
	{"con_scarti", "Accettati, con righe da correggere", NULL,
	 "select nome || ': ' || scartate || ' su ' || lette, json_object("
	 "'file', nome, 'scartate', scartate, 'lette', lette) from "
	 "report_arrivo where esito = 'ACCETTATO_CON_SCARTI' order by file"},
	{"mancanti", "Mancano", "Mancano: nessun invio",
	 "select mittente_nome || ': ' || count(*) || iif(count(*) = 1, "
	 "' invio (', ' invii (') || (select group_concat(tracciato_nome, ', ') "
	 "from (select distinct tracciato_nome from report_da_mandare as d "
	 "where d.mittente = r.mittente order by 1)) || '), dal ' || min(dal), "
	 "json_object('mittente', mittente, 'invii', json_group_array("
	 "json_object('tracciato', tracciato, 'periodo', periodo, 'dal', dal, "
	 "'termine', termine))) from (select * from report_da_mandare order by "
	 "termine, tracciato_nome, periodo) as r group by mittente order by "
	 "mittente_ordine, mittente"},
	{"cambiamenti", "Stati cambiati dalla pubblicazione precedente",
	 "Stati cambiati dalla pubblicazione precedente: nessuno",
	 "select codice || ': da ' || replace(stato_prima, '_', ' ') || ' a ' "
	 "|| replace(stato, '_', ' '), json_object('indicatore', codice, "
	 "'prima', stato_prima, 'dopo', stato) from report_novita"},
	{"rettifiche", "Rettifiche dei trimestri chiusi", NULL,
	 "select periodo || ': ' || count(*) || iif(count(*) = 1, ' valore', "
	 "' valori'), json_object('periodo', periodo, 'valori', count(*)) from "
	 "report_rettifica group by k order by k"},
};

enum { N_LISTS = sizeof(lists) / sizeof(lists[0]) };

struct recap {
	struct store *store;
	struct text text, json;
	struct err *err;
};

static void add_masked(struct text *out, const char *line)
{
	text_add_string(out, mask_needed(line) ?
			"un file il cui nome sembra un codice fiscale" : line);
}

static void add_list(struct recap *recap, const struct list *list)
{
	struct query *query = query_new(recap->store, list->sql, recap->err);
	const char *between = "";
	long n = 0;

	text_format(&recap->json, ",\"%s\":[", list->key);
	while (query != NULL && query_step(query, recap->err) == 1) {
		if (n == 0)
			text_format(&recap->text, "%s:\n", list->heading);
		if (n++ < FEW) {
			text_add_string(&recap->text, "  ");
			add_masked(&recap->text, query_text(query, 0));
			text_add_string(&recap->text, "\n");
		}
		text_add_string(&recap->json, between);
		text_add_string(&recap->json, mask_needed(query_text(query, 0)) ?
				"{}" : query_text(query, 1));
		between = ",";
	}
	text_add_string(&recap->json, "]");
	if (n > FEW)
		text_format(&recap->text, "  e altri %ld\n", n - FEW);
	else if (n == 0 && list->nothing != NULL)
		text_format(&recap->text, "%s\n", list->nothing);
	query_free(query);
}

static const char head_sql[] =
	"select p.ambito, p.titolo, p.al, p.periodo, (select min(chiuso_il) "
	"from chiusura as c join trimestre as t on c.fine >= t.fine where "
	"t.k = p.k), date(t.fine, printf('+%d days', p.termine_giorni)), "
	"p.termine_giorni, json_object('ambito', p.ambito, 'piano', p.titolo, "
	"'al', p.al, 'periodo', p.periodo, 'chiuso_il', (select min(chiuso_il) "
	"from chiusura as c where c.fine >= t.fine), 'termine', date(t.fine, "
	"printf('+%d days', p.termine_giorni))) "
	"from report_piano as p join main.trimestre as t on t.k = p.k";

static void add_head(struct recap *recap)
{
	struct query *query = query_new(recap->store, head_sql, recap->err);
	char day[FORMAT_SIZE], period[FORMAT_SIZE];

	if (query != NULL && query_step(query, recap->err) == 1) {
		text_format(&recap->text, "Riepilogo della notte\n%s, %s\n"
			    "Dati %s, %s, ", query_text(query, 0),
			    query_text(query, 1),
			    format_date_after(day, sizeof(day), "al",
					      query_text(query, 2)),
			    format_period(period, sizeof(period),
					  query_text(query, 3)));
		if (query_is_null(query, 4))
			text_add_string(&recap->text, "aperto\n");
		else
			text_format(&recap->text, "chiuso %s\n",
				    format_date_after(day, sizeof(day), "il",
						      query_text(query, 4)));
		text_format(&recap->text, "Termine per mandarne i dati: %s\n",
			    format_date(day, sizeof(day),
					query_text(query, 5)));
		/* Without its last brace: the rest goes on. */
		text_add(&recap->json, query_text(query, 7),
			 strlen(query_text(query, 7)) - 1);
	}
	query_free(query);
}

static void add_received(struct recap *recap)
{
	struct query *query = query_new(recap->store, "select count(*), "
		"coalesce(sum(esito = 'ACCETTATO'), 0), coalesce(sum(esito = "
		"'ACCETTATO_CON_SCARTI'), 0), coalesce(sum(esito = "
		"'RESPINTO'), 0), coalesce(sum(esito = 'DUPLICATO'), 0), "
		"coalesce(sum(iif(esito like 'ACC%', scartate, 0)), 0) from "
		"report_arrivo", recap->err);

	if (query != NULL && query_step(query, recap->err) == 1) {
		long long n[6];

		for (int i = 0; i < 6; i++)
			n[i] = query_integer(query, i);
		text_format(&recap->text, "\nRICEVUTI\n%lld file: %lld "
			    "accettati, %lld accettati con scarti (%lld righe da "
			    "correggere), %lld respinti, %lld duplicati\n",
			    n[0], n[1], n[2], n[5], n[3], n[4]);
		text_format(&recap->json, ",\"ricezione\":{\"file\":%lld,"
			    "\"accettati\":%lld,\"accettati_con_scarti\":%lld,"
			    "\"respinti\":%lld,\"duplicati\":%lld,"
			    "\"righe_scartate\":%lld}", n[0], n[1], n[2], n[3],
			    n[4], n[5]);
	}
	query_free(query);
}

static void add_statuses(struct recap *recap)
{
	struct query *query = query_new(recap->store, "with v as (select "
		"replace(stato, '_', ' ') as parola, stato, count(*) as n from "
		"valore where livello = 0 and k = (select max(k) from trimestre) "
		"group by stato order by n desc, stato) select sum(n), "
		"group_concat(n || ' ' || parola, ', '), json_group_object("
		"stato, n) from v where stato is not null", recap->err);

	if (query != NULL && query_step(query, recap->err) == 1) {
		text_format(&recap->text, "\nVALORI\n%lld indicatori: %s\n",
			    query_integer(query, 0), query_text(query, 1));
		text_format(&recap->json, ",\"stati\":%s",
			    query_text(query, 2));
	}
	query_free(query);
}

static int is_shown(const struct dirent *entry)
{
	return entry->d_name[0] != '.' &&
	       strncmp(entry->d_name, "riepilogo.", 10) != 0;
}

/* The files in a folder; -1 when it is none. */
static int count_files(const char *directory, const char *name)
{
	struct dirent **entries = NULL;
	struct text path = {0};
	int n = scandir(file_join(&path, directory, name), &entries, is_shown,
			NULL), i;

	for (i = 0; i < n; i++)
		free(entries[i]);
	free(entries);
	text_free(&path);
	return n;
}

/* A folder is told by how many files it holds. */
static void add_published(struct recap *recap, const char *directory)
{
	struct dirent **entries = NULL;
	struct text name = {0};
	int i, n = scandir(directory, &entries, is_shown, alphasort);
	size_t column = 0;

	text_add_string(&recap->text, "\nPUBBLICATO\n");
	text_add_string(&recap->json, ",\"pubblicati\":[");
	for (i = 0; i < n; i++) {
		int files = count_files(directory, entries[i]->d_name);

		text_clear(&name);
		text_add_string(&name, entries[i]->d_name);
		if (files >= 0)
			text_format(&name, "/ (%d file)", files);
		text_add_string(&name, i < n - 1 ? ", " : "");
		if (column > 0 && column + name.length > WIDTH) {
			text_add_string(&recap->text, "\n");
			column = 0;
		}
		text_add(&recap->text, name.data, name.length);
		column += name.length;
		text_add_string(&recap->json, i > 0 ? "," : "");
		json_string(&recap->json, entries[i]->d_name);
		free(entries[i]);
	}
	text_add_string(&recap->text, "\n");
	text_add_string(&recap->json, "]}\n");
	free(entries);
	text_free(&name);
}

static int keep(const struct recap *recap, const char *directory)
{
	struct text path = {0};
	int status = file_write(file_join(&path, directory, "riepilogo.txt"),
				recap->text.data, recap->text.length, 0,
				recap->err);

	if (status == 0)
		status = file_write(file_join(&path, directory,
					      "riepilogo.json"),
				    recap->json.data, recap->json.length, 0,
				    recap->err);
	text_free(&path);
	return status;
}

int recap_take_note(struct workspace *workspace, struct err *err)
{
	if (store_begin(workspace->store, err) != 0)
		return -1;
	if (workspace_script(workspace, "night/stato_pubblicato", err) == 0)
		return store_commit(workspace->store, err);
	store_rollback(workspace->store);
	return -1;
}

int recap_write(struct workspace *workspace, const char *directory,
		struct err *err)
{
	struct recap recap = {.store = workspace->store, .err = err};
	int status = -1;

	add_head(&recap);
	add_received(&recap);
	add_list(&recap, &lists[0]);
	add_list(&recap, &lists[1]);
	add_list(&recap, &lists[2]);
	add_statuses(&recap);
	for (size_t i = 3; i < N_LISTS; i++)
		add_list(&recap, &lists[i]);
	add_published(&recap, directory);
	if (err->code == EXIT_DONE)
		status = keep(&recap, directory) == 0 ?
			 recap_take_note(workspace, err) : -1;
	text_free(&recap.text);
	text_free(&recap.json);
	return status;
}
