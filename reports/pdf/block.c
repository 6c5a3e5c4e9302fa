/* block.c: headings, paragraphs, lists and rules.
 *
 * Each kind of block is a role in the structure tree, a style of the theme and
 * a space before and after it; the lines come from wrap.c, the pages from
 * flow.c.
 */
#include "pdf/block.h"

#include <string.h>

/* Space around the headings of each level, in baselines. */
static const struct heading_look {
	const char *role;
	enum theme_style style;
	double before, after;
} heading_looks[] = {
	{ "H1", THEME_TITLE, 2.0, 0.75 },
	{ "H2", THEME_SECTION, 1.6, 0.5 },
	{ "H3", THEME_SUBSECTION, 1.1, 0.25 },
};

enum { HEADING_LINES = 6 };	/* a longer one is no heading: it is cut */

static const double paragraph_gap = 0.5 * THEME_BASELINE;
static const double item_gap = 0.2 * THEME_BASELINE;
static const double bullet_indent = THEME_MM(4.5);
static const double number_indent = THEME_MM(6.5);

double block_height(const struct block *block)
{
	return (double)block->n_lines * block->type->leading;
}

/* Lines that must stay with line i: the first two, the last two, all of a
 * block of three. */
static size_t together(const struct block *block, size_t i)
{
	size_t left = block->n_lines - i;

	if (left <= 3 && (i == 0 || left == 2))
		return left;
	return i == 0 ? 2 : 1;
}

void block_flow(struct pdf *pdf, const struct block *block,
		struct node **nodes, double indent)
{
	struct flow *flow = &pdf->flow;

	for (size_t i = 0; i < block->n_lines; i++) {
		double need = (double)together(block, i) * block->type->leading;

		if (i == 0)
			flow_start(pdf, need);
		else if (flow_full(pdf, need))
			flow_break(pdf);
		wrap_place(pdf, block, i, nodes, flow->x + indent, flow->y);
		flow->y += block->type->leading;
		if (i + 1 == together(block, 0))
			flow_placed(pdf);
	}
}

void block_set(struct pdf *pdf, const struct block *block,
	       struct node **nodes, double x, double y)
{
	for (size_t i = 0; i < block->n_lines; i++)
		wrap_place(pdf, block, i, nodes, x,
			   y + (double)i * block->type->leading);
}

static void keep_heading(struct pdf *pdf, int level, const char *text,
			 const char *anchor)
{
	struct heading *heading;

	pdf->headings = must_resize(pdf->headings, (pdf->n_headings + 1) *
							   sizeof *heading);
	heading = &pdf->headings[pdf->n_headings++];
	memset(heading, 0, sizeof *heading);
	heading->level = level;
	heading->text = arena_copy(&pdf->arena, text);
	if (anchor != NULL && anchor[0] != '\0')
		heading->anchor = arena_copy(&pdf->arena, anchor);
}

/* Levels begin at 1 and go down one at a time. */
static int sound_level(const struct pdf *pdf, int level)
{
	int deepest = pdf->n_headings > 0
			      ? pdf->headings[pdf->n_headings - 1].level + 1
			      : 1;

	if (level > 3)
		level = 3;
	if (level > deepest)
		level = deepest;
	return level < 1 ? 1 : level;
}

void pdf_heading(struct pdf *pdf, int level, const char *text,
		 const char *anchor)
{
	const struct heading_look *look;
	struct flow *flow = &pdf->flow;
	struct node *node;
	struct block block;

	if (pdf_failed(pdf))
		return;
	level = sound_level(pdf, level);
	look = &heading_looks[level - 1];
	wrap_spans(pdf, &block, theme_type(look->style), 0,
		   &(struct pdf_span){ .text = text }, 1, flow->width);
	wrap_cut(pdf, &block, HEADING_LINES);
	if (block.n_lines == 0)
		return;
	/* Under another heading there is space enough already. */
	if (!flow->stick.set)
		flow_gap(pdf, look->before * THEME_BASELINE);
	flow_start(pdf, block_height(&block) + 3 * THEME_BASELINE);
	if (!flow->stick.set)
		flow->stick = (struct mark){
			.set = 1,
			.page = flow->page,
			.index = place_page(pdf)->n,
			.y = flow->y,
			.moved = flow->y <= PAGE_TOP + 0.01,
		};
	node = node_new(&pdf->arena, pdf->root, look->role);
	place_anchor(pdf, flow->y, pdf->n_headings);
	keep_heading(pdf, level, text, anchor);
	block_set(pdf, &block, wrap_nodes(pdf, &block, node), flow->x, flow->y);
	flow->y += block_height(&block);
	flow_gap(pdf, look->after * THEME_BASELINE);
}

