/* A quarter that is closed: what it reported stays, what is corrected later is
 * told with its file, and what was published can be made again to the byte. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "closing.h"
#include "packs/views.h"
#include "run.h"

#define PATTI "id;comune;forma;data_avvio\n"
#define NORTH "N-1;Alfa;gruppi;01/02/2022\nN-2;Alfa;gruppi;05/05/2022\n"
#define SOUTH "S-1;Delta;gruppi;03/02/2022\n"

/* The pacts of the plan, target 4, at least 1 in each subambito. */
#define PACTS SUPPORT_ROW("PAT", "patti", "", "data_avvio", "1", "", "", "somma", \
			  "piano", "", ">=", "4", "1", "")

static const char rows[] =
	"select k, indicatore, livello, codice, valore_riportato, "
	"valore_attuale, stato_riportato, stato_attuale, causa from "
	"report_rettifica where livello < 2";

static void night(const char *directory, const char *as_of)
{
	struct run run = {.command = "run", .workspace = directory,
			  .stages = STAGE_ACQUIRE | STAGE_COMPUTE,
			  .as_of = support_day(as_of)};
	struct err err = {0};

	if (run_night(&run, &err) != 0)
		fail_msg("%s", err.message);
	run_free(&run);
}

static int try_close(const char *directory, const char *quarter,
		     const char *day, struct err *err)
{
	struct workspace *workspace;
	struct text report = {0};
	int status;

	memset(err, 0, sizeof(*err));
	workspace = workspace_open(directory, WORKSPACE_WRITE, err);
	if (workspace == NULL)
		fail_msg("%s", err->message);
	status = closing_make(workspace, quarter, support_day(day), "anna",
			      &report, err);
	text_free(&report);
	workspace_close(workspace);
	return status;
}

static void close_quarter(const char *directory, const char *quarter,
			  const char *day)
{
	struct err err;

	if (try_close(directory, quarter, day, &err) != 0)
		fail_msg("%s", err.message);
}

static void assert_refused(const char *directory, const char *quarter,
			   const char *day, const char *word)
{
	struct err err;

	assert_int_equal(try_close(directory, quarter, day, &err), -1);
	assert_int_equal(err.code, EXIT_USAGE);
	support_contains(err.message, word);
}

/* Every query of the store as it is on the disk, with the views. */
static void assert_rows(const char *directory, const char *sql,
			const char *expected)
{
	struct err err = {0};
	struct workspace *workspace = workspace_open(directory, WORKSPACE_LOOK,
						     &err);

	assert_non_null(workspace);
	assert_int_equal(views_make(workspace->store, workspace->program,
				    workspace->layouts, &err), 0);
	support_rows(workspace->store, sql, expected);
	workspace_close(workspace);
}

/* What render --as-reported gives for a quarter is what was published. */
static void assert_reported(const char *directory, const char *quarter,
			    const char *published)
{
	struct run run = {.command = "render", .workspace = directory,
			  .stages = STAGE_RENDER, .reported = quarter};
	struct text name = {0};
	struct err err = {0};
	char *found;

	if (run_night(&run, &err) != 0)
		fail_msg("%s", err.message);
	text_format(&name, "out/%s-riportato/valori.csv", quarter);
	found = support_read(directory, name.data);
	assert_string_equal(found, published);
	free(found);
	text_free(&name);
	run_free(&run);
}

/* Two subambiti have sent their pacts, and the second quarter is published. */
static int set_up(void **state)
{
	char *directory = support_plan();

	support_matrix(directory, PACTS);
	support_write(directory, "invii.csv", "tracciato;mittente;periodicita\n"
		      "patti;NORD;trimestrale\npatti;SUD;trimestrale\n");
	support_write_at(directory, "inbox/patti_NORD_2022T2.csv",
			 PATTI NORTH, 1657000000);
	support_write_at(directory, "inbox/patti_SUD_2022T2.csv",
			 PATTI SOUTH, 1657000000);
	night(directory, "2022-07-10");
	*state = directory;
	return 0;
}

