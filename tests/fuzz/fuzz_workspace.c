/* fuzz_workspace.c: the files that the Ufficio di Piano writes.
 *
 * The first byte chooses which of them the rest is; the others are those of
 * the Cremasco. Each is read by its own reader over a store in memory. A file
 * is taken or refused with a message that names it, in UTF-8, and leaves the
 * store as it was; a matrix that is taken can be computed.
 */
#include "room.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "compute/observe.h"
#include "workspace/context.h"
#include "workspace/history.h"
#include "workspace/lists.h"
#include "workspace/matrix.h"
#include "workspace/money.h"
#include "workspace/schedule.h"
#include "workspace/workspace.h"

/* What stays from one input to the next. */
struct bench {
	struct workspace *workspace;
};

static struct bench *the_bench(void)
{
	static struct bench bench;

	return &bench;
}

static int empty_tables(struct err *err)
{
	return store_exec(the_bench()->workspace->store, "delete from "
		"osservazione; delete from traiettoria; delete from "
		"invio_atteso; delete from indicatore; delete from obiettivo; "
		"delete from comune; delete from subambito;", err);
}

static int read_settings(struct err *err)
{
	struct settings settings;
	struct text path = {0};
	int status, i;

	status = settings_read(&settings, file_join(&path, fuzz_room(),
						    "quadro.ini"), err);
	if (status == 0) {
		FUZZ_CHECK(settings.codice != NULL && settings.titolo != NULL &&
			   settings.inizio <= settings.fine &&
			   settings.soglia >= 3, "settings are whole");
		for (i = 0; i < settings.n_parameters; i++)
			FUZZ_CHECK(settings_parameter(&settings,
				   settings.parameters[i].name) ==
				   &settings.parameters[i],
				   "a parameter is found again");
	}
	settings_free(&settings);
	text_free(&path);
	return status;
}

static int read_registry(struct err *err)
{
	struct registry *registry = registry_read(fuzz_room(), err);
	int status = -1;

	if (registry != NULL && empty_tables(err) == 0)
		status = registry_store(registry, the_bench()->workspace->store,
					err);
	if (registry != NULL) {
		FUZZ_CHECK(status == 0, err->message);
		FUZZ_CHECK(registry_comune(registry, registry_istat(registry, 0),
					   6) == 0, "a code is found again");
		FUZZ_CHECK(registry_subambito_of(registry, 0) >= 0,
			   "a Comune has its subambito");
	}
	registry_free(registry);
	return status;
}

static int read_objectives(struct err *err)
{
	return empty_tables(err) == 0 ?
	       lists_load_objectives(fuzz_room(), the_bench()->workspace->store,
				     err) : -1;
}

static int read_submissions(struct err *err)
{
	const struct workspace *workspace = the_bench()->workspace;

	return empty_tables(err) == 0 ?
	       lists_load_submissions(fuzz_room(), workspace->layouts,
				      workspace->registry, workspace->store,
				      err) : -1;
}

static int read_paths(struct err *err)
{
	struct store *store = the_bench()->workspace->store;

	return store_exec(store, "delete from traiettoria", err) == 0 ?
	       lists_load_paths(fuzz_room(), store, err) : -1;
}

static int read_schedule(struct err *err)
{
	struct store *store = the_bench()->workspace->store;

	return store_exec(store, "delete from cronoprogramma", err) == 0 ?
	       schedule_load(fuzz_room(), store, err) : -1;
}

static int read_context(struct err *err)
{
	struct store *store = the_bench()->workspace->store;

	return store_exec(store, "delete from contesto; delete from "
			  "contesto_dichiarazione", err) == 0 ?
	       context_load(fuzz_room(), store, err) : -1;
}

static int read_history(struct err *err)
{
	struct store *store = the_bench()->workspace->store;

	return store_exec(store, "delete from valutazione_storica", err) == 0 ?
	       history_load(fuzz_room(), store, err) : -1;
}

static int read_money(struct err *err)
{
	struct store *store = the_bench()->workspace->store;

	return store_exec(store, "delete from tabella_economica; delete from "
			  "riga_economica; delete from colonna_economica; "
			  "delete from cella_economica", err) == 0 ?
	       money_load(fuzz_room(), store, err) : -1;
}

