/* What nobody sends and somebody will: lines without end, quotes without end,
 * a million columns, bytes of no text, fifty versions of one file. Each gets
 * an answer within seconds and in bounded memory. Words made to do harm are in
 * test_hostile_words.c. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "acquire/inbox.h"
#include "base/text.h"
#include "compute/force.h"

#define PATTI "id;comune;forma;data_avvio;reti\n"
#define GOOD "N-1;Alfa;gruppi;05/07/2022;3\n"
#define NAME "patti_NORD_2022T3.csv"

enum {
	MILLION = 1000000,
	LONG_LINE = 100 * MILLION,
	/* Above the file itself: the sanitizers keep what is freed, and three
	 * bytes beside each one. */
#ifdef __SANITIZE_ADDRESS__
	SECONDS = 60,
	MEGABYTES = 1200,
#else
	SECONDS = 20,
	MEGABYTES = 64,
#endif
};

struct fixture {
	char *directory;
	struct workspace *workspace;
	struct timespec start;
};

static int set_up(void **state)
{
	struct fixture *fixture = malloc(sizeof(*fixture));

	fixture->directory = support_plan();
	fixture->workspace = support_open(fixture->directory);
	clock_gettime(CLOCK_MONOTONIC, &fixture->start);
	*state = fixture;
	return 0;
}

/* Time and memory are bounded, whatever the test was about. */
static int tear_down(void **state)
{
	struct fixture *fixture = *state;
	struct timespec now;
	struct rusage usage;

	clock_gettime(CLOCK_MONOTONIC, &now);
	getrusage(RUSAGE_SELF, &usage);
	workspace_close(fixture->workspace);
	support_remove(fixture->directory);
	assert_in_range(now.tv_sec - fixture->start.tv_sec, 0, SECONDS);
	assert_in_range(usage.ru_maxrss / 1024, 0, MEGABYTES + LONG_LINE /
			(1 << 20));
	free(fixture);
	return 0;
}

static void receive(void **state)
{
	const struct fixture *fixture = *state;
	struct inbox_summary summary;
	struct err err = {0};

	if (inbox_receive(fixture->workspace, support_day("2023-06-30"),
			  &summary, &err) != 0)
		fail_msg("%s", err.message);
	assert_int_equal(summary.files, 1);
	text_free(&summary.notes);
}

/* Drops the bytes as NAME, receives them, and frees them. */
static void receive_bytes(void **state, struct text *bytes)
{
	const struct fixture *fixture = *state;

	support_write_bytes(fixture->directory, "inbox/" NAME,
			    text_string(bytes), bytes->length);
	text_free(bytes);
	receive(state);
}

static void receive_text(void **state, const char *text)
{
	struct text bytes = {0};

	text_add_string(&bytes, text);
	receive_bytes(state, &bytes);
}

static void fill(struct text *bytes, const char *what, size_t times)
{
	while (times-- > 0)
		text_add_string(bytes, what);
}

/* outcome: esito|lette|accettate|scartate; says: riga|codice of the errors. */
static void assert_answer(void **state, const char *outcome, const char *says)
{
	const struct fixture *fixture = *state;

	support_rows(fixture->workspace->store, "select esito, lette, "
		     "accettate, scartate from file_ricevuto order by file desc "
		     "limit 1", outcome);
	support_rows(fixture->workspace->store, "select riga, codice from "
		     "segnalazione where file = (select max(file) from "
		     "file_ricevuto) and gravita = 'errore' order by "
		     "coalesce(riga, 0), ordine", says);
}

/* First, as the peak of memory is that of the whole process. */
static void a_million_columns_of_no_name_are_refused(void **state)
{
	struct text bytes = {0};

	fill(&bytes, "altro;", MILLION);
	text_add_string(&bytes, "\n" PATTI);
	receive_bytes(state, &bytes);
	assert_answer(state, "ACCETTATO|0|0|0\n", "");
}

static void a_header_that_goes_on_for_a_million_columns(void **state)
{
	struct text bytes = {0};

	text_add_string(&bytes, "id;comune;forma;data_avvio");
	fill(&bytes, ";", MILLION);
	text_add_string(&bytes, "\nN-1;Alfa;gruppi;05/07/2022\n");
	receive_bytes(state, &bytes);
	assert_answer(state, "ACCETTATO|1|1|0\n", "");
}

static void a_row_of_a_million_cells_is_one_error(void **state)
{
	struct text bytes = {0};

	text_add_string(&bytes, PATTI GOOD "N-2");
	fill(&bytes, ";1", MILLION);
	receive_bytes(state, &bytes);
	assert_answer(state, "ACCETTATO_CON_SCARTI|2|1|1\n",
		      "3|CELLE_IN_PIU\n");
}

