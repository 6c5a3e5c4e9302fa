/* What `quadro normalize` makes of files that nobody promised anything about:
 * RFC 4180 out, cells as they were written, and a word on what was odd. */
#include "support.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands/command.h"
#include "commands/normalize.h"

struct result {
	char *out, *notes;
	size_t length;		/* of out */
	long reported;
	int status;
	struct err err;
};

static struct result normalize(const char *bytes, size_t length)
{
	struct result result = {0};
	size_t ignored;
	FILE *out = open_memstream(&result.out, &result.length);
	FILE *notes = open_memstream(&result.notes, &ignored);

	result.status = normalize_bytes(bytes, length, "file.csv", out, notes,
					&result.reported, &result.err);
	fclose(out);
	fclose(notes);
	return result;
}

static void release(struct result *result)
{
	free(result->out);
	free(result->notes);
}

/* Converts, expects these bytes and as many notes as notes has lines, which
 * it must equal; then that converting the result again changes nothing. */
static void expect_bytes(const char *bytes, size_t length, const char *out,
			 const char *notes)
{
	struct result result = normalize(bytes, length), again;

	assert_int_equal(result.status, 0);
	assert_string_equal(result.out, out);
	assert_string_equal(result.notes, notes);
	assert_int_equal(result.reported > 0, *notes != '\0');
	again = normalize(result.out, result.length);
	assert_int_equal(again.status, 0);
	assert_string_equal(again.out, out);
	release(&result);
	release(&again);
}

static void expect(const char *text, const char *out, const char *notes)
{
	expect_bytes(text, strlen(text), out, notes);
}

static void a_semicolon_file_becomes_commas_and_crlf(void **state)
{
	(void)state;
	expect("a;b\n1;2\n", "a,b\r\n1,2\r\n", "");
	expect("a;b\r1;2\r", "a,b\r\n1,2\r\n", "");
	expect("a;b\r\n1;2", "a,b\r\n1,2\r\n", "");
}

static void tabs_and_bars_are_separators_too(void **state)
{
	(void)state;
	expect("a\tb\n1\t2\n", "a,b\r\n1,2\r\n", "");
	expect("a|b\n1|2\n", "a,b\r\n1,2\r\n", "");
}

static void cells_come_out_as_they_were_written(void **state)
{
	(void)state;
	expect("a;b\n 1,5 ;=1+1\n-x;@y\n", "a,b\r\n\" 1,5 \",=1+1\r\n-x,@y\r\n",
	       "");
	expect("a;b\nuno;d\"ue\n", "a,b\r\nuno,\"d\"\"ue\"\r\n", "");
	expect("a;b\n\"x;\"\"y\"\"\nz\";\n", "a,b\r\n\"x;\"\"y\"\"\nz\",\r\n",
	       "");
}

static void the_separator_is_the_one_that_cuts_lines_most_alike(void **state)
{
	(void)state;
	/* Commas in every row, but not in the header. */
	expect("voce;euro\nuno;1,50\ndue;2,50\n",
	       "voce,euro\r\nuno,\"1,50\"\r\ndue,\"2,50\"\r\n", "");
	/* Semicolons in quotes, in all rows but the header. */
	expect("id,nome\n1,\"a;b\"\n2,\"c;d\"\n",
	       "id,nome\r\n1,a;b\r\n2,c;d\r\n", "");
	/* As many lines for both: the semicolon comes first. */
	expect("1,5;2,5\n", "\"1,5\",\"2,5\"\r\n", "");
}

static void a_declared_separator_is_obeyed_and_taken_off(void **state)
{
	(void)state;
	expect("sep=|\na;b|c\n1|3\n", "a;b,c\r\n1,3\r\n", "");
	expect("SEP=,\r\na;b,c\r\n1;2,3,4\r\n5,6\r\n7,8\r\n",
	       "a;b,c\r\n1;2,3,4\r\n5,6\r\n7,8\r\n",
	       "file.csv: riga 3: 3 celle invece di 2\n");
	/* Nobody separates with a dash: an ordinary line. */
	expect("sep=-\na;b\n", "sep=-\r\na,b\r\n",
	       "file.csv: riga 1: 1 cella invece di 2\n");
}

static void one_column_is_a_table_as_well(void **state)
{
	(void)state;
	expect("nome\nAda\nZoe\n", "nome\r\nAda\r\nZoe\r\n", "");
	expect("", "", "");
}

