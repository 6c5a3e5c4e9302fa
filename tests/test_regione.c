/* test_regione.c: the report to the Regione, its pages and its workbook, read
 * back by other programs: with data, with few, with hostile ones. */
#include "support_pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "packs/dataset.h"

#define SPESE "id;obiettivo;voce;capitolo;fonte;esercizio;natura;importo;data\n"

static int set_up(void **state)
{
	*state = support_plan();
	support_write(*state, "obiettivi.csv",
		"codice;macroarea;titolo;obiettivo;risorse_preventivate;nota\n"
		"SIS;K;Sistema;Governare;;\n"
		"ANZ;D-E;Anziani a casa;Restare a casa;;integrazione "
		"sociosanitaria con l'ASST\n"
		"OBI;A;Abitare;Un tetto per tutti;1000,00;\n"
		"ZZZ;Q;Altro;;;\n");
	return 0;
}

static int tear_down(void **state)
{
	support_remove(*state);
	return 0;
}

static void assert_page(const char *words, const char *const *phrases,
			size_t n)
{
	for (size_t i = 0; i < n; i++)
		support_contains(words, phrases[i]);
}

#define PAGE(words, ...) assert_page(words, (const char *const[]){__VA_ARGS__}, \
	sizeof (const char *const[]){__VA_ARGS__} / sizeof(char *))

/* Three people in the whole Ambito: few; and 8 patti of 10. */
static void write_few_people(const char *directory)
{
	struct text patti = {0};

	support_matrix(directory,
		"E1;OBI;outcome;Mediazioni;interventi;interventi;;;data_avvio;"
		"1;;;1;somma;piano;;>=;40;;;;;;\n"
		"P1;OBI;processo;Patti firmati;patti;patti;;;data_avvio;1;;;;"
		"somma;piano;;>=;10;2;2022-12-31;;;;una nota\n"
		"O1;ANZ;output;Patti a casa;patti;patti;;;data_avvio;1;;;;"
		"somma;piano;;<=;16;;;;;;\n");
	support_write(directory, "inbox/interventi_NORD_2022T1.csv",
		"id;comune;tipo;persona;data_avvio\n"
		"1;Alfa;mediazione_abitativa;PX-001;2022-01-10\n"
		"2;Alfa;mediazione_abitativa;PX-002;2022-01-10\n"
		"3;Beta;mediazione_abitativa;PX-003;2022-01-10\n");
	text_add_string(&patti, "id;comune;forma;data_avvio\n");
	for (int i = 1; i <= 8; i++)
		text_format(&patti, "%d;Alfa;singoli;2022-01-10\n", i);
	support_write(directory, "inbox/patti_NORD_2022T1.csv",
		      text_string(&patti));
	text_free(&patti);
}

static void assert_order(const char *words, const char *first,
			 const char *second)
{
	support_contains(words, first);
	support_contains(strstr(words, first), second);
}

static void objectives_follow_the_macroareas(void **state)
{
	char *words;

	write_few_people(*state);
	words = support_pack(*state, "2022-03-31", "regione");
	assert_order(words, "A. Contrasto alla povertà e all'emarginazione "
		     "sociale OBI – Abitare",
		     "D. Domiciliarità ANZ – Anziani a casa");
	assert_order(words, "D. Domiciliarità ANZ – Anziani a casa",
		     "K. Obiettivo di sistema SIS – Sistema");
	assert_order(words, "K. Obiettivo di sistema SIS – Sistema",
		     "Senza una macroarea regionale ZZZ – Altro");
	PAGE(words, "E. Anziani anche sotto D", "Altre macroaree: E. Anziani",
	     "B. Politiche abitative nessuno");
	free(words);
}

static void indicators_have_target_value_achievement_and_note(void **state)
{
	char *words;

	write_few_people(*state);
	words = support_pack(*state, "2022-03-31", "regione");
	PAGE(words, "Indicatori di processo P1 Patti firmati (patti) Entro il "
	     "31/12/2022 10 8 80%", "In linea una nota",
	     "Indicatori di output O1 Patti a casa (patti) al più 16 8 200%",
	     "P1 Patti firmati Il nord 2 8 Raggiunto Il sud 2 0");
	free(words);
}

static void few_people_read_a_mark(void **state)
{
	char *words, *said, after[4200];

	write_few_people(*state);
	words = support_pack(*state, "2022-03-31", "regione");
	PAGE(words, "Indicatori di outcome E1 Mediazioni (interventi) 40",
	     "Riservato –", "1 riguarda poche persone e resta riservato",
	     "<5 vuol dire: da 1 a 4 persone");
	support_lacks(words, "40 3 ");
	support_lacks(words, "7,5%");
	snprintf(after, sizeof after, "-o '%s'", (char *)*state);
	free(support_pack_ask(*state, "regione", "pdfdetach -saveall", after));
	said = support_read(*state, "indicatori.csv");
	assert_non_null(said);
	support_contains(said, ",E1,outcome,Mediazioni,");
	support_lacks(said, ",3,");
	support_contains(said, ",fonte,nota\r\n");
	support_lacks(said, "7.5");
	free(said);
	free(words);
}

