/* The primary keys of a file: which rows are the same row (contract 3,
 * CHIAVE_DUPLICATA), also when there are many. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "acquire/keys.h"

static struct value word(const char *text)
{
	return (struct value){.state = VALUE_GOOD, .text = text,
			      .length = strlen(text)};
}

/* The last repeat told: its line, that of the earlier row, and how many. */
struct told {
	long line, earlier, count;
};

static int tell(void *context, long line, long earlier, long long record,
		struct err *err)
{
	struct told *told = context;

	(void)record;
	(void)err;
	told->line = line;
	told->earlier = earlier;
	told->count++;
	return 0;
}

static struct told repeats(struct keys *keys)
{
	struct told told = {0, 0, 0};
	struct err err = {0};

	assert_int_equal(keys_repeats(keys, tell, &told, &err), 0);
	return told;
}

static int same_key(const struct layout *layout, const struct value *a,
		    const struct value *b)
{
	struct text scratch = {0};
	struct key first = keys_digest(layout, a, &scratch);
	struct key second = keys_digest(layout, b, &scratch);

	text_free(&scratch);
	return first.examined && second.examined &&
	       first.high == second.high && first.low == second.low;
}

static void a_key_is_its_typed_parts_and_missing_equals_missing(void **state)
{
	const struct support_fixture *fixture = *state;
	const struct layout *servizi = layouts_find(
		fixture->workspace->layouts, "servizi", 7);
	/* servizio, comune, sede, gestore, dal, al, ore: key without gestore. */
	const struct value row[7] = {word("SAD"), word("019001"), {0},
				     word("azienda"), word("2022-01-01"), {0},
				     {0}};
	struct value other[7];

	memcpy(other, row, sizeof(row));
	other[3] = word("comune");
	assert_true(same_key(servizi, row, other));
	other[2] = word("");
	assert_false(same_key(servizi, row, other));
	other[2] = (struct value){.state = VALUE_BAD};
	assert_false(same_key(servizi, other, other));
	other[2] = (struct value){0};
	other[0] = word("SAD019001");
	other[1] = word("");
	assert_false(same_key(servizi, row, other));
}

static void only_a_row_after_an_accepted_one_repeats_it(void **state)
{
	const struct key key = {1, 2, 1}, other = {1, 3, 1}, none = {1, 2, 0};
	struct keys *keys = keys_new();
	struct err err = {0};
	struct told told;

	(void)state;
	keys_add(keys, &key, 2, 0, &err);	/* rejected: owns nothing */
	keys_add(keys, &key, 3, 10, &err);
	keys_add(keys, &other, 4, 11, &err);
	keys_add(keys, &none, 5, 12, &err);
	told = repeats(keys);
	assert_int_equal(told.count, 0);
	keys_add(keys, &key, 6, 0, &err);	/* rejected, and a repeat too */
	told = repeats(keys);
	assert_int_equal(told.count, 1);
	assert_int_equal(told.line, 6);
	assert_int_equal(told.earlier, 3);
	keys_free(keys);
}

static void a_million_keys_are_told_apart_in_bounded_memory(void **state)
{
	struct keys *keys = keys_new();
	struct err err = {0};
	struct told told;
	long i;

	(void)state;
	for (i = 1; i <= 1200000; i++) {
		const struct key key = {(uint64_t)i * 0x9E3779B97F4A7C15u,
					(uint64_t)i, 1};

		assert_int_equal(keys_add(keys, &key, i, i, &err), 0);
		if (i == 1000000)
			assert_int_equal(keys_add(keys, &key, 1200001, 0,
						  &err), 0);
	}
	told = repeats(keys);
	assert_int_equal(told.count, 1);
	assert_int_equal(told.line, 1200001);
	assert_int_equal(told.earlier, 1000000);
	keys_free(keys);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_key_is_its_typed_parts_and_missing_equals_missing),
		cmocka_unit_test(only_a_row_after_an_accepted_one_repeats_it),
		cmocka_unit_test(a_million_keys_are_told_apart_in_bounded_memory),
	};

	return cmocka_run_group_tests(tests, support_set_up, support_tear_down);
}
