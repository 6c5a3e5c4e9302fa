/* test_udp_pages.c: the dashboard's pages after the first: the indicators of
 * each objective, the quality of the data, the method; and the views behind
 * them, where a rule is of the view.
 */
#include "support_udp.h"

#include <string.h>

static void objectives_show_every_indicator_with_its_figures(void **state)
{
	struct support_udp *bench = *state;
	const char *all;

	support_udp_fill(bench->store);
	support_udp_make(bench);
	all = support_udp_pages(bench, 3, 99);
	support_contains(all, "CASA – Un tetto per tutti");
	support_contains(all, "Risorse preventivate: 1.234.567,89 €");
	support_contains(all, "CASA.E1 Patti firmati: 6 su 12, molto sotto il "
			"percorso atteso");
	support_contains(all, "CASA.E1: Sud sotto il minimo di 3 patti");
	support_contains(all, "05/08/2022");
	support_contains(all, "Attesa mediana");
	support_contains(all, "misura di LAV.E1");
}

static void refused_files_and_rows_to_mend_are_told(void **state)
{
	struct support_udp *bench = *state;
	const char *all;

	support_udp_fill(bench->store);
	support_udp_make(bench);
	all = support_udp_pages(bench, 3, 99);
	support_contains(all, "Manca la colonna «forma»: aggiungerla");
	support_contains(all, "1 su 9 data non valida");
	support_contains(all, "Per il III trim. 2022 è stato accettato 1 invio su 2, "
			"il 50%");
}

static void no_figure_is_rounded_to_what_it_has_not_reached(void **state)
{
	struct support_udp *bench = *state;
	const char *all;

	support_udp_fill(bench->store);
	support_fill(bench->store,
		"update valore set proiezione = 11.67 where indicatore = 1 and "
		"k = 3 and livello = 0; "
		"update valore set valore = 49.7, raggiungimento = 99.96 where "
		"indicatore = 3 and k = 3 and livello = 0;");
	support_udp_make(bench);
	all = support_udp_pages(bench, 3, 99);
	support_contains(all, "6 9 12 50% uguale 11 Critico");
	support_contains(all, "Stima 11");
	support_contains(all, "CASA.P1 Alloggi visitati 49,7% 50% 50% 99,9%");
}

static void one_of_a_thing_has_no_plural(void **state)
{
	struct support_udp *bench = *state;
	const char *all;

	support_udp_fill(bench->store);
	support_fill(bench->store,
		"update indicatore set minimo_subambito = 1 where indicatore = 1;"
		"update valore set valore = 0 where indicatore = 1 and "
		"codice = 'SUD';"
		"delete from valore where indicatore = 3;");
	support_udp_make(bench);
	all = support_udp_pages(bench, 3, 99);
	support_contains(all, "CASA.E1: Sud sotto il minimo di 1");
	support_lacks(all, "minimo di 1 patti");
	support_contains(all, "perché non ha ancora nessun valore: CASA.P1.");
}

static void the_method_tells_how_and_from_which_files(void **state)
{
	struct support_udp *bench = *state;
	const char *all;

	support_udp_fill(bench->store);
	support_fill(bench->store, "update indicatore set tracciato = 'attivita' "
		     "where indicatore = 5");
	support_udp_make(bench);
	all = support_udp_pages(bench, 3, 99);
	support_contains(all, "Somma, dall'inizio del piano, dai file «patti»");
	support_contains(all, "Valore di mezzo (mediana), dall'inizio del piano, dai "
			"file «attività»");
	support_rows(bench->store,
		     "select nome from temp.report_tracciato where tracciato "
		     "in ('attivita', 'liste_attesa') order by nome",
		     "attività\nliste attesa\n");
}

static void charts_are_in_the_order_of_their_table(void **state)
{
	struct support_udp *bench = *state;
	const char *all, *process, *outcome;

	support_udp_fill(bench->store);
	support_udp_make(bench);
	all = support_udp_pages(bench, 3, 99);
	process = strstr(all, "CASA.P1 Alloggi visitati: ");
	outcome = strstr(all, "CASA.E1 Patti firmati: 6 su 12, molto");
	assert_non_null(process);
	assert_non_null(outcome);
	assert_true(process < outcome);
}

