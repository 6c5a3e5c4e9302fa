/* udp_lists.c: the complete lists behind the first page.
 *
 * What to decide, with room to write what was decided; what changed; which
 * submissions lack. Each list begins where its heading and some rows have
 * room, so that the page it is on can be told before it is written.
 */
#include <stdio.h>
#include <string.h>

#include "format.h"
#include "packs/summary.h"
#include "packs/udp.h"
#include "packs/words.h"

static const double least_room = 160;	/* heading, a sentence and some rows */

static void begin_list(struct udp *udp, enum udp_list list,
		       const char *heading, const char *anchor,
		       const char *sentence)
{
	pdf_reserve(udp->pdf, least_room);
	pdf_heading(udp->pdf, 2, heading, anchor);
	pdf_paragraph(udp->pdf, THEME_TEXT, sentence);
	udp->pages[list] = pdf_pages(udp->pdf);
}

static void decision_row(struct udp *udp, const struct decision *decision)
{
	const struct indicator *indicator = board_indicator(udp->board, decision->id);
	struct text name = {0}, why = {0};

	text_format(&name, "%s %s", indicator->code, indicator->name);
	words_decision(&why, udp->board, indicator, decision->reason);
	words_capital(&why);
	pdf_table_row(udp->pdf, (struct pdf_span[]){
		{ .text = text_string(&name) },
		{ .text = text_string(&why) },
		{ .text = indicator->owner },
		board_status_span(udp->board, indicator->status),
		{ .text = "" },
	}, PDF_ROW_PLAIN);
	text_free(&name);
	text_free(&why);
}

static void set_decisions(struct udp *udp)
{
	static const struct pdf_column columns[] = {
		{ .title = "Indicatore", .share = 3, .row_header = 1 },
		{ .title = "Perché", .share = 3 },
		{ .title = "A chi tocca", .share = 1.8 },
		{ .title = "Stato", .width = 94 },
		{ .title = "Azione decisa (da scrivere nella riunione)",
		  .share = 2.6 },
	};

	begin_list(udp, UDP_DECISIONS, "Che cosa serve decidere", "decisioni",
		   udp->board->n_decisions > 0
			   ? "Prima ciò che è scaduto, poi ciò che è critico, "
			     "i termini entro sei mesi, i ritardi e i "
			     "subambiti sotto il minimo. Il ritmo di oggi è la "
			     "media degli ultimi trimestri, quattro al più."
			   : words_nothing_to_decide(udp->board));
	if (udp->board->n_decisions == 0)
		return;
	pdf_table_begin(udp->pdf, &(struct pdf_table){
		.columns = columns, .n = 5,
		.summary = "Una riga per indicatore che chiede una decisione; "
			   "l'ultima colonna è bianca, per scriverla." });
	for (size_t i = 0; i < udp->board->n_decisions; i++)
		decision_row(udp, &udp->board->decisions[i]);
	pdf_table_end(udp->pdf);
}

