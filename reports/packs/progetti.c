/* progetti.c: the pack of the projects: how each goes, in time and in money.
 *
 * The first page has a line for each project and what is late; then a section
 * for each: the finding, what it has to deliver, its indicators, its schedule,
 * its resources; last, how delays and states are made. What each part shows is
 * in its own file. The schedule is attached as data.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "format.h"
#include "packs/attach.h"
#include "packs/document.h"
#include "packs/progetti.h"
#include "packs/words.h"

static const double least_room = 320;	/* or the section begins a page */

void progetti_counts(struct text *out, const struct project *project)
{
	const struct {
		int n;
		const char *one, *many;
	} counts[] = {
		{project->done, "conclusa", "concluse"},
		{project->done_late, "conclusa in ritardo",
		 "concluse in ritardo"},
		{project->going, "in corso", "in corso"},
		{project->overdue, "in corso oltre il termine",
		 "in corso oltre il termine"},
		{project->unbegun, "non avviata in tempo",
		 "non avviate in tempo"},
		{project->waiting, "da avviare", "da avviare"},
		{project->silent, "senza notizie", "senza notizie"},
	};
	size_t n = sizeof(counts) / sizeof(counts[0]), kinds = 0, written = 0;

	for (size_t i = 0; i < n; i++)
		kinds += counts[i].n > 0;
	for (size_t i = 0; i < n; i++)
		if (counts[i].n > 0)
			text_format(out, "%s%d %s",
				    words_join(written++, kinds), counts[i].n,
				    counts[i].n == 1 ? counts[i].one
						     : counts[i].many);
}

/* What is latest now, or what ended latest. */
static void add_delay(struct text *out, const struct progetti *progetti,
		      const struct project *project)
{
	char days[FORMAT_SIZE];

	for (size_t i = 0; i < progetti->n_late; i++) {
		const struct activity *activity = &progetti->late[i];

		if (strcmp(activity->project, project->code) != 0)
			continue;
		text_format(out, " %s «%s»: doveva %s %s %s fa.",
			    project->late == 1 ? "In ritardo è"
					       : "La più in ritardo è",
			    activity->name,
			    strcmp(activity->state, "non_avviata_in_ritardo") ==
				    0 ? "cominciare" : "finire",
			    format_number(days, sizeof days, activity->delay,
					  0),
			    activity->delay == 1 ? "giorno" : "giorni");
		return;
	}
	if (!isnan(project->worst_done))
		text_format(out, " Il ritardo più lungo alla fine è stato di "
			    "%s %s.", format_number(days, sizeof days,
						    project->worst_done, 0),
			    project->worst_done == 1 ? "giorno" : "giorni");
}

static void add_next(struct text *out, const struct project *project)
{
	char date[FORMAT_SIZE];

	if (project->next_due != NULL)
		text_format(out, " Prossima scadenza: %s, «%s».",
			    format_date(date, sizeof date, project->next_due),
			    project->next_name);
}

/* How the project stands, in time and in results. */
static void add_finding(struct text *out, const struct progetti *progetti,
			const struct project *project)
{
	struct text states = {0};

	if (project->n == 0)
		text_add_string(out, "Il piano non ha un cronoprogramma per "
				     "questo progetto.");
	else if (project->silent == project->n)
		text_format(out, project->n == 1
				? "Dell'unica attività non si ha nessuna "
				  "notizia."
				: "Delle %d attività non si ha nessuna "
				  "notizia.", project->n);
	else {
		text_format(out, project->n == 1 ? "%d attività: "
						 : "Su %d attività, ",
			    project->n);
		progetti_counts(out, project);
		text_add_string(out, ".");
	}
	add_delay(out, progetti, project);
	pubblico_counts(&states, progetti->board, project->code);
	if (states.length > 0)
		text_format(out, " Indicatori: %s.", text_string(&states));
	add_next(out, project);
	text_free(&states);
}

static void set_stale(struct progetti *progetti, const struct project *project)
{
	char date[FORMAT_SIZE];
	struct text warning = {0};

	text_format(&warning, "Attenzione: le notizie si fermano %s; i ritardi "
		    "sono contati fino al giorno dei dati.",
		    format_date_after(date, sizeof date, "al", project->news));
	pdf_paragraph(progetti->pdf, THEME_TEXT, text_string(&warning));
	text_free(&warning);
}

static void set_project(struct progetti *progetti, size_t index,
			struct err *err)
{
	const struct project *project = &progetti->projects[index];
	struct text heading = {0}, finding = {0};
	char anchor[40];

	pdf_reserve(progetti->pdf, least_room);
	snprintf(anchor, sizeof anchor, "progetto-%zu", index + 1);
	text_format(&heading, "%s – %s", project->code, project->title);
	pdf_heading(progetti->pdf, 2, text_string(&heading), anchor);
	pdf_paragraph(progetti->pdf, THEME_TEXT, project->description);
	add_finding(&finding, progetti, project);
	pdf_paragraph(progetti->pdf, THEME_LEAD, text_string(&finding));
	if (project->stale)
		set_stale(progetti, project);
	progetti_results(progetti, project);
	if (project->n > 0) {
		progetti_gantt(progetti, project, err);
		if (project->late > 0) {
			pdf_heading(progetti->pdf, 3, "Attività in ritardo",
				    NULL);
			progetti_late(progetti, project->code,
				      progetti->n_late);
		}
		progetti_activities(progetti, project);
	}
	progetti_money(progetti, project, err);
	text_free(&heading);
	text_free(&finding);
}

int progetti_render(const struct pack_context *context, const char *path,
		    struct err *err)
{
	struct progetti progetti = { .context = context,
				     .board = context->board };
	struct err failure = { 0 };
	int status = -1;

	if (progetti_load(&progetti, err) != 0 ||
	    (progetti.pdf = document_open(context, err)) == NULL)
		goto out;
	progetti_first_page(&progetti);
	for (size_t i = 0; i < progetti.n_projects; i++)
		set_project(&progetti, i, &failure);
	progetti_method(&progetti);
	attach_view(progetti.pdf, context->store, "pubblica_cronoprogramma",
		    "cronoprogramma.csv", "Le attività dei progetti: date "
		    "previste ed effettive, ritardi in giorni, stato",
		    &failure);
	status = document_finish(progetti.pdf, path, &failure, err);
out:
	progetti_unload(&progetti);
	return status;
}
