/* test_comuni.c: the sheet of a Comune, read back by other programs. */
#include "support_pack.h"

#include <stdlib.h>
#include <string.h>

static int set_up(void **state)
{
	*state = support_plan();
	support_write(*state, "anagrafe/comuni.csv",
		      "istat;comune;subambito;popolazione;lat;lon\n"
		      "019001;Alfa;NORD;4000;45.30;9.60\n"
		      "019002;Beta;NORD;6000;45.34;9.66\n"
		      "019003;Gamma;SUD;5000;45.26;9.70\n"
		      "019004;Delta;SUD;9000;45.31;9.75\n");
	return 0;
}

static int tear_down(void **state)
{
	support_remove(*state);
	return 0;
}

static void write_plan(const char *directory)
{
	support_matrix(directory,
		"A;OBI;outcome;Patti firmati;patti;patti;;;data_avvio;1;;;;"
		"somma;piano;;>=;32;2;;;;;\n"
		"B;OBI;outcome;Comuni con patti;% Comuni;patti;;;data_avvio;1;;"
		";;quota_comuni;piano;;>=;100;;;;;;\n");
	support_write(directory, "inbox/patti_NORD_2022T4.csv",
		      "id;comune;forma;data_avvio\n1;Alfa;singoli;2022-01-10\n"
		      "2;Alfa;singoli;2022-02-10\n3;Alfa;singoli;2022-11-10\n");
	support_write(directory, "inbox/personale_NORD_2022.csv",
		      "comune;fte_comunali;fte_distrettuali\n"
		      "Alfa;0,50;0,40\nBeta;1,00;0,10\n");
}

static void a_sheet_says_what_a_comune_has_beside_the_others(void **state)
{
	char *words;

	write_plan(*state);
	assert_int_equal(support_pack_render(*state, "2022-12-31", "comuni",
					     &(struct err){0}), 0);
	words = support_pack_ask(*state, "comuni/019001", "pdftotext -raw",
				 "-");
	support_contains(words, "4.000 abitanti, subambito Il nord");
	support_contains(words, "Patti di comunità attivi, ogni 10.000 abitanti "
			 "3 100% 7,5 3,0 1,3");
	support_contains(words, "Alfa ha il 17% degli abitanti dell'Ambito.");
	support_contains(words, "uno ogni 4.444 abitanti: lo standard di uno "
			 "ogni 5.000 abitanti è rispettato; per lo standard di "
			 "uno ogni 4.000 abitanti ne mancano 0,10.");
	support_contains(words, "Nessuno, per quanto si può pubblicare");
	free(words);
}

static void targets_that_wait_for_a_comune_are_on_its_sheet(void **state)
{
	char *words;

	write_plan(*state);
	assert_int_equal(support_pack_render(*state, "2022-12-31", "comuni",
					     &(struct err){0}), 0);
	words = support_pack_ask(*state, "comuni/019003", "pdftotext -raw",
				 "-");
	support_contains(words, "Patti firmati: in ogni subambito almeno 2 "
			 "patti; nel subambito Il sud 0.");
	support_contains(words, "Comuni con patti: 25% (1 su 4; obiettivo "
			 "100%); Gamma non è ancora fra i Comuni");
	free(words);
}

/* SUD has sent nothing: that is not a zero. */
static void what_was_never_sent_is_not_a_zero(void **state)
{
	char *words;

	write_plan(*state);
	assert_int_equal(support_pack_render(*state, "2022-12-31", "comuni",
					     &(struct err){0}), 0);
	words = support_pack_ask(*state, "comuni/019004", "pdftotext -raw",
				 "-");
	support_contains(words, "Patti di comunità attivi, ogni 10.000 abitanti "
			 "n.d.");
	support_contains(words, "Quanti assistenti sociali lavorano per Delta "
			 "non è ancora stato comunicato.");
	free(words);
}

static void without_any_data_a_sheet_says_so(void **state)
{
	char *words;

	assert_int_equal(support_pack_render(*state, "2022-12-31", "comuni",
					     &(struct err){0}), 0);
	words = support_pack_ask(*state, "comuni/019002", "pdftotext -raw",
				 "-");
	support_contains(words, "non è ancora arrivato nulla per Beta");
	support_lacks(words, "nan");
	free(words);
}

/* Of a plan that counts other things, nothing was never sent. */
static void a_plan_of_other_things_shows_them(void **state)
{
	char *words;

	support_matrix(*state,
		"A;OBI;outcome;Ore di apertura;ore;servizi;;;dal..al;"
		"ore_settimanali;;;;stock;istante;;>=;16;;;;;;\n");
	support_write(*state, "inbox/servizi_AMBITO_2022T4.csv",
		      "comune;servizio;gestore;ore_settimanali;dal\n"
		      "Alfa;SPORTELLO;azienda;12;2022-01-10\n");
	assert_int_equal(support_pack_render(*state, "2022-12-31", "comuni",
					     &(struct err){0}), 0);
	words = support_pack_ask(*state, "comuni/019001", "pdftotext -raw",
				 "-");
	support_contains(words, "gli indicatori del piano dicono di Alfa");
	support_contains(words, "Ore di apertura 12 12 12");
	support_lacks(words, "non è ancora arrivato nulla");
	free(words);
}

/* A Comune that is no more in the Ambito leaves no sheet behind. */
static void an_old_sheet_does_not_stay(void **state)
{
	support_write(*state, "comuni/019099.pdf", "old");
	assert_int_equal(support_pack_render(*state, "2022-12-31", "comuni",
					     &(struct err){0}), 0);
	assert_false(support_exists(*state, "comuni/019099.pdf"));
	assert_true(support_exists(*state, "comuni/019004.pdf"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		TEST(a_sheet_says_what_a_comune_has_beside_the_others),
		TEST(targets_that_wait_for_a_comune_are_on_its_sheet),
		TEST(what_was_never_sent_is_not_a_zero),
		TEST(without_any_data_a_sheet_says_so),
		TEST(a_plan_of_other_things_shows_them),
		TEST(an_old_sheet_does_not_stay),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
