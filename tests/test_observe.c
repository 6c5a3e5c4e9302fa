/* From records to observations (contract 4), and which records count: the
 * files in force, the quarters of a plan, what is due in each. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "compute/compute.h"

#define PATTI "id;comune;forma;data_avvio;data_fine;reti\n"
#define INCONTRI "id;data;organo;tipo;subambito;comune;partecipanti\n"

static int set_up(void **state)
{
	*state = support_plan();
	return 0;
}

static int tear_down(void **state)
{
	support_remove(*state);
	return 0;
}

static void drop(void **state, const char *name, const char *text, int order)
{
	struct text path = {0};

	text_format(&path, "inbox/%s", name);
	support_write_at(*state, path.data, text, 1000 + order);
	text_free(&path);
}

static void assert_rows(void **state, const char *as_of, const char *sql,
			const char *expected)
{
	struct workspace *workspace = support_compute(*state, as_of);

	support_rows(workspace->store, sql, expected);
	workspace_close(workspace);
}

/* --- The files in force ------------------------------------------------------- */

#define IN_FORCE "select f.nome from temp.file_in_vigore as v join " \
		 "file_ricevuto as f on f.file = v.file order by f.file"

static void the_latest_accepted_file_of_a_period_is_in_force(void **state)
{
	drop(state, "incontri_NORD_2022T1.csv", INCONTRI, 1);
	drop(state, "incontri_NORD_2022T1 bis.csv", INCONTRI
	     "A;01/02/2022;UDP;incontro;;;\n", 2);
	drop(state, "incontri_NORD_2022T1 ter.csv", "mai\n", 3);
	drop(state, "incontri_NORD_2022T2.csv", INCONTRI, 4);
	drop(state, "incontri_SUD_2022T1.csv", INCONTRI, 5);
	assert_rows(state, "2022-12-31", IN_FORCE,
		    "incontri_NORD_2022T1 bis.csv\nincontri_NORD_2022T2.csv\n"
		    "incontri_SUD_2022T1.csv\n");
}

static void the_greatest_period_up_to_the_as_of_quarter_is_in_force(void **state)
{
	drop(state, "patti_NORD_2022T2.csv", PATTI, 1);
	drop(state, "patti_NORD_2022T3.csv", PATTI
	     "A;Alfa;gruppi;01/02/2022;;\n", 2);
	drop(state, "patti_NORD_2022T1.csv", PATTI, 3);
	assert_rows(state, "2022-09-30", IN_FORCE, "patti_NORD_2022T3.csv\n");
	drop(state, "patti_NORD_2022T2.csv", PATTI, 1);
	drop(state, "patti_NORD_2022T3.csv", PATTI
	     "A;Alfa;gruppi;01/02/2022;;\n", 2);
	drop(state, "patti_NORD_2022T1.csv", PATTI, 3);
	drop(state, "patti_NORD_2022T2 bis.csv", PATTI
	     "B;Alfa;gruppi;01/02/2022;;\n", 4);
	assert_rows(state, "2022-09-29", IN_FORCE,
		    "patti_NORD_2022T2 bis.csv\n");
}

/* --- The quarters, and what is due in them ------------------------------------ */

static void quarters_have_ordinals_in_plan_and_year(void **state)
{
	char *ini = support_read(*state, "quadro.ini");
	struct text text = {0};
	const char *from = strstr(ini, "inizio");

	/* PNRR 1.1.3: eleven quarters that start in the middle of a year. */
	text_add(&text, ini, (size_t)(from - ini));
	text_add_string(&text, "inizio = 2023-10-01\nfine = 2026-06-30\n");
	support_write(*state, "quadro.ini", text.data);
	assert_rows(state, "2026-08-15", "select k, periodo, n, q, n_anno, "
		    "inizio_anno from trimestre where k in (1, 2, 10, 11)",
		    "1|2023T4|11|1|1|2023-10-01\n2|2024T1|11|1|4|2024-01-01\n"
		    "10|2026T1|11|1|2|2026-01-01\n11|2026T2|11|2|2|2026-01-01\n");
	text_free(&text);
	free(ini);
}

static void nothing_is_computed_before_the_first_quarter_ends(void **state)
{
	struct workspace *workspace = support_open(*state);
	struct err err = {0};
	quarter_t last;

	assert_int_equal(compute_all(workspace, support_day("2022-03-30"),
				     &last, &err), -1);
	assert_int_equal(err.code, EXIT_CONFIG);
	support_contains(err.message, "--as-of");
	workspace_close(workspace);
}

