/* settings.h: quadro.ini, the plan's dates, thresholds and parameters. */
#ifndef QUADRO_WORKSPACE_SETTINGS_H
#define QUADRO_WORKSPACE_SETTINGS_H

#include "base/date.h"
#include "base/err.h"

struct parameter {
	char *name;
	double value;
};

struct settings {
	char *codice, *titolo, *ambito, *capofila;
	day_t inizio, fine;		/* the plan's first and last day */
	double in_linea, in_ritardo;	/* shares of the expected value */
	double completezza;		/* share of the expected submissions */
	double scarti_massimi;		/* share of a file's rows */
	double scarti_tollerati;	/* rows */
	double termine_giorni;		/* days after a period's end */
	double soglia;			/* people, never below 3 */
	struct parameter *parameters;	/* [parametri], in the file's order */
	int n_parameters;
};

/* Reads a quadro.ini (contract 7). Every mistake names file, line and cure:
 * EXIT_CONFIG. Returns 0 or -1; settings_free is due in both cases. */
int settings_read(struct settings *settings, const char *path,
		  struct err *err);
void settings_free(struct settings *settings);

/* The parameter of that name, or NULL. */
const struct parameter *settings_parameter(const struct settings *settings,
					   const char *name);

#endif
