/* The matrix (contract 4): what a row may say, and that every mistake names
 * row, column, what was found and the cure before any night starts. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "workspace/matrix.h"
#include "workspace/measure.h"

#define ROW SUPPORT_ROW

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

static void assert_refused(void **state, const char *rows, const char *first,
			   const char *second)
{
	struct err err;
	const char *message;

	support_matrix(*state, rows);
	message = support_refused(*state, &err);
	support_contains(message, first);
	support_contains(message, second);
}

static void a_good_row_is_kept_as_its_parts(void **state)
{
	struct workspace *workspace;

	support_matrix(*state,
		ROW("A.1", "patti", "forma = 'gruppi'", "data_avvio", "1", "",
		    "", "somma", "anno", "2022-04-01", ">=", "24", "2", "")
		ROW("A.2", "servizi", "", "dal..al", "ore_settimanali", "", "",
		    "stock", "istante", "", ">=", "1,5", "", "31/12/2023")
		ROW("A.3", "rette", "", "", "quota_fondo", "= potenziali", "",
		    "rapporto", "dal:2022-07-01", "anno dopo A.1", "<=", "10",
		    "", ""));
	workspace = support_open(*state);
	support_rows(workspace->store, "select indicatore, codice, finestra, "
		"finestra_dal, decorrenza, decorrenza_dopo, operatore, target, "
		"minimo_subambito, scadenza, riga from indicatore",
		"1|A.1|anno||2022-04-01||>=|24.0|2.0||2\n"
		"2|A.2|istante||||>=|1.5||2023-12-31|3\n"
		"3|A.3|dal|2022-07-01||A.1|<=|10.0|||4\n");
	workspace_close(workspace);
}

#define SUM(filter, date, num, den) \
	ROW("A.1", "patti", filter, date, num, den, "", "somma", "piano", "", \
	    ">=", "1", "", "")

static void an_expression_that_is_wrong_is_shown_with_the_word_of_sqlite(void **state)
{
	assert_refused(state, SUM("forna = 'gruppi'", "data_avvio", "1", ""),
		       "riga 2, colonna filtro: l'espressione «forna = "
		       "'gruppi'» non si può usare", "no such column: forna");
	assert_refused(state, SUM("", "data_avvio", "reti +", ""),
		       "riga 2, colonna num: l'espressione «reti +»",
		       "syntax error");
	assert_refused(state, SUM("", "data_avvio", "1", "sqrt(reti)"),
		       "riga 2, colonna den: l'espressione «sqrt(reti)»",
		       "sqrt");
	assert_refused(state, SUM("1) or (1", "data_avvio", "1", ""),
		       "colonna filtro", "parentesi chiusa di troppo");
	assert_refused(state, SUM("(select count(*) from spese) > 0",
		       "data_avvio", "1", ""), "colonna filtro", "«");
}

static void each_column_has_its_own_mistakes(void **state)
{
	static const struct {
		const char *row, *first, *second;
	} rows[] = {
		{ROW("A 1", "patti", "", "data_avvio", "1", "", "", "somma",
		     "piano", "", ">=", "1", "", ""), "colonna codice",
		 "lettere, cifre"},
		{ROW("../A", "patti", "", "data_avvio", "1", "", "", "somma",
		     "piano", "", ">=", "1", "", ""), "colonna codice",
		 "lettere, cifre"},
		{ROW("A.1", "pati", "", "data_avvio", "1", "", "", "somma",
		     "piano", "", ">=", "1", "", ""), "colonna tracciato",
		 "i tracciati sono: adempimenti"},
		{SUM("", "avvio", "1", ""), "colonna data",
		 "«avvio» non è una colonna di date del tracciato patti"},
		{SUM("", "reti", "1", ""), "colonna data", "colonna di date"},
		{SUM("", "data_avvio+", "1", ""), "colonna data", "«a+ b-»"},
		{SUM("", "data_avvio", "", ""), "colonna num",
		 "manca che cosa contare"},
		{SUM("", "data_avvio", "1", "= abitanti"), "colonna den",
		 "«abitanti» non c'è nella sezione [parametri]"},
		{ROW("A.1", "patti", "", "data_avvio", "1", "", "", "totale",
		     "piano", "", ">=", "1", "", ""), "colonna aggregazione",
		 "somma, rapporto"},
		{ROW("A.1", "patti", "", "data_avvio", "1", "", "", "rapporto",
		     "piano", "", ">=", "1", "", ""), "colonna den",
		 "chiede un denominatore"},
		{ROW("A.1", "patti", "", "data_avvio", "1", "", "", "stock",
		     "piano", "", ">=", "1", "", ""), "colonna data",
		 "dal..al"},
		{ROW("A.1", "patti", "", "data_avvio..data_fine", "1", "", "",
		     "somma", "piano", "", ">=", "1", "", ""), "colonna data",
		 "istante"},
		{ROW("A.1", "patti", "", "data_avvio", "1", "", "ente",
		     "somma", "piano", "", ">=", "1", "", ""),
		 "colonna distinti", "«ente» non è una colonna"},
		{ROW("A.1", "patti", "", "data_avvio", "1", "1", "",
		     "rapporto_ultimo", "piano", "", ">=", "1", "", ""),
		 "colonna distinti", "valori distinti"},
		{ROW("A.1", "patti", "", "data_avvio", "1", "", "per forma",
		     "quota_comuni", "piano", "", ">=", "1", "", ""),
		 "colonna distinti", "quota_comuni_minima"},
		{ROW("A.1", "patti", "", "data_avvio", "1", "", "",
		     "quota_comuni_minima", "piano", "", ">=", "1", "", ""),
		 "colonna distinti", "per COLONNA"},
		{ROW("A.1", "patti", "", "data_avvio", "1", "", "", "somma",
		     "mese", "", ">=", "1", "", ""), "colonna finestra",
		 "piano anno istante"},
		{ROW("A.1", "patti", "", "data_avvio", "1", "", "", "somma",
		     "dal:2022-02-30", "", ">=", "1", "", ""),
		 "colonna finestra", "una data che esiste"},
		{ROW("A.1", "patti", "", "data_avvio", "1", "", "", "somma",
		     "piano", "", ">", "1", "", ""), "colonna operatore",
		 ">= <="},
		{ROW("A.1", "patti", "", "data_avvio", "1", "", "", "somma",
		     "piano", "", ">=", "molti", "", ""), "colonna target",
		 "non è un numero"},
		{ROW("A.1", "patti", "", "data_avvio", "1", "", "", "somma",
		     "piano", "", ">=", "", "", ""), "colonna target",
		 "obbligatoria"},
		{ROW("A.1", "patti", "", "data_avvio", "1", "", "", "somma",
		     "piano", "", ">=", "1", "due", ""),
		 "colonna minimo_subambito", "non è un numero"},
		{ROW("A.1", "patti", "", "data_avvio", "1", "", "", "somma",
		     "piano", "", ">=", "1", "", "31/02/2023"),
		 "colonna scadenza", "una data che esiste"},
		{ROW("A.1", "patti", "", "data_avvio", "1", "", "", "somma",
		     "piano", "presto", ">=", "1", "", ""),
		 "colonna decorrenza", "una data che esiste"},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_refused(state, rows[i].row, rows[i].first,
			       rows[i].second);
		assert_refused(state, rows[i].row, "matrice.csv, riga 2",
			       rows[i].second);
	}
}

static void mistakes_of_the_whole_matrix_are_told_of_their_row(void **state)
{
#define PLAIN(code, start) \
	ROW(code, "patti", "", "data_avvio", "1", "", "", "somma", "piano", \
	    start, ">=", "1", "", "")
	assert_refused(state, PLAIN("A", "") PLAIN("A", ""),
		       "riga 3, colonna codice", "già alla riga 2");
	assert_refused(state, PLAIN("A", "anno dopo B"),
		       "riga 2, colonna decorrenza", "«B»");
	assert_refused(state, PLAIN("A", "anno dopo B")
		       PLAIN("B", "anno dopo A"), "colonna decorrenza",
		       "torna su sé stessa");
	assert_refused(state, "A;POV;output;x;;patti;;;data_avvio;1;;;;somma;"
		       "piano;;>=;1;;;;;;\n", "riga 2, colonna obiettivo",
		       "«POV» non è in obiettivi.csv");
	assert_refused(state, "A;OBI;effetto;x;;patti;;;data_avvio;1;;;;somma;"
		       "piano;;>=;1;;;;;;\n", "riga 2, colonna tipo",
		       "processo output outcome");
#undef PLAIN
}

static void a_measure_in_sql_is_compiled_under_the_same_guard(void **state)
{
	support_matrix(*state, ROW("A.1", "", "", "", "", "", "", "somma",
				"piano", "", ">=", "1", "", ""));
	support_write(*state, "indicatori/A.1.sql",
		      "select data_avvio as data, comune, null as subambito, "
		      "1 as num, 0 as den from patti\n");
	workspace_close(support_open(*state));
	support_write(*state, "indicatori/A.1.sql", "delete from patti");
	{
		struct err err;

		support_contains(support_refused(*state, &err),
				 "indicatori/A.1.sql");
	}
}

static void layouts_and_senders_are_kept_by_their_own_name(void **state)
{
	struct workspace *workspace;

	support_matrix(*state, ROW("A.1", "PATTI", "", "data_avvio", "1", "", "",
				"somma", "piano", "", ">=", "1", "", ""));
	support_write(*state, "invii.csv", "tracciato;mittente;periodicita\n"
		      "Patti;nord;trimestrale\n");
	workspace = support_open(*state);
	support_rows(workspace->store, "select tracciato from indicatore",
		     "patti\n");
	support_rows(workspace->store, "select tracciato, mittente from "
		     "invio_atteso", "patti|NORD\n");
	workspace_close(workspace);
}

/* Each in its own row or column; a row that is wrong is still one of those
 * that another can name. */
