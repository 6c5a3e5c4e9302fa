/* progetti_results.c: what a project delivers, and its indicators.
 *
 * Deliverables are what is done or not done, or is counted as a product: the
 * output indicators and those with a term, and the activities of one day. The
 * other indicators have a table of values against targets.
 */
#include <math.h>
#include <string.h>

#include "format.h"
#include "packs/progetti.h"
#include "packs/words.h"
#include "pdf/table.h"

static int is_deliverable(const struct indicator *indicator)
{
	return indicator->milestone || indicator->deadline != NULL ||
	       strcmp(indicator->type, "output") == 0;
}

/* The nth indicator of a project that is, or is not, a deliverable. */
static const struct indicator *next(const struct progetti *progetti,
				    const struct project *project,
				    int deliverable, size_t *at)
{
	const struct board *board = progetti->board;

	while (*at < board->n_indicators) {
		const struct indicator *indicator = &board->indicators[(*at)++];

		if (strcmp(indicator->objective, project->code) == 0 &&
		    is_deliverable(indicator) == deliverable)
			return indicator;
	}
	return NULL;
}

static const struct activity *next_day(const struct progetti *progetti,
				       const struct project *project,
				       size_t *at)
{
	while (*at < progetti->n_activities) {
		const struct activity *activity = &progetti->activities[(*at)++];

		if (strcmp(activity->project, project->code) == 0 &&
		    strcmp(activity->from, activity->to) == 0)
			return activity;
	}
	return NULL;
}

/* "<5 (obiettivo 24)" */
static void add_reserved(struct text *out, const struct indicator *indicator)
{
	pubblico_value(out, indicator);
	text_add_string(out, strcmp(indicator->operator, "<=") == 0
				     ? " (al più " : " (obiettivo ");
	words_value(out, indicator, indicator->target);
	text_add_string(out, ")");
}

/* "fatto il 3 marzo 2022", "15 su 24" */
static void add_standing(struct text *out, const struct indicator *indicator)
{
	char done[FORMAT_SIZE];

	if (indicator->mark != NULL && indicator->milestone)
		pubblico_value(out, indicator);
	else if (indicator->mark != NULL)
		add_reserved(out, indicator);
	else if (indicator->done_on != NULL)
		text_format(out, "fatto %s",
			    format_date_after(done, sizeof done, "il",
					      indicator->done_on));
	else if (indicator->milestone)
		text_add_string(out, isnan(indicator->value) ? FORMAT_MISSING
							     : "non ancora");
	else
		words_standing(out, indicator);
}

static void deliverable_row(struct progetti *progetti,
			    const struct indicator *indicator)
{
	struct text name = {0}, standing = {0};
	char due[FORMAT_SIZE] = "–";

	text_format(&name, "%s %s", indicator->code, indicator->description);
	if (indicator->due != NULL)
		format_date_short(due, sizeof due, indicator->due);
	add_standing(&standing, indicator);
	pdf_table_row(progetti->pdf, (struct pdf_span[]){
		{ .text = text_string(&name) },
		{ .text = due },
		{ .text = text_string(&standing),
		  .bold = indicator->done_on != NULL },
		pubblico_status(progetti->board, indicator),
	}, PDF_ROW_PLAIN);
	text_free(&name);
	text_free(&standing);
}

static void day_row(struct progetti *progetti, const struct activity *activity)
{
	char due[FORMAT_SIZE], date[FORMAT_SIZE];
	struct text done = {0};

	if (activity->ended != NULL)
		text_format(&done, "fatto %s",
			    format_date_after(date, sizeof date, "il",
					      activity->ended));
	else
		text_add_string(&done, activity->told ? "non ancora"
						      : FORMAT_MISSING);
	pdf_table_row(progetti->pdf, (struct pdf_span[]){
		{ .text = activity->name },
		{ .text = format_date_short(due, sizeof due, activity->to) },
		{ .text = text_string(&done),
		  .bold = activity->ended != NULL },
		progetti_state(progetti, activity->word, activity->mark),
	}, PDF_ROW_PLAIN);
	text_free(&done);
}

