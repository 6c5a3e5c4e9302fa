/* doctor_night.c: the store and what runs on it: sound, of this program, not
 * held by a run that hangs, fed by a plan without mistakes, every night. */
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "commands/complete.h"
#include "commands/doctor.h"
#include "store/query.h"
#include "workspace/lock.h"
#include "workspace/workspace.h"

static const char units[] = QUADRO_PREFIX "/lib/systemd/system/quadro@.timer";

static void examine_lock(struct patient *patient, struct finding *finding)
{
	long process = lock_holder(patient->workspace);

	if (process == 0) {
		doctor_good(finding, "nessuna");
	} else {
		doctor_look(finding, "una è in corso (processo %ld)", process);
		doctor_cure(finding, "aspettare che finisca; se dura da ore, "
			    "kill %ld: la notte dopo riprende da dove era",
			    process);
	}
}

/* The store of the workspace, or NULL: where there is none yet, err says
 * nothing. */
static struct store *open_store(const struct patient *patient,
				struct err *err)
{
	struct text path = {0}, schema = {0};
	struct store *store = NULL;

	text_format(&schema, "%s/sql/schema", patient->program != NULL ?
		    patient->program : "");
	if (file_exists(file_join(&path, patient->workspace, "quadro.db")))
		store = store_open(path.data, schema.data, err);
	text_free(&path);
	text_free(&schema);
	return store;
}

static void examine_store(struct patient *patient, struct finding *finding)
{
	struct err err = {0};
	struct store *store = open_store(patient, &err);
	struct query *version = NULL;

	if (store != NULL && store_check(store, &err) == 0)
		version = query_new(store, "pragma user_version", &err);
	if (version != NULL && query_step(version, &err) == 1) {
		doctor_good(finding, "integro, versione %lld",
			    query_integer(version, 0));
	} else if (err.code == EXIT_DONE) {
		doctor_good(finding, "non c'è ancora: lo crea la prima notte");
	} else {
		patient->store_failed = 1;
		doctor_mend(finding, "%s", err.message);
		doctor_cure(finding, "se il messaggio non dice altro, rifarlo "
			    "da una copia di sicurezza o dagli originali della "
			    "cartella archivio");
	}
	query_free(version);
	store_close(store);
}

static void examine_plan(struct patient *patient, struct finding *finding)
{
	struct err err = {0};
	struct workspace *workspace;
	struct query *query = NULL;

	if (patient->store_failed) {
		doctor_look(finding, "non esaminato: prima l'archivio dati");
		return;
	}
	workspace = workspace_open(patient->workspace, WORKSPACE_LOOK, &err);
	if (workspace != NULL)
		query = query_new(workspace->store, "select (select valore "
			"from piano where chiave = 'titolo'), count(*) from "
			"indicatore", &err);
	if (query != NULL && query_step(query, &err) == 1) {
		doctor_good(finding, "%s, %lld indicatori",
			    query_text(query, 0), query_integer(query, 1));
	} else {
		doctor_mend(finding, "%s", err.message);
		doctor_cure(finding, "correggere il file come dice il "
			    "messaggio");
	}
	query_free(query);
	workspace_close(workspace);
}

/* How a night ended and how many hours ago, from the register. */
static void judge_night(struct query *query, struct finding *finding)
{
	enum { LATE = 48 };
	long long hours = query_integer(query, 0);

	if (hours < -1) {
		doctor_mend(finding, "risulta nel futuro, il %s: l'orologio era "
			    "sbagliato, o lo è adesso", query_text(query, 1));
		doctor_cure(finding, "timedatectl set-ntp true");
	} else if (query_is_null(query, 2) || query_integer(query, 2) > 1) {
		doctor_look(finding, "quella del %s %s", query_text(query, 1),
			    query_text(query, 3));
		doctor_cure(finding, "rimediare alla causa e lanciare «quadro "
			    "run»");
	} else if (hours > LATE) {
		doctor_look(finding, "è del %s, %lld giorni fa",
			    query_text(query, 1), hours / 24);
		doctor_cure(finding, "lanciare «quadro run», e vedere perché "
			    "non parte da sola: journalctl -u 'quadro@*'");
	} else {
		doctor_good(finding, "il %s", query_text(query, 1));
	}
}

