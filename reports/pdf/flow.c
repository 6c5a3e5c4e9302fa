/* flow.c: the cursor: pages, gaps, keeps, panels and columns.
 *
 * A break takes along what must not be parted: the items placed since the
 * keep, or since the headings that still wait, began. Every place remembered
 * elsewhere (a panel's ground, the top of the columns) follows them.
 * What the blocks look like is in block.c, table.c and figure.c.
 */
#include <math.h>

#include "pdf/state.h"

static const double panel_padding = THEME_MM(3);

static int at_top(const struct pdf *pdf)
{
	return pdf->flow.y <= PAGE_TOP + 0.01;
}

/* At the top of a column or of a panel, where space before a block would only
 * spoil the line of the tops. */
static int at_own_top(const struct pdf *pdf)
{
	const struct flow *flow = &pdf->flow;
	const struct mark *top = &pdf->columns.top;
	const struct mark *panel = &pdf->panel.from;

	return (pdf->columns.open && flow->page == top->page &&
		flow->y <= top->y + 0.01) ||
	       (pdf->panel.open && flow->page == panel->page &&
		flow->y <= panel->y + panel_padding + 0.01);
}

static struct mark here(struct pdf *pdf)
{
	return (struct mark){
		.set = 1,
		.page = pdf->flow.page,
		.index = place_page(pdf)->n,
		.y = pdf->flow.y,
		.moved = at_top(pdf),
	};
}

int flow_full(const struct pdf *pdf, double height)
{
	double padding = pdf->panel.open ? panel_padding : 0;

	return pdf->flow.y + height > PAGE_BOTTOM - padding + 0.01;
}

void flow_gap(struct pdf *pdf, double height)
{
	if (height > pdf->flow.gap)
		pdf->flow.gap = height;
}

/* A mark among the items that move goes with them. */
static void follow(struct mark *mark, const struct mark *from,
		   size_t new_index, double dy)
{
	if (!mark->set || mark->page != from->page || mark->index < from->index)
		return;
	mark->page++;
	mark->index += new_index - from->index;
	mark->y += dy;
}

static void begin_page(struct pdf *pdf)
{
	pdf->flow.page++;
	pdf->flow.y = PAGE_TOP;
	pdf->flow.gap = 0;
}

static void move_along(struct pdf *pdf, struct mark *first)
{
	struct mark from = *first;
	struct flow *flow = &pdf->flow;
	struct columns *columns = &pdf->columns;
	struct page *old = place_page(pdf), *next;
	double dy = PAGE_TOP - from.y;
	size_t new_index;

	flow->page++;
	next = place_page(pdf);
	new_index = next->n;
	page_move(old, from.index, next, dy);
	flow->y += dy;
	if (columns->open && columns->last_page == from.page &&
	    columns->top.page == from.page && columns->top.index >= from.index) {
		columns->last_page++;
		columns->last_y += dy;
	}
	follow(&columns->top, &from, new_index, dy);
	follow(&pdf->panel.from, &from, new_index, dy);
	follow(&flow->keep, &from, new_index, dy);
	follow(&flow->stick, &from, new_index, dy);
	first->moved = 1;
}

/* The ground of a panel ends with the page; another begins on the next. */
static void split_panel(struct pdf *pdf)
{
	struct panel *panel = &pdf->panel;

	panel->ground->h = PAGE_BOTTOM - panel->ground->y;
	begin_page(pdf);
	panel->from = here(pdf);
	panel->ground = place_area(pdf, panel->x, pdf->flow.y, panel->width, 0,
				   THEME_PANEL);
	pdf->flow.y += panel_padding;
}

int flow_break(struct pdf *pdf)
{
	struct flow *flow = &pdf->flow;
	struct mark *first = flow->keep.set    ? &flow->keep
			     : flow->stick.set ? &flow->stick
					       : NULL;

	if (first != NULL && !first->moved && first->page == flow->page) {
		move_along(pdf, first);
		return 1;
	}
	flow->stick.set = 0;
	if (pdf->panel.open)
		split_panel(pdf);
	else
		begin_page(pdf);
	return 0;
}

void flow_start(struct pdf *pdf, double height)
{
	struct flow *flow = &pdf->flow;

	if (!at_top(pdf) && flow_full(pdf, flow->gap + height))
		if (flow_break(pdf) && flow_full(pdf, flow->gap + height))
			flow_break(pdf);
	if (!at_top(pdf) && !at_own_top(pdf))
		flow->y += flow->gap;
	flow->gap = 0;
}

void flow_placed(struct pdf *pdf)
{
	pdf->flow.stick.set = 0;
}

void pdf_space(struct pdf *pdf, double baselines)
{
	if (!pdf_failed(pdf) && isfinite(baselines) && baselines > 0)
		pdf->flow.gap += baselines * THEME_BASELINE;
}

void pdf_page_break(struct pdf *pdf)
{
	if (pdf_failed(pdf) || at_top(pdf))
		return;
	if (pdf->panel.open)
		flow_break(pdf);
	else
		begin_page(pdf);
	pdf->flow.stick.set = 0;
	if (pdf->flow.depth > 0)
		pdf->flow.keep = here(pdf);
}

double pdf_free_height(const struct pdf *pdf)
{
	double padding = pdf->panel.open ? panel_padding : 0;
	double gap = at_top(pdf) ? 0 : pdf->flow.gap;
	double height = PAGE_BOTTOM - padding - pdf->flow.y - gap;

	return height > 0 ? height : 0;
}

