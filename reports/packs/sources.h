/* sources.h: the money of each source, as bars that several packs show. */
#ifndef QUADRO_REPORTS_PACKS_SOURCES_H
#define QUADRO_REPORTS_PACKS_SOURCES_H

#include "base/err.h"
#include "chart/chart.h"
#include "pdf/document.h"

struct sources_chart {
	const char *name;		/* in errors */
	const char *title;		/* the finding */
	const struct chart_pair *pairs;	/* a source each; euros from the start */
	size_t n;			/* 1 to 40 */
	const char *first, *second;	/* of the bars: "Stanziate", "Liquidate" */
};

/* Draws two bars for each source as wide as the text, and puts them in the
 * document with their amounts in words; nothing is kept. On failure it puts
 * nothing and fills err. */
void sources_chart(struct pdf *pdf, struct chart_engine *charts,
		   const struct sources_chart *chart, struct err *err);

#endif
