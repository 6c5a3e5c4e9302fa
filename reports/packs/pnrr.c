/* pnrr.c: the pack of a project with a financial plan: people, money, time.
 *
 * In the order of a report to who pays: the project in one page, what was
 * spent, whom it reached, what was done when, the indicators; last, how the
 * figures are made. What each section shows is in its own file; the figures
 * behind them are attached.
 */
#include "packs/pnrr.h"

#include "packs/attach.h"
#include "packs/document.h"

static void method(struct pnrr *pnrr)
{
	static const char *const sentences[] = {
		"Previsto: la somma delle celle del piano finanziario. Dentro "
		"l'anno il piano non dice nulla: si conta una parte uguale per "
		"ogni trimestre dell'anno che appartiene al progetto.",
		"Stanziato, impegnato, liquidato: la somma dei movimenti dei "
		"file «spese» datati dall'inizio del progetto alla fine del "
		"trimestre, al centesimo. L'anno è quello dell'esercizio; un "
		"capitolo senza articolo è l'articolo 0.",
		"Residuo: ciò che resta da pagare del previsto, o dello "
		"stanziato dove il piano non prevede nulla. Sotto zero vuol "
		"dire che si è pagato di più.",
		"Livello di coincidenza: quanto dello stanziato è impegnato o "
		"liquidato, il maggiore dei due.",
		"Pagamenti a fine anno: il liquidato dell'esercizio in corso, "
		"diviso per i trimestri passati e moltiplicato per quelli "
		"dell'anno che appartengono al progetto.",
		"Lo stato dei pagamenti confronta il liquidato con il previsto "
		"a oggi, con le stesse soglie degli indicatori. Quello delle "
		"attività è «in ritardo» appena una lo è.",
		"Le persone di ogni categoria sono quelle entrate nel periodo, "
		"sommate; chi è contato per tutti è l'indicatore con "
		"l'obiettivo più alto.",
		"n.d. vuol dire che il dato non è disponibile, n.p. che non è "
		"previsto; lo zero è uno zero vero; – vuol dire che la voce "
		"non si applica.",
	};

	pdf_keep_begin(pnrr->pdf);
	pdf_heading(pnrr->pdf, 2, "Come sono fatti i numeri", "metodo");
	pdf_list_begin(pnrr->pdf, THEME_NOTE, 0);
	for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++)
		pdf_list_item(pnrr->pdf, &(struct pdf_span){
			.text = sentences[i] }, 1);
	pdf_list_end(pnrr->pdf);
	pdf_keep_end(pnrr->pdf);
}

/* The data behind the pages. */
static void attach(struct pnrr *pnrr, struct err *err)
{
	static const struct {
		const char *view, *name, *description;
	} tables[] = {
		{"pubblica_economia", "economia.csv",
		 "Le risorse: previsto, stanziato, impegnato, liquidato, "
		 "residuo, per anno, capitolo e fonte"},
		{"pubblica_avanzamento", "avanzamento.csv",
		 "I valori degli indicatori per trimestre, in tutto e per "
		 "subambito"},
		{"pubblica_cronoprogramma", "cronoprogramma.csv",
		 "Le attività: date previste ed effettive, ritardi, stato"},
		{"pubblica_quadratura", "quadratura.csv",
		 "I totali pubblicati che non sono la somma delle loro celle"},
	};

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		attach_view(pnrr->pdf, pnrr->context->store, tables[i].view,
			    tables[i].name, tables[i].description, err);
}

static void write_sections(struct pnrr *pnrr, struct err *err)
{
	pnrr_first_page(pnrr, err);
	pdf_page_break(pnrr->pdf);
	pnrr_money(pnrr, err);
	pnrr_beneficiaries(pnrr, err);
	pnrr_schedule(pnrr, err);
	pnrr_indicators(pnrr);
	method(pnrr);
	attach(pnrr, err);
}

int pnrr_render(const struct pack_context *context, const char *path,
		struct err *err)
{
	struct pnrr pnrr = { .context = context, .board = context->board,
			     .open = context->pubblico };
	struct err failure = { 0 };
	int status = -1;

	if (pnrr_load(&pnrr, err) == 0)
		pnrr.pdf = document_open(context, err);
	if (pnrr.pdf != NULL) {
		write_sections(&pnrr, &failure);
		status = document_finish(pnrr.pdf, path, &failure, err);
	}
	pnrr_unload(&pnrr);
	return status;
}
