/* support_office.c: the nights of a plan, without their pages. */
#include "support_office.h"

#include <stdio.h>
#include <stdlib.h>

#include "acquire/inbox.h"
#include "base/text.h"
#include "commands/command.h"
#include "compute/compute.h"
#include "packs/views.h"
#include "protect/disclosure.h"
#include "store/query.h"
#include "support.h"

static const char *last_night(const struct plan *plan)
{
	int i = 3;

	while (plan->nights[i] == NULL)
		i--;
	return plan->nights[i];
}

int office_open(void **state)
{
	struct office *office = calloc(1, sizeof(*office));
	const struct plan *plan = *state;
	char *parent = support_directory();
	struct text directory = {0};
	struct inbox_summary summary;
	struct err err = {0};
	char *operand;
	FILE *kept = stdout;

	text_format(&directory, "%s/plan", parent);
	operand = directory.data;
	stdout = fopen("/dev/null", "w");
	if (command_init(&(struct options){
			.from = plan->name, .as_of = last_night(plan),
			.operands = &operand, .n_operands = 1,
		}, &err) != 0)
		fail_msg("%s", err.message);
	fclose(stdout);
	stdout = kept;
	office->plan = plan;
	office->directory = parent;
	office->workspace = support_open(directory.data);
	if (inbox_receive(office->workspace, support_day(last_night(plan)),
			  &summary, &err) != 0)
		fail_msg("%s", err.message);
	text_free(&summary.notes);
	text_free(&directory);
	*state = office;
	return 0;
}

int office_close(void **state)
{
	struct office *office = *state;

	workspace_close(office->workspace);
	support_remove(office->directory);
	free(office);
	return 0;
}

void office_must(int status, const struct err *err)
{
	if (status != 0)
		fail_msg("%s", err->message);
}

void office_run(struct office *office, const char *sql)
{
	struct err err = {0};

	office_must(store_exec(office->workspace->store, sql, &err), &err);
}

double office_number(struct office *office, const char *sql)
{
	struct err err = {0};
	struct query *query = query_new(office->workspace->store, sql, &err);
	double value;

	if (query == NULL || query_step(query, &err) != 1)
		fail_msg("%s: %s", sql, err.message);
	value = query_real(query, 0);
	query_free(query);
	return value;
}

void office_night(struct office *office, const char *day)
{
	struct workspace *workspace = office->workspace;
	struct err err = {0};
	struct query *query;
	quarter_t last;

	office_must(compute_all(workspace, support_day(day), &last, &err), &err);
	office_must(disclosure_protect(workspace, &err), &err);
	office_must(views_make(workspace->store, workspace->program,
			workspace->layouts, &err), &err);
	office_run(office, "drop table if exists temp.posto; create temp table "
	    "posto as select row_number() over (order by livello, codice) - 1 "
	    "as posto, livello, codice, sopra from (select 0 as livello, "
	    "'AMBITO' as codice, null as sopra union all select 1, subambito, "
	    "'AMBITO' from subambito union all select 2, istat, subambito from "
	    "comune)");
	query = query_new(workspace->store, "select coalesce((select s.posto "
		"from temp.posto as s where s.codice = p.sopra), -1), (select "
		"count(*) from trimestre) from temp.posto as p order by p.posto",
		&err);
	office->n_places = 0;
	while (query_step(query, &err) == 1) {
		office->parent[office->n_places++] =
			(int)query_integer(query, 0);
		office->n_k = (int)query_integer(query, 1);
	}
	query_free(query);
}
