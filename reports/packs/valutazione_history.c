/* valutazione_history.c: how the plans before this one were judged.
 *
 * Their objectives are not tied to the present ones: the documents do not say
 * which follows which, so the pages do not either.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "format.h"
#include "packs/fit.h"
#include "packs/valutazione.h"
#include "packs/words.h"

enum { MOST_PAIRS = 30, COLUMNS = 7 };

static const double least_room = 130;	/* for all that comes before a chart */
static const double pair_height = 18;	/* names take one line */
static const double name_size = 8, name_share = 0.38;	/* of a chart's width */

/* The objectives of one past plan. */
struct era {
	const struct past *pasts;
	size_t n;
};

static struct era era_at(const struct valutazione *pack, size_t first)
{
	struct era era = { &pack->pasts[first], 0 };

	while (first + era.n < pack->n_pasts &&
	       era.pasts[era.n].from == era.pasts[0].from &&
	       era.pasts[era.n].to == era.pasts[0].to)
		era.n++;
	return era;
}

static double mean(const struct era *era, size_t at, size_t *n)
{
	double sum = 0, value;

	*n = 0;
	for (size_t i = 0; i < era->n; i++) {
		memcpy(&value, (const char *)&era->pasts[i] + at,
		       sizeof value);
		if (isfinite(value)) {
			sum += value;
			++*n;
		}
	}
	return *n > 0 ? sum / (double)*n : NAN;
}

/* The degree furthest in one sense (1: the least, -1: the greatest), and how
 * many have it. NULL when nobody has a degree. */
static const struct past *furthest(const struct era *era, int sense, size_t *n)
{
	const struct past *found = NULL;

	*n = 0;
	for (size_t i = 0; i < era->n; i++) {
		const struct past *one = &era->pasts[i];

		if (isnan(one->degree))
			continue;
		if (found == NULL ||
		    sense * one->degree < sense * found->degree) {
			found = one;
			*n = 1;
		} else if (one->degree == found->degree) {
			++*n;
		}
	}
	return found;
}

/* "il 50% (8.1)", "il 100% (6 obiettivi)". */
static void add_furthest(struct text *out, const struct past *one, size_t n)
{
	char words[FORMAT_SIZE];

	text_format(out, "%s ", format_percent_after(words, sizeof words, "il",
						     one->degree));
	if (n == 1)
		text_format(out, "(%s)", one->code);
	else
		text_format(out, "(%zu obiettivi)", n);
}

static void lead(const struct era *era, struct text *out)
{
	size_t n, n_least, n_most;
	double degree = mean(era, offsetof(struct past, degree), &n);
	const struct past *least = furthest(era, 1, &n_least);
	const struct past *most = furthest(era, -1, &n_most);
	char words[FORMAT_SIZE];
	double money;

	text_format(out, "Il piano %d-%d aveva %zu %s.", era->pasts->from,
		    era->pasts->to, era->n,
		    era->n == 1 ? "obiettivo" : "obiettivi");
	if (n > 1) {
		text_format(out, " Il grado di raggiungimento è in media %s; "
			    "il più basso è ",
			    format_percent_after(words, sizeof words, "il",
						 degree));
		add_furthest(out, least, n_least);
		text_add_string(out, ", il più alto ");
		add_furthest(out, most, n_most);
		text_add_string(out, ".");
	}
	money = mean(era, offsetof(struct past, money), &n);
	if (n > 1)
		text_format(out, " Le risorse usate sono in media %s di quelle "
			    "stanziate, per i %zu obiettivi che lo dicono.",
			    format_percent_after(words, sizeof words, "il",
						 money), n);
}

static double chart_height(size_t n)
{
	return 24 + pair_height * (double)n;
}