static int tear_down(void **state)
{
	support_remove(*state);
	return 0;
}

/* A correction that arrives on 2 August 2022. */
static void correct(const char *directory, const char *name, const char *pacts)
{
	struct text path = {0}, bytes = {0};

	text_format(&path, "inbox/%s", name);
	text_format(&bytes, PATTI "%s", pacts);
	support_write_at(directory, path.data, bytes.data, 1659430800);
	night(directory, "2022-08-02");
	text_free(&path);
	text_free(&bytes);
}

static void a_correction_is_told_with_its_file_and_what_was_reported_stays(
	void **state)
{
	char *published = support_read(*state, "out/2022T2/valori.csv");
	char *table;

	close_quarter(*state, "2022T2", "2022-07-20");
	correct(*state, "patti_NORD_2022T2.csv", "N-1;Alfa;gruppi;01/02/2022\n");
	assert_rows(*state, rows,
		"2|PAT|0|AMBITO|3.0|2.0|in_linea|in_linea|"
		"patti_NORD_2022T2.csv (ricevuto il 02/08/2022)\n"
		"2|PAT|1|NORD|2.0|1.0|raggiunto|raggiunto|"
		"patti_NORD_2022T2.csv (ricevuto il 02/08/2022)\n");
	table = support_read(*state, "out/2022T2/rettifiche.csv");
	support_contains(table, "2022T2,2022-07-20,PAT,ambito,AMBITO,3,2,"
			 "in_linea,in_linea,\"numeratore, raggiungimento, "
			 "proiezione, ritmo_necessario\","
			 "patti_NORD_2022T2.csv (ricevuto il 02/08/2022)\r\n");
	assert_reported(*state, "2022T2", published);
	/* And the values of now are still those of now. */
	free(table);
	table = support_read(*state, "out/2022T2/valori.csv");
	assert_string_not_equal(table, published);
	assert_rows(*state, "select valore from valore where k = 2 and livello "
		    "= 0", "2.0\n");
	free(table);
	free(published);
}

static void rows_that_came_or_went_are_restated(void **state)
{
	close_quarter(*state, "2022T2", "2022-07-20");
	correct(*state, "patti_NORD_2022T2.csv", "N-1;Beta;gruppi;01/02/2022\n"
		"N-2;Beta;gruppi;05/05/2022\n");
	assert_rows(*state, "select periodo, codice, valore_riportato, "
		    "valore_attuale, altro from report_rettifica",
		    "2022T1|019001|1.0||riga che non c'è più\n"
		    "2022T1|019002||1.0|riga che non c'era\n"
		    "2022T2|019001|2.0||riga che non c'è più\n"
		    "2022T2|019002||2.0|riga che non c'era\n");
}

static void a_file_that_brings_the_same_facts_is_no_cause(void **state)
{
	close_quarter(*state, "2022T2", "2022-07-20");
	support_write_at(*state, "inbox/patti_SUD_2022T2.csv",
			 PATTI "\n" SOUTH, 1659430000);
	correct(*state, "patti_NORD_2022T2.csv", "N-2;Alfa;gruppi;05/05/2022\n"
		"N-3;Alfa;gruppi;06/05/2022\nN-4;Alfa;gruppi;07/05/2022\n");
	assert_rows(*state, "select k, codice, causa from report_rettifica "
		    "where livello < 2",
		    "1|AMBITO|patti_NORD_2022T2.csv (ricevuto il 02/08/2022)\n"
		    "1|NORD|patti_NORD_2022T2.csv (ricevuto il 02/08/2022)\n"
		    "2|AMBITO|patti_NORD_2022T2.csv (ricevuto il 02/08/2022)\n"
		    "2|NORD|patti_NORD_2022T2.csv (ricevuto il 02/08/2022)\n");
}

