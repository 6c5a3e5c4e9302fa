/* fit.h: how much of a text fits in a place of the page. */
#ifndef QUADRO_REPORTS_PACKS_FIT_H
#define QUADRO_REPORTS_PACKS_FIT_H

#include <stddef.h>

#include "base/text.h"
#include "pdf/fonts.h"

/* As much of text as fits in width points on one line, cut at a word with an
 * ellipsis when it does not. */
void fit_cut(struct text *out, const struct pdf_fonts *fonts, const char *text,
	     double size, int bold, double width);

/* On how many lines of that width a text will stand. */
size_t fit_lines(const struct pdf_fonts *fonts, const char *text, double size,
		 double width);

#endif
