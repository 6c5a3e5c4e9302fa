/* test_reserved.c: the packs of the projects, of the financial plan and of the
 * evaluation tell nothing of few people: not on a page, in a chart, in an
 * alternative text nor in an attached table; and tell all that they may. */
#include "support_pack.h"

#include <stdlib.h>
#include <string.h>

#define REACHED "misura;categoria;comune;nuovi;in_carico\n"
#define PEOPLE "X.TUTTI;OBI;outcome;Persone;persone;beneficiari;;;;nuovi;;;" \
	"nuovi;somma;piano;;>=;5000;;;;;;\n"
#define SHARE "X.QUOTA;OBI;outcome;Quota presa;%;beneficiari;;;;nuovi;" \
	"in_carico;;in_carico;rapporto;piano;;>=;160;;2022-12-31;;;;\n"

/* Money, a schedule, a judgement to come: all three packs apply. */
static int set_up(void **state)
{
	char *directory = support_plan();

	support_write(directory, "obiettivi.csv", "codice;titolo\n"
		      "OBI;Abitare\n");
	support_write(directory, "piano-finanziario.csv", "capitolo;articolo;"
		      "categoria;2022;2023;totale\n"
		      "100;0;Servizi;600,00;200,00;800,00\n");
	support_write(directory, "cronoprogramma.csv", "progetto;azione;"
		      "attivita;responsabile;inizio_previsto;fine_prevista;"
		      "nota\nOBI;A1;Formazione;Ente;2022-01-01;2023-05-31;\n");
	support_write(directory, "invii.csv", "tracciato;mittente;periodicita\n"
		      "valutazioni;AMBITO;annuale\n");
	support_matrix(directory, PEOPLE SHARE);
	*state = directory;
	return 0;
}

static int tear_down(void **state)
{
	support_remove(*state);
	return 0;
}

/* 3 people in the south, 1.237 in the north; all but 2 were taken on. */
static void receive_few(const char *directory)
{
	support_write(directory, "inbox/beneficiari_NORD_2022T1.csv", REACHED
		      "XX;anziani;Alfa;0;0\nXX;anziani;Beta;0;0\n");
	support_write(directory, "inbox/beneficiari_SUD_2022T1.csv", REACHED
		      "XX;anziani;Delta;0;0\n");
	support_write(directory, "inbox/beneficiari_NORD_2022T2.csv", REACHED
		      "XX;anziani;Alfa;1237;1239\n");
	support_write(directory, "inbox/beneficiari_SUD_2022T2.csv", REACHED
		      "XX;anziani;Delta;3;3\n");
}

/* Many people everywhere, and many left. */
static void receive_many(const char *directory)
{
	support_write(directory, "inbox/beneficiari_NORD_2022T2.csv", REACHED
		      "XX;anziani;Alfa;1237;2000\n");
	support_write(directory, "inbox/beneficiari_SUD_2022T2.csv", REACHED
		      "XX;anziani;Delta;300;400\n");
}

/* All that a document holds: its words, those of its figures for who cannot
 * see them, its attachments. The caller frees it. */
static char *everything(const char *directory, const char *name)
{
	free(support_pack(directory, "2022-06-30", name));
	return support_pack_ask(directory, name,
		"f() { pdftotext -raw \"$1\" -; "
		"qpdf --json --json-key=qpdf \"$1\" | grep '\"/Alt\"'; "
		"for a in $(qpdf --list-attachments \"$1\" | sed 's/ .*//'); "
		"do qpdf --show-attachment=$a \"$1\"; done; }; f", "");
}

static void assert_has(const char *said, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		support_contains(said, words[i]);
}

static void assert_lacks(const char *said, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		support_lacks(said, words[i]);
}

#define LIST(...) (const char *const[]){__VA_ARGS__}, \
	sizeof (const char *const[]){__VA_ARGS__} / sizeof(char *)
