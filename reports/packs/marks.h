/* marks.h: the small drawings that stand beside words: statuses, directions. */
#ifndef QUADRO_REPORTS_PACKS_MARKS_H
#define QUADRO_REPORTS_PACKS_MARKS_H

#include "base/err.h"
#include "drawing.h"
#include "theme.h"

/* Draws the marks of the eight statuses, and the arrows up, down and steady.
 * 0, or -1 with err; marks_free is due in both cases. */
int marks_draw(struct drawing *marks[THEME_STATUSES],
	       struct drawing *arrows[3], struct err *err);
void marks_free(struct drawing *marks[THEME_STATUSES],
		struct drawing *arrows[3]);

#endif