static void what_the_data_do_not_say_is_not_invented(void **state)
{
	char *words;

	write_few_people(*state);
	words = support_pack(*state, "2022-03-31", "regione");
	PAGE(words, "Presenta aspetti di integrazione sociosanitaria: non "
	     "rilevato.", "Presenta aspetti di integrazione sociosanitaria: sì "
	     "(lo dice il piano).",
	     "È in continuità con la programmazione precedente: non rilevato.",
	     "A quale bisogno risponde: non rilevato.",
	     "Risorse economiche: 1.000,00 € preventivati.",
	     "La matrice non ha indicatori per questo obiettivo.",
	     "Stanziamenti, impegni e pagamenti non sono rilevati.");
	support_lacks(words, "nan");
	support_lacks(words, "(null)");
	free(words);
}

static void the_evaluation_and_the_context_fill_the_form(void **state)
{
	char *words;

	write_few_people(*state);
	support_write(*state, "inbox/valutazioni_AMBITO_2022.csv",
		"obiettivo;grado_raggiungimento;valutazione_qualitativa;"
		"criticita;risposta_al_bisogno;continuita\n"
		"OBI;70;Va bene;Pochi alloggi;IN_PARTE;SI\n");
	support_write(*state, "contesto.csv", "obiettivo;indicatore;anno;valore;"
		"unita;confronto;fonte\nOBI;Domande;2021;641;domande;;x\n");
	words = support_pack(*state, "2022-12-31", "regione");
	PAGE(words, "È in continuità con la programmazione precedente: sì "
	     "(valutazione 2022).", "Grado di raggiungimento dichiarato per il "
	     "2022: 70%", "Criticità rilevate: Pochi alloggi",
	     "Ha risposto al bisogno: in parte",
	     "Domande 2021 641 domande");
	free(words);
}

static void money_is_told_by_source_with_its_coincidence(void **state)
{
	char *words;

	write_few_people(*state);
	support_write(*state, "inbox/spese_AMBITO_2022T1.csv", SPESE
		"1;OBI;x;;FSR;2022;stanziato;200,00;01/01/2022\n"
		"2;OBI;x;;FSR;2022;impegnato;150,50;02/01/2022\n"
		"3;OBI;x;;FSR;2022;liquidato;50,25;03/01/2022\n"
		"4;OBI;x;;PON;2022;stanziato;100,00;03/01/2022\n");
	words = support_pack(*state, "2022-03-31", "regione");
	PAGE(words, "FSR – 200,00 150,50 50,25 75%",
	     "PON – 100,00 0,00 0,00 0%",
	     "Totale dell'obiettivo 1.000,00 300,00 150,50 50,25 50%",
	     "Liquidati 50,25 € su 300 € stanziati",
	     "Il livello di coincidenza è il 50%.");
	free(words);
}

static void a_project_has_products_and_a_schedule(void **state)
{
	char *words;

	write_few_people(*state);
	support_write(*state, "cronoprogramma.csv", "progetto;azione;attivita;"
		"responsabile;inizio_previsto;fine_prevista;nota\n"
		"ANZ;1;Cabina di regia;ASST;2022-01-01;2022-02-28;\n"
		"ANZ;1;Firma;Sindaci;2022-02-10;2022-02-10;\n");
	support_write(*state, "inbox/attivita_AMBITO_2022T1.csv",
		"progetto;azione;attivita;responsabile;inizio_previsto;"
		"fine_prevista;inizio_effettivo;fine_effettiva;avanzamento\n"
		"ANZ;1;Cabina di regia;;01/01/2022;28/02/2022;03/01/2022;;50\n"
		"ANZ;1;Aggiunta;Mario Rossi;01/01/2022;28/02/2022;;;0\n");
	words = support_pack(*state, "2022-03-31", "regione");
	PAGE(words, "Patti a casa – 8 (al più 16)", "Firma 10/02/2022 n.d. "
	     "Senza notizie", "Cabina di regia ASST 01/01/2022 28/02/2022 "
	     "03/01/2022 – 31 Oltre il termine",
	     "Aggiunta Non prevista nel cronoprogramma. non rilevato");
	/* Who an export alone names may be a person. */
	support_lacks(words, "Mario Rossi");
	free(words);
}

