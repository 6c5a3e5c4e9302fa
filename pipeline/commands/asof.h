/* asof.h: the as-of day of a command. */
#ifndef QUADRO_COMMANDS_ASOF_H
#define QUADRO_COMMANDS_ASOF_H

#include "base/date.h"
#include "base/err.h"

/* The day of --as-of; today, in Italy, when words is NULL. 0, or -1 with
 * EXIT_USAGE when it is no date. */
int asof_read(const char *words, day_t *day, struct err *err);

#endif
