/* restate.c: restatements: the values of closed quarters against what they
 * reported, and the files behind each difference.
 *
 * Only for the indicators that differ, the observations that the closing knew
 * are made again, from the files in force then, and compared with those of now:
 * a file that came later with the same facts is no cause. What was observed is
 * put aside meanwhile, and put back. The comparisons are in sql/values.
 */
#include "compute/restate.h"

#include "base/text.h"
#include "compute/observe.h"
#include "store/query.h"

/* What is known now: the files, and the observations of what was restated. */
static int put_aside(struct store *store, struct err *err)
{
	return store_exec(store,
		"drop table if exists temp.chiusura_in_esame;"
		"drop table if exists temp.file_ora;"
		"drop table if exists temp.osservazione_ora;"
		"create temp table chiusura_in_esame (chiusura integer);"
		"create temp table file_ora as select file from "
		"temp.file_in_vigore;"
		"create temp table osservazione_ora as select * from "
		"main.osservazione where indicatore in (select i.indicatore "
		"from main.rettifica as r join main.indicatore as i on "
		"i.codice = r.indicatore)", err);
}

static int put_back(struct store *store, struct err *err)
{
	return store_exec(store,
		"delete from main.osservazione where indicatore in (select "
		"indicatore from temp.osservazione_ora) or indicatore in "
		"(select i.indicatore from main.rettifica as r join "
		"main.indicatore as i on i.codice = r.indicatore);"
		"insert into main.osservazione select * from "
		"temp.osservazione_ora;"
		"delete from temp.file_in_vigore;"
		"insert into temp.file_in_vigore select file from "
		"temp.file_ora", err);
}

/* The files and the observations that a closing knew, in their place. */
static int know_as_then(struct workspace *workspace, long long closing,
			struct err *err)
{
	struct store *store = workspace->store;
	struct text sql = {0};
	int status;

	text_format(&sql, "delete from temp.chiusura_in_esame;"
		    "insert into temp.chiusura_in_esame values (%lld);"
		    "delete from temp.file_in_vigore;"
		    "insert into temp.file_in_vigore select file from "
		    "main.file_chiuso where chiusura = %lld;"
		    "delete from main.osservazione where indicatore in (select "
		    "i.indicatore from main.rettifica as r join "
		    "main.indicatore as i on i.codice = r.indicatore)",
		    closing, closing);
	status = store_exec(store, sql.data, err);
	text_free(&sql);
	return status == 0 ? observe_restated(workspace, closing, err) : -1;
}

/* The closings that something differs from, in their order. */
static int explain(struct workspace *workspace, struct err *err)
{
	struct query *closings = query_new(workspace->store, "select distinct "
		"r.chiusura from rettifica as r join indicatore as i on "
		"i.codice = r.indicatore order by 1", err);
	int status = closings != NULL ? 0 : -1, more = 0;

	while (status == 0 && (more = query_step(closings, err)) == 1)
		if (know_as_then(workspace, query_integer(closings, 0),
				 err) != 0 ||
		    workspace_script(workspace, "values/rettifica_causa", err) != 0)
			status = -1;
	query_free(closings);
	return status == 0 && more == 0 ? 0 : -1;
}

/* A number that one query gives; -1 with err. */
static long number(struct store *store, const char *sql, struct err *err)
{
	struct query *query = query_new(store, sql, err);
	long n = -1;

	if (query != NULL && query_step(query, err) == 1)
		n = (long)query_integer(query, 0);
	query_free(query);
	return n;
}

int restate_all(struct workspace *workspace, struct err *err)
{
	struct store *store = workspace->store;
	long n;

	if (store_exec(store, "delete from rettifica; delete from "
		       "rettifica_causa", err) != 0)
		return -1;
	n = number(store, "select count(*) from chiusura", err);
	if (n <= 0)
		return (int)n;
	if (workspace_script(workspace, "values/rettifica", err) != 0)
		return -1;
	n = number(store, "select count(*) from rettifica", err);
	if (n <= 0)
		return (int)n;
	return put_aside(store, err) == 0 && explain(workspace, err) == 0 ?
	       put_back(store, err) : -1;
}
