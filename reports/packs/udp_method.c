/* udp_method.c: how figures and statuses are made, and the legend.
 *
 * What a reader needs to trust a figure, or to argue with it: the thresholds
 * of this plan, and for each indicator its measure in words, its source and
 * its note, as the matrix has them.
 */
#include <math.h>
#include <string.h>

#include "format.h"
#include "packs/udp.h"
#include "packs/words.h"

static const double least_room = 300;	/* or the section begins a page */

/* What each status means; the thresholds fill the blanks. */
static void meaning(const struct plan *plan, size_t status, struct text *out)
{
	char on_track[FORMAT_SIZE], late[FORMAT_SIZE], share[FORMAT_SIZE];

	format_percent_after(on_track, sizeof on_track, "il",
			     100 * plan->on_track);
	format_percent_after(late, sizeof late, "il", 100 * plan->late);
	format_percent_after(share, sizeof share, "del", 100 * plan->complete);
	switch (status) {
	case THEME_RAGGIUNTO:
		text_add_string(out, "L'obiettivo è raggiunto e, dove c'è un "
			"minimo per subambito, lo raggiunge ognuno.");
		break;
	case THEME_RAGGIUNTO_IN_PARTE:
		text_add_string(out, "L'obiettivo è raggiunto nell'insieme, ma "
			"qualche subambito è sotto il suo minimo.");
		break;
	case THEME_IN_LINEA:
		text_format(out, "Il valore è almeno %s di quello atteso a "
			"questo punto del piano.", on_track);
		break;
	case THEME_IN_RITARDO:
		text_format(out, "Il valore è tra %s e %s di quello "
			"atteso.", late, on_track);
		break;
	case THEME_CRITICO:
		text_format(out, "Il valore è sotto %s di quello atteso.",
			late);
		break;
	case THEME_DATI_MANCANTI:
		text_format(out, "È arrivato meno %s degli invii attesi "
			"nel trimestre, e l'obiettivo non è già al sicuro.",
			share);
		break;
	case THEME_NON_CALCOLABILE:
		text_add_string(out, "I dati ci sono, ma manca ciò su cui si "
			"calcola: per esempio nessun progetto valutato.");
		break;
	default:
		text_add_string(out, "Il piano lo chiede solo da una data che "
			"non è ancora arrivata.");
		break;
	}
}

static void legend(struct udp *udp)
{
	static const struct pdf_column columns[] = {
		{ .title = "Stato", .width = 110, .row_header = 1 },
		{ .title = "Quando", .share = 1 },
	};
	static const char *const directions[][2] = {
		{"su", "sale: il valore è più alto del trimestre prima"},
		{"giu", "scende: il valore è più basso del trimestre prima"},
		{"stabile", "uguale: il valore non è cambiato"},
	};
	struct text words = {0};

	pdf_table_begin(udp->pdf, &(struct pdf_table){
		.caption = "Gli stati, con le soglie di questo piano",
		.subtitle = "Vale il primo che si applica. Dove meno è meglio "
			    "il confronto è rovesciato.",
		.columns = columns, .n = 2 });
	for (size_t i = 0; i < THEME_STATUSES; i++) {
		text_clear(&words);
		meaning(udp->board->plan, i, &words);
		pdf_table_row(udp->pdf, (struct pdf_span[]){
			board_status_span(udp->board, theme_status_at(
				(enum theme_status_index)i)->name),
			{ .text = text_string(&words) },
		}, PDF_ROW_PLAIN);
	}
	pdf_table_end(udp->pdf);
	text_free(&words);
	pdf_list_begin(udp->pdf, THEME_TEXT, 0);
	for (size_t i = 0; i < 3; i++)
		pdf_list_item(udp->pdf, &(struct pdf_span){
			.text = directions[i][1],
			.mark = board_arrow(udp->board, directions[i][0]) }, 1);
	pdf_list_end(udp->pdf);
}

static void rules(struct udp *udp)
{
	static const char *const sentences[] = {
		"Atteso: la parte dell'obiettivo che spetta al tempo passato. "
		"Chi ha un percorso scritto nel piano segue quello; chi ha una "
		"scadenza è atteso da quel giorno; i valori che si sommano "
		"crescono in parti uguali a ogni trimestre, arrotondate per "
		"difetto, e così le quote di Comuni, senza arrotondare; "
		"le altre percentuali e i valori medi devono essere al "
		"livello dell'obiettivo fin dall'inizio.",
		"Quota fatta: quanto dell'obiettivo è già stato raggiunto.",
		"Stima finale: il valore di oggi più il ritmo degli "
		"ultimi trimestri, quattro al più, per i trimestri che "
		"restano, arrotondato per prudenza. Solo per i valori che si "
		"sommano lungo il piano.",
		"Ritmo necessario: ciò che manca all'obiettivo, diviso per i "
		"trimestri che restano.",
		"n.d. vuol dire che il dato non è disponibile; lo zero è uno "
		"zero vero; – vuol dire che la voce non si applica.",
	};

	pdf_list_begin(udp->pdf, THEME_TEXT, 0);
	for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++)
		pdf_list_item(udp->pdf, &(struct pdf_span){
			.text = sentences[i] }, 1);
	pdf_list_end(udp->pdf);
}

