/* write.h: inside the page layer: the set pages as the objects of a file. */
#ifndef QUADRO_REPORTS_PDF_WRITE_H
#define QUADRO_REPORTS_PDF_WRITE_H

#include "pdf/objects.h"
#include "pdf/state.h"

/* The document being written. */
struct writer {
	struct pdf *pdf;
	struct objects objects;
	HPDF_Page *pages;	/* as many as pdf->n_pages */
	unsigned long *page_numbers;	/* their object numbers */
	struct node ***owners;	/* by page and mcid: the node of each content */
	unsigned *n_owners;
	struct item **links;	/* all, in order of page */
	size_t n_links, room_links;
};

/* Keeps a source text until the file is written. */
const char *write_keep(struct writer *writer, struct text *source);

/* write_pages.c: page objects, content streams, links' numbers. */
void write_pages(struct writer *writer);

/* write_frame.c: header and footer of a page, as artifacts. */
void write_frame(struct writer *writer, size_t page, struct text *out);

/* write_tags.c: structure tree, parent tree, link annotations, bookmarks.
 * Appends to catalog what it must name. */
void write_tags(struct writer *writer, struct text *catalog);
void write_outline(struct writer *writer, struct text *catalog);

/* write_fonts.c: the two faces; appends the page resource to out. */
void write_fonts(struct writer *writer, struct text *out);

/* write_meta.c: XMP, information, colour profile, attachments. */
void write_meta(struct writer *writer, struct text *catalog);

#endif
