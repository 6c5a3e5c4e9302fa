/* date.c: the calendar, without the C library's: no locale, no time zone,
 * no clock. Days are counted from 1970-01-01 with the algorithm of eras of
 * 400 years, exact for every Gregorian date. */
#include "base/date.h"

#include <string.h>

static day_t day_number(int year, int month, int day)
{
	long y = month <= 2 ? year - 1 : year;
	long era = (y >= 0 ? y : y - 399) / 400;
	long year_of_era = y - era * 400;
	long shifted = (month + 9) % 12;
	long day_of_year = (153 * shifted + 2) / 5 + day - 1;
	long day_of_era = year_of_era * 365 + year_of_era / 4 -
			  year_of_era / 100 + day_of_year;

	return era * 146097 + day_of_era - 719468;
}

void date_split(day_t day, int *year, int *month, int *day_of_month)
{
	long z = day + 719468;
	long era = (z >= 0 ? z : z - 146096) / 146097;
	long doe = z - era * 146097;
	long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	long shifted = (5 * doy + 2) / 153;

	*day_of_month = (int)(doy - (153 * shifted + 2) / 5 + 1);
	*month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
	*year = (int)(yoe + era * 400 + (*month <= 2));
}

static int days_of_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
				   31};
	int leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

int date_make(int year, int month, int day, day_t *out)
{
	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
	    day > days_of_month(year, month))
		return -1;
	*out = day_number(year, month, day);
	return 0;
}

static int two_digits(const char *p)
{
	if (p[0] < '0' || p[0] > '9' || p[1] < '0' || p[1] > '9')
		return -1;
	return (p[0] - '0') * 10 + (p[1] - '0');
}

int date_read_iso(const char *bytes, size_t length, day_t *out)
{
	int century, years, month, day;

	if (length != 10 || bytes[4] != '-' || bytes[7] != '-')
		return -1;
	century = two_digits(bytes);
	years = two_digits(bytes + 2);
	month = two_digits(bytes + 5);
	day = two_digits(bytes + 8);
	if (century < 0 || years < 0 || month < 0 || day < 0)
		return -1;
	return date_make(century * 100 + years, month, day, out);
}

static char *write_two(char *out, int value)
{
	out[0] = (char)('0' + value / 10);
	out[1] = (char)('0' + value % 10);
	return out + 2;
}

char *date_write_parts(int year, int month, int day, char *out)
{
	char *at = write_two(write_two(out, year / 100), year % 100);

	*at++ = '-';
	at = write_two(at, month);
	*at++ = '-';
	*write_two(at, day) = '\0';
	return out;
}

char *date_write_iso(day_t day, char *out)
{
	int y, m, d;

	date_split(day, &y, &m, &d);
	return date_write_parts(y < 0 ? 0 : y, m, d, out);
}

/* Midnight UTC of the last Sunday of a 31-day month, as a day number. */
static day_t last_sunday(int year, int month)
{
	day_t last = day_number(year, month, 31);

	return last - ((last + 4) % 7 + 7) % 7;	/* 1970-01-01 was a Thursday */
}

static long long floor_day(long long seconds)
{
	return seconds / 86400 - (seconds % 86400 < 0);
}

long date_in_italy_offset(long long seconds)
{
	long long start, end;
	int year, month, dom;

	date_split((day_t)floor_day(seconds), &year, &month, &dom);
	start = last_sunday(year, 3) * 86400LL + 3600;
	end = last_sunday(year, 10) * 86400LL + 3600;
	return seconds >= start && seconds < end ? 7200 : 3600;
}

day_t date_in_italy(long long seconds)
{
	return (day_t)floor_day(seconds + date_in_italy_offset(seconds));
}

quarter_t quarter_of(day_t day)
{
	int y, m, d;

	date_split(day, &y, &m, &d);
	return (quarter_t)y * 4 + (m - 1) / 3;
}

day_t quarter_first_day(quarter_t quarter)
{
	return day_number((int)(quarter / 4), (int)(quarter % 4) * 3 + 1, 1);
}

day_t quarter_last_day(quarter_t quarter)
{
	return quarter_first_day(quarter + 1) - 1;
}

quarter_t quarter_ended_by(day_t day)
{
	return quarter_of(day + 1) - 1;
}

char *quarter_write(quarter_t quarter, char *out)
{
	write_two(write_two(out, (int)(quarter / 400)), (int)(quarter / 4 % 100));
	out[4] = 'T';
	out[5] = (char)('1' + quarter % 4);
	out[6] = '\0';
	return out;
}

static int is_alphanumeric(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

size_t period_read(const char *bytes, size_t length, struct period *out)
{
	int century, years, part = 0;
	char kind = '\0';
	size_t used = 4;

	if (length < 4)
		return 0;
	century = two_digits(bytes);
	years = two_digits(bytes + 2);
	if (century < 0 || years < 0 || (century == 0 && years == 0))
		return 0;
	if (length > 5 && bytes[5] >= '1' && bytes[5] <= '4') {
		kind = (char)(bytes[4] & ~0x20);
		part = bytes[5] - '0';
	}
	if (kind == 'T' || (kind == 'S' && part <= 2))
		used = 6;
	else
		kind = '\0';
	if (used < length && is_alphanumeric(bytes[used]))
		return 0;
	out->periodicity = kind == 'T' ? QUARTERLY :
			   kind == 'S' ? HALF_YEARLY : YEARLY;
	out->last = (quarter_t)(century * 100 + years) * 4 +
		    (kind == 'T' ? part - 1 : kind == 'S' ? part * 2 - 1 : 3);
	memcpy(out->name, bytes, used);
	out->name[4] = kind;
	out->name[used] = '\0';
	return used;
}

day_t period_last_day(const struct period *period)
{
	return quarter_last_day(period->last);
}

day_t period_first_day(const struct period *period)
{
	static const long quarters[] = {1, 2, 4};

	return quarter_first_day(period->last -
				 quarters[period->periodicity] + 1);
}

int period_ending(enum periodicity periodicity, quarter_t quarter,
		  struct period *out)
{
	long ordinal = quarter % 4;

	if ((periodicity == HALF_YEARLY && ordinal % 2 == 0) ||
	    (periodicity == YEARLY && ordinal != 3))
		return -1;
	out->periodicity = periodicity;
	out->last = quarter;
	quarter_write(quarter, out->name);
	if (periodicity == HALF_YEARLY) {
		out->name[4] = 'S';
		out->name[5] = (char)('1' + ordinal / 2);
	} else if (periodicity == YEARLY) {
		out->name[4] = '\0';
	}
	return 0;
}
