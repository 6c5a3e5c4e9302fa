/* figure.c: drawings with their titles, one or several across.
 *
 * A row of figures is one piece: titles over subtitles over drawings, the
 * drawings with equal tops, so that charts side by side can be compared.
 */
#include "pdf/figure.h"

#include <math.h>
#include <string.h>

#include "pdf/block.h"

enum { ACROSS_AT_MOST = 3, TITLE_LINES = 6 };

/* A figure being set in its place. */
struct setting {
	const struct pdf_figure *figure;
	struct block title, subtitle, note;
	double scale;
	double x, width;
};

static const double under_titles = 4, above_note = 2;

double pdf_figure_width(const struct pdf *pdf, int across)
{
	if (across < 1)
		across = 1;
	if (across > ACROSS_AT_MOST)
		across = ACROSS_AT_MOST;
	return (pdf->flow.width - (across - 1) * THEME_GUTTER) / across;
}

static void wrap_text(struct pdf *pdf, struct block *block,
		      enum theme_style style, const char *text, double width)
{
	wrap_spans(pdf, block, theme_type(style), 0,
		   &(struct pdf_span){ .text = text }, 1, width);
	wrap_cut(pdf, block, TITLE_LINES);
}

static double drawn_height(const struct setting *setting)
{
	return drawing_height(setting->figure->drawing) * setting->scale;
}

static double titles_height(const struct setting *setting)
{
	double height =
		block_height(&setting->title) + block_height(&setting->subtitle);

	return height > 0 ? height + under_titles : 0;
}

static double note_height(const struct setting *setting)
{
	return setting->note.n_lines > 0
		       ? block_height(&setting->note) + above_note
		       : 0;
}

/* Measures a figure for its place; it shrinks when it is wider than that or,
 * with its titles, higher than a page. */
static void prepare(struct pdf *pdf, struct setting *setting)
{
	const struct pdf_figure *figure = setting->figure;
	double width = drawing_width(figure->drawing);
	double height = drawing_height(figure->drawing), room;

	wrap_text(pdf, &setting->title, THEME_CAPTION, figure->title,
		  setting->width);
	wrap_text(pdf, &setting->subtitle, THEME_SUBTITLE, figure->subtitle,
		  setting->width);
	wrap_text(pdf, &setting->note, THEME_NOTE, figure->note,
		  setting->width);
	if (!(isfinite(width) && isfinite(height) && width > 0 && height > 0)) {
		pdf_fail(pdf, EXIT_FAILED, "un disegno senza misure");
		return;
	}
	room = PAGE_BOTTOM - PAGE_TOP - titles_height(setting) -
	       note_height(setting) - 6 * THEME_BASELINE;
	setting->scale = 1;
	if (width > setting->width + 0.01)
		setting->scale = setting->width / width;
	if (height * setting->scale > room)
		setting->scale = room / height;
}

static void set_text(struct pdf *pdf, const struct block *block, double x,
		     double y)
{
	if (block->n_lines > 0)
		block_set(pdf, block,
			  wrap_nodes(pdf, block,
				     node_new(&pdf->arena, pdf->root, "P")),
			  x, y);
}

/* Sets one figure; tall is the height of the titles of its row. */
static void set_figure(struct pdf *pdf, const struct setting *setting,
		       double tall)
{
	const struct pdf_figure *figure = setting->figure;
	struct node *node;
	double y = pdf->flow.y, x = setting->x;
	const char *alt = figure->alt;

	if (alt == NULL || alt[0] == '\0')
		alt = figure->title != NULL && figure->title[0] != '\0'
			      ? figure->title
			      : "Figura";
	set_text(pdf, &setting->title, x, y);
	set_text(pdf, &setting->subtitle, x, y + block_height(&setting->title));
	y += tall;
	node = node_new(&pdf->arena, pdf->root, "Figure");
	node->alt = arena_copy(&pdf->arena, alt);
	place_drawing(pdf, node, figure->drawing, x, y, setting->scale);
	y += drawn_height(setting) + above_note;
	set_text(pdf, &setting->note, x, y);
}

static void set_across(struct pdf *pdf, const struct pdf_figure *figures,
		       size_t n, int across)
{
	struct setting settings[ACROSS_AT_MOST];
	struct flow *flow = &pdf->flow;
	double tall = 0, height = 0;

	memset(settings, 0, sizeof settings);
	for (size_t i = 0; i < n; i++) {
		settings[i].figure = &figures[i];
		settings[i].width = pdf_figure_width(pdf, across);
		settings[i].x = flow->x + (double)i * (settings[i].width +
						       THEME_GUTTER);
		if (figures[i].drawing == NULL)
			pdf_fail(pdf, EXIT_FAILED, "una figura senza disegno");
		else
			prepare(pdf, &settings[i]);
		if (pdf_failed(pdf))
			return;
		tall = fmax(tall, titles_height(&settings[i]));
	}
	for (size_t i = 0; i < n; i++)
		height = fmax(height, tall + drawn_height(&settings[i]) +
					      note_height(&settings[i]));
	flow_gap(pdf, 0.6 * THEME_BASELINE);
	flow_start(pdf, height);
	for (size_t i = 0; i < n; i++)
		set_figure(pdf, &settings[i], tall);
	flow->y += height;
	flow_placed(pdf);
	flow_gap(pdf, THEME_BASELINE);
}

void pdf_figures(struct pdf *pdf, const struct pdf_figure *figures, size_t n,
		 int across)
{
	if (across < 1)
		across = 1;
	if (across > ACROSS_AT_MOST)
		across = ACROSS_AT_MOST;
	for (size_t i = 0; i < n && !pdf_failed(pdf); i += (size_t)across)
		set_across(pdf, figures + i,
			   n - i < (size_t)across ? n - i : (size_t)across,
			   across);
}

void pdf_figure(struct pdf *pdf, const struct pdf_figure *figure)
{
	pdf_figures(pdf, figure, 1, 1);
}
