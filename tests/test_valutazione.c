/* test_valutazione.c: the pack of the yearly evaluation, read back by other
 * programs: with data, with half of them, with none. How figures are computed
 * is tested with the views. */
#include "support_pack.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "packs/pack.h"
#include "packs/views.h"
#include "protect/disclosure.h"

#define SHEET "obiettivo;grado_raggiungimento;valutazione_qualitativa;" \
	"valutazione_utenti;coincidenza_risorse;criticita;" \
	"risposta_al_bisogno;motivazione;continuita;riproposizione;" \
	"motivazione_riproposizione;rilevanza;efficienza;efficacia;impatto;" \
	"sostenibilita\n"

static int set_up(void **state)
{
	*state = support_plan();
	support_write(*state, "obiettivi.csv", "codice;titolo\nOBI;Abitare\n"
		      "ALT;Altro\n");
	return 0;
}

static int tear_down(void **state)
{
	support_remove(*state);
	return 0;
}

/* An indicator of OBI that is at 50% in 2022. */
static void measure(const char *directory)
{
	support_matrix(directory,
		SUPPORT_ROW("A", "patti", "", "data_avvio", "1", "", "",
			    "somma", "piano", "", ">=", "4", "", ""));
	support_write(directory, "inbox/patti_NORD_2022T1.csv",
		"id;comune;forma;data_avvio\n1;Alfa;singoli;2022-01-10\n"
		"2;Alfa;singoli;2022-02-10\n");
}

static void assert_page(const char *words, const char *const *phrases,
			size_t n)
{
	for (size_t i = 0; i < n; i++)
		support_contains(words, phrases[i]);
}

#define PAGE(words, ...) assert_page(words, (const char *const[]){__VA_ARGS__}, \
	sizeof (const char *const[]){__VA_ARGS__} / sizeof(char *))

static void computed_and_stated_stand_side_by_side(void **state)
{
	char *words;

	measure(*state);
	support_write(*state, "inbox/valutazioni_AMBITO_2022.csv", SHEET
		"OBI;70;Va bene;Non prevista;63;Pochi alloggi;IN_PARTE;Serve "
		"tempo;SI;IN_VALUTAZIONE;Da capire;5;4;3;2;1\n");
	words = support_pack(*state, "2023-03-31", "valutazione");
	PAGE(words, "La valutazione in una pagina: anno 2022",
	     "Per il 2022 è stato valutato 1 obiettivo su 2: il grado di "
	     "raggiungimento dichiarato è il 70%, quello calcolato dagli "
	     "indicatori il 50%. I due differiscono di più di 5 punti "
	     "per 1 obiettivo.",
	     "Nel 2023, finora, il grado calcolato è in media il 50%.",
	     "OBI Abitare 50% 70% n.d. 63% in parte in valutazione grado",
	     "OBI Abitare: dichiarato 70%, calcolato 50% (−20 punti)",
	     "Mancano per il 2022 le valutazioni di ALT.",
	     "Nel 2022 il grado dichiarato è il 70%, ma gli indicatori danno "
	     "il 50%: −20 punti, da discutere.",
	     "Indicatori su cui è calcolato 1 su 1 1 su 1",
	     "I cinque criteri: in media 3 su 5",
	     "Breve valutazione qualitativa: Va bene",
	     "Valutazione da parte degli utenti: Non prevista",
	     "Criticità rilevate: Pochi alloggi",
	     "Perché ha risposto al bisogno, o no: Serve tempo",
	     "Perché sarà riproposto, o no: Da capire",
	     "Per il 2022 non c'è una valutazione e nessun indicatore ha un");
	free(words);
}

static void half_of_the_data_is_told_as_such(void **state)
{
	char *words;

	support_write(*state, "inbox/valutazioni_AMBITO_2022.csv", SHEET
		"OBI;70;;;;;;;;;;;;;;\nZZZ;10;;;;;;;;;;;;;;\n");
	words = support_pack(*state, "2022-12-31", "valutazione");
	PAGE(words, "il grado di raggiungimento dichiarato è il 70%.",
	     "Nel 2022 il grado dichiarato è il 70%; non si può confrontare "
	     "con gli indicatori.",
	     "una valutazione di «ZZZ», che non è un obiettivo di questo",
	     "Criticità rilevate: nessuna indicata.",
	     "non sono ancora stati valutati",
	     "Per il 2022 non c'è una valutazione e nessun indicatore ha un");
	support_lacks(words, "Breve valutazione");
	support_lacks(words, "Il contesto");
	support_lacks(words, "nan");
	free(words);
}

static void without_any_data_the_pages_say_so(void **state)
{
	char *words;

	support_write(*state, "invii.csv", "tracciato;mittente;periodicita\n"
		      "valutazioni;AMBITO;annuale\n");
	words = support_pack(*state, "2022-06-30", "valutazione");
	PAGE(words, "Nessuna valutazione è ancora arrivata e nessun indicatore "
	     "ha un valore");
	support_lacks(words, "Mancano per");
	free(words);
}

static void before_the_first_quarter_there_is_nothing_to_judge(void **state)
{
	static const char *const name = "valutazione";
	struct workspace *workspace;
	struct err err = {0};
	char *words;

	support_write(*state, "valutazione-2018-2020.csv",
		      "obiettivo;titolo;grado_raggiungimento\n1;A;50\n");
	workspace = support_compute(*state, "2022-03-31");
	if (disclosure_protect(workspace, &err) != 0 ||
	    store_exec(workspace->store, "delete from trimestre", &err) != 0 ||
	    views_make(workspace->store, workspace->program,
		       workspace->layouts, &err) != 0 ||
	    packs_render(&(struct packs_job){
		.store = workspace->store, .data = workspace->program,
		.out = *state, .names = &name, .n_names = 1 }, &err) != 0)
		fail_msg("%s", err.message);
	workspace_close(workspace);
	words = support_pack_ask(*state, name, "pdftotext -raw", "-");
	PAGE(words, "Nessun trimestre del piano è ancora concluso",
	     "Il piano 2018-2020 aveva 1 obiettivo.");
	free(words);
}