static void halves_and_years_are_due_at_the_quarter_that_ends_them(void **state)
{
	support_write(*state, "invii.csv", "tracciato;mittente;periodicita\n"
		      "incontri;NORD;trimestrale\nrette;SUD;semestrale\n"
		      "personale;SUD;annuale\npatti;NORD;trimestrale\n");
	drop(state, "incontri_NORD_2022T1.csv", INCONTRI, 1);
	drop(state, "incontri_NORD_2022T2.csv", "mai\n", 1);
	drop(state, "patti_NORD_2022T3.csv", PATTI, 1);
	drop(state, "rette_SUD_2022S2.csv",
	     "comune;minori;importo_rette;quota_fondo\n", 1);
	/* A later cumulative file serves the earlier quarters. */
	assert_rows(state, "2022-12-31", "select k, tracciato, mittente, "
		    "periodo, accettato from scadenza_invio order by 1, 2",
		    "1|incontri|NORD|2022T1|1\n1|patti|NORD|2022T1|1\n"
		    "2|incontri|NORD|2022T2|0\n2|patti|NORD|2022T2|1\n"
		    "2|rette|SUD|2022S1|0\n"
		    "3|incontri|NORD|2022T3|0\n3|patti|NORD|2022T3|1\n"
		    "4|incontri|NORD|2022T4|0\n4|patti|NORD|2022T4|0\n"
		    "4|personale|SUD|2022|0\n4|rette|SUD|2022S2|1\n");
}

/* --- The observations ----------------------------------------------------------- */

#define OBSERVATIONS "select data, comune, subambito, num, den, gruppo, " \
		     "persone from osservazione order by osservazione"

static void an_observation_is_of_the_records_subambito_comune_or_sender(void **state)
{
	support_matrix(*state, SUPPORT_ROW("X", "incontri", "", "data",
		"partecipanti", "2", "", "rapporto", "piano", "", ">=", "1",
		"", ""));
	drop(state, "incontri_AMBITO_2022T1.csv", INCONTRI
	     "A;01/02/2022;UDP;incontro;NORD;Delta;5\n"
	     "B;02/02/2022;UDP;incontro;;Delta;5\n"
	     "C;03/02/2022;UDP;incontro;;;n.d.\n", 1);
	drop(state, "incontri_SUD_2022T1.csv", INCONTRI
	     "D;04/02/2022;UDP;incontro;;;7\n", 2);
	assert_rows(state, "2022-03-31", OBSERVATIONS,
		    "2022-02-01|019004|NORD|5.0|2.0||\n"
		    "2022-02-02|019004|SUD|5.0|2.0||\n"
		    "2022-02-03|||0.0|2.0||\n"
		    "2022-02-04||SUD|7.0|2.0||\n");
}

static void an_observation_without_a_date_is_of_the_periods_last_day(void **state)
{
	support_matrix(*state, SUPPORT_ROW("X", "rette", "minori > 0", "",
		"quota_fondo", "importo_rette", "", "rapporto", "piano", "",
		">=", "1", "", ""));
	drop(state, "rette_NORD_2022S1.csv", "comune;minori;importo_rette;"
	     "quota_fondo\nAlfa;2;100;10,5\nBeta;0;100;10\n", 1);
	assert_rows(state, "2022-06-30", OBSERVATIONS,
		    "2022-06-30|019001|NORD|10.5|100.0||\n");
}

static void a_record_without_its_date_is_no_observation(void **state)
{
	support_matrix(*state, SUPPORT_ROW("X", "patti", "", "data_fine", "1",
		"", "", "somma", "piano", "", ">=", "1", "", ""));
	drop(state, "patti_NORD_2022T4.csv", PATTI
	     "A;Alfa;gruppi;01/02/2022;;\nB;Alfa;gruppi;01/02/2022;"
	     "05/05/2022;\n", 1);
	assert_rows(state, "2022-12-31", "select data from osservazione",
		    "2022-05-05\n");
}

