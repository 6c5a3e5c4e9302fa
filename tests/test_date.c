/* Days, quarters and periods by arithmetic, the day in Italy of an instant,
 * and the dates that offices write (contract 1, 2, 8). */
#include "support.h"

#include <string.h>
#include <time.h>

#include "base/date.h"
#include "base/datetext.h"

static void a_day_is_made_and_split_without_loss(void **state)
{
	day_t day, made;
	int year, month, day_of_month;
	char iso[DATE_SIZE];

	(void)state;
	for (day = -200000; day < 200000; day++) {
		date_split(day, &year, &month, &day_of_month);
		assert_int_equal(date_make(year, month, day_of_month, &made),
				 0);
		assert_int_equal(made, day);
	}
	assert_string_equal(date_write_iso(0, iso), "1970-01-01");
	assert_string_equal(date_write_iso(support_day("2024-02-29"), iso),
			    "2024-02-29");
}

static void days_agree_with_the_c_library(void **state)
{
	day_t day;

	(void)state;
	for (day = 0; day < 40000; day += 13) {
		time_t seconds = (time_t)day * 86400;
		struct tm split;
		int year, month, day_of_month;

		assert_non_null(gmtime_r(&seconds, &split));
		date_split(day, &year, &month, &day_of_month);
		assert_int_equal(year, split.tm_year + 1900);
		assert_int_equal(month, split.tm_mon + 1);
		assert_int_equal(day_of_month, split.tm_mday);
	}
}

static void a_day_that_does_not_exist_is_not_made(void **state)
{
	day_t day;

	(void)state;
	assert_int_equal(date_make(2022, 9, 31, &day), -1);
	assert_int_equal(date_make(2023, 2, 29, &day), -1);
	assert_int_equal(date_make(1900, 2, 29, &day), -1);
	assert_int_equal(date_make(2000, 2, 29, &day), 0);
	assert_int_equal(date_make(2022, 13, 1, &day), -1);
	assert_int_equal(date_make(2022, 0, 1, &day), -1);
	assert_int_equal(date_make(2022, 1, 0, &day), -1);
}

static void the_day_in_italy_is_the_one_on_the_wall(void **state)
{
	static const struct {
		long long seconds;
		const char *day;
		long offset;
	} rows[] = {
		{1672527599, "2022-12-31", 3600},	/* 23:59:59 CET */
		{1672527600, "2023-01-01", 3600},	/* midnight CET */
		{1688162399, "2023-06-30", 7200},	/* 23:59:59 CEST */
		{1688162400, "2023-07-01", 7200},
		{1679792399, "2023-03-26", 3600},	/* before 01:00 UTC */
		{1679792400, "2023-03-26", 7200},
		{1698541199, "2023-10-29", 7200},
		{1698541200, "2023-10-29", 3600},
	};
	char iso[DATE_SIZE];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		date_write_iso(date_in_italy(rows[i].seconds), iso);
		assert_string_equal(iso, rows[i].day);
		assert_int_equal(date_in_italy_offset(rows[i].seconds),
				 rows[i].offset);
	}
}

static void a_quarter_knows_its_days_and_its_name(void **state)
{
	quarter_t quarter = quarter_of(support_day("2022-08-15"));
	char name[PERIOD_SIZE];

	(void)state;
	assert_string_equal(quarter_write(quarter, name), "2022T3");
	assert_int_equal(quarter_first_day(quarter), support_day("2022-07-01"));
	assert_int_equal(quarter_last_day(quarter), support_day("2022-09-30"));
	assert_int_equal(quarter_of(support_day("2023-01-01")), quarter + 2);
}

static void the_as_of_quarter_is_the_last_one_ended(void **state)
{
	char name[PERIOD_SIZE];

	(void)state;
	assert_string_equal(quarter_write(quarter_ended_by(
			    support_day("2023-06-30")), name), "2023T2");
	assert_string_equal(quarter_write(quarter_ended_by(
			    support_day("2023-06-29")), name), "2023T1");
	assert_string_equal(quarter_write(quarter_ended_by(
			    support_day("2023-01-01")), name), "2022T4");
}

static size_t read_period(const char *text, struct period *period)
{
	return period_read(text, strlen(text), period);
}

static void quarters_halves_and_years_are_periods(void **state)
{
	struct period period;

	(void)state;
	assert_int_equal(read_period("2022t3.csv", &period), 6);
	assert_int_equal(period.periodicity, QUARTERLY);
	assert_string_equal(period.name, "2022T3");
	assert_int_equal(period_first_day(&period), support_day("2022-07-01"));
	assert_int_equal(read_period("2022S1", &period), 6);
	assert_int_equal(period.periodicity, HALF_YEARLY);
	assert_int_equal(period_first_day(&period), support_day("2022-01-01"));
	assert_int_equal(period_last_day(&period), support_day("2022-06-30"));
	assert_int_equal(read_period("2022 (2).csv", &period), 4);
	assert_int_equal(period.periodicity, YEARLY);
	assert_int_equal(period_last_day(&period), support_day("2022-12-31"));
}

