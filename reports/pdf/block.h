/* block.h: inside the page layer: setting a block of lines down the flow. */
#ifndef QUADRO_REPORTS_PDF_BLOCK_H
#define QUADRO_REPORTS_PDF_BLOCK_H

#include "pdf/wrap.h"

/* Height in points of all the lines of a block. */
double block_height(const struct block *block);

/* Sets the lines from the cursor on, indented, breaking pages where two lines
 * at least stay together. */
void block_flow(struct pdf *pdf, const struct block *block,
		struct node **nodes, double indent);

/* Sets all the lines at x, y, wherever that is: for cells and captions. */
void block_set(struct pdf *pdf, const struct block *block,
	       struct node **nodes, double x, double y);

#endif
