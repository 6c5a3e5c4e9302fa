/* Numbers as Italian offices write them (contract 2), the rounding of contract
 * 6, and the proof that nothing else is read: every string of up to eight
 * characters over an alphabet that holds all the signs that matter.
 *
 * The proof goes the other way round from number.c. It does not read: it
 * writes every number the contract admits, one production after the other,
 * checks the value of each, and marks it in a set; what is not in the set must
 * be refused. */
#include "support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

#define EURO "\xE2\x82\xAC"

static void assert_reads(const char *text, enum number_style style,
			 double expected)
{
	double value = -1;

	if (number_read(text, strlen(text), style, &value) != 0)
		fail_msg("«%s» is refused", text);
	assert_true(value == expected);
}

static void assert_refuses(const char *text, enum number_style style)
{
	double value;

	if (number_read(text, strlen(text), style, &value) == 0)
		fail_msg("«%s» is read as %g", text, value);
}

static void the_examples_of_the_contract_are_read(void **state)
{
	(void)state;
	assert_reads("1.234,50", NUMBER_COMMA, 1234.5);
	assert_reads("1.234", NUMBER_COMMA, 1234);
	assert_reads("1.234", NUMBER_COMMA_OR_DOT, 1234);
	assert_reads("3,00", NUMBER_COMMA, 3);
	assert_reads("12.5", NUMBER_COMMA_OR_DOT, 12.5);
	assert_reads("1.2345", NUMBER_COMMA_OR_DOT, 1.2345);
	assert_reads("0.123", NUMBER_COMMA_OR_DOT, 0.123);
}

static void what_could_be_two_numbers_is_none(void **state)
{
	static const char *const both[] = {
		"1.23,4", "1,234.56", "1.2345.678", "01.234,5", ".5", ",5",
		"5.", "5,", "1..234", "1 234", "--1", "1-", "+1", "1.234.56",
		"1e5", "1,23E+05", "NaN", "inf", "0x10", "", "-", EURO, "1,2,3",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(both) / sizeof(both[0]); i++) {
		assert_refuses(both[i], NUMBER_COMMA);
		assert_refuses(both[i], NUMBER_COMMA_OR_DOT);
	}
	assert_refuses("12.5", NUMBER_COMMA);
	assert_refuses("1.2345", NUMBER_COMMA);
	assert_refuses("0.123", NUMBER_COMMA);
}

static void a_euro_sign_may_stand_before_or_after(void **state)
{
	(void)state;
	assert_reads(EURO " 1.234,50", NUMBER_COMMA, 1234.5);
	assert_reads("1.234,50 " EURO, NUMBER_COMMA, 1234.5);
	assert_reads("-" EURO "5", NUMBER_COMMA, -5);
	assert_reads(EURO "\xC2\xA0-5", NUMBER_COMMA, -5);
	assert_refuses(EURO "5" EURO, NUMBER_COMMA);
	assert_refuses("5 " EURO " 6", NUMBER_COMMA);
}

static void a_number_without_end_is_refused_and_not_overrun(void **state)
{
	char *digits = must_alloc(100001);
	double value;

	(void)state;
	memset(digits, '9', 100000);
	assert_int_equal(number_read(digits, 100000, NUMBER_COMMA, &value), -1);
	assert_int_equal(number_read(digits, 300, NUMBER_COMMA, &value), 0);
	assert_true(isfinite(value));
	free(digits);
}

