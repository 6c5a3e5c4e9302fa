/* measure.h: the words of the matrix that say how a measure is dated,
 * windowed and grouped; read once here, for the matrix and for compute. */
#ifndef QUADRO_WORKSPACE_MEASURE_H
#define QUADRO_WORKSPACE_MEASURE_H

#include <stddef.h>

enum { MEASURE_NAME = 48 };

enum dating {
	DATING_PERIOD_END,	/* empty: the last day of the file's period */
	DATING_COLUMN,		/* a */
	DATING_BALANCE,		/* a+ b-: +num at a, -num at b */
	DATING_SPAN,		/* dal..al: in force from dal to al */
};

struct dating_words {
	enum dating dating;
	char first[MEASURE_NAME], second[MEASURE_NAME];	/* column names */
};

/* Reads the `data` cell of the matrix. 0, or -1 when it has no such form. */
int measure_dating(const char *words, struct dating_words *out);

/* Reads the `distinti` cell: a column name into column; *per is 1 for
 * `per COLUMN`. An empty cell gives an empty column. 0 or -1. */
int measure_distinct(const char *words, char *column, int *per);

/* Reads a `den` cell: 1 and the name for `= NAME`, 0 for anything else. */
int measure_constant(const char *words, char *name);

/* The aggregations of contract 5, and what each asks of its matrix row. */
struct aggregation {
	const char *name;
	int needs_den;
	int dating;		/* the only admitted enum dating, or -1 */
	int needs_distinct;	/* a column in `distinti` */
	int needs_per;		/* `per COLUMN` in `distinti` */
};

/* By name; NULL when unknown. */
const struct aggregation *measure_aggregation(const char *name);

/* "somma, rapporto, ..." for messages. */
const char *measure_aggregations(void);

#endif
