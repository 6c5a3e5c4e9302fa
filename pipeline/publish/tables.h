/* tables.h: valori.csv and invii.csv, the tables of a night (contract 6). */
#ifndef QUADRO_PUBLISH_TABLES_H
#define QUADRO_PUBLISH_TABLES_H

#include "base/err.h"
#include "store/store.h"

/* Writes valori.csv into directory: every value computed, with at most four
 * decimals, sorted by quarter, matrix order, level, code. 0 or -1. */
int tables_write_values(struct store *store, const char *directory,
			struct err *err);

/* Writes invii.csv into directory: what was due and what was received. 0, -1. */
int tables_write_submissions(struct store *store, const char *directory,
			     struct err *err);

#endif
