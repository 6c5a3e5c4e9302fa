/* regione_first.c: the plan in one page: a sentence, and a row for each
 * macroarea of the Regione, those without objectives too. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "format.h"
#include "packs/regione.h"
#include "packs/words.h"

static void add_counts(struct text *out, const struct regione *regione)
{
	size_t counts[THEME_STATUSES] = {0}, hidden = 0;
	struct text words = {0};

	for (size_t i = 0; i < regione->n_measures; i++) {
		const struct measure *measure = &regione->measures[i];

		hidden += measure->shown != NULL;
		for (int s = 0; measure->shown == NULL && s < THEME_STATUSES;
		     s++)
			if (measure->as.status != NULL &&
			    strcmp(theme_status_at(s)->name,
				   measure->as.status) == 0)
				counts[s]++;
	}
	words_counts(&words, counts);
	text_add_string(out, text_string(&words));
	if (hidden > 0)
		text_format(out, "%s%zu %s", words.length > 0 ? "; " : "",
			    hidden, hidden == 1
			    ? "riguarda poche persone e resta riservato"
			    : "riguardano poche persone e restano riservati");
	text_free(&words);
}

static void add_lead(struct text *out, const struct regione *regione)
{
	const struct plan *plan = regione->board->plan;
	char date[FORMAT_SIZE];
	size_t n = regione->n_measures;

	text_format(out, "%s il piano ha %zu %s",
		    format_date_after(date, sizeof date, "Al", plan->as_of),
		    regione->n_goals,
		    regione->n_goals == 1 ? "obiettivo" : "obiettivi");
	if (n == 0) {
		text_add_string(out, plan->period == NULL
				? ": nessun trimestre è ancora finito, e i "
				  "valori non ci sono."
				: " e nessun indicatore.");
		return;
	}
	text_format(out, " e %zu %s: ", n,
		    n == 1 ? "indicatore" : "indicatori");
	add_counts(out, regione);
	text_add_string(out, ".");
}

/* The whole plan's row is the last of the sources. */
static void add_money(struct text *out, const struct regione *regione)
{
	const struct grant *plan;
	char amount[FORMAT_SIZE], share[FORMAT_SIZE];

	if (regione->n_sources == 0) {
		text_add_string(out, "Le risorse non sono rilevate.");
		return;
	}
	plan = &regione->sources[regione->n_sources - 1];
	if (!isnan(plan->planned))
		text_format(out, "Risorse preventivate: %s. ",
			    format_euro_text(amount, sizeof amount,
					     plan->planned / 100));
	if (isnan(plan->allotted)) {
		text_add_string(out, "Stanziamenti, impegni e pagamenti non "
				     "sono rilevati.");
		return;
	}
	text_format(out, "Stanziate: %s; ",
		    format_euro_text(amount, sizeof amount,
				     plan->allotted / 100));
	text_format(out, "impegnate: %s; ",
		    format_euro_text(amount, sizeof amount,
				     plan->committed / 100));
	text_format(out, "liquidate: %s. ",
		    format_euro_text(amount, sizeof amount, plan->paid / 100));
	if (!isnan(plan->coincidence))
		text_format(out, "Il livello di coincidenza è %s.",
			    format_percent_after(share, sizeof share, "il",
						 plan->coincidence));
}

static void area_row(struct regione *regione, const struct area *area)
{
	const int counts[] = {area->indicators, area->reached, area->on_track,
			      area->late, area->critical, area->hidden,
			      area->others};
	char numbers[7][FORMAT_SIZE];
	struct pdf_span cells[9];
	struct text name = {0}, goals = {0};

	if (area->code[0] != '\0')
		text_format(&name, "%s. ", area->code);
	text_add_string(&name, area->name);
	if (area->goals != NULL)
		text_add_string(&goals, area->goals);
	if (area->see != NULL)
		text_format(&goals, "%sanche sotto %s",
			    area->goals != NULL ? "; " : "", area->see);
	cells[0] = (struct pdf_span){ .text = text_string(&name) };
	cells[1] = (struct pdf_span){
		.text = goals.length > 0 ? text_string(&goals) : "nessuno",
		.colour = area->goals == NULL ? THEME_SECONDARY : 0 };
	for (size_t i = 0; i < 7; i++) {
		snprintf(numbers[i], FORMAT_SIZE, "%d", counts[i]);
		cells[i + 2] = (struct pdf_span){
			.text = area->indicators == 0 ? "–" : numbers[i] };
	}
	pdf_table_row(regione->pdf, cells, PDF_ROW_PLAIN);
	text_free(&name);
	text_free(&goals);
}

static void area_table(struct regione *regione)
{
	static const struct pdf_column columns[] = {
		{ .title = "Macroarea", .share = 2, .row_header = 1 },
		{ .title = "Obiettivi", .share = 1 },
		{ .title = "Indica-\ntori", .width = 38,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Rag-\ngiunti", .width = 38,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "In linea", .width = 34, .align = PDF_ALIGN_RIGHT },
		{ .title = "In ritardo", .width = 40,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Critici", .width = 38, .align = PDF_ALIGN_RIGHT },
		{ .title = "Riser-\nvati", .width = 36,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Altri", .width = 32, .align = PDF_ALIGN_RIGHT },
	};

	pdf_table_begin(regione->pdf, &(struct pdf_table){
		.caption = "Il piano per macroarea",
		.subtitle = "Indicatori per stato. Raggiunti: anche in parte. "
			    "Altri: dati mancanti, non calcolabili o non ancora "
			    "dovuti",
		.columns = columns, .n = 9,
		.summary = "Una riga per macroarea della Regione: gli obiettivi "
			   "e quanti indicatori sono in ogni stato." });
	for (size_t i = 0; i < regione->n_areas; i++)
		area_row(regione, &regione->areas[i]);
	pdf_table_end(regione->pdf);
}

void regione_first_page(struct regione *regione)
{
	const struct plan *plan = regione->board->plan;
	char from[FORMAT_SIZE], to[FORMAT_SIZE];
	struct text title = {0}, about = {0}, lead = {0}, money = {0};

	text_format(&title, "Rendicontazione alla Regione");
	text_format(&about, "%s%s%s, dal %s al %s",
		    plan->ambito != NULL ? plan->ambito : "",
		    plan->ambito != NULL ? ". " : "",
		    plan->title != NULL ? plan->title : "Piano",
		    format_date_short(from, sizeof from, plan->from),
		    format_date_short(to, sizeof to, plan->to));
	pdf_heading(regione->pdf, 1, text_string(&title), NULL);
	pdf_paragraph(regione->pdf, THEME_SUBTITLE, text_string(&about));
	add_lead(&lead, regione);
	pdf_paragraph(regione->pdf, THEME_LEAD, text_string(&lead));
	add_money(&money, regione);
	pdf_paragraph(regione->pdf, THEME_TEXT, text_string(&money));
	area_table(regione);
	for (size_t i = 0; i < regione->n_legends; i++) {
		struct text note = {0};

		text_format(&note, "%s: %s.", regione->legends[i].sign,
			    regione->legends[i].meaning);
		pdf_paragraph(regione->pdf, THEME_NOTE, text_string(&note));
		text_free(&note);
	}
	text_free(&title);
	text_free(&about);
	text_free(&lead);
	text_free(&money);
}
