/* An inbox where the office drops its files: they belong to whoever dropped
 * them, and the night runs as another user of their group. Only root can set
 * such a scene; the package's own check plays it without. */
#include "support.h"

#include <ftw.h>
#include <grp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "acquire/inbox.h"

enum { NIGHT = 4321, CLERK = 4322, GROUP = 4320 };

static int give_to_night(const char *path, const struct stat *info, int kind,
			 struct FTW *walk)
{
	(void)info;
	(void)kind;
	(void)walk;
	return chown(path, NIGHT, GROUP);
}

/* A workspace of the night's, with one file of a clerk's in its inbox. */
static void set_scene(const char *directory, const char *name,
		      const char *text, mode_t mode)
{
	struct text path = {0};

	text_format(&path, "inbox/%s", name);
	support_write(directory, path.data, text);
	assert_int_equal(nftw(directory, give_to_night, 8, FTW_PHYS), 0);
	text_clear(&path);
	text_format(&path, "%s/inbox/%s", directory, name);
	assert_int_equal(chown(path.data, CLERK, GROUP), 0);
	assert_int_equal(chmod(path.data, mode), 0);
	text_free(&path);
}

/* Receives the inbox as the night's user: 0 when it went through. */
static int receive_as_night(const char *directory)
{
	struct workspace *workspace = support_open(directory);
	pid_t child = fork();
	int status = -1;

	if (child == 0) {
		struct inbox_summary summary = {0};
		struct err err = {0};
		int bad = setgroups(0, NULL) != 0 ||
			  setresgid(GROUP, GROUP, GROUP) != 0 ||
			  setresuid(NIGHT, NIGHT, NIGHT) != 0 ||
			  inbox_receive(workspace, support_day("2022-12-31"),
					&summary, &err) != 0 ||
			  summary.files != 1;

		if (bad)
			print_error("%s\n", err.message);
		_exit(bad);
	}
	assert_true(child > 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	workspace_close(workspace);
	return status;
}

static void a_clerks_file_is_taken(void **state)
{
	if (geteuid() != 0)
		skip();
	set_scene(*state, "patti_NORD_2022T4.csv",
		  "id;comune;forma;data_avvio\n", 0660);
	assert_int_equal(receive_as_night(*state), 0);
	assert_false(support_exists(*state, "inbox/patti_NORD_2022T4.csv"));
	assert_true(support_exists(*state,
				   "ricevute/patti_NORD_2022T4.ricevuta.txt"));
}

static void a_clerks_file_with_personal_data_is_closed_to_the_group(
	void **state)
{
	static const char moved[] =
		"inbox/respinti-privacy/patti_NORD_2022T4.csv";
	struct text text = {0}, path = {0};
	char code[17], *kept;
	struct stat info;

	if (geteuid() != 0)
		skip();
	text_format(&text, "id;nota\n1;%s\n",
		    support_fiscal_code("RSSMRA80A01H501", code));
	set_scene(*state, "patti_NORD_2022T4.csv", text.data, 0660);
	assert_int_equal(receive_as_night(*state), 0);
	assert_false(support_exists(*state, "inbox/patti_NORD_2022T4.csv"));
	text_format(&path, "%s/%s", (char *)*state, moved);
	assert_int_equal(stat(path.data, &info), 0);
	assert_int_equal(info.st_mode & 07777, 0600);
	assert_int_equal(info.st_uid, NIGHT);
	kept = support_read(*state, moved);
	assert_string_equal(kept, text.data);
	free(kept);
	text_free(&text);
	text_free(&path);
}

static int set_up(void **state)
{
	*state = support_plan();
	return 0;
}

static int tear_down(void **state)
{
	support_remove(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_clerks_file_is_taken, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(
			a_clerks_file_with_personal_data_is_closed_to_the_group,
			set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
