/* register.c: one row of `esecuzione` for each run that writes, and the
 * register's entries at each of its steps. Times are the machine's: they never
 * reach a document. What an entry says, and how entries are chained, is in
 * pipeline/proof. */
#include "register.h"

#include "proof/facts.h"
#include "proof/mirror.h"
#include "proof/plan.h"
#include "proof/chain.h"
#include "store/query.h"

/* Commits what was done since store_begin; takes it back after a failure. */
static int conclude(struct store *store, int status, struct err *err)
{
	if (status == 0)
		status = store_commit(store, err);
	if (status != 0)
		store_rollback(store);
	return status;
}

static long long add_run(struct store *store, const char *command,
			 day_t as_of, struct err *err)
{
	struct query *insert = query_new(store, "insert into esecuzione "
		"(comando, al, iniziata) values (?, ?, "
		"strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))", err);
	char day[DATE_SIZE];
	long long entry = -1;

	if (insert == NULL)
		return -1;
	query_bind_text(insert, 1, command);
	query_bind_text(insert, 2, date_write_iso(as_of, day));
	if (query_run(insert, err) == 0)
		entry = store_last_id(store);
	query_free(insert);
	return entry;
}

/* The file beside the store must be the store's own. */
static int check_mirror(struct workspace *workspace, struct text *notes,
			struct err *err)
{
	int state = mirror_complete(workspace->store, workspace->path, err);

	if (state == MIRROR_AHEAD)
		return err_set(err, EXIT_CONFIG, "%s/quadro.db è più vecchio "
			       "di %s: è una copia di prima, e proseguire "
			       "farebbe perdere quel che è successo dopo. "
			       "Rifarlo con «quadro rebuild -w %s»",
			       workspace->path, MIRROR_NAME, workspace->path);
	if (state != MIRROR_ALTERED)
		return state < 0 ? -1 : 0;
	text_add_string(notes, "Attenzione: " MIRROR_NAME " non era come il "
			"programma l'aveva scritto; è stato messo da parte con "
			"il nome " MIRROR_NAME ".alterato-N e rifatto\n");
	if (mirror_renew(workspace->store, workspace->path, err) != 0)
		return -1;
	return chain_enter(workspace->store, "copia_alterata", MIRROR_NAME,
			   "{}", err);
}

long long register_start(struct workspace *workspace, const char *command,
			 day_t as_of, struct text *notes, struct err *err)
{
	struct store *store = workspace->store;
	long long entry = -1;

	if (store_glance(store, err) != 0 ||
	    check_mirror(workspace, notes, err) != 0 ||
	    store_begin(store, err) != 0)
		return -1;
	if (facts_enter_files(store, err) == 0 &&
	    facts_enter_runs(store, 0, err) == 0 &&
	    plan_enter(store, workspace->path, notes, err) == 0)
		entry = add_run(store, command, as_of, err);
	return conclude(store, entry >= 0 ? 0 : -1, err) == 0 ? entry : -1;
}

int register_received(struct workspace *workspace, struct err *err)
{
	struct store *store = workspace->store;

	return store_begin(store, err) != 0 ? -1 :
	       conclude(store, facts_enter_files(store, err), err);
}

int register_publication(struct workspace *workspace, const char *period,
			 const char *directory, struct err *err)
{
	return facts_enter_publication(workspace->store, period, directory,
				       err);
}

static int complete_run(struct store *store, long long entry,
			enum exit_code code, const char *message,
			struct err *err)
{
	struct query *update = query_new(store, "update esecuzione set finita = "
		"strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), uscita = ?, messaggio "
		"= ? where esecuzione = ?", err);
	int status = -1;

	if (update == NULL)
		return -1;
	query_bind_integer(update, 1, code);
	query_bind_text(update, 2, message);
	query_bind_integer(update, 3, entry);
	status = query_run(update, err);
	query_free(update);
	return status;
}

void register_end(struct workspace *workspace, long long entry,
		  enum exit_code code, const char *message)
{
	struct store *store = workspace->store;
	struct err ignored = {0};
	int status;

	if (store_begin(store, &ignored) != 0)
		return;
	status = complete_run(store, entry, code, message, &ignored);
	if (status == 0)
		status = facts_enter_runs(store, 0, &ignored);
	if (conclude(store, status, &ignored) == 0)
		mirror_complete(store, workspace->path, &ignored);
}
