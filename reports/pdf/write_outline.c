/* write_outline.c: the bookmarks, one for each heading, nested as they are. */
#include <stdlib.h>

#include "pdf/replay.h"
#include "pdf/source.h"
#include "pdf/write.h"

/* The next heading of the same level under the same parent, or n. */
static size_t next_sibling(const struct pdf *pdf, size_t i)
{
	int level = pdf->headings[i].level;

	for (i++; i < pdf->n_headings; i++) {
		if (pdf->headings[i].level < level)
			break;
		if (pdf->headings[i].level == level)
			return i;
	}
	return pdf->n_headings;
}

/* The first heading right under another, or n. */
static size_t first_child(const struct pdf *pdf, size_t i)
{
	if (i + 1 < pdf->n_headings &&
	    pdf->headings[i + 1].level > pdf->headings[i].level)
		return i + 1;
	return pdf->n_headings;
}

/* Names the first and the last of the children that begin at `first`, and how
 * many they are; a negative count is a closed branch. */
static void write_children(const struct pdf *pdf, size_t first, int sign,
			   struct text *out)
{
	size_t last = first, count = 0;

	for (size_t i = first; i < pdf->n_headings; i = next_sibling(pdf, i)) {
		last = i;
		count++;
	}
	if (count > 0)
		text_format(out, "/First %lu 0 R/Last %lu 0 R/Count %s%zu\n",
			    pdf->headings[first].object,
			    pdf->headings[last].object, sign < 0 ? "-" : "",
			    count);
}

static void fill_bookmark(struct writer *writer, HPDF_Dict object, size_t i,
			  unsigned long parent, size_t before)
{
	const struct pdf *pdf = writer->pdf;
	const struct heading *heading = &pdf->headings[i];
	size_t after = next_sibling(pdf, i);
	struct text out = { 0 };

	text_add_string(&out, "/Title");
	source_string(&out, heading->text);
	text_format(&out, "/Parent %lu 0 R\n", parent);
	if (before < pdf->n_headings)
		text_format(&out, "/Prev %lu 0 R\n",
			    pdf->headings[before].object);
	if (after < pdf->n_headings)
		text_format(&out, "/Next %lu 0 R\n",
			    pdf->headings[after].object);
	write_children(pdf, first_child(pdf, i), -1, &out);
	text_format(&out, "/Dest[%lu 0 R/XYZ ",
		    writer->page_numbers[heading->page]);
	replay_number(&out, THEME_MARGIN);
	replay_number(&out, THEME_PAGE_HEIGHT - heading->y + 6);
	text_add_string(&out, "0]");
	objects_fill(object, write_keep(writer, &out));
}

void write_outline(struct writer *writer, struct text *catalog)
{
	struct pdf *pdf = writer->pdf;
	size_t n = pdf->n_headings;
	/* Per level: the heading open there, for parents and siblings. */
	size_t open[4] = { n, n, n, n };
	HPDF_Dict root, *objects;
	struct text out = { 0 };

	if (n == 0)
		return;
	root = objects_new(&writer->objects);
	objects = must_alloc(n * sizeof(HPDF_Dict));
	for (size_t i = 0; i < n; i++) {
		objects[i] = objects_new(&writer->objects);
		pdf->headings[i].object = objects_number(objects[i]);
	}
	for (size_t i = 0; i < n; i++) {
		int level = pdf->headings[i].level;
		unsigned long parent =
			level > 1 ? pdf->headings[open[level - 1]].object
				  : objects_number(root);

		fill_bookmark(writer, objects[i], i, parent, open[level]);
		open[level] = i;
		for (int deeper = level + 1; deeper < 4; deeper++)
			open[deeper] = n;
	}
	text_add_string(&out, "/Type/Outlines");
	write_children(pdf, 0, 1, &out);
	objects_fill(root, write_keep(writer, &out));
	text_format(catalog, "/Outlines %lu 0 R/PageMode/UseOutlines\n",
		    objects_number(root));
	free(objects);
}
