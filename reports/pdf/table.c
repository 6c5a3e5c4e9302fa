/* table.c: rows kept as they come, laid out when the table ends.
 *
 * Widths, the place of the commas and the heights of rows need the whole
 * table. A row is set as one piece; a page that breaks repeats the header as
 * an artifact, as the structure already has it once.
 */
#include "pdf/table.h"

#include <math.h>
#include <string.h>

#include "pdf/block.h"
#include "pdf/source.h"

static const double pad_side = 4, pad_above = 2.6, pad_below = 2.6;
static const double one_line = 1e9;	/* no break but those in the text */
static const double thin_rule = 0.4, strong_rule = 0.9;

enum { HEADER_LINES = 8, CAPTION_LINES = 6 };

struct cell {
	struct block block;
	double whole;		/* comma column: width before the comma; < 0: no number */
};

struct row {
	int look;		/* sum of enum pdf_row */
	struct cell *cells;
	double height;
	struct row *next;
};

struct column_place {
	double x, width;	/* points, x from the left of the table */
	double fraction;	/* comma column: widest part from the comma on */
	double whole;		/* and widest part before it */
};

struct pending_table {
	struct pdf_column columns[PDF_TABLE_COLUMNS];
	struct column_place places[PDF_TABLE_COLUMNS];
	size_t n;
	const char *caption, *subtitle, *summary;
	struct row header, *first, *last;
	struct node *node, *body;
	struct block caption_block, subtitle_block;
};

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
			   &cells[i], 1, one_line);
	}
	if (table->last != NULL)
		table->last->next = row;
	else
		table->first = row;
	table->last = row;
}

/* Fixed widths as asked, shrunk when they exceed the table; shares of the
 * rest. */
static void place_columns(struct pending_table *table, double width)
{
	double fixed = 0, shares = 0, x = 0, scale = 1, rest;

	for (size_t i = 0; i < table->n; i++) {
		struct pdf_column *column = &table->columns[i];

		if (!(isfinite(column->share) && column->share > 0))
			column->share = 1;
		if (isfinite(column->width) && column->width > 0)
			fixed += column->width;
		else
			shares += column->share;
	}
	if (fixed > width * (shares > 0 ? 0.8 : 1) ||
	    (shares == 0 && fixed > 0))
		scale = width * (shares > 0 ? 0.8 : 1) / fixed;
	rest = width - fixed * scale;
	for (size_t i = 0; i < table->n; i++) {
		const struct pdf_column *column = &table->columns[i];
		struct column_place *place = &table->places[i];

		place->x = x;
		place->width = isfinite(column->width) && column->width > 0
				       ? column->width * scale
				       : rest * column->share / shares;
		x += place->width;
	}
}

/* Where the words of a column are: the outer columns are flush with the
 * rules, unless the ground of a row shows. */
static double inner_width(const struct pending_table *table, size_t column)
{
	return table->places[column].width - 2 * pad_side;
}

static int is_number(const struct run *run)
{
	for (size_t i = 0; i < run->n; i++)
		if (run->codes[i] >= '0' && run->codes[i] <= '9')
			return run->codes[0] != '<';
	return 0;
}

/* Width of a number up to its comma (or its unit), and from it on. */
static void measure_number(struct pdf *pdf, struct cell *cell,
			   struct column_place *place)
{
	const struct run *run = cell->block.runs;
	const struct face *face = &pdf->fonts->face[run->bold];
	double size = cell->block.type->size / 1000, whole = 0, rest = 0;
	size_t last = 0;
	int after = 0;

	cell->whole = -1;
	if (cell->block.n_lines != 1 || !is_number(run))
		return;
	for (size_t i = 0; i < run->n; i++)
		if (run->codes[i] >= '0' && run->codes[i] <= '9')
			last = i;
	for (size_t i = 0; i < run->n; i++) {
		after |= run->codes[i] == ',' || i > last;
		*(after ? &rest : &whole) +=
			face_advance(face, run->codes[i]) * size;
	}
	cell->whole = whole;
	place->fraction = fmax(place->fraction, rest);
	place->whole = fmax(place->whole, whole);
}

