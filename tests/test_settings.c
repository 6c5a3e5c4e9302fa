/* quadro.ini and the lists of a plan: what they say when they are right, and
 * that every mistake names file, line and cure (contract 1 and 7). */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"

#define PIANO "[piano]\ncodice = p\ntitolo = P\nambito = A\ncapofila = C\n" \
	      "inizio = 2022-01-01\nfine = 2023-12-31\n"

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

static int read_ini(void **state, const char *text, struct settings *settings,
		    struct err *err)
{
	struct text path = {0};
	int status;

	support_write(*state, "quadro.ini", text);
	file_join(&path, *state, "quadro.ini");
	status = settings_read(settings, path.data, err);
	text_free(&path);
	return status;
}

static void what_is_not_said_has_the_value_of_the_contract(void **state)
{
	struct settings settings;
	struct err err = {0};

	assert_int_equal(read_ini(state, PIANO, &settings, &err), 0);
	assert_string_equal(settings.capofila, "C");
	assert_int_equal(settings.inizio, support_day("2022-01-01"));
	assert_int_equal(settings.fine, support_day("2023-12-31"));
	assert_true(settings.in_linea == 1.00);
	assert_true(settings.in_ritardo == 0.75);
	assert_true(settings.completezza == 0.50);
	assert_true(settings.scarti_massimi == 0.05);
	assert_true(settings.scarti_tollerati == 2);
	assert_true(settings.termine_giorni == 15);
	assert_true(settings.soglia == 5);
	assert_int_equal(settings.n_parameters, 0);
	settings_free(&settings);
}

static void every_setting_can_be_said(void **state)
{
	struct settings settings;
	struct err err = {0};

	assert_int_equal(read_ini(state, "; commento\n" PIANO
		"[soglie]\nin_linea = 0,9\nin_ritardo=0.5\ncompletezza = 1\n"
		"scarti_massimi = 0\nscarti_tollerati = 0\n"
		"[invii]\ntermine_giorni = 30\n[riservatezza]\n  soglia = 3\n"
		"[parametri]\npotenziali = 1250\nquota = 12,5\n", &settings,
		&err), 0);
	assert_true(settings.in_linea == 0.9);
	assert_true(settings.in_ritardo == 0.5);
	assert_true(settings.scarti_tollerati == 0);
	assert_true(settings.termine_giorni == 30);
	assert_true(settings.soglia == 3);
	assert_true(settings_parameter(&settings, "quota")->value == 12.5);
	assert_null(settings_parameter(&settings, "altro"));
	settings_free(&settings);
}

static void a_file_saved_by_notepad_is_read(void **state)
{
	struct settings settings;
	struct err err = {0};

	assert_int_equal(read_ini(state, "\xEF\xBB\xBF[piano]\r\ncodice = p\r\n"
		"titolo = Citt\xC3\xA0\r\nambito = A\r\ncapofila = C\r\n"
		"inizio = 01/01/2022\r\nfine = 31/12/2023\r\n", &settings,
		&err), 0);
	assert_string_equal(settings.titolo, "Citt\xC3\xA0");
	settings_free(&settings);
	assert_int_equal(read_ini(state, "[piano]\ncodice = p\ntitolo = Citt\xE0"
		"\nambito = A\ncapofila = C\ninizio = 2022-01-01\n"
		"fine = 2022-12-31\n", &settings, &err), 0);
	assert_string_equal(settings.titolo, "Citt\xC3\xA0");
	settings_free(&settings);
}

static void a_mistake_in_the_settings_names_line_and_cure(void **state)
{
	static const struct {
		const char *text, *first, *second;
	} rows[] = {
		{PIANO "[soglie]\nin_lina = 1\n", "riga 9", "«in_lina»"},
		{PIANO "[soglie]\nin_linea = alto\n", "riga 9", "da 0 a 10"},
		{PIANO "[soglie]\ncompletezza = 1,5\n", "riga 9", "da 0 a 1"},
		{PIANO "[riservatezza]\nsoglia = 2\n", "riga 9", "da 3 a"},
		{PIANO "[parametri]\na = x\n", "riga 9", "non è un numero"},
		{PIANO "[parametri]\na = 1\na = 2\n", "riga 10", "due volte"},
		{PIANO "codice = q\n", "riga 8", "due volte"},
		{PIANO "fuori\n", "riga 8", "nome = valore"},
		{"[piano]\ncodice =\n", "riga 2", "codice è vuoto"},
		{"[piano]\ninizio = 2022-02-30\n", "riga 2",
		 "non è una data che esiste"},
		{"[piano]\ncodice = p\n", "[piano]", "«titolo»"},
		{PIANO "[soglie]\nin_ritardo = 2\n", "in_ritardo", "in_linea"},
		{"[piano]\ncodice = p\ntitolo = P\nambito = A\ncapofila = C\n"
		 "inizio = 2023-12-31\nfine = 2022-01-01\n", "fine del piano",
		 "inizio"},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct settings settings;
		struct err err = {0};

		if (read_ini(state, rows[i].text, &settings, &err) == 0)
			fail_msg("accepted: %s", rows[i].text);
		assert_int_equal(err.code, EXIT_CONFIG);
		support_contains(err.message, "quadro.ini");
		support_contains(err.message, rows[i].first);
		support_contains(err.message, rows[i].second);
		settings_free(&settings);
	}
}

