/* datetext.h: the dates that offices write. */
#ifndef QUADRO_BASE_DATETEXT_H
#define QUADRO_BASE_DATETEXT_H

#include <stddef.h>

#include "base/date.h"

enum date_fault {
	DATE_GOOD,
	DATE_NO_DATE,		/* not a date in an accepted form */
	DATE_NOT_EXISTING,	/* 31/09/2022 */
	DATE_SHORT_YEAR,	/* 01/02/22 */
	DATE_SERIAL,		/* 44562: a bare number of 4 to 6 digits */
	DATE_WITH_TIME,		/* followed by a time that is not midnight */
};

/* Reads a trimmed date (contract 2): d/m/yyyy, also with - or ., yyyy-mm-dd,
 * optionally followed by a midnight time. When DATE_GOOD fills *day, and iso
 * with yyyy-mm-dd unless it is NULL (DATE_SIZE bytes). */
enum date_fault date_read(const char *bytes, size_t length, day_t *day,
			  char *iso);

#endif
