/* The primary keys of a file: which rows are the same row (contract 3,
 * CHIAVE_DUPLICATA), also when there are many. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "acquire/keys.h"

struct fixture {
	char *directory;
	struct workspace *workspace;
};

static int set_up(void **state)
{
	struct fixture *fixture = malloc(sizeof(*fixture));

	fixture->directory = support_plan();
	fixture->workspace = support_open(fixture->directory);
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	workspace_close(fixture->workspace);
	support_remove(fixture->directory);
	free(fixture);
	return 0;
}

static struct value word(const char *text)
{
	return (struct value){.state = VALUE_GOOD, .text = text,
			      .length = strlen(text)};
}

static void a_key_is_its_typed_parts_and_missing_equals_missing(void **state)
{
	const struct fixture *fixture = *state;
	const struct layout *servizi = layouts_find(
		fixture->workspace->layouts, "servizi", 7);
	struct keys *keys = keys_new();
	/* servizio, comune, sede, gestore, dal, al, ore: key without gestore. */
	struct value values[7] = {word("SAD"), word("019001"), {0},
				  word("azienda"), word("2022-01-01"), {0}, {0}};

	assert_int_equal(keys_find(keys, servizi, values), 0);
	keys_add(keys, 12);
	values[3] = word("comune");
	assert_int_equal(keys_find(keys, servizi, values), 12);
	values[2] = word("");
	assert_int_equal(keys_find(keys, servizi, values), 0);
	values[2] = (struct value){.state = VALUE_BAD};
	assert_int_equal(keys_find(keys, servizi, values), 0);
	values[2] = (struct value){0};
	values[0] = word("SAD019001");
	values[1] = word("");
	assert_int_equal(keys_find(keys, servizi, values), 0);
	keys_free(keys);
}

static void a_hundred_thousand_keys_are_told_apart(void **state)
{
	const struct fixture *fixture = *state;
	const struct layout *patti = layouts_find(fixture->workspace->layouts,
						  "patti", 5);
	struct keys *keys = keys_new();
	struct value values[7] = {{0}};
	char id[16];
	long i;

	for (i = 1; i <= 100000; i++) {
		snprintf(id, sizeof(id), "N-%ld", i);
		values[patti->id] = word(id);
		assert_int_equal(keys_find(keys, patti, values), 0);
		keys_add(keys, i);
	}
	for (i = 1; i <= 100000; i += 997) {
		snprintf(id, sizeof(id), "N-%ld", i);
		values[patti->id] = word(id);
		assert_int_equal(keys_find(keys, patti, values), i);
	}
	keys_free(keys);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_key_is_its_typed_parts_and_missing_equals_missing),
		cmocka_unit_test(a_hundred_thousand_keys_are_told_apart),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
