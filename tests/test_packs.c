/* test_packs.c: the dashboard of made-up plans, read back by other programs.
 *
 * The store is filled table by table, so each test says which plan it is
 * about; what the pages say is read with poppler, whether they are sound with
 * qpdf. How values are computed is not tested here.
 */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "format.h"
#include "packs/pack.h"
#include "packs/views.h"
#include "store/query.h"

struct bench {
	char *directory;
	struct store *store;
	struct text output;	/* of the last command */
};

/* A plan of a year, three quarters of it ended, two subambiti. */
static const char plan[] =
	"insert into piano values ('codice','prova'),"
	" ('titolo','Piano di prova'), ('ambito','Ambito di prova'),"
	" ('capofila','Alfa'), ('inizio','2022-01-01'), ('fine','2022-12-31'),"
	" ('in_linea','1'), ('in_ritardo','0.75'), ('completezza','0.5'),"
	" ('scarti_massimi','0.05'), ('scarti_tollerati','2'),"
	" ('termine_giorni','15'), ('soglia','5');"
	"insert into subambito values ('NORD','Nord',1), ('SUD','Sud',2);"
	"insert into comune values ('019001','Alfa','NORD',100,45,9),"
	" ('019002','Gamma','SUD',200,45,9);"
	"insert into obiettivo values"
	" ('CASA',1,'B','Un tetto per tutti','Abitare',123456789,null,null),"
	" ('LAV',2,'H','Lavoro',null,null,null,'ancora senza risorse');";

static const char quarters[] =
	"insert into calcolo values ('2022-10-20','2022T3');"
	"insert into trimestre values"
	" (1,'2022T1','2022-01-01','2022-03-31',4,2022,1,4,'2022-01-01'),"
	" (2,'2022T2','2022-04-01','2022-06-30',4,2022,2,4,'2022-01-01'),"
	" (3,'2022T3','2022-07-01','2022-09-30',4,2022,3,4,'2022-01-01');";

/* Columns of indicatore that a test cares for; the rest is the same for all. */
static void add_indicator(struct store *store, int id, const char *code,
			  const char *objective, const char *type,
			  const char *name, const char *unit,
			  const char *aggregation, const char *window,
			  const char *operator, double target, double minimum,
			  const char *deadline)
{
	struct err err = {0};
	struct query *query = query_new(store,
		"insert into indicatore (indicatore, codice, obiettivo, tipo,"
		" descrizione, unita, tracciato, misura, aggregazione,"
		" finestra, operatore, target, minimo_subambito, scadenza,"
		" responsabile, fonte, nota, riga) values (?1, ?2, ?3, ?4, ?5,"
		" ?6, 'patti', 'misura di ' || ?2, ?7, ?8, ?9, ?10,"
		" nullif(?11, -1), ?12, 'Ufficio di ' || ?2, 'Fonte', null, ?1)",
		&err);

	assert_non_null(query);
	query_bind_integer(query, 1, id);
	query_bind_text(query, 2, code);
	query_bind_text(query, 3, objective);
	query_bind_text(query, 4, type);
	query_bind_text(query, 5, name);
	query_bind_text(query, 6, unit);
	query_bind_text(query, 7, aggregation);
	query_bind_text(query, 8, window);
	query_bind_text(query, 9, operator);
	query_bind_real(query, 10, target);
	query_bind_real(query, 11, minimum);
	query_bind_text(query, 12, deadline);
	assert_int_equal(query_run(query, &err), 0);
	query_free(query);
}

static void fill(struct store *store, const char *sql)
{
	struct err err = {0};

	if (store_exec(store, sql, &err) != 0)
		fail_msg("%s", err.message);
}

