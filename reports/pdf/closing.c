/* closing.c: the note at the foot of the last page.
 *
 * It stands under the footer, in the margin that every page has: so it needs
 * no room in the text, and never makes a page of its own. It is text of the
 * document, read last, and not a part of the frame.
 */
#include "pdf/closing.h"

#include "pdf/wrap.h"

enum { LINES_AT_MOST = 2 };

static const double first_line = THEME_PAGE_HEIGHT - THEME_MM(11.6);
static const double leading = 9;	/* points: tighter than a note's */

void closing_set(struct pdf *pdf)
{
	struct block block;
	struct node **nodes;

	wrap_spans(pdf, &block, theme_type(THEME_NOTE), 0,
		   &(struct pdf_span){.text = pdf->info.closing}, 1,
		   THEME_TEXT_WIDTH);
	wrap_cut(pdf, &block, LINES_AT_MOST);
	if (block.n_lines == 0)
		return;
	pdf->flow.page = pdf->n_pages - 1;
	nodes = wrap_nodes(pdf, &block, node_new(&pdf->arena, pdf->root, "P"));
	for (size_t i = 0; i < block.n_lines; i++)
		wrap_place(pdf, &block, i, nodes, THEME_MARGIN,
			   first_line + (double)i * leading);
}
