/* measure_words.h: a row of the matrix, said in Italian from its own cells. */
#ifndef QUADRO_WORKSPACE_MEASURE_WORDS_H
#define QUADRO_WORKSPACE_MEASURE_WORDS_H

#include "base/text.h"
#include "records/layout.h"
#include "workspace/settings.h"

/* The cells, as the table indicatore holds them; "" for an empty one. */
struct measure_row {
	const char *code;
	const struct layout *layout;	/* NULL: the measure of indicatori/ */
	const char *filter, *date, *num, *den, *distinct;
	const char *aggregation;
	const char *window, *window_from;	/* piano anno dal istante; a day */
	const char *start, *start_after;	/* decorrenza: a day, a code */
	const char *operator, *target, *unit;	/* target: as it is printed */
	const char *minimum, *deadline;
};

/* Each appends to out, without a final stop or line break. */

/* What is counted, and in which rows: «il numero di righe di patti in cui
 * forma è gruppi». A condition that has no plain words is quoted. */
void measure_words_counts(const struct measure_row *row,
			  const struct settings *settings, struct text *out);

/* Which days count, and from when the indicator is due. */
void measure_words_when(const struct measure_row *row, struct text *out);

/* The target: «almeno 24 patti entro il 31/12/2023; ogni subambito almeno 2» */
void measure_words_goal(const struct measure_row *row, struct text *out);

#endif
