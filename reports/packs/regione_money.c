/* regione_money.c: the money by source: what was planned, allotted, committed,
 * paid, and the level of coincidence between what was allotted and what was
 * committed or paid. For an objective, and for the whole plan. */
#include <math.h>
#include <string.h>

#include "format.h"
#include "packs/regione.h"
#include "packs/words.h"

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

void regione_sources(struct regione *regione)
{
	if (regione->n_sources == 0)
		return;
	pdf_heading(regione->pdf, 2, "Le risorse di tutto il piano", NULL);
	pdf_paragraph(regione->pdf, THEME_TEXT, "Il livello di coincidenza "
		      "confronta le risorse stanziate con quelle impegnate o "
		      "liquidate: è il maggiore dei due importi, diviso lo "
		      "stanziato.");
	begin(regione, "Le risorse per fonte, dall'inizio del piano");
	for (size_t i = 0; i < regione->n_sources; i++)
		row(regione, &regione->sources[i]);
	pdf_table_end(regione->pdf);
}