double pdf_width(const struct pdf *pdf)
{
	return pdf->flow.width;
}

int pdf_reserve(struct pdf *pdf, double height)
{
	if (pdf_failed(pdf) || !isfinite(height) || at_top(pdf) ||
	    height > PAGE_BOTTOM - PAGE_TOP ||
	    !flow_full(pdf, pdf->flow.gap + height))
		return 0;
	flow_break(pdf);
	return 1;
}

void pdf_keep_begin(struct pdf *pdf)
{
	struct flow *flow = &pdf->flow;

	if (pdf_failed(pdf) || flow->depth++ > 0)
		return;
	/* Headings that wait are part of what they wait for. The gap before
	 * the keep stays on the old page when the keep moves. */
	if (!flow->stick.set && !at_top(pdf)) {
		flow->y += flow->gap;
		flow->gap = 0;
	}
	flow->keep = flow->stick.set ? flow->stick : here(pdf);
}

void pdf_keep_end(struct pdf *pdf)
{
	if (pdf_failed(pdf) || pdf->flow.depth == 0)
		return;
	if (--pdf->flow.depth == 0)
		pdf->flow.keep.set = 0;
}

void pdf_panel_begin(struct pdf *pdf)
{
	struct panel *panel = &pdf->panel;
	struct flow *flow = &pdf->flow;

	if (pdf_failed(pdf))
		return;
	if (panel->open) {
		pdf_fail(pdf, EXIT_FAILED, "un riquadro dentro un riquadro");
		return;
	}
	flow_start(pdf, 4 * panel_padding);
	pdf_keep_begin(pdf);
	panel->open = 1;
	panel->x = flow->x;
	panel->width = flow->width;
	panel->from = here(pdf);
	panel->ground = place_area(pdf, flow->x, flow->y, flow->width, 0,
				   THEME_PANEL);
	flow->x += panel_padding;
	flow->width -= 2 * panel_padding;
	flow->y += panel_padding;
}

void pdf_panel_end(struct pdf *pdf)
{
	struct panel *panel = &pdf->panel;
	struct flow *flow = &pdf->flow;

	if (pdf_failed(pdf) || !panel->open)
		return;
	flow->y += panel_padding;
	panel->ground->h = flow->y - panel->ground->y;
	panel->open = 0;
	panel->from.set = 0;
	flow->x = panel->x;
	flow->width = panel->width;
	flow->gap = THEME_BASELINE;
	pdf_keep_end(pdf);
}

void pdf_columns_begin(struct pdf *pdf, const int *spans, size_t n)
{
	struct columns *columns = &pdf->columns;
	struct flow *flow = &pdf->flow;
	int before = 0;

	if (pdf_failed(pdf))
		return;
	for (size_t i = 0; i < n && i < COLUMNS_AT_MOST; i++) {
		columns->x[i] = THEME_MARGIN + theme_columns_width(before) +
				THEME_GUTTER;
		if (before == 0)
			columns->x[i] = THEME_MARGIN;
		columns->width[i] = theme_columns_width(spans[i]);
		before += spans[i] > 0 ? spans[i] : THEME_COLUMNS + 1;
	}
	if (n == 0 || n > COLUMNS_AT_MOST || before > THEME_COLUMNS ||
	    columns->open || pdf->panel.open) {
		pdf_fail(pdf, EXIT_FAILED, "colonne della pagina non valide");
		return;
	}
	flow_start(pdf, 3 * THEME_BASELINE);
	columns->open = 1;
	columns->n = n;
	columns->at = 0;
	columns->outer_x = flow->x;
	columns->outer_width = flow->width;
	columns->top = here(pdf);
	columns->last_page = flow->page;
	columns->last_y = flow->y;
	flow->x = columns->x[0];
	flow->width = columns->width[0];
}

/* Keeps the end of the longest column. */
static void end_column(struct pdf *pdf)
{
	struct columns *columns = &pdf->columns;
	const struct flow *flow = &pdf->flow;

	if (flow->page > columns->last_page) {
		columns->last_page = flow->page;
		columns->last_y = flow->y;
	} else if (flow->page == columns->last_page &&
		   flow->y > columns->last_y) {
		columns->last_y = flow->y;
	}
}

void pdf_columns_next(struct pdf *pdf)
{
	struct columns *columns = &pdf->columns;
	struct flow *flow = &pdf->flow;

	if (pdf_failed(pdf) || !columns->open || columns->at + 1 >= columns->n)
		return;
	end_column(pdf);
	columns->at++;
	flow->page = columns->top.page;
	flow->y = columns->top.y;
	flow->gap = 0;
	flow->stick.set = 0;
	flow->x = columns->x[columns->at];
	flow->width = columns->width[columns->at];
}

void pdf_columns_end(struct pdf *pdf)
{
	struct columns *columns = &pdf->columns;
	struct flow *flow = &pdf->flow;

	if (pdf_failed(pdf) || !columns->open)
		return;
	end_column(pdf);
	columns->open = 0;
	columns->top.set = 0;
	flow->page = columns->last_page;
	flow->y = columns->last_y;
	flow->x = columns->outer_x;
	flow->width = columns->outer_width;
	flow->stick.set = 0;
	flow->gap = THEME_BASELINE;
}
