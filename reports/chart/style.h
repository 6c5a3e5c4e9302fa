/* style.h: sizes and lengths that charts share, in points.
 *
 * Colours are the theme's. The text of a chart is a little smaller than the
 * page's, so that the figure is read after the sentence above it.
 */
#ifndef QUADRO_REPORTS_CHART_STYLE_H
#define QUADRO_REPORTS_CHART_STYLE_H

#include "theme.h"

#define STYLE_TEXT 8.0		/* names and values */
#define STYLE_SMALL 7.5		/* axes and notes */
#define STYLE_LEADING 9.5	/* from line to line of a wrapped name */
#define STYLE_GAP 4.0		/* between a mark and its text */

#endif
