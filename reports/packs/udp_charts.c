/* udp_charts.c: the charts of an objective, two across.
 *
 * A trend against the expected path and the target for each indicator that is
 * counted or measured; beside it the subambiti against their minimum, where
 * there is one. The title is the finding; the alternative text has the
 * figures, quarter by quarter.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "format.h"
#include "packs/udp.h"
#include "packs/words.h"

enum { ACROSS = 2, MOST_QUARTERS = 100, MOST_BARS = 60 };

/* A little lower than the theme's small chart: three rows to a page. */
static const double chart_height = THEME_MM(43);

/* A chart with its texts, waiting for its neighbour. */
struct plate {
	struct drawing *drawing;
	struct text title, subtitle, alt, note;
};

struct gallery {
	struct udp *udp;
	struct err *err;
	struct plate plates[ACROSS];
	size_t n;
	int begun;		/* the heading is written */
	struct text empty;	/* codes of those with no value to draw */
};

static void hang(struct gallery *gallery)
{
	struct pdf_figure figures[ACROSS] = {{0}};

	if (gallery->n == 0)
		return;
	for (size_t i = 0; i < gallery->n; i++) {
		const struct plate *plate = &gallery->plates[i];

		figures[i] = (struct pdf_figure){
			.drawing = plate->drawing,
			.title = text_string(&plate->title),
			.subtitle = text_string(&plate->subtitle),
			.alt = text_string(&plate->alt),
			.note = plate->note.length > 0
					? text_string(&plate->note) : NULL,
		};
	}
	if (!gallery->begun)
		pdf_heading(gallery->udp->pdf, 3, "Andamento", NULL);
	gallery->begun = 1;
	pdf_figures(gallery->udp->pdf, figures, gallery->n, ACROSS);
	for (size_t i = 0; i < gallery->n; i++) {
		struct plate *plate = &gallery->plates[i];

		drawing_free(plate->drawing);
		text_free(&plate->title);
		text_free(&plate->subtitle);
		text_free(&plate->alt);
		text_free(&plate->note);
	}
	memset(gallery->plates, 0, sizeof gallery->plates);
	gallery->n = 0;
}

/* Keeps a plate; where it could not be drawn the error is in err already. */
static void add(struct gallery *gallery, struct plate *plate)
{
	if (plate->drawing == NULL) {
		text_free(&plate->title);
		text_free(&plate->subtitle);
		text_free(&plate->alt);
		text_free(&plate->note);
		return;
	}
	gallery->plates[gallery->n++] = *plate;
	if (gallery->n == ACROSS)
		hang(gallery);
}

static enum chart_unit unit_of(const struct indicator *indicator,
			       const double *values, size_t n)
{
	if (strcmp(indicator->scale, "percentuale") == 0)
		return CHART_PERCENT;
	if (strcmp(indicator->scale, "euro") == 0)
		return CHART_EURO;
	if (strcmp(indicator->scale, "decimale") == 0)
		return CHART_DECIMAL;
	for (size_t i = 0; i < n; i++)
		if (isfinite(values[i]) && values[i] != floor(values[i]))
			return CHART_DECIMAL;
	return CHART_COUNT;
}

static void add_subtitle(const struct indicator *indicator, struct text *out)
{
	if (strcmp(indicator->scale, "percentuale") == 0)
		text_add_string(out, "Per cento");
	else if (strcmp(indicator->scale, "euro") == 0)
		text_add_string(out, "Euro");
	else
		text_format(out, "Numero (%s)", words_has(indicator->unit)
							? indicator->unit
							: "valore");
	text_add_string(out, ", ");
	words_window(out, indicator);
}

static void describe_trend(const struct udp *udp,
			   const struct indicator *indicator,
			   const struct reading *points, struct text *alt)
{
	char period[FORMAT_SIZE];

	text_format(alt, "Andamento di %s. ", indicator->description);
	for (int i = 0; i < udp->board->plan->k; i++) {
		text_format(alt, "%s%s: ", i > 0 ? "; " : "",
			    format_period(period, sizeof period,
					  udp->board->quarters[i].period));
		words_value(alt, indicator, points[i].value);
		text_add_string(alt, " (atteso ");
		words_value(alt, indicator, points[i].expected);
		text_add_string(alt, ")");
	}
	text_add_string(alt, ". Obiettivo ");
	words_value(alt, indicator, indicator->target);
	if (!isnan(indicator->projection)) {
		text_add_string(alt, ", stima a fine piano ");
		words_value(alt, indicator, words_projection(indicator));
	}
	text_add_string(alt, ".");
}

