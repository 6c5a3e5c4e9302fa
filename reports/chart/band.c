/* band.c: one bar cut in parts, how many are in each status.
 *
 * It opens the first page, so it is read from left to right like a sentence:
 * a count in each part, mark and word under it. Words that are wider than
 * their part move aside, keep the order, and a thin leader ties them to it.
 * Marks, words and white cuts carry it without colour.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "chart/sketch.h"
#include "chart/spread.h"
#include "chart/style.h"
#include "chart/label.h"
#include "format.h"

enum { MOST_PARTS = 16 };

static const struct pen LEADER = { THEME_SECONDARY, 0.5, 0, 0 };

static const double THICK = 18;		/* points: of the bar */
static const double MARK = 7;		/* points */
static const double MARK_GAP = 3;	/* points: from mark to word */
static const double APART = 8;		/* points: between words */
static const double DROP = 9;		/* points: from bar to words */
static const double LINE = 11.5;	/* points: from line to line of words */

/* A part that is not zero. */
struct piece {
	const struct chart_part *part;
	double from, to;		/* counts before it, and with it */
	char count[FORMAT_SIZE];
	int inside;			/* the count fits in the part */
	struct label_lines words;
	double width;			/* points: mark, gap and words */
};

/* All of them. */
struct band {
	struct piece pieces[MOST_PARTS];
	size_t n;
	double total;
	int cut;			/* some word is not whole */
};

static void gather(const struct chart_band *chart, struct band *band)
{
	size_t i;

	for (i = 0; i < chart->n; i++) {
		struct piece *piece = &band->pieces[band->n];

		if (!chart->parts[i].count)
			continue;
		piece->part = &chart->parts[i];
		piece->from = band->total;
		band->total += (double)piece->part->count;
		piece->to = band->total;
		format_number(piece->count, sizeof piece->count,
			      (double)piece->part->count, 0);
		band->n++;
	}
}

static double indent(const struct piece *piece)
{
	return piece->part->mark ? MARK + MARK_GAP : 0;
}

/* From the left of the words to the middle of what a leader points at. */
static double mark_offset(const struct piece *piece)
{
	return piece->part->mark ? MARK / 2 : MARK_GAP;
}

static void forget_words(struct band *band)
{
	size_t i;

	for (i = 0; i < band->n; i++)
		label_free(&band->pieces[i].words);
}

/* Breaks every word to at most `most` points, with its count where that is
 * not in the bar, or always; returns the length of all. */
static double break_words(struct sketch *sketch, struct band *band, double most,
			  int always)
{
	double total = -APART;
	char text[400];
	size_t i;

	forget_words(band);
	band->cut = 0;
	for (i = 0; i < band->n; i++) {
		struct piece *piece = &band->pieces[i];
		int with = always || !piece->inside;

		snprintf(text, sizeof text, "%s%s%.300s",
			 with ? piece->count : "", with ? " " : "",
			 piece->part->word);
		if (label_break(&piece->words, sketch->engine, text, STYLE_TEXT,
			       0, most, always ? 1 : LABEL_LINES))
			sketch_fail(sketch, "memoria esaurita");
		band->cut |= piece->words.cut;
		piece->width = indent(piece) + piece->words.width;
		total += piece->width + APART;
	}
	return total;
}

/* Where the words go: under the left end of their part when they are no wider,
 * else with the mark under its middle, then moved apart. Returns how far they
 * were moved, in points, all together. */
static double arrange(const struct sketch *sketch, const struct band *band,
		      double *lefts)
{
	double centres[MOST_PARTS], lengths[MOST_PARTS], moved = 0;
	size_t i;

	for (i = 0; i < band->n; i++) {
		const struct piece *piece = &band->pieces[i];
		double from = sketch_x(sketch, piece->from);
		double to = sketch_x(sketch, piece->to);

		lengths[i] = piece->width + APART;
		lefts[i] = piece->width <= to - from ? from :
			   (from + to) / 2 - mark_offset(piece);
		centres[i] = lefts[i] + lengths[i] / 2;
	}
	spread(centres, lengths, band->n, 0, sketch->frame->width + APART);
	for (i = 0; i < band->n; i++) {
		double left = centres[i] - lengths[i] / 2;

		moved += fabs(left - lefts[i]);
		lefts[i] = left;
	}
	return moved;
}

/* Breaks words to the width that keeps them nearest to their parts, and on
 * one line when that is as good. Returns 0 when no width leaves them whole. */
static int fit_words(struct sketch *sketch, struct band *band)
{
	static const double WIDTHS[] = { 300, 75, 65, 55, 48, 42, 36, 30 };
	static const double PRICE = 1.2;	/* of a narrower break */
	double lefts[MOST_PARTS], best = 0, least = INFINITY;
	size_t i;

	for (i = 0; i < sizeof WIDTHS / sizeof *WIDTHS; i++) {
		double moved;

		if (break_words(sketch, band, WIDTHS[i], 0) >
		    sketch->frame->width || band->cut)
			continue;
		moved = arrange(sketch, band, lefts);
		if (moved * PRICE < least) {
			least = moved;
			best = WIDTHS[i];
		}
	}
	if (best > 0)
		break_words(sketch, band, best, 0);
	return best > 0;
}

static void draw_count(struct sketch *sketch, const struct piece *piece)
{
	struct lettering lettering = {
		STYLE_TEXT + 1.5, 1,
		piece->part->hatched ? THEME_INK : THEME_WHITE, DRAWING_CENTER
	};
	double x = (sketch_x(sketch, piece->from) +
		    sketch_x(sketch, piece->to)) / 2;
	double y = (sketch->bottom + sketch->top) / 2;
	double half = label_width(sketch->engine, piece->count, lettering.size,
				 1) / 2 + 2;

	if (piece->part->hatched)
		sketch_box(sketch, IN_FRONT, ON_PAGE, x - half, y - 5.5,
			   x + half, y + 5.5, FILL_PLAIN, THEME_WHITE);
	sketch_text(sketch, ON_PAGE, x, y, 0, 0, &lettering, piece->count);
}