static void what_runs_on_in_a_letter_or_digit_is_no_period(void **state)
{
	static const char *const texts[] = {"2022T12", "2022T3a", "20223",
					    "2022T0", "2022T5", "2022S3",
					    "2022S0", "22T3", "T3", "2022X1",
					    "", "202"};
	struct period period;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		assert_int_equal(read_period(texts[i], &period), 0);
}

static void a_half_ends_with_its_second_quarter_and_a_year_with_its_fourth(void **state)
{
	quarter_t second = quarter_of(support_day("2022-04-01"));
	struct period period;

	(void)state;
	assert_int_equal(period_ending(HALF_YEARLY, second, &period), 0);
	assert_string_equal(period.name, "2022S1");
	assert_int_equal(period_ending(HALF_YEARLY, second + 1, &period), -1);
	assert_int_equal(period_ending(YEARLY, second, &period), -1);
	assert_int_equal(period_ending(YEARLY, second + 2, &period), 0);
	assert_string_equal(period.name, "2022");
	assert_int_equal(period_ending(QUARTERLY, second, &period), 0);
	assert_string_equal(period.name, "2022T2");
}

static void dates_are_read_in_every_form_of_the_contract(void **state)
{
	static const char *const texts[] = {
		"05/03/2022", "5/3/2022", "05-03-2022", "5.3.2022", "2022-03-05",
		"05/03/2022 00:00", "05/03/2022 0:00:00", "2022-03-05T00:00:00",
		"2022-03-05 00:00:00.000", "5/03/2022 00.00",
	};
	day_t expected = support_day("2022-03-05"), day;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		char iso[DATE_SIZE];

		day = 0;
		assert_int_equal(date_read(texts[i], strlen(texts[i]), &day,
					   iso), DATE_GOOD);
		assert_int_equal(day, expected);
		assert_string_equal(iso, "2022-03-05");
	}
}

static void a_date_that_is_none_says_why(void **state)
{
	static const struct {
		const char *text;
		enum date_fault fault;
	} rows[] = {
		{"31/09/2022", DATE_NOT_EXISTING}, {"29/02/2023", DATE_NOT_EXISTING},
		{"2022-13-01", DATE_NOT_EXISTING}, {"0/1/2022", DATE_NOT_EXISTING},
		{"01/02/22", DATE_SHORT_YEAR}, {"1.2.22", DATE_SHORT_YEAR},
		{"44562", DATE_SERIAL}, {"1234", DATE_SERIAL},
		{"123456", DATE_SERIAL}, {"123", DATE_NO_DATE},
		{"1234567", DATE_NO_DATE}, {"05/03/2022 10:30", DATE_WITH_TIME},
		{"05/03-2022", DATE_NO_DATE}, {"2022/03/05", DATE_NO_DATE},
		{"05/03/20222", DATE_NO_DATE}, {"005/03/2022", DATE_NO_DATE},
		{"5 marzo 2022", DATE_NO_DATE}, {"05/03/2022x", DATE_NO_DATE},
		{"2022-3-5", DATE_NO_DATE}, {"05/03/202", DATE_NO_DATE},
		{"", DATE_NO_DATE}, {"/", DATE_NO_DATE},
		{"2022-03-050", DATE_NO_DATE}, {"05/03/2022 ", DATE_NO_DATE},
	};
	day_t day;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (date_read(rows[i].text, strlen(rows[i].text), &day,
			      NULL) !=
		    rows[i].fault)
			fail_msg("«%s»: %d", rows[i].text,
				 (int)date_read(rows[i].text,
						strlen(rows[i].text), &day, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_is_made_and_split_without_loss),
		cmocka_unit_test(days_agree_with_the_c_library),
		cmocka_unit_test(a_day_that_does_not_exist_is_not_made),
		cmocka_unit_test(the_day_in_italy_is_the_one_on_the_wall),
		cmocka_unit_test(a_quarter_knows_its_days_and_its_name),
		cmocka_unit_test(the_as_of_quarter_is_the_last_one_ended),
		cmocka_unit_test(quarters_halves_and_years_are_periods),
		cmocka_unit_test(what_runs_on_in_a_letter_or_digit_is_no_period),
		cmocka_unit_test(a_half_ends_with_its_second_quarter_and_a_year_with_its_fourth),
		cmocka_unit_test(dates_are_read_in_every_form_of_the_contract),
		cmocka_unit_test(a_date_that_is_none_says_why),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
