/* The money of a plan: movements against budgets, by every cut, to the cent.
 * All the figures expected here were worked out by hand. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "accounts.h"
#include "base/file.h"
#include "base/text.h"
#include "packs/views.h"
#include "publish/tables.h"

#define EXPORT "id;obiettivo;voce;capitolo;fonte;esercizio;natura;importo;data\n"
#define OBJECTIVES "codice;macroarea;titolo;obiettivo;risorse_preventivate;" \
		   "risorse_valorizzate;nota\n"
#define CHAPTERS "capitolo;articolo;2022;2023;totale\n"

/* A cut of report_economia, in the order of its keys. */
#define CUT(cut, keys) \
	"select " keys ", preventivato, stanziato, impegnato, liquidato, " \
	"residuo, coincidenza, proiezione from report_economia where taglio " \
	"= '" cut "' order by " keys

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

/* The night's computation, and the views over it. */
static struct workspace *compute(const char *directory, const char *as_of)
{
	struct workspace *workspace = support_compute(directory, as_of);
	struct err err = {0};

	if (views_make(workspace->store, workspace->program,
		       workspace->layouts, &err) != 0)
		fail_msg("%s", err.message);
	return workspace;
}

static void amounts_are_added_up_to_the_cent(void **state)
{
	struct workspace *workspace;

	support_write(*state, "obiettivi.csv", OBJECTIVES
		      "OBI;A;Titolo;;1.005,35;;\n");
	/* As doubles 0,10 + 0,20 is more than 0,30, and 1.005,35 x 100 is
	 * 100534.99999999999. */
	support_write(*state, "inbox/spese_AMBITO_2022T1.csv", EXPORT
		      "A;OBI;x;;ATS;2022;stanziato;1.005,35;01/01/2022\n"
		      "B;OBI;x;;ATS;2022;impegnato;0,10;02/01/2022\n"
		      "C;OBI;x;;ATS;2022;impegnato;0,20;03/01/2022\n"
		      "D;OBI;x;;ATS;2022;liquidato;0,29;31/03/2022\n");
	workspace = compute(*state, "2022-03-31");
	support_rows(workspace->store, "select euro(stanziato), "
		     "euro(impegnato), euro(liquidato), euro(residuo) from "
		     "report_economia where taglio = 'piano'",
		     "1005.35|0.30|0.29|1005.06\n");
	workspace_close(workspace);
}

static void a_third_decimal_is_rounded_once_away_from_zero(void **state)
{
	struct workspace *workspace;

	/* 1,005 is less than itself as a double. */
	support_write(*state, "inbox/spese_AMBITO_2022T1.csv", EXPORT
		      "A;OBI;x;;ATS;2022;liquidato;1,005;01/01/2022\n"
		      "B;OBI;x;;CSC;2022;liquidato;-1,005;01/01/2022\n"
		      "C;OBI;x;;FNA;2022;liquidato;1,0049;01/01/2022\n");
	workspace = compute(*state, "2022-03-31");
	support_rows(workspace->store, "select fonte, liquidato from "
		     "report_economia where taglio = 'fonte' order by 1",
		     "ATS|101\nCSC|-101\nFNA|100\n");
	workspace_close(workspace);
}

static void what_is_no_credible_sum_is_left_out_and_told(void **state)
{
	struct workspace *workspace;
	struct text told = {0};
	struct err err = {0};

	support_write(*state, "inbox/spese_AMBITO_2022T1.csv", EXPORT
		      "A;OBI;x;;ATS;2022;liquidato;1.000.000.000,01;1/1/2022\n"
		      "B;OBI;x;;ATS;2022;liquidato;1.000.000.000;1/1/2022\n");
	workspace = compute(*state, "2022-03-31");
	support_rows(workspace->store, "select liquidato from report_economia "
		     "where taglio = 'piano'", "100000000000\n");
	assert_int_equal(accounts_tell(workspace->store, &told, &err), 0);
	assert_string_equal(text_string(&told), "Movimenti di spesa di oltre "
			    "un miliardo di euro, che non contano: 1\n");
	text_free(&told);
	workspace_close(workspace);
}

static void only_records_in_force_up_to_the_quarter_count(void **state)
{
	struct workspace *workspace;

	support_write_at(*state, "inbox/spese_AMBITO_2022T1.csv", EXPORT
			 "A;OBI;x;;ATS;2022;liquidato;1;1/1/2022\n", 1);
	support_write_at(*state, "inbox/spese_AMBITO_2022T1 (2).csv", EXPORT
			 "A;OBI;x;;ATS;2022;liquidato;2;1/1/2022\n", 2);
	/* Before the plan, and after the quarter. */
	support_write_at(*state, "inbox/spese_AMBITO_2021T4.csv", EXPORT
			 "B;OBI;x;;ATS;2021;liquidato;4;31/12/2021\n", 3);
	support_write_at(*state, "inbox/spese_AMBITO_2022T2.csv", EXPORT
			 "C;OBI;x;;ATS;2022;liquidato;8;1/4/2022\n", 4);
	workspace = compute(*state, "2022-05-15");
	support_rows(workspace->store, "select liquidato from report_economia "
		     "where taglio = 'piano'", "200\n");
	workspace_close(workspace);
}

