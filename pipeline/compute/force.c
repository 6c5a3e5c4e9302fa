/* force.c: the files in force: a choice made anew at every computation, so
 * that an as-of day in the past sees what was due then, as known now. */
#include "compute/force.h"

#include "store/query.h"

static int fill_cumulative(struct store *store, const struct layouts *layouts,
			   struct err *err)
{
	struct query *insert;
	size_t i;
	int status;

	if (store_exec(store, "create temp table if not exists cumulativo "
		       "(tracciato text primary key); delete from "
		       "temp.cumulativo; delete from temp.file_in_vigore", err) != 0)
		return -1;
	insert = query_new(store, "insert into temp.cumulativo values (?)",
			   err);
	status = insert != NULL ? 0 : -1;
	for (i = 0; status == 0 && i < layouts_count(layouts); i++) {
		if (!layouts_at(layouts, i)->cumulative)
			continue;
		query_bind_text(insert, 1, layouts_at(layouts, i)->name);
		status = query_run(insert, err);
	}
	query_free(insert);
	return status;
}

int force_fill(struct store *store, const struct layouts *layouts,
	       day_t as_of, struct err *err)
{
	struct query *insert;
	char end[DATE_SIZE];
	int status = -1;

	if (fill_cumulative(store, layouts, err) != 0)
		return -1;
	insert = query_new(store,
		"with base as (select max(file) as file from file_ricevuto"
		" where integra is null and esito in ('ACCETTATO', 'ACCETTATO_CON_SCARTI')"
		" and tracciato not in (select tracciato from temp.cumulativo)"
		" group by tracciato, mittente, periodo"
		" union all select file from ("
		"  select file, row_number() over (partition by tracciato,"
		"   mittente order by fine_periodo desc, file desc) as posto"
		"  from file_ricevuto"
		"  where integra is null and esito in ('ACCETTATO', 'ACCETTATO_CON_SCARTI')"
		"  and tracciato in (select tracciato from temp.cumulativo)"
		"  and fine_periodo <= ?) where posto = 1)"
		" insert into temp.file_in_vigore select file from base"
		" union all select f.file from base join file_ricevuto as f on"
		" f.integra = base.file where f.esito in ('ACCETTATO',"
		" 'ACCETTATO_CON_SCARTI')", err);
	if (insert != NULL) {
		query_bind_text(insert, 1, date_write_iso(quarter_last_day(
				quarter_ended_by(as_of)), end));
		status = query_run(insert, err);
	}
	query_free(insert);
	return status;
}
