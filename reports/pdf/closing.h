/* closing.h: inside the page layer: the note at the foot of the last page. */
#ifndef QUADRO_REPORTS_PDF_CLOSING_H
#define QUADRO_REPORTS_PDF_CLOSING_H

#include "pdf/state.h"

/* Places the closing note of pdf_info, if there is one, on the last page: when
 * all the pages are made and none is empty. */
void closing_set(struct pdf *pdf);

#endif
