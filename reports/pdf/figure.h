/* figure.h: a drawing on the page, with its title and its alternative text.
 *
 * Replays struct drawing (drawing.h) as vectors, in the document's fonts. The
 * title, the subtitle and the drawing are never parted by a page.
 */
#ifndef QUADRO_REPORTS_PDF_FIGURE_H
#define QUADRO_REPORTS_PDF_FIGURE_H

#include "drawing.h"
#include "pdf/flow.h"

struct pdf_figure {
	const struct drawing *drawing;	/* may be freed after the call; wider than its place, it is scaled down */
	const char *title;	/* the finding in words, small bold; may be NULL */
	const char *subtitle;	/* what, unit, period; secondary colour; may be NULL */
	const char *alt;	/* what the figure says, for who cannot see it; NULL or "": the title */
	const char *note;	/* under it, small: source, what is missing; may be NULL */
};

/* A figure in the column of the flow. */
void pdf_figure(struct pdf *pdf, const struct pdf_figure *figure);

/* Figures in rows of `across` (1, 2 or 3), each row kept together, drawings
 * with equal tops. pdf_figure_width is how wide a drawing for it must be. */
void pdf_figures(struct pdf *pdf, const struct pdf_figure *figures, size_t n,
		 int across);
double pdf_figure_width(const struct pdf *pdf, int across);

#endif