static int read_matrix(struct err *err)
{
	struct workspace *workspace = the_bench()->workspace;

	if (store_exec(workspace->store, "delete from osservazione; delete "
		       "from indicatore", err) != 0 ||
	    matrix_load(fuzz_room(), &workspace->settings, workspace->layouts,
			workspace->store, NULL, err) != 0)
		return -1;
	FUZZ_CHECK(observe_all(workspace, NULL, err) == 0, err->message);
	return 0;
}

/* A SELECT of the plan: what only its run can tell names the indicator. */
static int read_measure(struct err *err)
{
	struct workspace *workspace = the_bench()->workspace;

	if (store_exec(workspace->store, "delete from osservazione; delete "
		       "from indicatore", err) != 0 ||
	    matrix_load(fuzz_room(), &workspace->settings, workspace->layouts,
			workspace->store, NULL, err) != 0)
		return -1;
	if (observe_all(workspace, NULL, err) != 0) {
		FUZZ_CHECK(strstr(err->message, "POV.P1") != NULL,
			   err->message);
		*err = (struct err){0};
	}
	return 0;
}

static int read_layout(struct err *err)
{
	struct text path = {0};
	struct layouts *layouts;

	layouts = layouts_read(the_bench()->workspace->store,
			       file_join(&path, fuzz_room(), "tracciati"),
			       NULL, err);
	if (layouts != NULL)
		FUZZ_CHECK(layouts_count(layouts) == 1 &&
			   layouts_at(layouts, 0)->n_fields > 0,
			   "a layout has fields");
	layouts_free(layouts);
	text_free(&path);
	return layouts != NULL ? 0 : -1;
}

/* The files, in the order of the first byte (seeds.sh knows it). */
static const struct target {
	const char *name;
	int (*read)(struct err *err);
	int is_extra;		/* not in the plan: removed afterwards */
} targets[] = {
	{"quadro.ini", read_settings, 0},
	{"matrice.csv", read_matrix, 0},
	{"anagrafe/comuni.csv", read_registry, 0},
	{"anagrafe/subambiti.csv", read_registry, 0},
	{"obiettivi.csv", read_objectives, 0},
	{"invii.csv", read_submissions, 0},
	{"traiettorie.csv", read_paths, 1},
	{"indicatori/POV.P1.sql", read_measure, 1},
	{"tracciati/prova.schema.json", read_layout, 1},
	{"cronoprogramma.csv", read_schedule, 1},
	{"contesto.csv", read_context, 1},
	{"valutazione-2018-2020.csv", read_history, 1},
	{"risorse-isd.csv", read_money, 0},
	{"piano-finanziario.csv", read_money, 1},
};

enum { N_TARGETS = sizeof(targets) / sizeof(targets[0]) };

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	struct bench *bench = the_bench();
	struct err err = {0};

	(void)argc;
	(void)argv;
	bench->workspace = workspace_open(fuzz_room(), WORKSPACE_LOOK, &err);
	FUZZ_CHECK(bench->workspace != NULL, err.message);
	fuzz_folder("indicatori");
	fuzz_folder("tracciati");
	return 0;
}

static void restore(const struct target *target)
{
	char *bytes;
	size_t length;

	if (target->is_extra) {
		fuzz_remove(target->name);
	} else {
		fuzz_original(target->name, &bytes, &length);
		fuzz_write(target->name, bytes, length);
		free(bytes);
	}
}

/* A refusal names the file, in words that a terminal and a reader can take. */
static void check_refusal(const struct target *target, const struct err *err)
{
	const char *name = strrchr(target->name, '/');
	size_t length = strlen(err->message);

	name = name != NULL ? name + 1 : target->name;
	FUZZ_CHECK(length > 0 && text_valid_utf8(err->message, length) ==
		   length, "a refusal is UTF-8");
	FUZZ_CHECK(err->code == EXIT_CONFIG, err->message);
	FUZZ_CHECK(strstr(err->message, name) != NULL, err->message);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct store *store = the_bench()->workspace->store;
	struct err err = {0}, undone = {0};
	const struct target *target;
	int status;

	if (size == 0)
		return 0;
	target = &targets[data[0] % N_TARGETS];
	fuzz_write(target->name, data + 1, size - 1);
	FUZZ_CHECK(store_mark(store, &undone) == 0, undone.message);
	status = target->read(&err);
	store_undo(store);
	restore(target);
	if (status != 0)
		check_refusal(target, &err);
	else
		FUZZ_CHECK(err.code == EXIT_DONE, err.message);
	return 0;
}
