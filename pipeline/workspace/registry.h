/* registry.h: the anagrafe: the Comuni of the Ambito and their subambiti. */
#ifndef QUADRO_WORKSPACE_REGISTRY_H
#define QUADRO_WORKSPACE_REGISTRY_H

#include <stddef.h>

#include "base/err.h"
#include "store/store.h"

struct registry;

/* Reads anagrafe/subambiti.csv and anagrafe/comuni.csv of a workspace. Every
 * mistake names file, line, column and cure: EXIT_CONFIG. NULL on error;
 * release with registry_free. */
struct registry *registry_read(const char *workspace, struct err *err);
void registry_free(struct registry *registry);

/* Copies the registry into the tables subambito and comune. 0 or -1. */
int registry_store(const struct registry *registry, struct store *store,
		   struct err *err);

/* The Comune of an ISTAT code (leading zeros optional) or of a folded name:
 * an index, or -1 when it is not in the anagrafe. */
int registry_comune(const struct registry *registry, const char *bytes,
		    size_t length);
const char *registry_istat(const struct registry *registry, int comune);
const char *registry_comune_name(const struct registry *registry, int comune);
/* The index of the Comune's subambito. */
int registry_subambito_of(const struct registry *registry, int comune);

/* The subambito of a code, compared folded: an index, or -1. */
int registry_subambito(const struct registry *registry, const char *bytes,
		       size_t length);
const char *registry_code(const struct registry *registry, int subambito);

/* The codes of the subambiti, for messages. The caller frees the text. */
char *registry_codes(const struct registry *registry);

#endif
