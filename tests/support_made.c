/* support_made.c: a made-up table, as the tables of sql/protect have it. */
#include "support_made.h"

#include "base/text.h"
#include "protect/hide.h"
#include "protect/judge.h"
#include "support.h"

const int made_tree[MADE_PLACES] = {-1, 0, 0, 1, 1, 1, 2, 2};

void made_add(struct made *made, int k, int place, int yes, int no)
{
	for (; place >= 0; place = made_tree[place]) {
		made->yes[k][place] += yes;
		made->no[k][place] += no;
	}
}

static void run(struct store *store, const char *sql)
{
	struct err err = {0};

	if (store_exec(store, sql, &err) != 0)
		fail_msg("%s", err.message);
}

struct store *made_store(void)
{
	struct store *store = support_store();
	struct err err = {0};

	run(store, "insert into subambito values ('A', 'A', 1), ('B', 'B', 2);"
	    "insert into comune select printf('%06d', value), 'C', "
	    "iif(value < 4, 'A', 'B'), 1000, null, null from (select 1 as value"
	    " union select 2 union select 3 union select 4 union select 5)");
	if (store_script(store, "sql/protect/tabelle.sql", &err) != 0)
		fail_msg("%s", err.message);
	run(store, "create temp table parte (intero, lato_intero, parte, "
	    "lato_parte)");
	return store;
}

void made_protect(struct weave *weave, struct store *store,
		    const struct made *made, int primary_only)
{
	struct text sql = {0};
	struct err err = {0};
	int k, place;

	text_format(&sql, "delete from temp.cella; delete from temp.voce; "
		    "delete from trimestre; insert into temp.voce values "
		    "(0, 'valore', 'X', 1, '%s', null, null, 0, %d);",
		    made->rates ? "quota" : "conteggio",
		    made->untold ? 1 : 2);
	for (k = 0; k < made->n_k; k++) {
		text_format(&sql, "insert into trimestre values (%d, '%d', '', "
			    "'', %d, 2022, 1, 4, '');", k + 1, k, made->n_k);
		for (place = 0; place < MADE_PLACES; place++) {
			int yes = made->yes[k][place], no = made->no[k][place];

			if (yes + no > 0)
				text_format(&sql, "insert into temp.cella values"
					" (0, %d, %d, %d, %d, %d, %d, null, 0);",
					k + 1, place, yes,
					made->rates ? yes + no : 0, yes + no,
					k > 0 && made->grows);
		}
	}
	run(store, sql.data);
	text_free(&sql);
	if (weave_load(weave, store, made->soglia, &err) != 0)
		fail_msg("%s", err.message);
	if (!primary_only)
		hide_enough(weave);
}

const char *made_mark(const struct weave *weave, const struct row *row)
{
	return row->state == STATE_SHOWN ? NULL :
	       judge_reads_small(weave, row) ? "<" : "c";
}

