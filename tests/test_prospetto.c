/* The Comuni's table, measure by measure, against figures counted by hand.
 *
 * Two subambiti: A has the Comuni 000001 and 000002, B has 000003. Three
 * quarters from January 2022. */
#include "support.h"

#include "base/text.h"
#include "store/query.h"

static const char places[] =
	"insert into piano values ('inizio', '2022-01-01');"
	"insert into subambito values ('A', 'A', 1), ('B', 'B', 2);"
	"insert into comune values ('000001', 'Uno', 'A', 1000, null, null),"
	" ('000002', 'Due', 'A', 1000, null, null),"
	" ('000003', 'Tre', 'B', 1000, null, null);"
	"insert into trimestre values"
	" (1, '2022T1', '', '2022-03-31', 3, 2022, 1, 4, ''),"
	" (2, '2022T2', '', '2022-06-30', 3, 2022, 2, 4, ''),"
	" (3, '2022T3', '', '2022-09-30', 3, 2022, 3, 4, '');";

/* The records in force, as the views of the layouts give them. */
static const char records[] =
	"create temp table interventi (record, data_avvio, comune, persona);"
	"insert into interventi values"
	" (1, '2022-02-01', '000001', 'p1'), (2, '2022-02-10', '000001', 'p1'),"
	" (3, '2022-04-05', '000002', 'p1'), (4, '2022-05-01', '000003', 'p2'),"
	" (5, '2021-12-01', '000003', 'p3');"
	"create temp table patti (record, data_avvio, data_fine, comune);"
	"insert into patti values (1, '2022-01-10', null, '000001'),"
	" (2, '2021-01-15', '2022-05-10', '000001'),"
	" (3, '2022-04-01', '2022-06-30', '000003');"
	"create temp table rette (record, fine_periodo, comune, importo_rette,"
	" quota_fondo, minori);"
	"insert into rette values (1, '2022-03-31', '000001', 100.1, 40.05, 2),"
	" (2, '2022-03-31', '000002', 50, 0, 1),"
	" (3, '2022-06-30', '000001', 200, 10, 3);"
	"create temp table beneficiari (record, fine_periodo, comune, nuovi);"
	"insert into beneficiari values (1, '2022-03-31', '000001', 4),"
	" (2, '2022-06-30', '000001', 2), (3, '2022-06-30', '000003', 0);"
	"create temp table personale (record, fine_periodo, comune,"
	" fte_comunali, fte_distrettuali);"
	"insert into personale values (1, '2022-06-30', '000001', 1.5, 0.5),"
	" (2, '2022-09-30', '000001', 1, 0.5),"
	" (3, '2022-06-30', '000003', 1, 0);";

static void script(struct store *store, const char *path)
{
	struct err err = {0};

	if (store_script(store, path, &err) != 0)
		fail_msg("%s", err.message);
}

static void run(struct store *store, const char *sql)
{
	struct err err = {0};

	if (store_exec(store, sql, &err) != 0)
		fail_msg("%s", err.message);
}

/* The table, with the layouts that were received: a list in quotes. */
static struct store *made(const char *received)
{
	static const char *const measures[] = {
		"assistenti_sociali", "beneficiari", "fondo", "interventi",
		"patti_attivi", "rette",
	};
	struct store *store = support_store();
	struct text text = {0};
	size_t i;

	run(store, places);
	run(store, records);
	text_format(&text, "insert into file_ricevuto (nome, tracciato, byte, "
		    "modificato, ricevuto_il, al, esito, lette, accettate, "
		    "scartate) select value, value, 0, 0, '', '', 'ACCETTATO', "
		    "0, 0, 0 from json_each('[%s]'); create temp table "
		    "file_in_vigore as select file from file_ricevuto;",
		    received);
	run(store, text.data);
	script(store, "sql/protect/tabelle.sql");
	for (i = 0; i < sizeof(measures) / sizeof(measures[0]); i++) {
		text_clear(&text);
		text_format(&text, "sql/protect/misure/%s.sql", measures[i]);
		script(store, text.data);
	}
	script(store, "sql/protect/prospetto.sql");
	text_free(&text);
	return store;
}

