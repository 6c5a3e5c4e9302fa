/* regione_method.c: what each subambito had to reach, and how the figures of
 * the pack are to be read. */
#include <stdlib.h>
#include <string.h>

#include "format.h"
#include "packs/regione.h"
#include "packs/words.h"

/* A figure as the view has it, a number or a mark, as Italian readers do. */
static const char *figure(char *buffer, const char *value)
{
	char *end;
	double number;

	if (value == NULL)
		return FORMAT_MISSING;
	number = strtod(value, &end);
	return *value == '\0' || *end != '\0' ? value
		: format_short(buffer, FORMAT_SIZE, number, 1);
}

static struct pdf_span status(const struct regione *regione,
			      const struct minimum *minimum)
{
	if (minimum->status != NULL)
		return board_status_span(regione->board, minimum->status);
	if (minimum->outcome == NULL)
		return (struct pdf_span){ .text = "Riservato",
					  .colour = THEME_SECONDARY };
	return strcmp(minimum->outcome, "raggiunto") == 0
		? board_status_span(regione->board, "raggiunto")
		: (struct pdf_span){ .text = "Non raggiunto",
				     .colour = THEME_SECONDARY };
}

static void minimum_row(struct regione *regione, const struct minimum *minimum)
{
	char value[FORMAT_SIZE], least[FORMAT_SIZE];

	format_short(least, sizeof least, minimum->least, 1);
	pdf_table_row(regione->pdf, (struct pdf_span[]){
		{ .text = minimum->place }, { .text = least },
		{ .text = figure(value, minimum->value), .bold = 1 },
		status(regione, minimum),
	}, PDF_ROW_PLAIN);
}

void regione_minimums(struct regione *regione)
{
	static const struct pdf_column columns[] = {
		{ .title = "Subambito", .share = 1, .row_header = 1 },
		{ .title = "Minimo", .width = 60, .align = PDF_ALIGN_RIGHT },
		{ .title = "Valore", .width = 60, .align = PDF_ALIGN_RIGHT },
		{ .title = "Stato", .width = 110 },
	};
	const struct minimum *minimum = regione->minimums;

	if (regione->n_minimums == 0)
		return;
	pdf_heading(regione->pdf, 2, "I minimi dei subambiti", NULL);
	pdf_table_begin(regione->pdf, &(struct pdf_table){
		.columns = columns, .n = 4,
		.summary = "Per ogni indicatore che chiede un minimo a ciascun "
			   "subambito, una riga per subambito." });
	for (size_t i = 0; i < regione->n_minimums; i++) {
		struct text name = {0};

		text_format(&name, "%s %s", minimum[i].indicator,
			    minimum[i].name);
		if (i == 0 || strcmp(minimum[i].indicator,
				     minimum[i - 1].indicator) != 0)
			pdf_table_row(regione->pdf, &(struct pdf_span){
				.text = text_string(&name) }, PDF_ROW_GROUP);
		minimum_row(regione, &minimum[i]);
		text_free(&name);
	}
	pdf_table_end(regione->pdf);
}

static void item(struct regione *regione, const char *words)
{
	pdf_list_item(regione->pdf, &(struct pdf_span){ .text = words }, 1);
}

void regione_method(struct regione *regione)
{
	pdf_heading(regione->pdf, 2, "Come leggere questo documento", NULL);
	pdf_list_begin(regione->pdf, THEME_TEXT, 0);
	item(regione, "Un obiettivo che tocca più macroaree è descritto una volta "
	     "sola, sotto la prima; le altre rimandano a quella.");
	item(regione, "Raggiungimento: il valore in per cento del traguardo; "
	     "dove meno è meglio, il traguardo in per cento del valore.");
	item(regione, "I valori sono quelli dell'intero Ambito alla fine del "
	     "trimestre, con i dati arrivati fino al giorno scritto a piè di "
	     "pagina.");
	item(regione, "«Non rilevato» vuol dire che i dati del monitoraggio non "
	     "lo dicono; n.d. che il dato non è disponibile; lo zero è uno zero "
	     "vero; – che la voce non si applica.");
	item(regione, "Integrazione e co-progettazione risultano dove le dicono "
	     "il titolo, la descrizione o la nota dell'obiettivo; continuità e "
	     "giudizi dall'ultima valutazione annuale arrivata.");
	if (regione->n_tasks > 0)
		item(regione, "Ritardo di un'attività: se è conclusa, quello "
		     "della fine; se non è avviata, quello dell'inizio; se è in "
		     "corso, quello passato dal suo termine.");
	for (size_t i = 0; i < regione->n_legends; i++) {
		struct text words = {0};

		text_format(&words, "%s vuol dire: %s.",
			    regione->legends[i].sign,
			    regione->legends[i].meaning);
		item(regione, text_string(&words));
		text_free(&words);
	}
	item(regione, "Le tabelle sono allegate a questo documento come CSV, e "
	     "stanno nel foglio di calcolo regione.xlsx.");
	pdf_list_end(regione->pdf);
}
