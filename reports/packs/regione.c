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
#include "packs/dataset.h"
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

/* The sheets of the workbook, as CSV. */
static void attach(struct regione *regione, struct err *err)
{
	for (size_t i = 0; i < regione_n_sheets; i++) {
		struct text rows = {0}, name = {0}, words = {0};

		text_add_string(&rows, "(");
		dataset_select(&rows, &regione_sheets[i]);
		text_add_string(&rows, ")");
		text_format(&name, "%s.csv", regione_sheets[i].file);
		text_format(&words, "Le righe del foglio «%s» di regione.xlsx.",
			    regione_sheets[i].name);
		attach_view(regione->pdf, regione->context->store,
			    text_string(&rows), text_string(&name),
			    text_string(&words), err);
		text_free(&rows);
		text_free(&name);
		text_free(&words);
	}
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
