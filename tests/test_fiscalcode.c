/* The privacy refusal: a codice fiscale is found wherever it hides, and what
 * only looks like one is let through. The codes are nobody's. */
#include "support.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "acquire/fiscalcode.h"

static int is_found(const char *text)
{
	return fiscalcode_found(text, strlen(text));
}

static void a_code_with_the_right_check_character_is_found(void **state)
{
	static const char *const bodies[] = {
		"AAABBB00A01Z999", "XXXYYY99T71A000", "QQQWWW45H15K123",
		"ZZZZZZ11M41L219",
	};
	char code[17];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++)
		assert_true(is_found(support_fiscal_code(bodies[i], code)));
}

static void every_other_check_character_is_let_through(void **state)
{
	char code[17], right;
	char c;

	(void)state;
	support_fiscal_code("AAABBB00A01Z999", code);
	right = code[15];
	for (c = 'A'; c <= 'Z'; c++) {
		code[15] = c;
		assert_int_equal(is_found(code), c == right);
	}
}

static void a_code_is_found_in_any_case(void **state)
{
	char code[17];
	int i;

	(void)state;
	support_fiscal_code("AAABBB00A01Z999", code);
	for (i = 0; i < 16; i += 2)
		code[i] = (char)tolower((unsigned char)code[i]);
	assert_true(is_found(code));
}

static void omocodia_hides_no_code(void **state)
{
	/* Digits replaced by letters: 0-9 are LMNPQRSTUV. */
	static const char *const bodies[] = {
		"AAABBB00A01Z99V", "AAABBB00A0MZVVV", "AAABBB0LA0MZ999",
		"AAABBBLLALMZ99V",
	};
	char code[17];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++)
		assert_true(is_found(support_fiscal_code(bodies[i], code)));
	/* No letter but those ten stands for a digit. */
	assert_false(is_found(support_fiscal_code("AAABBB00A01ZABC", code)));
}

static void a_code_is_found_inside_longer_text(void **state)
{
	char code[17], text[128];

	(void)state;
	support_fiscal_code("AAABBB00A01Z999", code);
	snprintf(text, sizeof(text), "utente %s, vedi scheda", code);
	assert_true(is_found(text));
	snprintf(text, sizeof(text), "CF%s7", code);
	assert_true(is_found(text));
	snprintf(text, sizeof(text), "AAABBB%s", code);
	assert_true(is_found(text));
	snprintf(text, sizeof(text), ";;\n\"%s\";", code);
	assert_true(is_found(text));
}

static void a_code_in_utf16_is_found_as_it_is(void **state)
{
	char code[17], wide[32];
	int i;

	(void)state;
	support_fiscal_code("AAABBB00A01Z999", code);
	for (i = 0; i < 16; i++) {
		wide[2 * i] = code[i];
		wide[2 * i + 1] = '\0';
	}
	assert_true(fiscalcode_found(wide, 32));
	assert_true(fiscalcode_found(wide, 31));
	assert_false(fiscalcode_found(wide, 29));
}

static void what_is_too_short_or_broken_is_let_through(void **state)
{
	char code[17], text[64];

	(void)state;
	support_fiscal_code("AAABBB00A01Z999", code);
	assert_false(fiscalcode_found(code, 15));
	assert_false(fiscalcode_found(code + 1, 15));
	assert_false(fiscalcode_found("", 0));
	snprintf(text, sizeof(text), "%.8s %s", code, code + 8);
	assert_false(is_found(text));
	snprintf(text, sizeof(text), "%.8s-%s", code, code + 8);
	assert_false(is_found(text));
}

static void pseudonyms_and_cup_codes_are_let_through(void **state)
{
	(void)state;
	assert_false(is_found("SER-000123;FAM-A017;J14H21000000001;"
			      "019035;2022-01-31;1.234,50"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_code_with_the_right_check_character_is_found),
		cmocka_unit_test(every_other_check_character_is_let_through),
		cmocka_unit_test(a_code_is_found_in_any_case),
		cmocka_unit_test(omocodia_hides_no_code),
		cmocka_unit_test(a_code_is_found_inside_longer_text),
		cmocka_unit_test(a_code_in_utf16_is_found_as_it_is),
		cmocka_unit_test(what_is_too_short_or_broken_is_let_through),
		cmocka_unit_test(pseudonyms_and_cup_codes_are_let_through),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
