/* reminders.c: solleciti/SENDER.txt, a letter ready to be sent.
 *
 * What lacks, since when and by when; what was refused; which rows of which
 * file are to be mended, and under which name they come back. What is due is
 * chosen by the views report_da_mandare and report_righe_da_correggere.
 */
#include "reminders.h"

#include <stdlib.h>
#include <string.h>

#include "acquire/filename.h"
#include "base/file.h"
#include "base/text.h"
#include "format.h"
#include "proof/mask.h"
#include "store/query.h"

struct letter {
	struct store *store;
	const char *sender, *name;	/* its code, and how it is called */
	struct text text;
	struct err *err;
};

/* The first column names a sender: the question is about one. */
static struct query *ask(struct letter *letter, const char *sql)
{
	struct query *query = query_new(letter->store, sql, letter->err);

	if (query != NULL)
		query_bind_text(query, 1, letter->sender);
	return query;
}

/* A file's name without .csv, as its receipt has it: what could be a codice
 * fiscale in it is left out. */
static void add_stem(struct text *out, const char *name)
{
	char *stem = filename_stem(name);

	text_add_string(out, mask_needed(stem) ? "NOME" : stem);
	free(stem);
}

static void open_letter(struct letter *letter)
{
	struct query *query = query_new(letter->store, "select ambito, titolo, "
					"al from report_piano", letter->err);
	char day[FORMAT_SIZE];

	if (query != NULL && query_step(query, letter->err) == 1) {
		const char *al = query_text(query, 2);

		text_format(&letter->text, "%s\n%s\n\n%s\n\nA: %s",
			    query_text(query, 0), query_text(query, 1),
			    format_date(day, sizeof(day), al), letter->name);
		if (strcmp(letter->name, letter->sender) != 0)
			text_format(&letter->text, " (%s)", letter->sender);
		text_format(&letter->text, "\nOggetto: dati del monitoraggio, "
			    "che cosa resta da fare\n\nGentili colleghe e "
			    "colleghi,\n\nper il monitoraggio del piano, %s, "
			    "questo è ciò che ancora vi chiediamo.\n",
			    format_date_after(day, sizeof(day), "al", al));
	}
	query_free(query);
}

static void add_deadline(struct text *out, const char *term, long long late)
{
	char day[FORMAT_SIZE];

	if (late > 0)
		text_format(out, "il termine era %s, %lld %s fa",
			    format_date_after(day, sizeof(day), "il", term),
			    late, late == 1 ? "giorno" : "giorni");
	else
		text_format(out, "da mandare entro %s",
			    format_date_after(day, sizeof(day), "il", term));
}

/* Columns: layout's name, layout, period, since, term, days late, cumulative,
 * refused file, its day. */
static void add_missing(struct letter *letter, struct query *query)
{
	struct text *out = &letter->text;
	char period[FORMAT_SIZE], from[FORMAT_SIZE], day[FORMAT_SIZE];
	int since = strcmp(query_text(query, 2), query_text(query, 3)) != 0;

	text_format(out, "- %s, %s: ", query_text(query, 0),
		    format_period(period, sizeof(period),
				  query_text(query, 2)));
	add_deadline(out, query_text(query, 4), query_integer(query, 5));
	if (since)
		text_format(out, "; manca dal %s, e basta un file solo: contiene "
			    "tutto dall'inizio del piano",
			    format_period(from, sizeof(from),
					  query_text(query, 3)));
	text_format(out, ".\n  Il file si chiama %s_%s_%s.csv\n",
		    query_text(query, 1), letter->sender,
		    query_text(query, 2));
	if (query_is_null(query, 7))
		return;
	text_format(out, "  Quello arrivato %s è stato respinto: dice perché "
		    "la sua ricevuta,\n  ",
		    format_date_after(day, sizeof(day), "il",
				      query_text(query, 8)));
	add_stem(out, query_text(query, 7));
	text_add_string(out, ".ricevuta.txt\n");
}

