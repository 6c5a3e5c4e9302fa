/* run.c: the night. Exports become records (acquire), records become
 * observations and values (compute), values become tables and pages (render),
 * and all of a night's pages appear at once (publish). */
#include "run.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "accounts.h"
#include "closing.h"
#include "compute/compute.h"
#include "night_json.h"
#include "packs/pack.h"
#include "packs/views.h"
#include "protect/disclosure.h"
#include "publish/staging.h"
#include "publish/tables.h"
#include "recap.h"
#include "register.h"
#include "reminders.h"
#include "standing.h"
#include "workspace/lock.h"
#include "store/query.h"

struct night {
	struct run *run;
	struct workspace *workspace;
	struct workspace *books;	/* whose register tells of it: the same,
					   or the one that this is a copy of */
	char sources[DIGEST_SIZE];	/* what it is made from: standing.h */
	struct err *err;
};

static void plural(struct text *out, long n, const char *one, const char *many)
{
	text_format(out, "%ld %s", n, n == 1 ? one : many);
}

static void tell_inbox(struct run *run)
{
	const struct inbox_summary *inbox = &run->inbox;

	plural(&run->report, inbox->files, "file ricevuto", "file ricevuti");
	if (inbox->files > 0)
		text_format(&run->report, ": %ld accettati, %ld accettati con "
			    "scarti (%ld righe da correggere), %ld respinti, %ld "
			    "duplicati", inbox->outcomes[ACCETTATO],
			    inbox->outcomes[ACCETTATO_CON_SCARTI],
			    inbox->rows_to_mend, inbox->outcomes[RESPINTO],
			    inbox->outcomes[DUPLICATO]);
	text_add_string(&run->report, "\n");
	if (inbox->personal > 0)
		text_format(&run->report, "Attenzione: %ld file con codici "
			    "fiscali, spostati in inbox/respinti-privacy\n",
			    inbox->personal);
	text_add_string(&run->report, text_string(&inbox->notes));
	run->attention |= inbox->notes.length > 0 || inbox->rows_rejected > 0 ||
			  inbox->outcomes[RESPINTO] > 0;
}

static int acquire(struct night *night)
{
	struct run *run = night->run;
	int status = run->file != NULL ?
		inbox_receive_as(night->workspace, run->as_of, run->file,
				 run->as, &run->inbox, night->err) :
		inbox_receive(night->workspace, run->as_of, &run->inbox,
			      night->err);

	if (status == 0)
		tell_inbox(run);
	return status == 0 ? register_received(night->workspace, night->err) :
			     -1;
}

/* Statuses of the Ambito and missing submissions in the last quarter. */
static int tell_values(struct night *night)
{
	struct store *store = night->workspace->store;
	struct text *report = &night->run->report;
	struct query *count = query_new(store, "select (select count(*) from "
		"valore where livello = 0 and k = (select max(k) from "
		"trimestre)), periodo, (select count(*) from scadenza_invio "
		"where not accettato and k = (select max(k) from trimestre)), "
		"(select count(*) from scadenza_invio where k = (select max(k) "
		"from trimestre)) from calcolo", night->err);
	struct query *statuses = query_new(store, "select replace(stato, '_', "
		"' '), count(*) from valore where livello = 0 and k = (select "
		"max(k) from trimestre) group by stato order by 2 desc, 1",
		night->err);
	int first = 1;

	if (count != NULL && statuses != NULL &&
	    query_step(count, night->err) == 1) {
		text_format(report, "%lld indicatori al %s: ",
			    query_integer(count, 0), query_text(count, 1));
		while (query_step(statuses, night->err) == 1) {
			text_format(report, "%s%lld %s", first ? "" : ", ",
				    query_integer(statuses, 1),
				    query_text(statuses, 0));
			first = 0;
		}
		text_format(report, "; invii mancanti %lld su %lld\n",
			    query_integer(count, 2), query_integer(count, 3));
		night->run->attention |= query_integer(count, 2) > 0;
	}
	query_free(count);
	query_free(statuses);
	return night->err->code == EXIT_DONE ? 0 : -1;
}

static int compute(struct night *night)
{
	quarter_t last;

	progress_stage(night->workspace->progress, "calcolo");
	if (compute_all(night->workspace, night->run->as_of, &last,
			night->err) != 0 ||
	    disclosure_protect(night->workspace, night->err) != 0)
		return -1;
	return tell_values(night);
}

/* The period that the store holds values of; EXIT_CONFIG when it has none. */
static char *computed_period(struct night *night)
{
	struct query *query = query_new(night->workspace->store, "select "
					"periodo from calcolo", night->err);
	char *period = NULL;

	if (query != NULL && query_step(query, night->err) == 1)
		period = text_copy(query_text(query, 0),
				   strlen(query_text(query, 0)));
	query_free(query);
	if (period == NULL)
		err_set(night->err, EXIT_CONFIG, "%s: non c'è ancora nessun "
			"calcolo; lanciare prima «quadro run»",
			night->workspace->path);
	return period;
}

