/* contents.h: inside the page layer: the table of contents, at the end. */
#ifndef QUADRO_REPORTS_PDF_CONTENTS_H
#define QUADRO_REPORTS_PDF_CONTENTS_H

#include "pdf/state.h"

/* Sets the pages of the table of contents and puts them in their place, when
 * one is wanted. Called once, when all the rest is set. */
void contents_set(struct pdf *pdf);

#endif
