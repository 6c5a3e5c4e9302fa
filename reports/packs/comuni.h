/* comuni.h: inside the pack of the Comuni's sheets: one sheet, its parts. */
#ifndef QUADRO_REPORTS_PACKS_COMUNI_H
#define QUADRO_REPORTS_PACKS_COMUNI_H

#include "packs/context.h"
#include "packs/pubblico.h"

struct sheet {
	const struct pack_context *context;
	const struct pubblico *open;
	const struct board *board;	/* the public one */
	const struct comune *comune;
	struct pdf *pdf;
	int reserved;			/* a mark is on the page */
};

/* The page, from its title to its notes. */
void comuni_page(struct sheet *sheet, struct err *err);

/* Charts side by side: the Comune, its subambito, the Ambito. */
void comuni_charts(struct sheet *sheet, struct err *err);

/* A figure of the sheet's Comune; NULL when the plan has not the measure. */
const struct figure *comuni_figure(const struct sheet *sheet,
				   const char *measure);

/* "8,3", "12,40 €": a ratio as it is read. */
void comuni_ratio(struct text *out, const struct figure *figure);

#endif
