/* progetti_method.c: how states and delays are made, with the legend.
 *
 * Short, on the last page: what a reader needs to trust a delay, or to argue
 * with it. The states and their meanings are rows of a view.
 */
#include "packs/progetti.h"

#include "pdf/table.h"

static const double least_room = 330;	/* all of it, or it begins a page */

static void legend(struct progetti *progetti)
{
	static const struct pdf_column columns[] = {
		{ .title = "Stato", .width = 110, .row_header = 1 },
		{ .title = "Che cosa vuol dire", .share = 1 },
	};

	pdf_table_begin(progetti->pdf, &(struct pdf_table){
		.columns = columns, .n = 2,
		.summary = "Una riga per stato di un'attività." });
	for (size_t i = 0; i < progetti->n_meanings; i++) {
		const struct meaning *meaning = &progetti->meanings[i];

		pdf_table_row(progetti->pdf, (struct pdf_span[]){
			progetti_state(progetti, meaning->word, meaning->mark),
			{ .text = meaning->text },
		}, PDF_ROW_PLAIN);
	}
	pdf_table_end(progetti->pdf);
}

void progetti_method(struct progetti *progetti)
{
	static const char *const sentences[] = {
		"Le date previste sono quelle del cronoprogramma del piano; "
		"dove chi invia i dati le ha spostate, il ritardo si conta "
		"sempre da quelle del piano, e lo spostamento è detto sotto "
		"il nome dell'attività.",
		"Ciò che è fatto viene dagli ultimi file «attivita» accettati. "
		"Ciò che è datato dopo il giorno dei dati non è ancora "
		"avvenuto.",
		"Il ritardo è in giorni: di ciò che è avvenuto, dalla data "
		"prevista a quella effettiva (un numero negativo è un "
		"anticipo); di ciò che doveva avvenire e non è avvenuto, fino "
		"al giorno dei dati.",
		"Un progetto è in ritardo quando lo è almeno una sua attività. "
		"A chi tocca è detto come nel cronoprogramma del piano.",
		"Le risorse preventivate sono quelle delle tabelle pubblicate; "
		"stanziato, impegnato e liquidato vengono dai file «spese».",
		"– vuol dire che la voce non si applica, n.d. che il dato non "
		"è disponibile.",
	};

	pdf_reserve(progetti->pdf, least_room);
	pdf_heading(progetti->pdf, 2, "Come leggere queste pagine", "metodo");
	legend(progetti);
	pdf_list_begin(progetti->pdf, THEME_TEXT, 0);
	for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++)
		pdf_list_item(progetti->pdf, &(struct pdf_span){
			.text = sentences[i] }, 1);
	pdf_list_end(progetti->pdf);
}
