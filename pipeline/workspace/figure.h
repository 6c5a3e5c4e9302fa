/* figure.h: a cell that holds a figure, or says why it has none. */
#ifndef QUADRO_WORKSPACE_FIGURE_H
#define QUADRO_WORKSPACE_FIGURE_H

#include <stddef.h>

#include "base/err.h"
#include "store/query.h"
#include "workspace/sheet.h"

struct figure {
	double value;		/* 0 when there is none */
	int present;
	int decimals;		/* as it is written */
	const char *absent;	/* "n.d." not available, "n.p." not foreseen; NULL: present, or the cell is empty */
};

/* Reads a cell of a sheet: a number, a mark of absence or nothing. 0, or -1
 * with an error that names file, line, column and cure. */
int figure_read(const struct sheet *sheet, size_t row, int column,
		struct figure *figure, struct err *err);

/* Binds value and mark at two parameters: the one that lacks is null. */
void figure_bind(struct query *query, int value, int absent,
		 const struct figure *figure);

/* The decimals of a number as it is written: 2 for "91,11". */
int figure_decimals(const char *bytes, size_t length);

#endif
