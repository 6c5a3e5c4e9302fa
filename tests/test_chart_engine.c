/* test_chart_engine.c: a gnuplot that is missing, wrong, dead or silent is told
 * and buried; what it is given is its own, and names are never commands.
 *
 * Run from the root of the tree: the driver is read from there.
 */
#include "support_chart.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "chart/engine.h"

static void assert_no_child(void)
{
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(errno, ECHILD);
}

/* A directory of our own with an executable gnuplot in it, first in the PATH.
 * Returns the old PATH, to give back. */
static char *replace_gnuplot(char *directory, const char *script)
{
	char *before = strdup(getenv("PATH")), path[4200];
	FILE *file;

	assert_non_null(mkdtemp(directory));
	if (script) {
		snprintf(path, sizeof path, "%s/gnuplot", directory);
		file = fopen(path, "w");
		assert_non_null(file);
		fputs(script, file);
		assert_int_equal(fclose(file), 0);
		assert_int_equal(chmod(path, 0755), 0);
	}
	setenv("PATH", directory, 1);
	return before;
}

static void give_back(char *before, const char *directory)
{
	char path[4200];

	snprintf(path, sizeof path, "%s/gnuplot", directory);
	unlink(path);
	rmdir(directory);
	setenv("PATH", before, 1);
	free(before);
}

/* --- gnuplot as it should not be ------------------------------------------ */

static void a_missing_gnuplot_is_a_configuration_error_with_its_cure(void **state)
{
	char directory[] = P_tmpdir "/chartXXXXXX";
	char *before = replace_gnuplot(directory, NULL);
	struct err err = { 0 };

	(void)state;
	assert_null(chart_open(&support_chart_options, &err));
	give_back(before, directory);
	assert_int_equal(err.code, EXIT_CONFIG);
	assert_non_null(strstr(err.message, "apt-get install gnuplot-nox"));
	assert_no_child();
}

static void a_missing_driver_is_a_configuration_error(void **state)
{
	struct chart_options options = support_chart_options;
	struct err err = { 0 };

	(void)state;
	options.driver = "reports/chart/none.lua";
	assert_null(chart_open(&options, &err));
	assert_int_equal(err.code, EXIT_CONFIG);
	assert_non_null(strstr(err.message, "none.lua"));
	memset(&err, 0, sizeof err);
	options.driver = "reports\n!id";
	assert_null(chart_open(&options, &err));
	assert_int_equal(err.code, EXIT_CONFIG);
}

static void a_gnuplot_that_ends_at_once_is_told_with_its_words(void **state)
{
	char directory[] = P_tmpdir "/chartXXXXXX";
	char *before = replace_gnuplot(directory, "#!/bin/sh\n"
				       "echo 'libcaca.so.0: not found' >&2\n"
				       "exit 127\n");
	struct err err = { 0 };

	(void)state;
	assert_null(chart_open(&support_chart_options, &err));
	give_back(before, directory);
	assert_int_equal(err.code, EXIT_FAILED);
	assert_non_null(strstr(err.message, "libcaca.so.0"));
	assert_no_child();
}

static void a_gnuplot_that_never_answers_is_given_up_and_reaped(void **state)
{
	char directory[] = P_tmpdir "/chartXXXXXX";
	char *before = replace_gnuplot(directory,
				       "#!/bin/sh\nexec /bin/sleep 60\n");
	struct chart_options options = support_chart_options;
	struct err err = { 0 };

	(void)state;
	options.timeout_seconds = 1;
	assert_null(chart_open(&options, &err));
	give_back(before, directory);
	assert_int_equal(err.code, EXIT_FAILED);
	assert_non_null(strstr(err.message, "entro 1 s"));
	assert_no_child();
}

static void a_gnuplot_killed_in_between_fails_the_chart_not_the_program(void **state)
{
	struct chart_engine *engine = support_chart_engine();
	struct chart_trend trend = support_chart_trend();
	struct err err = { 0 }, again = { 0 };
	siginfo_t ended;

	(void)state;
	kill(engine->process.pid, SIGKILL);
	/* Dead, but not yet reaped: a write to it would raise SIGPIPE. */
	assert_int_equal(waitid(P_PID, (id_t)engine->process.pid, &ended,
				WEXITED | WNOWAIT), 0);
	assert_null(chart_trend(engine, &trend, &err));
	assert_int_equal(err.code, EXIT_FAILED);
	assert_non_null(strstr(err.message, "Patti di comunità"));
	assert_no_child();
	assert_null(chart_trend(engine, &trend, &again));
	assert_int_equal(again.code, EXIT_FAILED);
	chart_close(engine);
}

static void an_error_names_the_chart_and_the_next_chart_is_drawn(void **state)
{
	static char nonsense[] = "plot nonsense";
	struct bytes script = { nonsense, sizeof nonsense - 1, 0 };
	struct chart_engine *engine = support_chart_engine();
	struct chart_trend trend = support_chart_trend();
	struct bytes answer = { 0 };
	struct err err = { 0 }, none = { 0 };
	struct drawing *drawing;

	(void)state;
	assert_int_equal(engine_run(engine, "Spesa sociale", &script, &answer,
				    &err), -1);
	bytes_free(&answer);
	assert_int_equal(err.code, EXIT_FAILED);
	assert_non_null(strstr(err.message, "«Spesa sociale»"));
	assert_non_null(strstr(err.message, "undefined variable: nonsense"));
	drawing = chart_trend(engine, &trend, &none);
	assert_non_null(drawing);
	drawing_free(drawing);
	chart_close(engine);
}