#define HAS(said, ...) assert_has(said, LIST(__VA_ARGS__))
#define LACKS(said, ...) assert_lacks(said, LIST(__VA_ARGS__))

static void pnrr_tells_the_whole_and_hides_the_few(void **state)
{
	char *said;

	receive_few(*state);
	said = everything(*state, "pnrr");
	HAS(said, "le persone raggiunte sono 1.240 su 5.000",
	    "Subambito X.TUTTI Il nord c Il sud c In tutto 1.240",
	    "I trim. 2022 0 (625) II trim. 2022 1.240 (1.250)",
	    "X.QUOTA Quota presa c 0% 160% c Riservato",
	    "1 in ritardo; 1 con dato riservato.",
	    "2022T2,X.TUTTI,subambito,SUD,,,,,,,,,,c,",
	    "«<5»: da 1 a 4 persone");
	/* The north's; what is left of the share; what is made of either. */
	LACKS(said, "1.237", "1237", "1.242", "1242", "99,8", "99.8", "62,4",
	      "62%", "Il sud 3", "SUD,3");
	free(said);
}

static void pnrr_hides_the_whole_where_it_is_few(void **state)
{
	char *said;

	support_write(*state, "inbox/beneficiari_SUD_2022T2.csv", REACHED
		      "XX;anziani;Delta;3;3\n");
	said = everything(*state, "pnrr");
	HAS(said, "il numero delle persone raggiunte è riservato, su un "
	    "obiettivo di 5.000 (a oggi ne erano attese 1.250)",
	    "Fisico: persone raggiunte c 1.250 5.000 c Riservato",
	    "Persone raggiunte: dato riservato (obiettivo 5.000)",
	    "I trim. 2022: 0 (atteso 625); II trim. 2022: riservato (atteso "
	    "1.250)",
	    "II trim. 2022 c (1.250)", "In tutto c",
	    "2 con dato riservato.",
	    "Nulla che si possa dire qui: di alcuni indicatori il dato è "
	    "riservato.");
	/* Nor its pace: 4.997 in six quarters; nor who has it. */
	LACKS(said, "832,9", "832.8", "Il sud 3", "SUD,3", "AMBITO,3,",
	      "Barre per subambito", "100%", "nan ");
	free(said);
}

static void a_bar_that_is_not_told_is_told_to_be_so(void **state)
{
	char *said;

	support_write(*state, "anagrafe/subambiti.csv", "subambito;nome\n"
		      "NORD;Il nord\nSUD;Il sud\nEST;L'est\n");
	support_write(*state, "anagrafe/comuni.csv", "istat;comune;subambito;"
		      "popolazione;lat;lon\n019001;Alfa;NORD;4000;45.3;9.6\n"
		      "019003;Gamma;EST;5000;45.2;9.7\n"
		      "019004;Delta;SUD;9000;45.3;9.7\n");
	support_matrix(*state, PEOPLE);
	support_write(*state, "inbox/beneficiari_AMBITO_2022T2.csv", REACHED
		      "XX;anziani;Alfa;1237;1237\nXX;anziani;Gamma;2000;2000\n"
		      "XX;anziani;Delta;3;3\n");
	said = everything(*state, "pnrr");
	HAS(said, "L'est: 2.000 persone su 3.240; 2 dati riservati",
	    "Barre per subambito di Persone: Il nord riservato, Il sud "
	    "riservato, L'est 2.000.");
	LACKS(said, "1.237", "1237", "Il sud 3", "SUD,3");
	free(said);
}

static void pnrr_tells_all_of_many(void **state)
{
	char *said;

	receive_many(*state);
	said = everything(*state, "pnrr");
	HAS(said, "le persone raggiunte sono 1.537 su 5.000",
	    "Il nord: 1.237 persone su 1.537",
	    "Barre per subambito di Persone: Il nord 1.237, Il sud 300.",
	    "Subambito X.TUTTI Il nord 1.237 Il sud 300 In tutto 1.537",
	    "2022T2,X.TUTTI,subambito,SUD,300,,300,",
	    "2022T2,X.QUOTA,ambito,AMBITO,1537,2400,64.0417,");
	LACKS(said, "dato riservato", "Riservato", "«<5»");
	free(said);
}

