/* regione_form.c: the fields of the regional form for an objective.
 *
 * What the plan's files and the evaluations say, under the form's own names;
 * what they do not say is said to be unknown, never guessed. Long words stand
 * as paragraphs, that may go on over pages.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "format.h"
#include "packs/regione.h"
#include "packs/words.h"

static void field(struct regione *regione, const char *name, const char *words)
{
	struct text label = {0};
	int known = words_has(words);

	text_format(&label, "%s: ", name);
	pdf_paragraph_spans(regione->pdf, THEME_TEXT, (struct pdf_span[]){
		{ .text = text_string(&label), .bold = 1 },
		{ .text = known ? words : REGIONE_UNKNOWN ".",
		  .colour = known ? 0 : THEME_SECONDARY } }, 2);
	text_free(&label);
}

/* "sì", "no", "in parte", ... of an answer in capitals. */
static const char *answer(const char *word)
{
	static const char *const answers[][2] = {
		{"SI", "sì"}, {"NO", "no"}, {"IN_PARTE", "in parte"},
		{"IN_VALUTAZIONE", "in valutazione"}};

	for (size_t i = 0; word != NULL && i < 4; i++)
		if (strcmp(answers[i][0], word) == 0)
			return answers[i][1];
	return word;
}

/* An answer in a word, with where it comes from; or that it is not known. */
static void short_answer(struct regione *regione, const char *name,
			 const char *word, const char *source)
{
	struct text words = {0};

	if (words_has(word))
		text_format(&words, "%s (%s).", answer(word), source);
	field(regione, name, text_string(&words));
	text_free(&words);
}

static void answers(struct regione *regione, const struct goal *goal)
{
	char year[FORMAT_SIZE];

	snprintf(year, sizeof year, "valutazione %d", goal->year);
	short_answer(regione, "Presenta aspetti di integrazione sociosanitaria",
		     goal->integration, "lo dice il piano");
	short_answer(regione, "È in continuità con la programmazione precedente",
		     goal->continuity, year);
	short_answer(regione, "È co-progettato con altri attori della rete",
		     goal->codesign, "lo dice il piano");
}

static void need_row(struct regione *regione, const struct need *need)
{
	char year[FORMAT_SIZE], value[FORMAT_SIZE];

	snprintf(year, sizeof year, "%d", need->year);
	if (isnan(need->value))
		snprintf(value, sizeof value, "%s", words_has(need->absent)
			 ? need->absent : FORMAT_MISSING);
	else
		format_number(value, sizeof value, need->value,
			      need->decimals < 6 ? need->decimals : 6);
	pdf_table_row(regione->pdf, (struct pdf_span[]){
		{ .text = need->name }, { .text = year },
		{ .text = value }, { .text = need->unit },
		{ .text = words_has(need->comparison) ? need->comparison
						      : "–" },
	}, PDF_ROW_PLAIN);
}

/* The need is told by its figures: the input indicators of the form. */
static void needs(struct regione *regione, const struct goal *goal)
{
	static const struct pdf_column columns[] = {
		{ .title = "Indicatore di input", .share = 3, .row_header = 1 },
		{ .title = "Anno", .width = 36, .align = PDF_ALIGN_RIGHT },
		{ .title = "Valore", .width = 60, .align = PDF_ALIGN_COMMA },
		{ .title = "Unità", .width = 76 },
		{ .title = "Confronto dichiarato", .share = 2 },
	};
	size_t n = 0;

	for (size_t i = 0; i < regione->n_needs; i++) {
		if (strcmp(regione->needs[i].goal, goal->code) != 0)
			continue;
		if (n++ == 0)
			pdf_table_begin(regione->pdf, &(struct pdf_table){
				.caption = "A quale bisogno risponde",
				.columns = columns, .n = 5,
				.summary = "Una riga per indicatore di "
					   "contesto: anno, valore, unità, "
					   "confronto dichiarato nel piano." });
		need_row(regione, &regione->needs[i]);
	}
	if (n > 0)
		pdf_table_end(regione->pdf);
	else
		field(regione, "A quale bisogno risponde", NULL);
}

static void resources(struct regione *regione, const struct goal *goal)
{
	char amount[FORMAT_SIZE];
	struct text words = {0};

	if (!isnan(goal->planned))
		text_format(&words, "%s € preventivati",
			    format_euro(amount, sizeof amount, goal->planned));
	if (!isnan(goal->valued))
		text_format(&words, "%s%s € valorizzati di altri progetti",
			    words.length > 0 ? "; " : "",
			    format_euro(amount, sizeof amount, goal->valued));
	if (words.length > 0)
		text_add_string(&words, ".");
	field(regione, "Risorse economiche", text_string(&words));
	text_free(&words);
}

/* What the last evaluation says, where there is one. */
static void evaluation(struct regione *regione, const struct goal *goal)
{
	const struct {
		const char *name, *words;
	} passages[] = {
		{"Breve valutazione qualitativa", goal->quality},
		{"Valutazione da parte degli utenti", goal->users},
		{"Criticità rilevate", goal->trouble},
		{"Ha risposto al bisogno", answer(goal->answer)},
		{"Motivazione", goal->why},
		{"Sarà riproposto", answer(goal->again)},
		{"Motivazione della riproposizione", goal->why_again},
	};
	char degree[FORMAT_SIZE];
	struct text name = {0};

	if (goal->year == 0) {
		field(regione, "Valutazione annuale", NULL);
		return;
	}
	text_format(&name, "Grado di raggiungimento dichiarato per il %d",
		    goal->year);
	field(regione, text_string(&name), isnan(goal->stated_degree) ? NULL
	      : format_percent(degree, sizeof degree, goal->stated_degree));
	for (size_t i = 0; i < sizeof(passages) / sizeof(passages[0]); i++)
		if (words_has(passages[i].words))
			field(regione, passages[i].name, passages[i].words);
	text_free(&name);
}

void regione_form(struct regione *regione, const struct goal *goal)
{
	field(regione, "Descrizione dell'obiettivo", goal->description);
	if (goal->other_areas != NULL)
		field(regione, "Altre macroaree", goal->other_areas);
	answers(regione, goal);
	resources(regione, goal);
	if (words_has(goal->note))
		field(regione, "Nota", goal->note);
	evaluation(regione, goal);
	needs(regione, goal);
}
