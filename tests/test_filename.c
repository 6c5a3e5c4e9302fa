/* What a file's name says (contract 2): layout, sender and period, or plainly
 * which of the three it does not say. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "acquire/filename.h"

static int read_name(void **state, const char *name, struct file_name *out,
		     char *why, size_t size)
{
	const struct support_fixture *fixture = *state;

	return filename_read(name, fixture->workspace->layouts,
			     fixture->workspace->registry, out, why, size);
}

static void assert_reads(void **state, const char *name, const char *layout,
			 const char *sender, const char *period)
{
	struct file_name out;
	char why[768];

	if (read_name(state, name, &out, why, sizeof(why)) != 0)
		fail_msg("%s: %s", name, why);
	assert_string_equal(out.layout->name, layout);
	assert_string_equal(out.sender_code, sender);
	assert_string_equal(out.period.name, period);
}

static void a_name_says_layout_sender_and_period_in_any_case(void **state)
{
	assert_reads(state, "patti_NORD_2022T3.csv", "patti", "NORD", "2022T3");
	assert_reads(state, "PATTI_nord_2022t3.CSV", "patti", "NORD", "2022T3");
	assert_reads(state, "atti_AMBITO_2022T4 (2).CSV", "atti", "AMBITO",
		     "2022T4");
	assert_reads(state, "atti_ambito_2022S1-bis.csv", "atti", "AMBITO",
		     "2022S1");
	assert_reads(state, "personale_SUD_2022.csv", "personale", "SUD",
		     "2022");
}

static void a_layout_whose_name_holds_the_mark_is_read_whole(void **state)
{
	assert_reads(state, "liste_attesa_AMBITO_2023T1.csv", "liste_attesa",
		     "AMBITO", "2023T1");
}

static void assert_refuses(void **state, const char *name, const char *word)
{
	struct file_name out;
	char why[768];

	if (read_name(state, name, &out, why, sizeof(why)) == 0)
		fail_msg("«%s» is understood", name);
	support_contains(why, word);
}

static void a_name_that_is_not_understood_says_which_part(void **state)
{
	assert_refuses(state, "patto_NORD_2022T3.csv", "i tracciati sono: "
		       "adempimenti, adesioni");
	assert_refuses(state, "patti-NORD-2022T3.csv", "tracciato");
	assert_refuses(state, "pattiNORD_2022T3.csv", "tracciato");
	assert_refuses(state, "patti_OVEST_2022T3.csv",
		       "i mittenti sono: AMBITO, NORD, SUD");
	assert_refuses(state, "patti_NOR_2022T3.csv", "mittente");
	assert_refuses(state, "patti_NORDEST_2022T3.csv", "mittente");
	assert_refuses(state, "patti__2022T3.csv", "mittente");
	assert_refuses(state, "patti_NORD.csv", "mittente");
	assert_refuses(state, "patti_NORD_2022T12.csv", "periodo");
	assert_refuses(state, "patti_NORD_terzo trimestre.csv", "periodo");
	assert_refuses(state, "patti_NORD_2022T3.xlsx", ".csv");
	assert_refuses(state, "patti_NORD_2022T3", ".csv");
	assert_refuses(state, ".csv", ".csv");
	assert_refuses(state, "", ".csv");
}

static void words_say_by_hand_what_the_name_does_not(void **state)
{
	const struct support_fixture *fixture = *state;
	struct file_name out;
	char why[768];

	assert_int_equal(filename_read_words("patti,SUD,2022T1",
		fixture->workspace->layouts, fixture->workspace->registry,
		&out, why, sizeof(why)), 0);
	assert_string_equal(out.sender_code, "SUD");
	assert_int_equal(filename_read_words("patti,SUD",
		fixture->workspace->layouts, fixture->workspace->registry,
		&out, why, sizeof(why)), -1);
	assert_int_equal(filename_read_words("patti_SUD_2022T1",
		fixture->workspace->layouts, fixture->workspace->registry,
		&out, why, sizeof(why)), -1);
}

static void assert_stem(const char *name, const char *expected)
{
	char *stem = filename_stem(name);

	assert_string_equal(stem, expected);
	free(stem);
}

static void receipts_are_named_by_the_name_without_csv(void **state)
{
	(void)state;
	assert_stem("patti_NORD_2022T3.csv", "patti_NORD_2022T3");
	assert_stem("patti (2).CSV", "patti (2)");
	assert_stem("appunti.txt", "appunti.txt");
	assert_stem("a.csv.csv", "a.csv");
}

static void long_names_are_cut_and_still_told_apart(void **state)
{
	char first[300], second[300];
	char *a, *b;

	(void)state;
	memset(first, 'x', sizeof(first));
	memcpy(first + 290, ".csv", 5);
	memcpy(second, first, sizeof(first));
	second[280] = 'y';
	a = filename_stem(first);
	b = filename_stem(second);
	assert_true(strlen(a) <= 200);
	assert_string_not_equal(a, b);
	free(a);
	free(b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_says_layout_sender_and_period_in_any_case),
		cmocka_unit_test(a_layout_whose_name_holds_the_mark_is_read_whole),
		cmocka_unit_test(a_name_that_is_not_understood_says_which_part),
		cmocka_unit_test(words_say_by_hand_what_the_name_does_not),
		cmocka_unit_test(receipts_are_named_by_the_name_without_csv),
		cmocka_unit_test(long_names_are_cut_and_still_told_apart),
	};

	return cmocka_run_group_tests(tests, support_set_up, support_tear_down);
}