static void every_encoding_becomes_utf8_without_mark(void **state)
{
	static const char utf16[] = "\xFF\xFE" "a\0;\0\xE0\0\n\0";
	static const char big[] = "\xFE\xFF" "\0a\0;\0\xE0\0\n";

	(void)state;
	expect("a;citt\xE0\n", "a,citt\xC3\xA0\r\n", "");
	expect("\xEF\xBB\xBF" "a;\xC3\xA0\n", "a,\xC3\xA0\r\n", "");
	expect_bytes(utf16, sizeof(utf16) - 1, "a,\xC3\xA0\r\n", "");
	expect_bytes(big, sizeof(big) - 1, "a,\xC3\xA0\r\n", "");
	expect("\xEF\xBB\xBF" "a;citt\xE0\n", "a,citt\xC3\xA0\r\n",
	       "file.csv: si dichiara UTF-8 ma non lo \xC3\xA8: letto come "
	       "Windows-1252; controllare le lettere accentate\n");
}

static void titles_and_ragged_rows_stay_and_are_told(void **state)
{
	(void)state;
	expect("Elenco\na;b;c\n1;2\n\n1;2;3;4\n1;2;3\n",
	       "Elenco\r\na,b,c\r\n1,2\r\n\r\n1,2,3,4\r\n1,2,3\r\n",
	       "file.csv: riga 1: 1 cella invece di 3\n"
	       "file.csv: riga 3: 2 celle invece di 3\n"
	       "file.csv: riga 4: \xC3\xA8 vuota\n"
	       "file.csv: riga 5: 4 celle invece di 3\n");
}

static void lines_are_counted_through_breaks_in_quotes(void **state)
{
	(void)state;
	expect("a;b\n\"1\n2\n3\";x\n9\n",
	       "a,b\r\n\"1\n2\n3\",x\r\n9\r\n",
	       "file.csv: riga 5: 1 cella invece di 2\n");
}

static void text_after_a_closing_quote_is_told(void **state)
{
	(void)state;
	expect("a;b\n\"x\"y;2\n", "a,b\r\nx,2\r\n",
	       "file.csv: riga 2: cella 1: dopo le virgolette di chiusura "
	       "c'era altro testo, tolto\n");
}

static void a_quote_never_closed_is_told_where_it_opens(void **state)
{
	(void)state;
	expect("a;b\n1;2\n3;\"x\n4;5\n", "a,b\r\n1,2\r\n",
	       "file.csv: riga 3: qui si aprono delle virgolette che non si "
	       "chiudono pi\xC3\xB9: il resto del file non \xC3\xA8 "
	       "convertito\n");
}

static void an_empty_cell_alone_in_quotes_is_no_blank_line(void **state)
{
	(void)state;
	expect("nome\n\"\"\nZoe\n", "nome\r\n\"\"\r\nZoe\r\n", "");
}

static void refuse(const char *bytes, size_t length)
{
	struct result result = normalize(bytes, length);

	assert_int_equal(result.status, -1);
	assert_int_equal(result.err.code, EXIT_CONFIG);
	assert_non_null(strstr(result.err.message, "file.csv"));
	assert_int_equal(result.length, 0);
	release(&result);
}

static void what_is_no_text_is_refused_with_nothing_written(void **state)
{
	(void)state;
	refuse("a;b\0c\n", 6);
	refuse("PK\x03\x04\0\0\0", 7);
	refuse("\xFF\xFE" "a\0;", 5);		/* half a character */
	refuse("\xFF\xFE\x00\xD8" "a\0", 6);	/* half a pair */
	refuse("\xE0\x81\n", 3);		/* no encoding has it */
}

static void cells_beyond_all_measure_are_cut_and_told(void **state)
{
	size_t length = 3 << 20;
	char *bytes = malloc(length + 8);
	struct result result;

	(void)state;
	memcpy(bytes, "a;b\n1;", 6);
	memset(bytes + 6, 'x', length);
	result = normalize(bytes, length + 6);
	assert_int_equal(result.status, 0);
	assert_int_equal(result.reported, 1);
	support_contains(result.notes, "riga 2: cella 2: troppo lunga");
	assert_true(result.length < length);
	release(&result);

	memset(bytes, ';', 20000);
	result = normalize(bytes, 20000);
	assert_int_equal(result.status, 0);
	support_contains(result.notes, "scritte le prime 16384");
	release(&result);
	free(bytes);
}

