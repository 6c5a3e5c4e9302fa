/* condition_words.h: a condition of the matrix, said to who did not write it. */
#ifndef QUADRO_WORKSPACE_CONDITION_WORDS_H
#define QUADRO_WORKSPACE_CONDITION_WORDS_H

#include "base/text.h"
#include "records/layout.h"

/* Appends what a condition over the columns of a layout asks, in Italian:
 * «tipo è incontro e data dal 01/01/2022 in poi». Only plain conditions can be
 * said: comparisons of a column with a value, lists, empty or filled columns,
 * booleans alone, all joined by `and` or all by `or`. Returns 0, or -1 with
 * out untouched when the condition is not plain. */
int condition_words(const struct layout *layout, const char *condition,
		    struct text *out);

/* Appends a line for each value of a plain condition that its column can never
 * have: one that is not in its list, or a Comune by its name, which is stored
 * by its ISTAT code. */
void condition_odd_values(const struct layout *layout, const char *condition,
			  struct text *out);

#endif
