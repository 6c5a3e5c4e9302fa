/* theme.h: the look, once: fonts, sizes, colours, measures, the eight statuses.
 *
 * Pages and charts take every size and colour from here, so that a change of
 * look is a change of one row. Knows drawings, neither pages nor gnuplot.
 * Lengths are points, colours 0xRRGGBB.
 */
#ifndef QUADRO_REPORTS_THEME_H
#define QUADRO_REPORTS_THEME_H

#include <stddef.h>

#include "drawing.h"

#define THEME_MM(millimetres) ((millimetres) * 72.0 / 25.4)

/* The page: A4 portrait, twelve columns. */
#define THEME_PAGE_WIDTH 595.28
#define THEME_PAGE_HEIGHT 841.89
#define THEME_MARGIN THEME_MM(18)
#define THEME_GUTTER THEME_MM(4)
#define THEME_BASELINE THEME_MM(4.5)	/* the vertical step of space between blocks */
#define THEME_COLUMNS 12
#define THEME_TEXT_WIDTH (THEME_PAGE_WIDTH - 2 * THEME_MARGIN)
#define THEME_CHART_SMALL THEME_MM(48)	/* heights of charts */
#define THEME_CHART_NORMAL THEME_MM(70)

#define THEME_WHITE 0xFFFFFFu
#define THEME_INK 0x17324Du
#define THEME_SECONDARY 0x455A6Bu
#define THEME_RULE 0xD5DCE2u
#define THEME_PANEL 0xF2F6FAu
#define THEME_ACCENT 0x0066CCu
#define THEME_GREY 0x8A9BA8u		/* series that are not the message */
#define THEME_LIGHT_GREY 0xC3CDD6u
#define THEME_CRITICAL 0xC02B40u

/* The styles of text, the rows of theme_type(). */
enum theme_style {
	THEME_TITLE,		/* 22/27 bold: heading 1 */
	THEME_SECTION,		/* 15/18 bold: heading 2 */
	THEME_SUBSECTION,	/* 11.5/14 bold: heading 3 */
	THEME_LEAD,		/* 11.5/16: the one sentence that opens a page */
	THEME_TEXT,		/* 9.5/13.5 */
	THEME_TABLE,		/* 8.5/11 */
	THEME_NOTE,		/* 7.5/10, secondary colour */
	THEME_CAPTION,		/* 9.5/12 bold: the title of a figure or of a table */
	THEME_SUBTITLE,		/* 8.5/11, secondary colour: under a caption */
	THEME_STYLES
};

struct theme_type {
	double size;		/* points */
	double leading;		/* points from a baseline to the next */
	int bold;
	unsigned colour;
};

/* The measures of a style; never NULL. */
const struct theme_type *theme_type(enum theme_style style);

/* The font files (Debian's fonts-lato) and the colour profile
 * (icc-profiles-free): a path, and the package to install when it lacks. */
struct theme_file {
	const char *path;
	const char *package;
};

extern const struct theme_file theme_font_regular;
extern const struct theme_file theme_font_bold;
extern const struct theme_file theme_colour_profile;

/* Width in points of `columns` of the page's twelve, with the gutters between
 * them: 12 is the width of the text, 6 half a page, 4 a third. */
double theme_columns_width(int columns);

/* The eight statuses of an indicator, in the order of the contract's words:
 * best first, then those that cannot be judged. */
enum theme_status_index {
	THEME_RAGGIUNTO,
	THEME_RAGGIUNTO_IN_PARTE,
	THEME_IN_LINEA,
	THEME_IN_RITARDO,
	THEME_CRITICO,
	THEME_DATI_MANCANTI,
	THEME_NON_CALCOLABILE,
	THEME_NON_DOVUTO,
	THEME_STATUSES
};

struct theme_status {
	const char *name;	/* as in valori.csv: "in_linea" */
	const char *word;	/* as people read it: "In linea" */
	unsigned colour;	/* of the mark and of areas: 3:1 on white at least */
	unsigned text_colour;	/* of the word: 4.5:1 on white and on panels */
};

/* The row of a status, by its place or by its name; by name NULL when no
 * status is called so (or name is NULL or ""). */
const struct theme_status *theme_status_at(enum theme_status_index index);
const struct theme_status *theme_status(const char *name);

/* A new drawing, size x size points, of the mark of a status, in its colour:
 * shapes that are told apart in grey too. The caller frees it with
 * drawing_free. NULL when memory is out. */
struct drawing *theme_status_mark(const struct theme_status *status,
				  double size);

#endif
