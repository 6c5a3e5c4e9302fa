/* The guard: an expression of the matrix reads one view and calls the listed
 * functions, and nothing that a hostile or careless hand writes gets further
 * (contract 4). */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "store/guard.h"
#include "store/query.h"

static int expression(void **state, const char *text, char *why, size_t size)
{
	const struct support_fixture *fixture = *state;

	return guard_expression(fixture->workspace->store, "patti", text, why,
				size);
}

static void what_the_matrices_need_is_admitted(void **state)
{
	static const char *const good[] = {
		"1", "reti", "forma = 'gruppi'", "forma in ('gruppi','singoli')",
		"giorni(data_avvio, data_fine) <= 30", "coalesce(reti, 0) * 2",
		"contributo and data_fine is null", "mittente = 'NORD'",
		"periodo >= '2022T3'", "case forma when 'gruppi' then 1 else 0 "
		"end", "forma like 'gr%'", "substr(periodo, 1, 4) = '2022'",
		"round(reti / 3.0, 1)", "iif(reti > 0, 1, 0)",
		"piega(forma) = 'gruppi'", "max(reti, 1)", "'-- ; ? :x'",
		"\"reti\"", "forma || ')'", "reti between 1 and 3",
		"not contributo", "abs(-reti)", "((reti))", "id glob 'N-*'",
	};
	char why[512];
	size_t i;

	for (i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		if (expression(state, good[i], why, sizeof(why)) != 0)
			fail_msg("%s: %s", good[i], why);
}

static void what_reaches_beyond_the_view_is_refused(void **state)
{
	static const char *const bad[] = {
		"(select count(*) from spese)",
		"exists (select 1 from spese)",
		"(select valore from piano limit 1)",
		"(select sql from sqlite_master)",
		"(select 1 from sqlite_schema)",
		"(select name from pragma_table_info('piano'))",
		"id in (select nome from file_ricevuto)",
		"exists (select 1 from file_ricevuto)",
		"(select 1 from record_patti)",
		"(select id from record_patti)",
		"(select id from main.record_patti)",
		"(select id from temp.incontri)",
		"id in spese",
		"(with recursive n(x) as (select 1 union all select x + 1 from "
		"n) select max(x) from n)",
		"(select value from json_each('[1]'))",
		"(select 1 from generate_series(1, 9))",
		"(select id from rette, patti)",
		"exists (select 1 from \"Record_patti\")",
		"exists (select 1 from [file_in_vigore])",
		"(values (1) union select codice from obiettivo)",
	};
	char why[512];
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (expression(state, bad[i], why, sizeof(why)) == 0)
			fail_msg("admitted: %s", bad[i]);
}

static void what_writes_or_loads_is_refused(void **state)
{
	static const char *const bad[] = {
		"load_extension('x')", "readfile('quadro.ini')",
		"writefile('x', 'y')", "randomblob(1000000000)",
		"zeroblob(1000000000)", "random()", "sqlite_version()",
		"changes()", "last_insert_rowid()", "date('now')",
		"datetime()", "current_timestamp", "printf('%s', id)",
		"hex(id)", "char(0)", "quote(id)", "count(*)", "sum(reti)",
		"group_concat(id)", "row_number() over ()", "raise(abort, 'x')",
		"fts3_tokenizer('x')", "sqlite_compileoption_get(1)",
		"edit(id)", "somma(reti)",
	};
	char why[512];
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (expression(state, bad[i], why, sizeof(why)) == 0)
			fail_msg("admitted: %s", bad[i]);
}

static void what_leaves_its_parentheses_is_refused(void **state)
{
	static const char *const bad[] = {
		"1) from temp.patti; delete from patti; --",
		"1; delete from patti", "1) union select (1", "1 -- fine",
		"1 /* fine", "1 */", "1))", "((1)", ")(", "'aperta", "\"aperta",
		"`aperta", "[aperta", "?", "?1", ":x", "@x", "$x", "1, 2", "",
		" ", "1) as x, (2", "delete from patti", "exists",
		"pragma writable_schema = 1", "attach 'x' as y",
		"vacuum into 'x'", "1 from temp.patti where (1",
		"1 collate", "begin", "create table x (y)", "*", "patti.*",
		"not", "1 limit 1", "1 order by 1",
	};
	char why[512];
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		why[0] = '\0';
		if (expression(state, bad[i], why, sizeof(why)) == 0)
			fail_msg("admitted: %s", bad[i]);
		assert_true(why[0] != '\0');
	}
}