static void distinct_values_are_folded_first_by_date_then_by_id(void **state)
{
	support_matrix(*state, SUPPORT_ROW("X", "adesioni", "", "data_inizio",
		"1", "", "ente", "somma", "piano", "", ">=", "1", "", ""));
	drop(state, "adesioni_NORD_2022T4.csv",
	     "id;atto;ente;categoria;comune;data_inizio\n"
	     "B;ATTO;Coop. Alba;ets;Alfa;01/03/2022\n"
	     "C;ATTO;altri;ets;Beta;01/02/2022\n", 1);
	drop(state, "adesioni_SUD_2022T4.csv",
	     "id;atto;ente;categoria;comune;data_inizio\n"
	     "A;ATTO;COOP ALBA;ets;Delta;01/03/2022\n"
	     "D;ATTO;coop alba;ets;Delta;02/03/2022\n", 2);
	assert_rows(state, "2022-12-31", "select data, comune, gruppo from "
		    "osservazione order by data", "2022-02-01|019002|altri\n"
		    "2022-03-01|019004|coopalba\n");
}

static void people_are_counted_where_the_matrix_says_so(void **state)
{
	support_matrix(*state, "X;OBI;output;Indicatore;;patti;;;data_avvio;1;"
		       ";;reti;somma;piano;;>=;1;;;;;;\n");
	drop(state, "patti_NORD_2022T4.csv", PATTI
	     "A;Alfa;gruppi;01/02/2022;;12\n", 1);
	assert_rows(state, "2022-12-31", "select persone from osservazione",
		    "12.0\n");
}

static void a_balance_observes_each_record_at_both_dates(void **state)
{
	support_matrix(*state, SUPPORT_ROW("X", "patti", "",
		"data_avvio+ data_fine-", "reti", "", "", "saldo", "piano", "",
		">=", "1", "", ""));
	drop(state, "patti_NORD_2022T4.csv", PATTI
	     "A;Alfa;gruppi;01/02/2022;03/04/2022;12\n", 1);
	assert_rows(state, "2022-12-31", "select data, num from osservazione "
		    "order by data", "2022-02-01|12.0\n2022-04-03|-12.0\n");
}

static void a_measure_in_sql_gives_the_same_columns(void **state)
{
	support_matrix(*state, SUPPORT_ROW("X", "", "", "", "", "", "", "somma",
		"piano", "", ">=", "1", "", ""));
	support_write(*state, "indicatori/X.sql", "select min(data_avvio) as "
		      "data, comune, 'NORD' as subambito, count(*) as num, "
		      "null as den, comune as gruppo from patti group by comune;"
		      "\n");
	drop(state, "patti_AMBITO_2022T4.csv", PATTI
	     "A;Alfa;gruppi;01/02/2022;;\nB;Alfa;gruppi;01/03/2022;;\n", 1);
	assert_rows(state, "2022-12-31", OBSERVATIONS,
		    "2022-02-01|019001|NORD|2.0|0.0|019001|\n");
}

static void every_observation_goes_back_to_file_and_line(void **state)
{
	support_matrix(*state, SUPPORT_ROW("X", "patti", "", "data_avvio", "1",
		"", "", "somma", "piano", "", ">=", "1", "", ""));
	drop(state, "patti_NORD_2022T4.csv", "Patti\n" PATTI
	     "A;Alfa;gruppi;01/02/2022;;\n\nB;Alfa;gruppi;01/03/2022;;\n", 1);
	assert_rows(state, "2022-12-31", "select f.nome, r.riga from "
		    "osservazione as o join record_patti as r on r.record = "
		    "o.record join file_ricevuto as f on f.file = r.file "
		    "order by 2", "patti_NORD_2022T4.csv|3\n"
		    "patti_NORD_2022T4.csv|5\n");
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EACH(the_latest_accepted_file_of_a_period_is_in_force),
		EACH(the_greatest_period_up_to_the_as_of_quarter_is_in_force),
		EACH(quarters_have_ordinals_in_plan_and_year),
		EACH(nothing_is_computed_before_the_first_quarter_ends),
		EACH(halves_and_years_are_due_at_the_quarter_that_ends_them),
		EACH(an_observation_is_of_the_records_subambito_comune_or_sender),
		EACH(an_observation_without_a_date_is_of_the_periods_last_day),
		EACH(a_record_without_its_date_is_no_observation),
		EACH(distinct_values_are_folded_first_by_date_then_by_id),
		EACH(people_are_counted_where_the_matrix_says_so),
		EACH(a_balance_observes_each_record_at_both_dates),
		EACH(a_measure_in_sql_gives_the_same_columns),
		EACH(every_observation_goes_back_to_file_and_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
