/* detail.h: down to which level of places pages show each voce. */
#ifndef QUADRO_PROTECT_DETAIL_H
#define QUADRO_PROTECT_DETAIL_H

#include "protect/weave.h"

/* Chooses voce->detail and voce->finest of all the voci, once twins are found.
 * From what is public alone: targets, threshold, numbers of places, and what
 * earlier packs have shown. */
void detail_choose(struct weave *weave);

/* Merges the voci of which nothing need be known below what pages show:
 * weave_merge. For any tale of the sums there are then figures of the places
 * below that agree with all that is shown of other voci there. */
void detail_merge(struct weave *weave);

#endif
