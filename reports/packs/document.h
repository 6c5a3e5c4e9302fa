/* document.h: the document of a pack, from open to the file. */
#ifndef QUADRO_REPORTS_PACKS_DOCUMENT_H
#define QUADRO_REPORTS_PACKS_DOCUMENT_H

#include "packs/context.h"
#include "pdf/document.h"

/* A new document with the pack's title, and header and footer with the plan,
 * the quarter, the as-of day, the share of data that arrived, their digest.
 * Finish it with document_finish, or give it up with pdf_close. NULL with
 * err. */
struct pdf *document_open(const struct pack_context *context, struct err *err);

/* Writes the document at path and frees it. A failure of the caller (code not
 * EXIT_DONE) becomes the document's, and leaves path untouched. 0, or -1 with
 * err. */
int document_finish(struct pdf *pdf, const char *path,
		    const struct err *failure, struct err *err);

#endif
