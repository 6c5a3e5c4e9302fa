/* write_pages.c: each page's items as its content stream.
 *
 * Here items get their marked-content numbers, one for each stretch of items
 * of the same node, in the order of the page; everything else is an artifact.
 */
#include <stdlib.h>
#include <string.h>

#include "pdf/replay.h"
#include "pdf/write.h"

/* The stretch of items being written. */
struct stretch {
	int open, text;		/* inside BDC, inside BT */
	const struct node *node;
	int bold;
	double size;
	unsigned colour;
};

const char *write_keep(struct writer *writer, struct text *source)
{
	const char *kept =
		arena_copy(&writer->pdf->arena, text_string(source));

	text_free(source);
	return kept;
}

static void end_text(struct stretch *stretch, struct text *out)
{
	if (stretch->text)
		text_add_string(out, "ET\n");
	stretch->text = 0;
}

static void end_stretch(struct stretch *stretch, struct text *out)
{
	end_text(stretch, out);
	if (stretch->open)
		text_add_string(out, "EMC\n");
	stretch->open = 0;
}

static unsigned new_mcid(struct writer *writer, size_t page, struct node *node)
{
	unsigned mcid = writer->n_owners[page]++;
	struct content *content =
		arena_alloc(&writer->pdf->arena, sizeof *content);

	/* Powers of two: the list doubles when it is full. */
	if ((mcid & (mcid - 1)) == 0)
		writer->owners[page] = must_resize(
			writer->owners[page],
			(mcid > 0 ? 2 * (size_t)mcid : 1) *
				sizeof *writer->owners[page]);
	writer->owners[page][mcid] = node;
	content->page = page;
	content->mcid = mcid;
	if (node->last_content != NULL)
		node->last_content->next = content;
	else
		node->content = content;
	node->last_content = content;
	return mcid;
}

static void begin_stretch(struct writer *writer, struct stretch *stretch,
			  size_t page, const struct item *item,
			  struct text *out)
{
	if (stretch->open && stretch->node == item->node)
		return;
	end_stretch(stretch, out);
	if (item->node == NULL)
		text_add_string(out, "/Artifact<</Type/Layout>>BDC\n");
	else
		text_format(out, "/%s<</MCID %u>>BDC\n", item->node->role,
			    new_mcid(writer, page, item->node));
	stretch->open = 1;
	stretch->node = item->node;
}

static void write_text(struct stretch *stretch, const struct item *item,
		       struct text *out)
{
	int fresh = !stretch->text;

	if (fresh)
		text_add_string(out, "BT\n");
	if (fresh || stretch->bold != item->bold ||
	    stretch->size < item->size || stretch->size > item->size) {
		text_format(out, "/F%d ", item->bold);
		replay_number(out, item->size);
		text_add_string(out, "Tf ");
	}
	if (fresh || stretch->colour != item->colour)
		replay_colour(out, item->colour, 0);
	text_add_string(out, "1 0 0 1 ");
	replay_number(out, item->x);
	replay_number(out, THEME_PAGE_HEIGHT - item->y);
	text_add_string(out, "Tm ");
	text_add_string(out, item->data);
	text_add_string(out, " Tj\n");
	stretch->text = 1;
	stretch->bold = item->bold;
	stretch->size = item->size;
	stretch->colour = item->colour;
}

static void write_area(const struct item *item, struct text *out)
{
	replay_colour(out, item->colour, 0);
	replay_number(out, item->x);
	replay_number(out, THEME_PAGE_HEIGHT - item->y - item->h);
	replay_number(out, item->w);
	replay_number(out, item->h);
	text_add_string(out, "re f\n");
}

static void write_operators(const struct item *item, struct text *out)
{
	text_format(out, "q %.5f 0 0 %.5f ", item->size, item->size);
	replay_number(out, item->x);
	replay_number(out, THEME_PAGE_HEIGHT - item->y);
	text_add_string(out, "cm\n");
	text_add_string(out, item->data);
	text_add_string(out, "Q\n");
	if (item->node != NULL) {
		double *box = item->node->box;

		box[0] = item->x;
		box[1] = THEME_PAGE_HEIGHT - item->y;
		box[2] = item->x + item->w;
		box[3] = THEME_PAGE_HEIGHT - item->y + item->h;
	}
}

