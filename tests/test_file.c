/* Files: read whole, written whole or not at all, known by their digest. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

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

static void what_is_written_is_read_back_byte_by_byte(void **state)
{
	static const char bytes[] = "a\0b\r\n\xFF";
	struct text path = {0}, found = {0};
	struct err err = {0};
	const char *directory = *state;

	file_join(&path, directory, "bytes");
	assert_int_equal(file_write(path.data, bytes, sizeof(bytes), 1, &err),
			 0);
	assert_int_equal(file_read(path.data, 1000, &found, &err), 0);
	assert_int_equal(found.length, sizeof(bytes));
	assert_memory_equal(found.data, bytes, sizeof(bytes));
	text_free(&path);
	text_free(&found);
}

static void a_write_leaves_nothing_beside_its_target(void **state)
{
	struct text path = {0};
	struct err err = {0};
	struct stat info;
	const char *directory = *state;

	support_write(directory, "alone/name", "old");
	file_join(&path, directory, "alone");
	assert_int_equal(stat(path.data, &info), 0);
	text_add_string(&path, "/name");
	assert_int_equal(file_write(path.data, "new", 3, 0, &err), 0);
	unlink(path.data);
	text_clear(&path);
	file_join(&path, directory, "alone");
	/* rmdir succeeds on an empty directory only. */
	assert_int_equal(rmdir(path.data), 0);
	text_free(&path);
}

static void a_reader_holds_the_old_bytes_while_the_new_take_their_name(void **state)
{
	struct text path = {0};
	struct err err = {0};
	char bytes[8] = "";
	FILE *old;
	const char *directory = *state;

	support_write(directory, "both", "old");
	file_join(&path, directory, "both");
	old = fopen(path.data, "rb");
	assert_non_null(old);
	assert_int_equal(file_write(path.data, "new", 3, 0, &err), 0);
	assert_int_equal(fread(bytes, 1, sizeof(bytes) - 1, old), 3);
	assert_string_equal(bytes, "old");
	fclose(old);
	text_free(&path);
}

static void a_write_that_fails_leaves_the_target_and_names_it(void **state)
{
	struct text path = {0};
	struct err err = {0};
	const char *directory = *state;

	support_write(directory, "taken/inside", "kept");
	file_join(&path, directory, "taken");
	assert_int_equal(file_write(path.data, "x", 1, 0, &err), -1);
	assert_int_equal(err.code, EXIT_FAILED);
	support_contains(err.message, "taken");
	assert_true(support_exists(directory, "taken/inside"));
	text_free(&path);
}

static void a_missing_or_too_long_file_is_an_error_that_names_it(void **state)
{
	struct text path = {0}, found = {0};
	struct err err = {0}, other = {0};
	const char *directory = *state;

	file_join(&path, directory, "missing");
	assert_int_equal(file_read(path.data, 10, &found, &err), -1);
	assert_int_equal(err.code, EXIT_CONFIG);
	support_contains(err.message, "missing");
	support_write(directory, "long", "0123456789A");
	text_clear(&path);
	file_join(&path, directory, "long");
	assert_int_equal(file_read(path.data, 10, &found, &other), -1);
	support_contains(other.message, "long");
	text_free(&path);
	text_free(&found);
}

static void a_tree_is_removed_without_following_links_out_of_it(void **state)
{
	struct text tree = {0}, link = {0}, outside = {0};
	struct err err = {0};
	const char *directory = *state;

	support_write(directory, "outside/precious", "kept");
	support_write(directory, "tree/a/b/c", "gone");
	file_join(&outside, directory, "outside");
	file_join(&link, directory, "tree/link");
	assert_int_equal(symlink(outside.data, link.data), 0);
	file_join(&tree, directory, "tree");
	assert_int_equal(file_remove_tree(tree.data, &err), 0);
	assert_false(support_exists(directory, "tree"));
	assert_true(support_exists(directory, "outside/precious"));
	assert_int_equal(file_remove_tree(tree.data, &err), 0);
	text_free(&tree);
	text_free(&link);
	text_free(&outside);
}

static void directories_are_made_with_those_above_them(void **state)
{
	struct text path = {0};
	struct err err = {0};
	const char *directory = *state;

	file_join(&path, directory, "one/two/three");
	assert_int_equal(file_make_directories(path.data, &err), 0);
	assert_int_equal(file_make_directories(path.data, &err), 0);
	assert_true(file_exists(path.data));
	support_write(directory, "file", "x");
	text_clear(&path);
	file_join(&path, directory, "file/below");
	assert_int_equal(file_make_directories(path.data, &err), -1);
	assert_int_equal(err.code, EXIT_FAILED);
	text_free(&path);
}

static void a_digest_is_the_sha_256_of_its_pieces(void **state)
{
	char hex[DIGEST_SIZE];
	struct digest *digest = digest_new();

	(void)state;
	digest_add(digest, "a", 1);
	digest_add(digest, "bc", 2);
	digest_finish(digest, hex);
	assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223"
				 "b00361a396177a9cb410ff61f20015ad");
	digest_finish(digest_new(), hex);
	assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb924"
				 "27ae41e4649b934ca495991b7852b855");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_written_is_read_back_byte_by_byte),
		cmocka_unit_test(a_write_leaves_nothing_beside_its_target),
		cmocka_unit_test(a_reader_holds_the_old_bytes_while_the_new_take_their_name),
		cmocka_unit_test(a_write_that_fails_leaves_the_target_and_names_it),
		cmocka_unit_test(a_missing_or_too_long_file_is_an_error_that_names_it),
		cmocka_unit_test(a_tree_is_removed_without_following_links_out_of_it),
		cmocka_unit_test(directories_are_made_with_those_above_them),
		cmocka_unit_test(a_digest_is_the_sha_256_of_its_pieces),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
