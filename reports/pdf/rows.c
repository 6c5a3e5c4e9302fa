/* rows.c: the measures of a table: columns, commas, heights.
 *
 * Everything that must be known before the first row is placed; placing is in
 * table.c.
 */
#include "pdf/rows.h"

#include <math.h>

enum { HEADER_LINES = 8, CAPTION_LINES = 6 };

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
double rows_inner_width(const struct pending_table *table, size_t column)
{
	return table->places[column].width - 2 * CELL_SIDE;
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
		if (place->fraction + place->whole > rows_inner_width(table, i))
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
		double width = group ? pdf->flow.width - 2 * CELL_SIDE
				     : rows_inner_width(table, i);

		if (wrap_width(&cell->block) > width)
			wrap_again(pdf, &cell->block, width);
		if (cell->block.n_lines > most)
			wrap_cut(pdf, &cell->block, most);
		if (cell->block.n_lines > lines)
			lines = cell->block.n_lines;
	}
	row->height = (double)lines * type->leading + CELL_ABOVE + CELL_BELOW;
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
			   theme_type(THEME_TABLE), 1, &title, 1, ROWS_ONE_LINE);
	}
	measure_row(pdf, table, header, HEADER_LINES);
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

void rows_measure(struct pdf *pdf, struct pending_table *table)
{
	size_t most;

	place_columns(table, pdf->flow.width);
	make_caption(pdf, table);
	measure_header(pdf, table);
	measure_commas(pdf, table);
	most = most_lines(table);
	for (struct row *row = table->first; row; row = row->next)
		measure_row(pdf, table, row, most);
}
