/* instant.c: the store's instants are UTC; people's are Italy's. */
#include "commands/instant.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"

void instant_write(struct text *out, const char *utc)
{
	int year, month, day, hour, minute, second;
	long long seconds;
	day_t date;

	if (sscanf(utc, "%4d-%2d-%2dT%2d:%2d:%2d", &year, &month, &day, &hour,
		   &minute, &second) != 6 ||
	    date_make(year, month, day, &date) != 0) {
		text_add_string(out, utc);
		return;
	}
	seconds = date * 86400LL + hour * 3600 + minute * 60 + second;
	seconds += date_in_italy_offset(seconds);
	date_split((day_t)(seconds / 86400), &year, &month, &day);
	seconds %= 86400;
	text_format(out, "%02d/%02d/%04d alle %02lld:%02lld", day, month, year,
		    seconds / 3600, seconds % 3600 / 60);
}
