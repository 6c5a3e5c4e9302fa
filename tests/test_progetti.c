/* test_progetti.c: the pack of the projects, read back by other programs.
 *
 * Each plan is made by its own files and exports, so that what a page says can
 * be traced to a line of them. How charts look is for eyes.
 */
#include "support_pack.h"

#include <stdlib.h>

#include "base/text.h"

#define HEADER "progetto;azione;attivita;responsabile;inizio_previsto;" \
	       "fine_prevista;nota\n"
#define EXPORT "progetto;azione;attivita;responsabile;inizio_previsto;" \
	       "fine_prevista;inizio_effettivo;fine_effettiva;avanzamento\n"

struct bench {
	char *directory;
	char *words;		/* of the last command */
};

static int set_up(void **state)
{
	struct bench *bench = calloc(1, sizeof *bench);

	bench->directory = support_plan();
	*state = bench;
	return 0;
}

static int tear_down(void **state)
{
	struct bench *bench = *state;

	support_remove(bench->directory);
	free(bench->words);
	free(bench);
	return 0;
}

/* What a command says of the document. */
static const char *ask(struct bench *bench, const char *before,
		       const char *after)
{
	free(bench->words);
	bench->words = NULL;	/* a failing test leaves from inside */
	bench->words = support_pack_ask(bench->directory, "progetti", before,
					after);
	return bench->words;
}

/* Makes the pack and makes sure that it is sound; its words. */
static const char *make(struct bench *bench, const char *as_of)
{
	free(bench->words);
	bench->words = NULL;
	bench->words = support_pack(bench->directory, as_of, "progetti");
	return bench->words;
}

static void write_two_projects(struct bench *bench)
{
	support_write(bench->directory, "obiettivi.csv",
		      "codice;titolo;risorse_preventivate\n"
		      "OBI;Progetto: Una casa;1000,00\nALT;Altro;\n");
	support_write(bench->directory, "cronoprogramma.csv", HEADER
		      "OBI;Governo;Cabina di regia;Comuni;2022-01-01;"
		      "2022-12-31;\n"
		      "OBI;Lavori;Scavi;Impresa;2022-02-01;2022-03-31;\n"
		      "OBI;Lavori;Muri;Impresa;2022-04-01;2022-05-31;\n"
		      "ALT;1;Firma;Sindaci;2022-05-10;2022-05-10;\n");
}

static void write_export(struct bench *bench)
{
	support_write(bench->directory, "inbox/attivita_AMBITO_2022T2.csv",
		      EXPORT
		      "OBI;Governo;Cabina di regia;;01/01/2022;31/12/2022;"
		      "03/01/2022;;50\n"
		      "OBI;Lavori;Scavi;;01/02/2022;10/04/2022;01/02/2022;"
		      "10/04/2022;100\n"
		      "OBI;Lavori;Tetto;Impresa;01/05/2022;30/06/2022;"
		      "02/05/2022;;80\n"
		      "OBI;Lavori;Muri;;01/04/2022;31/05/2022;;;0\n"
		      "ALT;1;Firma;;10/05/2022;10/05/2022;12/05/2022;"
		      "12/05/2022;100\n");
}

static void the_first_page_has_a_line_a_project_and_who_is_late(void **state)
{
	struct bench *bench = *state;
	const char *page;

	write_two_projects(bench);
	write_export(bench);
	make(bench, "2022-07-10");
	page = ask(bench, "pdftotext -raw -l 1", "-");
	support_contains(page, "Al 10 luglio 2022, 5 attività in 2 progetti: "
			 "2 concluse in ritardo, 1 in corso, 1 in corso oltre "
			 "il termine e 1 non avviata in tempo.");
	support_contains(page, "OBI Una casa 1 su 4 2 31/12/2022 1.000,00 "
			 "n.d. In ritardo");
	support_contains(page, "ALT Altro 1 su 1 0 – – – Concluso");
	/* The plan's dates, from the 1st of April and to the 30th of June. */
	support_contains(page, "OBI Muri Impresa cominciare il 1º aprile 2022 "
			 "100 Non avviata");
	/* Whom an export alone names is not told. */
	support_contains(page, "OBI Tetto n.d. finire il 30 giugno 2022 10 "
			 "Oltre il termine");
	support_contains(page, "OBI Cabina di regia Comuni 31/12/2022 174");
}