static void neighbouring_gaps_are_one_stretch(void **state)
{
	struct support_udp *bench = *state;

	support_udp_fill(bench->store);
	support_fill(bench->store,
		"insert into scadenza_invio values"
		" (1,'atti','SUD','2022T1','2022-03-31',0),"
		" (2,'atti','SUD','2022T2','2022-06-30',1),"
		" (3,'atti','SUD','2022T3','2022-09-30',0),"
		" (2,'rette','SUD','2022T2','2022-06-30',0),"
		" (3,'rette','SUD','2022T3','2022-09-30',0);");
	support_udp_make(bench);
	support_rows(bench->store,
		     "select tracciati, dal, al, ancora, invii "
		     "from report_mancante order by dal, tracciati",
		     "atti|2022T1|2022T1|0|1\n"
		     "patti, rette|2022T2|2022T3|1|4\n"
		     "atti|2022T3|2022T3|1|1\n");
}

static void only_the_last_cumulative_file_has_rows_to_mend(void **state)
{
	struct support_udp *bench = *state;

	support_udp_fill(bench->store);
	support_fill(bench->store,
		"insert into file_ricevuto (file, nome, tracciato, mittente,"
		" periodo, fine_periodo, byte, modificato, ricevuto_il, al, esito,"
		" lette, accettate, scartate) values"
		" (6,'patti_SUD_2022T3.csv','patti','SUD','2022T3',"
		"  '2022-09-30',1,0,'2022-10-10','2022-10-20','ACCETTATO',9,9,0),"
		" (7,'incontri_SUD_2022T1.csv','incontri','SUD','2022T1',"
		"  '2022-03-31',1,0,'2022-04-10','2022-10-20',"
		"  'ACCETTATO_CON_SCARTI',5,3,2),"
		" (8,'incontri_SUD_2022T2.csv','incontri','SUD','2022T2',"
		"  '2022-06-30',1,0,'2022-07-10','2022-10-20','ACCETTATO',5,5,0);");
	support_udp_make(bench);
	support_rows(bench->store,
		     "select nome, scartate from report_da_correggere",
		     "incontri_SUD_2022T1.csv|2\n");
}

static void the_path_goes_on_by_the_rule_of_the_past(void **state)
{
	struct support_udp *bench = *state;

	support_udp_fill(bench->store);
	support_fill(bench->store, "insert into traiettoria values"
		     " ('CASA.P1','2022-09-30',30), ('CASA.P1','2022-12-31',50)");
	support_udp_make(bench);
	support_rows(bench->store,
		     "select indicatore, atteso from report_serie where k = 4 "
		     "order by indicatore",
		     "1|12.0\n2|1.0\n3|50.0\n4|8.0\n5|30.0\n");
}

static void nobody_is_called_on_time_without_data(void **state)
{
	struct support_udp *bench = *state;

	support_udp_fill(bench->store);
	support_fill(bench->store, "update valore set stato = 'raggiunto' where "
		     "livello = 1 and indicatore = 1");
	support_udp_make(bench);
	support_contains(support_udp_pages(bench, 3, 99),
			 "Nessun subambito è in ritardo sul suo minimo. ");
	support_fill(bench->store, "update valore set stato = "
		     "'dati_mancanti' where livello = 1 and indicatore = 1");
	support_udp_make(bench);
	support_contains(support_udp_pages(bench, 3, 99),
			 "Non si può dire se un subambito è in ritardo");
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, support_udp_set_up, \
					support_udp_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(objectives_show_every_indicator_with_its_figures),
		TEST(refused_files_and_rows_to_mend_are_told),
		TEST(no_figure_is_rounded_to_what_it_has_not_reached),
		TEST(one_of_a_thing_has_no_plural),
		TEST(the_method_tells_how_and_from_which_files),
		TEST(charts_are_in_the_order_of_their_table),
		TEST(neighbouring_gaps_are_one_stretch),
		TEST(only_the_last_cumulative_file_has_rows_to_mend),
		TEST(the_path_goes_on_by_the_rule_of_the_past),
		TEST(nobody_is_called_on_time_without_data),
	};

	return cmocka_run_group_tests_name("udp_pages", tests, NULL, NULL);
}