/* Five indicators, one of each kind that the pages treat apart. */
static void fill_plan(struct store *store)
{
	fill(store, plan);
	fill(store, quarters);
	add_indicator(store, 1, "CASA.E1", "CASA", "outcome",
		      "Patti firmati (almeno 3 per subambito)", "patti",
		      "somma", "piano", ">=", 12, 3, NULL);
	add_indicator(store, 2, "CASA.O1", "CASA", "output",
		      "Regolamento approvato", "atti", "somma", "piano", ">=",
		      1, -1, "2022-12-31");
	add_indicator(store, 3, "CASA.P1", "CASA", "processo",
		      "Alloggi visitati", "%", "rapporto", "piano", ">=", 50,
		      -1, NULL);
	add_indicator(store, 4, "LAV.P1", "LAV", "processo",
		      "Incontri annuali", "incontri", "somma", "anno", ">=", 8,
		      -1, NULL);
	add_indicator(store, 5, "LAV.E1", "LAV", "outcome",
		      "Attesa mediana", "giorni", "mediana", "piano", "<=", 30,
		      -1, NULL);
	fill(store,
	     "insert into valore values"
	     " (1,1,0,'AMBITO',1,null,1,3,12,8.3,null,3.67,'critico'),"
	     " (2,1,0,'AMBITO',6,null,6,6,12,50,12,3,'in_linea'),"
	     " (3,1,0,'AMBITO',6,null,6,9,12,50,8,6,'critico'),"
	     " (3,1,1,'NORD',5,null,5,2,3,166.7,null,null,'raggiunto'),"
	     " (3,1,1,'SUD',1,null,1,2,3,33.3,null,null,'critico'),"
	     " (3,1,2,'019001',5,null,5,null,null,null,null,null,null),"
	     " (2,2,0,'AMBITO',0,null,0,0,1,0,null,null,'in_linea'),"
	     " (3,2,0,'AMBITO',1,null,1,0,1,100,null,null,'raggiunto'),"
	     " (2,3,0,'AMBITO',4,10,40,50,50,80,null,null,'in_ritardo'),"
	     " (3,3,0,'AMBITO',9,20,45,50,50,90,null,null,'in_ritardo'),"
	     " (3,3,1,'NORD',9,20,45,null,null,null,null,null,null),"
	     " (3,3,1,'SUD',0,0,null,null,null,null,null,null,null),"
	     " (2,4,0,'AMBITO',4,null,4,4,8,50,null,null,'in_linea'),"
	     " (3,4,0,'AMBITO',4,null,4,6,8,50,null,null,'critico'),"
	     " (2,5,0,'AMBITO',null,null,25,30,30,120,null,null,'raggiunto'),"
	     " (3,5,0,'AMBITO',null,null,null,30,30,null,null,null,"
	     "  'dati_mancanti');"
	     "insert into osservazione values"
	     " (1,2,'2022-08-05',null,null,null,1,1,null,null,1);"
	     "insert into invio_atteso values ('patti','NORD','trimestrale'),"
	     " ('patti','SUD','trimestrale');"
	     "insert into scadenza_invio values"
	     " (1,'patti','NORD','2022T1','2022-03-31',1),"
	     " (1,'patti','SUD','2022T1','2022-03-31',1),"
	     " (2,'patti','NORD','2022T2','2022-06-30',1),"
	     " (2,'patti','SUD','2022T2','2022-06-30',0),"
	     " (3,'patti','NORD','2022T3','2022-09-30',1),"
	     " (3,'patti','SUD','2022T3','2022-09-30',0);"
	     "insert into file_ricevuto (file, nome, tracciato, mittente,"
	     " periodo, fine_periodo, byte, modificato, ricevuto_il, al, esito,"
	     " lette, accettate, scartate) values"
	     " (1,'patti_NORD_2022T1.csv','patti','NORD','2022T1',"
	     "  '2022-03-31',1,0,'2022-04-10','2022-10-20','ACCETTATO',9,9,0),"
	     " (2,'patti_SUD_2022T1.csv','patti','SUD','2022T1','2022-03-31',"
	     "  1,0,'2022-04-25','2022-10-20','ACCETTATO_CON_SCARTI',9,8,1),"
	     " (3,'patti_SUD_2022T2.csv','patti','SUD','2022T2','2022-06-30',"
	     "  1,0,'2022-07-10','2022-10-20','RESPINTO',0,0,0),"
	     " (4,'patti_NORD_2022T2.csv','patti','NORD','2022T2',"
	     "  '2022-06-30',1,0,'2022-07-10','2022-10-20','ACCETTATO',9,9,0),"
	     " (5,'patti_NORD_2022T3.csv','patti','NORD','2022T3',"
	     "  '2022-09-30',1,0,'2022-10-10','2022-10-20','ACCETTATO',9,9,0);"
	     "insert into segnalazione values"
	     " (2,1,7,'data','TIPO_DATA','errore','31/09/2022','non esiste'),"
	     " (3,1,null,'forma','COLONNA_MANCANTE','errore',null,"
	     "  'manca la colonna «forma»: aggiungerla');");
}

