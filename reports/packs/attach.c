/* attach.c: tables inside a document, for who wants the figures and not the
 * pages. The bytes are those of the published table. */
#include "packs/attach.h"

#include "base/text.h"
#include "records/export.h"

void attach_view(struct pdf *pdf, struct store *store, const char *view,
		 const char *name, const char *description, struct err *err)
{
	struct text out = {0};

	if (export_view(store, view, &out, err) > 0)
		pdf_attach(pdf, name, "text/csv", description, out.data,
			   out.length);
	text_free(&out);
}