static void an_integration_is_the_cause_of_what_it_adds(void **state)
{
	close_quarter(*state, "2022T2", "2022-07-20");
	correct(*state, "patti_SUD_2022T2_integrazione.csv",
		"S-2;Gamma d'Adda;gruppi;04/04/2022\n");
	assert_rows(*state, rows,
		"2|PAT|0|AMBITO|3.0|4.0|in_linea|raggiunto|"
		"patti_SUD_2022T2_integrazione.csv (ricevuto il 02/08/2022)\n"
		"2|PAT|1|SUD|1.0|2.0|raggiunto|raggiunto|"
		"patti_SUD_2022T2_integrazione.csv (ricevuto il 02/08/2022)\n");
}

static void a_late_file_without_facts_explains_a_status(void **state)
{
	char *directory = support_plan();

	support_matrix(directory, SUPPORT_ROW("PAT", "patti", "", "data_avvio",
		"1", "", "", "somma", "anno", "", ">=", "4", "", ""));
	support_write(directory, "invii.csv", "tracciato;mittente;periodicita\n"
		      "patti;NORD;trimestrale\npatti;SUD;trimestrale\n");
	support_write(directory, "quadro.ini", "[piano]\ncodice = prova\n"
		      "titolo = Piano\nambito = Ambito\ncapofila = Alfa\n"
		      "inizio = 2022-04-01\nfine = 2023-12-31\n"
		      "[soglie]\ncompletezza = 0.75\n");
	support_write_at(directory, "inbox/patti_NORD_2022T2.csv",
			 PATTI NORTH, 1657000000);
	night(directory, "2022-07-10");
	close_quarter(directory, "2022T2", "2022-07-20");
	correct(directory, "patti_SUD_2022T2.csv", "");
	assert_rows(directory, rows,
		"1|PAT|0|AMBITO|1.0|1.0|dati_mancanti|in_linea|"
		"patti_SUD_2022T2.csv (ricevuto il 02/08/2022)\n");
	support_remove(directory);
	(void)state;
}

static void where_no_file_explains_it_the_plan_changed(void **state)
{
	char *published = support_read(*state, "out/2022T2/valori.csv");

	close_quarter(*state, "2022T2", "2022-07-20");
	support_matrix(*state, SUPPORT_ROW("NEW", "patti", "", "data_avvio",
		"1", "", "", "somma", "piano", "", ">=", "9", "", "")
		SUPPORT_ROW("PAT", "patti", "comune = 'Alfa'", "data_avvio", "2",
		"", "", "somma", "piano", "", ">=", "4", "1", ""));
	night(*state, "2022-08-02");
	/* What the closing did not report, NEW, is not restated. */
	assert_rows(*state, "select distinct indicatore, causa from "
		    "report_rettifica", "PAT|matrice o parametri cambiati\n");
	assert_reported(*state, "2022T2", published);
	/* Nor is a reported indicator lost with its row of the matrix. */
	support_matrix(*state, SUPPORT_ROW("NEW", "patti", "", "data_avvio",
		"1", "", "", "somma", "piano", "", ">=", "9", "", ""));
	night(*state, "2022-08-03");
	assert_rows(*state, "select distinct indicatore, descrizione, "
		    "valore_attuale, altro from report_rettifica where livello "
		    "= 0", "PAT|non è più nella matrice||riga che non c'è più\n");
	assert_reported(*state, "2022T2", published);
	free(published);
}

static void each_closing_gives_back_its_own_and_the_first_report_counts(
	void **state)
{
	char *first = support_read(*state, "out/2022T2/valori.csv"), *second;

	close_quarter(*state, "2022T2", "2022-07-20");
	correct(*state, "patti_NORD_2022T2.csv", "N-1;Beta;gruppi;01/02/2022\n");
	night(*state, "2022-10-05");
	second = support_read(*state, "out/2022T3/valori.csv");
	close_quarter(*state, "2022T3", "2022-10-20");
	assert_rows(*state, "select periodo, valore_riportato, valore_attuale "
		    "from report_rettifica where livello = 0",
		    "2022T2|3.0|2.0\n");
	correct(*state, "patti_SUD_2022T2.csv", "");
	night(*state, "2022-10-25");
	assert_rows(*state, "select periodo, valore_riportato, valore_attuale "
		    "from report_rettifica where livello = 0",
		    "2022T1|2.0|1.0\n2022T2|3.0|1.0\n2022T3|2.0|1.0\n");
	assert_reported(*state, "2022T2", first);
	assert_reported(*state, "2022T3", second);
	free(first);
	free(second);
}

