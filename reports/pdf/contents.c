/* contents.c: the table of contents, set when all the pages are known.
 *
 * Its pages are set after the last one with the usual flow, then moved to
 * their place; the numbers come once it is known how many pages it takes.
 */
#include "pdf/contents.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pdf/block.h"

/* An entry that waits for its page number. */
struct entry {
	const struct heading *heading;
	struct node *link;
	size_t page;		/* where it is set */
	double x, end, y;	/* of its last line: indent, end of the words, top */
};

enum { ENTRY_LINES = 2 };	/* longer titles are cut here */

static const double number_room = THEME_MM(12), indent_step = THEME_MM(5);

void pdf_contents(struct pdf *pdf, const char *title, int max_level)
{
	struct contents *contents = &pdf->contents;

	if (pdf_failed(pdf))
		return;
	if (contents->wanted || pdf->columns.open || pdf->panel.open ||
	    pdf->flow.depth > 0) {
		pdf_fail(pdf, EXIT_FAILED, "indice fuori posto o ripetuto");
		return;
	}
	pdf_page_break(pdf);
	contents->wanted = 1;
	contents->max_level = max_level;
	contents->title = arena_copy(&pdf->arena, title);
	contents->node = node_new(&pdf->arena, pdf->root, "TOC");
	contents->at = pdf->flow.page;
	contents->first_heading = pdf->n_headings;
}

static int listed(const struct pdf *pdf, size_t i)
{
	const struct heading *heading = &pdf->headings[i];

	return heading->level <= pdf->contents.max_level &&
	       !(heading->level == 1 && i < pdf->contents.first_heading);
}

/* Where each heading is: page and height. */
static void find_headings(struct pdf *pdf)
{
	for (size_t p = 0; p < pdf->n_pages; p++) {
		const struct page *page = pdf->pages[p];

		for (size_t i = 0; i < page->n; i++) {
			const struct item *item = page->items[i];

			if (item->kind != ITEM_ANCHOR)
				continue;
			pdf->headings[item->heading].page = p;
			pdf->headings[item->heading].y = item->y;
		}
	}
}

static void set_title(struct pdf *pdf)
{
	struct flow *flow = &pdf->flow;
	struct block block;

	wrap_spans(pdf, &block, theme_type(THEME_SECTION), 0,
		   &(struct pdf_span){ .text = pdf->contents.title }, 1,
		   flow->width);
	wrap_cut(pdf, &block, ENTRY_LINES);
	block_set(pdf, &block,
		  wrap_nodes(pdf, &block,
			     node_new(&pdf->arena, pdf->contents.node,
				      "Caption")),
		  flow->x, flow->y);
	flow->y += block_height(&block) + THEME_BASELINE;
}

/* A name of its own for a heading without an anchor: "#1", which no caller
 * can clash with, as the writer resolves it by number. */
static const char *target_of(struct pdf *pdf, size_t heading)
{
	struct text target = { 0 };
	const char *kept;

	text_format(&target, "#\x01%zu", heading);
	kept = arena_copy(&pdf->arena, text_string(&target));
	text_free(&target);
	return kept;
}

static void set_entry(struct pdf *pdf, struct entry *entry, size_t heading,
		      int top_level)
{
	struct flow *flow = &pdf->flow;
	const struct theme_type *type = theme_type(THEME_TEXT);
	struct block block;
	struct node *reference;
	int level;

	entry->heading = &pdf->headings[heading];
	level = entry->heading->level - top_level;
	entry->x = flow->x + level * indent_step;
	wrap_spans(pdf, &block, type, level == 0,
		   &(struct pdf_span){ .text = entry->heading->text }, 1,
		   flow->width - level * indent_step - number_room);
	wrap_cut(pdf, &block, ENTRY_LINES);
	if (level == 0)
		flow_gap(pdf, 0.4 * THEME_BASELINE);
	flow_start(pdf, block_height(&block));
	reference = node_new(&pdf->arena,
			     node_new(&pdf->arena, pdf->contents.node, "TOCI"),
			     "Reference");
	entry->link = node_new(&pdf->arena, reference, "Link");
	block_set(pdf, &block, wrap_nodes(pdf, &block, entry->link), entry->x,
		  flow->y);
	place_link(pdf, entry->link, entry->x, flow->y,
		   flow->x + flow->width - entry->x, block_height(&block),
		   target_of(pdf, heading),
		   arena_copy(&pdf->arena, entry->heading->text));
	entry->page = flow->page;
	flow->y += block_height(&block);
	entry->y = flow->y - type->leading;
	entry->end = entry->x + block.lines[block.n_lines - 1].width;
}

/* Dots, then the number flush right; dots stand on one grid. */
static void set_number(struct pdf *pdf, const struct entry *entry,
		       size_t number)
{
	const struct theme_type *type = theme_type(THEME_TEXT);
	const struct face *face = &pdf->fonts->face[0];
	double right = THEME_MARGIN + THEME_TEXT_WIDTH, width, step;
	double baseline = entry->y +
			  (type->leading +
			   face->cap_height * type->size / 1000) / 2;
	char digits[24];
	uint16_t dot = '.', *codes;
	size_t n = (size_t)snprintf(digits, sizeof digits, "%zu", number);

	width = pdf_text_width(pdf->fonts, digits, type->size, 0);
	codes = face_decode(face, digits, &n);
	place_text(pdf, entry->link, right - width, baseline, codes, n,
		   type->size, 0, type->colour);
	free(codes);
	step = 2.2 * face_advance(face, dot) * type->size / 1000;
	for (double x = right - 2 * THEME_GUTTER - step; x > entry->end + step;
	     x -= step)
		place_text(pdf, NULL, x, baseline, &dot, 1, type->size, 0,
			   THEME_GREY);
}

/* Brings the pages from `first` on to the place `at`. */
static void bring_pages(struct pdf *pdf, size_t first, size_t at)
{
	size_t n = pdf->n_pages - first;
	struct page **moved = must_alloc((n + 1) * sizeof(struct page *));

	memcpy(moved, pdf->pages + first, n * sizeof *moved);
	memmove(pdf->pages + at + n, pdf->pages + at,
		(first - at) * sizeof(struct page *));
	memcpy(pdf->pages + at, moved, n * sizeof *moved);
	free(moved);
}

void contents_set(struct pdf *pdf)
{
	struct contents *contents = &pdf->contents;
	struct entry *entries;
	size_t first = pdf->n_pages, n = 0, pages;
	int top_level = 3;

	find_headings(pdf);
	if (!contents->wanted)
		return;
	if (contents->at > first)
		contents->at = first;
	entries = must_alloc((pdf->n_headings + 1) * sizeof *entries);
	for (size_t i = 0; i < pdf->n_headings; i++)
		if (listed(pdf, i) && pdf->headings[i].level < top_level)
			top_level = pdf->headings[i].level;
	pdf->flow = (struct flow){ .page = first,
				   .x = THEME_MARGIN,
				   .width = THEME_TEXT_WIDTH,
				   .y = PAGE_TOP };
	set_title(pdf);
	for (size_t i = 0; i < pdf->n_headings; i++)
		if (listed(pdf, i))
			set_entry(pdf, &entries[n++], i, top_level);
	pages = pdf->n_pages - first;
	for (size_t i = 0; i < n; i++) {
		size_t page = entries[i].heading->page;

		pdf->flow.page = entries[i].page;
		set_number(pdf, &entries[i],
			   1 + page + (page >= contents->at ? pages : 0));
	}
	bring_pages(pdf, first, contents->at);
	find_headings(pdf);
	free(entries);
}
