/* test_chart.c: charts say what they are given, whatever names and numbers are,
 * and a gnuplot that is missing, wrong, dead or silent is told and buried.
 *
 * Run from the root of the tree: the driver is read from there. How charts
 * look is for eyes; here is what must hold for every one.
 */
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "chart/chart.h"
#include "chart/engine.h"
#include "chart/scale.h"
#include "chart/spread.h"
#include "theme.h"

#define DRIVER "reports/chart/driver.lua"

/* Half the size for each byte: never narrower than the real font. */
static double measure(void *context, const char *text, double size, int bold)
{
	(void)context;
	(void)bold;
	return 0.5 * size * (double)strlen(text);
}

static const struct chart_options OPTIONS = { DRIVER, measure, NULL, 5 };

static const char *const QUARTERS[] = { "I 22", "II 22", "III 22", "IV 22",
					"I 23", "II 23", "III 23", "IV 23" };
static const double EXPECTED[] = { 3, 6, 9, 12, 15, 18, 21, 24 };
static const double ACTUAL[] = { 2, 4, NAN, 9, 12, 15, NAN, NAN };

static struct chart_trend a_trend(void)
{
	return (struct chart_trend){
		.frame = { "Patti di comunità", 240, 136, CHART_COUNT },
		.n = 8, .labels = QUARTERS, .actual = ACTUAL,
		.expected = EXPECTED, .target = 24, .projection = 21,
	};
}

static struct chart_engine *open_engine(void)
{
	struct err err = { 0 };
	struct chart_engine *engine = chart_open(&OPTIONS, &err);

	if (!engine)
		fail_msg("%s", err.message);
	return engine;
}

static int count_text(const struct drawing *drawing, const char *text)
{
	size_t i;
	int count = 0;

	for (i = 0; i < drawing_count(drawing); i++) {
		const struct primitive *item = drawing_at(drawing, i);

		count += item->kind == DRAWING_TEXT && !strcmp(item->text, text);
	}
	return count;
}

static const struct primitive *find_text(const struct drawing *drawing,
					 const char *text)
{
	size_t i;

	for (i = 0; i < drawing_count(drawing); i++)
		if (drawing_at(drawing, i)->kind == DRAWING_TEXT &&
		    !strcmp(drawing_at(drawing, i)->text, text))
			return drawing_at(drawing, i);
	fail_msg("\"%s\" is not in the drawing", text);
	return NULL;
}

/* How many primitives of a kind have a colour. */
static int count_kind(const struct drawing *drawing, enum drawing_kind kind,
		      unsigned colour, int hatched)
{
	size_t i;
	int count = 0;

	for (i = 0; i < drawing_count(drawing); i++) {
		const struct primitive *item = drawing_at(drawing, i);

		count += item->kind == kind && item->colour == colour &&
			 item->hatched == hatched;
	}
	return count;
}

static int same_primitive(const struct primitive *a, const struct primitive *b)
{
	return a->kind == b->kind && a->colour == b->colour &&
	       a->n_points == b->n_points &&
	       !memcmp(a->points, b->points, a->n_points * sizeof *a->points) &&
	       a->line_width == b->line_width &&
	       !memcmp(a->dash, b->dash, sizeof a->dash) &&
	       a->closed == b->closed && a->hatched == b->hatched &&
	       a->size == b->size && a->bold == b->bold &&
	       a->angle == b->angle && a->align == b->align &&
	       !a->text == !b->text && (!a->text || !strcmp(a->text, b->text));
}

static int same(const struct drawing *a, const struct drawing *b)
{
	size_t i;

	if (drawing_count(a) != drawing_count(b))
		return 0;
	for (i = 0; i < drawing_count(a); i++)
		if (!same_primitive(drawing_at(a, i), drawing_at(b, i)))
			return 0;
	return 1;
}

