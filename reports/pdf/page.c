/* page.c: items, nodes, and the memory they live in.
 *
 * Only keeps what others place: where things go is the flow's business, how
 * they are written the writer's.
 */
#include "pdf/page.h"

#include <stdlib.h>
#include <string.h>

enum { ARENA_BLOCK = 64 * 1024 };

struct arena_block {
	struct arena_block *before;
	size_t used, size;
	max_align_t bytes[];
};

void *arena_alloc(struct arena *arena, size_t size)
{
	struct arena_block *block = arena->last;
	void *result;

	size = (size + sizeof(max_align_t) - 1) / sizeof(max_align_t) *
	       sizeof(max_align_t);
	if (block == NULL || block->size - block->used < size) {
		size_t room = size > ARENA_BLOCK ? size : ARENA_BLOCK;

		block = must_alloc(sizeof *block + room);
		block->before = arena->last;
		block->used = 0;
		block->size = room;
		arena->last = block;
	}
	result = (char *)block->bytes + block->used;
	block->used += size;
	memset(result, 0, size);
	return result;
}

char *arena_copy(struct arena *arena, const char *string)
{
	size_t size = string != NULL ? strlen(string) + 1 : 1;
	char *copy = arena_alloc(arena, size);

	if (string != NULL)
		memcpy(copy, string, size);
	return copy;
}

void arena_free(struct arena *arena)
{
	while (arena->last != NULL) {
		struct arena_block *before = arena->last->before;

		free(arena->last);
		arena->last = before;
	}
}

struct node *node_new(struct arena *arena, struct node *parent,
		      const char *role)
{
	struct node *node = arena_alloc(arena, sizeof *node);

	node->role = role;
	node->parent = parent;
	if (parent == NULL)
		return node;
	if (parent->last != NULL)
		parent->last->next = node;
	else
		parent->first = node;
	parent->last = node;
	return node;
}

void page_add(struct page *page, struct item *item)
{
	if (page->n == page->capacity) {
		page->capacity = page->capacity > 0 ? 2 * page->capacity : 64;
		page->items = must_resize(page->items,
					  page->capacity * sizeof *page->items);
	}
	page->items[page->n++] = item;
}

void page_move(struct page *from, size_t index, struct page *to, double dy)
{
	for (size_t i = index; i < from->n; i++) {
		from->items[i]->y += dy;
		page_add(to, from->items[i]);
	}
	if (index < from->n)
		from->n = index;
}

void usage_start(struct usage *usage)
{
	usage->place = must_alloc(FACE_CODES * sizeof *usage->place);
	memset(usage->place, 0, FACE_CODES * sizeof *usage->place);
	usage->capacity = 256;
	usage->codes = must_alloc(usage->capacity * sizeof *usage->codes);
	usage->codes[0] = 0;
	usage->n = 1;
}

void usage_free(struct usage *usage)
{
	free(usage->place);
	free(usage->codes);
}

static unsigned place_of(struct usage *usage, uint16_t code)
{
	if (usage->place[code] != 0)
		return usage->place[code];
	if (usage->n == usage->capacity) {
		usage->capacity *= 2;
		usage->codes = must_resize(
			usage->codes, usage->capacity * sizeof *usage->codes);
	}
	usage->codes[usage->n] = code;
	usage->place[code] = (uint16_t)usage->n;
	return (unsigned)usage->n++;
}

void usage_encode(struct usage *usage, const uint16_t *codes, size_t n,
		  struct text *out)
{
	static const char digits[] = "0123456789ABCDEF";

	text_add(out, "<", 1);
	for (size_t i = 0; i < n; i++) {
		unsigned place = place_of(usage, codes[i]);
		char hex[4] = { digits[place >> 12 & 15],
				digits[place >> 8 & 15],
				digits[place >> 4 & 15], digits[place & 15] };

		text_add(out, hex, sizeof hex);
	}
	text_add(out, ">", 1);
}
