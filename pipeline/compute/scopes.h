/* scopes.h: the places a value is computed for: the Ambito, its subambiti,
 * its Comuni, as indexes of one array. */
#ifndef QUADRO_COMPUTE_SCOPES_H
#define QUADRO_COMPUTE_SCOPES_H

#include "base/err.h"
#include "store/store.h"

enum scope_level { SCOPE_AMBITO, SCOPE_SUBAMBITO, SCOPE_COMUNE };

struct scope {
	enum scope_level level;
	char code[48];		/* AMBITO, subambito, ISTAT code */
	int parent;		/* a Comune's subambito, as an index; else 0 */
	int comuni;		/* Comuni in it */
};

struct scopes {
	struct scope *at;	/* 0 the Ambito, then subambiti, then Comuni, by code */
	int count;
	int first_comune;	/* index of the first Comune */
};

/* Reads the anagrafe from the store. 0 or -1; scopes_free is due. */
int scopes_read(struct scopes *scopes, struct store *store, struct err *err);
void scopes_free(struct scopes *scopes);

/* The index of a code among the scopes of a level, or -1. */
int scopes_find(const struct scopes *scopes, enum scope_level level,
		const char *code);

#endif
