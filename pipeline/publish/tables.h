/* tables.h: valori.csv, invii.csv and the other tables of a night. */
#ifndef QUADRO_PUBLISH_TABLES_H
#define QUADRO_PUBLISH_TABLES_H

#include "base/err.h"
#include "store/store.h"

/* Writes the tables into directory, each from its view of sql/reports, which
 * must have been made: valori.csv and invii.csv always, the others where the
 * plan has what they tell. Reals have at most four decimals; what somebody
 * else wrote is no formula for a spreadsheet. 0 or -1. */
int tables_write(struct store *store, const char *directory, struct err *err);

#endif
