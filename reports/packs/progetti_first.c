/* progetti_first.c: all the projects at a glance.
 *
 * A sentence with the state of all, a line for each project, what is late and
 * who has to move, the next terms.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "format.h"
#include "packs/progetti.h"
#include "packs/words.h"
#include "pdf/table.h"

enum { MOST_LATE = 8, MOST_TERMS = 8 };

/* Added up over the projects, for the sentence. */
static struct project sum_of(const struct progetti *progetti)
{
	struct project all = {0};

	for (size_t i = 0; i < progetti->n_projects; i++) {
		const struct project *project = &progetti->projects[i];

		all.n += project->n;
		all.done += project->done;
		all.done_late += project->done_late;
		all.going += project->going;
		all.overdue += project->overdue;
		all.unbegun += project->unbegun;
		all.waiting += project->waiting;
		all.silent += project->silent;
		all.late += project->late;
	}
	return all;
}

static void lead_sentence(const struct progetti *progetti, struct text *out)
{
	struct project all = sum_of(progetti);
	char date[FORMAT_SIZE];

	text_format(out, "%s, ", format_date_after(date, sizeof date, "Al",
				progetti->board->plan->as_of));
	if (all.n == 0) {
		text_format(out, "%zu %s; il piano non ha ancora un "
			    "cronoprogramma.", progetti->n_projects,
			    progetti->n_projects == 1 ? "progetto"
						      : "progetti");
		return;
	}
	if (progetti->n_projects > 1)
		text_format(out, "%d attività in %zu progetti: ", all.n,
			    progetti->n_projects);
	else
		text_format(out, "%d attività del progetto: ", all.n);
	progetti_counts(out, &all);
	text_add_string(out, all.late > 0 || all.silent > 0
				     ? "." : ". Oggi nessuna è in ritardo.");
}

/* "54%" of the budget; a dash where there is no budget or no movement. */
static void add_paid(struct text *out, const struct project *project)
{
	char buffer[FORMAT_SIZE];

	if (isnan(project->paid) || !(project->planned > 0))
		text_add_string(out, isnan(project->planned) ? "–"
							     : FORMAT_MISSING);
	else
		text_add_string(out, format_percent(buffer, sizeof buffer,
			100 * project->paid / project->planned));
}

static void project_row(struct progetti *progetti, size_t index)
{
	const struct project *project = &progetti->projects[index];
	char link[40], done[24], late[24], date[FORMAT_SIZE] = "–",
	     euro[FORMAT_SIZE] = "–";
	struct text name = {0}, paid = {0};

	snprintf(link, sizeof link, "#progetto-%zu", index + 1);
	text_format(&name, "%s %s", project->code, project->name);
	snprintf(done, sizeof done, project->n > 0 ? "%d su %d" : "–",
		 project->done + project->done_late, project->n);
	snprintf(late, sizeof late, project->n > 0 ? "%d" : "–",
		 project->late);
	if (project->next_due != NULL)
		format_date_short(date, sizeof date, project->next_due);
	if (!isnan(project->planned))
		format_euro(euro, sizeof euro, project->planned / 100);
	add_paid(&paid, project);
	pdf_table_row(progetti->pdf, (struct pdf_span[]){
		{ .text = text_string(&name), .link = link },
		{ .text = done },
		{ .text = late, .bold = project->late > 0 },
		{ .text = date },
		{ .text = euro },
		{ .text = text_string(&paid) },
		project->word != NULL
			? progetti_state(progetti, project->word, project->mark)
			: (struct pdf_span){ .text = "–" },
	}, PDF_ROW_PLAIN);
	text_free(&name);
	text_free(&paid);
}

