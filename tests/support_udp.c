/* support_udp.c: a plan put in a store table by table, so that a test says
 * which plan it is about, and its dashboard read back by other programs. */
#include "support_udp.h"

#include <stdio.h>
#include <stdlib.h>

#include "packs/pack.h"
#include "packs/views.h"
#include "store/query.h"
#include "support_pack.h"

const char support_udp_plan[] =
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

const char support_udp_quarters[] =
	"insert into calcolo values ('2022-10-20','2022T3');"
	"insert into trimestre values"
	" (1,'2022T1','2022-01-01','2022-03-31',4,2022,1,4,'2022-01-01'),"
	" (2,'2022T2','2022-04-01','2022-06-30',4,2022,2,4,'2022-01-01'),"
	" (3,'2022T3','2022-07-01','2022-09-30',4,2022,3,4,'2022-01-01');";

void support_indicator(struct store *store, int id, const char *code,
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

void support_fill(struct store *store, const char *sql)
{
	struct err err = {0};

	if (store_exec(store, sql, &err) != 0)
		fail_msg("%s", err.message);
}

void support_udp_fill(struct store *store)
{
	support_fill(store, support_udp_plan);
	support_fill(store, support_udp_quarters);
	support_indicator(store, 1, "CASA.E1", "CASA", "outcome",
			  "Patti firmati (almeno 3 per subambito)", "patti",
			  "somma", "piano", ">=", 12, 3, NULL);
	support_indicator(store, 2, "CASA.O1", "CASA", "output",
			  "Regolamento approvato", "atti", "somma", "piano", ">=",
			  1, -1, "2022-12-31");
	support_indicator(store, 3, "CASA.P1", "CASA", "processo",
			  "Alloggi visitati", "%", "rapporto", "piano", ">=", 50,
			  -1, NULL);
	support_indicator(store, 4, "LAV.P1", "LAV", "processo",
			  "Incontri annuali", "incontri", "somma", "anno", ">=", 8,
			  -1, NULL);
	support_indicator(store, 5, "LAV.E1", "LAV", "outcome",
			  "Attesa mediana", "giorni", "mediana", "piano", "<=", 30,
			  -1, NULL);
	support_fill(store,
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

int support_udp_set_up(void **state)
{
	struct support_udp *bench = calloc(1, sizeof *bench);

	bench->directory = support_directory();
	bench->store = support_store();
	*state = bench;
	return 0;
}

int support_udp_tear_down(void **state)
{
	struct support_udp *bench = *state;

	store_close(bench->store);
	support_remove(bench->directory);
	free(bench->words);
	free(bench);
	return 0;
}

int support_udp_render(struct support_udp *bench, const char *const *names,
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

const char *support_udp_ask(struct support_udp *bench, const char *before,
			    const char *after)
{
	free(bench->words);
	bench->words = NULL;	/* a failing test leaves from inside */
	bench->words = support_pack_ask(bench->directory, "udp", before, after);
	return bench->words;
}

const char *support_udp_pages(struct support_udp *bench, int first, int last)
{
	char command[80];

	snprintf(command, sizeof command, "pdftotext -raw -f %d -l %d", first,
		 last);
	return support_udp_ask(bench, command, "-");
}

void support_udp_make(struct support_udp *bench)
{
	struct err err = {0};

	if (support_udp_render(bench, NULL, 0, &err) != 0)
		fail_msg("%s", err.message);
	support_udp_ask(bench, "qpdf --check", "");
}
