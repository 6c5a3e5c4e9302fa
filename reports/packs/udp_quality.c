/* udp_quality.c: how good the data are, sender by sender.
 *
 * Completeness and timeliness, files refused and why, rows to mend. The words
 * are those of the receipts, so that who must mend finds them there.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "format.h"
#include "packs/udp.h"
#include "packs/words.h"
#include "store/query.h"

enum { SENDERS_ACROSS = 8 };

static const double least_room = 300;	/* or the section begins a page */

/* A query whose rows become the rows of a table; NULL on error. */
static struct query *ask(struct udp *udp, const char *sql, struct err *err)
{
	return pdf_failed(udp->pdf) ? NULL
				    : query_new(udp->context->store, sql, err);
}

/* A table of the rows of a query, or the sentence that says there is none
 * (NULL: nothing). */
static void set_rows(struct udp *udp, struct query *query,
		     const struct pdf_table *table,
		     void (*row)(struct udp *, struct query *),
		     const char *none, struct err *err)
{
	size_t n = 0;

	while (query_step(query, err) == 1) {
		if (n++ == 0)
			pdf_table_begin(udp->pdf, table);
		row(udp, query);
	}
	if (n > 0)
		pdf_table_end(udp->pdf);
	else if (none != NULL)
		pdf_paragraph(udp->pdf, THEME_TEXT, none);
}

static void punctuality_row(struct udp *udp, struct query *query)
{
	char cells[7][FORMAT_SIZE];

	snprintf(cells[0], FORMAT_SIZE, "%lld", query_integer(query, 1));
	snprintf(cells[1], FORMAT_SIZE, "%lld", query_integer(query, 2));
	format_percent(cells[2], FORMAT_SIZE, query_real(query, 3));
	snprintf(cells[3], FORMAT_SIZE, "%lld", query_integer(query, 4));
	format_percent(cells[4], FORMAT_SIZE, query_real(query, 5));
	format_number(cells[5], FORMAT_SIZE, query_real(query, 6), 0);
	if (query_is_null(query, 6))
		strcpy(cells[5], "–");
	snprintf(cells[6], FORMAT_SIZE, "%lld", query_integer(query, 7));
	pdf_table_row(udp->pdf, (struct pdf_span[]){
		{ .text = query_text(query, 0) },
		{ .text = cells[0] }, { .text = cells[1] },
		{ .text = cells[2], .bold = 1 }, { .text = cells[3] },
		{ .text = cells[4] }, { .text = cells[5] },
		{ .text = cells[6] },
	}, PDF_ROW_PLAIN);
}

static void punctuality(struct udp *udp, const char *group, const char *caption,
			const char *title, struct err *err)
{
	const struct pdf_column columns[] = {
		{ .title = title, .share = 1, .row_header = 1 },
		{ .title = "Attesi", .width = 48, .align = PDF_ALIGN_RIGHT },
		{ .title = "Accettati", .width = 56,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Completezza", .width = 64,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "In termine", .width = 50,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Puntualità", .width = 56,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Ritardo medio (giorni)", .width = 54,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Righe scartate", .width = 54,
		  .align = PDF_ALIGN_RIGHT },
	};
	struct query *query = ask(udp, "select nome, attesi, accettati, "
				  "completezza, in_termine, puntualita, "
				  "ritardo_medio, scartate "
				  "from report_puntualita where gruppo = ? "
				  "order by ordine, nome", err);

	if (query == NULL)
		return;
	query_bind_text(query, 1, group);
	pdf_keep_begin(udp->pdf);
	set_rows(udp, query, &(struct pdf_table){
		.caption = caption, .columns = columns, .n = 8,
		.subtitle = "Invii attesi dall'inizio del piano a oggi" },
		punctuality_row, NULL, err);
	pdf_keep_end(udp->pdf);
	query_free(query);
}

/* The senders of the matrix layout x sender, some columns at a time. */
struct senders {
	char *codes[SENDERS_ACROSS], *names[SENDERS_ACROSS];
	size_t n;
};

static int read_senders(struct udp *udp, size_t skip, struct senders *senders,
			struct err *err)
{
	struct query *query = ask(udp, "select distinct mittente, "
				  "mittente_nome, mittente_ordine "
				  "from report_completezza "
				  "order by mittente_ordine, mittente "
				  "limit ? offset ?", err);
	int step = -1;

	senders->n = 0;
	if (query == NULL)
		return -1;
	query_bind_integer(query, 1, SENDERS_ACROSS);
	query_bind_integer(query, 2, (long long)skip);
	while (senders->n < SENDERS_ACROSS &&
	       (step = query_step(query, err)) == 1) {
		const char *code = query_text(query, 0);
		const char *name = query_text(query, 1);

		senders->codes[senders->n] = text_copy(code, strlen(code));
		senders->names[senders->n++] = text_copy(name, strlen(name));
	}
	query_free(query);
	return step < 0 ? -1 : 0;
}

