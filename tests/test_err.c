/* Errors: the first is kept, and the system's causes are told to the staff. */
#include "support.h"

#include <errno.h>
#include <string.h>

#include "base/err.h"

static void the_first_error_is_the_one_told(void **state)
{
	struct err err = {0};

	(void)state;
	assert_int_equal(err_set(&err, EXIT_FAILED, "prima"), -1);
	assert_int_equal(err_set(&err, EXIT_CONFIG, "dopo"), -1);
	assert_int_equal(err.code, EXIT_FAILED);
	assert_string_equal(err.message, "prima");
}

static void the_cause_is_told_in_italian_with_the_cure(void **state)
{
	static const struct {
		int number;
		const char *expected;
	} rows[] = {
		{ENOSPC, "x: il disco è pieno; liberare spazio e rilanciare"},
		{EDQUOT, "x: il disco è pieno; liberare spazio e rilanciare"},
		{EIO, "x: il disco ha dato un errore di lettura o scrittura; "
		      "farlo controllare prima di rilanciare"},
		{EACCES, "x: manca il permesso; controllare proprietario e "
			 "permessi"},
		{EROFS, "x: il disco è in sola lettura"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct err err = {0};

		err_system(&err, EXIT_FAILED, rows[i].number, "%s", "x");
		assert_string_equal(err.message, rows[i].expected);
	}
}

static void a_cause_not_foreseen_is_told_in_the_systems_words(void **state)
{
	(void)state;
	assert_string_equal(err_cause(EXDEV), strerror(EXDEV));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_error_is_the_one_told),
		cmocka_unit_test(the_cause_is_told_in_italian_with_the_cure),
		cmocka_unit_test(a_cause_not_foreseen_is_told_in_the_systems_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