static void deliverables(struct progetti *progetti,
			 const struct project *project)
{
	static const struct pdf_column columns[] = {
		{ .title = "Che cosa", .share = 2, .row_header = 1 },
		{ .title = "Entro il", .width = 60 },
		{ .title = "A che punto è", .share = 1 },
		{ .title = "Stato", .width = 96 },
	};
	const struct indicator *indicator;
	const struct activity *activity;
	size_t at = 0, day = 0;

	if (next(progetti, project, 1, &at) == NULL &&
	    next_day(progetti, project, &day) == NULL)
		return;
	at = day = 0;
	pdf_heading(progetti->pdf, 3, "Che cosa deve consegnare", NULL);
	pdf_table_begin(progetti->pdf, &(struct pdf_table){
		.columns = columns, .n = 4,
		.summary = "Una riga per prodotto o traguardo: entro quando, a "
			   "che punto è, stato." });
	while ((indicator = next(progetti, project, 1, &at)) != NULL)
		deliverable_row(progetti, indicator);
	while ((activity = next_day(progetti, project, &day)) != NULL)
		day_row(progetti, activity);
	pdf_table_end(progetti->pdf);
}

static void indicator_row(struct progetti *progetti,
			  const struct indicator *indicator)
{
	struct text cells[4] = {{0}};

	text_format(&cells[0], "%s %s", indicator->code,
		    indicator->description);
	pubblico_value(&cells[1], indicator);
	words_value(&cells[2], indicator,
		    pubblico_expected(progetti->board, indicator));
	if (strcmp(indicator->operator, "<=") == 0)
		text_add_string(&cells[3], "≤ ");
	words_value(&cells[3], indicator, indicator->target);
	pdf_table_row(progetti->pdf, (struct pdf_span[]){
		{ .text = text_string(&cells[0]) },
		{ .text = text_string(&cells[1]), .bold = 1 },
		{ .text = text_string(&cells[2]) },
		{ .text = text_string(&cells[3]) },
		pubblico_status(progetti->board, indicator),
	}, PDF_ROW_PLAIN);
	for (size_t i = 0; i < 4; i++)
		text_free(&cells[i]);
}

static void indicators(struct progetti *progetti,
		       const struct project *project)
{
	static const struct pdf_column columns[] = {
		{ .title = "Indicatore", .share = 1, .row_header = 1 },
		{ .title = "Valore", .width = 44, .align = PDF_ALIGN_RIGHT },
		{ .title = "Atteso ora", .width = 44,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Obiettivo", .width = 52,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Stato", .width = 96 },
	};
	const struct indicator *indicator;
	size_t at = 0;

	if (next(progetti, project, 0, &at) == NULL)
		return;
	at = 0;
	pdf_heading(progetti->pdf, 3, "Che cosa cambia: gli indicatori", NULL);
	pdf_table_begin(progetti->pdf, &(struct pdf_table){
		.columns = columns, .n = 5,
		.summary = "Una riga per indicatore: valore, atteso a questo "
			   "punto del piano, obiettivo, stato." });
	while ((indicator = next(progetti, project, 0, &at)) != NULL)
		indicator_row(progetti, indicator);
	pdf_table_end(progetti->pdf);
}

/* What the marks mean, under the first tables that show one. */
static void explain(struct progetti *progetti, const struct project *project)
{
	const struct board *board = progetti->board;

	for (size_t i = 0; !progetti->explained && i < board->n_indicators; i++)
		if (board->indicators[i].mark != NULL &&
		    strcmp(board->indicators[i].objective,
			   project->code) == 0) {
			pubblico_legend(progetti->context->pubblico,
					progetti->pdf);
			progetti->explained = 1;
		}
}

void progetti_results(struct progetti *progetti, const struct project *project)
{
	deliverables(progetti, project);
	indicators(progetti, project);
	explain(progetti, project);
}