static void keep_link(struct writer *writer, struct item *item)
{
	if (writer->n_links == writer->room_links) {
		writer->room_links =
			writer->room_links > 0 ? 2 * writer->room_links : 64;
		writer->links = must_resize(writer->links,
					    writer->room_links *
						    sizeof(struct item *));
	}
	writer->links[writer->n_links++] = item;
}

static void write_items(struct writer *writer, size_t index, struct text *out)
{
	const struct page *page = writer->pdf->pages[index];
	struct stretch stretch = { 0 };

	for (size_t i = 0; i < page->n; i++) {
		struct item *item = page->items[i];

		if (item->kind == ITEM_ANCHOR)
			continue;
		if (item->kind == ITEM_LINK) {
			keep_link(writer, item);
			continue;
		}
		begin_stretch(writer, &stretch, index, item, out);
		if (item->kind == ITEM_TEXT) {
			write_text(&stretch, item, out);
			continue;
		}
		end_text(&stretch, out);
		if (item->kind == ITEM_AREA)
			write_area(item, out);
		else
			write_operators(item, out);
	}
	end_stretch(&stretch, out);
}

/* The page object; its links, known from the items, become its annotations. */
static void write_page(struct writer *writer, size_t index,
		       const struct text *content, size_t first_link,
		       HPDF_Dict resources)
{
	HPDF_Doc pdf = writer->objects.pdf;
	HPDF_Page page = writer->pages[index];
	HPDF_PageAttr attr = page->attr;
	HPDF_Array annotations;

	HPDF_Stream_Write(attr->stream, (const HPDF_BYTE *)content->data,
			  (HPDF_UINT)content->length);
	HPDF_Page_SetWidth(page, (HPDF_REAL)THEME_PAGE_WIDTH);
	HPDF_Page_SetHeight(page, (HPDF_REAL)THEME_PAGE_HEIGHT);
	HPDF_Dict_Add(page, "Resources", resources);
	HPDF_Dict_AddNumber(page, "StructParents", (HPDF_INT32)index);
	HPDF_Dict_AddName(page, "Tabs", "S");
	if (first_link == writer->n_links)
		return;
	annotations = HPDF_Array_New(pdf->mmgr);
	HPDF_Dict_Add(page, "Annots", annotations);
	for (size_t i = first_link; i < writer->n_links; i++) {
		HPDF_Dict annotation = objects_new(&writer->objects);

		writer->links[i]->object = objects_number(annotation);
		HPDF_Array_Add(annotations, annotation);
		writer->links[i]->link_object = annotation;
	}
}

void write_pages(struct writer *writer)
{
	size_t n = writer->pdf->n_pages;
	HPDF_Doc pdf = writer->objects.pdf;
	HPDF_Dict resources = objects_new(&writer->objects);
	struct text fonts = { 0 };

	/* A flat list of pages is slow to write and to read when it is long. */
	if (n > 256)
		HPDF_SetPagesConfiguration(pdf, 128);
	writer->pages = must_alloc((n + 1) * sizeof *writer->pages);
	writer->page_numbers = must_alloc((n + 1) * sizeof(unsigned long));
	writer->owners = must_alloc((n + 1) * sizeof *writer->owners);
	writer->n_owners = must_alloc((n + 1) * sizeof *writer->n_owners);
	memset(writer->owners, 0, (n + 1) * sizeof *writer->owners);
	memset(writer->n_owners, 0, (n + 1) * sizeof *writer->n_owners);
	for (size_t i = 0; i < n; i++) {
		struct text content = { 0 };
		size_t first_link = writer->n_links;

		writer->pages[i] = HPDF_AddPage(pdf);
		if (writer->pages[i] == NULL)
			return;
		writer->page_numbers[i] = objects_number(writer->pages[i]);
		write_items(writer, i, &content);
		write_frame(writer, i, &content);
		write_page(writer, i, &content, first_link, resources);
		text_free(&content);
	}
	write_fonts(writer, &fonts);
	objects_fill(resources, write_keep(writer, &fonts));
}
