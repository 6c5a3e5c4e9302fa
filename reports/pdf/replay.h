/* replay.h: inside the page layer: a drawing as PDF operators. */
#ifndef QUADRO_REPORTS_PDF_REPLAY_H
#define QUADRO_REPORTS_PDF_REPLAY_H

#include "base/text.h"
#include "drawing.h"
#include "pdf/page.h"

/* Appends the operators that paint a drawing with its lower left corner at
 * the origin; its characters are added to usage[2]. 0, or -1 when a number is
 * not finite or too large. */
int replay_drawing(const struct drawing *drawing,
		   const struct pdf_fonts *fonts, struct usage *usage,
		   struct text *out);

/* Appends a number with at most two decimals, and a space. */
void replay_number(struct text *out, double value);

/* Appends a colour as an operand of the fill (or stroke) colour operator. */
void replay_colour(struct text *out, unsigned colour, int stroke);

#endif
