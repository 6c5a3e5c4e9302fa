/* The sheet of an objective and the figures of the context: what the views say
 * of made-up plans, from the files to the rows. */
#include "support.h"

#include <stdlib.h>

#include "packs/views.h"

#define CONTEXT "obiettivo;indicatore;anno;valore;unita;confronto;fonte\n"
#define JUDGEMENT "obiettivo;grado_raggiungimento;coincidenza_risorse;" \
	"rilevanza\n"
#define LATER 1700000000	/* any time */

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

/* Computes as of a day, and reads what a query over the views finds. */
static void assert_rows(const char *directory, const char *as_of,
			const char *sql, const char *expected)
{
	struct workspace *workspace = support_compute(directory, as_of);
	struct err err = {0};

	if (views_make(workspace->store, workspace->program,
		       workspace->layouts, &err) != 0)
		fail_msg("%s", err.message);
	support_rows(workspace->store, sql, expected);
	workspace_close(workspace);
}


/* Two pacts by March, a third by September: the layout tells all of them. */
static void pacts(const char *directory)
{
	support_write(directory, "inbox/patti_NORD_2022T1.csv",
		"id;comune;forma;data_avvio\n"
		"1;Alfa;singoli;2022-01-10\n"
		"2;Alfa;singoli;2022-02-10\n");
	support_write(directory, "inbox/patti_NORD_2022T3.csv",
		"id;comune;forma;data_avvio\n"
		"1;Alfa;singoli;2022-01-10\n2;Alfa;singoli;2022-02-10\n"
		"3;Beta;singoli;2022-08-10\n");
}

static void the_degree_is_the_mean_of_what_can_be_known(void **state)
{
	pacts(*state);
	/* 3 of 4 is 75; 3 of 2 counts 100; no value, and not due: left out. */
	support_matrix(*state,
		SUPPORT_ROW("A", "patti", "", "data_avvio", "1", "", "",
			    "somma", "piano", "", ">=", "4", "", "")
		SUPPORT_ROW("B", "patti", "", "data_avvio", "1", "", "",
			    "somma", "piano", "", ">=", "2", "", "")
		SUPPORT_ROW("C", "patti", "forma='gruppi'", "data_avvio",
			    "1", "1", "", "media", "piano", "", ">=", "2", "",
			    "")
		SUPPORT_ROW("D", "patti", "", "data_avvio", "1", "", "",
			    "somma", "piano", "2023-01-01", ">=", "2", "", ""));
	assert_rows(*state, "2022-12-31", "select obiettivo, anno, periodo, "
		    "finito, indicatori, considerati, non_dovuti, senza_dati, "
		    "grado_calcolato, valutato from report_valutazione",
		    "OBI|2022|2022T4|1|4|2|1|1|87.5|0\n");
	/* The store was in memory: what it received comes again. */
	pacts(*state);
	assert_rows(*state, "2022-06-30", "select periodo, finito, "
		    "grado_calcolato from report_valutazione",
		    "2022T2|0|75.0\n");
}

static void too_few_submissions_leave_an_indicator_out(void **state)
{
	pacts(*state);
	support_write(*state, "invii.csv", "tracciato;mittente;periodicita\n"
		      "patti;NORD;trimestrale\npatti;SUD;trimestrale\n");
	support_write(*state, "quadro.ini",
		"[piano]\ncodice = prova\ntitolo = Prova\nambito = Prova\n"
		"capofila = Alfa\ninizio = 2022-01-01\nfine = 2023-12-31\n"
		"[soglie]\ncompletezza = 0.6\n");
	support_matrix(*state,
		SUPPORT_ROW("A", "patti", "", "data_avvio", "1", "", "",
			    "somma", "piano", "", ">=", "4", "", ""));
	assert_rows(*state, "2022-09-30", "select considerati, senza_dati, "
		    "grado_calcolato from report_valutazione", "0|1|\n");
}

static void less_is_better_down_to_nothing(void **state)
{
	pacts(*state);
	support_matrix(*state,
		SUPPORT_ROW("A", "patti", "forma='gruppi'", "data_avvio",
			    "1", "", "", "somma", "piano", "", "<=", "4", "",
			    "")
		SUPPORT_ROW("B", "patti", "", "data_avvio", "1", "", "",
			    "somma", "piano", "", "<=", "1", "", ""));
	/* None of at most 4 is all of it; 2 where 1 is the most is half. */
	assert_rows(*state, "2022-03-31", "select considerati, "
		    "grado_calcolato from report_valutazione", "2|75.0\n");
}

