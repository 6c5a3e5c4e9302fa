/* The patterns of layouts, said to clerks: plain ones, and only those. */
#include "support.h"

#include "records/pattern_words.h"

static void assert_said(const char *expression, const char *words)
{
	struct text out = {0};

	assert_int_equal(pattern_words(expression, &out), 0);
	assert_string_equal(out.data, words);
	text_free(&out);
}

static void plain_patterns_are_said_and_others_left_alone(void **state)
{
	static const char *const others[] = {
		"", "^$", "a|b", "[^a]", "(a", "a)", "[a", "a{3", "[A-z]",
		"\\w+", ".*", "a?b", "(a(b)?)?", "\\", "[\\d]", "à",
	};
	size_t i;

	(void)state;
	assert_said("^[A-Z]{3}$", "3 lettere maiuscole");
	assert_said("^[0-9]{1,8}(/[0-9]+)?$",
		    "da 1 a 8 cifre, poi, se serve, «/» e una o più cifre");
	assert_said("[a-z]\\.\\d{2,}",
		    "una lettera minuscola, «.», almeno 2 cifre");
	assert_said("^[A-Z0-9-]{6,24}$", "da 6 a 24 caratteri fra lettere "
		    "maiuscole, cifre e il segno -");
	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		struct text out = {0};

		if (pattern_words(others[i], &out) == 0)
			fail_msg("%s was said: %s", others[i], out.data);
		assert_int_equal(out.length, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_patterns_are_said_and_others_left_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