static int set_up(void **state)
{
	struct bench *bench = calloc(1, sizeof *bench);

	bench->directory = support_directory();
	bench->store = support_store();
	*state = bench;
	return 0;
}

static int tear_down(void **state)
{
	struct bench *bench = *state;

	store_close(bench->store);
	text_free(&bench->output);
	support_remove(bench->directory);
	free(bench);
	return 0;
}

static int render_packs(struct bench *bench, const char *const *names,
			size_t n, struct err *err)
{
	struct layouts *layouts = layouts_read(bench->store,
					       "pipeline/tracciati", NULL, err);
	int status = views_make(bench->store, ".", layouts, err);

	layouts_free(layouts);
	return status != 0 ? -1 : packs_render(&(struct packs_job){
		.store = bench->store, .data = ".", .out = bench->directory,
		.names = names, .n_names = n, .staged = 1 }, err);
}

static int render(struct bench *bench, struct err *err)
{
	return render_packs(bench, NULL, 0, err);
}

/* Runs a command on the document; its exit status, its words in output. */
static int run(struct bench *bench, const char *before, const char *after)
{
	char command[5000], block[4096];
	size_t n;
	FILE *pipe;

	snprintf(command, sizeof command, "%s '%s/udp.pdf' %s 2>&1", before,
		 bench->directory, after);
	pipe = popen(command, "r");
	assert_non_null(pipe);
	text_clear(&bench->output);
	while ((n = fread(block, 1, sizeof block, pipe)) > 0)
		text_add(&bench->output, block, n);
	return pclose(pipe);
}

/* The words of pages first to last on one line each, spaces squeezed. */
static const char *read_pages(struct bench *bench, int first, int last)
{
	char command[80];
	size_t to = 0;
	int blank = 1;

	snprintf(command, sizeof command, "pdftotext -raw -f %d -l %d", first, last);
	assert_int_equal(run(bench, command, "-"), 0);
	for (size_t i = 0; i < bench->output.length; i++) {
		char *at = &bench->output.data[i], c = *at;
		int hard = strncmp(at, "\u00a0", 2) == 0;
		int space = hard || c == ' ' || c == '\n' || c == '\f';

		i += (size_t)hard;
		if (!(space && blank))
			bench->output.data[to++] = space ? ' ' : c;
		blank = space;
	}
	if (bench->output.data != NULL)
		bench->output.data[to] = '\0';
	bench->output.length = to;
	return text_string(&bench->output);
}

static void assert_has(const char *page, const char *words)
{
	if (strstr(page, words) == NULL)
		fail_msg("«%s» is not in:\n%s", words, page);
}

static void assert_lacks(const char *page, const char *words)
{
	if (strstr(page, words) != NULL)
		fail_msg("«%s» is in:\n%s", words, page);
}

/* Renders, and makes sure that what was written is sound. */
static void make(struct bench *bench)
{
	struct err err = {0};

	if (render(bench, &err) != 0)
		fail_msg("%s", err.message);
	if (run(bench, "qpdf --check", "") != 0)
		fail_msg("%s", text_string(&bench->output));
}

static void page_one_tells_the_state_of_the_plan(void **state)
{
	struct bench *bench = *state;
	const char *page;

	fill_plan(bench->store);
	make(bench);
	page = read_pages(bench, 1, 1);
	assert_has(page, "Piano di prova");
	assert_has(page, "III trim. 2022");
	assert_has(page, "Dopo 3 trimestri su 4, 1 indicatore su 5 ha raggiunto"
			 " l'obiettivo; 3 sono in ritardo o"
			 " critici, 1 non ancora giudicabile.");
	assert_has(page, "Dati al 20 ottobre 2022");
	assert_has(page, "Completezza dei dati 50% (1 invio su 2)");
	assert_has(read_pages(bench, 2, 2), "Indice");
}

