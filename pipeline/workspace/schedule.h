/* schedule.h: cronoprogramma.csv, the planned activities of the projects. */
#ifndef QUADRO_WORKSPACE_SCHEDULE_H
#define QUADRO_WORKSPACE_SCHEDULE_H

#include "base/err.h"
#include "store/store.h"

/* Reads cronoprogramma.csv of the directory workspace, where the plan has one,
 * into the table cronoprogramma; the table obiettivo must be loaded. A date
 * that does not exist, an end before its start, an unknown project, an
 * activity written twice: EXIT_CONFIG, naming file, line, column and cure.
 * 0 or -1. */
int schedule_load(const char *workspace, struct store *store,
		  struct err *err);

#endif
