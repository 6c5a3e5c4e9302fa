/* The writer: what it is given is on the disk when it has been waited for,
 * and a failure is told, once. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/writer.h"

enum { MANY = 500 };

static int set_up(void **state)
{
	*state = support_directory();
	return 0;
}

static int tear_down(void **state)
{
	support_remove(*state);
	return 0;
}

static void put(struct writer *writer, const char *directory, int i)
{
	struct text path = {0}, bytes = {0};

	text_format(&path, "%s/%d", directory, i);
	text_format(&bytes, "file %d", i);
	writer_put(writer, path.data, bytes.data, bytes.length);
	text_free(&path);
	text_free(&bytes);
}

static void everything_put_is_written_when_waited_for(void **state)
{
	struct writer *writer = writer_new();
	struct text path = {0}, found = {0}, expected = {0};
	struct err err = {0};
	int i;

	for (i = 0; i < MANY; i++)
		put(writer, *state, i);
	assert_int_equal(writer_wait(writer, &err), 0);
	for (i = 0; i < MANY; i++) {
		text_clear(&path);
		text_clear(&expected);
		text_format(&path, "%s/%d", (const char *)*state, i);
		text_format(&expected, "file %d", i);
		assert_int_equal(file_read(path.data, 100, &found, &err), 0);
		assert_string_equal(found.data, expected.data);
	}
	writer_free(writer);
	text_free(&path);
	text_free(&found);
	text_free(&expected);
}

static void the_last_of_two_writings_of_a_file_stays(void **state)
{
	struct writer *writer = writer_new();
	struct text path = {0}, found = {0};
	struct err err = {0};

	file_join(&path, *state, "twice");
	writer_put(writer, path.data, "first", 5);
	writer_put(writer, path.data, "second", 6);
	assert_int_equal(writer_wait(writer, &err), 0);
	assert_int_equal(file_read(path.data, 100, &found, &err), 0);
	assert_string_equal(found.data, "second");
	writer_free(writer);
	text_free(&path);
	text_free(&found);
}

static void a_file_removed_after_it_was_put_is_gone(void **state)
{
	struct writer *writer = writer_new();
	struct text path = {0};
	struct err err = {0};

	file_join(&path, *state, "gone");
	for (int i = 0; i < MANY; i++) {
		writer_put(writer, path.data, "soon gone", 9);
		writer_remove(writer, path.data);
	}
	assert_int_equal(writer_wait(writer, &err), 0);
	assert_false(support_exists(*state, "gone"));
	writer_remove(writer, *state);
	assert_int_equal(writer_wait(writer, &err), -1);
	support_contains(err.message, "non si può togliere");
	writer_free(writer);
	text_free(&path);
}

static void a_failure_is_told_once_and_the_rest_is_written(void **state)
{
	struct writer *writer = writer_new();
	struct text bad = {0}, good = {0};
	struct err err = {0};

	file_join(&bad, *state, "no-such-directory/file");
	file_join(&good, *state, "good");
	writer_put(writer, bad.data, "x", 1);
	writer_put(writer, good.data, "x", 1);
	assert_int_equal(writer_wait(writer, &err), -1);
	assert_int_equal(err.code, EXIT_FAILED);
	assert_non_null(strstr(err.message, "no-such-directory"));
	assert_true(file_exists(good.data));
	err = (struct err){0};
	assert_int_equal(writer_wait(writer, &err), 0);
	writer_free(writer);
	text_free(&bad);
	text_free(&good);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			everything_put_is_written_when_waited_for, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			the_last_of_two_writings_of_a_file_stays, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			a_file_removed_after_it_was_put_is_gone, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			a_failure_is_told_once_and_the_rest_is_written, set_up,
			tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