static void a_refusal_names_what_could_be_used_instead(void **state)
{
	char why[512];

	assert_int_equal(expression(state, "randomblob(9)", why, sizeof(why)),
			 -1);
	support_contains(why, "abs, coalesce, giorni");
	support_contains(guard_functions(), "piega");
}

static int whole(void **state, const char *sql)
{
	const struct support_fixture *fixture = *state;
	char why[512];

	return guard_select(fixture->workspace->store, sql, why, sizeof(why));
}

static void a_whole_select_reads_the_records_in_force_alone(void **state)
{
	static const char *const good[] = {
		"select data_avvio as data, comune, null as subambito, 1 as num,"
		" 0 as den from patti",
		"select p.id from patti as p join incontri as i on i.comune = "
		"p.comune;",
		"with a as (select comune, count(*) as n from patti group by 1)"
		" select max(n) from a -- un commento",
		"select id, row_number() over (order by id) from patti\n;\n",
		"select 'record_patti' as a, \"id\" from patti -- di record_x",
	};
	static const char *const bad[] = {
		"", ";", "select valore from piano", "select * from record_patti",
		"select count(*) from record_patti",
		"select 1 from file_ricevuto", "select * from file_in_vigore",
		"select id from patti -- l'uno\n, file_ricevuto -- e l'altro",
		"select id from patti /* ' */, file_ricevuto /* ' */",
		"select id from patti; select id from patti",
		"delete from patti", "update piano set valore = 1",
		"insert into piano values ('a', 'b')",
		"select load_extension('x')", "pragma user_version",
		"attach 'x' as y", "create temp table t (x)",
		"with d as (select 1) delete from piano",
		"explain select id from patti", "drop view temp.patti",
		"select sql from sqlite_temp_master", "commit",
		"select randomblob(9) from patti", "vacuum",
	};
	size_t i;

	for (i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		if (whole(state, good[i]) != 0)
			fail_msg("refused: %s", good[i]);
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (whole(state, bad[i]) == 0)
			fail_msg("admitted: %s", bad[i]);
}

static void the_guard_leaves_the_store_as_free_as_before(void **state)
{
	const struct support_fixture *fixture = *state;
	struct err err = {0};
	char why[512];

	assert_int_equal(expression(state, "load_extension(1)", why,
				    sizeof(why)), -1);
	assert_int_equal(store_exec(fixture->workspace->store, "insert into "
				    "parametro values ('x', 1)", &err), 0);
	support_rows(fixture->workspace->store, "select count(*) from parametro",
		     "2\n");
}

static void add_column(void *context, const char *column)
{
	text_format(context, "%s ", column);
}

static void assert_columns(void **state, const char *view, const char *sql,
			   const char *columns)
{
	const struct support_fixture *fixture = *state;
	struct text found = {0};

	guard_columns(fixture->workspace->store, view, sql, add_column, &found);
	assert_string_equal(text_string(&found), columns);
	text_free(&found);
}

static void the_columns_an_expression_reads_are_told_and_no_others(void **state)
{
	assert_columns(state, "patti", "forma = 'reti' and giorni(data_avvio, "
		       "data_fine) > 3", "forma data_avvio data_fine ");
	assert_columns(state, "patti", "1", "");
	assert_columns(state, NULL, "select data_avvio as data, comune, null as "
		       "subambito, reti as num, 0 as den from patti",
		       "patti.data_avvio patti.comune patti.reti ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_the_matrices_need_is_admitted),
		cmocka_unit_test(what_reaches_beyond_the_view_is_refused),
		cmocka_unit_test(what_writes_or_loads_is_refused),
		cmocka_unit_test(what_leaves_its_parentheses_is_refused),
		cmocka_unit_test(a_refusal_names_what_could_be_used_instead),
		cmocka_unit_test(a_whole_select_reads_the_records_in_force_alone),
		cmocka_unit_test(
			the_columns_an_expression_reads_are_told_and_no_others),
		cmocka_unit_test(the_guard_leaves_the_store_as_free_as_before),
	};

	return cmocka_run_group_tests(tests, support_set_up, support_tear_down);
}
