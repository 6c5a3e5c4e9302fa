/* The document of a project with a financial plan, read back by poppler: what
 * it says with all of the data, with a part of them, with none. */
#include "support_pack.h"

#include <stdlib.h>

#define CHAPTERS "capitolo;articolo;categoria;2022;2023;totale\n"
#define SPENT "id;obiettivo;voce;capitolo;fonte;esercizio;natura;importo;data\n"
#define REACHED "misura;categoria;comune;nuovi;in_carico\n"
#define DONE "progetto;azione;attivita;responsabile;inizio_previsto;" \
	     "fine_prevista;inizio_effettivo;fine_effettiva;avanzamento\n"

#define PEOPLE(code, filter, target) \
	code ";OBI;outcome;Persone (" code ");persone;beneficiari;;" filter \
	";;nuovi;;;nuovi;somma;piano;;>=;" target ";;;;;;\n"

/* Two years, two chapters, two categories, an activity; a sender for each. */
static int set_up(void **state)
{
	char *directory = support_plan();

	support_write(directory, "piano-finanziario.csv", CHAPTERS
		      "100;0;Servizi;600,00;200,00;800,00\n"
		      "200;0;Personale;100,00;100,00;200,00\n"
		      "TOTALE;;;700,00;300,00;1.000,00\n");
	support_write(directory, "cronoprogramma.csv", "progetto;azione;"
		      "attivita;responsabile;inizio_previsto;fine_prevista;"
		      "nota\nOBI;A1;Formazione;Ente;2022-01-01;2022-05-31;\n");
	support_matrix(directory, PEOPLE("X.ANZ", "categoria = 'anziani'", "80")
		       PEOPLE("X.TUTTI", "", "100"));
	support_write(directory, "invii.csv", "tracciato;mittente;periodicita\n"
		      "spese;AMBITO;trimestrale\n"
		      "beneficiari;NORD;trimestrale\n"
		      "beneficiari;SUD;trimestrale\n"
		      "attivita;AMBITO;trimestrale\n");
	*state = directory;
	return 0;
}

static int tear_down(void **state)
{
	support_remove(*state);
	return 0;
}

/* Two quarters of data. */
static void receive_all(const char *directory)
{
	support_write(directory, "inbox/spese_AMBITO_2022T1.csv", SPENT
		      "A;OBI;x;100;PNRR;2022;stanziato;700;1/1/2022\n"
		      "B;OBI;x;100;PNRR;2022;impegnato;500;1/1/2022\n"
		      "C;OBI;x;100;PNRR;2022;liquidato;100,10;1/2/2022\n");
	support_write(directory, "inbox/spese_AMBITO_2022T2.csv", SPENT
		      "D;OBI;x;200;PNRR;2022;liquidato;250,25;1/4/2022\n");
	support_write(directory, "inbox/beneficiari_NORD_2022T1.csv", REACHED
		      "XX;anziani;Alfa;10;10\nXX;adulti;Beta;6;6\n");
	support_write(directory, "inbox/beneficiari_SUD_2022T1.csv", REACHED
		      "XX;anziani;Delta;7;7\n");
	support_write(directory, "inbox/beneficiari_NORD_2022T2.csv", REACHED);
	support_write(directory, "inbox/beneficiari_SUD_2022T2.csv", REACHED);
	support_write(directory, "inbox/attivita_AMBITO_2022T2.csv", DONE
		      "OBI;A1;Formazione;Ente;1/1/2022;31/5/2022;"
		      "10/1/2022;;50\n");
}

static void the_three_sides_are_on_the_first_page(void **state)
{
	char *words;

	receive_all(*state);
	words = support_pack(*state, "2022-06-30", "pnrr");
	/* 100 x 2/8 people; half of 2022's 700. */
	support_contains(words, "Dopo 2 trimestri su 8 le persone raggiunte "
			 "sono 23 su 100 (a oggi ne erano attese 25); sono stati "
			 "pagati 350,35 € su 1.000 € (a oggi ne erano previsti "
			 "350 €); le attività concluse sono 0 su 1, 1 in "
			 "ritardo.");
	support_contains(words, "Fisico: persone raggiunte 23 25 100 23% In "
			 "ritardo");
	support_contains(words, "Finanziario: pagamenti 350,35 € 350,00 € "
			 "1.000,00 € 35% In linea");
	support_contains(words, "Procedurale: attività concluse 0 1 1 0% In "
			 "ritardo");
	free(words);
}

static void money_is_told_by_year_chapter_and_source(void **state)
{
	char *words;

	receive_all(*state);
	words = support_pack(*state, "2022-06-30", "pnrr");
	support_contains(words, "restano da pagare 649,65 €");
	support_contains(words, "il 71% dello stanziato (livello di "
			 "coincidenza)");
	/* 350,35 in two quarters of four. */
	support_contains(words, "Con il ritmo di quest'anno i pagamenti "
			 "dell'esercizio 2022 saranno a dicembre 700,70 €, su "
			 "700 € previsti.");
	support_contains(words, "2023 300,00 0,00 0,00 0,00 300,00 0%");
	support_contains(words, "100/0 Servizi 800,00 700,00 500,00 100,10 "
			 "699,90 13%");
	support_contains(words, "200/0 Personale 200,00 0,00 0,00 250,25 "
			 "−50,25 125%");
	support_contains(words, "Pagato più del previsto: Personale (50,25 € in "
			 "più).");
	support_contains(words, "Totale 1.000,00 700,00 500,00 350,35 649,65 "
			 "35%");
	support_contains(words, "PNRR n.p. 700,00 500,00 350,35");
	free(words);
}

