/* evidence.h: the observations behind a figure, down to file and line. */
#ifndef QUADRO_COMMANDS_EVIDENCE_H
#define QUADRO_COMMANDS_EVIDENCE_H

#include "base/err.h"
#include "base/text.h"
#include "store/query.h"
#include "store/store.h"

struct evidence_of {
	long long indicator;
	const char *layout;	/* its name, "" for a measure in indicatori/ */
	long long k;		/* those of this quarter's window; 0: all */
	int level;		/* 0 Ambito, 1 subambito, 2 Comune */
	const char *code;	/* of the subambito or of the Comune */
	int last_only;		/* rapporto_ultimo: the last of each value */
	int with_subambito;	/* a Comune is told with its subambito */
	long most;		/* at most so many; 0: all */
};

/* The observations wanted, in the order of their days: step it, and tell each
 * row with the functions below. NULL on error; release with query_free. */
struct query *evidence_select(struct store *store, const struct evidence_of *of,
			      struct err *err);

/* Appends the row it stands on as people read it: day, numerator, denominator,
 * place, FILE:LINE, and in brackets the value of `distinti`. */
void evidence_line(struct query *evidence, struct text *out);

/* Steps through the rows that are left, and appends them as JSON objects with a
 * comma between them. 0 or -1. */
int evidence_json(struct store *store, struct query *evidence,
		  struct text *out, struct err *err);

#endif
