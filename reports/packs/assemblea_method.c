/* assemblea_method.c: how to read the pages: statuses, marks, choices. */
#include "format.h"
#include "packs/assemblea.h"

static const struct meaning {
	const char *status, *words;
} meanings[] = {
	{ "raggiunto", "l'obiettivo è già raggiunto" },
	{ "raggiunto_in_parte", "raggiunto nell'insieme, ma qualche subambito "
	  "è sotto il suo minimo" },
	{ "in_linea", "si è dove ci si attendeva a questo punto" },
	{ "in_ritardo", "si è un po' sotto quanto ci si attendeva" },
	{ "critico", "si è molto sotto quanto ci si attendeva" },
	{ "dati_mancanti", "troppi dati del trimestre non sono arrivati" },
	{ "non_calcolabile", "non c'è ancora nulla da contare" },
	{ "non_dovuto", "si misurerà più avanti nel piano" },
};

void assemblea_method(struct assemblea *assemblea)
{
	struct pdf *pdf = assemblea->pdf;

	pdf_keep_begin(pdf);
	pdf_heading(pdf, 2, "Come leggere queste pagine", "metodo");
	pdf_list_begin(pdf, THEME_TEXT, 0);
	for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++) {
		struct pdf_span status = board_status_span(assemblea->board,
							meanings[i].status);
		struct text words = {0};

		text_format(&words, ": %s.", meanings[i].words);
		status.bold = 1;
		pdf_list_item(pdf, (struct pdf_span[]){
			status, { .text = text_string(&words) } }, 2);
		text_free(&words);
	}
	pdf_list_end(pdf);
	pdf_paragraph(pdf, THEME_TEXT, "Per ogni obiettivo il grafico è quello "
		      "dell'indicatore che dice di più: ciò che è accaduto "
		      "alle persone prima di ciò che si è prodotto, questo "
		      "prima di ciò che si è fatto; fra pari, quello con un "
		      "minimo per subambito e con più trimestri noti. La mappa "
		      "mostra la misura nota per più Comuni. I dati di queste "
		      "pagine sono allegati al documento in formato CSV.");
	pdf_paragraph(pdf, THEME_TEXT, "I numeri che riguardano poche persone "
		      "non si pubblicano, e nemmeno quelli da cui si "
		      "potrebbero ricavare.");
	pubblico_legend(assemblea->open, pdf);
	pdf_keep_end(pdf);
}
