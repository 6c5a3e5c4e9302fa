/* page.h: inside the page layer: what is on the pages, before it is written.
 *
 * A page is a list of items, each owned by a node of the structure tree (or by
 * none: an artifact). Nothing is written until the document is finished, so
 * that a block can still move to the next page, and "page x of y" and the
 * table of contents can know the end. Items are in points from the upper left
 * corner of the page, y down; the writer turns them.
 */
#ifndef QUADRO_REPORTS_PDF_PAGE_H
#define QUADRO_REPORTS_PDF_PAGE_H

#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "pdf/face.h"

/* Memory freed all at once with the document. */
struct arena {
	struct arena_block *last;
};

void *arena_alloc(struct arena *arena, size_t size);	/* zeroed */
char *arena_copy(struct arena *arena, const char *string);	/* NULL is "" */
void arena_free(struct arena *arena);

/* A piece of a page's content that belongs to a node. */
struct content {
	size_t page;
	unsigned mcid;
	struct content *next;
};

/* An element of the structure tree. Has children or content, never both. */
struct node {
	const char *role;	/* static: "P", "TD" ... */
	const char *attributes;	/* NULL, or PDF source: "/A<</O/Table...>>" */
	const char *alt;	/* NULL, or alternative text, UTF-8 */
	struct node *parent, *first, *last, *next;
	struct content *content, *last_content;
	struct item *links;	/* of a Link: its annotations, by link_next */
	double box[4];		/* of a Figure: left, bottom, right, top */
	unsigned long object;	/* number in the file, set by the writer */
	size_t page;		/* of its first content, set by the writer */
};

struct node *node_new(struct arena *arena, struct node *parent,
		      const char *role);

enum item_kind {
	ITEM_TEXT,	/* hex glyphs on a baseline at (x, y) */
	ITEM_AREA,	/* filled rectangle, upper left (x, y) */
	ITEM_OPERATORS,	/* PDF operators, origin at (x, y), upwards, w x h, scaled */
	ITEM_LINK,	/* clickable rectangle, upper left (x, y) */
	ITEM_ANCHOR,	/* where a heading is */
};

struct item {
	enum item_kind kind;
	struct node *node;	/* NULL: artifact */
	double x, y, w, h;	/* points */
	unsigned colour;	/* text, area */
	double size;		/* text: points; operators: scale */
	int bold;		/* text */
	const char *data;	/* text, operators: PDF source; link: target, "#name" or URI */
	const char *alt;	/* link: what it opens, for screen readers */
	size_t heading;		/* anchor: index of the heading */
	struct item *link_next;	/* link: next of the same node */
	unsigned long object;	/* link: number in the file, set by the writer */
	void *link_object;	/* link: its object, set by the writer */
};

struct page {
	struct item **items;
	size_t n, capacity;
};

void page_add(struct page *page, struct item *item);

/* Moves the items from `index` on to the end of another page, dy down. */
void page_move(struct page *from, size_t index, struct page *to, double dy);

/* Which characters of a face a document prints, in order of first use: their
 * numbers in the subset are their places here. Place 0 is .notdef. */
struct usage {
	uint16_t *place;	/* FACE_CODES: code -> place, 0 not used yet */
	uint16_t *codes;	/* place -> code */
	size_t n, capacity;
};

void usage_start(struct usage *usage);
void usage_free(struct usage *usage);

/* Appends the hexadecimal glyph codes of a text to out: <0001000A>. */
void usage_encode(struct usage *usage, const uint16_t *codes, size_t n,
		  struct text *out);

#endif
