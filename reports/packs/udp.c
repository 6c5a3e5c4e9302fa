/* udp.c: the dashboard of the Ufficio di Piano, section by section.
 *
 * The order is that of a quarterly review: how the plan stands, what to decide,
 * what changed, where, then objective by objective; last, how good the data
 * are and how figures and statuses are made. What each section shows is in
 * its own file.
 */
#include <stdlib.h>
#include <string.h>

#include "format.h"
#include "packs/udp.h"
#include "packs/words.h"

static void completeness(struct text *out, const struct plan *plan)
{
	char share[FORMAT_SIZE];

	if (plan->due == 0)
		text_add_string(out, "Nessun invio atteso nel trimestre");
	else
		text_format(out, "Completezza dei dati %s (%d %s su %d)",
			    format_percent(share, sizeof share, plan->share),
			    plan->accepted,
			    plan->accepted == 1 ? "invio" : "invii",
			    plan->due);
}

static struct pdf *open_document(const struct pack_context *context,
				 const struct plan *plan, struct err *err)
{
	struct text title = {0}, complete = {0};
	char period[FORMAT_SIZE] = "";
	struct pdf *pdf;

	if (plan->period != NULL)
		format_period(period, sizeof period, plan->period);
	text_format(&title, "%s%s%s - %s%s%s",
		    plan->ambito != NULL ? plan->ambito : "",
		    plan->ambito != NULL && plan->title != NULL ? ", " : "",
		    plan->title != NULL ? plan->title : "", context->title,
		    period[0] != '\0' ? ", " : "", period);
	completeness(&complete, plan);
	pdf = pdf_open(context->fonts, &(struct pdf_info){
		.title = text_string(&title),
		.subject = "Monitoraggio trimestrale del piano, per l'Ufficio "
			   "di Piano",
		.author = plan->ambito,
		.ambito = plan->ambito,
		.pack = context->title,
		.period = period,
		.as_of = plan->as_of,
		.completeness = text_string(&complete),
		.data_digest = context->digest,
		.staged = context->staged,
	}, err);
	text_free(&title);
	text_free(&complete);
	return pdf;
}

/* The first page tells on which page its lists go on, before they are
 * written: they are set once for nothing, to know. */
static void find_pages(struct udp *udp, struct err *err)
{
	udp->pdf = open_document(udp->context, udp->plan, err);
	if (udp->pdf != NULL)
		udp_lists(udp);
	pdf_close(udp->pdf);
}

static void write_sections(struct udp *udp, struct err *err)
{
	udp_first_page(udp, err);
	pdf_contents(udp->pdf, "Indice", 2);
	udp_lists(udp);
	udp_map(udp, err);
	udp_objectives(udp, err);
	udp_quality(udp, err);
	udp_method(udp);
}

int udp_render(const struct pack_context *context, const char *path,
	       struct err *err)
{
	struct udp udp = { .context = context };
	struct err failure = { 0 };
	int status = -1;

	if (udp_load(&udp, err) != 0)
		goto out;
	if (udp.n_plan == 0 || udp.plan->as_of == NULL) {
		err_set(err, EXIT_FAILED, "i valori non sono ancora stati "
			"calcolati: manca il giorno a cui si riferiscono");
		goto out;
	}
	find_pages(&udp, err);
	udp.pdf = open_document(context, udp.plan, err);
	if (udp.pdf == NULL)
		goto out;
	write_sections(&udp, &failure);
	/* A section that could not read or draw leaves no half document. */
	if (failure.code != EXIT_DONE)
		pdf_fail(udp.pdf, failure.code, "%s", failure.message);
	status = pdf_finish(udp.pdf, path, err);
out:
	pdf_close(udp.pdf);
	udp_unload(&udp);
	return status;
}
