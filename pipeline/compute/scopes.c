/* scopes.c: codes become small numbers once, so that summing by place is
 * adding to an array. */
#include "compute/scopes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "store/query.h"

static void add(struct scopes *scopes, enum scope_level level,
		const char *code, const char *parent)
{
	struct scope *scope;
	int i;

	scopes->at = must_resize(scopes->at, (size_t)(scopes->count + 1) *
				 sizeof(*scopes->at));
	scope = &scopes->at[scopes->count++];
	memset(scope, 0, sizeof(*scope));
	scope->level = level;
	snprintf(scope->code, sizeof(scope->code), "%s", code);
	for (i = 0; level == SCOPE_COMUNE && i < scopes->count; i++)
		if (scopes->at[i].level == SCOPE_SUBAMBITO &&
		    strcmp(scopes->at[i].code, parent) == 0)
			scope->parent = i;
	if (level != SCOPE_COMUNE)
		return;
	scope->comuni = 1;
	scopes->at[0].comuni++;
	scopes->at[scope->parent].comuni += scope->parent > 0;
}

int scopes_read(struct scopes *scopes, struct store *store, struct err *err)
{
	struct query *query = query_new(store, "select 1 as livello, subambito, "
		"'' from subambito union all select 2, istat, subambito from "
		"comune order by 1, 2", err);
	int more = -1;

	memset(scopes, 0, sizeof(*scopes));
	add(scopes, SCOPE_AMBITO, "AMBITO", "");
	while (query != NULL && (more = query_step(query, err)) == 1) {
		if (query_integer(query, 0) == SCOPE_COMUNE &&
		    scopes->first_comune == 0)
			scopes->first_comune = scopes->count;
		add(scopes, (enum scope_level)query_integer(query, 0),
		    query_text(query, 1), query_text(query, 2));
	}
	if (scopes->first_comune == 0)
		scopes->first_comune = scopes->count;
	query_free(query);
	return more;
}

void scopes_free(struct scopes *scopes)
{
	free(scopes->at);
	memset(scopes, 0, sizeof(*scopes));
}

int scopes_find(const struct scopes *scopes, enum scope_level level,
		const char *code)
{
	int low = level == SCOPE_COMUNE ? scopes->first_comune : 1;
	int high = level == SCOPE_COMUNE ? scopes->count :
					   scopes->first_comune;

	while (low < high) {
		int middle = (low + high) / 2;
		int order = strcmp(scopes->at[middle].code, code);

		if (order == 0)
			return middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return -1;
}
