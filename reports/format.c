/* format.c: Italian numbers, euro, dates and periods, without the locale.
 *
 * The C library's locale would make pages depend on what is installed on the
 * machine; the rules are few and stand here.
 */
#include "format.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/number.h"

/* Beyond this a double no longer tells one unit from the next. */
static const double largest = 1e15;

static char *missing(char *buffer, size_t size)
{
	snprintf(buffer, size, "%s", FORMAT_MISSING);
	return buffer;
}

/* Groups the digits of the integer part by three, with dots. */
static size_t group(char *out, const char *digits, size_t n)
{
	size_t length = 0;

	for (size_t i = 0; i < n; i++) {
		if (i > 0 && (n - i) % 3 == 0)
			out[length++] = '.';
		out[length++] = digits[i];
	}
	out[length] = '\0';
	return length;
}

char *format_number(char *buffer, size_t size, double value, int decimals)
{
	char plain[48], grouped[48];
	size_t integer;
	double rounded;

	if (decimals < 0)
		decimals = 0;
	if (decimals > 6)
		decimals = 6;
	if (!isfinite(value) || fabs(value) > largest)
		return missing(buffer, size);
	rounded = number_round(value, decimals);
	snprintf(plain, sizeof plain, "%.*f", decimals, fabs(rounded));
	integer = strcspn(plain, ".");
	group(grouped, plain, integer);
	snprintf(buffer, size, "%s%s%s%s", rounded < 0 ? "\u2212" : "",
		 grouped, decimals > 0 ? "," : "",
		 decimals > 0 ? plain + integer + 1 : "");
	return buffer;
}

char *format_short(char *buffer, size_t size, double value, int decimals)
{
	size_t length;

	format_number(buffer, size, value, decimals);
	if (strchr(buffer, ',') == NULL)
		return buffer;
	length = strlen(buffer);
	while (buffer[length - 1] == '0')
		length--;
	if (buffer[length - 1] == ',')
		length--;
	buffer[length] = '\0';
	return buffer;
}

char *format_percent(char *buffer, size_t size, double value)
{
	char number[FORMAT_SIZE];

	if (!isfinite(value) || fabs(value) > largest)
		return missing(buffer, size);
	/* 9.96 rounds to 10,0: it is written as the tens are. A whole number
	 * has no decimal to tell. */
	if (fabs(number_round(value, 1)) < 10)
		format_short(number, sizeof number, value, 1);
	else
		format_number(number, sizeof number, value, 0);
	snprintf(buffer, size, "%s%%", number);
	return buffer;
}

char *format_euro(char *buffer, size_t size, double value)
{
	return format_number(buffer, size, value, 2);
}

char *format_euro_text(char *buffer, size_t size, double value)
{
	char number[FORMAT_SIZE];

	if (!isfinite(value) || fabs(value) > largest)
		return missing(buffer, size);
	if (fabs(value) >= 999999.5) {
		format_number(number, sizeof number, value / 1e6, 2);
		snprintf(buffer, size, "%s\u00a0mln\u00a0€", number);
	} else {
		format_number(number, sizeof number, value,
			      value == number_round(value, 0) ||
					      fabs(value) >= 1000
				      ? 0
				      : 2);
		snprintf(buffer, size, "%s\u00a0€", number);
	}
	return buffer;
}

static int read_date(const char *iso, int *year, int *month, int *day)
{
	day_t date;

	if (iso == NULL || date_read_iso(iso, strlen(iso), &date) != 0)
		return -1;
	date_split(date, year, month, day);
	return 0;
}

char *format_date(char *buffer, size_t size, const char *iso)
{
	static const char *const months[] = {
		"gennaio", "febbraio", "marzo",	    "aprile",
		"maggio",  "giugno",   "luglio",    "agosto",
		"settembre", "ottobre", "novembre", "dicembre",
	};
	int year, month, day;

	if (read_date(iso, &year, &month, &day) != 0)
		return missing(buffer, size);
	/* The first of a month is an ordinal in Italian. */
	snprintf(buffer, size, "%d%s %s %d", day, day == 1 ? "º" : "",
		 months[month - 1], year);
	return buffer;
}

/* Whether the name of a number begins with a vowel: uno, otto, undici,
 * ottanta, ottocento, ottomila, undicimila. */
static int begins_with_vowel(long number)
{
	if (number >= 1000 && number < 2000)
		return 0;	/* mille */
	while (number >= 1000)
		number /= 1000;
	return number == 1 || number == 8 || number == 11 ||
	       (number >= 80 && number <= 89) ||
	       (number >= 800 && number <= 899);
}

/* `word` and the figure after it, joined as Italian wants. */
static char *join(char *buffer, size_t size, const char *word,
		  const char *figure, long number)
{
	static const struct {
		const char *word, *vowel, *zero;
	} forms[] = {
		{"il", "l'", "lo "},	   {"al", "all'", "allo "},
		{"Al", "All'", "Allo "},   {"dal", "dall'", "dallo "},
		{"del", "dell'", "dello "},
	};

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		if (strcmp(forms[i].word, word) != 0)
			continue;
		if (number == 0 || begins_with_vowel(number)) {
			snprintf(buffer, size, "%s%s",
				 number == 0 ? forms[i].zero : forms[i].vowel,
				 figure);
			return buffer;
		}
	}
	snprintf(buffer, size, "%s %s", word, figure);
	return buffer;
}

char *format_date_after(char *buffer, size_t size, const char *word,
			const char *iso)
{
	char date[FORMAT_SIZE];
	int year, month, day;

	/* The first of a month is read primo, not uno. */
	if (read_date(iso, &year, &month, &day) != 0 || day == 1)
		day = 2;
	return join(buffer, size, word, format_date(date, sizeof date, iso),
		    day);
}

char *format_percent_after(char *buffer, size_t size, const char *word,
			   double value)
{
	char percent[FORMAT_SIZE];
	long number = 2;

	format_percent(percent, sizeof percent, value);
	if (isfinite(value) && value >= 0 && value < 1e9)
		number = (long)number_round(value, value < 10 ? 1 : 0);
	return join(buffer, size, word, percent, number);
}

char *format_date_short(char *buffer, size_t size, const char *iso)
{
	int year, month, day;

	if (read_date(iso, &year, &month, &day) != 0)
		return missing(buffer, size);
	snprintf(buffer, size, "%02d/%02d/%04d", day, month, year);
	return buffer;
}

char *format_period(char *buffer, size_t size, const char *period)
{
	static const char *const romans[] = { "", "I", "II", "III", "IV" };
	int year, part;
	char kind, rest;

	if (period == NULL || strlen(period) < 4 ||
	    strspn(period, "0123456789") != 4)
		return missing(buffer, size);
	if (sscanf(period, "%4d", &year) == 1 && period[4] == '\0')
		snprintf(buffer, size, "anno %d", year);
	else if (sscanf(period, "%4d%c%1d%c", &year, &kind, &part, &rest) == 3 &&
		 ((kind == 'T' && part >= 1 && part <= 4) ||
		  (kind == 'S' && part >= 1 && part <= 2)))
		snprintf(buffer, size, "%s %s %d", romans[part],
			 kind == 'T' ? "trim." : "sem.", year);
	else
		missing(buffer, size);
	return buffer;
}
