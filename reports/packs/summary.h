/* summary.h: how many indicators are in each status, by objective and type. */
#ifndef QUADRO_REPORTS_PACKS_SUMMARY_H
#define QUADRO_REPORTS_PACKS_SUMMARY_H

#include "packs/udp.h"

enum summary_place {
	SUMMARY_FIRST_PAGE,	/* objectives only where they are few */
	SUMMARY_COMPLETE,	/* all the objectives, full titles */
};

/* 1 when the objectives are too many for the first page. */
int summary_is_long(const struct udp *udp);

/* The table, under the cursor. */
void summary_table(struct udp *udp, enum summary_place place);

#endif
