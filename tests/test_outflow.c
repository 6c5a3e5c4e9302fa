/* Files made piece by piece: whole at their place, or not at all. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/outflow.h"

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

/* Pieces of 1000 bytes, each with its number; how the end went. */
static int make(const char *directory, int pieces, int status, struct err *err)
{
	struct text path = {0};
	struct writer *writer = writer_new();
	struct outflow flow;

	outflow_begin(&flow, writer, file_join(&path, directory, "f.csv"));
	for (int i = 0; status == 0 && i < pieces; i++) {
		text_format(&flow.text, "%-999d\n", i);
		status = outflow_go_on(&flow, err);
	}
	status = outflow_end(&flow, status, err);
	if (writer_wait(writer, err) != 0)
		status = -1;
	writer_free(writer);
	text_free(&path);
	return status;
}

static void assert_pieces(const char *directory, int pieces)
{
	char *bytes = support_read(directory, "f.csv");

	assert_int_equal(strlen(bytes), (size_t)pieces * 1000);
	for (int i = 0; i < pieces; i++)
		assert_int_equal(atoi(bytes + (size_t)i * 1000), i);
	assert_false(support_exists(directory, ".f.csv.parziale"));
	free(bytes);
}

static void a_small_file_and_a_large_one_are_whole(void **state)
{
	struct err err = {0};

	assert_int_equal(make(*state, 3, 0, &err), 0);
	assert_pieces(*state, 3);
	assert_int_equal(make(*state, 3500, 0, &err), 0);
	assert_pieces(*state, 3500);
}

static void a_large_file_comes_after_a_small_one_of_its_name(void **state)
{
	struct text path = {0};
	struct writer *writer = writer_new();
	struct outflow flow;
	struct err err = {0};

	file_join(&path, *state, "f.csv");
	for (int i = 0; i < 50; i++)
		writer_put(writer, path.data, "small", 5);
	outflow_begin(&flow, writer, path.data);
	for (int i = 0; i < 3500; i++) {
		text_format(&flow.text, "%-999d\n", i);
		assert_int_equal(outflow_go_on(&flow, &err), 0);
	}
	assert_int_equal(outflow_end(&flow, 0, &err), 0);
	assert_int_equal(writer_wait(writer, &err), 0);
	assert_pieces(*state, 3500);
	writer_free(writer);
	text_free(&path);
}

static void what_is_given_up_leaves_what_was_there(void **state)
{
	struct err err = {0};
	struct outflow flow;
	struct text path = {0};
	struct writer *writer = writer_new();

	assert_int_equal(make(*state, 2, 0, &err), 0);
	outflow_begin(&flow, writer, file_join(&path, *state, "f.csv"));
	while (!flow.begun) {
		text_format(&flow.text, "%-999d\n", 9);
		assert_int_equal(outflow_go_on(&flow, &err), 0);
	}
	assert_int_equal(outflow_end(&flow, -1, &err), -1);
	assert_int_equal(writer_wait(writer, &err), 0);
	assert_pieces(*state, 2);
	writer_free(writer);
	text_free(&path);
}

static void a_place_that_is_not_there_is_told(void **state)
{
	struct text path = {0};
	struct err err = {0};

	file_join(&path, *state, "manca");
	assert_int_equal(make(path.data, 2000, 0, &err), -1);
	assert_int_equal(err.code, EXIT_FAILED);
	support_contains(err.message, "manca/f.csv");
	text_free(&path);
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EACH(a_small_file_and_a_large_one_are_whole),
		EACH(a_large_file_comes_after_a_small_one_of_its_name),
		EACH(what_is_given_up_leaves_what_was_there),
		EACH(a_place_that_is_not_there_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
