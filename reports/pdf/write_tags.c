/* write_tags.c: the structure tree, the way back from pages to it, and links.
 *
 * Nodes without content or children (a list begun and left empty) are dropped.
 * Keys of the parent tree: a page's is its index, a link's comes after them.
 */
#include <stdlib.h>
#include <string.h>

#include "pdf/replay.h"
#include "pdf/source.h"
#include "pdf/write.h"

static int is_empty(const struct node *node)
{
	/* An empty cell holds its place in the row. */
	if (node->content != NULL || node->links != NULL ||
	    strcmp(node->role, "TD") == 0 || strcmp(node->role, "TH") == 0)
		return 0;
	for (const struct node *child = node->first; child; child = child->next)
		if (!is_empty(child))
			return 0;
	return 1;
}

/* Gives numbers to the elements, each before its children. */
static void number_nodes(struct writer *writer, struct node *node,
			 HPDF_Dict *objects, size_t *n)
{
	if (is_empty(node))
		return;
	objects[*n] = objects_new(&writer->objects);
	node->object = objects_number(objects[*n]);
	(*n)++;
	for (struct node *child = node->first; child; child = child->next)
		number_nodes(writer, child, objects, n);
}

static size_t count_nodes(const struct node *node)
{
	size_t n = 1;

	for (const struct node *child = node->first; child; child = child->next)
		n += count_nodes(child);
	return n;
}

static void write_kids(struct writer *writer, const struct node *node,
		       struct text *out)
{
	size_t own_page = node->content != NULL ? node->content->page : 0;

	text_add_string(out, "/K[");
	for (const struct content *content = node->content; content;
	     content = content->next) {
		if (content->page == own_page)
			text_format(out, "%u ", content->mcid);
		else
			text_format(out, "<</Type/MCR/Pg %lu 0 R/MCID %u>>",
				    writer->page_numbers[content->page],
				    content->mcid);
	}
	for (const struct item *link = node->links; link;
	     link = link->link_next)
		text_format(out, "<</Type/OBJR/Obj %lu 0 R>>", link->object);
	for (const struct node *child = node->first; child; child = child->next)
		if (child->object != 0)
			text_format(out, "%lu 0 R ", child->object);
	text_add_string(out, "]\n");
	if (node->content != NULL)
		text_format(out, "/Pg %lu 0 R\n",
			    writer->page_numbers[own_page]);
}

static const char *node_source(struct writer *writer, const struct node *node,
			       unsigned long parent)
{
	struct text out = { 0 };

	text_format(&out, "/S/%s/P %lu 0 R\n", node->role, parent);
	if (node->alt != NULL) {
		text_add_string(&out, "/Alt");
		source_string(&out, node->alt);
		text_add_string(&out, "/A<</O/Layout/Placement/Block/BBox[");
		for (int i = 0; i < 4; i++)
			replay_number(&out, node->box[i]);
		text_add_string(&out, "]>>\n");
	} else if (node->attributes != NULL) {
		text_add_string(&out, node->attributes);
	}
	write_kids(writer, node, &out);
	return write_keep(writer, &out);
}

static void fill_nodes(struct writer *writer, struct node *node,
		       HPDF_Dict *objects, size_t *n, unsigned long parent)
{
	if (node->object == 0)
		return;
	objects_fill(objects[(*n)++], node_source(writer, node, parent));
	for (struct node *child = node->first; child; child = child->next)
		fill_nodes(writer, child, objects, n, node->object);
}

/* Where a link to a heading goes; 0 when there is no such heading. */
static int write_destination(struct writer *writer, const char *name,
			     struct text *out)
{
	const struct pdf *pdf = writer->pdf;
	size_t found = pdf->n_headings;

	if (name[0] == '\x01')
		found = strtoul(name + 1, NULL, 10);
	for (size_t i = 0; i < pdf->n_headings && found == pdf->n_headings; i++)
		if (pdf->headings[i].anchor != NULL &&
		    strcmp(pdf->headings[i].anchor, name) == 0)
			found = i;
	if (found >= pdf->n_headings)
		return 0;
	text_format(out, "/Dest[%lu 0 R/XYZ ",
		    writer->page_numbers[pdf->headings[found].page]);
	replay_number(out, THEME_MARGIN);
	replay_number(out, THEME_PAGE_HEIGHT - pdf->headings[found].y + 6);
	text_add_string(out, "0]\n");
	return 1;
}

static void fill_link(struct writer *writer, const struct item *link,
		      size_t key)
{
	struct text out = { 0 };
	double low = THEME_PAGE_HEIGHT - link->y - link->h;

	text_add_string(&out, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]"
			      "/Rect[");
	replay_number(&out, link->x);
	replay_number(&out, low);
	replay_number(&out, link->x + link->w);
	replay_number(&out, low + link->h);
	text_format(&out, "]/StructParent %zu\n/Contents", key);
	source_string(&out, link->alt);
	if (link->data[0] == '#') {
		if (!write_destination(writer, link->data + 1, &out))
			pdf_fail(writer->pdf, EXIT_FAILED,
				 "collegamento a un titolo che non c'è: %s",
				 link->data);
	} else {
		text_add_string(&out, "/A<</S/URI/URI");
		source_uri(&out, link->data);
		text_add_string(&out, ">>");
	}
	objects_fill(link->link_object, write_keep(writer, &out));
}

/* The Link element of an annotation is its item's node. */
static void write_parent_tree(struct writer *writer, HPDF_Dict tree)
{
	struct text out = { 0 };
	size_t n = writer->pdf->n_pages;

	text_add_string(&out, "/Nums[");
	for (size_t i = 0; i < n; i++) {
		text_format(&out, "%zu[", i);
		for (unsigned k = 0; k < writer->n_owners[i]; k++)
			text_format(&out, "%lu 0 R ",
				    writer->owners[i][k]->object);
		text_add_string(&out, "]\n");
	}
	for (size_t i = 0; i < writer->n_links; i++)
		text_format(&out, "%zu %lu 0 R\n", n + i,
			    writer->links[i]->node->object);
	text_add_string(&out, "]");
	objects_fill(tree, write_keep(writer, &out));
}

void write_tags(struct writer *writer, struct text *catalog)
{
	struct node *root = writer->pdf->root;
	HPDF_Dict tree = objects_new(&writer->objects);
	HPDF_Dict parents = objects_new(&writer->objects);
	HPDF_Dict *objects =
		must_alloc(count_nodes(root) * sizeof(HPDF_Dict));
	struct text out = { 0 };
	size_t n = 0, filled = 0;

	number_nodes(writer, root, objects, &n);
	fill_nodes(writer, root, objects, &filled, objects_number(tree));
	for (size_t i = 0; i < writer->n_links; i++)
		fill_link(writer, writer->links[i], writer->pdf->n_pages + i);
	write_parent_tree(writer, parents);
	text_format(&out, "/Type/StructTreeRoot/K[%lu 0 R]/ParentTree %lu 0 R"
			  "/ParentTreeNextKey %zu\n",
		    root->object, objects_number(parents),
		    writer->pdf->n_pages + writer->n_links);
	objects_fill(tree, write_keep(writer, &out));
	text_format(catalog, "/MarkInfo<</Marked true>>/StructTreeRoot %lu 0 R\n",
		    objects_number(tree));
	free(objects);
}
