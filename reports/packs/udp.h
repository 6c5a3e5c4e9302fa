/* udp.h: inside the pack of the Ufficio di Piano: its sections.
 *
 * Each section is a function that writes some pages of the board's data.
 */
#ifndef QUADRO_REPORTS_PACKS_UDP_H
#define QUADRO_REPORTS_PACKS_UDP_H

#include <stddef.h>

#include "chart/chart.h"
#include "packs/board.h"
#include "packs/context.h"
#include "pdf/document.h"
#include "pdf/figure.h"
#include "pdf/flow.h"
#include "pdf/table.h"
#include "theme.h"

/* The complete lists that the first page refers to. */
enum udp_list { UDP_DECISIONS, UDP_CHANGES, UDP_GAPS, UDP_LISTS };

struct udp {
	const struct pack_context *context;
	const struct board *board;
	struct pdf *pdf;
	size_t pages[UDP_LISTS];	/* where each begins, 1 for the first page after the contents */
};

/* The sections, in the order of the pages. */
void udp_first_page(struct udp *udp, struct err *err);
void udp_lists(struct udp *udp);	/* fills pages */
void udp_restated(struct udp *udp, struct err *err);
void udp_map(struct udp *udp, struct err *err);
void udp_objectives(struct udp *udp, struct err *err);
void udp_quality(struct udp *udp, struct err *err);
void udp_method(struct udp *udp);

/* The charts of an objective, two across, under the cursor. */
void udp_charts(struct udp *udp, const struct objective *objective,
		struct err *err);

#endif
