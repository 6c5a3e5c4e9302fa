/* datetext.c: reading dates strictly: a date that could be another is none. */
#include "base/datetext.h"

#include <string.h>

struct parts {
	int year, month, day;
	size_t used;		/* bytes of the date */
	int year_digits;
};

static size_t read_digits(const char *at, const char *end, size_t most,
			  int *value)
{
	size_t n = 0;

	*value = 0;
	while (at + n < end && n <= most && at[n] >= '0' && at[n] <= '9')
		*value = *value * 10 + (at[n++] - '0');
	return n <= most ? n : 0;
}

static int is_year_first(const char *bytes, size_t length)
{
	int ignored;

	return length >= 5 && bytes[4] == '-' &&
	       read_digits(bytes, bytes + 4, 4, &ignored) == 4;
}

static int read_year_first(const char *bytes, size_t length,
			   struct parts *parts)
{
	const char *end = bytes + length;

	if (length < 10 || bytes[7] != '-' ||
	    read_digits(bytes, bytes + 4, 4, &parts->year) != 4 ||
	    read_digits(bytes + 5, bytes + 7, 2, &parts->month) != 2 ||
	    read_digits(bytes + 8, bytes + 10, 2, &parts->day) != 2 ||
	    (end > bytes + 10 && bytes[10] >= '0' && bytes[10] <= '9'))
		return -1;
	parts->year_digits = 4;
	parts->used = 10;
	return 0;
}

static int read_day_first(const char *bytes, size_t length,
			  struct parts *parts)
{
	const char *at = bytes, *end = bytes + length;
	size_t n = read_digits(at, end, 2, &parts->day);
	char mark;

	if (n == 0 || at + n == end)
		return -1;
	at += n;
	mark = *at++;
	if (mark != '/' && mark != '-' && mark != '.')
		return -1;
	n = read_digits(at, end, 2, &parts->month);
	at += n;
	if (n == 0 || at == end || *at++ != mark)
		return -1;
	n = read_digits(at, end, 4, &parts->year);
	if (n != 2 && n != 4)
		return -1;
	parts->year_digits = (int)n;
	parts->used = (size_t)(at - bytes) + n;
	return 0;
}

/* A time is digits and marks after one space or a T; midnight when all its
 * digits are zeros. */
static enum date_fault check_time(const char *at, size_t length)
{
	static const char *const shapes[] = {
		"0:00", "00:00", "0:00:00", "00:00:00", "00.00", "00.00.00",
		"0.00", "0.00.00",
	};
	size_t i, shape;

	if (length == 0)
		return DATE_GOOD;
	if (*at != ' ' && *at != 'T')
		return DATE_NO_DATE;
	at++;
	length--;
	if (length == 12 && memcmp(at, "00:00:00.000", 12) == 0)
		return DATE_GOOD;
	for (i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
		shape = strlen(shapes[i]);
		if (length == shape && memcmp(at, shapes[i], shape) == 0)
			return DATE_GOOD;
	}
	for (i = 0; i < length; i++)
		if (strchr("0123456789:.", at[i]) == NULL)
			return DATE_NO_DATE;
	return length > 0 ? DATE_WITH_TIME : DATE_NO_DATE;
}

static int is_serial(const char *bytes, size_t length)
{
	int ignored;

	return length >= 4 && length <= 6 &&
	       read_digits(bytes, bytes + length, 6, &ignored) == length;
}

enum date_fault date_read(const char *bytes, size_t length, day_t *day,
			  char *iso)
{
	struct parts parts = {0};
	enum date_fault fault;

	if (is_serial(bytes, length))
		return DATE_SERIAL;
	if ((is_year_first(bytes, length) ?
	     read_year_first(bytes, length, &parts) :
	     read_day_first(bytes, length, &parts)) != 0)
		return DATE_NO_DATE;
	fault = check_time(bytes + parts.used, length - parts.used);
	if (fault != DATE_GOOD)
		return fault;
	if (parts.year_digits == 2)
		return DATE_SHORT_YEAR;
	if (date_make(parts.year, parts.month, parts.day, day) != 0)
		return DATE_NOT_EXISTING;
	if (iso != NULL)
		date_write_parts(parts.year, parts.month, parts.day, iso);
	return DATE_GOOD;
}
