/* receipt.c: receipts are written from the store, so that one lost with a
 * killed run can be written again, the same. The machine's tells everything;
 * the one to be read stops where nobody would read on. */
#include "acquire/receipt.h"

#include <stdlib.h>
#include <string.h>

#include "acquire/filename.h"
#include "base/outflow.h"
#include "tabular/csv.h"
#include "store/query.h"

enum { READABLE = 1000 };	/* lines of a kind that somebody may read */

static struct query *select_findings(struct store *store, long long file,
				     struct err *err)
{
	struct query *query = query_new(store, "select riga, colonna, codice, "
		"gravita, valore, messaggio from segnalazione where file = ? "
		"order by coalesce(riga, 0), ordine", err);

	if (query != NULL)
		query_bind_integer(query, 1, file);
	return query;
}

static int machine_receipt(struct store *store, long long file,
			   struct outflow *flow, struct err *err)
{
	struct query *query = select_findings(store, file, err);
	struct text *out = &flow->text;
	int more = -1, column;

	text_add_string(out, "riga,colonna,codice,gravita,valore,messaggio");
	csv_end(out);
	while (query != NULL && (more = query_step(query, err)) == 1) {
		for (column = 0; column < 6; column++) {
			const char *cell = query_text(query, column);

			csv_foreign_cell(out, ',', column == 0, cell,
					 strlen(cell));
		}
		csv_end(out);
		if (outflow_go_on(flow, err) != 0) {
			more = -1;
			break;
		}
	}
	query_free(query);
	return more;
}

/* What a sender wrote, kept to its line: control characters would forge lines
 * of the receipt and order a terminal about, and file names may hold bytes of
 * any encoding. */
static void add_plain(struct text *out, const char *string)
{
	size_t left = strlen(string);

	while (left > 0) {
		size_t valid = text_valid_utf8(string, left), i;

		for (i = 0; i < valid; i++) {
			unsigned char c = (unsigned char)string[i];
			int wide = c == 0xC2 && i + 1 < valid &&
				   (unsigned char)string[i + 1] < 0xA0;

			if (c < ' ' || c == 0x7F || wide)
				text_add(out, " ", 1);
			else
				text_add(out, string + i, 1);
			i += (size_t)wide;
		}
		string += valid;
		left -= valid;
		if (left > 0) {
			text_add(out, "?", 1);
			string++;
			left--;
		}
	}
}

static void add_finding(struct query *query, struct text *out)
{
	text_add_string(out, "  - ");
	if (!query_is_null(query, 0))
		text_format(out, "riga %s", query_text(query, 0));
	if (*query_text(query, 1) != '\0') {
		text_format(out, "%scolonna «",
			    query_is_null(query, 0) ? "" : ", ");
		add_plain(out, query_text(query, 1));
		text_add_string(out, "»");
	}
	if (!query_is_null(query, 0) || *query_text(query, 1) != '\0')
		text_add_string(out, ": ");
	add_plain(out, query_text(query, 5));
	text_format(out, " [%s]\n", query_text(query, 2));
}

static void add_findings(struct query *query, const char *severity,
			 const char *title, struct text *out, struct err *err)
{
	long n = 0;

	while (query_step(query, err) == 1) {
		if (strcmp(query_text(query, 3), severity) != 0)
			continue;
		if (n++ == 0)
			text_format(out, "\n%s\n", title);
		if (n <= READABLE)
			add_finding(query, out);
	}
	if (n > READABLE)
		text_format(out, "  ... e altre %ld: sono tutte nel file "
			    ".ricevuta.csv che accompagna questa ricevuta\n",
			    n - READABLE);
}

/* "Per essere accettato": how many rows to mend, when too many were wrong. */
static void add_threshold(struct query *query, struct text *out)
{
	if (query_integer(query, 7) > 0)
		text_format(out, "Il file non è stato accettato: per accettarlo "
			    "bisogna correggere almeno %lld delle %lld righe "
			    "con errori.\n\n", query_integer(query, 7),
			    query_integer(query, 6));
}

static void add_heading(struct query *query, struct text *out)
{
	add_threshold(query, out);
	text_add_string(out, "Ricevuta del file: ");
	add_plain(out, query_text(query, 0));
	text_format(out, "\nRicevuto il: %s\n", query_text(query, 1));
	if (!query_is_null(query, 8))
		text_format(out, "Tracciato %s, mittente %s, periodo %s\n",
			    query_text(query, 8), query_text(query, 9),
			    query_text(query, 10));
	if (!query_is_null(query, 2))
		text_format(out, "Come è scritto: %s\n", query_text(query, 2));
}