static void a_file_of_one_quote_is_refused(void **state)
{
	receive_text(state, "\"");
	assert_answer(state, "RESPINTO|0|0|0\n", "1|VIRGOLETTE\n");
}

static void a_quote_never_closed_is_told_where_it_opens(void **state)
{
	struct text bytes = {0};

	text_add_string(&bytes, PATTI GOOD "\"");
	fill(&bytes, GOOD, 200000);
	receive_bytes(state, &bytes);
	assert_answer(state, "RESPINTO|0|0|0\n", "3|VIRGOLETTE\n");
}

static void quotes_within_quotes_are_text(void **state)
{
	struct fixture *fixture = *state;
	struct text bytes = {0};

	text_add_string(&bytes, PATTI "N-1;Alfa;\"");
	fill(&bytes, "\"\"", 2 * MILLION);
	text_add_string(&bytes, "\";05/07/2022;3\n" GOOD);
	receive_bytes(state, &bytes);
	assert_answer(state, "ACCETTATO_CON_SCARTI|2|1|1\n", "2|LUNGHEZZA\n");
	support_rows(fixture->workspace->store, "select max(length(valore)) <= "
		     "200 from segnalazione", "1\n");
}

static void nuls_are_no_text(void **state)
{
	static const struct {
		const char *bytes;
		size_t length;
	} files[] = {
		{"\0", 1}, {"\0\0\0\0\0\0\0\0", 8},
		{PATTI "N-1;Al\0fa;gruppi;05/07/2022;3\n",
		 sizeof(PATTI "N-1;Al\0fa;gruppi;05/07/2022;3\n") - 1},
		{"\xEF\xBB\xBF" PATTI "\0", sizeof(PATTI) + 3},
		{"\xFF\xFEi\0d\0\0\0;\0", 10}, {"\xFE\xFF\0i\0d\0\0", 8},
		{"\xFF\xFEi\0d", 5},
	};
	size_t i;

	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct text bytes = {0};

		text_add(&bytes, files[i].bytes, files[i].length);
		receive_bytes(state, &bytes);
		assert_answer(state, "RESPINTO|0|0|0\n", "|CODIFICA\n");
	}
}

static void numbers_beyond_any_number_are_errors(void **state)
{
	struct fixture *fixture = *state;
	struct text bytes = {0};

	text_add_string(&bytes, PATTI "N-1;Alfa;gruppi;05/07/2022;");
	fill(&bytes, "9", 400);
	text_add_string(&bytes, "\nN-2;Alfa;gruppi;05/07/2022;");
	fill(&bytes, "9", 290);
	text_add_string(&bytes, "\nN-3;Alfa;gruppi;");
	fill(&bytes, "9", 30);
	text_add_string(&bytes, ";3\nN-4;Alfa;gruppi;05/07/2022;"
			"99999999999999999999\nN-5;Alfa;gruppi;"
			"05/07/99999999999;3\n"
			"N-6;000000000000000019001;gruppi;05/07/2022;1E+308\n"
			"N-7;Alfa;gruppi;05/07/2022;9.000.000.000.000.000\n");
	fill(&bytes, "N-8;Alfa;gruppi;05/07/2022;3\n", 1);
	fixture->workspace->settings.scarti_tollerati = 100;
	receive_bytes(state, &bytes);
	assert_answer(state, "ACCETTATO_CON_SCARTI|8|2|6\n",
		      "2|TIPO_INTERO\n3|TIPO_INTERO\n4|TIPO_DATA\n"
		      "5|TIPO_INTERO\n6|TIPO_DATA\n7|COMUNE_SCONOSCIUTO\n"
		      "7|ERRORE_EXCEL\n");
	support_rows(fixture->workspace->store, "select id, reti from "
		     "record_patti order by id",
		     "N-7|9000000000000000\nN-8|3\n");
}

/* Fifty nights, each with the same name and other bytes; then the first again,
 * which is a new version. */
static void each_of_fifty_supersessions_is_the_one_in_force(void **state)
{
	struct fixture *fixture = *state;
	struct store *store = fixture->workspace->store;
	struct err err = {0};
	int night;

	for (night = 0; night < 51; night++) {
		struct text bytes = {0}, name = {0};

		text_add_string(&bytes, PATTI);
		text_format(&bytes, "N-%d;Alfa;gruppi;05/07/2022;3\n",
			    night % 50);
		receive_bytes(state, &bytes);
		assert_answer(state, "ACCETTATO|1|1|0\n", "");
		assert_int_equal(store_begin(store, &err), 0);
		assert_int_equal(store_script(store, "sql/values/tabelle.sql",
					      &err), 0);
		assert_int_equal(force_fill(store, fixture->workspace->layouts,
					    support_day("2023-06-30"), &err),
				 0);
		text_format(&name, "N-%d\n", night % 50);
		support_rows(store, "select id from temp.patti", name.data);
		store_rollback(store);
		text_free(&name);
	}
	support_rows(store, "select count(*), count(distinct sha256) from "
		     "file_ricevuto", "51|50\n");
}