static void a_section_tells_the_finding_and_every_date(void **state)
{
	struct bench *bench = *state;
	const char *words;

	write_two_projects(bench);
	write_export(bench);
	words = make(bench, "2022-07-10");
	support_contains(words, "Su 4 attività, 1 conclusa in ritardo, 1 in "
			 "corso, 1 in corso oltre il termine e 1 non avviata "
			 "in tempo. La più in ritardo è «Muri»: doveva "
			 "cominciare 100 giorni fa.");
	support_contains(words, "Prossima scadenza: 31 dicembre 2022, «Cabina "
			 "di regia».");
	support_contains(words, "OBI: 2 attività su 4 sono in ritardo");
	support_contains(words, "Tetto Non prevista nel cronoprogramma.");
	support_contains(words, "Scavi Chi invia i dati ha spostato la fine di "
			 "10 giorni in avanti.");
	support_contains(words, "è noto fino al 30 giugno 2022");
	/* The activity of one day is a deliverable. */
	support_contains(words, "Firma 10/05/2022 fatto il 12 maggio 2022");
	support_contains(words, "ALT: tutto è concluso, 1 attività su 1 dopo "
			 "il termine");
}

static void without_news_nobody_is_said_to_be_on_time_or_late(void **state)
{
	struct bench *bench = *state;
	const char *words;

	write_two_projects(bench);
	words = make(bench, "2022-07-10");
	support_contains(words, "4 attività in 2 progetti: 4 senza notizie.");
	support_contains(words, "Non si può dire: di alcune attività non si ha "
			 "notizia.");
	support_contains(words, "Delle 3 attività non si ha nessuna notizia.");
	support_contains(words, "Nessun file «attivita» accettato parla di "
			 "questo progetto");
	support_lacks(words, "nessuna è in ritardo");
	support_lacks(words, "La più in ritardo");
}

static void what_is_not_due_yet_is_to_begin_without_news(void **state)
{
	struct bench *bench = *state;
	const char *words;

	support_write(bench->directory, "cronoprogramma.csv", HEADER
		      "OBI;;Scavi;;2022-04-01;2022-05-31;\n"
		      "OBI;;Muri;;2022-06-01;2022-07-31;\n");
	words = make(bench, "2022-03-31");
	support_contains(words, "2 attività del progetto: 2 da avviare. Oggi "
			 "nessuna è in ritardo.");
	support_contains(words, "OBI Obiettivo 0 su 2 0 31/05/2022 – – "
			 "Da avviare");
	support_contains(words, "nessuna attività aperta ha passato i suoi "
			 "termini");
}

static void old_news_are_told_where_something_is_still_to_do(void **state)
{
	struct bench *bench = *state;
	const char *words;

	write_two_projects(bench);
	write_export(bench);
	words = make(bench, "2022-10-10");
	support_contains(words, "Attenzione: le notizie di OBI si fermano "
			 "prima della fine del trimestre.");
	support_contains(words, "Attenzione: le notizie si fermano al 30 "
			 "giugno 2022");
	/* The store was in memory: what it had received is sent again. */
	write_export(bench);
	words = make(bench, "2022-07-10");
	support_contains(words, "è noto fino al 30 giugno 2022");
	support_lacks(words, "Attenzione");
}

/* A budget of two sources, and movements of one of them. */
static void write_money(struct bench *bench)
{
	support_write(bench->directory, "risorse-obi.csv",
		      "attivita;costo_totale;comuni;terzo_settore\n"
		      "Scavi;600,00;400,00;200,00\nMuri;400,00;400,00;\n"
		      "TOTALE;1000,00;800,01;200,00\n");
	support_write(bench->directory, "inbox/spese_AMBITO_2022T2.csv",
		      "id;obiettivo;voce;capitolo;fonte;esercizio;natura;"
		      "importo;data;cup\n"
		      "1;OBI;Scavi;;COMUNI;2022;stanziato;800,00;01/04/2022;\n"
		      "2;OBI;Scavi;;COMUNI;2022;liquidato;250,10;02/05/2022;\n");
}

static void money_is_told_by_source_and_what_does_not_add_up(void **state)
{
	struct bench *bench = *state;
	const char *words;

	write_two_projects(bench);
	write_money(bench);
	words = make(bench, "2022-06-30");
	support_contains(words, "OBI: 250,10 € liquidati su 1.000 € "
			 "preventivati");
	support_contains(words, "Comuni 800,00 800,00 0,00 250,10");
	support_contains(words, "Terzo settore 200,00 0,00 0,00 0,00");
	support_contains(words, "Somma delle fonti 1.000,00 800,00 0,00 "
			 "250,10");
	support_contains(words, "risorse-obi.csv, colonna «comuni» (riga 4): "
			 "dichiarato 800,01 €, la somma è 800,00 €, "
			 "differenza −0,01 €.");
	support_contains(words, "OBI Una casa 0 su 3 0 31/12/2022 1.000,00 25%");
}

