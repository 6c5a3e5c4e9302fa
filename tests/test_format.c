/* test_format.c: numbers, sums of money, dates and periods as Italians write
 * them; "n.d." for what is not one. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "format.h"

static void figures_are_written_as_italians_do(void **state)
{
	char b[FORMAT_SIZE];

	(void)state;
	assert_string_equal(format_number(b, sizeof b, 1234567.45, 1),
			    "1.234.567,5");
	assert_string_equal(format_number(b, sizeof b, -0.04, 1), "0,0");
	assert_string_equal(format_number(b, sizeof b, -1234, 0), "−1.234");
	assert_string_equal(format_number(b, sizeof b, 0.5, 0), "1");
	assert_string_equal(format_number(b, sizeof b, NAN, 0), "n.d.");
	assert_string_equal(format_short(b, sizeof b, 12.50, 2), "12,5");
	assert_string_equal(format_short(b, sizeof b, 100, 2), "100");
	assert_string_equal(format_percent(b, sizeof b, 45.4), "45%");
	assert_string_equal(format_percent(b, sizeof b, 9.46), "9,5%");
	assert_string_equal(format_percent(b, sizeof b, 9.96), "10%");
	assert_string_equal(format_euro(b, sizeof b, 1234.565), "1.234,57");
	assert_string_equal(format_euro_text(b, sizeof b, 1570000),
			    "1,57\u00a0mln\u00a0€");
	assert_string_equal(format_date(b, sizeof b, "2023-06-30"),
			    "30 giugno 2023");
	assert_string_equal(format_date(b, sizeof b, "2023-06-31"), "n.d.");
	assert_string_equal(format_date_short(b, sizeof b, "2023-06-03"),
			    "03/06/2023");
	assert_string_equal(format_period(b, sizeof b, "2023T2"),
			    "II trim. 2023");
	assert_string_equal(format_period(b, sizeof b, "2022S1"),
			    "I sem. 2022");
	assert_string_equal(format_period(b, sizeof b, "2022"), "anno 2022");
	assert_string_equal(format_period(b, sizeof b, "2022T5"), "n.d.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_are_written_as_italians_do),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