static void what_cannot_be_closed_is_refused_with_the_reason(void **state)
{
	char *valori;

	assert_refused(*state, "estate", "2022-07-20", "non è un trimestre");
	assert_refused(*state, "2022S1", "2022-07-20", "non è un trimestre");
	assert_refused(*state, "2021T4", "2022-07-20", "non è del piano");
	assert_refused(*state, "2022T2", "2022-06-29", "non è ancora finito");
	assert_refused(*state, "2022T1", "2022-07-20", "l'ultimo calcolo è del "
		       "2022T2");
	valori = support_read(*state, "out/2022T2/valori.csv");
	support_write(*state, "out/2022T2/valori.csv", "altro\n");
	assert_refused(*state, "2022T2", "2022-07-20", "non è ciò che è "
		       "calcolato");
	support_write(*state, "out/2022T2/valori.csv", valori);
	assert_rows(*state, "select (select count(*) from chiusura), (select "
		    "count(*) from valore_chiuso)", "0|0\n");
	close_quarter(*state, "2022T2", "2022-07-20");
	assert_refused(*state, "2022T2", "2022-07-21", "è già chiuso: il 20 "
		       "luglio 2022 (da anna)");
	assert_refused(*state, "2022T1", "2022-07-21", "con il 2022T2");
	free(valori);
}

static void before_anything_is_computed_nothing_is_closed(void **state)
{
	char *directory = support_plan();

	assert_refused(directory, "2022T2", "2022-07-20", "non è calcolato");
	support_remove(directory);
	(void)state;
}

static void what_was_never_closed_cannot_be_reported(void **state)
{
	struct err err = {0};
	struct workspace *workspace = workspace_open(*state, WORKSPACE_LOOK,
						     &err);

	assert_int_equal(closing_go_back(workspace, "2022T2", 0, &err), -1);
	assert_int_equal(err.code, EXIT_USAGE);
	support_contains(err.message, "non ha una chiusura sua");
	workspace_close(workspace);
}

static void a_closing_stands_in_the_register_and_in_a_file(void **state)
{
	char *published = support_read(*state, "out/2022T2/valori.csv");
	char *kept;

	close_quarter(*state, "2022T2", "2022-07-20");
	kept = support_read(*state, "chiusure/2022T2.valori.csv");
	assert_string_equal(kept, published);
	assert_rows(*state, "select oggetto, riga ->> '$.fatti.chiuso_da', riga "
		    "->> '$.fatti.chiuso_il', (riga ->> '$.fatti.valori') = "
		    "(select sha256 from chiusura) from registro where evento "
		    "= 'chiusura'", "2022T2|anna|2022-07-20|1\n");
	free(kept);
	free(published);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_correction_is_told_with_its_file_and_what_was_reported_stays),
		TEST(rows_that_came_or_went_are_restated),
		TEST(a_file_that_brings_the_same_facts_is_no_cause),
		TEST(an_integration_is_the_cause_of_what_it_adds),
		TEST(a_late_file_without_facts_explains_a_status),
		TEST(where_no_file_explains_it_the_plan_changed),
		TEST(each_closing_gives_back_its_own_and_the_first_report_counts),
		TEST(what_cannot_be_closed_is_refused_with_the_reason),
		TEST(before_anything_is_computed_nothing_is_closed),
		TEST(what_was_never_closed_cannot_be_reported),
		TEST(a_closing_stands_in_the_register_and_in_a_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