/* "Somma, dall'inizio del piano, dai file «patti»", then the measure. */
static void add_measure(struct text *out, const struct indicator *indicator)
{
	static const char *const ways[][2] = {
		{"somma", "Somma"},
		{"saldo", "Entrate meno uscite"},
		{"stock", "Somma di ciò che è in corso"},
		{"rapporto", "Percentuale"},
		{"rapporto_ultimo", "Percentuale sull'ultimo dato"},
		{"media", "Media"},
		{"mediana", "Valore di mezzo (mediana)"},
		{"quota_comuni", "Percentuale di Comuni"},
		{"quota_comuni_minima",
		 "Percentuale di Comuni, la più bassa tra le misure"},
	};
	const char *way = indicator->aggregation;

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		if (way != NULL && strcmp(ways[i][0], way) == 0)
			text_format(out, "%s, ", ways[i][1]);
	words_window(out, indicator);
	if (words_has(indicator->layout))
		text_format(out, ", dai file «%s»", indicator->layout);
	if (words_has(indicator->measure))
		text_format(out, "\n%s", indicator->measure);
	words_capital(out);
}

static void measure_row(struct udp *udp, const struct indicator *indicator)
{
	struct text name = {0}, measure = {0};

	text_format(&name, "%s %s", indicator->code, indicator->name);
	add_measure(&measure, indicator);
	pdf_table_row(udp->pdf, (struct pdf_span[]){
		{ .text = text_string(&name) },
		{ .text = text_string(&measure) },
		{ .text = words_has(indicator->source) ? indicator->source
						     : "n.d." },
		{ .text = words_has(indicator->note) ? indicator->note : "–" },
	}, PDF_ROW_PLAIN);
	text_free(&name);
	text_free(&measure);
}

static void measures(struct udp *udp)
{
	static const struct pdf_column columns[] = {
		{ .title = "Indicatore", .share = 2.0, .row_header = 1 },
		{ .title = "Come si misura", .share = 3.6 },
		{ .title = "Fonte", .share = 1.5 },
		{ .title = "Nota", .share = 1.5 },
	};

	pdf_heading(udp->pdf, 3, "Come si misura ogni indicatore", NULL);
	pdf_table_begin(udp->pdf, &(struct pdf_table){
		.subtitle = "Con le parole della matrice: ciò che è in "
			    "maiuscolo, o ha il trattino basso, è una colonna "
			    "o un valore dei file",
		.columns = columns, .n = 4 });
	for (size_t i = 0; i < udp->board->n_indicators; i++) {
		const struct indicator *indicator = &udp->board->indicators[i];

		if (i == 0 || strcmp(indicator[-1].objective,
				     indicator->objective) != 0)
			for (size_t o = 0; o < udp->board->n_objectives; o++)
				if (strcmp(udp->board->objectives[o].code,
					   indicator->objective) == 0)
					pdf_table_row(udp->pdf,
						      &(struct pdf_span){
						.text = udp->board->objectives[o]
								.title },
						      PDF_ROW_GROUP);
		measure_row(udp, indicator);
	}
	pdf_table_end(udp->pdf);
}

void udp_method(struct udp *udp)
{
	char from[FORMAT_SIZE], to[FORMAT_SIZE];
	struct text sentence = {0};

	pdf_reserve(udp->pdf, least_room);
	pdf_heading(udp->pdf, 2, "Come sono fatti i numeri", "metodo");
	text_format(&sentence, "Il piano si misura %s %s, in %d %s. I "
		    "valori vengono dai file che gli uffici mandano; da ogni "
		    "valore si può risalire alle righe che lo fanno.",
		    format_date_after(from, sizeof from, "dal",
				      udp->board->plan->from),
		    format_date_after(to, sizeof to, "al", udp->board->plan->to),
		    udp->board->plan->n,
		    udp->board->plan->n == 1 ? "trimestre" : "trimestri");
	pdf_paragraph(udp->pdf, THEME_TEXT, text_string(&sentence));
	legend(udp);
	rules(udp);
	measures(udp);
	text_free(&sentence);
}