static int write_outputs(struct night *night, const char *directory)
{
	struct store *store = night->workspace->store;
	const struct packs_job job = {
		.store = store, .data = night->workspace->program,
		.out = directory, .names = night->run->packs,
		.n_names = night->run->n_packs, .staged = 1,
	};

	progress_stage(night->workspace->progress, "tabelle");
	if (views_make(store, night->workspace->program,
		       night->workspace->layouts, night->err) != 0 ||
	    (night->run->reported != NULL &&
	     closing_show_reported(night->workspace, night->err) != 0) ||
	    views_keep(store, night->err) != 0 ||
	    accounts_tell(store, &night->run->report, night->err) != 0 ||
	    tables_write(store, directory, night->err) != 0 ||
	    reminders_write(store, directory, night->err) < 0)
		return -1;
	if (!(night->run->stages & STAGE_RENDER))
		return recap_write(night->workspace, directory, night->err);
	progress_stage(night->workspace->progress, "pagine");
	if (disclosure_record(night->workspace, night->err) != 0 ||
	    packs_render(&job, night->err) != 0)
		return -1;
	return recap_write(night->workspace, directory, night->err);
}

static int publish(struct night *night)
{
	char *period = computed_period(night);
	int again = night->run->stages == STAGE_RENDER &&
		    night->run->reported == NULL;
	struct staging *staging = NULL;
	struct text name = {0};
	int status = -1;

	/* Pages of a damaged store would be believed. */
	if (period != NULL &&
	    store_thorough(night->books->store, night->err) == 0) {
		text_format(&name, "%s%s", period,
			    night->run->reported != NULL ? "-riportato" : "");
		staging = staging_open(night->workspace->path, name.data,
				       night->err);
	}
	if (staging != NULL &&
	    (!again ||
	     staging_carry_over(staging, night->err) == 0) &&
	    write_outputs(night, staging_directory(staging)) == 0 &&
	    register_publication(night->books, name.data,
				 staging_directory(staging), night->err) == 0)
		status = staging_publish(staging, night->err);
	if (status == 0)
		text_add_string(&night->run->published,
				staging_target(staging));
	staging_close(staging);
	text_free(&name);
	free(period);
	return status;
}

/* The documents as a closed quarter reported them, in a folder of their own:
 * made from a copy of the store, which goes with them. */
static int publish_reported(struct night *night)
{
	struct night past = *night;
	int status = -1;

	past.workspace = workspace_open(night->workspace->path, WORKSPACE_LOOK,
					night->err);
	if (past.workspace != NULL &&
	    closing_go_back(past.workspace, night->run->reported, 0,
			    night->err) == 0)
		status = publish(&past);
	workspace_close(past.workspace);
	return status;
}

static void tell_published(struct run *run)
{
	text_format(&run->report, "Pubblicato in %s\n",
		    text_string(&run->published));
}

/* What a whole night does once its files are in: nothing, when what is
 * published stands. */
static int renew(struct night *night)
{
	struct run *run = night->run;
	int attention = 0, before = run->attention, status = -1;
	size_t from = run->report.length;
	int holds = standing_holds(night->workspace, night->sources,
				   &run->published, &run->report, &attention,
				   night->err);

	if (holds == 1) {
		staging_sweep(night->workspace->path);
		text_format(&run->report, "Niente di nuovo: resta pubblicato "
			    "%s\n", text_string(&run->published));
		run->attention |= attention;
	}
	if (holds != 0)
		return holds == 1 ? 0 : -1;
	run->attention = 0;
	if (compute(night) == 0 && publish(night) == 0) {
		standing_keep(night->workspace, night->sources,
			      run->published.data,
			      text_string(&run->report) + from, run->attention);
		tell_published(run);
		status = 0;
	}
	run->attention |= before;
	return status;
}

static int run_stages(struct night *night)
{
	int stages = night->run->stages;

	if ((stages & STAGE_ACQUIRE) && acquire(night) != 0)
		return -1;
	if (stages == STAGE_ALL)
		return renew(night);
	if ((stages & STAGE_COMPUTE) && compute(night) != 0)
		return -1;
	if (stages & (STAGE_COMPUTE | STAGE_RENDER)) {
		if ((night->run->reported != NULL ? publish_reported :
		     publish)(night) != 0)
			return -1;
		tell_published(night->run);
	}
	return 0;
}

int run_night(struct run *run, struct err *err)
{
	struct night night = {.run = run, .err = err};
	struct progress *progress = progress_new(STDERR_FILENO,
						 PROGRESS_PATIENCE);
	struct lock *lock = lock_take(run->workspace, err);
	long long entry = -1;
	int status = -1;

	progress_stage(progress, "apertura");
	if (lock != NULL &&
	    standing_sources(run->workspace, run->as_of, night.sources,
			     err) == 0)
		night.workspace = workspace_open(run->workspace,
						 WORKSPACE_WRITE, err);
	night.books = night.workspace;
	if (night.workspace != NULL)
		night.workspace->progress = progress;
	if (night.workspace != NULL)
		entry = register_start(night.workspace, run->command,
				       run->as_of, &run->report, err);
	run->attention |= run->report.length > 0;
	if (entry >= 0) {
		status = run_stages(&night);
		register_end(night.workspace, entry,
			     status != 0 ? err->code : run->attention ?
			     EXIT_ATTENTION : EXIT_DONE,
			     status != 0 ? err->message :
			     text_string(&run->report));
	}
	if (run->wants_json)
		night_json(run, night.workspace != NULL ?
			   night.workspace->store : NULL, err);
	workspace_close(night.workspace);
	progress_free(progress);
	lock_release(lock);
	return status;
}

void run_free(struct run *run)
{
	text_free(&run->report);
	text_free(&run->published);
	text_free(&run->json);
	text_free(&run->inbox.notes);
}
