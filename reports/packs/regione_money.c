/* regione_money.c: the money by source: what was planned, allotted, committed,
 * paid, and the level of coincidence between what was allotted and what was
 * committed or paid. For an objective, and for the whole plan. */
#include <math.h>
#include <string.h>

#include "format.h"
#include "packs/regione.h"
#include "packs/sources.h"
#include "packs/words.h"

enum { MOST_PAIRS = 24 };	/* the largest; the table has them all */

static const double least_room = 140;	/* of the chart's heading and title */

static void row(struct regione *regione, const struct grant *grant)
{
	const double amounts[] = {grant->planned, grant->allotted,
				  grant->committed, grant->paid};
	char cells[4][FORMAT_SIZE], share[FORMAT_SIZE];
	struct pdf_span spans[6] = {{ .text = grant->name }};

	for (size_t i = 0; i < 4; i++) {
		/* No budget is none; no movement may be one nobody told. */
		if (i == 0 && isnan(amounts[0]))
			strcpy(cells[0], "–");
		else
			format_euro(cells[i], FORMAT_SIZE, amounts[i] / 100);
		spans[i + 1].text = cells[i];
	}
	spans[5].text = isnan(grant->coincidence) ? "–"
			: format_percent(share, sizeof share,
					 grant->coincidence);
	pdf_table_row(regione->pdf, spans,
		      grant->sum ? PDF_ROW_BOLD : PDF_ROW_PLAIN);
}

static void begin(struct regione *regione, const char *caption)
{
	static const struct pdf_column columns[] = {
		{ .title = "Fonte", .share = 1, .row_header = 1 },
		{ .title = "Preventivate (€)", .width = 82,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Stanziate (€)", .width = 76,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Impegnate (€)", .width = 76,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Liquidate (€)", .width = 76,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Coincidenza", .width = 64,
		  .align = PDF_ALIGN_RIGHT },
	};

	pdf_table_begin(regione->pdf, &(struct pdf_table){
		.caption = caption, .columns = columns, .n = 6,
		.summary = "Una riga per fonte: risorse preventivate, stanziate, "
			   "impegnate, liquidate e livello di coincidenza." });
}

void regione_money(struct regione *regione, const struct goal *goal)
{
	size_t n = 0;

	for (size_t i = 0; i < regione->n_grants; i++) {
		if (strcmp(regione->grants[i].goal, goal->code) != 0)
			continue;
		if (n++ == 0)
			begin(regione, "Le risorse per fonte");
		row(regione, &regione->grants[i]);
	}
	if (n > 0)
		pdf_table_end(regione->pdf);
	else
		pdf_paragraph(regione->pdf, THEME_TEXT, "Risorse stanziate, "
			      "impegnate e liquidate: " REGIONE_UNKNOWN ".");
}

/* The finding: how much of the whole is paid. */
static void add_title(struct text *out, const struct grant *plan)
{
	char allotted[FORMAT_SIZE], paid[FORMAT_SIZE];

	text_format(out, "Liquidati %s su %s stanziati",
		    format_euro_text(paid, sizeof paid, plan->paid / 100),
		    format_euro_text(allotted, sizeof allotted,
				     plan->allotted / 100));
}

static void source_chart(struct regione *regione, struct err *err)
{
	const struct grant *plan = &regione->sources[regione->n_sources - 1];
	struct chart_pair pairs[MOST_PAIRS];
	struct text title = {0};
	size_t n = 0;

	for (size_t i = 0; i + 1 < regione->n_sources && n < MOST_PAIRS; i++) {
		const struct grant *source = &regione->sources[i];

		pairs[n++] = (struct chart_pair){ .name = source->name,
			.first = source->allotted / 100,
			.second = source->paid / 100 };
	}
	if (n == 0 || isnan(plan->allotted))
		return;
	add_title(&title, plan);
	sources_chart(regione->pdf, regione->context->charts,
		      &(struct sources_chart){
			.name = "fonti", .title = text_string(&title),
			.pairs = pairs, .n = n, .first = "Stanziate",
			.second = "Liquidate" }, err);
	text_free(&title);
}

void regione_sources(struct regione *regione, struct err *err)
{
	if (regione->n_sources == 0)
		return;
	pdf_reserve(regione->pdf, least_room +
		    chart_pairs_height(regione->n_sources));
	pdf_heading(regione->pdf, 2, "Le risorse di tutto il piano", NULL);
	pdf_paragraph(regione->pdf, THEME_TEXT, "Il livello di coincidenza "
		      "confronta le risorse stanziate con quelle impegnate o "
		      "liquidate: è il maggiore dei due importi, diviso lo "
		      "stanziato.");
	source_chart(regione, err);
	begin(regione, "Le risorse per fonte, dall'inizio del piano");
	for (size_t i = 0; i < regione->n_sources; i++)
		row(regione, &regione->sources[i]);
	pdf_table_end(regione->pdf);
}
