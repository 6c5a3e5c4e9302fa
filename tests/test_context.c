/* contesto.csv and valutazione-*.csv: read as documents write them, and their
 * mistakes told by file, line, column and cure. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define CONTEXT "obiettivo;indicatore;anno;valore;unita;confronto;fonte\n"
#define HISTORY "obiettivo;titolo;grado_raggiungimento;valutazione_utenti;" \
	"coincidenza_risorse;risposta_al_bisogno;continuita_2015_2017;" \
	"riproposto_2021_2023\n"

static const char history_name[] = "valutazione-2018-2020.csv";

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

/* What a query finds once the workspace is open. */
static void assert_rows(const char *directory, const char *sql,
			const char *expected)
{
	struct workspace *workspace = support_open(directory);

	support_rows(workspace->store, sql, expected);
	workspace_close(workspace);
}

static void a_plan_without_them_opens(void **state)
{
	assert_rows(*state, "select (select count(*) from contesto), (select "
		    "count(*) from valutazione_storica)", "0|0\n");
}

static void a_missing_figure_is_not_one_that_was_not_foreseen(void **state)
{
	support_write(*state, "contesto.csv", CONTEXT
		"OBI;Domande;2021;641;domande;;Piano\n"
		"OBI;Quota;2021;91,11;%;;\nOBI;Attese;2021;n.d.;;;\n"
		"OBI;Altro;2021;N.P.;;;\nOBI;Vuoto;2021;;;;\n");
	assert_rows(*state, "select riga, indicatore, valore, assente, "
		    "decimali, unita, fonte from contesto",
		    "2|Domande|641.0||0|domande|Piano\n"
		    "3|Quota|91.11||2|%|\n4|Attese||n.d.|0||\n"
		    "5|Altro||n.p.|0||\n6|Vuoto|||0||\n");
}

static void what_is_said_of_other_years_is_read(void **state)
{
	support_write(*state, "contesto.csv", CONTEXT
		"OBI;A;2020;3473;interventi;\"+685 (+25%) sul 2019, +1.680 "
		"(+93,5%) sul 2017\";\nOBI;B;2020;-25;%;sul 2019;\n"
		"OBI;C;2020;176;;134 ammesse e finanziate;\n"
		"OBI;D;2020;5;;\"\xE2\x88\x92" "3,5 rispetto al 2018; +2%\";\n"
		"OBI;E;2020;5;;over-65 del 2011-2015;\n");
	assert_rows(*state, "select c.indicatore, d.ordine, d.tipo, d.testo, "
		    "d.anno, d.dichiarato, d.decimali from "
		    "contesto_dichiarazione as d join contesto as c using "
		    "(riga)",
		    "A|1|differenza|+685|2019|685.0|0\n"
		    "A|2|percentuale|+25%|2019|25.0|0\n"
		    "A|3|differenza|+1.680|2017|1680.0|0\n"
		    "A|4|percentuale|+93,5%|2017|93.5|1\n"
		    "B|1|anno|2019|2019||0\n"
		    "D|1|differenza|\xE2\x88\x92" "3,5|2018|-3.5|1\n"
		    "E|1|anno|2011|2011||0\n");
}

static void formulas_are_computed_and_bad_ones_keep_their_fault(void **state)
{
	support_write(*state, "contesto.csv", CONTEXT
		"OBI;A;2021;91,11;%;;si ricalcola: (641-57)/641 = 91,11\n"
		"OBI;B;2021;3;;;\"Piano 2021. Si ricalcola 6/2\"\n"
		"OBI;C;2021;3;;;si ricalcola: 1/0 = 3\n"
		"OBI;D;2021;3;;;si ricalcola: drop table contesto\n"
		"OBI;E;2021;3;;;si ricalcola:\n");
	assert_rows(*state, "select c.indicatore, d.tipo, d.testo, "
		    "d.dichiarato, d.decimali, round(d.risultato, 6), d.errore "
		    "from contesto_dichiarazione as d join contesto as c using "
		    "(riga)",
		    "A|formula|(641-57)/641|91.11|2|0.911076|\n"
		    "B|formula|6/2||0|3.0|\n"
		    "C|formula|1/0|3.0|0||divisione per zero\n"
		    "D|formula|drop table contesto||0||un segno che non è di "
		    "un conto\n"
		    "E|formula|||0||un segno che non è di un conto\n");
}

