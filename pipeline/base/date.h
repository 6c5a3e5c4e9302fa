/* date.h: days and the periods of a plan, by arithmetic alone. */
#ifndef QUADRO_BASE_DATE_H
#define QUADRO_BASE_DATE_H

#include <stddef.h>

/* A day as the number of days since 1970-01-01 (proleptic Gregorian). */
typedef long day_t;

enum { DATE_SIZE = 11, PERIOD_SIZE = 8 };	/* "2023-06-30", "2023T2", with NUL */

/* The day of a date that exists: returns 0, or -1 (31 September, month 13). */
int date_make(int year, int month, int day, day_t *out);

/* Reads exactly yyyy-mm-dd. Returns 0, or -1. */
int date_read_iso(const char *bytes, size_t length, day_t *out);

/* Writes yyyy-mm-dd; out has DATE_SIZE bytes. Returns out. The second takes a
 * date that exists by its parts: no calendar arithmetic. */
char *date_write_iso(day_t day, char *out);
char *date_write_parts(int year, int month, int day, char *out);

void date_split(day_t day, int *year, int *month, int *day_of_month);

/* The day, in Italy, of an instant (seconds since the epoch): CET, or CEST
 * from the last Sunday of March to that of October, changing at 01:00 UTC.
 * Computed here, as the machine may not know Italy's time zone. */
day_t date_in_italy(long long seconds);

/* Italy's time ahead of UTC at that instant, in seconds: 3600 or 7200. */
long date_in_italy_offset(long long seconds);

/* A quarter as one number, 4*year + (0..3): consecutive, comparable. */
typedef long quarter_t;

quarter_t quarter_of(day_t day);
day_t quarter_first_day(quarter_t quarter);
day_t quarter_last_day(quarter_t quarter);

/* The last quarter ended on or before day (contract 8). */
quarter_t quarter_ended_by(day_t day);

/* Writes 2023T2; out has PERIOD_SIZE bytes. Returns out. */
char *quarter_write(quarter_t quarter, char *out);

enum periodicity { QUARTERLY, HALF_YEARLY, YEARLY };

/* A period of the contract, section 1: 2022T3, 2022S1, 2022. */
struct period {
	enum periodicity periodicity;
	quarter_t last;		/* the quarter that ends it */
	char name[PERIOD_SIZE];	/* in capitals */
};

/* Reads a period at the start of bytes: it must be followed by the end or by
 * a character that is neither letter nor digit. Returns the bytes read, or 0. */
size_t period_read(const char *bytes, size_t length, struct period *out);

day_t period_first_day(const struct period *period);
day_t period_last_day(const struct period *period);

/* The period of that periodicity that ends with quarter. Returns 0, or -1
 * when none does. */
int period_ending(enum periodicity periodicity, quarter_t quarter,
		  struct period *out);

#endif
