/* assemblea.c: the pack of the Assemblea dei Sindaci, section by section.
 *
 * Mayors decide on money and read for a quarter of an hour: two pages say it
 * all, then a page for each objective, then their Comuni. What leaves the
 * office is public: every figure comes from the public views.
 */
#include "packs/assemblea.h"

#include "packs/attach.h"
#include "packs/document.h"

static void attach(struct assemblea *assemblea, struct err *err)
{
	attach_view(assemblea->pdf, assemblea->context->store,
		    "pubblica_indicatori", "indicatori.csv",
		    "Gli indicatori del piano al trimestre, come si possono "
		    "pubblicare", err);
	attach_view(assemblea->pdf, assemblea->context->store,
		    "pubblica_comuni", "comuni.csv",
		    "Le misure per Comune, subambito e Ambito, come si possono "
		    "pubblicare", err);
	attach_view(assemblea->pdf, assemblea->context->store,
		    "pubblica_risorse", "risorse.csv",
		    "Risorse preventivate e liquidate per obiettivo, in euro",
		    err);
}

int assemblea_render(const struct pack_context *context, const char *path,
		     struct err *err)
{
	struct assemblea assemblea = { .context = context,
				       .open = context->pubblico,
				       .board = context->board };
	struct err failure = { 0 };

	assemblea.pdf = document_open(context, err);
	if (assemblea.pdf == NULL)
		return -1;
	assemblea_essentials(&assemblea, &failure);
	assemblea_money(&assemblea, &failure);
	assemblea_objectives(&assemblea, &failure);
	assemblea_comuni(&assemblea);
	assemblea_map(&assemblea, &failure);
	assemblea_method(&assemblea);
	attach(&assemblea, &failure);
	return document_finish(assemblea.pdf, path, &failure, err);
}