static void examine_night(struct patient *patient, struct finding *finding)
{
	struct err err = {0};
	struct store *store = patient->store_failed ? NULL :
			      open_store(patient, &err);
	struct query *query = NULL;
	int found = 0;

	if (store != NULL)
		query = query_new(store, "select (? - cast(strftime('%s', "
			"coalesce(finita, iniziata)) as integer)) / 3600, strftime('%d/%m/%Y', "
			"coalesce(finita, iniziata)), uscita, case when uscita "
			"is null then 'è stata interrotta' else 'è fallita: ' "
			"|| messaggio end from esecuzione where comando = "
			"'run' and (finita is not null or not exists (select 1 "
			"from esecuzione as dopo where dopo.esecuzione > "
			"esecuzione.esecuzione)) order by esecuzione desc "
			"limit 1", &err);
	if (query != NULL) {
		query_bind_integer(query, 1, patient->now);
		found = query_step(query, &err);
	}
	if (found == 1 && lock_holder(patient->workspace) != 0)
		doctor_good(finding, "in corso");
	else if (found == 1)
		judge_night(query, finding);
	else if (patient->store_failed || err.code != EXIT_DONE)
		doctor_look(finding, "non esaminata: prima l'archivio dati");
	else
		doctor_look(finding, "non ce n'è ancora stata nessuna");
	query_free(query);
	store_close(store);
}

/* Whether systemd says that a unit is in that state: 1, 0, or -1 when it
 * cannot be asked. */
static int unit_is(const char *question, const char *unit)
{
	char program[] = "systemctl", quiet[] = "--quiet";
	char *arguments[] = {program, (char *)question, quiet, (char *)unit,
			     NULL};
	char *environment[] = {NULL};
	pid_t pid;
	int status;

	if (posix_spawnp(&pid, program, NULL, NULL, arguments,
			 environment) != 0 ||
	    waitpid(pid, &status, 0) != pid || !WIFEXITED(status))
		return -1;
	return WEXITSTATUS(status) == 0;
}

static void examine_timer(struct patient *patient, struct finding *finding)
{
	static const char home[] = "/var/lib/quadro/";
	const char *name = patient->workspace + sizeof(home) - 1;
	struct text timer = {0};

	if (!file_exists(units) || !file_exists("/run/systemd/system")) {
		doctor_good(finding, "non è di systemd: a lanciare la notte "
			    "pensa qualcun altro");
		return;
	}
	if (strncmp(patient->workspace, home, sizeof(home) - 1) != 0 ||
	    !complete_is_plain(name) || strpbrk(name, "/@") != NULL) {
		doctor_look(finding, "lo spazio di lavoro non è in %s: nessun "
			    "timer lo conosce", home);
		return;
	}
	text_format(&timer, "quadro@%s.timer", name);
	if (unit_is("is-active", timer.data) == 1 &&
	    unit_is("is-enabled", timer.data) == 1) {
		doctor_good(finding, "%s è attivo", timer.data);
	} else {
		doctor_look(finding, "%s non è attivo: la notte non parte da "
			    "sola", timer.data);
		doctor_cure(finding, "systemctl enable --now %s", timer.data);
	}
	text_free(&timer);
}

const struct doctor_check doctor_of_nights[] = {
	{"elaborazione", "Elaborazione in corso", examine_lock},
	{"archivio_dati", "Archivio dati", examine_store},
	{"piano", "Piano", examine_plan},
	{"notte", "Ultima notte", examine_night},
	{"avvio", "Avvio ogni notte", examine_timer},
	{NULL, NULL, NULL},
};
