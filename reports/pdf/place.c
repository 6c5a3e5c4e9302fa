/* place.c: puts items on the current page.
 *
 * The only way in to the list of items, so the guard against numbers that
 * libharu would write as garbage stands here, once.
 */
#include <math.h>
#include <string.h>

#include "pdf/replay.h"
#include "pdf/state.h"

/* Far enough for anything on a page, and well inside what PDF allows. */
static const double farthest = 20000;

static int sound(double value)
{
	return isfinite(value) && fabs(value) <= farthest;
}

struct page *place_page(struct pdf *pdf)
{
	while (pdf->n_pages <= pdf->flow.page) {
		pdf->pages = must_resize(pdf->pages, (pdf->n_pages + 1) *
							     sizeof *pdf->pages);
		pdf->pages[pdf->n_pages++] =
			arena_alloc(&pdf->arena, sizeof **pdf->pages);
	}
	return pdf->pages[pdf->flow.page];
}

static struct item *place(struct pdf *pdf, enum item_kind kind,
			  struct node *node, double x, double y, double w,
			  double h)
{
	struct item *item = arena_alloc(&pdf->arena, sizeof *item);

	item->kind = kind;
	item->node = node;
	if (!sound(x) || !sound(y) || !sound(w) || !sound(h)) {
		pdf_fail(pdf, EXIT_FAILED,
			 "una misura della pagina non è un numero valido");
		return item;
	}
	item->x = x;
	item->y = y;
	item->w = w;
	item->h = h;
	page_add(place_page(pdf), item);
	return item;
}

struct item *place_text(struct pdf *pdf, struct node *node, double x,
			double baseline, const uint16_t *codes, size_t n,
			double size, int bold, unsigned colour)
{
	struct text hex = { 0 };
	struct item *item = place(pdf, ITEM_TEXT, node, x, baseline, 0, 0);

	usage_encode(&pdf->usage[bold ? 1 : 0], codes, n, &hex);
	item->data = arena_copy(&pdf->arena, text_string(&hex));
	item->size = size;
	item->bold = bold ? 1 : 0;
	item->colour = colour;
	text_free(&hex);
	return item;
}

struct item *place_area(struct pdf *pdf, double x, double y, double w,
			double h, unsigned colour)
{
	struct item *item = place(pdf, ITEM_AREA, NULL, x, y, w, h);

	item->colour = colour;
	return item;
}

void place_drawing(struct pdf *pdf, struct node *node,
		   const struct drawing *drawing, double x, double y,
		   double scale)
{
	struct text operators = { 0 };
	struct item *item;

	if (replay_drawing(drawing, pdf->fonts, pdf->usage, &operators) != 0)
		pdf_fail(pdf, EXIT_FAILED,
			 "un disegno contiene una misura non valida");
	item = place(pdf, ITEM_OPERATORS, node, x,
		     y + drawing_height(drawing) * scale,
		     drawing_width(drawing) * scale,
		     drawing_height(drawing) * scale);
	item->size = scale;
	item->data = arena_copy(&pdf->arena, text_string(&operators));
	text_free(&operators);
}

void place_link(struct pdf *pdf, struct node *node, double x, double y,
		double w, double h, const char *target, const char *alt)
{
	struct item *item = place(pdf, ITEM_LINK, node, x, y, w, h);

	item->data = target;
	item->alt = alt;
	item->link_next = node->links;
	node->links = item;
}

void place_anchor(struct pdf *pdf, double y, size_t heading)
{
	place(pdf, ITEM_ANCHOR, NULL, pdf->flow.x, y, 0, 0)->heading = heading;
}
