/* udp.c: the dashboard of the Ufficio di Piano, section by section.
 *
 * The order is that of a quarterly review: how the plan stands, what to decide,
 * what changed, where, then objective by objective; last, what was corrected
 * of the closed quarters, how good the data are, how figures and statuses are
 * made. What each section shows is in its own file.
 */
#include "packs/attach.h"
#include "packs/document.h"
#include "packs/udp.h"

/* The first page tells on which page its lists go on, before they are
 * written: they are set once for nothing, to know. */
static void find_pages(struct udp *udp, struct err *err)
{
	udp->pdf = document_open(udp->context, err);
	if (udp->pdf != NULL)
		udp_lists(udp);
	pdf_close(udp->pdf);
}

/* The tables behind the pages, as they are published beside the document. */
static void attach_tables(struct udp *udp, struct err *err)
{
	static const struct {
		const char *view, *name, *description;
	} tables[] = {
		{"tabella_valori", "valori.csv",
		 "I valori degli indicatori, trimestre per trimestre, per "
		 "l'Ambito, i subambiti e i Comuni"},
		{"tabella_invii", "invii.csv",
		 "Gli invii attesi e ricevuti"},
		{"tabella_rettifiche", "rettifiche.csv",
		 "Ciò che è cambiato nei trimestri chiusi"},
	};

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		attach_view(udp->pdf, udp->context->store, tables[i].view,
			    tables[i].name, tables[i].description, err);
}

static void write_sections(struct udp *udp, struct err *err)
{
	udp_first_page(udp, err);
	pdf_contents(udp->pdf, "Indice", 2);
	udp_lists(udp);
	udp_map(udp, err);
	udp_objectives(udp, err);
	udp_restated(udp, err);
	udp_quality(udp, err);
	udp_method(udp);
	attach_tables(udp, err);
}

int udp_render(const struct pack_context *context, const char *path,
	       struct err *err)
{
	struct udp udp = { .context = context, .board = context->board };
	struct err failure = { 0 };

	find_pages(&udp, err);
	udp.pdf = document_open(context, err);
	if (udp.pdf == NULL)
		return -1;
	write_sections(&udp, &failure);
	return document_finish(udp.pdf, path, &failure, err);
}