static void hostile_and_endless_texts_end_on_the_pages(void **state)
{
	struct text objectives = {0};
	char *words;

	write_few_people(*state);
	text_add_string(&objectives, "codice;macroarea;titolo;nota\n"
			"OBI;</w:p>;\"=1+1 <b>&amp; \"\"x\"\"\";");
	for (int i = 0; i < 3000; i++)
		text_add_string(&objectives, "parola ");
	text_add_string(&objectives, "FINE\nANZ;A-B-C-D-E-F-G-H-I-J-K;Tutto;\n");
	support_write(*state, "obiettivi.csv", text_string(&objectives));
	words = support_pack(*state, "2022-03-31", "regione");
	PAGE(words, "OBI – =1+1 <b>&amp; \"x\"", "parola FINE",
	     "Senza una macroarea regionale", "J. Interventi a favore di "
	     "persone con disabilità anche sotto A");
	free(words);
	text_free(&objectives);
}

/* A part of the workbook, as sqlite3's own zip reader gives it. */
static char *part(const char *directory, const char *name)
{
	struct text command = {0}, out = {0};
	char block[4096];
	FILE *pipe;
	size_t n;

	text_format(&command, "sqlite3 :memory: \"select cast(data as text) from "
		    "zipfile('%s/regione.xlsx') where name = 'xl/%s'\"",
		    directory, name);
	pipe = popen(text_string(&command), "r");
	assert_non_null(pipe);
	while ((n = fread(block, 1, sizeof(block), pipe)) > 0)
		text_add(&out, block, n);
	assert_int_equal(pclose(pipe), 0);
	assert_true(out.length > 100);
	text_free(&command);
	return out.data;
}

/* The first sheet explains: the others are numbered from 2. */
static char *sheet_named(const char *directory, const char *name)
{
	char path[64];

	for (size_t i = 0; i < regione_n_sheets; i++)
		if (strcmp(regione_sheets[i].name, name) == 0) {
			snprintf(path, sizeof path, "worksheets/sheet%zu.xml",
				 i + 2);
			return part(directory, path);
		}
	fail();
	return NULL;
}

static void render_book(const char *directory)
{
	struct err err = {0};

	if (support_pack_render(directory, "2022-03-31", "regione", &err) != 0)
		fail_msg("%s", err.message);
}

static void the_workbook_has_numbers_days_and_marks(void **state)
{
	char *sheet, *strings;

	write_few_people(*state);
	render_book(*state);
	sheet = sheet_named(*state, "Indicatori");
	/* P1: target 10, due 31/12/2022 (day 44926), value 8, 80%. */
	PAGE(sheet, "<v>44926</v>", "<v>0.8</v>", "ySplit=\"1\"",
	     "state=\"frozen\"", "<autoFilter ref=\"A1:W4\"/>");
	support_lacks(sheet, "<f>");
	strings = part(*state, "sharedStrings.xml");
	PAGE(strings, "<t>&lt;5</t>", "<t>c</t>", "Livello di coincidenza",
	     "da 1 a 4 persone");
	free(sheet);
	free(strings);
}

static void no_text_of_the_workbook_can_run(void **state)
{
	char *sheet, *strings;

	write_few_people(*state);
	support_write(*state, "obiettivi.csv", "codice;macroarea;titolo;nota\n"
		      "OBI;A;=HYPERLINK(1);@SUM(1)\nANZ;B;+1;-2+3\n");
	render_book(*state);
	strings = part(*state, "sharedStrings.xml");
	PAGE(strings, "<t>=HYPERLINK(1)</t>", "<t>@SUM(1)</t>", "<t>+1</t>",
	     "<t>-2+3</t>");
	for (size_t i = 0; i < regione_n_sheets; i++) {
		sheet = sheet_named(*state, regione_sheets[i].name);
		support_lacks(sheet, "<f>");
		free(sheet);
	}
	free(strings);
}

static void the_workbook_is_the_same_bytes_twice(void **state)
{
	struct text first = {0}, second = {0}, path = {0};
	struct err err = {0};

	write_few_people(*state);
	file_join(&path, *state, "regione.xlsx");
	render_book(*state);
	assert_int_equal(file_read(path.data, 1 << 20, &first, &err), 0);
	/* The format's own clock counts two seconds at a time. */
	sleep(2);
	write_few_people(*state);
	render_book(*state);
	assert_int_equal(file_read(path.data, 1 << 20, &second, &err), 0);
	assert_int_equal(first.length, second.length);
	assert_memory_equal(first.data, second.data, first.length);
	text_free(&first);
	text_free(&second);
	text_free(&path);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(objectives_follow_the_macroareas),
		TEST(indicators_have_target_value_achievement_and_note),
		TEST(few_people_read_a_mark),
		TEST(what_the_data_do_not_say_is_not_invented),
		TEST(the_evaluation_and_the_context_fill_the_form),
		TEST(money_is_told_by_source_with_its_coincidence),
		TEST(a_project_has_products_and_a_schedule),
		TEST(hostile_and_endless_texts_end_on_the_pages),
		TEST(the_workbook_has_numbers_days_and_marks),
		TEST(no_text_of_the_workbook_can_run),
		TEST(the_workbook_is_the_same_bytes_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