/* Columns: file, layout, period, rejected, read, kinds, lines. */
static void add_to_mend(struct letter *letter, struct query *query)
{
	struct text *out = &letter->text;
	long long n = query_integer(query, 3);

	text_add_string(out, "- ");
	add_stem(out, query_text(query, 0));
	text_format(out, ".csv: %lld %s su %lld, %s %s (%s).\n", n,
		    n == 1 ? "riga scartata" : "righe scartate",
		    query_integer(query, 4), n == 1 ? "la" : "le",
		    query_text(query, 6), query_text(query, 5));
	text_add_string(out, "  Che cosa correggere è scritto in ");
	add_stem(out, query_text(query, 0));
	text_add_string(out, ".ricevuta.txt;\n  le righe scartate, e solo "
			"quelle, sono in ");
	add_stem(out, query_text(query, 0));
	text_format(out, ".scarti.csv.\n  Corrette, si rimandano con il nome "
		    "%s_%s_%s_integrazione.csv\n", query_text(query, 1),
		    letter->sender, query_text(query, 2));
}

/* A title and a line or more for each row; nothing without rows. */
static void add_part(struct letter *letter, const char *title, const char *sql,
		     void (*add)(struct letter *, struct query *))
{
	struct query *query = ask(letter, sql);
	long n = 0;

	while (query != NULL && query_step(query, letter->err) == 1) {
		if (n++ == 0)
			text_format(&letter->text, "\n%s\n", title);
		add(letter, query);
	}
	query_free(query);
}

static void write_letter(struct letter *letter)
{
	open_letter(letter);
	add_part(letter, "DA MANDARE", "select tracciato_nome, tracciato, "
		 "periodo, dal, termine, scaduto_da, cumulativo, respinto, "
		 "respinto_il from report_da_mandare where mittente = ? order "
		 "by termine, tracciato_nome, periodo", add_missing);
	add_part(letter, "DA CORREGGERE", "select nome, tracciato, periodo, "
		 "scartate, lette, difetti, linee from "
		 "report_righe_da_correggere where mittente = ? order by "
		 "fine_periodo, nome, file", add_to_mend);
	text_add_string(&letter->text, "\nLe ricevute e i file nominati qui "
		"sopra sono all'Ufficio di Piano, che ve li manda\nvolentieri. "
		"Se per un periodo non c'è niente da dire, basta un file con la "
		"sola\nintestazione; se qualcosa non torna, rispondete pure a "
		"questa lettera.\n\n"
		"Grazie della collaborazione.\n\nPer l'Ufficio di Piano\n\n"
		"________________________________\n");
}

/* The senders that have something to do, Ambito first. */
static const char senders[] =
	"select mittente, mittente_nome from (select mittente, mittente_nome, "
	"mittente_ordine from report_da_mandare union select mittente, "
	"mittente_nome, mittente_ordine from report_da_correggere) order by "
	"mittente_ordine, mittente";

static int keep(const struct letter *letter, const char *folder)
{
	struct text path = {0};
	int status;

	text_format(&path, "%s/%s.txt", folder, letter->sender);
	status = file_make_directories(folder, letter->err) == 0 &&
		 letter->err->code == EXIT_DONE ?
		 file_write(path.data, letter->text.data, letter->text.length,
			    0, letter->err) : -1;
	text_free(&path);
	return status;
}

long reminders_write(struct store *store, const char *directory,
		     struct err *err)
{
	struct query *query = query_new(store, senders, err);
	struct text folder = {0};
	long n = 0;
	int more = -1, status = 0;

	file_join(&folder, directory, "solleciti");
	/* What an earlier publication carried over may be due no more. */
	if (file_remove_tree(folder.data, err) != 0)
		status = -1;
	while (status == 0 && query != NULL &&
	       (more = query_step(query, err)) == 1) {
		struct letter letter = {.store = store, .err = err,
					.sender = query_text(query, 0),
					.name = query_text(query, 1)};

		write_letter(&letter);
		status = keep(&letter, folder.data);
		text_free(&letter.text);
		n++;
	}
	query_free(query);
	text_free(&folder);
	return status == 0 && more == 0 ? n : -1;
}