static void free_senders(struct senders *senders)
{
	for (size_t i = 0; i < senders->n; i++) {
		free(senders->codes[i]);
		free(senders->names[i]);
	}
}

/* A row of the matrix in the making. */
struct layout_row {
	struct text name;
	char cells[SENDERS_ACROSS][FORMAT_SIZE];
	int short_of[SENDERS_ACROSS];	/* fewer than expected */
	int full;			/* something to write */
};

static void set_layout_row(struct udp *udp, struct layout_row *row, size_t n)
{
	struct pdf_span cells[SENDERS_ACROSS + 1] = {{0}};

	cells[0].text = text_string(&row->name);
	for (size_t i = 0; i < n; i++)
		cells[i + 1] = (struct pdf_span){
			.text = row->cells[i][0] != '\0' ? row->cells[i] : "–",
			.bold = row->short_of[i],
			.colour = row->cells[i][0] == '\0' ? THEME_SECONDARY
				  : row->short_of[i]	   ? THEME_CRITICAL
							   : 0 };
	if (row->full)
		pdf_table_row(udp->pdf, cells, PDF_ROW_PLAIN);
	text_free(&row->name);
	memset(row, 0, sizeof *row);
}

static void matrix_rows(struct udp *udp, const struct senders *senders,
			struct err *err)
{
	struct query *query = ask(udp, "select tracciato_nome, mittente, "
				  "attesi, accettati from report_completezza "
				  "order by tracciato_nome, tracciato", err);
	struct layout_row row = {{0}, {{0}}, {0}, 0};

	while (query != NULL && query_step(query, err) == 1) {
		const char *name = query_text(query, 0);

		if (strcmp(text_string(&row.name), name) != 0) {
			set_layout_row(udp, &row, senders->n);
			text_add_string(&row.name, name);
		}
		for (size_t i = 0; i < senders->n; i++) {
			if (strcmp(senders->codes[i], query_text(query, 1)) != 0)
				continue;
			snprintf(row.cells[i], FORMAT_SIZE, "%lld su %lld",
				 query_integer(query, 3),
				 query_integer(query, 2));
			row.short_of[i] = query_integer(query, 3) <
					  query_integer(query, 2);
			row.full = 1;
		}
	}
	set_layout_row(udp, &row, senders->n);
	query_free(query);
}

static void completeness(struct udp *udp, struct err *err)
{
	struct senders senders;
	size_t skip = 0;

	while (read_senders(udp, skip, &senders, err) == 0 && senders.n > 0) {
		struct pdf_column columns[SENDERS_ACROSS + 1] = {
			{ .title = "Tracciato", .share = 1.4,
			  .row_header = 1 },
		};

		for (size_t i = 0; i < senders.n; i++)
			columns[i + 1] = (struct pdf_column){
				.title = senders.names[i], .share = 1,
				.align = PDF_ALIGN_RIGHT };
		pdf_table_begin(udp->pdf, &(struct pdf_table){
			.caption = "Invii accettati su attesi, per tracciato e "
				   "mittente",
			.subtitle = "Dall'inizio del piano; in evidenza dove "
				    "ne mancano; – dove nulla è atteso",
			.columns = columns, .n = senders.n + 1 });
		matrix_rows(udp, &senders, err);
		pdf_table_end(udp->pdf);
		skip += senders.n;
		free_senders(&senders);
	}
}

/* One cell with file, layout and period, as the office knows them. */
static void refused_row(struct udp *udp, struct query *query)
{
	char day[FORMAT_SIZE];
	struct text why = {0};

	if (query_is_null(query, 3))
		text_add_string(&why, "Nessun dettaglio.");
	else if (query_integer(query, 4) > 0)
		text_format(&why, "Riga %lld: ", query_integer(query, 4));
	text_add_string(&why, query_text(query, 3));
	words_capital(&why);
	if (query_integer(query, 5) > 1)
		text_format(&why, " (%lld errori in tutto)",
			    query_integer(query, 5));
	pdf_table_row(udp->pdf, (struct pdf_span[]){
		{ .text = query_text(query, 0) },
		{ .text = query_text(query, 1) },
		{ .text = format_date_short(day, sizeof day,
					    query_text(query, 2)) },
		{ .text = text_string(&why) },
		{ .text = query_is_null(query, 6)   ? "–"
			  : query_integer(query, 6) ? "Sì"
						    : "No",
		  .bold = !query_integer(query, 6) },
	}, PDF_ROW_PLAIN);
	text_free(&why);
}

