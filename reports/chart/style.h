/* style.h: colours, sizes and widths of the charts, once.
 *
 * They are those of the look: ink and greys, one accent, one alarm. The rest
 * of the document has its own table; charts depend on no page.
 */
#ifndef QUADRO_REPORTS_CHART_STYLE_H
#define QUADRO_REPORTS_CHART_STYLE_H

enum {				/* 0xRRGGBB */
	STYLE_INK = 0x17324D,
	STYLE_SECONDARY = 0x455A6B,
	STYLE_RULE = 0xD5DCE2,
	STYLE_PANEL = 0xF2F6FA,
	STYLE_ACCENT = 0x0066CC,
	STYLE_GREY = 0x8A9BA8,
	STYLE_LIGHT = 0xC3CDD6,
	STYLE_CRITICAL = 0xC02B40,
	STYLE_WHITE = 0xFFFFFF,
};

/* Sizes and lengths in points. */
#define STYLE_TEXT 8.0		/* names and values */
#define STYLE_SMALL 7.5		/* axes and notes */
#define STYLE_LEADING 9.5	/* from line to line of a wrapped name */
#define STYLE_GAP 4.0		/* between a mark and its text */

#endif