static void add_chart(struct valutazione *pack, const struct era *era,
		      size_t from, size_t n)
{
	double width = pdf_width(pack->pdf);
	struct chart_pair pairs[MOST_PAIRS];
	struct text names[MOST_PAIRS] = {{0}}, alt = {0}, title = {0};
	char degree[FORMAT_SIZE], money[FORMAT_SIZE];
	struct drawing *drawing;

	text_format(&alt, "Grado di raggiungimento e coincidenza delle risorse "
		    "nel %d-%d: ", era->pasts->from, era->pasts->to);
	for (size_t i = 0; i < n; i++) {
		const struct past *one = &era->pasts[from + i];
		struct text whole = {0};

		text_format(&whole, "%s %s", one->code, one->title);
		fit_cut(&names[i], pack->context->fonts, text_string(&whole),
			name_size, 0, name_share * width);
		pairs[i] = (struct chart_pair){
			.name = text_string(&names[i]),
			.first = one->money,
			.first_absent = one->money_absent,
			.second = one->degree,
			.second_absent = one->degree_absent };
		text_format(&alt, "%s%s %s e %s", i > 0 ? "; " : "",
			    text_string(&whole),
			    valutazione_share(degree, sizeof degree,
					      one->degree, one->degree_absent),
			    valutazione_share(money, sizeof money, one->money,
					      one->money_absent));
		text_free(&whole);
	}
	text_add_string(&alt, ".");
	text_format(&title, "%d-%d: grado raggiunto e risorse usate",
		    era->pasts->from, era->pasts->to);
	drawing = chart_pairs(pack->context->charts, &(struct chart_pairs){
		.frame = { .name = text_string(&title), .width = width,
			   .height = chart_height(n),
			   .unit = CHART_PERCENT },
		.pairs = pairs, .n = n, .first_word = "Risorse",
		.second_word = "Grado" }, pack->err);
	if (drawing != NULL)
		pdf_figure(pack->pdf, &(struct pdf_figure){
			.drawing = drawing, .title = text_string(&title),
			.subtitle = "Per cento. Risorse: coincidenza tra "
				    "stanziate e impegnate o liquidate",
			.alt = text_string(&alt) });
	drawing_free(drawing);
	for (size_t i = 0; i < n; i++)
		text_free(&names[i]);
	text_free(&alt);
	text_free(&title);
}

static void row(struct pdf *pdf, const struct past *one)
{
	char degree[FORMAT_SIZE], money[FORMAT_SIZE];
	struct text name = {0};

	text_format(&name, "%s %s", one->code, one->title);
	pdf_table_row(pdf, (struct pdf_span[COLUMNS]){
		{ .text = text_string(&name) },
		{ .text = valutazione_share(degree, sizeof degree, one->degree,
					    one->degree_absent), .bold = 1 },
		{ .text = valutazione_share(money, sizeof money, one->money,
					    one->money_absent) },
		{ .text = words_has(one->users) ? one->users : FORMAT_MISSING },
		{ .text = valutazione_answer(one->answer) },
		{ .text = valutazione_answer(one->continuity) },
		{ .text = valutazione_answer(one->again) },
	}, PDF_ROW_PLAIN);
	text_free(&name);
}

static void table(struct pdf *pdf, const struct era *era)
{
	static const struct pdf_column columns[COLUMNS] = {
		{ .title = "Obiettivo", .share = 1, .row_header = 1 },
		{ .title = "Grado", .width = 42, .align = PDF_ALIGN_RIGHT },
		{ .title = "Risorse", .width = 44, .align = PDF_ALIGN_RIGHT },
		{ .title = "Valutazione degli utenti", .width = 64 },
		{ .title = "Risposta al bisogno", .width = 52 },
		{ .title = "In continuità", .width = 54 },
		{ .title = "Riproposto dopo", .width = 96 },
	};

	pdf_table_begin(pdf, &(struct pdf_table){
		.columns = columns, .n = COLUMNS,
		.summary = "Una riga per obiettivo del piano passato: grado, "
			   "coincidenza delle risorse, giudizi." });
	for (size_t i = 0; i < era->n; i++)
		row(pdf, &era->pasts[i]);
	pdf_table_end(pdf);
}

static void set_era(struct valutazione *pack, const struct era *era)
{
	size_t most = era->n < MOST_PAIRS ? era->n : MOST_PAIRS;
	struct text sentence = {0}, heading = {0};

	pdf_reserve(pack->pdf, least_room + chart_height(most));
	text_format(&heading, "Il piano prima di questo: %d-%d",
		    era->pasts->from, era->pasts->to);
	pdf_heading(pack->pdf, 2, text_string(&heading), NULL);
	lead(era, &sentence);
	pdf_paragraph(pack->pdf, THEME_LEAD, text_string(&sentence));
	for (size_t i = 0; i < era->n; i += most)
		add_chart(pack, era, i,
			  era->n - i < most ? era->n - i : most);
	table(pack->pdf, era);
	pdf_paragraph(pack->pdf, THEME_NOTE, "n.d.: non disponibile; n.p.: non "
		      "previsto. I documenti non dicono quale obiettivo di oggi "
		      "continua quale di allora: qui non si accostano.");
	text_free(&sentence);
	text_free(&heading);
}

void valutazione_history(struct valutazione *pack)
{
	size_t first = 0;

	while (first < pack->n_pasts && !pdf_failed(pack->pdf)) {
		struct era era = era_at(pack, first);

		set_era(pack, &era);
		first += era.n;
	}
}