/* A name goes with every error of its column: it must not be stored whole. */
static void a_column_name_of_a_million_bytes_is_told_in_short(void **state)
{
	struct fixture *fixture = *state;
	struct text bytes = {0};

	text_add_string(&bytes, "id;forma;data_avvio;");
	fill(&bytes, "\xC2\xA7", MILLION / 2 - 10);
	text_add_string(&bytes, "comune\n");
	fill(&bytes, "N-1;gruppi;05/07/2022;Milano\n", 1000);
	receive_bytes(state, &bytes);
	support_rows(fixture->workspace->store, "select esito, lette, scartate "
		     "from file_ricevuto", "RESPINTO|1000|1000\n");
	support_rows(fixture->workspace->store, "select max(length(cast(colonna "
		     "as blob))) from segnalazione", "200\n");
}

/* A cell cut at its limit is cut at a character: the rejected rows that go
 * back are then UTF-8, and the other cells of the row stay what they are. */
static void a_cell_cut_at_its_limit_is_still_text(void **state)
{
	struct fixture *fixture = *state;
	struct text bytes = {0};
	char *rows;

	text_add_string(&bytes, PATTI "xN-1;Alfa;");
	fill(&bytes, "\xE2\x82\xAC", MILLION / 2);
	text_add_string(&bytes, ";05/07/2022;perché\n");
	receive_bytes(state, &bytes);
	assert_answer(state, "ACCETTATO_CON_SCARTI|1|0|1\n",
		      "2|LUNGHEZZA\n2|TIPO_INTERO\n");
	rows = support_read(fixture->directory, "ricevute/"
			    "patti_NORD_2022T3.scarti.csv");
	assert_int_equal(text_valid_utf8(rows, strlen(rows)), strlen(rows));
	support_contains(rows, ";perché;");
	free(rows);
}

static size_t count_lines(const char *text)
{
	size_t n = 0;

	for (; *text != '\0'; text++)
		n += *text == '\n';
	return n;
}

/* Every mistake is in the machine's receipt; the other stays readable. */
static void a_receipt_of_thousands_of_mistakes_can_be_read(void **state)
{
	struct fixture *fixture = *state;
	struct text bytes = {0};
	char *machine, *readable;

	text_add_string(&bytes, PATTI);
	fill(&bytes, "N-1;Milano;gruppi;05/07/2022;1\n", 3000);
	receive_bytes(state, &bytes);
	machine = support_read(fixture->directory, "ricevute/"
			       "patti_NORD_2022T3.ricevuta.csv");
	readable = support_read(fixture->directory, "ricevute/"
				"patti_NORD_2022T3.ricevuta.txt");
	assert_int_equal(count_lines(machine), 3001);
	assert_in_range(count_lines(readable), 1000, 1020);
	support_contains(readable, "riga 1001, colonna «comune»");
	assert_null(strstr(readable, "riga 1002,"));
	support_contains(readable, "e altre 2000: sono tutte nel file "
			 ".ricevuta.csv");
	support_contains(readable, "RESPINTO: 3000 righe lette");
	free(machine);
	free(readable);
}

/* Last, as it is the largest. */
static void a_line_of_100_megabytes_is_one_row(void **state)
{
	struct text bytes = {0};

	text_add_string(&bytes, PATTI GOOD);
	bytes.data = must_resize(bytes.data, LONG_LINE + 128);
	bytes.capacity = LONG_LINE + 128;
	memset(bytes.data + bytes.length, 'x', LONG_LINE);
	bytes.length += LONG_LINE;
	text_add_string(&bytes, "\nN-2;Alfa;gruppi;05/07/2022;3\n");
	receive_bytes(state, &bytes);
	assert_answer(state, "ACCETTATO_CON_SCARTI|3|2|1\n",
		      "3|CELLE_IN_MENO\n");
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_million_columns_of_no_name_are_refused),
		CASE(a_header_that_goes_on_for_a_million_columns),
		CASE(a_row_of_a_million_cells_is_one_error),
		CASE(a_file_of_one_quote_is_refused),
		CASE(a_quote_never_closed_is_told_where_it_opens),
		CASE(quotes_within_quotes_are_text),
		CASE(nuls_are_no_text),
		CASE(numbers_beyond_any_number_are_errors),
		CASE(each_of_fifty_supersessions_is_the_one_in_force),
		CASE(a_column_name_of_a_million_bytes_is_told_in_short),
		CASE(a_cell_cut_at_its_limit_is_still_text),
		CASE(a_receipt_of_thousands_of_mistakes_can_be_read),
		CASE(a_line_of_100_megabytes_is_one_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
