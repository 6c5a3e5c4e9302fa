/* test_udp_first.c: the dashboard's first page says how the plan stands, what
 * to decide, what changed and what is missing, however much of it there is.
 *
 * The store is filled table by table, so each test says which plan it is
 * about. How values are computed is not tested here.
 */
#include "support_udp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "format.h"

static void page_one_tells_the_state_of_the_plan(void **state)
{
	struct support_udp *bench = *state;
	const char *page;

	support_udp_fill(bench->store);
	support_udp_make(bench);
	page = support_udp_pages(bench, 1, 1);
	support_contains(page, "Piano di prova");
	support_contains(page, "III trim. 2022");
	support_contains(page, "Dopo 3 trimestri su 4, 1 indicatore su 5 ha raggiunto"
			 " l'obiettivo; 3 sono in ritardo o"
			 " critici, 1 non ancora giudicabile.");
	support_contains(page, "Dati al 20 ottobre 2022");
	support_contains(page, "Completezza dei dati 50% (1 invio su 2)");
	support_contains(support_udp_pages(bench, 2, 2), "Indice");
}

static void decisions_tell_the_pace_needed_against_the_real_one(void **state)
{
	struct support_udp *bench = *state;
	const char *page;

	support_udp_fill(bench->store);
	support_udp_make(bench);
	page = support_udp_pages(bench, 1, 1);
	support_contains(page, "CASA.E1 Patti firmati: 6 su 12; servono 6 patti a "
			 "trimestre, se ne contano 2. Critico");
	support_contains(page, "LAV.P1 Incontri annuali: 4 su 8; servono 4 incontri "
			 "a trimestre da qui a fine anno, se ne contano 1,3");
	support_contains(page, "CASA.P1 Alloggi visitati: 45% (9 su 20; obiettivo "
			 "50%); a questo punto del piano era atteso 50%");
}

static void changes_go_from_a_status_to_a_status(void **state)
{
	struct support_udp *bench = *state;
	const char *page;

	support_udp_fill(bench->store);
	support_udp_make(bench);
	page = support_udp_pages(bench, 1, 1);
	support_contains(page, "CASA.E1 Patti firmati: da «In linea» a Critico");
	support_contains(page, "CASA.O1 Regolamento approvato: da «In linea» a "
			 "Raggiunto");
	support_contains(page, "LAV.E1 Attesa mediana: da «Raggiunto» a Dati "
			 "mancanti");
	support_lacks(page, "CASA.P1 Alloggi visitati: da");
}

static void missing_data_name_sender_layout_and_since_when(void **state)
{
	struct support_udp *bench = *state;

	support_udp_fill(bench->store);
	support_udp_make(bench);
	support_contains(support_udp_pages(bench, 1, 1),
			 "Sud: patti (dal II trim. 2022)");
	support_lacks(bench->words, "Nord: patti");
}

static void articles_follow_the_name_of_the_number(void **state)
{
	static const struct {
		double value;
		const char *words;
	} shares[] = {
		{50, "il 50%"},	 {83.3, "l'83%"}, {8, "l'8%"},
		{7.96, "l'8%"},	 {11, "l'11%"},	  {1, "l'1%"},
		{0, "lo 0%"},	 {0.4, "lo 0,4%"}, {79.4, "il 79%"},
		{100, "il 100%"}, {880, "l'880%"}, {1200, "il 1.200%"},
		{8100, "l'8.100%"},
	};
	struct support_udp *bench = *state;
	char buffer[FORMAT_SIZE];

	for (size_t i = 0; i < sizeof(shares) / sizeof(shares[0]); i++)
		assert_string_equal(format_percent_after(buffer, sizeof buffer,
							 "il", shares[i].value),
				    shares[i].words);
	assert_string_equal(format_date_after(buffer, sizeof buffer, "dal",
					      "2022-03-01"),
			    "dal 1º marzo 2022");
	assert_string_equal(format_date_after(buffer, sizeof buffer, "del",
					      "2022-03-08"),
			    "dell'8 marzo 2022");
	support_udp_fill(bench->store);
	support_fill(bench->store, "update calcolo set al = '2022-10-11'");
	support_udp_make(bench);
	support_contains(support_udp_pages(bench, 1, 1),
			 "Dati all'11 ottobre 2022");
}

static void a_plan_without_any_data_says_so(void **state)
{
	struct support_udp *bench = *state;
	const char *page;

	support_fill(bench->store, support_udp_plan);
	support_fill(bench->store, "insert into calcolo values ('2022-01-10','')");
	support_udp_make(bench);
	page = support_udp_pages(bench, 1, 1);
	support_contains(page, "Al 10 gennaio 2022 nessun trimestre del piano è "
			 "ancora finito");
	support_lacks(page, "Nulla: nessun indicatore è in ritardo");
}

