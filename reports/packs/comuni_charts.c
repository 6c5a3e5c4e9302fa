/* comuni_charts.c: a Comune beside its subambito and the Ambito, measure by
 * measure, for as many inhabitants: the Comune in colour, the others in grey. */
#include <math.h>
#include <string.h>

#include "format.h"
#include "packs/comuni.h"
#include "packs/words.h"
#include "pdf/figure.h"

enum { ACROSS = 3, BARS = 3 };

/* What is worth a chart, the first three that the plan has. */
static const char *const charted[] = {
	"beneficiari", "interventi", "patti_attivi", "assistenti_sociali",
	"rette",
};

enum { N_CHARTED = sizeof(charted) / sizeof(charted[0]) };

/* A chart with its texts, waiting for its neighbours. */
struct plate {
	struct drawing *drawing;
	struct text title, alt;
	const char *subtitle;
};

static size_t fill_bars(const struct sheet *sheet, const char *measure,
			struct chart_bar bars[BARS])
{
	const struct figure *figures[BARS] = {
		comuni_figure(sheet, measure),
		pubblico_figure(sheet->open, measure, LEVEL_SUBAMBITO,
				sheet->comune->subambito),
		pubblico_figure(sheet->open, measure, LEVEL_AMBITO, "AMBITO"),
	};
	/* As the table above has them: a long name would be cut. */
	const char *const names[BARS] = { "Comune", "Subambito", "Ambito" };
	size_t n = 0;

	for (size_t i = 0; i < BARS; i++) {
		/* A subambito of one Comune is that Comune. */
		if (figures[i] == NULL ||
		    (i == 1 && sheet->comune->neighbours < 2))
			continue;
		bars[n++] = (struct chart_bar){
			.name = names[i], .value = figures[i]->ratio,
			.suppressed = figures[i]->mark != NULL,
			.mark = figures[i]->mark, .quiet = i > 0 };
	}
	return n;
}

static void describe(struct plate *plate, const struct figure *figure,
		     const struct chart_bar *bars, size_t n)
{
	char number[FORMAT_SIZE];

	text_format(&plate->alt, "%s, %s: ", figure->name, figure->per_words);
	for (size_t i = 0; i < n; i++)
		text_format(&plate->alt, "%s%s %s", i > 0 ? "; " : "",
			    bars[i].name, bars[i].suppressed ? "riservato" :
			    format_number(number, sizeof number, bars[i].value,
					  2));
	text_add_string(&plate->alt, ".");
}

static void draw(struct sheet *sheet, const struct figure *figure,
		 struct plate *plate, struct err *err)
{
	struct chart_bar bars[BARS];
	size_t n = fill_bars(sheet, figure->measure, bars);

	plate->drawing = chart_bars(sheet->context->charts, &(struct chart_bars){
		.frame = { .name = figure->measure,
			   .width = pdf_figure_width(sheet->pdf, ACROSS),
			   .height = chart_bars_height(n) - 12,
			   .unit = strcmp(figure->unit, "euro") == 0
					   ? CHART_EURO : CHART_DECIMAL },
		.bars = bars, .n = n, .minimum = NAN }, err);
	text_add_string(&plate->title, figure->name);
	plate->subtitle = figure->per_words;
	describe(plate, figure, bars, n);
	sheet->reserved |= figure->mark != NULL;
}

void comuni_charts(struct sheet *sheet, struct err *err)
{
	struct plate plates[ACROSS] = {0};
	struct pdf_figure figures[ACROSS] = {0};
	size_t n = 0, drawn = 0;

	for (size_t i = 0; i < N_CHARTED && n < ACROSS; i++) {
		const struct figure *figure = comuni_figure(sheet, charted[i]);

		if (figure != NULL)
			draw(sheet, figure, &plates[n++], err);
	}
	for (size_t i = 0; i < n; i++)
		if (plates[i].drawing != NULL)
			figures[drawn++] = (struct pdf_figure){
				.drawing = plates[i].drawing,
				.title = text_string(&plates[i].title),
				.subtitle = plates[i].subtitle,
				.alt = text_string(&plates[i].alt) };
	pdf_figures(sheet->pdf, figures, drawn, ACROSS);
	for (size_t i = 0; i < n; i++) {
		drawing_free(plates[i].drawing);
		text_free(&plates[i].title);
		text_free(&plates[i].alt);
	}
}