static void decisions_tell_the_pace_needed_against_the_real_one(void **state)
{
	struct bench *bench = *state;
	const char *page;

	fill_plan(bench->store);
	make(bench);
	page = read_pages(bench, 1, 1);
	assert_has(page, "CASA.E1 Patti firmati: 6 su 12; servono 6 patti a "
			 "trimestre, se ne contano 2. Critico");
	assert_has(page, "LAV.P1 Incontri annuali: 4 su 8; servono 4 incontri "
			 "a trimestre da qui a fine anno, se ne contano 1,3");
	assert_has(page, "CASA.P1 Alloggi visitati: 45% (9 su 20; obiettivo "
			 "50%); a questo punto del piano era atteso 50%");
}

static void changes_go_from_a_status_to_a_status(void **state)
{
	struct bench *bench = *state;
	const char *page;

	fill_plan(bench->store);
	make(bench);
	page = read_pages(bench, 1, 1);
	assert_has(page, "CASA.E1 Patti firmati: da «In linea» a Critico");
	assert_has(page, "CASA.O1 Regolamento approvato: da «In linea» a "
			 "Raggiunto");
	assert_has(page, "LAV.E1 Attesa mediana: da «Raggiunto» a Dati "
			 "mancanti");
	assert_lacks(page, "CASA.P1 Alloggi visitati: da");
}

static void missing_data_name_sender_layout_and_since_when(void **state)
{
	struct bench *bench = *state;

	fill_plan(bench->store);
	make(bench);
	assert_has(read_pages(bench, 1, 1), "Sud: patti (dal II trim. 2022)");
	assert_lacks(text_string(&bench->output), "Nord: patti");
}

static void objectives_show_every_indicator_with_its_figures(void **state)
{
	struct bench *bench = *state;
	const char *all;

	fill_plan(bench->store);
	make(bench);
	all = read_pages(bench, 3, 99);
	assert_has(all, "CASA – Un tetto per tutti");
	assert_has(all, "Risorse preventivate: 1.234.567,89 €");
	assert_has(all, "CASA.E1 Patti firmati: 6 su 12, molto sotto il "
			"percorso atteso");
	assert_has(all, "CASA.E1: Sud sotto il minimo di 3 patti");
	assert_has(all, "05/08/2022");
	assert_has(all, "Attesa mediana");
	assert_has(all, "misura di LAV.E1");
}

static void refused_files_and_rows_to_mend_are_told(void **state)
{
	struct bench *bench = *state;
	const char *all;

	fill_plan(bench->store);
	make(bench);
	all = read_pages(bench, 3, 99);
	assert_has(all, "Manca la colonna «forma»: aggiungerla");
	assert_has(all, "1 su 9 data non valida");
	assert_has(all, "Per il III trim. 2022 è stato accettato 1 invio su 2, "
			"il 50%");
}

static void articles_follow_the_name_of_the_number(void **state)
{
	static const struct {
		double value;
		const char *words;
	} shares[] = {
		{50, "il 50%"},	 {83.3, "l'83%"}, {8, "l'8%"},
		{7.96, "l'8%"},	 {11, "l'11%"},	  {1, "l'1%"},
		{0, "lo 0%"},	 {0.4, "lo 0,4%"}, {79.4, "il 79%"},
		{100, "il 100%"}, {880, "l'880%"}, {1200, "il 1.200%"},
		{8100, "l'8.100%"},
	};
	struct bench *bench = *state;
	char buffer[FORMAT_SIZE];

	for (size_t i = 0; i < sizeof(shares) / sizeof(shares[0]); i++)
		assert_string_equal(format_percent_after(buffer, sizeof buffer,
							 "il", shares[i].value),
				    shares[i].words);
	assert_string_equal(format_date_after(buffer, sizeof buffer, "dal",
					      "2022-03-01"),
			    "dal 1º marzo 2022");
	assert_string_equal(format_date_after(buffer, sizeof buffer, "del",
					      "2022-03-08"),
			    "dell'8 marzo 2022");
	fill_plan(bench->store);
	fill(bench->store, "update calcolo set al = '2022-10-11'");
	make(bench);
	assert_has(read_pages(bench, 1, 1), "Dati all'11 ottobre 2022");
}

