/* workspace.c: opening a workspace.
 *
 * The plan's files are the truth and the store follows: their tables are
 * emptied and filled again in one transaction at each opening, so a mistake
 * in a file leaves the store as it was.
 */
#include "workspace/workspace.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "records/table.h"
#include "store/query.h"
#include "workspace/context.h"
#include "workspace/history.h"
#include "workspace/lists.h"
#include "workspace/matrix.h"
#include "workspace/money.h"
#include "workspace/schedule.h"

char *workspace_program_data(struct err *err)
{
	const char *set = getenv("QUADRO_DATA");
	char self[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", self, sizeof(self) - 1);
	struct text path = {0};
	char *slash;

	if (set != NULL && *set != '\0')
		return text_copy(set, strlen(set));
	if (length > 0) {
		self[length] = '\0';
		slash = strrchr(self, '/');
		*slash = '\0';
		/* Run from a build directory, at any depth below the source. */
		while ((slash = strrchr(self, '/')) != NULL && slash != self) {
			*slash = '\0';
			if (file_exists(file_join(&path, self,
						  "pipeline/tracciati")))
				goto found;
		}
	}
	snprintf(self, sizeof(self), "%s/share/quadro", QUADRO_PREFIX);
	if (file_exists(file_join(&path, self, "pipeline/tracciati")))
		goto found;
	text_free(&path);
	err_set(err, EXIT_CONFIG, "%s: non ci sono i dati del programma; "
		"reinstallare quadro", self);
	return NULL;
found:
	text_free(&path);
	return text_copy(self, strlen(self));
}

const char *workspace_path(const struct workspace *workspace,
			   struct text *out, const char *name)
{
	return file_join(out, workspace->path, name);
}

static int store_setting(struct query *insert, const char *key,
			 const char *value, struct err *err)
{
	query_bind_text(insert, 1, key);
	query_bind_text(insert, 2, value);
	return query_run(insert, err);
}

static int store_settings(const struct workspace *workspace, struct err *err)
{
	const struct settings *s = &workspace->settings;
	char from[DATE_SIZE], to[DATE_SIZE], number[7][40];
	const double values[] = {s->in_linea, s->in_ritardo, s->completezza,
				 s->scarti_massimi, s->scarti_tollerati,
				 s->termine_giorni, s->soglia};
	const char *const rows[][2] = {
		{"codice", s->codice}, {"titolo", s->titolo},
		{"ambito", s->ambito}, {"capofila", s->capofila},
		{"inizio", date_write_iso(s->inizio, from)},
		{"fine", date_write_iso(s->fine, to)},
		{"in_linea", number[0]}, {"in_ritardo", number[1]},
		{"completezza", number[2]}, {"scarti_massimi", number[3]},
		{"scarti_tollerati", number[4]}, {"termine_giorni", number[5]},
		{"soglia", number[6]},
	};
	struct query *insert = query_new(workspace->store, "insert into piano "
					 "values (?, ?)", err);
	size_t i;
	int status = insert != NULL ? 0 : -1;

	for (i = 0; i < 7; i++)
		snprintf(number[i], sizeof(number[i]), "%.15g", values[i]);
	for (i = 0; status == 0 && i < sizeof(rows) / sizeof(rows[0]); i++)
		status = store_setting(insert, rows[i][0], rows[i][1], err);
	query_free(insert);
	return status;
}

static int store_parameters(const struct workspace *workspace,
			    struct err *err)
{
	struct query *insert = query_new(workspace->store, "insert into "
					 "parametro values (?, ?)", err);
	int i, status = insert != NULL ? 0 : -1;

	for (i = 0; status == 0 && i < workspace->settings.n_parameters; i++) {
		query_bind_text(insert, 1,
				workspace->settings.parameters[i].name);
		query_bind_real(insert, 2,
				workspace->settings.parameters[i].value);
		status = query_run(insert, err);
	}
	query_free(insert);
	return status;
}

/* Everything the plan's files say, into the store, all or nothing. */
static int load(struct workspace *workspace, enum workspace_mode mode,
		struct mistakes *mistakes, struct err *err)
{
	struct store *store = workspace->store;
	const char *path = workspace->path;
	int status = store_begin(store, err);

	if (status == 0 &&
	    (table_views(store, workspace->layouts, err) != 0 ||
	     store_exec(store, "delete from piano; delete from parametro;"
			"delete from comune; delete from subambito;"
			"delete from obiettivo; delete from indicatore;"
			"delete from invio_atteso; delete from traiettoria;"
			"delete from cronoprogramma;"
			"delete from tabella_economica;"
			"delete from riga_economica;"
			"delete from colonna_economica;"
			"delete from cella_economica;"
			"delete from contesto;"
			"delete from contesto_dichiarazione;"
			"delete from valutazione_storica;", err) != 0 ||
	     store_settings(workspace, err) != 0 ||
	     store_parameters(workspace, err) != 0 ||
	     registry_store(workspace->registry, store, err) != 0 ||
	     lists_load_objectives(path, store, err) != 0 ||
	     money_load(path, store, err) != 0 ||
	     lists_load_submissions(path, workspace->layouts,
				    workspace->registry, store, err) != 0 ||
	     matrix_load(path, &workspace->settings, workspace->layouts, store,
			 mistakes, err) != 0 ||
	     lists_load_paths(path, store, err) != 0 ||
	     schedule_load(path, store, err) != 0 ||
	     context_load(path, store, err) != 0 ||
	     history_load(path, store, err) != 0))
		status = -1;
	/* To look is to leave the transaction open: closing forgets it. */
	if (status == 0)
		return mode == WORKSPACE_LOOK ? 0 : store_commit(store, err);
	store_rollback(store);
	return -1;
}

/* A store that is gone, or empty, where the register beside it (proof/mirror.c)
 * says that there was one: a new one in its place would begin from nothing. */
static int refuse_if_lost(const struct workspace *workspace,
			  const char *database, struct err *err)
{
	struct text beside = {0};
	struct stat info, lines;
	int lost = (stat(database, &info) != 0 ? errno == ENOENT :
		    S_ISREG(info.st_mode) && info.st_size == 0) &&
		   stat(workspace_path(workspace, &beside, "registro.jsonl"),
			&lines) == 0 && lines.st_size > 0;

	text_free(&beside);
	return !lost ? 0 :
	       err_set(err, EXIT_CONFIG, "%s: l'archivio dati non c'è più, ma "
		       "il registro dice che c'era; si rifà dagli originali con "
		       "«quadro rebuild -w %s»", database, workspace->path);
}

static int open_store(struct workspace *workspace, enum workspace_mode mode,
		      struct err *err)
{
	struct text database = {0}, schema = {0};

	text_format(&schema, "%s/sql/schema", workspace->program);
	workspace_path(workspace, &database, "quadro.db");
	if (refuse_if_lost(workspace, database.data, err) != 0) {
		text_free(&database);
		text_free(&schema);
		return -1;
	}
	if (mode == WORKSPACE_LOOK && !file_exists(database.data)) {
		text_clear(&database);
		text_add_string(&database, ":memory:");
		mode = WORKSPACE_WRITE;
	}
	workspace->store = (mode == WORKSPACE_LOOK ? store_open_copy :
			    store_open)(database.data, schema.data, err);
	text_free(&database);
	text_free(&schema);
	return workspace->store != NULL ? 0 : -1;
}

static int read_layouts(struct workspace *workspace, struct err *err)
{
	struct text own = {0}, program = {0};

	workspace_path(workspace, &own, "tracciati");
	text_format(&program, "%s/pipeline/tracciati", workspace->program);
	workspace->layouts = layouts_read(workspace->store, program.data,
					  file_exists(own.data) ? own.data :
								  NULL, err);
	text_free(&own);
	text_free(&program);
	return workspace->layouts != NULL ? 0 : -1;
}

/* Whether there is a workspace at path; err says when not. */
static int is_one(const char *path, struct err *err)
{
	struct text settings = {0};
	int exists = file_exists(file_join(&settings, path, "quadro.ini"));

	if (!exists)
		err_set(err, EXIT_CONFIG, "%s: qui non c'è uno spazio di lavoro "
			"(manca quadro.ini); crearlo con «quadro init %s "
			"--from MODELLO» o indicarlo con -w", path, path);
	text_free(&settings);
	return exists;
}

static int open_parts(struct workspace *workspace, enum workspace_mode mode,
		      struct mistakes *mistakes, struct err *err)
{
	struct text path = {0};
	int status = -1;

	workspace_path(workspace, &path, "quadro.ini");
	if (is_one(workspace->path, err) &&
	    settings_read(&workspace->settings, path.data, err) == 0 &&
	    (workspace->registry = registry_read(workspace->path,
						 err)) != NULL &&
	    (workspace->program = workspace_program_data(err)) != NULL &&
	    open_store(workspace, mode, err) == 0 &&
	    read_layouts(workspace, err) == 0)
		status = load(workspace, mode, mistakes, err);
	text_free(&path);
	return status;
}

static struct workspace *open_mode(const char *directory,
				   enum workspace_mode mode,
				   struct mistakes *mistakes, struct err *err)
{
	struct workspace *workspace;
	char *path = realpath(directory, NULL);

	if (path == NULL) {
		err_system(err, EXIT_CONFIG, errno, "%s: lo spazio di lavoro "
			   "non si trova", directory);
		return NULL;
	}
	workspace = must_alloc(sizeof(*workspace));
	memset(workspace, 0, sizeof(*workspace));
	workspace->path = path;
	if (open_parts(workspace, mode, mistakes, err) != 0) {
		workspace_close(workspace);
		return NULL;
	}
	return workspace;
}

struct workspace *workspace_open(const char *directory,
				 enum workspace_mode mode, struct err *err)
{
	return open_mode(directory, mode, NULL, err);
}

struct workspace *workspace_open_to_mend(const char *directory,
					 struct mistakes *mistakes,
					 struct err *err)
{
	struct workspace *workspace = open_mode(directory, WORKSPACE_LOOK,
						mistakes, err);

	if (workspace == NULL && mistakes->count > 0)
		err_set(err, EXIT_CONFIG, "la matrice non va: %ld %s da "
			"correggere", mistakes->count, mistakes->count == 1 ?
			"errore" : "errori");
	return workspace;
}

struct workspace *workspace_glance(const char *directory, struct err *err)
{
	struct text path = {0}, schema = {0};
	struct workspace *workspace = must_alloc(sizeof(*workspace));

	memset(workspace, 0, sizeof(*workspace));
	workspace->path = realpath(directory, NULL);
	if (workspace->path == NULL)
		err_system(err, EXIT_CONFIG, errno, "%s: lo spazio di lavoro "
			   "non si trova", directory);
	else if (is_one(workspace->path, err))
		workspace->program = workspace_program_data(err);
	if (workspace->program != NULL) {
		text_format(&schema, "%s/sql/schema", workspace->program);
		workspace_path(workspace, &path, "quadro.db");
		if (refuse_if_lost(workspace, path.data, err) == 0)
			workspace->store = file_exists(path.data) ?
				store_open_reader(path.data, schema.data,
						  err) :
				store_open(":memory:", schema.data, err);
	}
	text_free(&path);
	text_free(&schema);
	if (workspace->store != NULL && read_layouts(workspace, err) == 0)
		return workspace;
	workspace_close(workspace);
	return NULL;
}

int workspace_script(struct workspace *workspace, const char *name,
		     struct err *err)
{
	struct text path = {0};
	int status;

	text_format(&path, "%s/sql/%s.sql", workspace->program, name);
	status = store_script(workspace->store, path.data, err);
	text_free(&path);
	return status;
}

void workspace_close(struct workspace *workspace)
{
	if (workspace == NULL)
		return;
	layouts_free(workspace->layouts);
	registry_free(workspace->registry);
	settings_free(&workspace->settings);
	store_close(workspace->store);
	free(workspace->program);
	free(workspace->path);
	free(workspace);
}