static void project_table(struct progetti *progetti)
{
	static const struct pdf_column columns[] = {
		{ .title = "Progetto", .share = 1, .row_header = 1 },
		{ .title = "Attività concluse", .width = 48,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "In ritardo", .width = 40,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Prossima scadenza", .width = 60 },
		{ .title = "Risorse (€)", .width = 56,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Quota liquidata", .width = 46,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Stato", .width = 76 },
	};

	pdf_table_begin(progetti->pdf, &(struct pdf_table){
		.columns = columns, .n = 7,
		.summary = "Una riga per progetto: attività concluse, attività "
			   "in ritardo, prossima scadenza, risorse preventivate "
			   "e quanta parte è liquidata, stato." });
	for (size_t i = 0; i < progetti->n_projects; i++)
		project_row(progetti, i);
	pdf_table_end(progetti->pdf);
}

static void late_row(struct progetti *progetti,
		     const struct activity *activity, int named)
{
	int unbegun = strcmp(activity->state, "non_avviata_in_ritardo") == 0;
	char days[FORMAT_SIZE], date[FORMAT_SIZE];
	struct text name = {0}, due = {0};

	text_format(&name, "%s%s%s", named ? activity->project : "",
		    named ? " " : "", activity->name);
	text_format(&due, "%s %s", unbegun ? "cominciare" : "finire",
		    format_date_after(date, sizeof date, "il",
				      unbegun ? activity->from : activity->to));
	format_number(days, sizeof days, activity->delay, 0);
	pdf_table_row(progetti->pdf, (struct pdf_span[]){
		{ .text = text_string(&name) },
		{ .text = words_has(activity->owner) ? activity->owner
						     : FORMAT_MISSING },
		{ .text = text_string(&due) },
		{ .text = days, .bold = 1 },
		progetti_state(progetti, activity->word, activity->mark),
	}, PDF_ROW_PLAIN);
	text_free(&name);
	text_free(&due);
}

size_t progetti_late(struct progetti *progetti, const char *project,
		     size_t most)
{
	static const struct pdf_column columns[] = {
		{ .title = "Attività", .share = 2, .row_header = 1 },
		{ .title = "A chi tocca", .share = 1.1 },
		{ .title = "Doveva", .share = 1.2 },
		{ .title = "Giorni di ritardo", .width = 48,
		  .align = PDF_ALIGN_RIGHT },
		{ .title = "Stato", .width = 88 },
	};
	size_t n = 0;

	pdf_table_begin(progetti->pdf, &(struct pdf_table){
		.columns = columns, .n = 5,
		.summary = "Una riga per attività in ritardo, la più in "
			   "ritardo per prima." });
	for (size_t i = 0; i < progetti->n_late; i++)
		if (project == NULL ||
		    strcmp(progetti->late[i].project, project) == 0) {
			if (n++ < most)
				late_row(progetti, &progetti->late[i],
					 project == NULL);
		}
	pdf_table_end(progetti->pdf);
	return n;
}

static void set_late(struct progetti *progetti)
{
	struct project all = sum_of(progetti);
	size_t n = 0;

	if (all.n == 0)
		return;
	pdf_heading(progetti->pdf, 2, "Che cosa è in ritardo", NULL);
	if (all.late > 0)
		n = progetti_late(progetti, NULL, MOST_LATE);
	else
		pdf_paragraph(progetti->pdf, THEME_TEXT, all.silent > 0
			? "Non si può dire: di alcune attività non si ha "
			  "notizia. Mancano i file «attivita», o non le "
			  "nominano."
			: "Nulla: nessuna attività aperta ha passato i suoi "
			  "termini.");
	if (n > MOST_LATE) {
		struct text more = {0};

		text_format(&more, "Altre %zu nelle pagine dei progetti.",
			    n - MOST_LATE);
		pdf_paragraph(progetti->pdf, THEME_NOTE, text_string(&more));
		text_free(&more);
	}
}

static void term_row(struct progetti *progetti, const struct term *term)
{
	char date[FORMAT_SIZE], days[FORMAT_SIZE];
	struct text name = {0};

	text_format(&name, "%s %s", term->project, term->name);
	format_number(days, sizeof days, term->days_left, 0);
	pdf_table_row(progetti->pdf, (struct pdf_span[]){
		{ .text = text_string(&name) },
		{ .text = words_has(term->owner) ? term->owner : "–" },
		{ .text = format_date_short(date, sizeof date, term->due) },
		{ .text = days },
	}, PDF_ROW_PLAIN);
	text_free(&name);
}

static void set_terms(struct progetti *progetti)
{
	static const struct pdf_column columns[] = {
		{ .title = "Che cosa deve finire", .share = 2.4,
		  .row_header = 1 },
		{ .title = "A chi tocca", .share = 1.2 },
		{ .title = "Entro il", .width = 60 },
		{ .title = "Mancano (giorni)", .width = 52,
		  .align = PDF_ALIGN_RIGHT },
	};

	if (progetti->n_terms == 0)
		return;
	pdf_heading(progetti->pdf, 2, "Le prossime scadenze", NULL);
	pdf_table_begin(progetti->pdf, &(struct pdf_table){
		.columns = columns, .n = 4,
		.summary = "Una riga per scadenza, la più vicina per prima." });
	for (size_t i = 0; i < progetti->n_terms && i < MOST_TERMS; i++)
		term_row(progetti, &progetti->terms[i]);
	pdf_table_end(progetti->pdf);
}

/* A delay counted on old news may be no delay. */
static void set_stale(struct progetti *progetti)
{
	struct text warning = {0};
	size_t n = 0, written = 0;

	for (size_t i = 0; i < progetti->n_projects; i++)
		n += progetti->projects[i].stale != 0;
	for (size_t i = 0; n > 0 && i < progetti->n_projects; i++)
		if (progetti->projects[i].stale)
			text_format(&warning, "%s%s",
				    written == 0 ? "Attenzione: le notizie di "
						 : words_join(written, n),
				    progetti->projects[i].code), written++;
	if (n > 0)
		text_add_string(&warning, " si fermano prima della fine del "
			"trimestre. I ritardi sono contati fino al giorno dei "
			"dati, ma qualcosa può essere già stato fatto.");
	pdf_paragraph(progetti->pdf, THEME_TEXT, text_string(&warning));
	text_free(&warning);
}

void progetti_first_page(struct progetti *progetti)
{
	struct text sentence = {0};

	pdf_heading(progetti->pdf, 1, "Come vanno i progetti", NULL);
	lead_sentence(progetti, &sentence);
	pdf_paragraph(progetti->pdf, THEME_LEAD, text_string(&sentence));
	project_table(progetti);
	set_stale(progetti);
	set_late(progetti);
	set_terms(progetti);
	text_free(&sentence);
}