static void no_figure_is_rounded_to_what_it_has_not_reached(void **state)
{
	struct bench *bench = *state;
	const char *all;

	fill_plan(bench->store);
	fill(bench->store,
	     "update valore set proiezione = 11.67 where indicatore = 1 and "
	     "k = 3 and livello = 0; "
	     "update valore set valore = 49.7, raggiungimento = 99.96 where "
	     "indicatore = 3 and k = 3 and livello = 0;");
	make(bench);
	all = read_pages(bench, 3, 99);
	assert_has(all, "6 9 12 50% uguale 11 Critico");
	assert_has(all, "Stima 11");
	assert_has(all, "CASA.P1 Alloggi visitati 49,7% 50% 50% 99,9%");
}

static void one_of_a_thing_has_no_plural(void **state)
{
	struct bench *bench = *state;
	const char *all;

	fill_plan(bench->store);
	fill(bench->store,
	     "update indicatore set minimo_subambito = 1 where indicatore = 1;"
	     "update valore set valore = 0 where indicatore = 1 and "
	     "codice = 'SUD';"
	     "delete from valore where indicatore = 3;");
	make(bench);
	all = read_pages(bench, 3, 99);
	assert_has(all, "CASA.E1: Sud sotto il minimo di 1");
	assert_lacks(all, "minimo di 1 patti");
	assert_has(all, "perché non ha ancora nessun valore: CASA.P1.");
}

static void the_method_tells_how_and_from_which_files(void **state)
{
	struct bench *bench = *state;
	const char *all;

	fill_plan(bench->store);
	fill(bench->store, "update indicatore set tracciato = 'attivita' "
	     "where indicatore = 5");
	make(bench);
	all = read_pages(bench, 3, 99);
	assert_has(all, "Somma, dall'inizio del piano, dai file «patti»");
	assert_has(all, "Valore di mezzo (mediana), dall'inizio del piano, dai "
			"file «attività»");
	support_rows(bench->store,
		     "select nome from temp.report_tracciato where tracciato "
		     "in ('attivita', 'liste_attesa') order by nome",
		     "attività\nliste attesa\n");
}

static void charts_are_in_the_order_of_their_table(void **state)
{
	struct bench *bench = *state;
	const char *all, *process, *outcome;

	fill_plan(bench->store);
	make(bench);
	all = read_pages(bench, 3, 99);
	process = strstr(all, "CASA.P1 Alloggi visitati: ");
	outcome = strstr(all, "CASA.E1 Patti firmati: 6 su 12, molto");
	assert_non_null(process);
	assert_non_null(outcome);
	assert_true(process < outcome);
}

static void neighbouring_gaps_are_one_stretch(void **state)
{
	struct bench *bench = *state;

	fill_plan(bench->store);
	fill(bench->store,
	     "insert into scadenza_invio values"
	     " (1,'atti','SUD','2022T1','2022-03-31',0),"
	     " (2,'atti','SUD','2022T2','2022-06-30',1),"
	     " (3,'atti','SUD','2022T3','2022-09-30',0),"
	     " (2,'rette','SUD','2022T2','2022-06-30',0),"
	     " (3,'rette','SUD','2022T3','2022-09-30',0);");
	make(bench);
	support_rows(bench->store,
		     "select tracciati, dal, al, ancora, invii "
		     "from report_mancante order by dal, tracciati",
		     "atti|2022T1|2022T1|0|1\n"
		     "patti, rette|2022T2|2022T3|1|4\n"
		     "atti|2022T3|2022T3|1|1\n");
}