/* Three quarters of 2022; two exercises, two sources. */
#define MOVEMENTS EXPORT \
	"A;OBI;x;;ATS;2022;stanziato;1000;1/7/2022\n" \
	"B;OBI;x;;ATS;2022;impegnato;900;1/7/2022\n" \
	"C;OBI;x;;ATS;2022;liquidato;100,01;2/7/2022\n" \
	"D;OBI;x;;COMUNI;2021;liquidato;50;2/7/2022\n" \
	"E;OBI;x;;COMUNI;2023;stanziato;10;3/7/2022\n" \
	"F;OBI;x;;COMUNI;2023;liquidato;30;3/7/2022\n"

static void every_cut_has_its_budget_its_rest_and_its_projection(void **state)
{
	struct workspace *workspace;

	support_write(*state, "obiettivi.csv", OBJECTIVES
		      "OBI;A;Titolo;;150,00;;\nALT;B;Altro;;;;\n");
	support_write(*state, "risorse-obi.csv", "attivita;costo_totale;ats;"
		      "altro\nUno;150;120;30\nTOTALE;150;120;30\n");
	support_write(*state, "inbox/spese_AMBITO_2022T3.csv", MOVEMENTS);
	workspace = compute(*state, "2022-09-30");
	/* 150 - 180,01; 900 / 1010; 80 + 100,01 x 4/3 = 213,3466. */
	support_rows(workspace->store, CUT("piano", "''"),
		     "|15000|101000|90000|18001|-3001|89.1089108910891|"
		     "21335\n");
	support_rows(workspace->store, CUT("obiettivo", "obiettivo"),
		     "ALT||0|0|0|0||0\n"
		     "OBI|15000|101000|90000|18001|-3001|89.1089108910891|"
		     "21335\n");
	/* Nothing declared: the rest is of what was allotted. */
	support_rows(workspace->store, CUT("anno", "anno"),
		     "2021||0|0|5000|-5000||5000\n"
		     "2022||100000|90000|10001|89999|90.0|13335\n"
		     "2023||1000|0|3000|-2000|300.0|\n");
	support_rows(workspace->store, CUT("obiettivo_fonte",
					   "obiettivo, fonte"),
		     "OBI|ALTRO|3000|0|0|0|3000||0\n"
		     "OBI|ATS|12000|100000|90000|10001|1999|90.0|13335\n"
		     "OBI|COMUNI||1000|0|8000|-7000|800.0|8000\n");
	support_rows(workspace->store, CUT("fonte", "fonte"),
		     "ALTRO|3000|0|0|0|3000||0\n"
		     "ATS|12000|100000|90000|10001|1999|90.0|13335\n"
		     "COMUNI||1000|0|8000|-7000|800.0|8000\n");
	/* No chapter anywhere: no such cut. */
	support_rows(workspace->store, "select count(*) from report_economia "
		     "where taglio like 'capitolo%'", "0\n");
	workspace_close(workspace);
}

static void chapters_and_years_follow_the_financial_plan(void **state)
{
	struct workspace *workspace;

	support_write(*state, "piano-finanziario.csv", CHAPTERS
		      "100;0;10,00;20,00;30,00\n0200;1;5,50;;5,50\n"
		      "TOTALE;;15,50;20,00;35,50\n");
	support_write(*state, "inbox/spese_AMBITO_2022T2.csv", EXPORT
		      "A;OBI;x;100;PNRR;2022;liquidato;4,01;1/4/2022\n"
		      "B;OBI;x;0100/0;PNRR;2022;impegnato;5;1/4/2022\n"
		      "C;OBI;x;200/1;PNRR;2022;liquidato;6;1/4/2022\n"
		      "D;OBI;x;200;PNRR;2022;liquidato;1;1/4/2022\n"
		      "E;OBI;x;;PNRR;2022;liquidato;2;1/4/2022\n");
	workspace = compute(*state, "2022-06-30");
	support_rows(workspace->store, CUT("capitolo", "capitolo"),
		     "100/0|3000|0|500|401|2599||802\n"
		     "200/0||0|0|100|-100||200\n"
		     "200/1|550|0|0|600|-50||1200\n"
		     "n.d.||0|0|200|-200||400\n");
	support_rows(workspace->store, CUT("capitolo_anno", "capitolo, anno"),
		     "100/0|2022|1000|0|500|401|599||802\n"
		     "100/0|2023|2000|0|0|0|2000||\n"
		     "200/0|2022||0|0|100|-100||200\n"
		     "200/1|2022|550|0|0|600|-50||1200\n"
		     "n.d.|2022||0|0|200|-200||400\n");
	/* No objective declares a budget: the plan's is the financial one. */
	support_rows(workspace->store, CUT("piano", "''"),
		     "|3550|0|500|1301|2249||2602\n");
	workspace_close(workspace);
}