static void draw_parts(struct sketch *sketch, struct band *band)
{
	static const struct pen CUT = { THEME_WHITE, 1.2, 0, 0 };
	size_t i;

	for (i = 0; i < band->n; i++) {
		struct piece *piece = &band->pieces[i];

		sketch_box(sketch, BEHIND, ON_AXES, piece->from, 0, piece->to,
			   1, piece->part->hatched ? FILL_HATCH : FILL_PLAIN,
			   piece->part->colour);
		if (i > 0)
			sketch_line(sketch, IN_FRONT, ON_AXES, piece->from, 0,
				    piece->from, 1, &CUT);
		piece->inside = label_width(sketch->engine, piece->count,
					   STYLE_TEXT + 1.5, 1) + 6 <=
				sketch_x(sketch, piece->to) -
				sketch_x(sketch, piece->from);
		if (piece->inside)
			draw_count(sketch, piece);
	}
}

/* A thin line from the nearest point of the part to the mark, unless the mark
 * stands under its part. */
static void draw_leader(struct sketch *sketch, const struct piece *piece,
			double mark)
{
	double from = sketch_x(sketch, piece->from);
	double to = sketch_x(sketch, piece->to);
	double inset = fmin(3, (to - from) / 2);
	double start = fmax(from + inset, fmin(mark, to - inset));

	if (mark >= from && mark <= to && to - from > MARK)
		return;
	sketch_line(sketch, IN_FRONT, ON_PAGE, start, sketch->bottom - 0.5,
		    start, sketch->bottom - 2.5, &LEADER);
	sketch_line(sketch, IN_FRONT, ON_PAGE, start, sketch->bottom - 2.5,
		    mark, sketch->bottom - DROP + 1, &LEADER);
}

static void draw_words(struct sketch *sketch, const struct piece *piece,
		       double left)
{
	struct lettering lettering = { STYLE_TEXT, 0, THEME_INK, DRAWING_LEFT };
	double y = sketch->bottom - DROP - STYLE_TEXT / 2;
	double mark = left + mark_offset(piece);
	size_t i;

	if (piece->part->mark)
		sketch_mark(sketch, mark, y, MARK, piece->part->mark);
	for (i = 0; i < piece->words.n; i++)
		sketch_text(sketch, ON_PAGE, left + indent(piece),
			    y - (double)i * STYLE_LEADING, 0, 0, &lettering,
			    piece->words.lines[i]);
	draw_leader(sketch, piece, mark);
}

static void place_words(struct sketch *sketch, struct band *band)
{
	double lefts[MOST_PARTS];
	size_t i;

	arrange(sketch, band, lefts);
	for (i = 0; i < band->n; i++)
		draw_words(sketch, &band->pieces[i], lefts[i]);
}

/* In a narrow frame words follow one another on lines, each with its count,
 * since they cannot stand by their parts. */
static void flow_words(struct sketch *sketch, struct band *band)
{
	struct lettering lettering = { STYLE_TEXT, 0, THEME_INK, DRAWING_LEFT };
	double x = 0, y = sketch->bottom - DROP, width = sketch->frame->width;
	size_t i;

	break_words(sketch, band, width - MARK - MARK_GAP, 1);
	for (i = 0; i < band->n; i++) {
		const struct piece *piece = &band->pieces[i];

		if (x > 0 && x + piece->width > width) {
			x = 0;
			y -= LINE;
		}
		if (piece->part->mark)
			sketch_mark(sketch, x + MARK / 2, y, MARK,
				    piece->part->mark);
		if (piece->words.n)
			sketch_text(sketch, ON_PAGE, x + indent(piece), y, 0,
				    0, &lettering, piece->words.lines[0]);
		x += piece->width + APART;
	}
}

static void draw_nothing(struct sketch *sketch)
{
	struct lettering lettering = { STYLE_TEXT, 0, THEME_SECONDARY,
				       DRAWING_CENTER };

	sketch_box(sketch, BEHIND, ON_AXES, 0, 0, 1, 1, FILL_OUTLINE,
		   THEME_GREY);
	sketch_text(sketch, ON_AXES, 0.5, 0.5, 0, 0, &lettering, "Nessun dato");
}

struct drawing *chart_band(struct chart_engine *engine,
			   const struct chart_band *chart, struct err *err)
{
	const struct chart_frame *frame = &chart->frame;
	struct band band = { .n = 0 };
	struct drawing *drawing;
	struct sketch sketch;

	sketch_init(&sketch, engine, frame);
	if (chart->n > MOST_PARTS) {
		sketch_fail(&sketch, "le parti devono essere al più 16");
		goto out;
	}
	gather(chart, &band);
	sketch_area(&sketch, 0.5, frame->height - THICK, frame->width - 0.5,
		    frame->height - 0.5);
	sketch_axes(&sketch, 0, band.n ? band.total : 1, 0, 1);
	if (band.n) {
		draw_parts(&sketch, &band);
		if (fit_words(&sketch, &band))
			place_words(&sketch, &band);
		else
			flow_words(&sketch, &band);
	} else {
		draw_nothing(&sketch);
	}
out:
	drawing = sketch_draw(&sketch, err);
	forget_words(&band);
	sketch_free(&sketch);
	return drawing;
}
