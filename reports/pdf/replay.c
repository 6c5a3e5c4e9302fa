/* replay.c: the primitives of a drawing as PDF operators.
 *
 * Text is printed in the document's own faces; hatching is an area of white
 * under clipped diagonal lines, as patterns would be one more thing for a
 * reader to get wrong. Nothing here is transparent (PDF/A).
 */
#include "pdf/replay.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const double pi = 3.14159265358979323846;
static const double hatch_step = 3.2;	/* points between the diagonals */

/* Written by hand: this is the innermost loop of a page. */
static void append_fixed(struct text *out, double value, long scale,
			 int decimals)
{
	char buffer[32], *at = buffer + sizeof buffer;
	long whole = lround(fabs(value) * (double)scale);
	int negative = value < 0 && whole != 0, digits = 0;

	*--at = ' ';
	for (; digits < decimals && whole % 10 == 0; digits++)
		whole /= 10;
	if (digits < decimals) {
		for (; digits < decimals; digits++, whole /= 10)
			*--at = (char)('0' + whole % 10);
		*--at = '.';
	}
	do {
		*--at = (char)('0' + whole % 10);
		whole /= 10;
	} while (whole > 0);
	if (negative)
		*--at = '-';
	text_add(out, at, (size_t)(buffer + sizeof buffer - at));
}

void replay_number(struct text *out, double value)
{
	append_fixed(out, value, 100, 2);
}

void replay_colour(struct text *out, unsigned colour, int stroke)
{
	for (int shift = 16; shift >= 0; shift -= 8)
		append_fixed(out, (colour >> shift & 0xFF) / 255.0, 1000, 3);
	text_add_string(out, stroke ? "RG\n" : "rg\n");
}

static int sound(double value)
{
	return isfinite(value) && fabs(value) <= 20000;
}

static int append_path(struct text *out, const struct primitive *primitive)
{
	for (size_t i = 0; i < primitive->n_points; i++) {
		const struct point *point = &primitive->points[i];

		if (!sound(point->x) || !sound(point->y))
			return -1;
		replay_number(out, point->x);
		replay_number(out, point->y);
		text_add_string(out, i == 0 ? "m\n" : "l\n");
	}
	return 0;
}

static int append_stroke(struct text *out, const struct primitive *stroke)
{
	int dashed = 0;

	if (stroke->n_points < 2)
		return 0;
	if (!sound(stroke->line_width))
		return -1;
	replay_colour(out, stroke->colour, 1);
	replay_number(out, fmax(stroke->line_width, 0.1));
	text_add_string(out, "w [");
	for (int i = 0; i < 4; i++)
		if (stroke->dash[i] > 0 && sound(stroke->dash[i]))
			dashed = 1;
	for (int i = 0; i < 4 && dashed; i++)
		replay_number(out, sound(stroke->dash[i])
					   ? fmax(stroke->dash[i], 0)
					   : 0);
	text_add_string(out, "] 0 d\n");
	if (append_path(out, stroke) != 0)
		return -1;
	text_add_string(out, stroke->closed ? "s\n" : "S\n");
	return 0;
}

/* Lines at 45 degrees over the box of the path, clipped to it. */
static int append_hatch(struct text *out, const struct primitive *fill)
{
	double left = INFINITY, right = -INFINITY;
	double low = INFINITY, high = -INFINITY;
	double width = sound(fill->line_width) && fill->line_width > 0
			       ? fill->line_width
			       : 0.7;

	for (size_t i = 0; i < fill->n_points; i++) {
		left = fmin(left, fill->points[i].x);
		right = fmax(right, fill->points[i].x);
		low = fmin(low, fill->points[i].y);
		high = fmax(high, fill->points[i].y);
	}
	text_add_string(out, "q 1 1 1 rg\n");
	if (append_path(out, fill) != 0)
		return -1;
	text_add_string(out, "h W f\n");
	replay_colour(out, fill->colour, 1);
	replay_number(out, width);
	text_add_string(out, "w [] 0 d\n");
	/* The phase is that of the drawing, so that hatched neighbours match. */
	for (double at = floor((left - high) / hatch_step) * hatch_step;
	     at < right - low; at += hatch_step) {
		replay_number(out, at + low);
		replay_number(out, low);
		text_add_string(out, "m ");
		replay_number(out, at + high);
		replay_number(out, high);
		text_add_string(out, "l S\n");
	}
	if (append_path(out, fill) != 0)
		return -1;
	text_add_string(out, "s Q\n");
	return 0;
}

static int append_fill(struct text *out, const struct primitive *fill)
{
	if (fill->n_points < 3)
		return 0;
	if (fill->hatched)
		return append_hatch(out, fill);
	replay_colour(out, fill->colour, 0);
	if (append_path(out, fill) != 0)
		return -1;
	text_add_string(out, "f\n");
	return 0;
}

static int append_text(struct text *out, const struct primitive *label,
		       const struct pdf_fonts *fonts, struct usage *usage)
{
	int bold = label->bold ? 1 : 0;
	const struct face *face = &fonts->face[bold];
	double angle = label->angle * pi / 180, c, s, width = 0, shift;
	uint16_t *codes;
	size_t n;

	if (label->text == NULL || label->text[0] == '\0' ||
	    label->n_points < 1)
		return 0;
	if (!sound(label->points[0].x) || !sound(label->points[0].y) ||
	    !sound(label->size) || !sound(angle) || label->size <= 0)
		return -1;
	codes = face_decode(face, label->text, &n);
	for (size_t i = 0; i < n; i++) {
		if (codes[i] == '\n')
			codes[i] = ' ';
		width += face_advance(face, codes[i]) * label->size / 1000;
	}
	shift = label->align == DRAWING_CENTER	? -width / 2
		: label->align == DRAWING_RIGHT ? -width
						: 0;
	c = cos(angle);
	s = sin(angle);
	replay_colour(out, label->colour, 0);
	text_format(out, "BT /F%d %.2f Tf %.5f %.5f %.5f %.5f ", bold,
		    label->size, c, s, -s, c);
	replay_number(out, label->points[0].x + shift * c);
	replay_number(out, label->points[0].y + shift * s);
	text_add_string(out, "Tm ");
	usage_encode(&usage[bold], codes, n, out);
	text_add_string(out, " Tj ET\n");
	free(codes);
	return 0;
}

int replay_drawing(const struct drawing *drawing,
		   const struct pdf_fonts *fonts, struct usage *usage,
		   struct text *out)
{
	text_add_string(out, "1 j\n");
	for (size_t i = 0; i < drawing_count(drawing); i++) {
		const struct primitive *primitive = drawing_at(drawing, i);
		int result = -1;

		switch (primitive->kind) {
		case DRAWING_STROKE:
			result = append_stroke(out, primitive);
			break;
		case DRAWING_FILL:
			result = append_fill(out, primitive);
			break;
		case DRAWING_TEXT:
			result = append_text(out, primitive, fonts, usage);
			break;
		}
		if (result != 0)
			return -1;
	}
	return 0;
}
