/* status_all.c: quadro status --all: what is in, what is missing, what is late,
 * the last runs, line by line. Each paragraph is one query; in JSON the same
 * rows. The short answer is in status.c. */
#include "commands/status_all.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "store/query.h"

/* One paragraph: its title, what it says when empty, and rows of one text. */
struct paragraph {
	const char *key;	/* in --json */
	const char *title;
	const char *nothing;
	const char *sql;
};

static const struct paragraph paragraphs[] = {
	{"piano", "Piano", "",
	 "select (select valore from piano where chiave = 'ambito') || ', ' || "
	 "(select valore from piano where chiave = 'titolo')"},
	{"calcolo", "Ultimo calcolo", "nessuno: lanciare «quadro run»",
	 "select periodo || ', al ' || al || ': ' || (select "
	 "group_concat(n || ' ' || stato, ', ') from (select count(*) as n, "
	 "replace(stato, '_', ' ') as stato from valore where livello = 0 and "
	 "k = (select max(k) from trimestre) group by stato order by 1 desc)) "
	 "from calcolo"},
	{"ricevuti", "Ricevuti", "nessun file",
	 "select n || ' ' || esito || ' (l''ultimo: ' || nome || ')' from "
	 "(select esito, nome, count(*) as n, max(file) from file_ricevuto "
	 "group by esito) order by n desc"},
	{"mancanti", "Mancano, nell'ultimo trimestre", "niente",
	 "select mittente || ': ' || group_concat(tracciato || ' ' || periodo, "
	 "', ') from (select * from scadenza_invio where not accettato and k = "
	 "(select max(k) from trimestre) order by tracciato) group by mittente"},
	{"in_ritardo", "Arrivati dopo il termine, nell'ultimo trimestre",
	 "niente",
	 "select mittente || ': ' || group_concat(tracciato, ', ') from (select "
	 "s.mittente, s.tracciato from scadenza_invio as s where accettato and "
	 "k = (select max(k) from trimestre) and (select min(f.ricevuto_il) "
	 "from file_ricevuto as f where f.tracciato = s.tracciato and "
	 "f.mittente = s.mittente and f.periodo = s.periodo and f.esito like "
	 "'ACCETTATO%') > date(s.fine_periodo, '+' || (select valore from "
	 "piano where chiave = 'termine_giorni') || ' days') order by "
	 "s.tracciato) group by mittente"},
	{"respinti", "Respinti e non ancora sostituiti", "niente",
	 "select nome || ' (ricevuto il ' || ricevuto_il || '): ' || coalesce("
	 "(select messaggio from segnalazione as s where s.file = f.file and "
	 "gravita = 'errore' order by ordine limit 1), '') from file_ricevuto "
	 "as f where esito = 'RESPINTO' and not exists (select 1 from "
	 "file_ricevuto as g where g.file > f.file and g.tracciato = "
	 "f.tracciato and g.mittente = f.mittente and g.periodo = f.periodo "
	 "and g.esito like 'ACCETTATO%') order by file desc limit 20"},
	{"esecuzioni", "Ultime esecuzioni", "nessuna",
	 "select iniziata || '  ' || comando || ' al ' || al || ': ' || case "
	 "when finita is null then 'interrotta' when uscita = 0 then 'finita' "
	 "when uscita = 1 then 'finita, con qualcosa da guardare' else "
	 "'fallita: ' || messaggio end from esecuzione order by esecuzione "
	 "desc limit 5"},
};

enum { N_PARAGRAPHS = sizeof(paragraphs) / sizeof(paragraphs[0]) };

static int tell(struct store *store, const struct paragraph *paragraph,
		struct err *err)
{
	struct query *query = query_new(store, paragraph->sql, err);
	int rows = 0, more = -1;

	printf("%s:", paragraph->title);
	while (query != NULL && (more = query_step(query, err)) == 1)
		printf("%s%s\n", rows++ == 0 ? " " : "  ", query_text(query, 0));
	if (rows == 0)
		printf(" %s\n", paragraph->nothing);
	query_free(query);
	return more;
}

static int tell_json(struct store *store, const struct paragraph *paragraph,
		     struct err *err)
{
	struct text sql = {0};
	struct query *query;
	int status = -1;

	text_format(&sql, "with t (riga) as (%s) select "
		    "json_group_array(riga) from t", paragraph->sql);
	query = query_new(store, sql.data, err);
	if (query != NULL && query_step(query, err) == 1) {
		printf(",\"%s\":%s", paragraph->key, query_text(query, 0));
		status = 0;
	}
	query_free(query);
	text_free(&sql);
	return status;
}

int status_all(struct store *store, int json, struct err *err)
{
	int i, status = store_check(store, err);

	for (i = 0; status == 0 && i < N_PARAGRAPHS; i++)
		status = (json ? tell_json : tell)(store, &paragraphs[i], err);
	return status;
}
