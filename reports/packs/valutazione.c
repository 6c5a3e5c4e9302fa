/* valutazione.c: the yearly evaluation of the objectives.
 *
 * First what the year says, then a sheet for each objective with the fields of
 * the Piano di Zona, how the plans before this one were judged, what the plan
 * found when it began, and how the figures are made. What is computed and what
 * was judged always stand side by side.
 */
#include "packs/attach.h"
#include "packs/document.h"
#include "packs/valutazione.h"

enum { FEW_OBJECTIVES = 3 };	/* an index of so few helps nobody */

static void attach(struct valutazione *pack)
{
	struct store *store = pack->context->store;

	attach_view(pack->pdf, store, "pubblica_valutazioni", "valutazioni.csv",
		    "Una riga per obiettivo e anno: gradi e coincidenze "
		    "calcolati e dichiarati, giudizi.", pack->err);
	attach_view(pack->pdf, store, "pubblica_contesto", "contesto.csv",
		    "Gli indicatori di contesto, con le variazioni e le "
		    "verifiche.", pack->err);
	attach_view(pack->pdf, store, "pubblica_storico",
		    "valutazioni-storiche.csv", "Una riga per obiettivo dei "
		    "piani precedenti.", pack->err);
}

int valutazione_render(const struct pack_context *context, const char *path,
		       struct err *err)
{
	struct err failure = {0};
	struct valutazione pack = { .context = context, .err = &failure };
	int status = -1;

	if (valutazione_load(&pack, err) != 0)
		goto out;
	pack.pdf = document_open(context, err);
	if (pack.pdf == NULL)
		goto out;
	valutazione_first_page(&pack);
	if (context->board->n_objectives > FEW_OBJECTIVES)
		pdf_contents(pack.pdf, "Indice", 2);
	valutazione_objectives(&pack);
	valutazione_history(&pack);
	valutazione_context(&pack);
	valutazione_method(&pack);
	attach(&pack);
	status = document_finish(pack.pdf, path, &failure, err);
out:
	valutazione_unload(&pack);
	return status;
}
