/* summary.h: how many indicators are in each status, by objective and type. */
#ifndef QUADRO_REPORTS_PACKS_SUMMARY_H
#define QUADRO_REPORTS_PACKS_SUMMARY_H

#include "packs/context.h"
#include "pdf/document.h"
#include "pdf/table.h"

enum summary_place {
	SUMMARY_FIRST_PAGE,	/* objectives only where they are few */
	SUMMARY_COMPLETE,	/* all the objectives, full titles */
};

/* 1 when the objectives are too many for the first page. */
int summary_is_long(const struct board *board);

/* The table, under the cursor. */
void summary_table(const struct pack_context *context, struct pdf *pdf,
		   enum summary_place place);

#endif