static void people_are_told_by_category_quarter_and_subambito(void **state)
{
	char *words;

	receive_all(*state);
	words = support_pack(*state, "2022-06-30", "pnrr");
	/* The one of the largest target is everybody, and comes first. */
	support_contains(words, "Subambito X.TUTTI X.ANZ Il nord 16 10 Il sud "
			 "7 7 In tutto 23 17");
	support_contains(words, "I trim. 2022 23 (12) 17 (10) II trim. 2022 23 "
			 "(25) 17 (20)");
	support_contains(words, "«Formazione» è in ritardo di 30 giorni.");
	free(words);
}

static void the_data_are_attached_without_the_comuni(void **state)
{
	char *words;

	receive_all(*state);
	free(support_pack(*state, "2022-06-30", "pnrr"));
	words = support_pack_ask(*state, "pnrr", "pdfdetach -list", "");
	support_contains(words, "avanzamento.csv");
	support_contains(words, "cronoprogramma.csv");
	support_contains(words, "economia.csv");
	free(words);
	words = support_pack_ask(*state, "pnrr",
				 "qpdf --show-attachment=avanzamento.csv", "");
	support_contains(words, "2022T2,X.TUTTI,ambito,AMBITO,23,,23,");
	support_contains(words, "2022T2,X.TUTTI,subambito,NORD,16,");
	support_lacks(words, "comune");
	free(words);
}

static void a_part_of_the_data_is_told_as_such(void **state)
{
	char *words;

	support_write(*state, "inbox/spese_AMBITO_2022T1.csv", SPENT
		      "C;OBI;x;100;PNRR;2022;liquidato;100,10;1/2/2022\n");
	words = support_pack(*state, "2022-06-30", "pnrr");
	support_contains(words, "Dopo 2 trimestri su 8, secondo i dati arrivati "
			 "fin qui, delle persone raggiunte non si sa ancora "
			 "nulla; sono stati pagati 100,10 €");
	support_contains(words, "delle attività non si hanno notizie");
	/* The quarter's file lacks: so does its pace. */
	support_lacks(words, "Con il ritmo");
	support_contains(words, "Ambito: attività (dal I trim. 2022); spese (II "
			 "trim. 2022). Il nord: beneficiari (dal I trim. 2022)");
	free(words);
}

static void without_data_there_is_the_plan_and_no_false_zero(void **state)
{
	char *words = support_pack(*state, "2022-06-30", "pnrr");

	support_contains(words, "delle persone raggiunte non si sa ancora "
			 "nulla; dei pagamenti non si sa ancora nulla, su un "
			 "piano di 1.000 €");
	support_contains(words, "Non è ancora arrivato nessun file di spese");
	support_contains(words, "Non è ancora arrivato nessun dato sulle "
			 "persone raggiunte.");
	support_contains(words, "2022 700,00 n.d. n.d. n.d. n.d. –");
	support_lacks(words, "Per capitolo e per anno");
	free(words);
}

static void what_exceeds_the_plan_is_told(void **state)
{
	char *words;

	support_write(*state, "inbox/spese_AMBITO_2022T2.csv", SPENT
		      "A;OBI;x;100;PNRR;2022;liquidato;1.000,01;1/4/2022\n");
	words = support_pack(*state, "2022-06-30", "pnrr");
	support_contains(words, "Finanziario: pagamenti 1.000,01 € 350,00 € "
			 "1.000,00 € 100% Oltre il piano");
	support_contains(words, "il piano è superato di 0,01 €");
	support_contains(words, "Totale 1.000,00 0,00 0,00 1.000,01 −0,01");
	free(words);
}

static void totals_that_do_not_add_up_are_told_beside_the_tables(void **state)
{
	char *words;

	support_write(*state, "piano-finanziario.csv", CHAPTERS
		      "100;0;Servizi;600,00;200,00;800,00\n"
		      "TOTALE;;;600,00;200,01;800,01\n");
	words = support_pack(*state, "2022-06-30", "pnrr");
	support_contains(words, "piano-finanziario.csv, colonna «2023»: "
			 "dichiarato 200,01 €, somma 200,00 €");
	support_contains(words, "Totale 800,00");
	free(words);
}

static void a_plan_without_a_financial_plan_has_no_such_document(void **state)
{
	struct err err = {0};
	char *directory = support_plan();

	(void)state;
	assert_int_equal(support_pack_render(directory, "2022-06-30", "pnrr",
					     &err), -1);
	assert_int_equal(err.code, EXIT_USAGE);
	support_contains(err.message, "piano-finanziario.csv");
	assert_false(support_exists(directory, "pnrr.pdf"));
	support_remove(directory);
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EACH(the_three_sides_are_on_the_first_page),
		EACH(money_is_told_by_year_chapter_and_source),
		EACH(people_are_told_by_category_quarter_and_subambito),
		EACH(the_data_are_attached_without_the_comuni),
		EACH(a_part_of_the_data_is_told_as_such),
		EACH(without_data_there_is_the_plan_and_no_false_zero),
		EACH(what_exceeds_the_plan_is_told),
		EACH(totals_that_do_not_add_up_are_told_beside_the_tables),
		EACH(a_plan_without_a_financial_plan_has_no_such_document),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
