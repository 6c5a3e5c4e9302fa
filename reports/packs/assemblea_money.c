/* assemblea_money.c: the money, budget against spent, objective by objective.
 *
 * One sentence and one chart close the two pages of essentials. Amounts are
 * cents in the views; only the chart has euro.
 */
#include <math.h>
#include <string.h>

#include "format.h"
#include "packs/assemblea.h"

enum { MOST_PAIRS = 40 };

const struct spent *assemblea_spent(const struct assemblea *assemblea,
				    const char *objective)
{
	for (size_t i = 0; i < assemblea->open->n_spent; i++)
		if (strcmp(assemblea->open->spent[i].objective, objective) == 0)
			return &assemblea->open->spent[i];
	return NULL;
}

/* In the order of the objectives. Returns how many. */
static size_t fill_pairs(const struct assemblea *assemblea,
			 struct chart_pair pairs[MOST_PAIRS])
{
	const struct board *board = assemblea->board;
	size_t n = 0;

	for (size_t i = 0; i < board->n_objectives && n < MOST_PAIRS; i++) {
		const struct spent *spent = assemblea_spent(assemblea,
						board->objectives[i].code);

		if (spent != NULL)
			pairs[n++] = (struct chart_pair){
				.name = board->objectives[i].title,
				.first = spent->planned / 100,
				.second = spent->paid / 100 };
	}
	return n;
}

/* The sums of what is in the chart, cents; paid NaN when it is not known. */
static void add_up(const struct assemblea *assemblea, double *planned,
		   double *paid)
{
	*planned = *paid = 0;
	for (size_t i = 0; i < assemblea->open->n_spent; i++) {
		*planned += assemblea->open->spent[i].planned;
		*paid += assemblea->open->spent[i].paid;
	}
}

static void add_sentence(const struct assemblea *assemblea, struct text *out)
{
	const struct plan *plan = assemblea->board->plan;
	char first[FORMAT_SIZE], second[FORMAT_SIZE], share[FORMAT_SIZE];
	double planned, paid;

	add_up(assemblea, &planned, &paid);
	if (isnan(paid)) {
		text_format(out, "Il piano prevede %s; di quanto è stato speso "
			    "non è ancora arrivata notizia.",
			    format_euro_text(first, sizeof first,
					     planned / 100));
		return;
	}
	text_format(out, "Dei %s previsti ne sono stati spesi %s",
		    format_euro_text(first, sizeof first, planned / 100),
		    format_euro_text(second, sizeof second, paid / 100));
	if (planned > 0)
		text_format(out, ", %s",
			    format_percent_after(share, sizeof share, "il",
						 100 * paid / planned));
	if (plan->n > 0)
		text_format(out, "; è passato %s del tempo del piano",
			    format_percent_after(share, sizeof share, "il",
						 100.0 * plan->k / plan->n));
	text_add_string(out, ".");
}

static void describe(struct text *out, const struct chart_pair *pairs, size_t n)
{
	char first[FORMAT_SIZE], second[FORMAT_SIZE];

	text_add_string(out, "Barre per obiettivo, risorse previste e spese: ");
	for (size_t i = 0; i < n; i++)
		text_format(out, "%s%s, %s previsti e %s spesi",
			    i > 0 ? "; " : "", pairs[i].name,
			    format_euro_text(first, sizeof first,
					     pairs[i].first),
			    format_euro_text(second, sizeof second,
					     pairs[i].second));
	text_add_string(out, ".");
}

/* Whose share of its budget is the least, of those that have one; the only
 * one is behind nobody. */
static void add_title(const struct assemblea *assemblea, struct text *out)
{
	const struct board *board = assemblea->board;
	const struct spent *least = NULL;
	char share[FORMAT_SIZE];
	size_t n = 0;

	for (size_t i = 0; i < board->n_objectives; i++) {
		const struct spent *spent = assemblea_spent(assemblea,
						board->objectives[i].code);

		if (spent == NULL || isnan(spent->share))
			continue;
		n++;
		if (least == NULL || spent->share < least->share)
			least = spent;
	}
	if (n == 1)
		text_format(out, "È stato speso %s del previsto",
			    format_percent_after(share, sizeof share, "il",
						 least->share));
	for (size_t i = 0; n > 1 && i < board->n_objectives; i++)
		if (strcmp(board->objectives[i].code, least->objective) == 0)
			text_format(out, "La spesa più indietro è quella di "
				    "«%s»: %s del previsto",
				    board->objectives[i].title,
				    format_percent_after(share, sizeof share,
							 "il", least->share));
	if (n == 0)
		text_add_string(out, "Le risorse previste, per obiettivo");
}

static void chart(struct assemblea *assemblea, struct err *err)
{
	struct chart_pair pairs[MOST_PAIRS];
	struct text title = {0}, alt = {0};
	size_t n = fill_pairs(assemblea, pairs);
	struct drawing *drawing = chart_pairs(assemblea->context->charts,
		&(struct chart_pairs){
			.frame = { .name = "risorse",
				   .width = pdf_width(assemblea->pdf),
				   .height = chart_pairs_height(n),
				   .unit = CHART_EURO },
			.pairs = pairs, .n = n, .first_word = "Previsto",
			.second_word = "Speso" }, err);

	if (drawing == NULL)
		return;
	add_title(assemblea, &title);
	describe(&alt, pairs, n);
	pdf_figure(assemblea->pdf, &(struct pdf_figure){
		.drawing = drawing, .title = text_string(&title),
		.subtitle = "Euro, per obiettivo, dall'inizio del piano",
		.alt = text_string(&alt) });
	drawing_free(drawing);
	text_free(&title);
	text_free(&alt);
}

void assemblea_money(struct assemblea *assemblea, struct err *err)
{
	struct text sentence = {0};

	pdf_heading(assemblea->pdf, 3, "Le risorse", NULL);
	if (assemblea->open->n_spent == 0) {
		pdf_paragraph(assemblea->pdf, THEME_TEXT, "Il piano non "
			      "dichiara risorse per obiettivo e non sono "
			      "arrivati dati di spesa.");
		return;
	}
	add_sentence(assemblea, &sentence);
	pdf_paragraph(assemblea->pdf, THEME_TEXT, text_string(&sentence));
	chart(assemblea, err);
	text_free(&sentence);
}
