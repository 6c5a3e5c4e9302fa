/* What a night leaves for people beside its tables: letters for the senders
 * who have something to do, and half a page on what happened. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "run.h"

#define PATTI "id;comune;forma;data_avvio\n"

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

/* NORD sends pacts (cumulative) and fees, SUD pacts only; nothing has come. */
static int set_up(void **state)
{
	char *directory = support_plan();

	support_matrix(directory, SUPPORT_ROW("PAT", "patti", "", "data_avvio",
		"1", "", "", "somma", "piano", "", ">=", "4", "", ""));
	support_write(directory, "invii.csv", "tracciato;mittente;periodicita\n"
		      "patti;NORD;trimestrale\nrette;NORD;trimestrale\n"
		      "patti;SUD;trimestrale\n");
	*state = directory;
	return 0;
}

static int tear_down(void **state)
{
	support_remove(*state);
	return 0;
}

/* 10 July 2022. */
static void drop(const char *directory, const char *name, const char *bytes)
{
	struct text path = {0};

	text_format(&path, "inbox/%s", name);
	support_write_at(directory, path.data, bytes, 1657440000);
	text_free(&path);
}

static char *letter(const char *directory, const char *sender)
{
	struct text path = {0};
	char *found;

	text_format(&path, "out/2022T2/solleciti/%s.txt", sender);
	found = support_read(directory, path.data);
	text_free(&path);
	return found;
}

static void a_letter_says_what_lacks_since_when_and_by_when(void **state)
{
	char *north;

	night(*state, "2022-07-10");
	north = letter(*state, "NORD");
	support_contains(north, "Ambito di prova\nPiano di prova\n\n"
			 "10 luglio 2022\n\nA: Il nord (NORD)\n");
	support_contains(north, "- rette, I trim. 2022: il termine era il 15 "
			 "aprile 2022, 86 giorni fa.\n  Il file si chiama "
			 "rette_NORD_2022T1.csv\n");
	support_contains(north, "- rette, II trim. 2022: da mandare entro il 15 "
			 "luglio 2022.\n");
	/* One file of a cumulative layout covers the quarters before it. */
	support_contains(north, "- patti, II trim. 2022: da mandare entro il 15 "
			 "luglio 2022; manca dal I trim. 2022, e basta un file "
			 "solo");
	assert_null(strstr(north, "patti_NORD_2022T1.csv"));
	assert_null(strstr(north, "DA CORREGGERE"));
	support_contains(north, "Per l'Ufficio di Piano\n\n____");
	free(north);
}

static void who_has_nothing_due_gets_no_letter(void **state)
{
	char *south;

	drop(*state, "patti_SUD_2022T2.csv", PATTI
	     "S-1;Delta;gruppi;01/02/2022\n");
	night(*state, "2022-07-10");
	south = letter(*state, "SUD");
	assert_null(south);
	/* Nor does a letter stay when what it asked for has come. */
	south = letter(*state, "NORD");
	assert_non_null(south);
	free(south);
	drop(*state, "patti_NORD_2022T2.csv", PATTI);
	drop(*state, "rette_NORD_2022T1.csv", "comune;minori;"
	     "importo_rette;quota_fondo\n");
	drop(*state, "rette_NORD_2022T2.csv", "comune;minori;"
	     "importo_rette;quota_fondo\n");
	night(*state, "2022-07-10");
	assert_false(support_exists(*state, "out/2022T2/solleciti"));
}

static void rows_to_mend_are_named_by_line_and_never_by_value(void **state)
{
	char *south;

	drop(*state, "patti_SUD_2022T2.csv", PATTI
	     "S-1;Delta;gruppi;01/02/2022\nS-2;Rossi Maria;gruppi;01/02/2022\n"
	     "S-3;Delta;gruppi;31/02/2022\nS-4;Delta;gruppi;02/02/2022\n");
	night(*state, "2022-07-10");
	south = letter(*state, "SUD");
	assert_null(strstr(south, "DA MANDARE"));
	support_contains(south, "- patti_SUD_2022T2.csv: 2 righe scartate su 4, "
			 "le 3, 4 (");
	support_contains(south, "data non valida");
	support_contains(south, "Comune sconosciuto");
	support_contains(south, "scritto in patti_SUD_2022T2.ricevuta.txt;");
	support_contains(south, "sono in patti_SUD_2022T2.scarti.csv.");
	support_contains(south, "si rimandano con il nome "
			 "patti_SUD_2022T2_integrazione.csv\n");
	assert_null(strstr(south, "Rossi"));
	assert_null(strstr(south, "31/02"));
	free(south);
	/* Mended and sent again, they are asked for no more. */
	drop(*state, "patti_SUD_2022T2_integrazione.csv", PATTI
	     "S-2;Delta;gruppi;01/02/2022\nS-3;Delta;gruppi;28/02/2022\n");
	night(*state, "2022-07-10");
	assert_null(letter(*state, "SUD"));
}

