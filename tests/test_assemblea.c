/* test_assemblea.c: the pack of the mayors, read back by other programs: what
 * it says of a small plan, and what it must never say. */
#include "support_pack.h"

#include <stdio.h>
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
	support_write(*state, "obiettivi.csv", "codice;titolo;obiettivo;"
		      "risorse_preventivate\nOBI;Abitare;Un tetto per tutti;"
		      "1000,00\n");
	return 0;
}

static int tear_down(void **state)
{
	support_remove(*state);
	return 0;
}

/* Interventions of a Comune: so many of people of their own. */
static void add_interventions(struct text *out, const char *comune, int from,
			      int n)
{
	for (int i = from; i < from + n; i++)
		text_format(out, "I-%d;%s;mediazione_abitativa;PX-00%d;"
			    "2022-01-%02d\n", i, comune, i, 1 + i % 28);
}

/* Alfa has 3 people, Beta 20, Gamma 30, Delta 2: two are few. */
static void write_people(const char *directory)
{
	struct text north = {0}, south = {0};

	text_add_string(&north, "id;comune;tipo;persona;data_avvio\n");
	add_interventions(&north, "Alfa", 100, 3);
	add_interventions(&north, "Beta", 200, 20);
	text_add_string(&south, "id;comune;tipo;persona;data_avvio\n");
	add_interventions(&south, "Gamma", 300, 30);
	add_interventions(&south, "Delta", 400, 2);
	support_write(directory, "inbox/interventi_NORD_2022T1.csv",
		      text_string(&north));
	support_write(directory, "inbox/interventi_SUD_2022T1.csv",
		      text_string(&south));
	text_free(&north);
	text_free(&south);
}

static void write_matrix(const char *directory)
{
	support_matrix(directory,
		"A;OBI;outcome;Mediazioni;interventi;interventi;;;data_avvio;1;"
		";;1;somma;piano;;>=;40;;;;;;\n"
		"B;OBI;processo;Patti firmati;patti;patti;;;data_avvio;1;;;;"
		"somma;piano;;>=;32;;;;;;\n");
	support_write(directory, "inbox/patti_NORD_2022T1.csv",
		      "id;comune;forma;data_avvio\n1;Alfa;singoli;2022-01-10\n"
		      "2;Beta;singoli;2022-02-10\n");
}

static void two_pages_say_it_all(void **state)
{
	char *words;

	write_people(*state);
	write_matrix(*state);
	words = support_pack(*state, "2022-03-31", "assemblea");
	support_contains(words, "L'essenziale in due pagine: I trim. 2022");
	support_contains(words, "su 2 indicatori, 1 ha raggiunto l'obiettivo");
	support_contains(words, "Accelerare: servono 4,3 patti a trimestre");
	support_contains(words, "Mediazioni: 55 su 40.");
	support_contains(words, "Che cosa si chiede di decidere");
	support_contains(words, "Il piano prevede 1.000 €; di quanto è stato "
			 "speso non è ancora arrivata notizia.");
	support_contains(words, "Mediazioni: 55 su 40, obiettivo raggiunto");
	free(words);
}

static void a_row_per_comune_hides_the_few(void **state)
{
	char *words;

	write_people(*state);
	write_matrix(*state);
	words = support_pack(*state, "2022-03-31", "assemblea");
	support_contains(words, "Totale Il nord 10.000 2");
	support_contains(words, "Tutto l'Ambito 24.000 2 55");
	support_contains(words, "«<5»: da 1 a 4 persone");
	support_lacks(words, "Alfa 4.000 1 3");
	support_lacks(words, "Delta 9.000 0 2");
	/* Nor by what is left of a sum. */
	support_lacks(words, "Beta 6.000 1 20");
	free(words);
}

static void the_attached_figures_are_the_public_ones(void **state)
{
	char *said, after[4200];

	write_people(*state);
	write_matrix(*state);
	free(support_pack(*state, "2022-03-31", "assemblea"));
	snprintf(after, sizeof after, "-o '%s'", (char *)*state);
	free(support_pack_ask(*state, "assemblea", "pdfdetach -saveall",
			      after));
	said = support_read(*state, "comuni.csv");
	assert_non_null(said);
	support_contains(said, "comune,019001,Alfa,NORD,4000,interventi,"
			 "interventi,,");
	support_lacks(said, "interventi,3,");
	support_lacks(said, "interventi,2,");
	free(said);
}

static void the_map_says_what_it_shows(void **state)
{
	char *words;

	write_people(*state);
	write_matrix(*state);
	words = support_pack(*state, "2022-03-31", "assemblea");
	support_contains(words, "La mappa dei Comuni");
	support_contains(words, "(Beta) a 2,5 (Alfa) ogni 10.000 abitanti");
	free(words);
}

