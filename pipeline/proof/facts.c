/* facts.c: entries for files and runs, from their rows in the store.
 *
 * Which rows have no entry is asked of the store each time: so a run killed
 * before it could enter them is made good by the next one, and a workspace
 * older than the register gets its past entered at its first night.
 */
#include "proof/facts.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "proof/chain.h"
#include "proof/mask.h"
#include "proof/prints.h"
#include "store/query.h"

/* id, name, facts. `sostituisce`: the file of that layout, sender and period
 * that was in force until this one. `segnalazioni` where the archive has no
 * original to find them in again. */
static const char files_sql[] =
	"select f.file, f.nome, json_object('file', f.file, 'al', f.al, 'byte', "
	"iif(f.destino = 'privacy', null, f.byte), 'modificato', f.modificato, "
	"'ricevuto_il', f.ricevuto_il, 'tracciato', f.tracciato, 'mittente', "
	"f.mittente, 'periodo', f.periodo, 'fine_periodo', f.fine_periodo, "
	"'sha256', nullif(f.sha256, ''), 'esito', f.esito, 'lette', f.lette, "
	"'accettate', f.accettate, 'scartate', f.scartate, 'integra', f.integra, "
	"'sostituisce', iif(f.esito like 'ACCETTATO%' and f.integra is null, "
	"(select max(g.file) from file_ricevuto as g where g.tracciato = "
	"f.tracciato and g.mittente = f.mittente and g.periodo = f.periodo and "
	"g.file < f.file and g.esito like 'ACCETTATO%' and g.integra is null), "
	"null), 'destino', f.destino, 'segnalazioni', iif(coalesce(f.sha256, '')"
	" = '', (select json_group_array(json_array(riga, colonna, codice, "
	"gravita, messaggio)) from (select * from segnalazione as s where "
	"s.file = f.file order by ordine)), null)) "
	"from file_ricevuto as f where f.file > coalesce((select max(riga ->> "
	"'$.fatti.file') from (select riga from registro where evento = 'file' "
	"order by voce desc limit 1)), 0) order by f.file";

static const char runs_sql[] =
	"select esecuzione, comando || ' al ' || al, json_object('esecuzione', "
	"esecuzione, 'comando', comando, 'al', al, 'iniziata', iniziata, "
	"'finita', finita, 'uscita', uscita) from esecuzione where esecuzione "
	"<> ? and esecuzione > coalesce((select max(riga ->> "
	"'$.fatti.esecuzione') from (select riga from registro where evento = "
	"'esecuzione' order by voce desc limit 1)), 0) order by esecuzione";

static int enter_file(struct store *store, struct query *row, struct err *err)
{
	const char *name = query_text(row, 1), *facts = query_text(row, 2);
	char omitted[64];

	snprintf(omitted, sizeof(omitted), "nome-omesso-%lld.csv",
		 query_integer(row, 0));
	return chain_enter(store, "file", mask_needed(name) ? omitted : name,
			   facts, err);
}

/* The same for every row of a query, all of them or none. */
static int enter_rows(struct store *store, struct query *rows,
		      const char *event, struct err *err)
{
	int more = -1, status = 0;

	while (status == 0 && (more = query_step(rows, err)) == 1)
		status = strcmp(event, "file") == 0 ?
			 enter_file(store, rows, err) :
			 chain_enter(store, event, query_text(rows, 1),
				     query_text(rows, 2), err);
	return status == 0 && more == 0 ? 0 : -1;
}

int facts_enter_files(struct store *store, struct err *err)
{
	struct query *rows = query_new(store, files_sql, err);
	int status = rows != NULL ? enter_rows(store, rows, "file", err) : -1;

	query_free(rows);
	return status;
}

int facts_enter_runs(struct store *store, long long running, struct err *err)
{
	struct query *rows = query_new(store, runs_sql, err);
	int status = -1;

	if (rows != NULL) {
		query_bind_integer(rows, 1, running);
		status = enter_rows(store, rows, "esecuzione", err);
	}
	query_free(rows);
	return status;
}

int facts_enter_publication(struct store *store, const char *period,
			    const char *directory, struct err *err)
{
	struct query *query = query_new(store, "select json_object('al', "
		"calcolo.al, 'esecuzione', (select max(esecuzione) from "
		"esecuzione), 'piano', (select max(voce) from registro where "
		"evento = 'piano'), 'file', json(?), 'dati', json(?)) from "
		"calcolo", err);
	struct text files = {0}, data = {0};
	int status = -1;

	if (query != NULL && prints_of_tree(directory, &files, err) == 0 &&
	    prints_of_data(directory, &data, err) == 0) {
		query_bind_text(query, 1, files.data);
		query_bind_text(query, 2, data.data);
		if (query_step(query, err) == 1)
			status = chain_enter(store, "pubblicazione", period,
					     query_text(query, 0), err);
	}
	query_free(query);
	text_free(&files);
	text_free(&data);
	return status;
}