static void the_judgement_of_a_year_is_the_latest_in_force(void **state)
{
	support_write(*state, "inbox/valutazioni_AMBITO_2022S1.csv",
		      JUDGEMENT "OBI;10;20;1\n");
	support_write_at(*state, "inbox/valutazioni_AMBITO_2022.csv",
			 JUDGEMENT "OBI;30;40;2\n", LATER - 1);
	support_write_at(*state, "inbox/valutazioni_AMBITO_2022 (2).csv",
			 JUDGEMENT "obi;50;60;3\n", LATER);
	support_write(*state, "inbox/valutazioni_AMBITO_2023.csv",
		      JUDGEMENT "OBI;70;80;4\n");
	assert_rows(*state, "2023-06-30", "select anno, grado_dichiarato, "
		    "coincidenza_dichiarata, rilevanza, periodo_valutazione "
		    "from report_valutazione order by anno",
		    "2022|50.0|60.0|3|2022\n2023|70.0|80.0|4|2023\n");
}

static void a_year_that_has_not_begun_has_no_row(void **state)
{
	support_write(*state, "inbox/valutazioni_AMBITO_2023.csv",
		      JUDGEMENT "OBI;70;80;4\n");
	assert_rows(*state, "2022-12-31", "select anno, valutato from "
		    "report_valutazione", "2022|0\n");
}

static void what_is_computed_stands_beside_what_was_judged(void **state)
{
	pacts(*state);
	support_matrix(*state,
		SUPPORT_ROW("A", "patti", "", "data_avvio", "1", "", "",
			    "somma", "piano", "", ">=", "4", "", ""));
	support_write(*state, "inbox/spese_AMBITO_2022T1.csv",
		"id;obiettivo;voce;fonte;esercizio;natura;importo;data\n"
		"1;OBI;Voce;FNPS;2022;stanziato;100,00;2022-01-10\n"
		"2;OBI;Voce;FNPS;2022;impegnato;60,00;2022-01-11\n"
		"3;OBI;Voce;FNPS;2022;liquidato;40,00;2022-01-12\n");
	support_write(*state, "inbox/valutazioni_AMBITO_2022.csv",
		      JUDGEMENT "OBI;70;54,9;1\n");
	/* 5 points of the degree are not worth telling, 5,1 of money are. */
	assert_rows(*state, "2022-12-31", "select grado_calcolato, "
		    "grado_dichiarato, grado_differenza, grado_da_discutere, "
		    "coincidenza_calcolata, coincidenza_dichiarata, "
		    "round(coincidenza_differenza, 9), "
		    "coincidenza_da_discutere, (select "
		    "da_discutere from tabella_valutazioni) from "
		    "report_valutazione",
		    "75.0|70.0|5.0|0|60.0|54.9|5.1|1|SI\n");
}

static void a_plan_that_judges_nothing_publishes_no_sheet(void **state)
{
	assert_rows(*state, "2022-12-31", "select count(*) from "
		    "tabella_valutazioni", "0\n");
	support_write(*state, "invii.csv", "tracciato;mittente;periodicita\n"
		      "valutazioni;AMBITO;annuale\n");
	assert_rows(*state, "2022-12-31", "select obiettivo, grado_calcolato, "
		    "grado_dichiarato from tabella_valutazioni", "OBI||\n");
}

static void a_figure_varies_from_the_year_it_is_compared_with(void **state)
{
	support_write(*state, "contesto.csv", CONTEXT
		"OBI;Persone;2016;321;persone;;\n"
		"OBI;persone;2018;186;persone;;\n"
		"OBI;Persone;2020;213;persone;;\n"
		"OBI;Persone;2021;n.d.;persone;;\n"
		"OBI;Persone;2022;200;persone;sul 2016;\n"
		"OBI;Quota;2019;40;%;;\nOBI;Quota;2020;45;%;;\n"
		"OBI;Sola;2020;-25;% variazione;sul 2019;\n");
	assert_rows(*state, "2022-03-31", "select indicatore, anno, "
		    "anno_confronto, valore_confronto, variazione, "
		    "round(variazione_percentuale, 4), avvisi from "
		    "report_contesto",
		    "Persone|2016|||||0\npersone|2018|2016|321.0|-135.0|"
		    "-42.0561|0\nPersone|2020|2018|186.0|27.0|14.5161|0\n"
		    "Persone|2021|2020|213.0|||0\n"
		    "Persone|2022|2016|321.0|-121.0|-37.6947|0\n"
		    "Quota|2019|||||0\nQuota|2020|2019|40.0|5.0||0\n"
		    "Sola|2020|2019||||0\n");
}

