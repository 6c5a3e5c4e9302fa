/* table.c: rows kept as they come, laid out when the table ends.
 *
 * Widths, the place of the commas and the heights of rows need the whole
 * table (rows.c). A row is set as one piece; a page that breaks repeats the
 * header as an artifact, as the structure already has it once.
 */
#include "pdf/table.h"

#include <string.h>

#include "pdf/rows.h"
#include "pdf/source.h"

static const double thin_rule = 0.4, strong_rule = 0.9;

void pdf_table_begin(struct pdf *pdf, const struct pdf_table *table)
{
	struct pending_table *pending;

	if (pdf_failed(pdf))
		return;
	if (pdf->table != NULL || pdf->list.open || table->n == 0 ||
	    table->n > PDF_TABLE_COLUMNS) {
		pdf_fail(pdf, EXIT_FAILED,
			 "una tabella senza colonne, con troppe, o dentro "
			 "un'altra");
		return;
	}
	pending = arena_alloc(&pdf->arena, sizeof *pending);
	pending->n = table->n;
	memcpy(pending->columns, table->columns,
	       table->n * sizeof *table->columns);
	for (size_t i = 0; i < table->n; i++)
		pending->columns[i].title =
			arena_copy(&pdf->arena, table->columns[i].title);
	pending->caption = arena_copy(&pdf->arena, table->caption);
	pending->subtitle = arena_copy(&pdf->arena, table->subtitle);
	pending->summary = arena_copy(&pdf->arena, table->summary);
	pdf->table = pending;
}

/* The caller's texts and drawings may not outlive the call, and the widths
 * are not known yet: a cell is set on one line, and again when it must be
 * broken for its column. */
void pdf_table_row(struct pdf *pdf, const struct pdf_span *cells, int look)
{
	struct pending_table *table = pdf->table;
	struct row *row;
	size_t n;

	if (pdf_failed(pdf) || table == NULL)
		return;
	n = (look & PDF_ROW_GROUP) ? 1 : table->n;
	row = arena_alloc(&pdf->arena, sizeof *row);
	row->cells = arena_alloc(&pdf->arena, table->n * sizeof *row->cells);
	row->look = look;
	for (size_t i = 0; i < n; i++) {
		struct cell *cell = &row->cells[i];
		int bold = (look & (PDF_ROW_BOLD | PDF_ROW_GROUP)) != 0;

		wrap_spans(pdf, &cell->block, theme_type(THEME_TABLE), bold,
			   &cells[i], 1, ROWS_ONE_LINE);
	}
	if (table->last != NULL)
		table->last->next = row;
	else
		table->first = row;
	table->last = row;
}

/* Left end of a line of a cell, from the left of the page. */
static double line_x(const struct pending_table *table, size_t column,
		     const struct cell *cell, size_t line, double left)
{
	const struct column_place *place = &table->places[column];
	double width = cell->block.lines[line].width;
	double inner = rows_inner_width(table, column);

	left += place->x + CELL_SIDE;
	switch (table->columns[column].align) {
	case PDF_ALIGN_LEFT:
		return left;
	case PDF_ALIGN_CENTER:
		return left + (inner - width) / 2;
	case PDF_ALIGN_RIGHT:
		return left + inner - width;
	case PDF_ALIGN_COMMA:
		if (cell->whole >= 0)
			return left + inner - place->fraction - cell->whole;
		return left + inner - width;
	}
	return left;
}

static struct node *cell_node(struct pdf *pdf,
			      const struct pending_table *table,
			      struct node *row_node, const struct row *row,
			      size_t column)
{
	int header = row == &table->header;
	int names = header || (row->look & PDF_ROW_GROUP) ||
		    table->columns[column].row_header;
	struct node *node =
		node_new(&pdf->arena, row_node, names ? "TH" : "TD");

	if (header) {
		node->attributes = "/A<</O/Table/Scope/Column>>";
	} else if (row->look & PDF_ROW_GROUP) {
		struct text source = { 0 };

		text_format(&source, "/A<</O/Table/Scope/Row/ColSpan %zu>>",
			    table->n);
		node->attributes =
			arena_copy(&pdf->arena, text_string(&source));
		text_free(&source);
	} else if (names) {
		node->attributes = "/A<</O/Table/Scope/Row>>";
	}
	return node;
}

/* Sets a row at the cursor. parent NULL: as an artifact. */
static void set_row(struct pdf *pdf, struct pending_table *table,
		    struct row *row, struct node *parent)
{
	struct flow *flow = &pdf->flow;
	int group = (row->look & PDF_ROW_GROUP) != 0;
	struct node *tr =
		parent != NULL ? node_new(&pdf->arena, parent, "TR") : NULL;
	int header = row == &table->header;