static void only_the_last_cumulative_file_has_rows_to_mend(void **state)
{
	struct bench *bench = *state;

	fill_plan(bench->store);
	fill(bench->store,
	     "insert into file_ricevuto (file, nome, tracciato, mittente,"
	     " periodo, fine_periodo, byte, modificato, ricevuto_il, al, esito,"
	     " lette, accettate, scartate) values"
	     " (6,'patti_SUD_2022T3.csv','patti','SUD','2022T3',"
	     "  '2022-09-30',1,0,'2022-10-10','2022-10-20','ACCETTATO',9,9,0),"
	     " (7,'incontri_SUD_2022T1.csv','incontri','SUD','2022T1',"
	     "  '2022-03-31',1,0,'2022-04-10','2022-10-20',"
	     "  'ACCETTATO_CON_SCARTI',5,3,2),"
	     " (8,'incontri_SUD_2022T2.csv','incontri','SUD','2022T2',"
	     "  '2022-06-30',1,0,'2022-07-10','2022-10-20','ACCETTATO',5,5,0);");
	make(bench);
	support_rows(bench->store,
		     "select nome, scartate from report_da_correggere",
		     "incontri_SUD_2022T1.csv|2\n");
}

static void the_path_goes_on_by_the_rule_of_the_past(void **state)
{
	struct bench *bench = *state;

	fill_plan(bench->store);
	fill(bench->store, "insert into traiettoria values"
	     " ('CASA.P1','2022-09-30',30), ('CASA.P1','2022-12-31',50)");
	make(bench);
	support_rows(bench->store,
		     "select indicatore, atteso from report_serie where k = 4 "
		     "order by indicatore",
		     "1|12.0\n2|1.0\n3|50.0\n4|8.0\n5|30.0\n");
}

static void charts_have_their_figures_as_words(void **state)
{
	struct bench *bench = *state;

	fill_plan(bench->store);
	make(bench);
	assert_int_equal(run(bench, "qpdf --qdf --object-streams=disable", "- "
			     "| grep -ac '/Alt '"), 0);
	/* The band, the map, three trends and the bars; links have theirs. */
	assert_true(atoi(text_string(&bench->output)) >= 6);
	assert_int_equal(run(bench, "pdfinfo -struct", ""), 0);
	assert_has(text_string(&bench->output), "Figure");
}

static void the_same_store_gives_the_same_bytes(void **state)
{
	struct bench *bench = *state;
	struct text path = {0}, first = {0}, second = {0};
	struct err err = {0};

	fill_plan(bench->store);
	make(bench);
	file_join(&path, bench->directory, "udp.pdf");
	assert_int_equal(file_read(path.data, 1 << 26, &first, &err), 0);
	make(bench);
	assert_int_equal(file_read(path.data, 1 << 26, &second, &err), 0);
	assert_int_equal(first.length, second.length);
	assert_memory_equal(first.data, second.data, first.length);
	fill(bench->store, "update valore set valore = 7 where k = 3 and "
	     "indicatore = 1 and livello = 0");
	make(bench);
	assert_int_equal(file_read(path.data, 1 << 26, &second, &err), 0);
	assert_false(first.length == second.length &&
		     memcmp(first.data, second.data, first.length) == 0);
	text_free(&path);
	text_free(&first);
	text_free(&second);
}

static void nobody_is_called_on_time_without_data(void **state)
{
	struct bench *bench = *state;

	fill_plan(bench->store);
	fill(bench->store, "update valore set stato = 'raggiunto' where "
	     "livello = 1 and indicatore = 1");
	make(bench);
	assert_has(read_pages(bench, 3, 99), "Nessun subambito è in ritardo sul "
					     "suo minimo. ");
	fill(bench->store, "update valore set stato = 'dati_mancanti' where "
	     "livello = 1 and indicatore = 1");
	make(bench);
	assert_has(read_pages(bench, 3, 99), "Non si può dire se un subambito è "
					     "in ritardo");
}

