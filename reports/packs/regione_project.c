/* regione_project.c: a project: what it has to deliver, and its schedule. */
#include <math.h>
#include <string.h>

#include "format.h"
#include "packs/regione.h"
#include "packs/words.h"

static int is_product(const struct measure *measure, const struct goal *goal)
{
	return strcmp(measure->as.objective, goal->code) == 0 &&
	       (measure->as.deadline != NULL ||
		strcmp(measure->as.type, "output") == 0);
}

static struct pdf_span state(const struct regione *regione,
			     const struct task *task)
{
	struct pdf_span span = board_status_span(regione->board, task->mark);

	if (task->word != NULL)
		span.text = task->word;
	return span;
}

/* "3 su 5", "<5 su 10", "n.d." */
static void add_standing(struct text *out, const struct measure *measure)
{
	if (measure->shown != NULL)
		text_add_string(out, measure->shown);
	else
		words_value(out, &measure->as, measure->as.value);
	text_add_string(out, strcmp(measure->as.operator, "<=") == 0
			? " (al più " : " su ");
	words_value(out, &measure->as, measure->as.target);
	if (strcmp(measure->as.operator, "<=") == 0)
		text_add_string(out, ")");
}

static void measure_row(struct regione *regione, const struct measure *measure)
{
	struct text standing = {0};
	char due[FORMAT_SIZE] = "–";

	if (measure->as.deadline != NULL)
		format_date_short(due, sizeof due, measure->as.deadline);
	add_standing(&standing, measure);
	pdf_table_row(regione->pdf, (struct pdf_span[]){
		{ .text = measure->as.description }, { .text = due },
		{ .text = text_string(&standing) },
		regione_status(regione, measure),
	}, PDF_ROW_PLAIN);
	text_free(&standing);
}

static void day_row(struct regione *regione, const struct task *task)
{
	char due[FORMAT_SIZE], done[FORMAT_SIZE];
	struct text standing = {0};

	if (task->ended != NULL)
		text_format(&standing, "fatto %s",
			    format_date_after(done, sizeof done, "il",
					      task->ended));
	else
		text_add_string(&standing, task->news != NULL
				? "non ancora" : FORMAT_MISSING);
	pdf_table_row(regione->pdf, (struct pdf_span[]){
		{ .text = task->name },
		{ .text = format_date_short(due, sizeof due, task->to) },
		{ .text = text_string(&standing) }, state(regione, task),
	}, PDF_ROW_PLAIN);
	text_free(&standing);
}

static size_t products(struct regione *regione, const struct goal *goal,
		       int count_only)
{
	size_t n = 0;

	for (size_t i = 0; i < regione->n_measures; i++) {
		if (!is_product(&regione->measures[i], goal))
			continue;
		if (!count_only)
			measure_row(regione, &regione->measures[i]);
		n++;
	}
	for (size_t i = 0; i < regione->n_tasks; i++) {
		const struct task *task = &regione->tasks[i];

		if (strcmp(task->goal, goal->code) != 0 ||
		    strcmp(task->product, "SI") != 0)
			continue;
		if (!count_only)
			day_row(regione, task);
		n++;
	}
	return n;
}

static void product_table(struct regione *regione, const struct goal *goal)
{
	static const struct pdf_column columns[] = {
		{ .title = "Prodotto", .share = 3, .row_header = 1 },
		{ .title = "Entro il", .width = 60 },
		{ .title = "A che punto è", .share = 1 },
		{ .title = "Stato", .width = 100 },
	};

	if (products(regione, goal, 1) == 0)
		return;
	pdf_table_begin(regione->pdf, &(struct pdf_table){
		.caption = "I prodotti del progetto",
		.columns = columns, .n = 4,
		.summary = "Una riga per prodotto: entro quando, a che punto è, "
			   "stato." });
	products(regione, goal, 0);
	pdf_table_end(regione->pdf);
}

static void add_dates(struct text *out, const char *from, const char *to)
{
	char first[FORMAT_SIZE] = "–", last[FORMAT_SIZE] = "–";

	if (from != NULL)
		format_date_short(first, sizeof first, from);
	if (to != NULL)
		format_date_short(last, sizeof last, to);
	text_format(out, "%s\n%s", first, last);
}

static void task_row(struct regione *regione, const struct task *task)
{
	struct text name = {0}, planned = {0}, actual = {0};
	char delay[FORMAT_SIZE];

	text_add_string(&name, task->name);
	if (strcmp(task->foreseen, "SI") != 0)
		text_add_string(&name, "\nNon prevista nel cronoprogramma.");
	add_dates(&planned, task->from, task->to);
	if (task->news != NULL)
		add_dates(&actual, task->begun, task->ended);
	else
		text_add_string(&actual, REGIONE_UNKNOWN);
	pdf_table_row(regione->pdf, (struct pdf_span[]){
		{ .text = text_string(&name) },
		{ .text = words_has(task->owner) ? task->owner
						 : REGIONE_UNKNOWN },
		{ .text = text_string(&planned) },
		{ .text = text_string(&actual) },
		{ .text = isnan(task->delay) ? "–"
			  : format_number(delay, sizeof delay, task->delay,
					  0) },
		state(regione, task),
	}, PDF_ROW_PLAIN);
	text_free(&name);
	text_free(&planned);
	text_free(&actual);
}

static void schedule(struct regione *regione, const struct goal *goal)
{
	static const struct pdf_column columns[] = {
		{ .title = "Attività", .share = 3, .row_header = 1 },
		{ .title = "Responsabile", .share = 2 },
		{ .title = "Previsto: inizio, fine", .width = 58 },
		{ .title = "Effettivo: inizio, fine", .width = 58 },
		{ .title = "Ritardo (giorni)", .width = 46,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Stato", .width = 88 },
	};
	size_t n = 0;

	for (size_t i = 0; i < regione->n_tasks; i++) {
		if (strcmp(regione->tasks[i].goal, goal->code) != 0)
			continue;
		if (n++ == 0)
			pdf_table_begin(regione->pdf, &(struct pdf_table){
				.caption = "Il cronoprogramma",
				.columns = columns, .n = 6,
				.summary = "Una riga per attività: chi ne "
					   "risponde, date previste, date "
					   "effettive, giorni di ritardo, "
					   "stato." });
		task_row(regione, &regione->tasks[i]);
	}
	if (n > 0)
		pdf_table_end(regione->pdf);
	else
		pdf_paragraph(regione->pdf, THEME_TEXT,
			      "Cronoprogramma: " REGIONE_UNKNOWN ".");
}

void regione_project(struct regione *regione, const struct goal *goal)
{
	product_table(regione, goal);
	schedule(regione, goal);
}
