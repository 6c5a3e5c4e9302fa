/* wrap.h: inside the page layer: spans of text broken into lines.
 *
 * Used by paragraphs, list items, table cells and captions alike.
 */
#ifndef QUADRO_REPORTS_PDF_WRAP_H
#define QUADRO_REPORTS_PDF_WRAP_H

#include "pdf/state.h"

/* A span, decoded; everything it points at is in the document's arena. */
struct run {
	const uint16_t *codes;
	size_t n;
	int bold;
	unsigned colour;
	const char *link, *alt;	/* NULL, or target and what it reads as */
	const struct mark_art *mark;	/* NULL, or drawn before it */
	double mark_width;	/* with the space after it, points */
};

/* A part of a line that comes from one run. */
struct fragment {
	size_t run, from, to;	/* codes [from, to) of the run */
	double x, width;	/* from the start of the line, points */
};

struct line {
	size_t first, n;	/* fragments */
	double width;
};

/* A text set in lines; arrays are in the document's arena. */
struct block {
	const struct theme_type *type;
	struct run *runs;
	size_t n_runs;
	struct fragment *fragments;
	size_t n_fragments, room_fragments;
	struct line *lines;
	size_t n_lines, room_lines;
};

/* Breaks spans into lines no wider than width; words longer than a line are
 * split. bold makes all of it bold. An empty text has no lines. */
void wrap_spans(struct pdf *pdf, struct block *block,
		const struct theme_type *type, int bold,
		const struct pdf_span *spans, size_t n, double width);

/* Breaks the same block again for another width. */
void wrap_again(struct pdf *pdf, struct block *block, double width);

/* Cuts a block to its first `lines` lines, the last of which says so. */
void wrap_cut(struct pdf *pdf, struct block *block, size_t lines);

/* Makes the nodes for a block under parent: parent itself when it is all one
 * plain text, else a child for each run (Span, Link). One for each run. */
struct node **wrap_nodes(struct pdf *pdf, const struct block *block,
			 struct node *parent);

/* Places one line: its left end at x, the top of its leading at y. */
void wrap_place(struct pdf *pdf, const struct block *block, size_t line,
		struct node **nodes, double x, double y);

/* Width of the widest line. */
double wrap_width(const struct block *block);

#endif
