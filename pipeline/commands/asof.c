/* asof.c: the only place that asks the clock what day it is. */
#include "commands/asof.h"

#include <string.h>
#include <time.h>

#include "base/datetext.h"

int asof_read(const char *words, day_t *day, struct err *err)
{
	if (words == NULL) {
		*day = date_in_italy((long long)time(NULL));
		return 0;
	}
	if (date_read(words, strlen(words), day, NULL) == DATE_GOOD)
		return 0;
	return err_set(err, EXIT_USAGE, "--as-of «%s»: non è una data che "
		       "esiste; scrivere per esempio 2023-06-30", words);
}