static void who_mends_the_matrix_is_told_all_its_mistakes(void **state)
{
	static const char *const told[] = {
		"riga 2, colonna data: ", "riga 2, colonna filtro: ",
		"riga 2, colonna target: ", "riga 3, colonna codice: ",
		"riga 4, colonna obiettivo: ", "riga 4, colonna tipo: ",
		"riga 5, colonna indicatore: ",
	};
	struct mistakes mistakes = {0};
	struct err err = {0};
	size_t i;

	support_matrix(*state,
		ROW("A.1", "patti", "forna = 'x'", "reti", "1", "", "", "somma",
		    "piano", "", ">=", "molti", "", "")
		ROW("A.1", "patti", "", "data_avvio", "1", "", "", "somma",
		    "piano", "", ">=", "1", "", "")
		"A.2;NES;esito;x;;patti;;;data_avvio;1;;;;somma;piano;;>=;1;;;;"
		";;\n"
		"A.3;OBI;output;;;patti;;;data_avvio;1;;;;somma;piano;;>=;1;;;;"
		";;\n"
		ROW("A.4", "patti", "", "data_avvio", "1", "", "", "somma",
		    "piano", "anno dopo A.3", ">=", "1", "", ""));
	assert_null(workspace_open_to_mend(*state, &mistakes, &err));
	assert_int_equal(err.code, EXIT_CONFIG);
	support_contains(err.message, "7 errori");
	assert_int_equal(mistakes.count, 7);
	for (i = 0; i < sizeof(told) / sizeof(told[0]); i++)
		support_contains(mistakes.lines.data, told[i]);
	mistakes_free(&mistakes);
}