static const char *way_words(const char *way)
{
	static const char *const words[][2] = {
		{"peggiora", "Peggiora"},
		{"perde_giudizio", "Non si può più giudicare"},
		{"migliora", "Migliora"},
		{"trova_giudizio", "Ora si può giudicare"},
		{"nuovo_anno", "Comincia un nuovo anno"},
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (way != NULL && strcmp(words[i][0], way) == 0)
			return words[i][1];
	return "Non si può giudicare";
}

static void change_row(struct udp *udp, const struct change *change)
{
	const struct indicator *indicator = board_indicator(udp->board, change->id);
	struct text name = {0}, before = {0}, now = {0};

	text_format(&name, "%s %s", indicator->code, indicator->name);
	words_value(&before, indicator, indicator->value_before);
	words_value(&now, indicator, indicator->value);
	pdf_table_row(udp->pdf, (struct pdf_span[]){
		{ .text = text_string(&name) },
		{ .text = way_words(change->way) },
		{ .text = text_string(&before) },
		{ .text = text_string(&now), .bold = 1 },
		board_status_span(udp->board, change->before),
		board_status_span(udp->board, change->after),
	}, PDF_ROW_PLAIN);
	text_free(&name);
	text_free(&before);
	text_free(&now);
}

static void set_changes(struct udp *udp)
{
	const struct pdf_column columns[] = {
		{ .title = "Indicatore", .share = 3, .row_header = 1 },
		{ .title = "Che cosa è successo", .share = 1.4 },
		{ .title = "Valore prima", .width = 42,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Valore ora", .width = 42,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Stato prima", .width = 94 },
		{ .title = "Stato ora", .width = 94 },
	};
	struct text sentence = {0};
	char before[FORMAT_SIZE], now[FORMAT_SIZE];

	if (udp->board->n_changes > 0)
		text_format(&sentence, "%zu %s stato tra il %s e il %s.",
			    udp->board->n_changes,
			    udp->board->n_changes == 1 ? "indicatore ha cambiato"
						: "indicatori hanno cambiato",
			    format_period(before, sizeof before,
					  udp->board->plan->period_before),
			    format_period(now, sizeof now, udp->board->plan->period));
	else
		text_add_string(&sentence, udp->board->plan->k < 2
				? "Non c'è ancora un trimestre con cui "
				  "confrontare."
				: "Nessun indicatore ha cambiato stato nel "
				  "trimestre.");
	begin_list(udp, UDP_CHANGES, "Che cosa è cambiato", "cambiamenti",
		   text_string(&sentence));
	text_free(&sentence);
	if (udp->board->n_changes == 0)
		return;
	pdf_table_begin(udp->pdf, &(struct pdf_table){
		.columns = columns, .n = 6 });
	for (size_t i = 0; i < udp->board->n_changes; i++)
		change_row(udp, &udp->board->changes[i]);
	pdf_table_end(udp->pdf);
}

static void gap_row(struct udp *udp, const struct gap *gap)
{
	struct text when = {0};
	char count[24];

	words_stretch(&when, gap);
	snprintf(count, sizeof count, "%d", gap->count);
	pdf_table_row(udp->pdf, (struct pdf_span[]){
		{ .text = gap->sender },
		{ .text = gap->layouts },
		{ .text = text_string(&when) },
		{ .text = gap->still ? "Sì" : "No" },
		{ .text = count },
	}, PDF_ROW_PLAIN);
	text_free(&when);
}

static void set_gaps(struct udp *udp)
{
	static const struct pdf_column columns[] = {
		{ .title = "Mittente", .share = 1.2, .row_header = 1 },
		{ .title = "Tracciati", .share = 2.4 },
		{ .title = "Che cosa manca", .share = 1.6 },
		{ .title = "Manca anche l'ultimo?", .share = 1 },
		{ .title = "Invii", .width = 44, .align = PDF_ALIGN_RIGHT },
	};

	begin_list(udp, UDP_GAPS, "Dati mancanti", "mancanti",
		   udp->board->n_gaps > 0
			   ? "Gli invii attesi dall'inizio del piano di cui "
			     "nessun file è stato accettato. Un file mandato "
			     "ora entra nel prossimo calcolo."
			   : "Nessuno: gli invii attesi sono stati tutti "
			     "accettati.");
	if (udp->board->n_gaps == 0)
		return;
	pdf_table_begin(udp->pdf, &(struct pdf_table){
		.columns = columns, .n = 5 });
	for (size_t i = 0; i < udp->board->n_gaps; i++)
		gap_row(udp, &udp->board->gaps[i]);
	pdf_table_end(udp->pdf);
}

void udp_lists(struct udp *udp)
{
	set_decisions(udp);
	set_changes(udp);
	set_gaps(udp);
	if (!summary_is_long(udp->board))
		return;
	pdf_heading(udp->pdf, 2, "Gli obiettivi in breve", NULL);
	summary_table(udp->context, udp->pdf, SUMMARY_COMPLETE);
}
