/* hide.h: which shown rows to suppress for the sake of the others. */
#ifndef QUADRO_PROTECT_HIDE_H
#define QUADRO_PROTECT_HIDE_H

#include "protect/weave.h"

/* Suppresses shown rows until every need of the weave is proved by tales, the
 * least important first. Rows that other packs have shown with these figures
 * stay: what cannot be proved for them is counted in weave->exposed. The same
 * weave gives the same choice. */
void hide_enough(struct weave *weave);

#endif
