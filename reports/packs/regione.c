/* regione.c: the report to Regione Lombardia, in the order of its form.
 *
 * First the plan by macroarea, then an index, a section for each macroarea
 * that has objectives and a sheet for each of them; last the money by source,
 * what each subambito had to reach, and how to read it all. The document
 * leaves the office: nothing here reads a value that is not public.
 */
#include "packs/regione.h"

#include <stdio.h>
#include <string.h>

#include "format.h"
#include "packs/attach.h"
#include "packs/document.h"
#include "packs/words.h"

enum { FEW_OBJECTIVES = 3 };	/* an index of so few helps nobody */

static const double least_room = 260;	/* or the sheet begins a page */

static void set_goal(struct regione *regione, const struct goal *goal)
{
	struct text heading = {0};

	text_format(&heading, "%s – %s", goal->code, goal->title);
	pdf_heading(regione->pdf, 3, text_string(&heading), NULL);
	regione_form(regione, goal);
	regione_measures(regione, goal);
	if (goal->project)
		regione_project(regione, goal);
	regione_money(regione, goal);
	text_free(&heading);
}

static void set_area(struct regione *regione, const struct area *area)
{
	struct text heading = {0};
	size_t n = 0;

	if (area->goals == NULL)
		return;
	if (area->code[0] != '\0')
		text_format(&heading, "%s. ", area->code);
	text_add_string(&heading, area->name);
	for (size_t i = 0; i < regione->n_goals; i++) {
		if (strcmp(regione->goals[i].area, area->code) != 0)
			continue;
		pdf_reserve(regione->pdf, least_room);
		if (n++ == 0)
			pdf_heading(regione->pdf, 2, text_string(&heading),
				    NULL);
		set_goal(regione, &regione->goals[i]);
	}
	text_free(&heading);
}

static void attach(struct regione *regione, struct err *err)
{
	static const struct {
		const char *view, *name, *words;
	} tables[] = {
		{"regione_indicatori", "indicatori.csv", "Una riga per "
		 "indicatore: traguardo, valore, raggiungimento, stato, nota."},
		{"regione_obiettivi", "obiettivi.csv", "Una riga per "
		 "obiettivo: i campi della scheda regionale."},
		{"regione_risorse", "risorse.csv", "Una riga per obiettivo e "
		 "fonte: risorse e livello di coincidenza."},
		{"regione_attivita", "attivita.csv", "Una riga per attività dei "
		 "progetti."},
	};

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		attach_view(regione->pdf, regione->context->store,
			    tables[i].view, tables[i].name, tables[i].words,
			    err);
}

struct pdf_span regione_status(const struct regione *regione,
			       const struct measure *measure)
{
	struct pdf_span span;

	if (measure->shown == NULL)
		return board_status_span(regione->board, measure->as.status);
	span = (struct pdf_span){ .text = "Riservato",
				  .colour = THEME_SECONDARY };
	if (measure->outcome == NULL)
		return span;
	if (strcmp(measure->outcome, "raggiunto") == 0)
		return board_status_span(regione->board, "raggiunto");
	span.text = "Non raggiunto";
	return span;
}

int regione_render(const struct pack_context *context, const char *path,
		   struct err *err)
{
	struct regione regione = { .context = context,
				   .board = context->board };
	struct err failure = {0};
	int status = -1;

	if (regione_load(&regione, err) != 0 ||
	    (regione.pdf = document_open(context, err)) == NULL)
		goto out;
	regione_first_page(&regione);
	if (regione.n_goals > FEW_OBJECTIVES)
		pdf_contents(regione.pdf, "Indice", 3);
	for (size_t i = 0; i < regione.n_areas; i++)
		set_area(&regione, &regione.areas[i]);
	regione_sources(&regione, &failure);
	regione_minimums(&regione);
	regione_method(&regione);
	attach(&regione, &failure);
	status = document_finish(regione.pdf, path, &failure, err);
out:
	regione_unload(&regione);
	return status;
}
