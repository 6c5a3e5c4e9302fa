/* Progress: a line on a terminal, nothing anywhere else, and nothing of a name
 * that a terminal would obey. */
#include "support.h"

#include <pty.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "acquire/inbox.h"
#include "base/progress.h"
#include "base/text.h"

struct terminal {
	int here, there;	/* the end that a person looks at, the program's */
	struct text seen;
};

static void open_terminal(struct terminal *terminal, int columns)
{
	struct winsize size = {.ws_row = 24,
			       .ws_col = (unsigned short)columns};

	memset(terminal, 0, sizeof(*terminal));
	assert_int_equal(openpty(&terminal->here, &terminal->there, NULL, NULL,
				 &size), 0);
}

static void close_terminal(struct terminal *terminal)
{
	close(terminal->here);
	close(terminal->there);
	text_free(&terminal->seen);
}

static void look(struct terminal *terminal)
{
	char bytes[4096];
	ssize_t n = read(terminal->here, bytes, sizeof(bytes));

	assert_true(n > 0);
	text_add(&terminal->seen, bytes, (size_t)n);
}

/* Reads until the word is there: the line is written again and again, so it
 * comes, or the alarm ends the test. */
static void wait_for(struct terminal *terminal, const char *word)
{
	alarm(60);
	while (strstr(text_string(&terminal->seen), word) == NULL)
		look(terminal);
	alarm(0);
}

static void where_there_is_no_terminal_there_is_no_progress(void **state)
{
	int ends[2];
	char byte;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_null(progress_new(ends[1], 0));
	progress_stage(NULL, "calcolo");
	progress_file(NULL, 1, 2, "x.csv");
	progress_rows(NULL, 3);
	progress_free(NULL);
	close(ends[1]);
	assert_int_equal(read(ends[0], &byte, 1), 0);
	close(ends[0]);
}

static void a_terminal_shows_the_work_at_hand_and_then_is_clean(void **state)
{
	struct terminal terminal;
	struct progress *progress;

	(void)state;
	open_terminal(&terminal, 80);
	progress = progress_new(terminal.there, 0);
	assert_non_null(progress);
	progress_file(progress, 3, 12, "patti_NORD_2022T3.csv");
	progress_rows(progress, 51200);
	wait_for(&terminal, "\r\033[Kfile 3 di 12: patti_NORD_2022T3.csv, "
		 "51200 righe");
	progress_stage(progress, "calcolo");
	wait_for(&terminal, "\r\033[Kcalcolo");
	text_clear(&terminal.seen);
	progress_free(progress);
	wait_for(&terminal, "\r\033[K");
	assert_int_equal(terminal.seen.length >= 4 ? memcmp(
		terminal.seen.data + terminal.seen.length - 4, "\r\033[K", 4) :
		1, 0);
	close_terminal(&terminal);
}

static void work_that_ends_in_time_shows_nothing(void **state)
{
	struct terminal terminal;
	struct progress *progress;

	(void)state;
	open_terminal(&terminal, 80);
	progress = progress_new(terminal.there, 600000);
	progress_stage(progress, "pagine");
	progress_free(progress);
	/* What follows is the first thing to be seen. */
	assert_int_equal(write(terminal.there, "fine", 4), 4);
	wait_for(&terminal, "fine");
	assert_string_equal(terminal.seen.data, "fine");
	close_terminal(&terminal);
}

static void a_name_gives_no_orders_to_the_terminal(void **state)
{
	struct terminal terminal;
	struct progress *progress;

	(void)state;
	open_terminal(&terminal, 80);
	progress = progress_new(terminal.there, 0);
	progress_stage(progress, "a\033[2Jb\rc\xC2\x9B" "d\xFF" "è.csv");
	wait_for(&terminal, "a?[2Jb?c??d?è.csv");
	progress_free(progress);
	close_terminal(&terminal);
}

static void the_line_never_wraps(void **state)
{
	struct terminal terminal;
	struct progress *progress;

	(void)state;
	open_terminal(&terminal, 24);
	progress = progress_new(terminal.there, 0);
	progress_stage(progress, "perché è così, più o meno, la città");
	wait_for(&terminal, "\r\033[Kperché è così, più o me\r");
	progress_free(progress);
	close_terminal(&terminal);
}

/* Small files go by before anybody can read their names: what stays is where
 * the inbox has got to. */
static void the_inbox_tells_how_far_it_is(void **state)
{
	struct support_fixture *fixture = *state;
	struct inbox_summary summary;
	struct terminal terminal;
	struct err err = {0};

	open_terminal(&terminal, 80);
	support_write(fixture->directory, "inbox/patti_NORD_2022T1.csv",
		      "id;comune;forma;data_avvio\n");
	fixture->workspace->progress = progress_new(terminal.there, 0);
	assert_int_equal(inbox_receive(fixture->workspace,
				       support_day("2022-03-31"), &summary,
				       &err), 0);
	wait_for(&terminal, "ricevute");
	progress_free(fixture->workspace->progress);
	fixture->workspace->progress = NULL;
	text_free(&summary.notes);
	close_terminal(&terminal);
}

#define EACH(test) \
	cmocka_unit_test_setup_teardown(test, support_set_up, support_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(where_there_is_no_terminal_there_is_no_progress),
		cmocka_unit_test(
			a_terminal_shows_the_work_at_hand_and_then_is_clean),
		cmocka_unit_test(work_that_ends_in_time_shows_nothing),
		cmocka_unit_test(a_name_gives_no_orders_to_the_terminal),
		cmocka_unit_test(the_line_never_wraps),
		EACH(the_inbox_tells_how_far_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