static void long_texts_go_on_from_page_to_page(void **state)
{
	struct text sheet = {0};
	char *words;

	text_add_string(&sheet, SHEET "OBI;70;\"");
	for (int i = 0; i < 380; i++)
		text_format(&sheet, "parola numero %d,%s", i,
			    i % 20 == 19 ? "\n" : " ");
	text_add_string(&sheet, "fine\";;;;;;;;;;;;;\n");
	support_write(*state, "inbox/valutazioni_AMBITO_2022.csv", sheet.data);
	words = support_pack(*state, "2022-12-31", "valutazione");
	PAGE(words, "parola numero 0,", "parola numero 199,",
	     "parola numero 379, fine");
	free(words);
	text_free(&sheet);
}

static void past_plans_and_context_have_their_pages(void **state)
{
	char *words;

	support_write(*state, "valutazione-2018-2020.csv",
		"obiettivo;titolo;grado_raggiungimento;valutazione_utenti;"
		"coincidenza_risorse;riproposto_2021_2023\n"
		"7.1;Cartella;75;Non prevista;63;SI\n"
		"7.12;Rete;100;;n.p.;in corso di valutazione\n"
		"8.1;Casa;50;;n.d.;NO\n");
	support_write(*state, "contesto.csv",
		"obiettivo;indicatore;anno;valore;unita;confronto;fonte\n"
		"OBI;Persone;2018;186;persone;;\nOBI;Persone;2020;213;persone;"
		";\nOBI;Quota;2019;40;%;;\nOBI;Quota;2020;35,5;%;;\n"
		"ALT;Scoperto;2021;91,5;%;;si ricalcola: (641-57)/641\n"
		"ALT;Ignoto;2021;n.p.;;;\n");
	words = support_pack(*state, "2022-03-31", "valutazione");
	PAGE(words, "Il piano prima di questo: 2018-2020",
	     "Il piano 2018-2020 aveva 3 obiettivi. Il grado di raggiungimento "
	     "è in media il 75%; il più basso è il 50% (8.1), il più alto il "
	     "100% (7.12).",
	     "7.1 Cartella 75% 63% Non prevista n.d. n.d. sì",
	     "7.12 Rete 100% n.p. n.d. n.d. n.d. in corso di valutazione",
	     "8.1 Casa 50% n.d. n.d. n.d. n.d. no",
	     "6 dati descrivono il contesto in cui il piano lavora; per 2 si "
	     "conosce la variazione. Dei documenti si è potuta ricalcolare 1 "
	     "cifra: 1 non torna.",
	     "ALT Scoperto, 2021: dichiarato 91,5, ma «(641-57)/641» dà 91,11",
	     "Persone 2020 213 persone 186 nel 2018 +27 (+15%) –",
	     "Quota 2020 35,5 % 40 nel 2019 −4,5 punti –",
	     "Scoperto 2021 91,5 % – – non torna", "Ignoto 2021 n.p.");
	free(words);
}

static void the_figures_are_attached_as_they_are_published(void **state)
{
	char *names, *bytes;

	measure(*state);
	support_write(*state, "inbox/valutazioni_AMBITO_2022.csv", SHEET
		"OBI;70;=1+1;;;;;;;;;;;;;\n");
	free(support_pack(*state, "2022-12-31", "valutazione"));
	names = support_pack_ask(*state, "valutazione",
				 "qpdf --list-attachments", "");
	support_contains(names, "valutazioni.csv");
	support_lacks(names, "contesto.csv");
	free(names);
	bytes = support_pack_ask(*state, "valutazione",
				 "qpdf --show-attachment=valutazioni.csv", "");
	support_contains(bytes, "OBI,Abitare,2022,2022T4,1,1,0,0,0,50,,70,-20,");
	support_contains(bytes, "'=1+1");
	free(bytes);
}

static void a_plan_without_evaluations_has_no_such_pack(void **state)
{
	struct err err = {0};

	assert_int_equal(support_pack_render(*state, "2022-12-31", NULL, &err),
			 0);
	assert_false(support_exists(*state, "valutazione.pdf"));
	assert_int_equal(support_pack_render(*state, "2022-12-31",
					     "valutazione", &err), -1);
	support_contains(err.message, "valutazione-*.csv");
}

static void the_same_data_give_the_same_bytes(void **state)
{
	char *first, *second;

	support_write(*state, "valutazione-2018-2020.csv",
		      "obiettivo;titolo;grado_raggiungimento\n1;A;50\n");
	free(support_pack(*state, "2022-12-31", "valutazione"));
	first = support_pack_ask(*state, "valutazione", "sha256sum", "");
	free(support_pack(*state, "2022-12-31", "valutazione"));
	second = support_pack_ask(*state, "valutazione", "sha256sum", "");
	assert_string_equal(first, second);
	free(first);
	free(second);
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EACH(computed_and_stated_stand_side_by_side),
		EACH(half_of_the_data_is_told_as_such),
		EACH(without_any_data_the_pages_say_so),
		EACH(before_the_first_quarter_there_is_nothing_to_judge),
		EACH(long_texts_go_on_from_page_to_page),
		EACH(past_plans_and_context_have_their_pages),
		EACH(the_figures_are_attached_as_they_are_published),
		EACH(a_plan_without_evaluations_has_no_such_pack),
		EACH(the_same_data_give_the_same_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
