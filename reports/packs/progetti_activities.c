/* progetti_activities.c: every activity of a project, with all its dates.
 *
 * What the chart shows is here in figures. An activity that the schedule does
 * not have, and dates that the sender has moved, are told under the name.
 */
#include <math.h>
#include <string.h>

#include "format.h"
#include "packs/progetti.h"
#include "packs/words.h"
#include "pdf/table.h"

enum { SHORT_ACTION = 6 };	/* letters: "4a" is a number, not a name */

static int same_action(const struct activity *a, const struct activity *b)
{
	return a->action != NULL && b->action != NULL &&
	       strcmp(a->action, b->action) == 0;
}

/* Names of actions head their activities; their numbers stand before them. */
static int has_groups(const struct activity *activities, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (words_has(activities[i].action) &&
		    strlen(activities[i].action) > SHORT_ACTION)
			return 1;
	return 0;
}

static void add_move(struct text *out, const char *what, double days)
{
	if (!isnan(days))
		text_format(out, "\nChi invia i dati ha spostato %s di %.0f "
			    "%s %s.", what, fabs(days),
			    fabs(days) == 1 ? "giorno" : "giorni",
			    days > 0 ? "in avanti" : "indietro");
}

static void add_name(struct text *out, const struct activity *activity,
		     int grouped)
{
	if (!grouped && words_has(activity->action))
		text_format(out, "%s. ", activity->action);
	text_add_string(out, activity->name);
	if (!activity->foreseen)
		text_add_string(out, "\nNon prevista nel cronoprogramma.");
	add_move(out, "l'inizio", activity->moved_start);
	add_move(out, "la fine", activity->moved_end);
}

/* Two dates, one under the other. */
static void add_dates(struct text *out, const char *from, const char *to,
		      const char *missing)
{
	char first[FORMAT_SIZE], last[FORMAT_SIZE];

	text_format(out, "%s\n%s",
		    from != NULL ? format_date_short(first, sizeof first, from)
				 : missing,
		    to != NULL ? format_date_short(last, sizeof last, to)
			       : missing);
}

static void add_days(struct text *out, double days)
{
	char buffer[FORMAT_SIZE];

	text_add_string(out, isnan(days) ? "–" :
			     format_number(buffer, sizeof buffer, days, 0));
}

static void row(struct progetti *progetti, const struct activity *activity,
		int grouped)
{
	struct text name = {0}, planned = {0}, actual = {0}, delay = {0};
	const char *missing = activity->told ? "–" : FORMAT_MISSING;
	char share[FORMAT_SIZE];

	add_name(&name, activity, grouped);
	add_dates(&planned, activity->from, activity->to, FORMAT_MISSING);
	add_dates(&actual, activity->begun, activity->ended, missing);
	add_days(&delay, activity->late_start);
	text_add_string(&delay, "\n");
	add_days(&delay, activity->late_end);
	pdf_table_row(progetti->pdf, (struct pdf_span[]){
		{ .text = text_string(&name) },
		{ .text = words_has(activity->owner) ? activity->owner
						     : FORMAT_MISSING },
		{ .text = text_string(&planned) },
		{ .text = text_string(&actual) },
		{ .text = text_string(&delay) },
		{ .text = isnan(activity->share)
				  ? FORMAT_MISSING
				  : format_percent(share, sizeof share,
						   activity->share) },
		progetti_state(progetti, activity->word, activity->mark),
	}, PDF_ROW_PLAIN);
	text_free(&name);
	text_free(&planned);
	text_free(&actual);
	text_free(&delay);
}

static void set_rows(struct progetti *progetti,
		     const struct activity *activities, size_t n)
{
	int grouped = has_groups(activities, n);

	for (size_t i = 0; i < n; i++) {
		if (grouped && words_has(activities[i].action) &&
		    (i == 0 || !same_action(&activities[i],
					    &activities[i - 1])))
			pdf_table_row(progetti->pdf, &(struct pdf_span){
				.text = activities[i].action }, PDF_ROW_GROUP);
		row(progetti, &activities[i], grouped);
	}
}

void progetti_activities(struct progetti *progetti,
			 const struct project *project)
{
	static const struct pdf_column columns[] = {
		{ .title = "Attività", .share = 2, .row_header = 1 },
		{ .title = "A chi tocca", .share = 1 },
		{ .title = "Previsto: inizio, fine", .width = 56 },
		{ .title = "Fatto: inizio, fine", .width = 56 },
		{ .title = "Ritardo (giorni)", .width = 46,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Quota fatta", .width = 38,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Stato", .width = 88 },
	};
	char date[FORMAT_SIZE];
	struct text subtitle = {0};
	size_t first = 0;

	while (strcmp(progetti->activities[first].project, project->code) != 0)
		first++;
	if (project->news != NULL)
		text_format(&subtitle, "Ciò che è fatto è noto fino %s, con gli "
			    "ultimi file «attivita» accettati",
			    format_date_after(date, sizeof date, "al",
					      project->news));
	else
		text_add_string(&subtitle, "Nessun file «attivita» accettato "
					   "parla di questo progetto");
	pdf_heading(progetti->pdf, 3, "Tutte le attività", NULL);
	pdf_table_begin(progetti->pdf, &(struct pdf_table){
		.subtitle = text_string(&subtitle),
		.columns = columns, .n = 7,
		.summary = "Una riga per attività: date previste, date "
			   "effettive, giorni di ritardo all'inizio e alla "
			   "fine, quota fatta, stato." });
	set_rows(progetti, &progetti->activities[first], (size_t)project->n);
	pdf_table_end(progetti->pdf);
	text_free(&subtitle);
}
