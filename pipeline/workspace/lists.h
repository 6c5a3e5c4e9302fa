/* lists.h: the smaller lists of a plan: objectives, submissions, paths. */
#ifndef QUADRO_WORKSPACE_LISTS_H
#define QUADRO_WORKSPACE_LISTS_H

#include "base/err.h"
#include "records/layout.h"
#include "store/store.h"
#include "workspace/registry.h"

/* Reads obiettivi.csv into the table obiettivo. Mistakes name file, line,
 * column and cure: EXIT_CONFIG. 0 or -1; so the two below. */
int lists_load_objectives(const char *workspace, struct store *store,
			  struct err *err);

/* Reads invii.csv (who must send what) into the table invio_atteso. */
int lists_load_submissions(const char *workspace,
			   const struct layouts *layouts,
			   const struct registry *registry,
			   struct store *store, struct err *err);

/* Reads traiettorie.csv, where the plan has one, into the table traiettoria;
 * the table indicatore must be loaded. */
int lists_load_paths(const char *workspace, struct store *store,
		     struct err *err);

#endif
