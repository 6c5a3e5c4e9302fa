/* workspace.h: one plan of one Ambito, open and checked. */
#ifndef QUADRO_WORKSPACE_WORKSPACE_H
#define QUADRO_WORKSPACE_WORKSPACE_H

#include "base/err.h"
#include "base/mistakes.h"
#include "base/progress.h"
#include "base/text.h"
#include "records/layout.h"
#include "store/store.h"
#include "workspace/registry.h"
#include "workspace/settings.h"

struct workspace {
	char *path;			/* the directory, absolute */
	char *program;			/* where the program's own data lives */
	struct settings settings;
	struct registry *registry;
	struct layouts *layouts;
	struct store *store;
	struct progress *progress;	/* the caller's, told of long work; or NULL */
};

enum workspace_mode {
	WORKSPACE_WRITE,	/* the store follows the plan's files */
	WORKSPACE_LOOK,		/* nothing is left on the disk: what the store is
				   told is forgotten at workspace_close */
};

/* Opens the workspace in directory: reads quadro.ini, the anagrafe, the
 * layouts, opens the store, and loads into it what the plan's files say. The
 * first mistake found is told with file, line and cure: EXIT_CONFIG. Returns
 * NULL on error; release with workspace_close. */
struct workspace *workspace_open(const char *directory,
				 enum workspace_mode mode, struct err *err);

/* The same, to look, for who mends the matrix: collects all its mistakes
 * instead of stopping at the first. NULL also when any was collected: err then
 * says how many. */
struct workspace *workspace_open_to_mend(const char *directory,
					 struct mistakes *mistakes,
					 struct err *err);

/* To tell what the last night left: the store to be read, whatever its size and
 * while a run is writing, and the layouts. The plan's files are not looked at:
 * settings and registry are empty. NULL on error. */
struct workspace *workspace_glance(const char *directory, struct err *err);
/* Runs a script of the program's sql directory on the store: name is its path
 * there, without .sql: "values/atteso". 0 or -1. */
int workspace_script(struct workspace *workspace, const char *name,
		     struct err *err);

void workspace_close(struct workspace *workspace);

/* A path inside the workspace, into out; returns it. */
const char *workspace_path(const struct workspace *workspace,
			   struct text *out, const char *name);

/* The directory of the program's own data (layouts, SQL, templates): the
 * source tree when run from its build directory, else the installed one;
 * QUADRO_DATA overrides both. The caller frees it; NULL on error. */
char *workspace_program_data(struct err *err);

#endif
