/* Text: growing strings, UTF-8 told from other bytes, trimming, and the
 * folding by which names are compared (contract 2). */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static void assert_folds(const char *text, const char *expected)
{
	char out[128];

	assert_int_equal(text_fold(text, strlen(text), out, sizeof(out)),
			 strlen(expected));
	assert_string_equal(out, expected);
}

static void folding_keeps_letters_and_digits_in_lower_case(void **state)
{
	(void)state;
	assert_folds("Sant'Angelo  Lodigiano", "santangelolodigiano");
	assert_folds("CASALETTO-di_Sopra (2)", "casalettodisopra2");
	assert_folds("", "");
	assert_folds("--- ' .", "");
}

static void folding_drops_accents_of_both_cases(void **state)
{
	(void)state;
	assert_folds("Àáâãäå ÈéÊë ìÍ òÓÔõö Ùúü Ç Ñ ÿ",
		     "aaaaaaeeeeiiooooouuucny");
	assert_folds("Cantù È Città", "cantuecitta");
	assert_folds("Straße Œuvre Æ", "strasseoeuvreae");
	assert_folds("Łódź Škoda", "lodzskoda");
}

static void a_typographic_apostrophe_folds_like_a_straight_one(void **state)
{
	(void)state;
	assert_folds("Gamma d\xE2\x80\x99" "Adda", "gammadadda");
	assert_folds("Gamma\xC2\xA0" "d'Adda", "gammadadda");
}

static void folding_a_long_name_tells_its_whole_length(void **state)
{
	char out[5];

	(void)state;
	assert_int_equal(text_fold("ABCDEFGH", 8, out, sizeof(out)), 8);
	assert_string_equal(out, "abcd");
	assert_int_equal(text_fold("ABCD", 4, out, sizeof(out)), 4);
	assert_string_equal(out, "abcd");
}

static void assert_trims(const char *text, const char *expected)
{
	size_t length = strlen(text);

	text_trim(&text, &length);
	assert_int_equal(length, strlen(expected));
	assert_memory_equal(text, expected, length);
}

static void trimming_takes_spaces_and_no_break_spaces_at_both_ends(void **state)
{
	(void)state;
	assert_trims("  a b\t", "a b");
	assert_trims("\xC2\xA0 \xE2\x80\xAFx\xC2\xA0\xE2\x80\xAF\r\n", "x");
	assert_trims("\xC2\xA0", "");
	assert_trims(" \t ", "");
	assert_trims("", "");
}

static void trimming_cuts_no_character_in_two(void **state)
{
	(void)state;
	/* U+00E0 ends in the byte A0, which alone is no no-break space. */
	assert_trims("citt\xC3\xA0", "citt\xC3\xA0");
	assert_trims("\xC3\x82\xC2\xA0", "\xC3\x82");
}

static size_t valid(const char *bytes)
{
	return text_valid_utf8(bytes, strlen(bytes));
}

static void utf8_is_valid_up_to_the_first_wrong_byte(void **state)
{
	(void)state;
	assert_int_equal(valid("abc"), 3);
	assert_int_equal(valid("perch\xC3\xA9"), 7);
	assert_int_equal(valid("perch\xE9 no"), 5);
	assert_int_equal(valid("12345678\x80"), 8);
	assert_int_equal(valid("\xF0\x9F\x98\x80"), 4);
}

static void overlong_surrogate_and_cut_sequences_are_not_utf8(void **state)
{
	(void)state;
	assert_int_equal(valid("\xC0\xAF"), 0);
	assert_int_equal(valid("\xE0\x80\xAF"), 0);
	assert_int_equal(valid("\xF0\x80\x80\xAF"), 0);
	assert_int_equal(valid("\xED\xA0\x80"), 0);
	assert_int_equal(valid("\xF4\x90\x80\x80"), 0);
	assert_int_equal(valid("\xC3"), 0);
	assert_int_equal(valid("a\xE2\x82"), 1);
	assert_int_equal(valid("\xFF"), 0);
}

static void code_points_count_characters_not_bytes(void **state)
{
	(void)state;
	assert_int_equal(text_code_points("citt\xC3\xA0", 6), 5);
	assert_int_equal(text_code_points("\xE2\x82\xAC", 3), 1);
	assert_int_equal(text_code_points("", 0), 0);
}

static void a_text_grows_and_always_ends_with_a_nul(void **state)
{
	struct text text = {0};
	size_t i;

	(void)state;
	assert_string_equal(text_string(&text), "");
	for (i = 0; i < 5000; i++)
		text_format(&text, "%s", "ab");
	assert_int_equal(text.length, 10000);
	assert_int_equal(strlen(text.data), 10000);
	text_clear(&text);
	assert_string_equal(text_string(&text), "");
	text_add(&text, "a\0b", 3);
	assert_int_equal(text.length, 3);
	text_free(&text);
	assert_null(text.data);
}

static void an_error_keeps_its_first_message_and_cuts_at_a_character(void **state)
{
	struct err err = {0};
	char *longest = must_alloc(2 * sizeof(err.message));
	size_t i;

	(void)state;
	assert_int_equal(err_set(&err, EXIT_CONFIG, "riga %d", 3), -1);
	assert_int_equal(err_set(&err, EXIT_FAILED, "altro"), -1);
	assert_string_equal(err.message, "riga 3");
	assert_int_equal(err.code, EXIT_CONFIG);
	assert_int_equal(err_set(NULL, EXIT_CONFIG, "nessuno ascolta"), -1);

	for (i = 0; i + 2 < 2 * sizeof(err.message); i += 2)
		memcpy(longest + i, "\xC3\xA0", 2);
	longest[i] = '\0';
	memset(&err, 0, sizeof(err));
	err_set(&err, EXIT_FAILED, "x%s", longest);
	assert_int_equal(text_valid_utf8(err.message, strlen(err.message)),
			 strlen(err.message));
	assert_true(strlen(err.message) > sizeof(err.message) - 8);
	free(longest);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folding_keeps_letters_and_digits_in_lower_case),
		cmocka_unit_test(folding_drops_accents_of_both_cases),
		cmocka_unit_test(a_typographic_apostrophe_folds_like_a_straight_one),
		cmocka_unit_test(folding_a_long_name_tells_its_whole_length),
		cmocka_unit_test(trimming_takes_spaces_and_no_break_spaces_at_both_ends),
		cmocka_unit_test(trimming_cuts_no_character_in_two),
		cmocka_unit_test(utf8_is_valid_up_to_the_first_wrong_byte),
		cmocka_unit_test(overlong_surrogate_and_cut_sequences_are_not_utf8),
		cmocka_unit_test(code_points_count_characters_not_bytes),
		cmocka_unit_test(a_text_grows_and_always_ends_with_a_nul),
		cmocka_unit_test(an_error_keeps_its_first_message_and_cuts_at_a_character),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