static void a_good_matrix_opens_for_who_mends_it_too(void **state)
{
	struct mistakes mistakes = {0};
	struct err err = {0};
	struct workspace *workspace;

	support_matrix(*state, SUM("", "data_avvio", "1", ""));
	workspace = workspace_open_to_mend(*state, &mistakes, &err);
	assert_non_null(workspace);
	assert_int_equal(mistakes.count, 0);
	workspace_close(workspace);
}

/* --- The words of the cells -------------------------------------------------- */

static void the_data_cell_has_four_forms(void **state)
{
	static const struct {
		const char *words;
		int dating;
		const char *first, *second;
	} rows[] = {
		{"", DATING_PERIOD_END, "", ""},
		{"data", DATING_COLUMN, "data", ""},
		{"dal+ al-", DATING_BALANCE, "dal", "al"},
		{"dal..al", DATING_SPAN, "dal", "al"},
		{"dal+", -1, "", ""}, {"dal-", -1, "", ""}, {"..al", -1, "", ""},
		{"dal..", -1, "", ""}, {"Data", -1, "", ""}, {"a b", -1, "", ""},
		{"dal+ al- x", -1, "", ""}, {"dal..al..x", -1, "", ""},
		{"data;", -1, "", ""}, {"\"data\"", -1, "", ""},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct dating_words words;
		int status = measure_dating(rows[i].words, &words);

		assert_int_equal(status, rows[i].dating < 0 ? -1 : 0);
		if (status != 0)
			continue;
		assert_int_equal(words.dating, rows[i].dating);
		assert_string_equal(words.first, rows[i].first);
		assert_string_equal(words.second, rows[i].second);
	}
}

static void the_distinti_and_den_cells_have_two_forms_each(void **state)
{
	char name[MEASURE_NAME];
	int per;

	(void)state;
	assert_int_equal(measure_distinct("ente", name, &per), 0);
	assert_string_equal(name, "ente");
	assert_false(per);
	assert_int_equal(measure_distinct("per misura", name, &per), 0);
	assert_string_equal(name, "misura");
	assert_true(per);
	assert_int_equal(measure_distinct("per ", name, &per), -1);
	assert_int_equal(measure_distinct("a, b", name, &per), -1);
	assert_int_equal(measure_constant("= potenziali", name), 1);
	assert_string_equal(name, "potenziali");
	assert_int_equal(measure_constant("potenziali", name), 0);
	assert_non_null(measure_aggregation("mediana"));
	assert_null(measure_aggregation("medianaa"));
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EACH(a_good_row_is_kept_as_its_parts),
		EACH(an_expression_that_is_wrong_is_shown_with_the_word_of_sqlite),
		EACH(each_column_has_its_own_mistakes),
		EACH(mistakes_of_the_whole_matrix_are_told_of_their_row),
		EACH(who_mends_the_matrix_is_told_all_its_mistakes),
		EACH(a_good_matrix_opens_for_who_mends_it_too),
		EACH(a_measure_in_sql_is_compiled_under_the_same_guard),
		EACH(layouts_and_senders_are_kept_by_their_own_name),
		cmocka_unit_test(the_data_cell_has_four_forms),
		cmocka_unit_test(the_distinti_and_den_cells_have_two_forms_each),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