/* A yearly count falls to nothing in January: that is no fall to draw. */
static unsigned char begins_again(const struct indicator *indicator,
				  const char *period)
{
	return strcmp(indicator->window, "anno") == 0 && period != NULL &&
	       strlen(period) == 6 && strcmp(period + 4, "T1") == 0;
}

static void add_trend(struct gallery *gallery,
		      const struct indicator *indicator)
{
	struct udp *udp = gallery->udp;
	const struct reading *points = board_points(udp->board, indicator->id);
	const char *labels[MOST_QUARTERS];
	double actual[MOST_QUARTERS], expected[MOST_QUARTERS];
	unsigned char restarts[MOST_QUARTERS];
	struct plate plate = {0};
	size_t n = udp->board->n_quarters, values = 0;

	for (size_t i = 0; i < n; i++) {
		labels[i] = udp->board->quarters[i].label;
		actual[i] = points[i].value;
		expected[i] = points[i].expected;
		restarts[i] = begins_again(indicator, udp->board->quarters[i].period);
		values += isfinite(actual[i]) != 0;
	}
	if (values == 0) {
		text_format(&gallery->empty, "%s%s",
			    gallery->empty.length > 0 ? ", " : "",
			    indicator->code);
		return;
	}
	plate.drawing = chart_trend(udp->context->charts, &(struct chart_trend){
		.frame = { .name = indicator->code,
			   .width = pdf_figure_width(udp->pdf, ACROSS),
			   .height = chart_height,
			   .unit = unit_of(indicator, actual, n) },
		.n = n, .labels = labels, .actual = actual,
		.expected = expected, .restarts = restarts,
		.target = indicator->target,
		.projection = words_projection(indicator),
		.target_word = strcmp(indicator->operator, "<=") == 0
				       ? "Al più" : NULL,
	}, gallery->err);
	text_format(&plate.title, "%s %s: ", indicator->code, indicator->name);
	words_standing(&plate.title, indicator);
	words_judgement(&plate.title, indicator);
	add_subtitle(indicator, &plate.subtitle);
	describe_trend(udp, indicator, points, &plate.alt);
	add(gallery, &plate);
}

static void describe_bars(const struct udp *udp,
			  const struct indicator *indicator,
			  const struct place *places, struct text *alt)
{
	text_format(alt, "Barre per subambito di %s: ", indicator->description);
	for (size_t i = 0; i < udp->board->n_subambiti; i++) {
		text_format(alt, "%s%s ", i > 0 ? ", " : "", places[i].name);
		words_value(alt, indicator, places[i].value);
	}
	text_add_string(alt, strcmp(indicator->operator, "<=") == 0
				     ? ". Massimo " : ". Minimo ");
	words_value(alt, indicator, indicator->minimum);
	text_add_string(alt, ".");
}

static void title_bars(const struct udp *udp,
		       const struct indicator *indicator, struct plate *plate)
{
	int at_most = strcmp(indicator->operator, "<=") == 0;
	const char *limit = at_most ? "massimo" : "minimo";
	struct text below = {0}, behind = {0};
	size_t n_below = words_below(&below, udp->board, indicator, BELOW_ALL, 0);
	size_t n_behind = words_below(&behind, udp->board, indicator, BELOW_BEHIND, 0);

	text_format(&plate->title, "%s: ", indicator->code);
	if (n_below == 0)
		text_format(&plate->title, "ogni subambito rispetta il %s di ",
			    limit);
	else if (n_below == udp->board->n_subambiti && n_below > 2)
		text_format(&plate->title, "nessun subambito rispetta ancora "
			    "il %s di ", limit);
	else
		text_format(&plate->title, "%s %s il %s di ",
			    text_string(&below), at_most ? "sopra" : "sotto",
			    limit);
	words_amount(&plate->title, indicator, indicator->minimum);
	/* At mid-year most may be below and few of them late. */
	if (n_behind > 0 && n_behind < n_below)
		text_format(&plate->title, "; in ritardo %s",
			    text_string(&behind));
	text_free(&below);
	text_free(&behind);
}

