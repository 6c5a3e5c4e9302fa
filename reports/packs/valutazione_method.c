/* valutazione_method.c: how the figures of the evaluation are made, and what
 * the words mean: what a reader needs to trust them, or to argue with them. */
#include "base/text.h"
#include "format.h"
#include "packs/valutazione.h"

static void rules(struct valutazione *pack)
{
	static const char *const sentences[] = {
		"Grado calcolato: la media di quanto gli indicatori "
		"dell'obiettivo hanno raggiunto del loro traguardo, ognuno da 0 "
		"a 100, all'ultimo trimestre calcolato dell'anno; pesano tutti "
		"uguale. Restano fuori, e si contano a parte, quelli non ancora "
		"dovuti, quelli senza dati sufficienti e quelli di cui non si "
		"pubblica il dato, perché riguarda poche persone.",
		"Grado dichiarato: la percentuale scritta da chi ha valutato, "
		"rispetto a ciò che era programmato.",
		"Risorse calcolate: la coincidenza tra le risorse stanziate "
		"nell'anno e quelle impegnate o liquidate, dai movimenti di "
		"spesa arrivati finora. Risorse dichiarate: la stessa "
		"percentuale, come l'ha scritta chi ha valutato.",
		"Vale l'ultima valutazione arrivata per l'anno.",
		"Rilevanza: quanto gli obiettivi e le risorse pesano nella "
		"strategia. Efficienza: come hanno lavorato i soggetti "
		"coinvolti. Efficacia: quanto gli obiettivi sono stati "
		"raggiunti. Impatto: che cosa è cambiato per il territorio e "
		"per gli utenti. Sostenibilità: quanto gli interventi possono "
		"continuare. Ognuna va da 1 a 5.",
		"n.d. vuol dire che il dato non è disponibile; n.p. che non era "
		"previsto; lo zero è uno zero vero; – vuol dire che la voce non "
		"si applica.",
	};
	static const char context[] =
		"Contesto: la variazione si calcola quando si conoscono i due "
		"anni. Una cifra dichiarata torna quando quella ricalcolata, "
		"arrotondata agli stessi decimali, è uguale.";

	pdf_list_begin(pack->pdf, THEME_TEXT, 0);
	for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++)
		pdf_list_item(pack->pdf, &(struct pdf_span){
			.text = sentences[i] }, 1);
	if (pack->n_circumstances > 0)
		pdf_list_item(pack->pdf, &(struct pdf_span){
			.text = context }, 1);
	pdf_list_end(pack->pdf);
}

void valutazione_method(struct valutazione *pack)
{
	char points[FORMAT_SIZE];
	struct text sentence = {0};

	pdf_keep_begin(pack->pdf);
	pdf_heading(pack->pdf, 2, "Come sono fatti i numeri", "metodo");
	text_add_string(&sentence, "Ciò che si può calcolare si calcola; ciò che "
			"è un giudizio resta quello di chi lo ha dato. I due "
			"stanno sempre accanto");
	if (pack->n_judgements > 0)
		text_format(&sentence, ", e si dice quando differiscono di più "
			    "di %s punti",
			    format_short(points, sizeof points,
					 pack->judgements->threshold, 1));
	text_add_string(&sentence, ".");
	pdf_paragraph(pack->pdf, THEME_TEXT, text_string(&sentence));
	rules(pack);
	pdf_keep_end(pack->pdf);
	text_free(&sentence);
}