static void assert_inside(const struct drawing *drawing)
{
	size_t i, k;

	for (i = 0; i < drawing_count(drawing); i++) {
		const struct primitive *item = drawing_at(drawing, i);

		for (k = 0; k < item->n_points; k++)
			if (item->points[k].x < -0.6 ||
			    item->points[k].y < -0.6 ||
			    item->points[k].x > drawing_width(drawing) + 0.6 ||
			    item->points[k].y > drawing_height(drawing) + 0.6)
				fail_msg("primitive %zu is at %g, %g", i,
					 item->points[k].x, item->points[k].y);
	}
}

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
	assert_null(chart_open(&OPTIONS, &err));
	give_back(before, directory);
	assert_int_equal(err.code, EXIT_CONFIG);
	assert_non_null(strstr(err.message, "apt-get install gnuplot-nox"));
	assert_no_child();
}

static void a_missing_driver_is_a_configuration_error(void **state)
{
	struct chart_options options = OPTIONS;
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
	assert_null(chart_open(&OPTIONS, &err));
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
	struct chart_options options = OPTIONS;
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
	struct chart_engine *engine = open_engine();
	struct chart_trend trend = a_trend();
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
	struct chart_engine *engine = open_engine();
	struct chart_trend trend = a_trend();
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
	struct chart_engine *engine = open_engine();
	pid_t pid = engine->process.pid;

	(void)state;
	assert_int_equal(kill(pid, 0), 0);
	chart_close(engine);
	assert_no_child();
	chart_close(NULL);
}

