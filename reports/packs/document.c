/* document.c: the document of a pack: its title, header and footer.
 *
 * All the packs of a night say the same of the plan, the quarter, the data
 * that arrived and their digest, which the last page has whole; only the pack's
 * own name differs.
 */
#include "packs/document.h"

#include "base/text.h"
#include "format.h"

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

/* The register has the digest of each document's data: from the paper alone it
 * can be told from which data, of which night, it was made. */
static void closing_words(struct text *out, const char *digest)
{
	text_format(out, "Impronta SHA-256 dei dati di questo documento: %s\n"
		    "La riconosce «quadro verify», seguito da queste 64 cifre, "
		    "nello spazio di lavoro del piano.", digest);
}

struct pdf *document_open(const struct pack_context *context, struct err *err)
{
	const struct plan *plan = context->board->plan;
	struct text title = {0}, complete = {0}, closing = {0};
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
	closing_words(&closing, context->digest);
	pdf = pdf_open(context->fonts, &(struct pdf_info){
		.title = text_string(&title),
		.subject = context->subject,
		.author = plan->ambito,
		.ambito = plan->ambito,
		.pack = context->title,
		.period = period,
		.as_of = plan->as_of,
		.completeness = text_string(&complete),
		.data_digest = context->digest,
		.closing = text_string(&closing),
		.staged = context->staged,
	}, err);
	text_free(&title);
	text_free(&complete);
	text_free(&closing);
	return pdf;
}

int document_finish(struct pdf *pdf, const char *path,
		    const struct err *failure, struct err *err)
{
	int status;

	/* A section that could not read or draw leaves no half document. */
	if (failure->code != EXIT_DONE)
		pdf_fail(pdf, failure->code, "%s", failure->message);
	status = pdf_finish(pdf, path, err);
	pdf_close(pdf);
	return status;
}