static void stated_figures_are_computed_again(void **state)
{
	support_write(*state, "contesto.csv", CONTEXT
		"OBI;Torna;2021;91,11;%;;si ricalcola: (641-57)/641 = 91,11\n"
		"OBI;Non torna;2021;91,12;%;;si ricalcola: (641-57)/641 = "
		"91,12\nOBI;Altro;2021;91,11;%;;si ricalcola: (641-57)/641 = "
		"90\nOBI;Rotto;2021;3;;;si ricalcola: 1/0\n"
		"OBI;Numero;2021;5;;;si ricalcola: 10/2\n");
	assert_rows(*state, "2022-03-31", "select c.indicatore, v.cosa, "
		    "v.dichiarato, round(v.ricalcolato, 4), "
		    "round(v.differenza, 4), v.avviso from "
		    "report_contesto_verifica as v join report_contesto as c "
		    "using (riga) order by v.riga, v.cosa desc",
		    "Torna|valore|91.11|91.1076|-0.0024|\n"
		    "Non torna|valore|91.12|91.1076|-0.0124|dichiarato 91,12, "
		    "ma «(641-57)/641» dà 91,108\n"
		    "Altro|valore|91.11|91.1076|-0.0024|\n"
		    "Altro|risultato|90.0|91.1076|1.1076|dichiarato 90, ma "
		    "«(641-57)/641» dà 91,1\n"
		    "Rotto|valore|3.0|||la formula «1/0» non si può calcolare: "
		    "divisione per zero\nNumero|valore|5.0|5.0|0.0|\n");
}

static void stated_variations_are_checked_where_they_can_be(void **state)
{
	support_write(*state, "contesto.csv", CONTEXT
		"OBI;A;2020;3473;;\"+685 (+25%) sul 2019, +1.680 (+93%) sul "
		"2017\";\nOBI;B;2019;100;;;\n"
		"OBI;B;2020;120;;+20 (+20%) sul 2019;\n"
		"OBI;C;2019;100;;;\nOBI;C;2020;120;;+21 (+22%) sul 2019;\n"
		"OBI;D;2020;120;;+10% sul 2011;\n"
		"OBI;E;2020;-5;;+5 (+50%) sul 2019;\n");
	/* What the file does not hold follows from the stated difference. */
	assert_rows(*state, "2022-03-31", "select c.indicatore, v.cosa, "
		    "v.anno, v.dichiarato, round(v.ricalcolato, 2), v.avviso "
		    "from report_contesto_verifica as v join report_contesto "
		    "as c using (riga) order by v.riga, v.ordine",
		    "A|percentuale|2019|25.0|24.57|\n"
		    "A|percentuale|2017|93.0|93.7|percentuale sul 2017: "
		    "dichiarato 93%, si ricalcola 93,7%\n"
		    "B|differenza|2019|20.0|20.0|\n"
		    "B|percentuale|2019|20.0|20.0|\n"
		    "C|differenza|2019|21.0|20.0|differenza sul 2019: "
		    "dichiarato 21, si ricalcola 20,0\n"
		    "C|percentuale|2019|22.0|20.0|percentuale sul 2019: "
		    "dichiarato 22%, si ricalcola 20,0%\n"
		    "E|percentuale|2019|50.0|50.0|\n");
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EACH(the_degree_is_the_mean_of_what_can_be_known),
		EACH(too_few_submissions_leave_an_indicator_out),
		EACH(less_is_better_down_to_nothing),
		EACH(the_judgement_of_a_year_is_the_latest_in_force),
		EACH(a_year_that_has_not_begun_has_no_row),
		EACH(what_is_computed_stands_beside_what_was_judged),
		EACH(a_plan_that_judges_nothing_publishes_no_sheet),
		EACH(a_figure_varies_from_the_year_it_is_compared_with),
		EACH(stated_figures_are_computed_again),
		EACH(stated_variations_are_checked_where_they_can_be),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
