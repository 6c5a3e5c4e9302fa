/* compute.c: the computation reads like the contract: the files in force, the
 * observations, the roll-up, then the SQL of sql/values in its order.
 *
 * An indicator whose decorrenza depends on another waits for it: the values
 * are made in waves, nearly always one or two.
 */
#include "compute/compute.h"

#include "base/text.h"
#include "compute/force.h"
#include "compute/observe.h"
#include "compute/quarters.h"
#include "compute/restate.h"
#include "compute/rollup.h"
#include "store/query.h"

/* The files of sql/values: the temporary tables they fill, the steps before the
 * roll-up of a wave, and those that need the values of all. */
static const char *const tables_step = "values/tabelle";
static const char *const wave_steps[] = {"values/decorrenza",
					 "values/finestra"};
static const char *const final_steps[] = {
	"values/atteso", "values/completezza", "values/valore",
	"values/attivita", "values/movimento", "values/valutazione",
};

/* Puts in temp.onda the indicators that wait for nothing any more. Returns
 * how many, or -1. */
static long next_wave(struct store *store, struct err *err)
{
	struct query *query;
	long count = -1;

	if (store_exec(store, "insert or ignore into temp.fatto select codice "
		       "from indicatore where indicatore in (select indicatore "
		       "from temp.onda); delete from temp.onda; insert into "
		       "temp.onda select indicatore from indicatore where "
		       "codice not in (select codice from temp.fatto) and "
		       "(decorrenza_dopo is null or decorrenza_dopo in (select "
		       "codice from temp.fatto))", err) != 0)
		return -1;
	query = query_new(store, "select count(*) from temp.onda", err);
	if (query != NULL && query_step(query, err) == 1)
		count = (long)query_integer(query, 0);
	query_free(query);
	return count;
}

static int run_waves(struct workspace *workspace, struct err *err)
{
	const size_t steps = sizeof(wave_steps) / sizeof(wave_steps[0]);
	long waiting;
	size_t i;

	while ((waiting = next_wave(workspace->store, err)) > 0) {
		for (i = 0; i < steps; i++)
			if (workspace_script(workspace, wave_steps[i], err) != 0)
				return -1;
		if (rollup_wave(workspace->store, err) != 0)
			return -1;
	}
	return waiting == 0 ? 0 : -1;
}

static int compute(struct workspace *workspace, day_t as_of, quarter_t last,
		   struct err *err)
{
	const size_t steps = sizeof(final_steps) / sizeof(final_steps[0]);
	struct store *store = workspace->store;
	size_t i;

	if (workspace_script(workspace, tables_step, err) != 0 ||
	    force_fill(store, workspace->layouts, as_of, err) != 0 ||
	    quarters_fill(store, &workspace->settings, as_of, last, err) != 0 ||
	    observe_all(workspace, NULL, err) != 0 || run_waves(workspace, err) != 0)
		return -1;
	for (i = 0; i < steps; i++)
		if (workspace_script(workspace, final_steps[i], err) != 0)
			return -1;
	return restate_all(workspace, err);
}

int compute_all(struct workspace *workspace, day_t as_of, quarter_t *last,
		struct err *err)
{
	struct store *store = workspace->store;

	if (quarters_last(&workspace->settings, as_of, last, err) != 0 ||
	    store_begin(store, err) != 0)
		return -1;
	if (compute(workspace, as_of, *last, err) == 0)
		return store_commit(store, err);
	store_rollback(store);
	return -1;
}
