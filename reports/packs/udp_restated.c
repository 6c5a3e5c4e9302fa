/* udp_restated.c: what of the closed quarters is no longer as it was reported.
 *
 * Said only once a quarter was closed; where nothing differs, in one sentence.
 * The Ambito before its subambiti; the Comuni, and what a page cannot hold,
 * are in rettifiche.csv.
 */
#include <math.h>
#include <string.h>

#include "format.h"
#include "packs/udp.h"
#include "packs/words.h"
#include "store/query.h"

static const double least_room = 160;	/* heading, sentence and some rows */

/* Columns of the select. */
enum { NUMBER, CODE, NAME, PLACE, PERIOD, WAS, IS, STATUS_WAS, STATUS_IS, OTHER,
       CAUSE };

static const char rows_sql[] =
	"select numero, indicatore, descrizione, luogo, periodo, "
	"valore_riportato, valore_attuale, stato_riportato, stato_attuale, "
	"altro, causa from report_rettifica where livello < 2 order by livello, "
	"k, numero is null, numero, codice limit 150";

static void add_state(struct text *out, const struct indicator *indicator,
		      struct query *query, int value, int state)
{
	const struct theme_status *status =
		theme_status(query_text(query, state));
	double figure = query_is_null(query, value) ? (double)NAN
						    : query_real(query, value);
	char number[FORMAT_SIZE];

	if (indicator != NULL)
		words_value(out, indicator, figure);
	else
		text_add_string(out, format_short(number, sizeof number, figure,
						  1));
	if (status != NULL)
		text_format(out, ", %s", status->word);
}

static void row(struct udp *udp, struct query *query)
{
	const struct indicator *indicator = query_is_null(query, NUMBER) ? NULL
		: board_indicator(udp->board, (int)query_integer(query, NUMBER));
	struct text name = {0}, place = {0}, was = {0}, is = {0};
	char period[FORMAT_SIZE];

	text_format(&name, "%s %s", query_text(query, CODE), indicator != NULL
		    ? indicator->name : query_text(query, NAME));
	text_format(&place, "%s, %s", query_text(query, PLACE),
		    format_period(period, sizeof period,
				  query_text(query, PERIOD)));
	add_state(&was, indicator, query, WAS, STATUS_WAS);
	add_state(&is, indicator, query, IS, STATUS_IS);
	if (strcmp(text_string(&was), text_string(&is)) == 0)
		text_format(&is, " (cambia: %s)", query_text(query, OTHER));
	pdf_table_row(udp->pdf, (struct pdf_span[]){
		{ .text = text_string(&name) },
		{ .text = text_string(&place) },
		{ .text = text_string(&was) },
		{ .text = text_string(&is), .bold = 1 },
		{ .text = query_text(query, CAUSE) },
	}, PDF_ROW_PLAIN);
	text_free(&name);
	text_free(&place);
	text_free(&was);
	text_free(&is);
}

static void set_table(struct udp *udp, struct err *err)
{
	static const struct pdf_column columns[] = {
		{ .title = "Indicatore", .share = 2.6, .row_header = 1 },
		{ .title = "Dove e quando", .share = 1.6 },
		{ .title = "Riportato", .share = 1.5 },
		{ .title = "Ora", .share = 1.5 },
		{ .title = "Perché", .share = 2.6 },
	};
	struct query *query = query_new(udp->context->store, rows_sql, err);
	size_t n = 0;

	while (query != NULL && query_step(query, err) == 1) {
		if (n++ == 0)
			pdf_table_begin(udp->pdf, &(struct pdf_table){
				.columns = columns, .n = 5,
				.summary = "Una riga per valore rettificato: "
					   "come fu riportato alla chiusura, "
					   "com'è ora, quale file lo spiega." });
		row(udp, query);
	}
	if (n > 0)
		pdf_table_end(udp->pdf);
	query_free(query);
}

/* "Fino al II trim. 2023 i trimestri sono chiusi. 3 valori ..." */
static void add_sentence(struct text *out, const char *last, long long values,
			 long long indicators, long long comuni)
{
	char period[FORMAT_SIZE];

	text_format(out, "I trimestri fino al %s sono chiusi: i valori riportati "
		    "allora restano quelli. ",
		    format_period(period, sizeof period, last));
	if (values == 0) {
		text_add_string(out, "Con i dati di oggi sono gli stessi: "
				     "nessuna rettifica.");
		return;
	}
	if (values == 1)
		text_add_string(out, "Con i dati di oggi 1 valore è diverso");
	else
		text_format(out, "Con i dati di oggi %lld valori sono diversi",
			    values);
	text_format(out, ", di %lld %s", indicators,
		    indicators == 1 ? "indicatore" : "indicatori");
	if (comuni > 0)
		text_format(out, " (%lld %s: in rettifiche.csv)", comuni,
			    comuni == 1 ? "è di un Comune" : "sono di Comuni");
	text_add_string(out, ".");
}

void udp_restated(struct udp *udp, struct err *err)
{
	struct query *query = pdf_failed(udp->pdf) ? NULL : query_new(
		udp->context->store, "select (select periodo from "
		"main.chiusura order by fine desc limit 1), count(*), "
		"count(distinct indicatore), coalesce(sum(livello = 2), 0) "
		"from report_rettifica", err);
	struct text sentence = {0};

	if (query != NULL && query_step(query, err) == 1 &&
	    !query_is_null(query, 0)) {
		pdf_reserve(udp->pdf, least_room);
		pdf_heading(udp->pdf, 2, "Rettifiche dei trimestri chiusi",
			    "rettifiche");
		add_sentence(&sentence, query_text(query, 0),
			     query_integer(query, 1), query_integer(query, 2),
			     query_integer(query, 3));
		pdf_paragraph(udp->pdf, THEME_TEXT, text_string(&sentence));
		set_table(udp, err);
	}
	query_free(query);
	text_free(&sentence);
}