void pdf_paragraph_spans(struct pdf *pdf, enum theme_style style,
			 const struct pdf_span *spans, size_t n)
{
	struct block block;

	if (pdf_failed(pdf))
		return;
	wrap_spans(pdf, &block, theme_type(style), 0, spans, n,
		   pdf->flow.width);
	if (block.n_lines == 0)
		return;
	block_flow(pdf, &block,
		   wrap_nodes(pdf, &block,
			      node_new(&pdf->arena, pdf->root, "P")),
		   0);
	flow_gap(pdf, paragraph_gap);
}

void pdf_paragraph(struct pdf *pdf, enum theme_style style, const char *text)
{
	pdf_paragraph_spans(pdf, style, &(struct pdf_span){ .text = text }, 1);
}

void pdf_list_begin(struct pdf *pdf, enum theme_style style, int numbered)
{
	struct list *list = &pdf->list;

	if (pdf_failed(pdf))
		return;
	if (list->open) {
		pdf_fail(pdf, EXIT_FAILED, "un elenco dentro un elenco");
		return;
	}
	*list = (struct list){ .open = 1, .numbered = numbered, .style = style };
}

static double list_indent(const struct pdf *pdf)
{
	return pdf->list.numbered ? number_indent : bullet_indent;
}

/* The list's own element is made with its first item: an empty list leaves
 * nothing. */
static struct node *list_node(struct pdf *pdf)
{
	struct list *list = &pdf->list;

	if (list->node == NULL) {
		list->node = node_new(&pdf->arena, pdf->root, "L");
		list->node->attributes =
			list->numbered
				? "/A<</O/List/ListNumbering/Decimal>>"
				: "/A<</O/List/ListNumbering/Disc>>";
	}
	return list->node;
}

static void place_label(struct pdf *pdf, struct node *item, double x, double y)
{
	const struct theme_type *type = theme_type(pdf->list.style);
	struct text label = { 0 };
	struct block block;

	if (pdf->list.numbered)
		text_format(&label, "%d.", pdf->list.count);
	else
		text_add_string(&label, "•");
	wrap_spans(pdf, &block, type, 0,
		   &(struct pdf_span){ .text = text_string(&label) }, 1,
		   list_indent(pdf));
	block_set(pdf, &block, wrap_nodes(pdf, &block, item), x, y);
	text_free(&label);
}

void pdf_list_item(struct pdf *pdf, const struct pdf_span *spans, size_t n)
{
	struct node *item, *label;
	struct block block;
	struct flow *flow = &pdf->flow;

	if (pdf_failed(pdf) || !pdf->list.open)
		return;
	wrap_spans(pdf, &block, theme_type(pdf->list.style), 0, spans, n,
		   flow->width - list_indent(pdf));
	if (block.n_lines == 0)
		return;
	pdf->list.count++;
	item = node_new(&pdf->arena, list_node(pdf), "LI");
	label = node_new(&pdf->arena, item, "Lbl");
	/* The label goes first, beside lines that are sure to stay there. */
	flow_start(pdf, (double)(block.n_lines < 4 ? block.n_lines : 2) *
				block.type->leading);
	place_label(pdf, label, flow->x, flow->y);
	block_flow(pdf, &block,
		   wrap_nodes(pdf, &block,
			      node_new(&pdf->arena, item, "LBody")),
		   list_indent(pdf));
	flow_gap(pdf, item_gap);
}

void pdf_list_end(struct pdf *pdf)
{
	if (pdf_failed(pdf) || !pdf->list.open)
		return;
	pdf->list.open = 0;
	flow_gap(pdf, paragraph_gap);
}

void pdf_rule(struct pdf *pdf)
{
	struct flow *flow = &pdf->flow;

	if (pdf_failed(pdf))
		return;
	flow_gap(pdf, 0.5 * THEME_BASELINE);
	flow_start(pdf, 2 * THEME_BASELINE);
	place_area(pdf, flow->x, flow->y, flow->width, 0.6, THEME_RULE);
	flow->y += 0.6;
	flow_gap(pdf, 0.5 * THEME_BASELINE);
}