static void a_plan_without_any_data_says_so(void **state)
{
	struct bench *bench = *state;
	const char *page;

	fill(bench->store, plan);
	fill(bench->store, "insert into calcolo values ('2022-01-10','')");
	make(bench);
	page = read_pages(bench, 1, 1);
	assert_has(page, "Al 10 gennaio 2022 nessun trimestre del piano è "
			 "ancora finito");
	assert_lacks(page, "Nulla: nessun indicatore è in ritardo");
}

static void indicators_before_the_first_quarter_have_no_judgement(void **state)
{
	struct bench *bench = *state;

	fill(bench->store, plan);
	fill(bench->store, "insert into calcolo values ('2022-01-10','')");
	add_indicator(bench->store, 1, "CASA.E1", "CASA", "outcome",
		      "Patti firmati", "patti", "somma", "piano", ">=", 12, 3,
		      NULL);
	make(bench);
	assert_has(read_pages(bench, 3, 99), "nessuno ancora da giudicare");
}

static void a_store_never_computed_is_an_error(void **state)
{
	struct bench *bench = *state;
	struct err err = {0};

	fill(bench->store, plan);
	assert_int_equal(render(bench, &err), -1);
	assert_int_equal(err.code, EXIT_FAILED);
	assert_has(err.message, "non sono ancora stati calcolati");
	assert_false(support_exists(bench->directory, "udp.pdf"));
}

static void a_plan_of_one_quarter_is_drawn(void **state)
{
	struct bench *bench = *state;

	fill(bench->store, plan);
	fill(bench->store,
	     "update piano set valore = '2022-03-31' where chiave = 'fine';"
	     "insert into calcolo values ('2022-04-20','2022T1');"
	     "insert into trimestre values (1,'2022T1','2022-01-01',"
	     "'2022-03-31',1,2022,1,1,'2022-01-01');");
	add_indicator(bench->store, 1, "CASA.E1", "CASA", "outcome",
		      "Patti firmati", "patti", "somma", "piano", ">=", 12, -1,
		      NULL);
	fill(bench->store, "insert into valore values (1,1,0,'AMBITO',6,null,6,"
	     "12,12,50,null,null,'critico')");
	make(bench);
	assert_has(read_pages(bench, 1, 1), "Dopo 1 trimestre su 1");
	assert_has(text_string(&bench->output),
		   "6 su 12; il piano è finito. Critico");
}

static void names_are_never_commands_nor_markup(void **state)
{
	struct bench *bench = *state;
	char *name = malloc(3000);

	fill_plan(bench->store);
	fill(bench->store,
	     "update subambito set nome = '`touch pwned`' "
	     " where subambito = 'NORD';"
	     "update indicatore set descrizione ="
	     " '<b>%s</b> ''; system(\"touch pwned\") \\ (x' where"
	     " indicatore = 1;"
	     "update indicatore set unita = cast(x'FFC328' as text)"
	     " where indicatore = 3;"
	     "update obiettivo set titolo = '@a !touch pwned'"
	     " where obiettivo = 'LAV';"
	     "update file_ricevuto set nome = '<script>%n%n.csv'"
	     " where file = 3;");
	strcpy(name, "update indicatore set descrizione = '");
	for (int i = 0; i < 200; i++)
		strcat(name, "parolalunga");
	strcat(name, "' where indicatore = 4");
	fill(bench->store, name);
	free(name);
	make(bench);
	assert_has(read_pages(bench, 1, 99), "`touch pwned`");
	assert_has(text_string(&bench->output), "<b>%s</b> '; system(\"touch "
						"pwned\") \\");
	assert_has(text_string(&bench->output), "<script>%n%n.csv");
	assert_false(file_exists("pwned"));
	assert_has(read_pages(bench, 2, 2), "Indice");
}