static void no_process_is_left_after_closing(void **state)
{
	struct chart_engine *engine = support_chart_engine();
	pid_t pid = engine->process.pid;

	(void)state;
	assert_int_equal(kill(pid, 0), 0);
	chart_close(engine);
	assert_no_child();
	chart_close(NULL);
}

static void gnuplot_has_no_environment_and_no_file_of_ours(void **state)
{
	int file = open(SUPPORT_CHART_DRIVER, O_RDONLY);
	int ours = fcntl(file, F_DUPFD, 100);	/* inheritable */
	struct chart_engine *engine = support_chart_engine();
	char path[64], buffer[16];
	int fd;

	(void)state;
	snprintf(path, sizeof path, "/proc/%d/environ",
		 (int)engine->process.pid);
	fd = open(path, O_RDONLY);
	assert_true(fd >= 0);
	assert_int_equal(read(fd, buffer, sizeof buffer), 0);
	close(fd);
	snprintf(path, sizeof path, "/proc/%d/fd/%d", (int)engine->process.pid,
		 ours);
	assert_int_equal(access(path, F_OK), -1);
	close(file);
	close(ours);
	chart_close(engine);
}

/* --- Names are never commands --------------------------------------------- */

static const char *const HOSTILE[] = {
	"`touch hostile-chart`", "\"; !touch hostile-chart",
	"'; system('id') #", "T1", "M0 T0", "@x", "a\nEND\n!touch hostile-chart",
	"$(id)", "{/Symbol a}_b^c", "\\n%s%n", "<script>", "set output '|id'",
};
enum { N_HOSTILE = sizeof HOSTILE / sizeof *HOSTILE };

/* The commands of the last chart, as gnuplot read them. */
static void assert_never_sent(const struct chart_engine *engine,
			      const char *text)
{
	static char script[1 << 20];
	ssize_t length = pread(engine->process.script, script, sizeof script, 0);

	assert_true(length > 100);
	if (strcmp(text, "T1") &&
	    memmem(script, (size_t)length, text, strlen(text)))
		fail_msg("gnuplot was given %s", text);
}

static void hostile_names_arrive_literally_and_never_reach_gnuplot(void **state)
{
	struct chart_engine *engine = support_chart_engine();
	struct chart_bar bars[N_HOSTILE];
	struct chart_bars chart = { { HOSTILE[0], 900, 300, CHART_COUNT }, bars,
				    N_HOSTILE, 3, HOSTILE[1], 0 };
	struct err err = { 0 };
	struct drawing *drawing;
	size_t i;

	(void)state;
	for (i = 0; i < N_HOSTILE; i++)
		bars[i] = (struct chart_bar){ .name = HOSTILE[i], .value = (double)i };
	drawing = chart_bars(engine, &chart, &err);
	assert_string_equal(err.message, "");
	assert_non_null(drawing);
	for (i = 0; i < N_HOSTILE; i++) {
		assert_int_equal(support_chart_count_text(drawing, HOSTILE[i]), 1);
		assert_never_sent(engine, HOSTILE[i]);
	}
	assert_never_sent(engine, "touch");
	assert_int_equal(access("hostile-chart", F_OK), -1);
	drawing_free(drawing);
	chart_close(engine);
}

static void a_driver_in_a_folder_with_quotes_is_loaded(void **state)
{
	char directory[] = P_tmpdir "/it's `id` XXXXXX", path[300], here[4096];
	struct chart_options options = support_chart_options;
	struct chart_engine *engine;
	struct err err = { 0 };

	(void)state;
	assert_non_null(mkdtemp(directory));
	assert_non_null(realpath(SUPPORT_CHART_DRIVER, here));
	snprintf(path, sizeof path, "%s/driver.lua", directory);
	assert_int_equal(symlink(here, path), 0);
	options.driver = path;
	engine = chart_open(&options, &err);
	unlink(path);
	rmdir(directory);
	assert_string_equal(err.message, "");
	assert_non_null(engine);
	chart_close(engine);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_missing_gnuplot_is_a_configuration_error_with_its_cure),
		cmocka_unit_test(a_missing_driver_is_a_configuration_error),
		cmocka_unit_test(a_gnuplot_that_ends_at_once_is_told_with_its_words),
		cmocka_unit_test(a_gnuplot_that_never_answers_is_given_up_and_reaped),
		cmocka_unit_test(a_gnuplot_killed_in_between_fails_the_chart_not_the_program),
		cmocka_unit_test(an_error_names_the_chart_and_the_next_chart_is_drawn),
		cmocka_unit_test(no_process_is_left_after_closing),
		cmocka_unit_test(gnuplot_has_no_environment_and_no_file_of_ours),
		cmocka_unit_test(hostile_names_arrive_literally_and_never_reach_gnuplot),
		cmocka_unit_test(a_driver_in_a_folder_with_quotes_is_loaded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