static void a_refused_file_is_told_with_its_receipt(void **state)
{
	char *south;

	drop(*state, "patti_SUD_2022T2.csv", "id;forma\nS-1;gruppi\n");
	night(*state, "2022-07-10");
	south = letter(*state, "SUD");
	support_contains(south, "Quello arrivato il 10 luglio 2022 è stato "
			 "respinto: dice perché la sua ricevuta,\n  "
			 "patti_SUD_2022T2.ricevuta.txt\n");
	free(south);
}

static void a_name_that_could_be_a_fiscal_code_is_left_out(void **state)
{
	char *south, *recap, *json;

	drop(*state, "patti_SUD_2022T2 RSSMRA80A01H501X.csv",
	     "id;forma\nS-1;gruppi\n");
	night(*state, "2022-07-10");
	south = letter(*state, "SUD");
	recap = support_read(*state, "out/2022T2/riepilogo.txt");
	json = support_read(*state, "out/2022T2/riepilogo.json");
	assert_null(strstr(south, "RSSMRA"));
	assert_null(strstr(recap, "RSSMRA"));
	assert_null(strstr(json, "RSSMRA"));
	support_contains(recap, "un file il cui nome sembra un codice fiscale");
	free(south);
	free(recap);
	free(json);
}

static void the_recap_tells_the_night_on_half_a_page(void **state)
{
	char *recap, *line;
	int lines = 0;

	drop(*state, "patti_SUD_2022T2.csv", "id;forma\nS-1;gruppi\n");
	drop(*state, "patti_NORD_2022T2.csv", PATTI
	     "N-1;Alfa;gruppi;01/02/2022\nN-2;Alfa;gruppi;31/02/2022\n");
	night(*state, "2022-07-10");
	recap = support_read(*state, "out/2022T2/riepilogo.txt");
	support_contains(recap, "Riepilogo della notte\nAmbito di prova, Piano "
			 "di prova\nDati al 10 luglio 2022, II trim. 2022, "
			 "aperto\nTermine per mandarne i dati: 15 luglio 2022\n");
	support_contains(recap, "2 file: 0 accettati, 1 accettati con scarti (1 "
			 "righe da correggere), 1 respinti, 0 duplicati\n"
			 "Respinti:\n  patti_SUD_2022T2.csv: manca una colonna\n"
			 "Accettati, con righe da correggere:\n  "
			 "patti_NORD_2022T2.csv: 1 su 2\n");
	support_contains(recap, "Mancano:\n  Il nord: 2 invii (rette), dal "
			 "2022T1\n  Il sud: 1 invio (patti), dal 2022T1\n");
	support_contains(recap, "VALORI\n1 indicatori: 1 ");
	support_contains(recap, "PUBBLICATO\ninvii.csv, solleciti/ (2 file), "
			 "valori.csv\n");
	for (line = recap; (line = strchr(line, '\n')) != NULL; line++)
		lines++;
	assert_in_range(lines, 15, 30);
	free(recap);
}

static void statuses_that_changed_since_the_day_before_are_told(void **state)
{
	char *recap, *again, *json;

	drop(*state, "patti_SUD_2022T2.csv", PATTI);
	drop(*state, "patti_NORD_2022T2.csv", PATTI);
	night(*state, "2022-07-10");
	recap = support_read(*state, "out/2022T2/riepilogo.txt");
	support_contains(recap, "precedente: nessuno\n");
	free(recap);
	drop(*state, "patti_NORD_2022T2.csv", PATTI
	     "N-1;Alfa;gruppi;01/02/2022\nN-2;Alfa;gruppi;02/02/2022\n");
	night(*state, "2022-07-11");
	recap = support_read(*state, "out/2022T2/riepilogo.txt");
	support_contains(recap, "Stati cambiati dalla pubblicazione precedente:\n"
			 "  PAT: da critico a in linea\n");
	json = support_read(*state, "out/2022T2/riepilogo.json");
	support_contains(json, "\"cambiamenti\":[{\"indicatore\":\"PAT\","
			 "\"prima\":\"critico\",\"dopo\":\"in_linea\"}]");
	/* The same day again says the same; the day after it is no news. */
	night(*state, "2022-07-11");
	again = support_read(*state, "out/2022T2/riepilogo.txt");
	assert_string_equal(again, recap);
	free(again);
	night(*state, "2022-07-12");
	again = support_read(*state, "out/2022T2/riepilogo.txt");
	support_contains(again, "precedente: nessuno\n");
	support_contains(again, "\n0 file: ");
	free(again);
	free(recap);
	free(json);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_letter_says_what_lacks_since_when_and_by_when),
		TEST(who_has_nothing_due_gets_no_letter),
		TEST(rows_to_mend_are_named_by_line_and_never_by_value),
		TEST(a_refused_file_is_told_with_its_receipt),
		TEST(a_name_that_could_be_a_fiscal_code_is_left_out),
		TEST(the_recap_tells_the_night_on_half_a_page),
		TEST(statuses_that_changed_since_the_day_before_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
