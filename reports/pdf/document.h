/* document.h: one PDF document, from open to the file on disk.
 *
 * What is written is PDF/UA-1 and PDF/A-3b by construction: there is no
 * untagged way to draw. The same calls with the same data give the same bytes.
 *
 * Errors are sticky: the first failure is kept, every later call does nothing,
 * and pdf_finish tells it. So the functions that build pages return nothing
 * and packs read like the page: open, write, finish, close.
 *
 *	struct pdf *pdf = pdf_open(fonts, &info, err);
 *	pdf_heading(pdf, 1, "Quadro del piano", NULL);
 *	pdf_paragraph(pdf, THEME_TEXT, "Quindici patti su ventiquattro.");
 *	result = pdf_finish(pdf, path, err);
 *	pdf_close(pdf);
 *
 * All texts are UTF-8, copied at once, never trusted: malformed bytes become
 * '?' and characters that the font lacks their nearest likeness.
 */
#ifndef QUADRO_REPORTS_PDF_DOCUMENT_H
#define QUADRO_REPORTS_PDF_DOCUMENT_H

#include <stddef.h>

#include "base/err.h"
#include "pdf/fonts.h"

struct pdf;

/* What a document says of itself. Any text may be NULL or "", but the title. */
struct pdf_info {
	const char *title;	/* in the window's title bar: "Cremasco - Quadro di monitoraggio, II trim. 2023" */
	const char *subject;
	const char *author;	/* the Ambito */
	const char *ambito;	/* header, left */
	const char *pack;	/* header, middle */
	const char *period;	/* header, right: "II trim. 2023" */
	const char *as_of;	/* as-of day, yyyy-mm-dd: dates of the document, footer */
	const char *completeness;	/* footer, as it is to be read: "Completezza dei dati 92%" */
	const char *data_digest;	/* hex digest of the data: footer (first 8), whole in the metadata */
	const char *closing;	/* at the foot of the last page: two lines at most */
	int staged;		/* 1: the caller syncs the whole directory later, pdf_finish need not */
};

/* A new empty document; fonts must outlive it. NULL with err: EXIT_CONFIG when
 * as_of is no date or the colour profile is not installed. */
struct pdf *pdf_open(const struct pdf_fonts *fonts,
		     const struct pdf_info *info, struct err *err);

/* Lays out what is pending (table of contents, page numbers), and writes the
 * document at path: beside it first, synced, then renamed, so that path has
 * the old document or the new one. Returns 0; -1 with err: the first failure
 * of any call on this document, path untouched. To be called once. */
int pdf_finish(struct pdf *pdf, const char *path, struct err *err);

/* Frees the document, finished or not. NULL is allowed. */
void pdf_close(struct pdf *pdf);

/* Keeps a failure of the caller as the document's own, if it is the first:
 * a drawing that could not be made must not leave a page without it. */
void pdf_fail(struct pdf *pdf, enum exit_code code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* 1 after the first failure: for loops that would work in vain. */
int pdf_failed(const struct pdf *pdf);

/* Attaches a file (copied) that readers can save: the data behind the pages.
 * name is a file name, mime for example "text/csv", description says in
 * Italian what it holds. Two attachments cannot have the same name. */
void pdf_attach(struct pdf *pdf, const char *name, const char *mime,
		const char *description, const void *bytes, size_t n);

/* Puts here, on a page of its own (on more when it needs more), the table of
 * contents: headings up to max_level (1 to 3) with their pages, as links. It
 * lists the whole document, but not a heading 1 that comes before it (that is
 * the document's title). Once per document, outside columns, panels and keeps.
 * Writing goes on at the top of the next page. */
void pdf_contents(struct pdf *pdf, const char *title, int max_level);

/* Pages made so far, those of the table of contents not counted. */
size_t pdf_pages(const struct pdf *pdf);

#endif