static void projects_hide_the_share_and_its_outcome(void **state)
{
	char *said;

	receive_few(*state);
	said = everything(*state, "progetti");
	HAS(said, "Indicatori: 1 in ritardo; 1 con dato riservato.",
	    "X.QUOTA Quota presa 31/12/2022 c (obiettivo 160%) Riservato",
	    "X.TUTTI Persone 1.240 1.250 5.000 In ritardo",
	    "«c»: dato riservato");
	LACKS(said, "1.242", "1242", "99,8", "99.8", "100%",
	      /* That it is still to come would say that it was not reached. */
	      "OBI Quota presa");
	free(said);
}

static void projects_tell_all_of_many(void **state)
{
	char *said;

	receive_many(*state);
	said = everything(*state, "progetti");
	HAS(said, "OBI Quota presa – 31/12/2022 184",
	    "X.QUOTA Quota presa 31/12/2022 64% (1.537 su 2.400; obiettivo "
	    "160%) In linea");
	LACKS(said, "dato riservato", "Riservato", "«<5»");
	free(said);
}

static void a_degree_is_of_the_published_indicators_alone(void **state)
{
	char *said;

	receive_few(*state);
	said = everything(*state, "valutazione");
	/* 1.240 of 5.000; with the 62,4% of the other it would be 43,6. */
	HAS(said, "un grado di raggiungimento che in media è il 25%",
	    "OBI Abitare 25% n.d.", "Indicatori su cui è calcolato 1 su 2",
	    "Nel 2022 resta fuori 1 indicatore, il cui dato è riservato.",
	    "OBI,Abitare,2022,2022T2,2,1,0,0,1,24.8,");
	LACKS(said, "44%", "43.6", "43,6", "62%", "62.4", "99,8", "«<5»");
	free(said);
}

static void a_degree_of_suppressed_indicators_alone_reads_a_mark(void **state)
{
	char *said;

	support_matrix(*state, SHARE);
	receive_few(*state);
	said = everything(*state, "valutazione");
	HAS(said, "Nessuna valutazione è ancora arrivata e i dati degli "
	    "indicatori sono riservati",
	    "OBI Abitare c n.d.", "«c»: dato riservato",
	    "Grado di raggiungimento calcolato c",
	    "Indicatori su cui è calcolato 0 su 1",
	    "OBI,Abitare,2022,2022T2,1,0,0,0,1,,c,");
	LACKS(said, "62%", "62.4", "nan ");
	free(said);
}

static void a_degree_of_many_is_of_all_the_indicators(void **state)
{
	char *said;

	receive_many(*state);
	said = everything(*state, "valutazione");
	/* 30,74 and 40,03 */
	HAS(said, "un grado di raggiungimento che in media è il 35%",
	    "Indicatori su cui è calcolato 2 su 2",
	    "OBI,Abitare,2022,2022T2,2,2,0,0,0,35.383,");
	LACKS(said, "resta fuori", "restano fuori", "«<5»");
	free(said);
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EACH(pnrr_tells_the_whole_and_hides_the_few),
		EACH(pnrr_hides_the_whole_where_it_is_few),
		EACH(a_bar_that_is_not_told_is_told_to_be_so),
		EACH(pnrr_tells_all_of_many),
		EACH(projects_hide_the_share_and_its_outcome),
		EACH(projects_tell_all_of_many),
		EACH(a_degree_is_of_the_published_indicators_alone),
		EACH(a_degree_of_suppressed_indicators_alone_reads_a_mark),
		EACH(a_degree_of_many_is_of_all_the_indicators),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