static void powers_of_ten_are_told_from_other_mistakes(void **state)
{
	static const char *const yes[] = {"1,23E+05", "1E5", "1.2e-3", "-4E07"};
	static const char *const no[] = {"E5", "1E", "1E+", "12", "1E5x",
					 "A1E5", "1,2"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		assert_true(number_is_scientific(yes[i], strlen(yes[i])));
	for (i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		assert_false(number_is_scientific(no[i], strlen(no[i])));
}

static void halves_round_away_from_zero(void **state)
{
	static const struct {
		double value;
		const char *text;
	} rows[] = {
		{0.00005, "0.0001"}, {-0.00005, "-0.0001"}, {0.00004, "0"},
		{-0.00004, "0"}, {-0.0, "0"}, {2.5, "2.5"}, {1.00005, "1.0001"},
		{100.0 / 3, "33.3333"}, {200.0 / 3, "66.6667"}, {1e6, "1000000"},
		{12.34565, "12.3457"}, {-7, "-7"}, {0.1 + 0.2, "0.3"},
		{1234567.89125, "1234567.8913"}, {10.0500, "10.05"},
		{3.0007, "3.0007"},
	};
	char out[64];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(number_write(rows[i].value, out,
						 sizeof(out)), rows[i].text);
	assert_true(number_round(2.5, 0) == 3);
	assert_true(number_round(-2.5, 0) == -3);
	assert_true(number_round(1.005, 2) == 1.01);
}

/* --- Every string of up to eight characters ------------------------------- */

static const char *const alphabet[] = {"0", "1", ".", ",", "-", EURO, " ", "E"};
enum { SIGNS = 8, LONGEST = 8, SET_BYTES = 1 << 22 };

/* A string over the alphabet, as digits of base 8 after a leading 1. */
struct word {
	unsigned index;
	int length;
	int digits[LONGEST];
};

static const struct word empty = {1, 0, {0}};

static int append(struct word *word, int sign)
{
	if (word->length == LONGEST)
		return 0;
	word->digits[word->length++] = sign;
	word->index = word->index * SIGNS + (unsigned)sign;
	return 1;
}

static size_t spell(const struct word *word, char *out)
{
	size_t length = 0;
	int i;

	for (i = 0; i < word->length; i++) {
		const char *sign = alphabet[word->digits[i]];

		while (*sign != '\0')
			out[length++] = *sign++;
	}
	return length;
}

struct language {
	unsigned char *set;	/* one bit a word */
	enum number_style style;
	long words;
};

/* digits: all of them as a whole number; decimals: how many of them follow
 * the mark. */
static void admit(struct language *language, const struct word *word,
		  long digits, int decimals, int negative)
{
	static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};
	char text[4 * LONGEST];
	size_t length = spell(word, text);
	double value = 0, expected = (double)digits / powers[decimals];

	if (number_read(text, length, language->style, &value) != 0)
		fail_msg("«%.*s» is refused", (int)length, text);
	if (value != (negative && digits != 0 ? -expected : expected))
		fail_msg("«%.*s» is read as %.17g", (int)length, text, value);
	language->words += !(language->set[word->index / 8] &
			     1u << word->index % 8);
	language->set[word->index / 8] |= (unsigned char)(1u << word->index % 8);
}

enum { DOT = 2, COMMA, MINUS, EURO_SIGN, SPACE };	/* in the alphabet */

/* What may follow the digits: nothing, or spaces and a euro sign. */
static void end(struct language *language, struct word word, long digits,
		int decimals, int negative, int has_euro)
{
	admit(language, &word, digits, decimals, negative);
	while (!has_euro) {
		struct word euro = word;

		if (append(&euro, EURO_SIGN))
			admit(language, &euro, digits, decimals, negative);
		if (!append(&word, SPACE))
			break;
	}
}

static void fractions(struct language *language, struct word word, int mark,
		      long digits, int negative, int has_euro)
{
	int n, bits, i;

	for (n = 1; append(&word, mark) && n + word.length <= LONGEST; n++) {
		for (bits = 0; bits < 1 << n; bits++) {
			struct word longer = word;
			long value = digits;

			for (i = n - 1; i >= 0; i--) {
				append(&longer, bits >> i & 1);
				value = 10 * value + (bits >> i & 1);
			}
			end(language, longer, value, n, negative, has_euro);
		}
		word.length--;
		word.index /= SIGNS;
	}
}

/* Groups of three after a first group that does not start with 0. */
static void groups(struct language *language, struct word word, long digits,
		   int negative, int has_euro)
{
	int bits, i;

	if (word.length + 4 > LONGEST)
		return;
	append(&word, DOT);
	for (bits = 0; bits < 8; bits++) {
		struct word longer = word;
		long value = digits;

		for (i = 2; i >= 0; i--) {
			append(&longer, bits >> i & 1);
			value = 10 * value + (bits >> i & 1);
		}
		end(language, longer, value, 0, negative, has_euro);
		fractions(language, longer, COMMA, value, negative, has_euro);
		groups(language, longer, value, negative, has_euro);
	}
}

/* A decimal dot, where no thousands dot can be meant. */
static void dotted(struct language *language, const struct word *word,
		   int first, int n, long digits, int negative, int has_euro)
{
	int decimals, bits, i;

	for (decimals = 1; word->length + 1 + decimals <= LONGEST; decimals++) {
		if (decimals == 3 && n <= 3 && first != 0)
			continue;
		for (bits = 0; bits < 1 << decimals; bits++) {
			struct word longer = *word;
			long value = digits;

			append(&longer, DOT);
			for (i = decimals - 1; i >= 0; i--) {
				append(&longer, bits >> i & 1);
				value = 10 * value + (bits >> i & 1);
			}
			end(language, longer, value, decimals, negative,
			    has_euro);
		}
	}
}

static void bodies(struct language *language, const struct word *before,
		   int negative, int has_euro)
{
	int n, bits, i;

	for (n = 1; before->length + n <= LONGEST; n++)
		for (bits = 0; bits < 1 << n; bits++) {
			struct word word = *before;
			int first = bits >> (n - 1) & 1;
			long digits = 0;

			for (i = n - 1; i >= 0; i--) {
				append(&word, bits >> i & 1);
				digits = 10 * digits + (bits >> i & 1);
			}
			end(language, word, digits, 0, negative, has_euro);
			fractions(language, word, COMMA, digits, negative,
				  has_euro);
			if (n <= 3 && first != 0)
				groups(language, word, digits, negative,
				       has_euro);
			if (language->style == NUMBER_COMMA_OR_DOT)
				dotted(language, &word, first, n, digits,
				       negative, has_euro);
		}
}

/* number = [-] body [spaces €] | [-] € spaces body | € spaces - body */
static void write_language(struct language *language)
{
	int negative;

	for (negative = 0; negative <= 1; negative++) {
		struct word word = empty;

		if (negative)
			append(&word, MINUS);
		bodies(language, &word, negative, 0);
		append(&word, EURO_SIGN);
		do {
			struct word signed_word = word;

			bodies(language, &word, negative, 1);
			if (!negative && append(&signed_word, MINUS))
				bodies(language, &signed_word, 1, 1);
		} while (append(&word, SPACE));
	}
}

static void refuse_the_rest(const struct language *language)
{
	struct word word;
	char text[4 * LONGEST];
	unsigned index, rest;
	double value;

	for (index = 1; index < 1u << 25; index++) {
		size_t length = 0;
		int i;

		word = empty;
		for (rest = index; rest >= SIGNS; rest /= SIGNS)
			word.digits[LONGEST - ++word.length] = (int)(rest % SIGNS);
		if (rest != 1)
			continue;
		memmove(word.digits, word.digits + LONGEST - word.length,
			(size_t)word.length * sizeof(word.digits[0]));
		/* Only trimmed texts are ever read. */
		if (word.length > 0 && (word.digits[0] == SPACE ||
					word.digits[word.length - 1] == SPACE))
			continue;
		length = spell(&word, text);
		i = number_read(text, length, language->style, &value) == 0;
		if (i != ((language->set[index / 8] >> index % 8) & 1))
			fail_msg("«%.*s» is %s", (int)length, text,
				 i ? "read, and is no number" : "refused");
	}
}

static void prove(enum number_style style, long words)
{
	struct language language = {must_alloc(SET_BYTES), style, 0};

	memset(language.set, 0, SET_BYTES);
	write_language(&language);
	assert_true(language.words > words);
	refuse_the_rest(&language);
	free(language.set);
}

static void in_semicolon_files_every_short_text_is_a_number_or_refused(void **state)
{
	(void)state;
	prove(NUMBER_COMMA, 1000);
}

static void in_other_files_every_short_text_is_a_number_or_refused(void **state)
{
	(void)state;
	prove(NUMBER_COMMA_OR_DOT, 2000);
}

static void amounts_are_cents_digit_by_digit(void **state)
{
	static const struct {
		const char *text;
		enum number_cents expected;
		long long cents;
	} rows[] = {
		{"0,29", CENTS_GOOD, 29}, {"1.005,35", CENTS_GOOD, 100535},
		{"7", CENTS_GOOD, 700}, {"0,5", CENTS_GOOD, 50},
		{"-299,40", CENTS_GOOD, -29940}, {"\u20ac 0,1", CENTS_GOOD, 10},
		{"999999999,99", CENTS_GOOD, 99999999999},
		{"1.000.000.000", CENTS_GOOD, 100000000000},
		{"1.000.000.000,01", CENTS_TOO_LARGE, 0},
		{"99999999999999999999999", CENTS_TOO_LARGE, 0},
		{"1,230", CENTS_TOO_FINE, 0}, {"0,001", CENTS_TOO_FINE, 0},
		{"12.5", CENTS_NOT_NUMBER, 0}, {"", CENTS_NOT_NUMBER, 0},
		{"dieci", CENTS_NOT_NUMBER, 0}, {"1,23E+05", CENTS_NOT_NUMBER, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		long long cents = 0;

		if (number_read_cents(rows[i].text, strlen(rows[i].text),
				      NUMBER_COMMA, &cents) !=
		    rows[i].expected || cents != rows[i].cents)
			fail_msg("«%s» is %lld cents", rows[i].text, cents);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(amounts_are_cents_digit_by_digit),
		cmocka_unit_test(the_examples_of_the_contract_are_read),
		cmocka_unit_test(what_could_be_two_numbers_is_none),
		cmocka_unit_test(a_euro_sign_may_stand_before_or_after),
		cmocka_unit_test(a_number_without_end_is_refused_and_not_overrun),
		cmocka_unit_test(powers_of_ten_are_told_from_other_mistakes),
		cmocka_unit_test(halves_round_away_from_zero),
		cmocka_unit_test(in_semicolon_files_every_short_text_is_a_number_or_refused),
		cmocka_unit_test(in_other_files_every_short_text_is_a_number_or_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