/* Whose own submission lacks: its bar may be short for that alone. */
static void note_missing(const struct udp *udp, const struct place *places,
			 struct text *note)
{
	size_t n = 0, written = 0;

	for (size_t i = 0; i < udp->board->n_subambiti; i++)
		n += places[i].status != NULL &&
		     strcmp(places[i].status, "dati_mancanti") == 0;
	for (size_t i = 0; n > 0 && i < udp->board->n_subambiti; i++)
		if (places[i].status != NULL &&
		    strcmp(places[i].status, "dati_mancanti") == 0)
			text_format(note, "%s%s", written == 0
					? "Mancano i dati del trimestre di "
					: words_join(written, n),
				    places[i].name), written++;
	if (n > 0)
		text_add_string(note, ".");
}

static void add_bars(struct gallery *gallery, const struct indicator *indicator)
{
	struct udp *udp = gallery->udp;
	const struct place *places = board_places(udp->board, indicator->id);
	struct chart_bar bars[MOST_BARS];
	double values[MOST_BARS];
	struct plate plate = {0};
	size_t n = udp->board->n_subambiti < MOST_BARS ? udp->board->n_subambiti : MOST_BARS;

	if (places == NULL)
		return;
	for (size_t i = 0; i < n; i++) {
		values[i] = places[i].value;
		bars[i] = (struct chart_bar){ .name = places[i].name,
					      .value = places[i].value };
	}
	plate.drawing = chart_bars(udp->context->charts, &(struct chart_bars){
		.frame = { .name = indicator->code,
			   .width = pdf_figure_width(udp->pdf, ACROSS),
			   .height = fmax(chart_bars_height(n),
					  n > 3 ? chart_height : 0),
			   .unit = unit_of(indicator, values, n) },
		.bars = bars, .n = n, .minimum = indicator->minimum,
		.at_most = strcmp(indicator->operator, "<=") == 0,
	}, gallery->err);
	title_bars(udp, indicator, &plate);
	text_add_string(&plate.subtitle, "Per subambito. ");
	add_subtitle(indicator, &plate.subtitle);
	describe_bars(udp, indicator, places, &plate.alt);
	note_missing(udp, places, &plate.note);
	add(gallery, &plate);
}

static void add_type(struct gallery *gallery, const struct objective *objective,
		     const char *type)
{
	struct udp *udp = gallery->udp;

	for (size_t i = 0; i < udp->board->n_indicators; i++) {
		const struct indicator *indicator = &udp->board->indicators[i];

		if (strcmp(indicator->objective, objective->code) != 0 ||
		    strcmp(indicator->type, type) != 0 || indicator->milestone)
			continue;
		add_trend(gallery, indicator);
		if (!isnan(indicator->minimum) && udp->board->n_subambiti > 0)
			add_bars(gallery, indicator);
	}
}

void udp_charts(struct udp *udp, const struct objective *objective,
		struct err *err)
{
	/* In the order of the table above them. */
	static const char *const types[] = {"processo", "output", "outcome"};
	struct gallery gallery = { .udp = udp, .err = err };

	/* Before the first quarter there is nothing to look at. */
	if (udp->board->plan->k == 0 || udp->board->n_quarters > MOST_QUARTERS)
		return;
	for (size_t t = 0; t < sizeof(types) / sizeof(types[0]); t++)
		add_type(&gallery, objective, types[t]);
	hang(&gallery);
	if (gallery.empty.length > 0) {
		struct text note = {0};

		text_format(&note, "Senza grafico, perché non %s ancora nessun "
			    "valore: %s.",
			    strchr(text_string(&gallery.empty), ',') != NULL
				    ? "hanno" : "ha",
			    text_string(&gallery.empty));
		pdf_paragraph(udp->pdf, THEME_NOTE, text_string(&note));
		text_free(&note);
	}
	text_free(&gallery.empty);
}