static void bars_of_the_sources_are_told_to_who_does_not_see_them(void **state)
{
	struct bench *bench = *state;

	write_two_projects(bench);
	write_money(bench);
	make(bench, "2022-06-30");
	support_contains(ask(bench, "qpdf --json --json-key=qpdf",
			     "| grep '\"/Alt\"'"),
			 "Barre per fonte, preventivato e liquidato: Comuni "
			 "800 €, 250,10 €; Terzo settore 200 €, 0 €.");
}

static void a_project_of_money_alone_says_it_has_no_schedule(void **state)
{
	struct bench *bench = *state;
	const char *words;

	support_write(bench->directory, "risorse-obi.csv",
		      "attivita;costo_totale;comuni\nScavi;600,00;600,00\n"
		      "TOTALE;600,00;600,00\n");
	words = make(bench, "2022-06-30");
	support_contains(words, "1 progetto; il piano non ha ancora un "
			 "cronoprogramma.");
	support_contains(words, "non ha un cronoprogramma per questo "
			 "progetto.");
	support_contains(words, "600 € preventivati; dei pagamenti non si ha "
			 "notizia");
	support_lacks(words, "Tutte le attività");
}

static void thirty_activities_make_three_charts_with_whole_names(void **state)
{
	struct bench *bench = *state;
	struct text sheet = {0};
	const char *words;

	text_add_string(&sheet, HEADER);
	for (int i = 1; i <= 30; i++)
		text_format(&sheet, "OBI;;Attività numero %d, con un nome lungo "
			    "come quelli dei progetti di integrazione "
			    "sociosanitaria \\ `id` %d;;2022-01-01;"
			    "2022-12-31;\n", i, i);
	support_write(bench->directory, "cronoprogramma.csv", sheet.data);
	text_free(&sheet);
	words = make(bench, "2022-06-30");
	support_contains(words, "(parte 1 di 3)");
	support_contains(words, "(parte 3 di 3)");
	support_contains(words, "Attività numero 30, con un nome lungo come "
			 "quelli dei progetti di integrazione sociosanitaria "
			 "\\ `id` 30");
}

static void a_year_wrongly_typed_does_not_squeeze_the_chart(void **state)
{
	struct bench *bench = *state;
	const char *words;

	support_write(bench->directory, "cronoprogramma.csv", HEADER
		      "OBI;;Una;;1922-01-01;2022-12-31;\n"
		      "OBI;;Due;;2022-04-01;9999-12-31;\n");
	words = make(bench, "2022-06-30");
	/* The axis begins in the year before the plan, in quarters. */
	support_contains(words, "IV 20");
	support_contains(words, "II 22");
	support_lacks(words, "I 25");
	support_contains(words, "01/01/1922");
	support_contains(words, "31/12/9999");
}

static void the_schedule_is_attached_as_data(void **state)
{
	struct bench *bench = *state;
	const char *table;

	write_two_projects(bench);
	write_export(bench);
	make(bench, "2022-07-10");
	table = ask(bench, "qpdf --show-attachment=cronoprogramma.csv", "");
	support_contains(table, "progetto,azione,attivita,responsabile,");
	support_contains(table, "OBI,Lavori,Muri,Impresa,SI,2022-04-01,"
			 "2022-05-31,,,,,0,100,40,non_avviata_in_ritardo,");
}

static void a_plan_without_projects_has_no_such_document(void **state)
{
	struct bench *bench = *state;
	struct err err = {0};

	assert_int_equal(support_pack_render(bench->directory,
					     "2022-07-10", NULL, &err), 0);
	assert_true(support_exists(bench->directory, "udp.pdf"));
	assert_false(support_exists(bench->directory, "progetti.pdf"));
	assert_int_equal(support_pack_render(bench->directory,
					     "2022-07-10", "progetti", &err), -1);
	assert_int_equal(err.code, EXIT_USAGE);
	support_contains(err.message, "cronoprogramma.csv");
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EACH(the_first_page_has_a_line_a_project_and_who_is_late),
		EACH(a_section_tells_the_finding_and_every_date),
		EACH(without_news_nobody_is_said_to_be_on_time_or_late),
		EACH(what_is_not_due_yet_is_to_begin_without_news),
		EACH(old_news_are_told_where_something_is_still_to_do),
		EACH(money_is_told_by_source_and_what_does_not_add_up),
		EACH(bars_of_the_sources_are_told_to_who_does_not_see_them),
		EACH(a_project_of_money_alone_says_it_has_no_schedule),
		EACH(thirty_activities_make_three_charts_with_whole_names),
		EACH(a_year_wrongly_typed_does_not_squeeze_the_chart),
		EACH(the_schedule_is_attached_as_data),
		EACH(a_plan_without_projects_has_no_such_document),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
