/* flow.h: text down the page: headings, paragraphs, lists, columns, keeps.
 *
 * A document has a cursor: the page, the place on it, the width of the column
 * it is in. Blocks go down from the cursor and break pages on their own: never
 * a heading apart from what follows, never a single line alone. Space between
 * blocks is made here too, and vanishes at the top of a page.
 */
#ifndef QUADRO_REPORTS_PDF_FLOW_H
#define QUADRO_REPORTS_PDF_FLOW_H

#include <stddef.h>

#include "drawing.h"
#include "pdf/document.h"
#include "theme.h"

/* A piece of a paragraph, of a list item or of a table cell. All zero but the
 * text is plain text in the style's own face and colour. */
struct pdf_span {
	const char *text;	/* '\n' begins a new line */
	int bold;
	unsigned colour;	/* 0xRRGGBB; 0 is the style's own */
	const char *link;	/* NULL; "#anchor" of a heading; or an absolute URI */
	const struct drawing *mark;	/* NULL; or drawn before the text, on its line (decoration: the words say the same) */
};

/* Heading of level 1, 2 or 3: it makes a bookmark and an entry of the table of
 * contents. A level is never skipped: a 3 right under a 1 becomes a 2. anchor
 * (may be NULL) is a name, without '#', that links of spans can point at. */
void pdf_heading(struct pdf *pdf, int level, const char *text,
		 const char *anchor);

/* A paragraph of plain text in a style, or of several spans. Empty text makes
 * nothing. */
void pdf_paragraph(struct pdf *pdf, enum theme_style style, const char *text);
void pdf_paragraph_spans(struct pdf *pdf, enum theme_style style,
			 const struct pdf_span *spans, size_t n);

/* A list: begin, one item after the other (its spans), end. style is of its
 * items. With numbered the labels are "1." "2.", else bullets. No nesting. */
void pdf_list_begin(struct pdf *pdf, enum theme_style style, int numbered);
void pdf_list_item(struct pdf *pdf, const struct pdf_span *spans, size_t n);
void pdf_list_end(struct pdf *pdf);

/* Vertical space, in baselines of the grid (4.5 mm each; may be a fraction). */
void pdf_space(struct pdf *pdf, double baselines);

/* A horizontal rule over the whole column, with half a baseline around it. */
void pdf_rule(struct pdf *pdf);

/* Goes to the top of a new page (of this column's next page), unless the
 * cursor is there already: there are no empty pages. */
void pdf_page_break(struct pdf *pdf);

/* Points free under the cursor on this page; width in points of the column
 * the cursor is in (what a chart made for it must be wide). */
double pdf_free_height(const struct pdf *pdf);
double pdf_width(const struct pdf *pdf);

/* Breaks the page when fewer than `height` points are free on it. Returns 1
 * when it did, 0 when there was room (or no page is as high as that). */
int pdf_reserve(struct pdf *pdf, double height);

/* What is written between begin and end stays on one page: where it does not
 * fit, all of it moves to the next. Taller than a page, it breaks as usual.
 * Keeps nest; the outermost counts. */
void pdf_keep_begin(struct pdf *pdf);
void pdf_keep_end(struct pdf *pdf);

/* Like a keep, on a panel of the theme's light ground, with padding. No
 * nesting; may stand inside a column. */
void pdf_panel_begin(struct pdf *pdf);
void pdf_panel_end(struct pdf *pdf);

/* Side by side: spans of the page's twelve columns, for example {8, 4}, sum at
 * most 12, n at most 6. Everything (tables and figures too) written after
 * begin goes down the first, after each next down the following one, all from
 * the same height; after end the cursor is under the longest. A column that
 * does not fit goes on in the same place of the next page. No nesting. */
void pdf_columns_begin(struct pdf *pdf, const int *spans, size_t n);
void pdf_columns_next(struct pdf *pdf);
void pdf_columns_end(struct pdf *pdf);

#endif
