/* The cross-field rules of the layouts: what each clause means, and that a
 * rule which is not understood stops the night instead of being skipped. */
#include "support.h"

#include <string.h>

#include "records/rule.h"

/* Fields named a..e, by their letter. */
static int find(const void *context, const char *name, size_t length)
{
	(void)context;
	return length == 1 && *name >= 'a' && *name <= 'e' ? *name - 'a' : -1;
}

static struct rule read_rule(const char *words)
{
	struct rule rule;
	struct err err = {0};

	if (rule_read(&rule, "CODICE", words, strlen(words), find, NULL,
		      &err) != 0)
		fail_msg("%s", err.message);
	return rule;
}

static struct value number(double value)
{
	return (struct value){.state = VALUE_GOOD, .number = value};
}

static struct value word(const char *text)
{
	return (struct value){.state = VALUE_GOOD, .text = text,
			      .length = strlen(text)};
}

static const struct value missing = {.state = VALUE_MISSING};
static const struct value bad = {.state = VALUE_BAD};

static int violated(const struct rule *rule, const struct value *values)
{
	int fields[RULE_MAX_FIELDS];

	return rule_violations(rule, values, fields);
}

static int to_mend(const struct rule *rule, const struct value *values)
{
	int fields[RULE_MAX_FIELDS] = {-1};

	rule_violations(rule, values, fields);
	return fields[0];
}

static void each_operator_orders_as_it_reads(void **state)
{
	static const struct {
		const char *words;
		int less, equal, more;	/* violated by a < b, a = b, a > b */
	} rows[] = {
		{"a <= b", 0, 0, 1}, {"a >= b", 1, 0, 0}, {"a < b", 0, 1, 1},
		{"a > b", 1, 1, 0}, {" a<=b ", 0, 0, 1},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct rule rule = read_rule(rows[i].words);
		struct value values[2] = {number(1), number(2)};

		assert_int_equal(rule.kind, RULE_ORDER);
		assert_int_equal(violated(&rule, values), rows[i].less);
		values[1] = number(1);
		assert_int_equal(violated(&rule, values), rows[i].equal);
		values[1] = number(0);
		assert_int_equal(violated(&rule, values), rows[i].more);
	}
}

static void an_order_passes_over_what_is_missing(void **state)
{
	struct rule rule = read_rule("a <= b <= c, dove presenti");
	struct value values[3] = {number(3), missing, number(2)};

	(void)state;
	assert_int_equal(rule.n_fields, 3);
	assert_true(violated(&rule, values));
	values[2] = number(3);
	assert_false(violated(&rule, values));
	values[0] = missing;
	assert_false(violated(&rule, values));
	values[2] = missing;
	assert_false(violated(&rule, values));
}

static void each_two_neighbours_out_of_order_are_told(void **state)
{
	struct rule rule = read_rule("a <= b <= c");
	const struct value values[3] = {number(3), number(2), number(1)};
	int fields[RULE_MAX_FIELDS];

	(void)state;
	assert_int_equal(rule_violations(&rule, values, fields), 2);
	assert_int_equal(fields[0], 0);
	assert_int_equal(fields[1], 1);
}

static void a_cell_in_error_leaves_its_rules_unexamined(void **state)
{
	struct rule order = read_rule("a <= b <= c");
	struct rule set = read_rule("a valorizzato richiede b");
	struct value values[3] = {number(3), bad, number(2)};

	(void)state;
	assert_false(violated(&order, values));
	assert_false(violated(&set, values));
	values[0] = bad;
	values[1] = missing;
	assert_false(violated(&set, values));
}

static void a_value_may_require_another(void **state)
{
	struct rule rule = read_rule("a valorizzato richiede b");
	struct value values[2] = {number(1), missing};

	(void)state;
	assert_true(violated(&rule, values));
	assert_int_equal(to_mend(&rule, values), 1);
	values[1] = number(0);
	assert_false(violated(&rule, values));
	values[0] = missing;
	values[1] = missing;
	assert_false(violated(&rule, values));
}

static void one_word_of_a_field_may_require_another(void **state)
{
	struct rule rule = read_rule("a = EQ_TUTELA richiede b");
	struct value values[2] = {word("EQ_TUTELA"), missing};

	(void)state;
	assert_int_equal(rule.kind, RULE_EQUAL_REQUIRES);
	assert_true(violated(&rule, values));
	values[0] = word("EQ_TUTEL");
	assert_false(violated(&rule, values));
	values[0] = word("EQ_TUTELA2");
	assert_false(violated(&rule, values));
	values[0] = missing;
	assert_false(violated(&rule, values));
}

static void a_rule_not_understood_is_an_error_with_the_forms_known(void **state)
{
	static const char *const wrong[] = {
		"", "a", "a <=", "<= b", "a <= z", "z <= a", "a == b",
		"a <= b e poi", "a richiede b", "a valorizzato richiede",
		"a valorizzato richiede z", "a valorizzato richiede b c",
		"a = X", "a = X richiede z", "a <= b, se presenti",
		"a <= b <= c <= d <= e <= a <= b <= c <= d",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct rule rule;
		struct err err = {0};

		if (rule_read(&rule, "CODICE", wrong[i], strlen(wrong[i]),
			      find, NULL, &err) == 0)
			fail_msg("«%s» is understood", wrong[i]);
		assert_int_equal(err.code, EXIT_CONFIG);
		support_contains(err.message, "CODICE");
		support_contains(err.message, "le forme note sono");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_operator_orders_as_it_reads),
		cmocka_unit_test(an_order_passes_over_what_is_missing),
		cmocka_unit_test(each_two_neighbours_out_of_order_are_told),
		cmocka_unit_test(a_cell_in_error_leaves_its_rules_unexamined),
		cmocka_unit_test(a_value_may_require_another),
		cmocka_unit_test(one_word_of_a_field_may_require_another),
		cmocka_unit_test(a_rule_not_understood_is_an_error_with_the_forms_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
