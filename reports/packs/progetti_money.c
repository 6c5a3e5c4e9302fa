/* progetti_money.c: the resources of a project, source by source.
 *
 * Budgets are those of the published table, movements those of the exports;
 * where the published totals do not add up the difference is told here, so
 * that nobody looks for it in the movements.
 */
#include <math.h>
#include <string.h>

#include "format.h"
#include "packs/progetti.h"
#include "packs/sources.h"
#include "packs/words.h"
#include "pdf/table.h"

enum { MOST_PAIRS = 40 };

static void money_row(struct progetti *progetti, const char *name,
		      const double amounts[4], int look)
{
	char cells[4][FORMAT_SIZE];

	for (size_t i = 0; i < 4; i++)
		format_euro(cells[i], sizeof cells[i], amounts[i] / 100);
	/* No budget is none; no movement may be one nobody told. */
	if (isnan(amounts[0]))
		strcpy(cells[0], "–");
	pdf_table_row(progetti->pdf, (struct pdf_span[]){
		{ .text = name }, { .text = cells[0] }, { .text = cells[1] },
		{ .text = cells[2] }, { .text = cells[3] },
	}, look);
}

static void money_table(struct progetti *progetti,
			const struct project *project)
{
	static const struct pdf_column columns[] = {
		{ .title = "Fonte", .share = 1, .row_header = 1 },
		{ .title = "Preventivato (€)", .width = 88,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Stanziato (€)", .width = 80,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Impegnato (€)", .width = 80,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Liquidato (€)", .width = 80,
		  .align = PDF_ALIGN_RIGHT },
	};

	pdf_table_begin(progetti->pdf, &(struct pdf_table){
		.columns = columns, .n = 5,
		.summary = "Una riga per fonte: quanto prevede la tabella "
			   "pubblicata, quanto è stanziato, impegnato, "
			   "liquidato." });
	for (size_t i = 0; i < progetti->n_sources; i++) {
		const struct source *source = &progetti->sources[i];

		if (strcmp(source->project, project->code) == 0)
			money_row(progetti, source->name, (double[4]){
				source->planned, source->allotted,
				source->committed, source->paid },
				PDF_ROW_PLAIN);
	}
	money_row(progetti, "Somma delle fonti", (double[4]){
		project->sources, project->allotted, project->committed,
		project->paid }, PDF_ROW_BOLD);
	pdf_table_end(progetti->pdf);
}

static void add_title(struct text *out, const struct project *project)
{
	char planned[FORMAT_SIZE], paid[FORMAT_SIZE];

	text_format(out, "%s: ", project->code);
	if (isnan(project->paid))
		text_format(out, "%s preventivati; dei pagamenti non si ha "
			    "notizia", format_euro_text(planned, sizeof planned,
						project->sources / 100));
	else
		text_format(out, "%s liquidati su %s preventivati",
			    format_euro_text(paid, sizeof paid,
					     project->paid / 100),
			    format_euro_text(planned, sizeof planned,
					     project->sources / 100));
}

static void money_chart(struct progetti *progetti,
			const struct project *project, struct err *err)
{
	struct chart_pair pairs[MOST_PAIRS];
	struct text title = {0};
	size_t n = 0;

	for (size_t i = 0; i < progetti->n_sources && n < MOST_PAIRS; i++) {
		const struct source *source = &progetti->sources[i];

		if (strcmp(source->project, project->code) == 0)
			pairs[n++] = (struct chart_pair){
				.name = source->name,
				.first = source->planned / 100,
				.second = source->paid / 100 };
	}
	add_title(&title, project);
	sources_chart(progetti->pdf, progetti->context->charts,
		      &(struct sources_chart){
			.name = project->code, .title = text_string(&title),
			.pairs = pairs, .n = n, .first = "Preventivato",
			.second = "Liquidato" }, err);
	text_free(&title);
}

static void add_mismatch(struct text *out, const struct mismatch *mismatch)
{
	char declared[FORMAT_SIZE], sum[FORMAT_SIZE], difference[FORMAT_SIZE];

	text_format(out, "%s.csv, %s «%s» (riga %d): dichiarato %s €, la somma "
		    "è %s €, differenza %s €.", mismatch->table, mismatch->way,
		    mismatch->place, mismatch->line,
		    format_euro(declared, sizeof declared,
				mismatch->declared / 100),
		    format_euro(sum, sizeof sum, mismatch->sum / 100),
		    format_euro(difference, sizeof difference,
				mismatch->difference / 100));
}

static void set_mismatches(struct progetti *progetti,
			   const struct project *project)
{
	size_t n = 0;

	for (size_t i = 0; i < progetti->n_mismatches; i++) {
		struct text line = {0};

		if (strcmp(progetti->mismatches[i].project, project->code) != 0)
			continue;
		if (n++ == 0) {
			pdf_paragraph(progetti->pdf, THEME_TEXT, "Nelle "
				"tabelle pubblicate questi totali non sono la "
				"somma delle loro voci:");
			pdf_list_begin(progetti->pdf, THEME_TEXT, 0);
		}
		add_mismatch(&line, &progetti->mismatches[i]);
		pdf_list_item(progetti->pdf, &(struct pdf_span){
			.text = text_string(&line) }, 1);
		text_free(&line);
	}
	if (n > 0)
		pdf_list_end(progetti->pdf);
}

void progetti_money(struct progetti *progetti, const struct project *project,
		    struct err *err)
{
	size_t n = 0;

	for (size_t i = 0; i < progetti->n_sources; i++)
		n += strcmp(progetti->sources[i].project, project->code) == 0;
	if (n == 0)
		return;
	pdf_heading(progetti->pdf, 3, "Risorse per fonte", NULL);
	/* Without budgets there is nothing to hold the payments against. */
	if (!isnan(project->sources))
		money_chart(progetti, project, err);
	else
		pdf_paragraph(progetti->pdf, THEME_TEXT, "Il piano non "
			"pubblica una tabella delle risorse per fonte: qui "
			"c'è solo ciò che si è mosso.");
	money_table(progetti, project);
	set_mismatches(progetti, project);
}