static void a_long_file_comes_out_whole(void **state)
{
	enum { ROWS = 100000 };
	char *bytes = malloc(ROWS * 16);
	size_t length = 0;
	struct result result;
	int i, crlf = 0;
	char *at;

	(void)state;
	for (i = 0; i < ROWS; i++)
		length += (size_t)sprintf(bytes + length, "%d;\"%d\"\n", i, i);
	result = normalize(bytes, length);
	assert_int_equal(result.status, 0);
	assert_int_equal(result.reported, 0);
	for (at = result.out; (at = strstr(at, "\r\n")) != NULL; at += 2)
		crlf++;
	assert_int_equal(crlf, ROWS);
	support_contains(result.out + result.length - 16, "99999,99999\r\n");
	release(&result);
	free(bytes);
}

static void an_output_that_takes_no_more_is_a_failure(void **state)
{
	FILE *full = fopen("/dev/full", "w");
	struct err err = {0};
	long reported;

	(void)state;
	assert_non_null(full);
	setvbuf(full, NULL, _IONBF, 0);
	assert_int_equal(normalize_bytes("a;b\n", 4, "file.csv", full, stderr,
					 &reported, &err), -1);
	assert_int_equal(err.code, EXIT_FAILED);
	fclose(full);
}

/* Runs the command on directory/name with its output into directory/out. */
static int run_command(const char *directory, const char *name,
		       struct err *err)
{
	struct text path = {0}, out = {0};
	char *operand;
	struct options options = {.workspace = ".", .n_operands = 1};
	int kept, fd, status;

	text_format(&path, "%s/%s", directory, name);
	text_format(&out, "%s/out", directory);
	operand = path.data;
	options.operands = &operand;
	fflush(stdout);
	kept = dup(STDOUT_FILENO);
	fd = open(out.data, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	assert_true(kept >= 0 && fd >= 0);
	dup2(fd, STDOUT_FILENO);
	status = command_normalize(&options, err);
	fflush(stdout);
	dup2(kept, STDOUT_FILENO);
	close(kept);
	close(fd);
	text_free(&path);
	text_free(&out);
	return status;
}

static void the_exit_status_tells_clean_odd_and_unreadable_apart(void **state)
{
	char *directory = support_directory(), *out;
	struct err err = {0}, missing = {0};

	(void)state;
	support_write(directory, "clean.csv", "a;b\n1;2\n");
	support_write(directory, "odd.csv", "a;b\n1\n");
	support_write_bytes(directory, "binary.csv", "a\0b", 3);
	assert_int_equal(run_command(directory, "clean.csv", &err), EXIT_DONE);
	out = support_read(directory, "out");
	assert_string_equal(out, "a,b\r\n1,2\r\n");
	free(out);
	assert_int_equal(run_command(directory, "odd.csv", &err),
			 EXIT_ATTENTION);
	assert_int_equal(run_command(directory, "binary.csv", &err), -1);
	assert_int_equal(err.code, EXIT_CONFIG);
	assert_int_equal(run_command(directory, "none.csv", &missing), -1);
	assert_int_equal(missing.code, EXIT_CONFIG);
	support_contains(missing.message, "none.csv");
	support_remove(directory);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_semicolon_file_becomes_commas_and_crlf),
		cmocka_unit_test(tabs_and_bars_are_separators_too),
		cmocka_unit_test(cells_come_out_as_they_were_written),
		cmocka_unit_test(
			the_separator_is_the_one_that_cuts_lines_most_alike),
		cmocka_unit_test(a_declared_separator_is_obeyed_and_taken_off),
		cmocka_unit_test(one_column_is_a_table_as_well),
		cmocka_unit_test(every_encoding_becomes_utf8_without_mark),
		cmocka_unit_test(titles_and_ragged_rows_stay_and_are_told),
		cmocka_unit_test(lines_are_counted_through_breaks_in_quotes),
		cmocka_unit_test(text_after_a_closing_quote_is_told),
		cmocka_unit_test(a_quote_never_closed_is_told_where_it_opens),
		cmocka_unit_test(an_empty_cell_alone_in_quotes_is_no_blank_line),
		cmocka_unit_test(what_is_no_text_is_refused_with_nothing_written),
		cmocka_unit_test(cells_beyond_all_measure_are_cut_and_told),
		cmocka_unit_test(a_long_file_comes_out_whole),
		cmocka_unit_test(an_output_that_takes_no_more_is_a_failure),
		cmocka_unit_test(
			the_exit_status_tells_clean_odd_and_unreadable_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