/* What is not zero of a measure: quarter, place, figure, people. */
static void assert_measure(const char *measure, const char *expected)
{
	struct store *store = made("\"interventi\", \"patti\", \"rette\", "
				   "\"beneficiari\", \"personale\"");
	struct text sql = {0};

	text_format(&sql, "select k, codice, cast(valore as text), "
		    "cast(persone as text) from prospetto where misura = '%s' "
		    "and valore <> 0 order by k, livello, codice", measure);
	support_rows(store, sql.data, expected);
	text_free(&sql);
	store_close(store);
}

static void a_person_of_two_interventions_is_one(void **state)
{
	(void)state;
	assert_measure("interventi",
		       "1|AMBITO|2.0|1.0\n1|A|2.0|1.0\n1|000001|2.0|1.0\n"
		       "2|AMBITO|4.0|2.0\n2|A|3.0|1.0\n2|B|1.0|1.0\n"
		       "2|000001|2.0|1.0\n2|000002|1.0|1.0\n2|000003|1.0|1.0\n"
		       "3|AMBITO|4.0|2.0\n3|A|3.0|1.0\n3|B|1.0|1.0\n"
		       "3|000001|2.0|1.0\n3|000002|1.0|1.0\n"
		       "3|000003|1.0|1.0\n");
}

static void a_pact_counts_while_it_is_in_force(void **state)
{
	(void)state;
	assert_measure("patti_attivi",
		       "1|AMBITO|2.0|\n1|A|2.0|\n1|000001|2.0|\n"
		       "2|AMBITO|2.0|\n2|A|1.0|\n2|B|1.0|\n2|000001|1.0|\n"
		       "2|000003|1.0|\n"
		       "3|AMBITO|1.0|\n3|A|1.0|\n3|000001|1.0|\n");
}

static void amounts_add_up_and_their_minors_do_not(void **state)
{
	(void)state;
	assert_measure("rette",
		       "1|AMBITO|15010.0|3.0\n1|A|15010.0|3.0\n"
		       "1|000001|10010.0|2.0\n1|000002|5000.0|1.0\n"
		       "2|AMBITO|35010.0|3.0\n2|A|35010.0|3.0\n"
		       "2|000001|30010.0|3.0\n2|000002|5000.0|1.0\n"
		       "3|AMBITO|35010.0|3.0\n3|A|35010.0|3.0\n"
		       "3|000001|30010.0|3.0\n3|000002|5000.0|1.0\n");
	assert_measure("fondo",
		       "1|AMBITO|4005.0|3.0\n1|A|4005.0|3.0\n"
		       "1|000001|4005.0|2.0\n"
		       "2|AMBITO|5005.0|3.0\n2|A|5005.0|3.0\n"
		       "2|000001|5005.0|3.0\n"
		       "3|AMBITO|5005.0|3.0\n3|A|5005.0|3.0\n"
		       "3|000001|5005.0|3.0\n");
}

static void those_who_entered_add_up(void **state)
{
	(void)state;
	assert_measure("beneficiari",
		       "1|AMBITO|4.0|4.0\n1|A|4.0|4.0\n1|000001|4.0|4.0\n"
		       "2|AMBITO|6.0|6.0\n2|A|6.0|6.0\n2|000001|6.0|6.0\n"
		       "3|AMBITO|6.0|6.0\n3|A|6.0|6.0\n3|000001|6.0|6.0\n");
}

static void social_workers_are_those_told_last(void **state)
{
	(void)state;
	assert_measure("assistenti_sociali",
		       "2|AMBITO|3.0|\n2|A|2.0|\n2|B|1.0|\n2|000001|2.0|\n"
		       "2|000003|1.0|\n"
		       "3|AMBITO|2.5|\n3|A|1.5|\n3|B|1.0|\n3|000001|1.5|\n"
		       "3|000003|1.0|\n");
}

static void what_is_not_received_has_no_rows(void **state)
{
	struct store *store = made("\"patti\", \"personale\"");

	(void)state;
	/* Six places; three quarters, or two since the first was told. */
	support_rows(store, "select misura, count(*) from prospetto group by 1",
		     "assistenti_sociali|12\npatti_attivi|18\n");
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_person_of_two_interventions_is_one),
		cmocka_unit_test(a_pact_counts_while_it_is_in_force),
		cmocka_unit_test(amounts_add_up_and_their_minors_do_not),
		cmocka_unit_test(those_who_entered_add_up),
		cmocka_unit_test(social_workers_are_those_told_last),
		cmocka_unit_test(what_is_not_received_has_no_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