static void measure_commas(struct pdf *pdf, struct pending_table *table)
{
	for (size_t i = 0; i < table->n; i++) {
		struct column_place *place = &table->places[i];

		if (table->columns[i].align != PDF_ALIGN_COMMA)
			continue;
		for (struct row *row = table->first; row; row = row->next)
			if (!(row->look & PDF_ROW_GROUP))
				measure_number(pdf, &row->cells[i], place);
		/* Too wide to align: to the right, as it fits. */
		if (place->fraction + place->whole > inner_width(table, i))
			for (struct row *row = table->first; row;
			     row = row->next)
				row->cells[i].whole = -1;
	}
}

/* Most lines that a row can have on a page under the header. */
static size_t most_lines(const struct pending_table *table)
{
	double room = PAGE_BOTTOM - PAGE_TOP - table->header.height -
		      8 * THEME_BASELINE;
	double lines = room / theme_type(THEME_TABLE)->leading;

	return lines > 4 ? (size_t)lines : 4;
}

static void measure_row(struct pdf *pdf, struct pending_table *table,
			struct row *row, size_t most)
{
	const struct theme_type *type = theme_type(THEME_TABLE);
	int group = (row->look & PDF_ROW_GROUP) != 0;
	size_t lines = 1;

	for (size_t i = 0; i < (group ? 1 : table->n); i++) {
		struct cell *cell = &row->cells[i];
		double width = group ? pdf->flow.width - 2 * pad_side
				     : inner_width(table, i);

		if (wrap_width(&cell->block) > width)
			wrap_again(pdf, &cell->block, width);
		if (cell->block.n_lines > most)
			wrap_cut(pdf, &cell->block, most);
		if (cell->block.n_lines > lines)
			lines = cell->block.n_lines;
	}
	row->height = (double)lines * type->leading + pad_above + pad_below;
}

static void measure_header(struct pdf *pdf, struct pending_table *table)
{
	struct row *header = &table->header;

	header->look = PDF_ROW_BOLD;
	header->cells =
		arena_alloc(&pdf->arena, table->n * sizeof *header->cells);
	for (size_t i = 0; i < table->n; i++) {
		struct pdf_span title = {
			.text = table->columns[i].title,
			.colour = THEME_SECONDARY,
		};

		header->cells[i].whole = -1;
		wrap_spans(pdf, &header->cells[i].block,
			   theme_type(THEME_TABLE), 1, &title, 1, one_line);
	}
	measure_row(pdf, table, header, HEADER_LINES);
}

/* Left end of a line of a cell, from the left of the page. */
static double line_x(const struct pending_table *table, size_t column,
		     const struct cell *cell, size_t line, double left)
{
	const struct column_place *place = &table->places[column];
	double width = cell->block.lines[line].width;
	double inner = inner_width(table, column);

	left += place->x + pad_side;
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
		double y = flow->y + pad_above;

		/* Titles of one line stand on the rule, by the longer ones. */
		if (header)
			y += row->height - pad_above - pad_below -
			     block_height(&cell->block);
		for (size_t k = 0; k < cell->block.n_lines; k++)
			wrap_place(pdf, &cell->block, k, nodes,
				   group ? flow->x + pad_side
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

static void make_caption(struct pdf *pdf, struct pending_table *table)
{
	wrap_spans(pdf, &table->caption_block, theme_type(THEME_CAPTION), 0,
		   &(struct pdf_span){ .text = table->caption }, 1,
		   pdf->flow.width);
	wrap_spans(pdf, &table->subtitle_block, theme_type(THEME_SUBTITLE), 0,
		   &(struct pdf_span){ .text = table->subtitle }, 1,
		   pdf->flow.width);
	wrap_cut(pdf, &table->caption_block, CAPTION_LINES);
	wrap_cut(pdf, &table->subtitle_block, CAPTION_LINES);
}

/* Height of a row with those that must stay with it: a group's name with the
 * row after it. */
static double piece_height(const struct row *row)
{
	double height = row->height;

	while ((row->look & PDF_ROW_GROUP) && row->next != NULL) {
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
	size_t most;

	if (pdf_failed(pdf) || table == NULL)
		return;
	if (table->first == NULL)
		pdf_table_row(pdf,
			      &(struct pdf_span){ .text = "Nessuna riga." },
			      PDF_ROW_GROUP);
	pdf->table = NULL;
	place_columns(table, pdf->flow.width);
	make_caption(pdf, table);
	measure_header(pdf, table);
	measure_commas(pdf, table);
	most = most_lines(table);
	for (struct row *row = table->first; row; row = row->next)
		measure_row(pdf, table, row, most);
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