/* Objectives and indicators in plenty, all changed, all critical. */
static void fill_large(struct store *store, int objectives, int each)
{
	char sql[600];

	fill(store, plan);
	fill(store, quarters);
	fill(store, "delete from obiettivo");
	for (int o = 0; o < objectives; o++) {
		snprintf(sql, sizeof sql, "insert into obiettivo values "
			 "('OB%02d',%d,'A','Obiettivo numero %d con un titolo "
			 "che non finisce mai e che va a capo due volte almeno "
			 "nella pagina dell''indice, non una',null,1,1,null)",
			 o, o, o);
		fill(store, sql);
		for (int i = 0; i < each; i++) {
			char code[40], objective[40];
			int id = o * each + i + 1;

			snprintf(code, sizeof code, "OB%02d.E%d", o, i);
			snprintf(objective, sizeof objective, "OB%02d", o);
			add_indicator(store, id, code, objective, "outcome",
				      "Persone che hanno trovato casa, lavoro "
				      "e compagnia nel corso del piano",
				      "persone", "somma", "piano", ">=", 90,
				      -1, NULL);
			snprintf(sql, sizeof sql, "insert into valore values "
				 "(2,%d,0,'AMBITO',40,null,40,40,90,44,80,25,"
				 "'in_linea'), (3,%d,0,'AMBITO',40,null,40,65,"
				 "90,44,53,50,'critico')", id, id);
			fill(store, sql);
		}
	}
}

/* The page told after `words`, "... a pag. 7". */
static int page_after(const char *page, const char *words)
{
	const char *at = strstr(page, words);

	assert_non_null(at);
	at = strstr(at, "a pag. ");
	assert_non_null(at);
	return atoi(at + strlen("a pag. "));
}

static void a_large_plan_still_has_one_first_page(void **state)
{
	struct bench *bench = *state;
	int decisions, changes;

	for (int objectives = 13; objectives <= 26; objectives += 13) {
		fill_large(bench->store, objectives, 5);
		make(bench);
		assert_has(read_pages(bench, 2, 2), "Indice");
		decisions = page_after(read_pages(bench, 1, 1),
				       "indicatori da decidere");
		changes = page_after(text_string(&bench->output),
				     "cambiamenti");
		assert_true(changes > decisions);
		assert_has(read_pages(bench, decisions, decisions),
			   "Che cosa serve decidere Prima ciò");
		assert_has(read_pages(bench, changes, changes),
			   "indicatori hanno cambiato stato");
		store_close(bench->store);
		bench->store = support_store();
	}
}

static void a_name_of_no_pack_is_refused_before_anything(void **state)
{
	struct bench *bench = *state;
	const char *const names[] = { "udp", "pdu" };
	struct err err = {0};

	fill_plan(bench->store);
	assert_int_equal(render_packs(bench, names, 2, &err), -1);
	assert_int_equal(err.code, EXIT_USAGE);
	assert_has(err.message, "«pdu»");
	assert_has(err.message, "udp");
	assert_false(support_exists(bench->directory, "udp.pdf"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(page_one_tells_the_state_of_the_plan),
		TEST(decisions_tell_the_pace_needed_against_the_real_one),
		TEST(changes_go_from_a_status_to_a_status),
		TEST(missing_data_name_sender_layout_and_since_when),
		TEST(objectives_show_every_indicator_with_its_figures),
		TEST(refused_files_and_rows_to_mend_are_told),
		TEST(articles_follow_the_name_of_the_number),
		TEST(no_figure_is_rounded_to_what_it_has_not_reached),
		TEST(one_of_a_thing_has_no_plural),
		TEST(the_method_tells_how_and_from_which_files),
		TEST(charts_are_in_the_order_of_their_table),
		TEST(neighbouring_gaps_are_one_stretch),
		TEST(only_the_last_cumulative_file_has_rows_to_mend),
		TEST(the_path_goes_on_by_the_rule_of_the_past),
		TEST(charts_have_their_figures_as_words),
		TEST(the_same_store_gives_the_same_bytes),
		TEST(nobody_is_called_on_time_without_data),
		TEST(a_plan_without_any_data_says_so),
		TEST(indicators_before_the_first_quarter_have_no_judgement),
		TEST(a_store_never_computed_is_an_error),
		TEST(a_plan_of_one_quarter_is_drawn),
		TEST(names_are_never_commands_nor_markup),
		TEST(a_large_plan_still_has_one_first_page),
		TEST(a_name_of_no_pack_is_refused_before_anything),
	};
#undef TEST

	return cmocka_run_group_tests_name("packs", tests, NULL, NULL);
}