static void add_advice(const char *outcome, struct text *out)
{
	static const struct {
		const char *outcome, *advice;
	} table[] = {
		{"ACCETTATO_CON_SCARTI", "Le righe con errori non sono state "
		 "usate. Si può correggere il foglio e inviare di nuovo il file "
		 "intero, con lo stesso nome; oppure correggere solo le righe "
		 "del file .scarti.csv che accompagna questa ricevuta, e "
		 "inviarle con lo stesso nome seguito da _integrazione."},
		{"RESPINTO", "Del file non è stato usato nulla: correggerlo e "
		 "inviarlo di nuovo."},
		{"DUPLICATO", "È identico all'ultimo accettato: non cambia "
		 "nulla."},
	};
	size_t i;

	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (strcmp(table[i].outcome, outcome) == 0)
			text_format(out, "\n%s\n", table[i].advice);
}

int receipt_text(struct store *store, long long file, struct text *out,
		 struct err *err)
{
	struct query *query = query_new(store, "select nome, "
		"strftime('%d/%m/%Y', ricevuto_il), "
		"dialetto, esito, lette, accettate, scartate, da_correggere, "
		"tracciato, mittente, periodo from file_ricevuto "
		"where file = ?", err);
	struct query *findings = select_findings(store, file, err);
	int status = -1;

	if (query != NULL && findings != NULL) {
		query_bind_integer(query, 1, file);
		if (query_step(query, err) == 1) {
			add_heading(query, out);
			add_findings(findings, "errore", "Da correggere", out,
				     err);
			query_bind_integer(findings, 1, file);
			add_findings(findings, "avviso", "Da sapere", out, err);
			add_advice(query_text(query, 3), out);
			text_format(out, "\n%s: %lld righe lette, %lld "
				    "accettate, %lld scartate\n",
				    query_text(query, 3),
				    query_integer(query, 4),
				    query_integer(query, 5),
				    query_integer(query, 6));
			status = err->code == EXIT_DONE ? 0 : -1;
		}
	}
	query_free(query);
	query_free(findings);
	return status;
}

int receipt_json(struct store *store, long long file, struct text *out,
		 struct err *err)
{
	struct query *query = query_new(store, "select json_object('nome', nome, "
		"'tracciato', tracciato, 'mittente', mittente, 'periodo', "
		"periodo, 'esito', esito, 'lette', lette, 'accettate', "
		"accettate, 'scartate', scartate, 'da_correggere', "
		"da_correggere, 'dialetto', dialetto, 'segnalazioni', json(("
		"select json_group_array(json_object('riga', riga, 'colonna', "
		"colonna, 'codice', codice, 'gravita', gravita, 'valore', "
		"valore, 'messaggio', messaggio)) from (select * from "
		"segnalazione where file = ?1 order by coalesce(riga, 0), "
		"ordine)))) from file_ricevuto where file = ?1", err);
	int status = -1;

	if (query == NULL)
		return -1;
	query_bind_integer(query, 1, file);
	if (query_step(query, err) == 1) {
		text_add_string(out, query_text(query, 0));
		status = 0;
	}
	query_free(query);
	return status;
}

static char *file_name(struct store *store, long long file, struct err *err)
{
	struct query *query = query_new(store, "select nome from file_ricevuto "
					"where file = ?", err);
	char *stem = NULL;

	if (query != NULL) {
		query_bind_integer(query, 1, file);
		if (query_step(query, err) == 1)
			stem = filename_stem(query_text(query, 0));
	}
	query_free(query);
	return stem;
}

int receipt_write(struct store *store, long long file, const char *directory,
		  struct writer *writer, struct err *err)
{
	char *stem = file_name(store, file, err);
	struct text path = {0}, out = {0};
	struct outflow flow;
	int status;

	if (stem == NULL)
		return -1;
	text_format(&path, "%s/%s.ricevuta.csv", directory, stem);
	outflow_begin(&flow, writer, path.data);
	status = outflow_end(&flow, machine_receipt(store, file, &flow, err),
			     err);
	text_clear(&path);
	text_format(&path, "%s/%s.ricevuta.txt", directory, stem);
	if (status == 0)
		status = receipt_text(store, file, &out, err);
	if (status == 0)
		writer_put(writer, path.data, out.data, out.length);
	free(stem);
	text_free(&path);
	text_free(&out);
	return status;
}