static void indicators_before_the_first_quarter_have_no_judgement(void **state)
{
	struct support_udp *bench = *state;

	support_fill(bench->store, support_udp_plan);
	support_fill(bench->store, "insert into calcolo values ('2022-01-10','')");
	support_indicator(bench->store, 1, "CASA.E1", "CASA", "outcome",
			  "Patti firmati", "patti", "somma", "piano", ">=", 12, 3,
			  NULL);
	support_udp_make(bench);
	support_contains(support_udp_pages(bench, 3, 99),
			 "nessuno ancora da giudicare");
}

static void a_plan_of_one_quarter_is_drawn(void **state)
{
	struct support_udp *bench = *state;

	support_fill(bench->store, support_udp_plan);
	support_fill(bench->store,
		"update piano set valore = '2022-03-31' where chiave = 'fine';"
		"insert into calcolo values ('2022-04-20','2022T1');"
		"insert into trimestre values (1,'2022T1','2022-01-01',"
		"'2022-03-31',1,2022,1,1,'2022-01-01');");
	support_indicator(bench->store, 1, "CASA.E1", "CASA", "outcome",
			  "Patti firmati", "patti", "somma", "piano", ">=", 12, -1,
			  NULL);
	support_fill(bench->store, "insert into valore values "
		     "(1,1,0,'AMBITO',6,null,6,"
		     "12,12,50,null,null,'critico')");
	support_udp_make(bench);
	support_contains(support_udp_pages(bench, 1, 1), "Dopo 1 trimestre su 1");
	support_contains(bench->words,
			 "6 su 12; il piano è finito. Critico");
}

/* Objectives and indicators in plenty, all changed, all critical. */
static void fill_large(struct store *store, int objectives, int each)
{
	char sql[600];

	support_fill(store, support_udp_plan);
	support_fill(store, support_udp_quarters);
	support_fill(store, "delete from obiettivo");
	for (int o = 0; o < objectives; o++) {
		snprintf(sql, sizeof sql, "insert into obiettivo values "
			 "('OB%02d',%d,'A','Obiettivo numero %d con un titolo "
			 "che non finisce mai e che va a capo due volte almeno "
			 "nella pagina dell''indice, non una',null,1,1,null)",
			 o, o, o);
		support_fill(store, sql);
		for (int i = 0; i < each; i++) {
			char code[40], objective[40];
			int id = o * each + i + 1;

			snprintf(code, sizeof code, "OB%02d.E%d", o, i);
			snprintf(objective, sizeof objective, "OB%02d", o);
			support_indicator(store, id, code, objective, "outcome",
					  "Persone che hanno trovato casa, lavoro "
					  "e compagnia nel corso del piano",
					  "persone", "somma", "piano", ">=", 90,
					  -1, NULL);
			snprintf(sql, sizeof sql, "insert into valore values "
				 "(2,%d,0,'AMBITO',40,null,40,40,90,44,80,25,"
				 "'in_linea'), (3,%d,0,'AMBITO',40,null,40,65,"
				 "90,44,53,50,'critico')", id, id);
			support_fill(store, sql);
		}
	}
}

/* The page told after `words`, "... a pag. 7". */
static int page_after(const char *page, const char *words)
{
	const char *at = strstr(page, words);

	assert_non_null(at);
	at = strstr(at, "a pag. ");
	assert_non_null(at);
	return atoi(at + strlen("a pag. "));
}

static void a_large_plan_still_has_one_first_page(void **state)
{
	struct support_udp *bench = *state;
	int decisions, changes;

	for (int objectives = 13; objectives <= 26; objectives += 13) {
		fill_large(bench->store, objectives, 5);
		support_udp_make(bench);
		support_contains(support_udp_pages(bench, 2, 2), "Indice");
		decisions = page_after(support_udp_pages(bench, 1, 1),
				       "indicatori da decidere");
		changes = page_after(bench->words,
				     "cambiamenti");
		assert_true(changes > decisions);
		support_contains(support_udp_pages(bench, decisions, decisions),
				 "Che cosa serve decidere Prima ciò");
		support_contains(support_udp_pages(bench, changes, changes),
				 "indicatori hanno cambiato stato");
		store_close(bench->store);
		bench->store = support_store();
	}
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, support_udp_set_up, \
					support_udp_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(page_one_tells_the_state_of_the_plan),
		TEST(decisions_tell_the_pace_needed_against_the_real_one),
		TEST(changes_go_from_a_status_to_a_status),
		TEST(missing_data_name_sender_layout_and_since_when),
		TEST(articles_follow_the_name_of_the_number),
		TEST(a_plan_without_any_data_says_so),
		TEST(indicators_before_the_first_quarter_have_no_judgement),
		TEST(a_plan_of_one_quarter_is_drawn),
		TEST(a_large_plan_still_has_one_first_page),
	};

	return cmocka_run_group_tests_name("udp_first", tests, NULL, NULL);
}
