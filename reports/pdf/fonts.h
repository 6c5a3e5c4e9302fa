/* fonts.h: the two faces of the theme, and how wide a text is in them.
 *
 * Opened once per run and shared, read-only, by all the documents and by the
 * charts that must know the width of a label; safe among threads.
 */
#ifndef QUADRO_REPORTS_PDF_FONTS_H
#define QUADRO_REPORTS_PDF_FONTS_H

#include "base/err.h"

struct pdf_fonts;

/* Loads the theme's regular and bold faces. NULL with err: EXIT_CONFIG naming
 * the package to install when a file lacks or is no TrueType font. Close with
 * pdf_fonts_close, after every document opened on it. */
struct pdf_fonts *pdf_fonts_open(struct err *err);
void pdf_fonts_close(struct pdf_fonts *fonts);

/* Width in points of a UTF-8 text on one line, as the document will print it:
 * malformed bytes count as '?', characters that the face lacks as what
 * replaces them. NULL is 0. */
double pdf_text_width(const struct pdf_fonts *fonts, const char *text,
		      double size, int bold);

/* Height in points of the capital letters: to centre a label on a line. */
double pdf_cap_height(const struct pdf_fonts *fonts, double size, int bold);

#endif