	if (row->look & PDF_ROW_PANEL)
		place_area(pdf, flow->x, flow->y, flow->width, row->height,
			   THEME_PANEL);
	for (size_t i = 0; i < (group ? 1 : table->n); i++) {
		struct cell *cell = &row->cells[i];
		struct node *node =
			tr != NULL ? cell_node(pdf, table, tr, row, i) : NULL;
		struct node **nodes = wrap_nodes(pdf, &cell->block, node);
		double y = flow->y + CELL_ABOVE;

		/* Titles of one line stand on the rule, by the longer ones. */
		if (header)
			y += row->height - CELL_ABOVE - CELL_BELOW -
			     block_height(&cell->block);
		for (size_t k = 0; k < cell->block.n_lines; k++)
			wrap_place(pdf, &cell->block, k, nodes,
				   group ? flow->x + CELL_SIDE
					 : line_x(table, i, cell, k, flow->x),
				   y + (double)k * cell->block.type->leading);
	}
	flow->y += row->height;
	place_area(pdf, flow->x, flow->y - (header ? strong_rule : thin_rule),
		   flow->width, header ? strong_rule : thin_rule,
		   header ? THEME_INK : THEME_RULE);
}

static void set_caption(struct pdf *pdf, struct pending_table *table)
{
	struct flow *flow = &pdf->flow;
	const struct block *caption = &table->caption_block;
	const struct block *subtitle = &table->subtitle_block;
	struct node *node;

	if (caption->n_lines + subtitle->n_lines == 0)
		return;
	node = node_new(&pdf->arena, table->node, "Caption");
	if (caption->n_lines > 0) {
		block_set(pdf, caption,
			  wrap_nodes(pdf, caption,
				     node_new(&pdf->arena, node, "P")),
			  flow->x, flow->y);
		flow->y += block_height(caption);
	}
	if (subtitle->n_lines > 0) {
		block_set(pdf, subtitle,
			  wrap_nodes(pdf, subtitle,
				     node_new(&pdf->arena, node, "P")),
			  flow->x, flow->y);
		flow->y += block_height(subtitle);
	}
	flow->y += 2;
}

/* A last row that is low stays with the one before: alone at the top of a page
 * it looks forgotten. */
static int before_a_low_last(const struct row *row)
{
	return row->next->next == NULL &&
	       row->next->height < (PAGE_BOTTOM - PAGE_TOP) / 6;
}

/* Height of a row with those that must stay with it: a group's name with the
 * row after it, the last but one with the last. */
static double piece_height(const struct row *row)
{
	double height = row->height;

	while (row->next != NULL &&
	       ((row->look & PDF_ROW_GROUP) || before_a_low_last(row))) {
		row = row->next;
		height += row->height;
	}
	return height;
}

static void set_rows(struct pdf *pdf, struct pending_table *table)
{
	int first = 1;

	for (struct row *row = table->first; row; row = row->next) {
		if (!first && flow_full(pdf, piece_height(row)) &&
		    !flow_break(pdf))
			set_row(pdf, table, &table->header, NULL);
		set_row(pdf, table, row, table->body);
		/* Headings go with the table's first row, and a second one
		 * when there is: one row under a header looks forgotten. */
		if (!first || row->next == NULL)
			flow_placed(pdf);
		first = 0;
	}
}

static void open_nodes(struct pdf *pdf, struct pending_table *table)
{
	table->node = node_new(&pdf->arena, pdf->root, "Table");
	if (table->summary[0] != '\0') {
		struct text source = { 0 };

		text_add_string(&source, "/A<</O/Table/Summary");
		source_string(&source, table->summary);
		text_add_string(&source, ">>");
		table->node->attributes =
			arena_copy(&pdf->arena, text_string(&source));
		text_free(&source);
	}
}

void pdf_table_end(struct pdf *pdf)
{
	struct pending_table *table = pdf->table;
	double first_piece;

	if (pdf_failed(pdf) || table == NULL)
		return;
	if (table->first == NULL)
		pdf_table_row(pdf,
			      &(struct pdf_span){ .text = "Nessuna riga." },
			      PDF_ROW_GROUP);
	pdf->table = NULL;
	rows_measure(pdf, table);
	first_piece = block_height(&table->caption_block) +
		      block_height(&table->subtitle_block) + 2 +
		      table->header.height + piece_height(table->first);
	if (table->first->next != NULL)
		first_piece += table->first->next->height;
	if (first_piece > PAGE_BOTTOM - PAGE_TOP)
		first_piece -= table->first->next->height;
	flow_gap(pdf, 0.6 * THEME_BASELINE);
	flow_start(pdf, first_piece);
	open_nodes(pdf, table);
	set_caption(pdf, table);
	set_row(pdf, table, &table->header,
		node_new(&pdf->arena, table->node, "THead"));
	table->body = node_new(&pdf->arena, table->node, "TBody");
	set_rows(pdf, table);
	flow_gap(pdf, THEME_BASELINE);
}