static void what_was_never_received_is_not_zero(void **state)
{
	struct workspace *workspace;

	support_write(*state, "obiettivi.csv", OBJECTIVES
		      "OBI;A;Titolo;;1;;\n");
	workspace = compute(*state, "2022-06-30");
	support_rows(workspace->store, CUT("piano", "''"), "|100||||||\n");
	workspace_close(workspace);
	support_write(*state, "inbox/spese_AMBITO_2022T1.csv", EXPORT);
	workspace = compute(*state, "2022-06-30");
	support_rows(workspace->store, CUT("piano", "''"),
		     "|100|0|0|0|100||0\n");
	workspace_close(workspace);
}

static void of_several_tables_the_one_of_the_budget_counts(void **state)
{
	struct workspace *workspace;
	static const char budget[] = "select fonte, preventivato from "
		"report_preventivo where taglio = 'obiettivo_fonte' "
		"order by fonte";

	support_write(*state, "obiettivi.csv", OBJECTIVES
		      "OBI;A;Titolo;;10;;\n");
	support_write(*state, "risorse-obi-tutti.csv", "attivita;costo_totale;"
		      "ats;comuni\nUno;90;40;50\nTOTALE;90;40;50\n");
	/* Its declared total is the budget, even where it does not add up. */
	support_write(*state, "risorse-obi-noi.csv", "attivita;costo_totale;"
		      "ats\nUno;9;9\nTOTALE;10;9\n");
	workspace = compute(*state, "2022-06-30");
	support_rows(workspace->store, budget, "ATS|900\n");
	workspace_close(workspace);
	support_write(*state, "obiettivi.csv", OBJECTIVES
		      "OBI;A;Titolo;;11;;\n");
	workspace = compute(*state, "2022-06-30");
	support_rows(workspace->store, budget, "ATS|4900\nCOMUNI|5000\n");
	workspace_close(workspace);
}

/* economia.csv of the workspace; the caller frees it. */
static char *written(const char *directory, struct workspace *workspace)
{
	struct text out = {0};
	struct err err = {0};
	char *table;

	support_write(directory, "out/earlier", "");
	if (tables_write(workspace->store, file_join(&out, directory, "out"),
			 &err) != 0)
		fail_msg("%s", err.message);
	text_free(&out);
	table = support_read(directory, "out/economia.csv");
	assert_non_null(table);
	support_unix_lines(table);
	return table;
}

static void the_table_is_in_euro_with_two_decimals(void **state)
{
	struct workspace *workspace;
	char *table;

	support_write(*state, "obiettivi.csv", OBJECTIVES
		      "OBI;A;Titolo;;0,10;;\nALT;B;Senza nulla;;;;\n");
	workspace = compute(*state, "2022-09-30");
	table = written(*state, workspace);
	assert_string_equal(table, "taglio,obiettivo,fonte,capitolo,anno,"
		"preventivato,stanziato,impegnato,liquidato,residuo,"
		"coincidenza,proiezione\npiano,,,,,0.10,,,,,,\n"
		"obiettivo,OBI,,,,0.10,,,,,,\n");
	free(table);
	workspace_close(workspace);
	support_write(*state, "inbox/spese_AMBITO_2022T3.csv", MOVEMENTS);
	workspace = compute(*state, "2022-09-30");
	table = written(*state, workspace);
	support_contains(table, "piano,,,,,0.10,1010.00,900.00,180.01,-179.91,"
			 "89.1089,213.35\n");
	free(table);
	workspace_close(workspace);
}

/* The planned path of the money is straight within each year. */
static void the_path_of_the_money_goes_quarter_by_quarter(void **state)
{
	struct workspace *workspace;

	support_write(*state, "piano-finanziario.csv", CHAPTERS
		      "100;0;10,01;20,00;30,01\nTOTALE;;10,01;20,00;30,01\n");
	support_write(*state, "inbox/spese_AMBITO_2022T1.csv", EXPORT
		      "A;OBI;x;100;PNRR;2022;liquidato;4,01;1/2/2022\n");
	support_write(*state, "inbox/spese_AMBITO_2022T2.csv", EXPORT
		      "B;OBI;x;100;PNRR;2022;liquidato;1;1/4/2022\n");
	workspace = compute(*state, "2022-06-30");
	support_rows(workspace->store, "select k, previsto, liquidato from "
		     "report_spesa order by k",
		     "1|250|401\n2|501|501\n3|751|\n4|1001|\n5|1501|\n"
		     "6|2001|\n7|2501|\n8|3001|\n");
	workspace_close(workspace);
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EACH(amounts_are_added_up_to_the_cent),
		EACH(a_third_decimal_is_rounded_once_away_from_zero),
		EACH(what_is_no_credible_sum_is_left_out_and_told),
		EACH(only_records_in_force_up_to_the_quarter_count),
		EACH(every_cut_has_its_budget_its_rest_and_its_projection),
		EACH(chapters_and_years_follow_the_financial_plan),
		EACH(what_was_never_received_is_not_zero),
		EACH(of_several_tables_the_one_of_the_budget_counts),
		EACH(the_table_is_in_euro_with_two_decimals),
		EACH(the_path_of_the_money_goes_quarter_by_quarter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