/* --- The lists --------------------------------------------------------------- */

static void assert_refused(void **state, const char *name, const char *text,
			   const char *first, const char *second)
{
	char *before = support_read(*state, name);
	struct err err;
	const char *message;

	support_write(*state, name, text);
	message = support_refused(*state, &err);
	support_contains(message, name);
	support_contains(message, first);
	support_contains(message, second);
	if (before != NULL)
		support_write(*state, name, before);
	free(before);
}

#define OBJECTIVES "codice;macroarea;titolo;obiettivo;risorse_preventivate;" \
		   "risorse_valorizzate;nota\n"
#define SUBMISSIONS "tracciato;mittente;periodicita\n"

static void a_mistake_in_a_list_names_line_column_and_cure(void **state)
{
	static const struct {
		const char *name, *text, *first, *second;
	} rows[] = {
		{"obiettivi.csv", "codice;titolo;colore\n", "riga 1",
		 "«colore» non è prevista; le colonne sono codice"},
		{"obiettivi.csv", "titolo\nx\n", "riga 1",
		 "manca la colonna codice"},
		{"obiettivi.csv", "codice;codice;titolo\n", "riga 1",
		 "due volte"},
		{"obiettivi.csv", OBJECTIVES "OBI;;;;;;\n",
		 "riga 2, colonna titolo", "vuota"},
		{"obiettivi.csv", OBJECTIVES "OBI;;T;;;;\nOBI;;T;;;;\n",
		 "riga 3, colonna codice", "due volte"},
		{"obiettivi.csv", OBJECTIVES "OBI;;T;;mille;;\n",
		 "riga 2, colonna risorse_preventivate", "per esempio"},
		{"obiettivi.csv", OBJECTIVES "OBI;;T;;;1,234;\n",
		 "riga 2, colonna risorse_valorizzate", "due decimali"},
		{"obiettivi.csv", OBJECTIVES "OBI;;T\n", "riga 2",
		 "3 celle invece di 7"},
		{"obiettivi.csv", OBJECTIVES "OBI;;\"T;;;;\n", "riga 2",
		 "virgolette"},
		{"obiettivi.csv", "", "vuoto", "intestazione"},
		{"invii.csv", SUBMISSIONS "pati;NORD;annuale\n",
		 "riga 2, colonna tracciato", "i tracciati sono: adempimenti"},
		{"invii.csv", SUBMISSIONS "patti;OVEST;annuale\n",
		 "riga 2, colonna mittente", "AMBITO, NORD, SUD"},
		{"invii.csv", SUBMISSIONS "patti;NORD;mensile\n",
		 "riga 2, colonna periodicita", "trimestrale, semestrale"},
		{"invii.csv", SUBMISSIONS "patti;NORD;annuale\n"
		 "patti;NORD;trimestrale\n", "riga 3, colonna mittente",
		 "due volte"},
		{"traiettorie.csv", "indicatore;data;atteso\nOBI.X;2022-03-31;1\n",
		 "riga 2, colonna indicatore", "non c'è nella matrice"},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_refused(state, rows[i].name, rows[i].text,
			       rows[i].first, rows[i].second);
}

static void the_lists_are_kept_in_the_store_as_written(void **state)
{
	struct workspace *workspace;

	support_write(*state, "obiettivi.csv", OBJECTIVES
		      "OBI;A;Titolo;Testo;1.234,50;0,1;n\n");
	support_write(*state, "invii.csv", "mittente,tracciato,periodicita\n"
		      "AMBITO,atti,semestrale\n\n");
	workspace = support_open(*state);
	support_rows(workspace->store, "select obiettivo, ordine, "
		     "risorse_preventivate, risorse_valorizzate from obiettivo",
		     "OBI|1|123450|10\n");
	support_rows(workspace->store, "select * from invio_atteso",
		     "atti|AMBITO|semestrale\n");
	workspace_close(workspace);
}

static void a_folder_without_quadro_ini_says_how_to_make_one(void **state)
{
	struct err err;
	struct text path = {0};

	support_write(*state, "altrove/x", "");
	file_join(&path, *state, "altrove");
	support_contains(support_refused(path.data, &err), "quadro init");
	text_add_string(&path, "/mai");
	support_contains(support_refused(path.data, &err), "altrove/mai");
	text_free(&path);
}

static void looking_at_a_workspace_leaves_nothing_in_it(void **state)
{
	struct workspace *workspace = support_open(*state);

	assert_false(support_exists(*state, "quadro.db"));
	assert_false(support_exists(*state, "inbox"));
	workspace_close(workspace);
	assert_false(support_exists(*state, "quadro.db"));
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EACH(what_is_not_said_has_the_value_of_the_contract),
		EACH(every_setting_can_be_said),
		EACH(a_file_saved_by_notepad_is_read),
		EACH(a_mistake_in_the_settings_names_line_and_cure),
		EACH(a_mistake_in_a_list_names_line_column_and_cure),
		EACH(the_lists_are_kept_in_the_store_as_written),
		EACH(a_folder_without_quadro_ini_says_how_to_make_one),
		EACH(looking_at_a_workspace_leaves_nothing_in_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