static void what_reads_the_same_has_one_shade(void **state)
{
	char *words;

	support_write(*state, "anagrafe/comuni.csv",
		      "istat;comune;subambito;popolazione;lat;lon\n"
		      "019001;Alfa;NORD;8200;45.30;9.60\n"
		      "019002;Beta;NORD;5400;45.34;9.66\n");
	write_matrix(*state);
	support_write(*state, "inbox/patti_NORD_2022T1.csv",
		      "id;comune;forma;data_avvio\n1;Alfa;singoli;2022-01-10\n"
		      "2;Alfa;singoli;2022-02-10\n3;Alfa;singoli;2022-02-10\n"
		      "4;Beta;singoli;2022-02-10\n5;Beta;singoli;2022-02-10\n");
	words = support_pack(*state, "2022-03-31", "assemblea");
	support_contains(words, "3,7 (2 Comuni)");
	support_lacks(words, "da 3,7");
	free(words);
}

static void what_is_not_due_yet_is_not_missing(void **state)
{
	char *words;

	support_matrix(*state,
		"B;OBI;processo;Patti firmati;patti;patti;;;data_avvio;1;;;;"
		"somma;piano;2023-01-01;>=;32;;;;;;\n");
	words = support_pack(*state, "2022-03-31", "assemblea");
	support_contains(words, "Patti firmati – 32 patti Non ancora dovuto");
	free(words);
	words = support_pack(*state, "2022-03-31", "regione");
	support_contains(words, "Patti firmati (patti) 32 – – Non ancora");
	free(words);
}

/* Three subambiti: many in the north, few in the east, in the south so many. */
static void write_minimum(const char *directory, int south)
{
	static const char *const places[] = { "NORD", "EST", "SUD" };
	static const char *const comuni[] = { "Alfa", "Beta", "Gamma" };
	const int people[] = { 30, 1, south };

	support_write(directory, "anagrafe/subambiti.csv", "subambito;nome\n"
		      "NORD;Il nord\nEST;L'est\nSUD;Il sud\n");
	support_write(directory, "anagrafe/comuni.csv",
		      "istat;comune;subambito;popolazione;lat;lon\n"
		      "019001;Alfa;NORD;4000;;\n019002;Beta;EST;6000;;\n"
		      "019003;Gamma;SUD;5000;;\n");
	support_matrix(directory,
		"A;OBI;outcome;Mediazioni;interventi;interventi;;;data_avvio;1;"
		";;1;somma;piano;;>=;20;2;;;;;\n");
	for (int i = 0; i < 3; i++) {
		struct text rows = {0}, name = {0};

		text_add_string(&rows, "id;comune;tipo;persona;data_avvio\n");
		add_interventions(&rows, comuni[i], 100 * (i + 1), people[i]);
		text_format(&name, "inbox/interventi_%s_2022T1.csv", places[i]);
		support_write(directory, text_string(&name),
			      text_string(&rows));
		text_free(&rows);
		text_free(&name);
	}
}

static void a_minimum_missed_in_public_is_told(void **state)
{
	char *words;

	write_minimum(*state, 0);
	words = support_pack(*state, "2022-03-31", "assemblea");
	support_contains(words, "Mediazioni 31 20 interventi Raggiunto in parte");
	free(words);
}

/* That the east misses it would say how many its people are. */
static void a_minimum_missed_by_the_few_is_not_told(void **state)
{
	char *words;

	write_minimum(*state, 40);
	words = support_pack(*state, "2022-03-31", "assemblea");
	support_contains(words, "Mediazioni 71 20 interventi Raggiunto");
	support_lacks(words, "interventi Raggiunto in parte");
	free(words);
}

static void one_objective_alone_is_not_the_last(void **state)
{
	char *words;

	write_matrix(*state);
	support_write(*state, "inbox/spese_AMBITO_2022T1.csv",
		      "id;obiettivo;voce;fonte;esercizio;natura;importo;data\n"
		      "1;OBI;Affitti;COMUNI;2022;liquidato;250,00;"
		      "2022-02-01\n");
	words = support_pack(*state, "2022-03-31", "assemblea");
	support_contains(words, "È stato speso il 25% del previsto");
	support_lacks(words, "più indietro");
	free(words);
}

static void without_data_the_pages_say_so(void **state)
{
	char *words = support_pack(*state, "2022-03-31", "assemblea");

	support_contains(words, "Il piano non ha ancora indicatori");
	support_contains(words, "non ci sono dati per Comune");
	support_lacks(words, "nan");
	free(words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		TEST(two_pages_say_it_all),
		TEST(a_row_per_comune_hides_the_few),
		TEST(the_attached_figures_are_the_public_ones),
		TEST(the_map_says_what_it_shows),
		TEST(what_reads_the_same_has_one_shade),
		TEST(what_is_not_due_yet_is_not_missing),
		TEST(a_minimum_missed_in_public_is_told),
		TEST(a_minimum_missed_by_the_few_is_not_told),
		TEST(one_objective_alone_is_not_the_last),
		TEST(without_data_the_pages_say_so),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
