/* tables.c: the night's tables as RFC 4180 files, from the store. */
#include "publish/tables.h"

#include <string.h>

#include "base/file.h"
#include "base/number.h"
#include "base/text.h"
#include "tabular/csv.h"
#include "store/query.h"

/* Texts in the first `texts` columns, numbers in the next, texts again. */
struct shape {
	const char *name;	/* of the file */
	const char *header;
	const char *sql;
	int texts, numbers;
};

static const struct shape values = {
	"valori.csv",
	"periodo,indicatore,livello,codice,numeratore,denominatore,valore,"
	"atteso,target,raggiungimento,proiezione,ritmo_necessario,stato",
	"select t.periodo, i.codice, case v.livello when 0 then 'ambito' when 1 "
	"then 'subambito' else 'comune' end, v.codice, v.numeratore, "
	"v.denominatore, v.valore, v.atteso, v.target, v.raggiungimento, "
	"v.proiezione, v.ritmo_necessario, v.stato from valore as v "
	"join trimestre as t on t.k = v.k "
	"join indicatore as i on i.indicatore = v.indicatore "
	"order by v.k, v.indicatore, v.livello, v.codice",
	4, 8,
};

static const struct shape submissions = {
	"invii.csv",
	"periodo,tracciato,mittente,atteso,esito,ricevuto_il,entro_termine",
	"with dovuti as (select periodo, tracciato, mittente, fine_periodo, 1 as "
	"atteso from scadenza_invio union all select periodo, tracciato, "
	"mittente, fine_periodo, 0 from file_ricevuto where tracciato is not "
	"null), righe as (select periodo, tracciato, mittente, fine_periodo, "
	"max(atteso) as atteso from dovuti group by 1, 2, 3) "
	"select periodo, tracciato, mittente, iif(atteso, 'SI', 'NO'), "
	"coalesce((select esito from file_ricevuto as f where f.tracciato = "
	"righe.tracciato and f.mittente = righe.mittente and f.periodo = "
	"righe.periodo order by file desc limit 1), 'MANCANTE'), primo, "
	"case when primo is null then null when primo <= date(fine_periodo, "
	"'+' || (select valore from piano where chiave = 'termine_giorni') || "
	"' days') then 'SI' else 'NO' end from (select righe.*, (select "
	"ricevuto_il from file_ricevuto as f where f.tracciato = "
	"righe.tracciato and f.mittente = righe.mittente and f.periodo = "
	"righe.periodo and f.esito in ('ACCETTATO', 'ACCETTATO_CON_SCARTI') "
	"order by file limit 1) as primo from righe) as righe "
	"order by periodo, tracciato, mittente",
	7, 0,
};

static void add_cell(struct text *out, struct query *query, int column,
		     int is_number)
{
	char number[64];
	const char *cell;

	if (!is_number) {
		cell = query_text(query, column);
		csv_cell(out, ',', column == 0, cell, strlen(cell));
	} else if (query_is_null(query, column)) {
		csv_cell(out, ',', column == 0, "", 0);
	} else {
		number_write(query_real(query, column), number,
			     sizeof(number));
		csv_cell(out, ',', column == 0, number, strlen(number));
	}
}

static int write_table(struct store *store, const struct shape *shape,
		       const char *directory, struct err *err)
{
	struct query *query = query_new(store, shape->sql, err);
	struct text out = {0}, path = {0};
	int more = -1, column;

	text_add_string(&out, shape->header);
	csv_end(&out);
	while (query != NULL && (more = query_step(query, err)) == 1) {
		for (column = 0; column < query_columns(query); column++)
			add_cell(&out, query, column, column >= shape->texts &&
				 column < shape->texts + shape->numbers);
		csv_end(&out);
	}
	query_free(query);
	if (more == 0)
		more = file_write(file_join(&path, directory, shape->name),
				  out.data, out.length, 0, err);
	text_free(&out);
	text_free(&path);
	return more;
}

int tables_write_values(struct store *store, const char *directory,
			struct err *err)
{
	return write_table(store, &values, directory, err);
}

int tables_write_submissions(struct store *store, const char *directory,
			     struct err *err)
{
	return write_table(store, &submissions, directory, err);
}
