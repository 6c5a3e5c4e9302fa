/* regione_measures.c: the indicators of an objective: process, output,
 * outcome, each with target, value, achievement, status and note.
 *
 * A suppressed figure reads its mark; the legend is on the first page. Notes
 * too long for a cell stand under the table, whole.
 */
#include <math.h>
#include <string.h>

#include "format.h"
#include "packs/regione.h"
#include "packs/words.h"

enum { SHORT_NOTE = 110 };	/* bytes that a cell takes well */

static const struct kind {
	const char *type, *title;
} kinds[] = {
	{"processo", "Indicatori di processo"},
	{"output", "Indicatori di output"},
	{"outcome", "Indicatori di outcome"},
};

enum { N_KINDS = sizeof(kinds) / sizeof(kinds[0]) };

static int is_of(const struct measure *measure, const struct goal *goal,
		 const struct kind *kind)
{
	return strcmp(measure->as.objective, goal->code) == 0 &&
	       strcmp(measure->as.type, kind->type) == 0;
}

static int is_long(const struct measure *measure)
{
	return words_has(measure->as.note) &&
	       strlen(measure->as.note) > SHORT_NOTE;
}

static void add_target(struct text *out, const struct measure *measure)
{
	if (strcmp(measure->as.operator, "<=") == 0)
		text_add_string(out, "al più ");
	words_value(out, &measure->as, measure->as.target);
}

static void add_name(struct text *out, const struct measure *measure)
{
	char date[FORMAT_SIZE];

	text_format(out, "%s %s", measure->as.code, measure->as.description);
	if (words_has(measure->as.unit) && measure->as.unit[0] != '%')
		text_format(out, " (%s)", measure->as.unit);
	if (measure->as.deadline != NULL)
		text_format(out, "\nEntro il %s",
			    format_date_short(date, sizeof date,
					      measure->as.deadline));
}

static const char *note_of(const struct measure *measure)
{
	if (is_long(measure))
		return "sotto la tabella";
	return words_has(measure->as.note) ? measure->as.note : "–";
}

static const char *achieved_of(const struct measure *measure,
			       char buffer[FORMAT_SIZE])
{
	if (measure->shown != NULL)
		return measure->shown;
	if (isnan(measure->as.achieved) && words_not_due(&measure->as))
		return "–";
	return format_percent(buffer, FORMAT_SIZE, measure->as.achieved);
}

static void row(struct regione *regione, const struct measure *measure)
{
	struct text name = {0}, target = {0}, value = {0};
	char achieved[FORMAT_SIZE];

	add_name(&name, measure);
	add_target(&target, measure);
	if (measure->shown != NULL)
		text_add_string(&value, measure->shown);
	else
		words_value(&value, &measure->as, measure->as.value);
	pdf_table_row(regione->pdf, (struct pdf_span[]){
		{ .text = text_string(&name) },
		{ .text = text_string(&target) },
		{ .text = text_string(&value), .bold = 1 },
		{ .text = achieved_of(measure, achieved) },
		regione_status(regione, measure),
		{ .text = note_of(measure) },
	}, PDF_ROW_PLAIN);
	text_free(&name);
	text_free(&target);
	text_free(&value);
}

static void group(struct regione *regione, const struct goal *goal,
		  const struct kind *kind)
{
	size_t n = 0;

	for (size_t i = 0; i < regione->n_measures; i++) {
		if (!is_of(&regione->measures[i], goal, kind))
			continue;
		if (n++ == 0)
			pdf_table_row(regione->pdf, &(struct pdf_span){
				.text = kind->title }, PDF_ROW_GROUP);
		row(regione, &regione->measures[i]);
	}
}

static void long_notes(struct regione *regione, const struct goal *goal)
{
	for (size_t i = 0; i < regione->n_measures; i++) {
		const struct measure *measure = &regione->measures[i];
		struct text note = {0};

		if (strcmp(measure->as.objective, goal->code) != 0 ||
		    !is_long(measure))
			continue;
		text_format(&note, "Nota a %s: %s", measure->as.code,
			    measure->as.note);
		pdf_paragraph(regione->pdf, THEME_NOTE, text_string(&note));
		text_free(&note);
	}
}

void regione_measures(struct regione *regione, const struct goal *goal)
{
	static const struct pdf_column columns[] = {
		{ .title = "Indicatore", .share = 4, .row_header = 1 },
		{ .title = "Traguardo", .width = 50,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Valore", .width = 44, .align = PDF_ALIGN_RIGHT },
		{ .title = "Raggiun-\ngimento", .width = 48,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Stato", .width = 84 },
		{ .title = "Nota", .share = 3 },
	};
	size_t n = 0;

	for (size_t i = 0; i < regione->n_measures; i++)
		n += strcmp(regione->measures[i].as.objective,
			    goal->code) == 0;
	if (n == 0) {
		pdf_paragraph(regione->pdf, THEME_TEXT, "La matrice non ha "
			      "indicatori per questo obiettivo.");
		return;
	}
	pdf_table_begin(regione->pdf, &(struct pdf_table){
		.caption = "Gli indicatori", .columns = columns, .n = 6,
		.summary = "Una riga per indicatore: traguardo, valore, quanta "
			   "parte del traguardo è raggiunta, stato, nota." });
	for (size_t i = 0; i < N_KINDS; i++)
		group(regione, goal, &kinds[i]);
	pdf_table_end(regione->pdf);
	long_notes(regione, goal);
}
