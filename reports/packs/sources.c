/* sources.c: two bars for each source of money, what it was to give and what
 * was paid of it, with the same amounts in words for who does not see them.
 *
 * Which amounts those are, and what is found in them, is told by the pack.
 */
#include "packs/sources.h"

#include <ctype.h>

#include "base/text.h"
#include "format.h"
#include "pdf/figure.h"
#include "pdf/flow.h"

/* The word of a legend, within a sentence. */
static void add_small(struct text *out, const char *word)
{
	text_format(out, "%c%s", tolower((unsigned char)word[0]), word + 1);
}

static void describe(struct text *out, const struct sources_chart *chart)
{
	char first[FORMAT_SIZE], second[FORMAT_SIZE];

	text_add_string(out, "Barre per fonte, ");
	add_small(out, chart->first);
	text_add_string(out, " e ");
	add_small(out, chart->second);
	text_add_string(out, ": ");
	for (size_t i = 0; i < chart->n; i++)
		text_format(out, "%s%s %s, %s", i > 0 ? "; " : "",
			    chart->pairs[i].name,
			    format_euro_text(first, sizeof first,
					     chart->pairs[i].first),
			    format_euro_text(second, sizeof second,
					     chart->pairs[i].second));
	text_add_string(out, ".");
}

void sources_chart(struct pdf *pdf, struct chart_engine *charts,
		   const struct sources_chart *chart, struct err *err)
{
	struct text alt = {0};
	struct drawing *drawing = chart_pairs(charts, &(struct chart_pairs){
		.frame = { .name = chart->name, .width = pdf_width(pdf),
			   .height = chart_pairs_height(chart->n),
			   .unit = CHART_EURO },
		.pairs = chart->pairs, .n = chart->n,
		.first_word = chart->first, .second_word = chart->second },
		err);

	if (drawing == NULL)
		return;
	describe(&alt, chart);
	pdf_figure(pdf, &(struct pdf_figure){
		.drawing = drawing, .title = chart->title,
		.subtitle = "Euro, per fonte, dall'inizio del piano",
		.alt = text_string(&alt) });
	drawing_free(drawing);
	text_free(&alt);
}