static void the_evaluations_of_a_past_plan_are_read(void **state)
{
	support_write(*state, history_name, HISTORY
		"7.1;Cartella;75;Non prevista;63;SI;SI;SI\n"
		"7.10;Misure;100;Non prevista;n.p.;;SI;in corso di "
		"valutazione\n8.1;Reti;50;;n.d.;SI;NO;\n");
	assert_rows(*state, "select * from valutazione_storica",
		    "2018|2020|1|7.1|Cartella|75.0||Non prevista|63.0||SI|SI|"
		    "SI\n2018|2020|2|7.10|Misure|100.0||Non prevista||n.p.||SI|"
		    "in corso di valutazione\n"
		    "2018|2020|3|8.1|Reti|50.0||||n.d.|SI|NO|\n");
}

static void plain_names_and_several_plans_are_read_too(void **state)
{
	support_write(*state, history_name, HISTORY "7.1;A;75;;;;NO;SI\n");
	support_write(*state, "valutazione-2015-2017.csv",
		      "obiettivo,titolo,grado_raggiungimento,continuita,"
		      "riproposizione\n1,B,80,SI,NO\n");
	assert_rows(*state, "select dal, al, obiettivo, grado, continuita, "
		    "riproposizione from valutazione_storica",
		    "2015|2017|1|80.0|SI|NO\n2018|2020|7.1|75.0|NO|SI\n");
}

static void a_mistake_names_file_line_column_and_cure(void **state)
{
	static const struct {
		const char *name, *text, *first, *second;
	} rows[] = {
		{"contesto.csv", CONTEXT "ZZZ;A;2021;1;;;\n",
		 "riga 2, colonna obiettivo", "obiettivi.csv"},
		{"contesto.csv", CONTEXT "OBI;A;21;1;;;\n",
		 "riga 2, colonna anno", "2021"},
		{"contesto.csv", CONTEXT "OBI;A;2021;1;;;\n\nOBI;A;2021;2;;;\n",
		 "riga 4, colonna anno", "due volte"},
		{"contesto.csv", CONTEXT "OBI;A;2021;tanti;;;\n",
		 "riga 2, colonna valore", "n.d. (non disponibile)"},
		{"contesto.csv", CONTEXT "OBI;;2021;1;;;\n",
		 "riga 2, colonna indicatore", "obbligatoria"},
		{"contesto.csv", "obiettivo;indicatore;anno;valori\n",
		 "riga 1", "«valori» non è prevista"},
		{history_name, HISTORY "7.1;A;101;;;;;\n",
		 "riga 2, colonna grado_raggiungimento", "da 0 a 100"},
		{history_name, HISTORY "7.1;A;50;;-1;;;\n",
		 "riga 2, colonna coincidenza_risorse", "da 0 a 100"},
		{history_name, HISTORY "7.1;A;50;;;;;\n7.1;B;50;;;;;\n",
		 "riga 3, colonna obiettivo", "zero finale"},
		{history_name, HISTORY "7.1;A;molto;;;;;\n",
		 "riga 2, colonna grado_raggiungimento", "n.p. (non previsto)"},
		{"valutazione-2018.csv", HISTORY, "valutazione-2018.csv",
		 "valutazione-2018-2020.csv"},
		{"valutazione-2020-2018.csv", HISTORY, "2020-2018",
		 "gli anni del piano valutato"},
		{"valutazione-2018-2020b.csv", HISTORY, "2018-2020b",
		 "gli anni del piano valutato"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char *directory = support_plan();
		struct err err;
		const char *message;

		support_write(directory, rows[i].name, rows[i].text);
		message = support_refused(directory, &err);
		support_contains(message, rows[i].name);
		support_contains(message, rows[i].first);
		support_contains(message, rows[i].second);
		support_remove(directory);
	}
	(void)state;
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EACH(a_plan_without_them_opens),
		EACH(a_missing_figure_is_not_one_that_was_not_foreseen),
		EACH(what_is_said_of_other_years_is_read),
		EACH(formulas_are_computed_and_bad_ones_keep_their_fault),
		EACH(the_evaluations_of_a_past_plan_are_read),
		EACH(plain_names_and_several_plans_are_read_too),
		EACH(a_mistake_names_file_line_column_and_cure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