static void refused(struct udp *udp, struct err *err)
{
	static const struct pdf_column columns[] = {
		{ .title = "Mittente", .width = 78, .row_header = 1 },
		{ .title = "File", .share = 1.5 },
		{ .title = "Arrivato il", .width = 58 },
		{ .title = "Perché", .share = 3 },
		{ .title = "Il dato è arrivato?", .width = 56 },
	};
	struct query *query = ask(udp, "select mittente_nome, nome, "
				  "ricevuto_il, messaggio, riga, errori, "
				  "rimediato from report_respinto "
				  "order by coalesce(rimediato, 1), mittente_ordine, "
				  "mittente, file", err);

	if (query == NULL)
		return;
	pdf_heading(udp->pdf, 3, "File respinti", NULL);
	set_rows(udp, query, &(struct pdf_table){
		.columns = columns, .n = 5,
		.subtitle = "Il primo motivo; la ricevuta li ha tutti. Prima i "
			    "file di cui il dato manca ancora." },
		refused_row, "Nessun file è stato respinto.", err);
	query_free(query);
}

static void mend_row(struct udp *udp, struct query *query)
{
	char period[FORMAT_SIZE], rows[FORMAT_SIZE];

	snprintf(rows, sizeof rows, "%lld su %lld", query_integer(query, 4),
		 query_integer(query, 3));
	pdf_table_row(udp->pdf, (struct pdf_span[]){
		{ .text = query_text(query, 0) },
		{ .text = query_text(query, 1) },
		{ .text = format_period(period, sizeof period,
					query_text(query, 2)) },
		{ .text = rows },
		{ .text = query_text(query, 5) },
	}, PDF_ROW_PLAIN);
}

static void to_mend(struct udp *udp, struct err *err)
{
	static const struct pdf_column columns[] = {
		{ .title = "Mittente", .width = 92, .row_header = 1 },
		{ .title = "Tracciato", .share = 1 },
		{ .title = "Periodo", .width = 70 },
		{ .title = "Righe", .width = 62, .align = PDF_ALIGN_RIGHT },
		{ .title = "Difetti", .share = 2 },
	};
	struct query *query = ask(udp, "select mittente_nome, tracciato_nome, "
				  "periodo, lette, scartate, difetti "
				  "from report_da_correggere "
				  "order by mittente_ordine, mittente, "
				  "tracciato_nome, fine_periodo, file", err);

	if (query == NULL)
		return;
	pdf_heading(udp->pdf, 3, "Righe da correggere", NULL);
	set_rows(udp, query, &(struct pdf_table){
		.columns = columns, .n = 5,
		.subtitle = "Nei file accettati: queste righe non contano "
			    "finché il file non torna corretto" },
		mend_row, "Nessuna: tutte le righe dei file accettati "
		"contano.", err);
	query_free(query);
}

static void add_sentence(const struct udp *udp, struct text *out)
{
	const struct plan *plan = udp->board->plan;
	char share[FORMAT_SIZE], period[FORMAT_SIZE];

	if (plan->due == 0) {
		text_add_string(out, "In questo trimestre non era atteso "
				     "nessun invio.");
		return;
	}
	text_format(out, "Per il %s ",
		    format_period(period, sizeof period, plan->period));
	if (plan->accepted == 0)
		text_add_string(out, "non è stato accettato nessun invio");
	else if (plan->accepted == 1)
		text_add_string(out, "è stato accettato 1 invio");
	else
		text_format(out, "sono stati accettati %d invii",
			    plan->accepted);
	text_format(out, " su %d", plan->due);
	if (plan->accepted > 0)
		text_format(out, ", %s",
			    format_percent_after(share, sizeof share, "il",
						 plan->share));
	text_add_string(out, ".");
}

/* The words that the tables use. */
static void add_terms(const struct udp *udp, struct text *out)
{
	int days = udp->board->plan->term_days;

	text_format(out, "Un tracciato è un tipo di file: ha il nome con cui i "
		    "file cominciano. Un invio è in termine se arriva entro %d "
		    "%s dalla fine del periodo.", days,
		    days == 1 ? "giorno" : "giorni");
}

void udp_quality(struct udp *udp, struct err *err)
{
	struct text sentence = {0}, terms = {0};

	pdf_reserve(udp->pdf, least_room);
	pdf_heading(udp->pdf, 2, "La qualità dei dati", "dati");
	add_sentence(udp, &sentence);
	pdf_paragraph(udp->pdf, THEME_LEAD, text_string(&sentence));
	add_terms(udp, &terms);
	pdf_paragraph(udp->pdf, THEME_TEXT, text_string(&terms));
	completeness(udp, err);
	punctuality(udp, "mittente", "Per mittente", "Mittente", err);
	punctuality(udp, "tracciato", "Per tracciato", "Tracciato", err);
	refused(udp, err);
	to_mend(udp, err);
	text_free(&sentence);
	text_free(&terms);
}