static void gnuplot_has_no_environment_and_no_file_of_ours(void **state)
{
	int file = open(DRIVER, O_RDONLY);
	int ours = fcntl(file, F_DUPFD, 100);	/* inheritable */
	struct chart_engine *engine = open_engine();
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
	struct chart_engine *engine = open_engine();
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
		assert_int_equal(count_text(drawing, HOSTILE[i]), 1);
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
	struct chart_options options = OPTIONS;
	struct chart_engine *engine;
	struct err err = { 0 };

	(void)state;
	assert_non_null(mkdtemp(directory));
	assert_non_null(realpath(DRIVER, here));
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

/* --- The kinds ------------------------------------------------------------- */

static void two_runs_give_identical_drawings(void **state)
{
	struct chart_engine *one = open_engine(), *two = open_engine();
	struct chart_bar bar = { .name = "Crema", .value = 3 };
	struct chart_bars bars = { { "b", 200, 40, CHART_COUNT }, &bar, 1, 5,
				   NULL, 0 };
	struct chart_trend trend = a_trend();
	struct drawing *first, *other, *second;
	struct err err = { 0 };

	(void)state;
	first = chart_trend(one, &trend, &err);
	other = chart_bars(two, &bars, &err);
	second = chart_trend(two, &trend, &err);
	assert_non_null(first);
	assert_non_null(other);
	assert_non_null(second);
	assert_true(same(first, second));
	assert_false(same(first, other));
	drawing_free(first);
	drawing_free(other);
	drawing_free(second);
	chart_close(one);
	chart_close(two);
}

static void a_missing_value_is_a_gap_and_the_last_one_is_labelled(void **state)
{
	struct chart_engine *engine = open_engine();
	struct chart_trend trend = a_trend();
	struct err err = { 0 };
	struct drawing *drawing = chart_trend(engine, &trend, &err);
	const struct primitive *last;
	size_t i;
	int lines = 0;

	(void)state;
	assert_non_null(drawing);
	for (i = 0; i < drawing_count(drawing); i++) {
		const struct primitive *item = drawing_at(drawing, i);

		lines += item->kind == DRAWING_STROKE && !item->dash[0] &&
			 item->colour == THEME_ACCENT;
	}
	assert_int_equal(lines, 2);
	/* Five values and the rim of the projection. */
	assert_int_equal(count_kind(drawing, DRAWING_FILL, THEME_ACCENT, 0), 6);
	last = find_text(drawing, "15");
	assert_true(last->bold);
	assert_int_equal(last->colour, THEME_ACCENT);
	find_text(drawing, "Stima 21");
	assert_inside(drawing);
	drawing_free(drawing);
	chart_close(engine);
}

static void three_labels_at_one_height_do_not_overlap(void **state)
{
	struct chart_engine *engine = open_engine();
	struct chart_trend trend = a_trend();
	struct err err = { 0 };
	struct drawing *drawing;
	double target, expected, projection;

	(void)state;
	trend.projection = 24;
	drawing = chart_trend(engine, &trend, &err);
	assert_non_null(drawing);
	target = find_text(drawing, "Obiettivo 24")->points[0].y;
	expected = find_text(drawing, "Atteso")->points[0].y;
	projection = find_text(drawing, "Stima 24")->points[0].y;
	assert_true(target - expected > 8);
	assert_true(expected - projection > 8);
	assert_inside(drawing);
	drawing_free(drawing);
	chart_close(engine);
}

static void a_trend_without_any_value_says_so(void **state)
{
	static const double NONE[] = { NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
	struct chart_engine *engine = open_engine();
	struct chart_trend trend = a_trend();
	struct err err = { 0 };
	struct drawing *drawing;

	(void)state;
	trend.actual = trend.expected = NONE;
	trend.target = trend.projection = NAN;
	drawing = chart_trend(engine, &trend, &err);
	assert_non_null(drawing);
	assert_int_equal(count_text(drawing, "Nessun dato"), 1);
	assert_int_equal(count_kind(drawing, DRAWING_FILL, THEME_ACCENT, 0), 0);
	drawing_free(drawing);
	chart_close(engine);
}

static void numbers_beyond_reason_are_errors_that_name_the_chart(void **state)
{
	static const double BAD[] = { INFINITY, -INFINITY, 1e16, -1e300 };
	struct chart_engine *engine = open_engine();
	size_t i;

	(void)state;
	for (i = 0; i < sizeof BAD / sizeof *BAD; i++) {
		double values[] = { 1, BAD[i], 3 };
		struct chart_trend trend = a_trend();
		struct chart_bar bar = { .name = "Crema", .value = BAD[i] };
		struct chart_bars bars = { { "Barre", 200, 40, CHART_EURO },
					   &bar, 1, NAN, NULL, 0 };
		struct err one = { 0 }, two = { 0 };

		trend.n = 3;
		trend.actual = values;
		assert_null(chart_trend(engine, &trend, &one));
		assert_int_equal(one.code, EXIT_FAILED);
		assert_non_null(strstr(one.message, "«Patti di comunità»"));
		assert_null(chart_bars(engine, &bars, &two));
		assert_non_null(strstr(two.message, "«Barre»"));
	}
	chart_close(engine);
}

static void a_frame_without_room_is_an_error_not_a_broken_chart(void **state)
{
	static const double SIZES[][2] = { { 0, 100 }, { 100, NAN }, { 20, 20 },
					   { 5000, 100 }, { -1, -1 } };
	struct chart_engine *engine = open_engine();
	size_t i;

	(void)state;
	for (i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
		struct chart_trend trend = a_trend();
		struct err err = { 0 };

		trend.frame.width = SIZES[i][0];
		trend.frame.height = SIZES[i][1];
		assert_null(chart_trend(engine, &trend, &err));
		assert_int_equal(err.code, EXIT_FAILED);
	}
	chart_close(engine);
}

static void bars_are_sorted_and_those_below_the_minimum_hatched(void **state)
{
	struct chart_bar bars[] = { { .name = "Crema", .value = 72 },
				    { .name = "Soncino", .value = 45 },
				    { .name = "Pandino", .value = NAN },
				    { .name = "Casale", .value = 88 },
				    { .name = "Rivolta", .value = 3,
				      .suppressed = 1 } };
	struct chart_bars chart = { { "Quote", 240, 100, CHART_PERCENT }, bars,
				    5, 70, NULL, 0 };
	static const char *const ORDER[] = { "Casale", "Crema", "Soncino",
					     "Pandino", "Rivolta" };
	struct chart_engine *engine = open_engine();
	struct err err = { 0 };
	struct drawing *drawing = chart_bars(engine, &chart, &err);
	size_t i;

	(void)state;
	assert_non_null(drawing);
	for (i = 1; i < 5; i++)
		assert_true(find_text(drawing, ORDER[i - 1])->points[0].y >
			    find_text(drawing, ORDER[i])->points[0].y + 8);
	assert_int_equal(count_kind(drawing, DRAWING_FILL, THEME_ACCENT, 0), 2);
	assert_int_equal(count_kind(drawing, DRAWING_FILL, THEME_CRITICAL, 1),
			 1);
	assert_int_equal(count_kind(drawing, DRAWING_FILL, THEME_GREY, 1), 2);
	find_text(drawing, "Minimo 70%");
	find_text(drawing, "n.d.");
	assert_int_equal(find_text(drawing, "45%")->colour, THEME_CRITICAL);
	assert_inside(drawing);
	drawing_free(drawing);
	chart.at_most = 1;
	drawing = chart_bars(engine, &chart, &err);
	assert_non_null(drawing);
	assert_int_equal(count_kind(drawing, DRAWING_FILL, THEME_CRITICAL, 1),
			 2);
	drawing_free(drawing);
	chart_close(engine);
}

static void a_suppressed_value_cannot_be_measured_on_the_chart(void **state)
{
	struct chart_bar low[] = { { .name = "A", .value = 90 },
				    { .name = "B", .value = 1, .suppressed = 1 } };
	struct chart_bar high[] = { { .name = "A", .value = 90 },
				    { .name = "B", .value = 1e300, .suppressed = 1 } };
	struct chart_bars chart = { { "Persone", 240, 60, CHART_COUNT }, low, 2,
				    50, NULL, 0 };
	struct chart_engine *engine = open_engine();
	struct err err = { 0 };
	struct drawing *one, *two;

	(void)state;
	one = chart_bars(engine, &chart, &err);
	chart.bars = high;
	two = chart_bars(engine, &chart, &err);
	assert_non_null(one);
	assert_non_null(two);
	assert_true(same(one, two));
	find_text(one, "<5");
	drawing_free(one);
	drawing_free(two);
	chart_close(engine);
}

static void a_band_has_every_count_and_leaves_zeros_out(void **state)
{
	struct chart_part parts[THEME_STATUSES];
	struct chart_band band = { { "Stati", 493, 60, CHART_COUNT }, parts,
				   THEME_STATUSES };
	struct drawing *mark = theme_status_mark(theme_status_at(0), 8), *drawn;
	struct chart_engine *engine = open_engine();
	struct err err = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < THEME_STATUSES; i++)
		parts[i] = (struct chart_part){ theme_status_at(i)->word,
						i == 4 ? 0 : 20 + i, 0x00804A,
						i == 1, mark };
	drawn = chart_band(engine, &band, &err);
	assert_non_null(drawn);
	assert_int_equal(count_text(drawn, "20"), 1);
	assert_int_equal(count_text(drawn, "27"), 1);
	assert_int_equal(count_text(drawn, "24"), 0);
	assert_int_equal(count_text(drawn, "Critico"), 0);
	assert_int_equal(count_text(drawn, "In linea"), 1);
	assert_inside(drawn);
	drawing_free(drawn);
	band.n = 0;
	drawn = chart_band(engine, &band, &err);
	assert_non_null(drawn);
	find_text(drawn, "Nessun dato");
	drawing_free(drawn);
	drawing_free(mark);
	chart_close(engine);
}

static void a_cell_shows_a_whole_number_or_none(void **state)
{
	static const char *const NAMES[] = { "A", "B", "C", "D", "E", "F" };
	struct chart_cell cells[36];
	struct chart_heatmap map = { { "Mappa", 493, 150, CHART_COUNT }, 6, 6,
				     NAMES, NAMES, cells };
	struct drawing *mark = theme_status_mark(theme_status_at(2), 8);
	struct chart_engine *engine = open_engine();
	struct err err = { 0 };
	struct drawing *wide, *narrow;
	size_t i;

	(void)state;
	for (i = 0; i < 36; i++)
		cells[i] = (struct chart_cell){ 0xF2F6FA, THEME_INK, i % 2 == 0,
						mark, "1.234.567" };
	wide = chart_heatmap(engine, &map, &err);
	map.frame.width = 130;
	narrow = chart_heatmap(engine, &map, &err);
	assert_non_null(wide);
	assert_non_null(narrow);
	assert_int_equal(count_text(wide, "1.234.567"), 36);
	for (i = 0; i < drawing_count(narrow); i++)
		if (drawing_at(narrow, i)->kind == DRAWING_TEXT)
			assert_null(strstr(drawing_at(narrow, i)->text, "1."));
	assert_inside(wide);
	assert_inside(narrow);
	drawing_free(wide);
	drawing_free(narrow);
	drawing_free(mark);
	chart_close(engine);
}

static void what_was_done_stands_by_what_was_planned(void **state)
{
	struct chart_pair pairs[] = { { "Povertà", 500, 340 },
				      { "Anziani", NAN, 20 } };
	struct chart_pairs chart = { { "Spesa", 300, 60, CHART_EURO }, pairs, 2,
				     "Previsto", "Speso" };
	struct chart_engine *engine = open_engine();
	struct err err = { 0 };
	struct drawing *drawing = chart_pairs(engine, &chart, &err);

	(void)state;
	assert_non_null(drawing);
	assert_int_equal(count_text(drawing, "n.d."), 1);
	assert_int_equal(count_text(drawing, "Previsto"), 1);
	/* Two bars and the swatch. */
	assert_int_equal(count_kind(drawing, DRAWING_FILL, THEME_ACCENT, 0), 3);
	assert_inside(drawing);
	drawing_free(drawing);
	chart_close(engine);
}

static void a_gantt_cuts_what_is_outside_its_period(void **state)
{
	struct chart_activity activities[] = {
		{ "Avvio", -500, 50, 0, 60, 0, "fatto" },
		{ "Convenzione", 40, 120, 60, NAN, 1, NULL },
		{ "Passato", -300, -200, NAN, NAN, 0, NULL },
		{ "Lontano", 900, 1e9, NAN, NAN, 0, NULL },
	};
	struct chart_tick ticks[] = { { 0, "2022" }, { 365, "2023" } };
	struct chart_gantt gantt = { { "Cronoprogramma", 300, 90, CHART_COUNT },
				     activities, 4, 0, 365, 200, NULL, ticks, 2 };
	struct chart_engine *engine = open_engine();
	struct err err = { 0 };
	struct drawing *drawing = chart_gantt(engine, &gantt, &err);

	(void)state;
	assert_non_null(drawing);
	assert_int_equal(count_kind(drawing, DRAWING_FILL, THEME_ACCENT, 0), 1);
	assert_int_equal(count_kind(drawing, DRAWING_FILL, THEME_CRITICAL, 1),
			 1);
	find_text(drawing, "Oggi");
	assert_inside(drawing);
	drawing_free(drawing);
	chart_close(engine);
}

static void a_radar_has_name_and_value_at_each_axis(void **state)
{
	static const char *const NAMES[] = { "Accesso", "Presa in carico",
					     "Digitale", "Personale" };
	static const double VALUES[] = { 50, NAN, 250, 0 };
	struct chart_radar radar = { { "Livelli", 260, 200, CHART_PERCENT }, 4,
				     NAMES, VALUES, NULL, 100, NULL, NULL };
	struct chart_engine *engine = open_engine();
	struct err err = { 0 };
	struct drawing *drawing = chart_radar(engine, &radar, &err);
	size_t i;

	(void)state;
	assert_non_null(drawing);
	for (i = 0; i < 4; i++)
		assert_int_equal(count_text(drawing, NAMES[i]), 1);
	find_text(drawing, "250%");
	find_text(drawing, "n.d.");
	assert_inside(drawing);
	drawing_free(drawing);
	radar.full = 0;
	assert_null(chart_radar(engine, &radar, &err));
	chart_close(engine);
}

/* --- Parts ----------------------------------------------------------------- */

static void labels_are_moved_apart_as_little_as_possible(void **state)
{
	double equal[] = { 50, 50, 50 }, free[] = { 10, 30, 80 };
	double low[] = { 0, 1 }, tight[] = { 5, 5 };
	static const double LENGTHS[] = { 10, 10, 10 };

	(void)state;
	spread(equal, LENGTHS, 3, 0, 100);
	assert_true(equal[0] == 40 && equal[1] == 50 && equal[2] == 60);
	spread(free, LENGTHS, 3, 0, 100);
	assert_true(free[0] == 10 && free[1] == 30 && free[2] == 80);
	spread(low, LENGTHS, 2, 0, 100);
	assert_true(low[0] == 5 && low[1] == 15);
	spread(tight, LENGTHS, 2, 0, 10);
	assert_true(tight[0] == 2.5 && tight[1] == 7.5);
}

static void an_axis_has_few_round_steps_in_italian(void **state)
{
	static const struct {
		double low, high;
		enum chart_unit unit;
		int may_cut;
		size_t n;
		const char *first, *last;
	} CASES[] = {
		{ 3, 24, CHART_COUNT, 0, 3, "0", "20" },
		{ 0, 0, CHART_COUNT, 0, 2, "0", "1" },
		{ 1e6, 8e6, CHART_EURO, 0, 5, "0\u00a0€", "8\u00a0mln\u00a0€" },
		{ 93, 97, CHART_PERCENT, 1, 5, "93%", "97%" },
		{ 93, 97, CHART_PERCENT, 0, 5, "0%", "100%" },
		{ -12, 8, CHART_COUNT, 0, 4, "−10", "5" },
		{ 0, 1.2, CHART_DECIMAL, 0, 3, "0", "1,0" },
		{ 0, 5000, CHART_COUNT, 0, 3, "0", "4.000" },
	};
	struct scale scale;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		scale_init(&scale, CASES[i].low, CASES[i].high, CASES[i].unit,
			   CASES[i].may_cut);
		assert_true(scale.low <= CASES[i].low);
		assert_true(scale.high >= CASES[i].high);
		assert_string_equal(scale.labels[0], CASES[i].first);
		assert_string_equal(scale.labels[scale.n - 1], CASES[i].last);
		assert_int_equal(scale.n, CASES[i].n);
	}
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
		cmocka_unit_test(two_runs_give_identical_drawings),
		cmocka_unit_test(a_missing_value_is_a_gap_and_the_last_one_is_labelled),
		cmocka_unit_test(three_labels_at_one_height_do_not_overlap),
		cmocka_unit_test(a_trend_without_any_value_says_so),
		cmocka_unit_test(numbers_beyond_reason_are_errors_that_name_the_chart),
		cmocka_unit_test(a_frame_without_room_is_an_error_not_a_broken_chart),
		cmocka_unit_test(bars_are_sorted_and_those_below_the_minimum_hatched),
		cmocka_unit_test(a_suppressed_value_cannot_be_measured_on_the_chart),
		cmocka_unit_test(a_band_has_every_count_and_leaves_zeros_out),
		cmocka_unit_test(a_cell_shows_a_whole_number_or_none),
		cmocka_unit_test(what_was_done_stands_by_what_was_planned),
		cmocka_unit_test(a_gantt_cuts_what_is_outside_its_period),
		cmocka_unit_test(a_radar_has_name_and_value_at_each_axis),
		cmocka_unit_test(labels_are_moved_apart_as_little_as_possible),
		cmocka_unit_test(an_axis_has_few_round_steps_in_italian),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
