/* Written sums: computed by their own grammar, and whatever else a text may
 * hold is refused with a reason. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "base/arithmetic.h"
#include "base/text.h"

static double result(const char *text)
{
	const char *fault = NULL;
	double value = 0;

	if (arithmetic_read(text, strlen(text), &value, &fault) != 0)
		fail_msg("%s: %s", text, fault);
	assert_null(fault);
	return value;
}

static const char *fault_of(const char *text, size_t length)
{
	const char *fault = NULL;
	double value = 7;

	if (arithmetic_read(text, length, &value, &fault) == 0)
		fail_msg("«%s» has a result: %g", text, value);
	assert_non_null(fault);
	assert_true(value == 0);
	return fault;
}

static void sums_follow_the_rules_of_arithmetic(void **state)
{
	static const struct {
		const char *text;
		double result;
	} rows[] = {
		{"(641-57)/641", 584.0 / 641}, {"1+2*3", 7}, {"(1+2)*3", 9},
		{"10-4-3", 3}, {"100/10/5", 2}, {" 2 * ( 3 + 4 ) ", 14},
		{"-3+5", 2}, {"2*-3", -6}, {"1.234,5*2", 2469}, {"0,5", 0.5},
		{"-(2+3)", -5}, {"(((((7)))))", 7},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_true(result(rows[i].text) == rows[i].result);
}

static void what_is_no_sum_is_refused_with_a_reason(void **state)
{
	static const char *const rows[][2] = {
		{"", "non è di un conto"}, {"()", "non è di un conto"},
		{"1+", "non è di un conto"}, {"1 2", "non è di un conto"},
		{"(1+2", "non è chiusa"}, {"1+2)", "non è di un conto"},
		{"2^3", "non è di un conto"}, {"--3", "non è di un conto"},
		{"1.23,4", "scritto male"}, {"1,2,3", "scritto male"},
		{"1e5", "non è di un conto"}, {"1/0", "divisione per zero"},
		{"5/(3-3)", "divisione per zero"}, {"0/0", "divisione per zero"},
		{"sqrt(4)", "non è di un conto"}, {"inf", "non è di un conto"},
		{"(select 1)", "non è di un conto"},
		{"`reboot`", "non è di un conto"}, {"1;2", "non è di un conto"},
		{"\xE2\x82\xAC" "5", "non è di un conto"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		support_contains(fault_of(rows[i][0], strlen(rows[i][0])),
				 rows[i][1]);
	/* A zero byte ends nothing: it is a sign like another. */
	support_contains(fault_of("1\0+1", 4), "non è di un conto");
}

static char *repeated(const char *piece, int times, const char *end)
{
	struct text out = {0};

	for (int i = 0; i < times; i++)
		text_add_string(&out, piece);
	text_add_string(&out, end);
	return out.data;
}

static void depth_length_and_size_have_an_end(void **state)
{
	static const struct {
		const char *piece;
		int times;
		const char *end, *fault;
	} rows[] = {
		{"(", 33, "1", "troppe parentesi"},
		{"(", 500000, "", "troppo lungo"},
		{"1+", 600, "1", "troppo lungo"},
		{"1+(", 300, "1", "troppe parentesi"},
		{"999999999999999999999999999999*", 32, "1", "troppo grande"},
	};
	char *deep;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char *text = repeated(rows[i].piece, rows[i].times,
				      rows[i].end);

		support_contains(fault_of(text, strlen(text)), rows[i].fault);
		free(text);
	}
	deep = repeated("(", 32, "1))))))))))))))))))))))))))))))))");
	assert_true(result(deep) == 1);
	free(deep);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_follow_the_rules_of_arithmetic),
		cmocka_unit_test(what_is_no_sum_is_refused_with_a_reason),
		cmocka_unit_test(depth_length_and_size_have_an_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
