/* Names, cells and expressions made to do harm, or that did when the fuzz
 * targets found them: what quadro answers must not run in a spreadsheet, forge
 * a line, order a terminal about, break a reader of UTF-8 or stop the night.
 * Files too large are in test_hostile.c. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "acquire/inbox.h"
#include "base/text.h"

#define PATTI "id;comune;forma;data_avvio;reti\n"
#define GOOD "N-1;Alfa;gruppi;05/07/2022;3\n"
#define RECEIPT "ricevute/patti_NORD_2022T3.ricevuta"

static void receive(void **state)
{
	const struct support_fixture *fixture = *state;
	struct inbox_summary summary;
	struct err err = {0};

	if (inbox_receive(fixture->workspace, support_day("2023-06-30"),
			  &summary, &err) != 0)
		fail_msg("%s", err.message);
	assert_int_equal(summary.files, 1);
	text_free(&summary.notes);
}

static void receive_text(void **state, const char *text)
{
	const struct support_fixture *fixture = *state;

	support_write(fixture->directory, "inbox/patti_NORD_2022T3.csv", text);
	receive(state);
}

static void fill(struct text *bytes, const char *what, size_t times)
{
	while (times-- > 0)
		text_add_string(bytes, what);
}

/* The outcome of the file received last. */
static void assert_outcome(void **state, const char *outcome)
{
	const struct support_fixture *fixture = *state;

	support_rows(fixture->workspace->store, "select esito from "
		     "file_ricevuto order by file desc limit 1", outcome);
}

/* Every cell of a CSV receipt that a spreadsheet could take for a formula has
 * an apostrophe in front. */
static void formulas_do_not_run_in_the_receipt(void **state)
{
	struct support_fixture *fixture = *state;
	char *receipt;

	fixture->workspace->settings.scarti_tollerati = 100;
	receive_text(state, "id;=cmd|' /C calc'!A0;@SUM(1);comune;forma;"
		     "data_avvio;reti\n"
		     "N-1;;;=cmd|' /C calc'!A0;+1+cmd|x;@SUM(A1);-2+3\n"
		     "N-2;;;\"\t=1+1\";\"=HYPERLINK(\"\"a\"\";\"\"b\"\")\";"
		     "-1-1;=1\n");
	receipt = support_read(fixture->directory, RECEIPT ".csv");
	assert_null(strstr(receipt, ",="));
	assert_null(strstr(receipt, ",+"));
	assert_null(strstr(receipt, ",@"));
	assert_null(strstr(receipt, ",-"));
	assert_null(strstr(receipt, "\"="));
	support_contains(receipt, ",'=cmd|' /C calc'!A0,COLONNA_SCONOSCIUTA");
	support_contains(receipt, ",errore,'=cmd|' /C calc'!A0,");
	support_contains(receipt, ",errore,'+1+cmd|x,");
	support_contains(receipt, ",errore,'@SUM(A1),");
	support_contains(receipt, ",errore,'-2+3,");
	support_contains(receipt, ",errore,\"'=HYPERLINK(\"\"a\"\";");
	free(receipt);
}

/* A spreadsheet set to Italian takes a line apart at its semicolons, whatever
 * the quotes: what stands after one must not run either. */
static void formulas_do_not_run_behind_another_separator(void **state)
{
	struct support_fixture *fixture = *state;
	char *receipt;

	fixture->workspace->settings.scarti_tollerati = 100;
	receive_text(state, "id,comune,forma,data_avvio\n"
		     "N-1,x;=cmd|' /C calc'!A0;y,a;-3;@b,\"1\n+2;;-\"\n");
	receipt = support_read(fixture->directory, RECEIPT ".csv");
	support_contains(receipt, ",x;'=cmd|' /C calc'!A0;y,");
	support_contains(receipt, ",a;-3;'@b,");
	support_contains(receipt, ",\"1\n'+2;;-\",");
	free(receipt);
	receipt = support_read(fixture->directory, "ricevute/"
			       "patti_NORD_2022T3.scarti.csv");
	support_contains(receipt, "N-1,x;'=cmd|' /C calc'!A0;y,a;-3;'@b,");
	free(receipt);
}

static void assert_plain(const char *text)
{
	size_t length = strlen(text);

	assert_int_equal(text_valid_utf8(text, length), length);
	for (; *text != '\0'; text++)
		assert_true((unsigned char)*text >= ' ' || *text == '\n');
}

static void what_a_sender_writes_stays_on_its_line(void **state)
{
	struct support_fixture *fixture = *state;
	char *receipt;

	receive_text(state, "id;\"altro\nACCETTATO: 9 righe\";comune;forma;"
		     "data_avvio\nN-1;;\"\x1B[2JX\n\nACCETTATO: 1 riga\";"
		     "\"\x07\x7F\xC2\x85gruppi?\";05/07/2022\n");
	receipt = support_read(fixture->directory, RECEIPT ".txt");
	assert_plain(receipt);
	assert_null(strstr(receipt, "\nACCETTATO:"));
	support_contains(receipt, "colonna «altro ACCETTATO: 9 righe»");
	support_contains(receipt, "« [2JX  ACCETTATO: 1 riga»");
	free(receipt);
}

static void a_name_of_any_bytes_has_a_receipt_that_can_be_read(void **state)
{
	struct support_fixture *fixture = *state;
	char *receipt;

	support_write(fixture->directory, "inbox/patti perch\xE9\n\x1B[2J.csv",
		      PATTI GOOD);
	receive(state);
	receipt = support_read(fixture->directory, "ricevute/patti perch\xE9"
			       "\n\x1B[2J.ricevuta.txt");
	assert_non_null(receipt);
	assert_plain(receipt);
	support_contains(receipt, "Ricevuta del file: patti perch?  [2J.csv\n");
	free(receipt);
}

/* A name as long as a directory can hold: nothing can be added to it. */
static void drop_long_name(const struct support_fixture *fixture, const char *text)
{
	struct text path = {0};
	size_t start;
	FILE *file;

	text_format(&path, "%s/inbox", fixture->directory);
	mkdir(path.data, 0777);
	start = path.length + 1;
	text_add_string(&path, "/patti_NORD_2022T3 ");
	while (path.length < start + 250)
		text_add_string(&path, "è");
	fill(&path, "x", start + 251 - path.length);
	text_add_string(&path, ".csv");
	assert_int_equal(strlen(path.data + start), 255);
	file = fopen(path.data, "wb");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
	text_free(&path);
}

static void a_name_of_255_bytes_is_received(void **state)
{
	drop_long_name(*state, PATTI GOOD);
	receive(state);
	assert_outcome(state, "ACCETTATO\n");
}

static void a_name_of_255_bytes_is_locked_away_more_than_once(void **state)
{
	char code[17];
	struct text text = {0};
	int i;

	support_fiscal_code("AAABBB00A01Z999", code);
	text_format(&text, PATTI "%s;Alfa;gruppi;05/07/2022;3\n", code);
	for (i = 0; i < 12; i++) {
		drop_long_name(*state, text.data);
		receive(state);
		assert_outcome(state, "RESPINTO\n");
	}
	text_free(&text);
}

/* What comes back with a row is under its own name, so that the row, mended
 * and nothing else, can be sent. */
static void cells_too_many_do_not_displace_the_reason(void **state)
{
	struct support_fixture *fixture = *state;
	char *rows;

	receive_text(state, PATTI "N-1;Milano;gruppi;05/07/2022;3;;;\n");
	rows = support_read(fixture->directory, "ricevute/"
			    "patti_NORD_2022T3.scarti.csv");
	support_contains(rows, "N-1;Milano;gruppi;05/07/2022;3;COMUNE_SCON");
	free(rows);
}

/* A message cut in the middle of a character is cut before it. */
static void long_names_of_a_key_leave_a_message_of_whole_characters(void **state)
{
	struct support_fixture *fixture = *state;
	struct text bytes = {0};
	char *receipt;
	int shift;

	for (shift = 0; shift < 2; shift++) {
		fill(&bytes, "x\n", (size_t)shift);
		fill(&bytes, "\xC2\xA7", 3000);
		text_add_string(&bytes, "id;comune;forma;data_avvio\n");
		fill(&bytes, "N-1;Alfa;gruppi;05/07/2022\n", 2);
		receive_text(state, bytes.data);
		text_free(&bytes);
		support_rows(fixture->workspace->store, "select codice from "
			     "segnalazione where gravita = 'errore' order by "
			     "file desc limit 1", "CHIAVE_DUPLICATA\n");
		receipt = support_read(fixture->directory, RECEIPT ".txt");
		assert_plain(receipt);
		free(receipt);
	}
}

static void assert_matrix_refused(void **state, const char *row,
				  const char *word)
{
	struct support_fixture *fixture = *state;
	struct err err;
	const char *message;

	support_matrix(fixture->directory, row);
	message = support_refused(fixture->directory, &err);
	support_contains(message, word);
	assert_plain(message);
}

static void an_aggregate_is_no_measure_of_a_record(void **state)
{
	assert_matrix_refused(state, SUPPORT_ROW("A.1", "patti", "",
		"data_avvio", "max(reti)", "", "", "somma", "piano", "", ">=",
		"1", "", ""), "colonna num: l'espressione «max(reti)»");
	assert_matrix_refused(state, SUPPORT_ROW("A.1", "patti",
		"reti = min(reti)", "data_avvio", "1", "", "", "somma",
		"piano", "", ">=", "1", "", ""), "colonna filtro");
}

static void two_words_of_a_list_are_none_of_it(void **state)
{
	assert_matrix_refused(state, SUPPORT_ROW("A.1", "patti", "",
		"data_avvio", "1", "", "", "somma", "piano", "", ">= <=", "1",
		"", ""), "colonna operatore: «>= <=» non va");
}

static void a_measure_in_another_encoding_is_refused(void **state)
{
	struct support_fixture *fixture = *state;

	support_write(fixture->directory, "indicatori/A.1.sql",
		      "select data_avvio as data, perch\xE9 from patti\n");
	assert_matrix_refused(state, SUPPORT_ROW("A.1", "patti", "",
		"data_avvio", "1", "", "", "somma", "piano", "", ">=", "1", "",
		""), "salvare il file in UTF-8");
}

/* It must not be passed over for the measure that the row itself has. */
static void a_measure_that_cannot_be_read_stops_the_night(void **state)
{
	struct support_fixture *fixture = *state;
	struct text sql = {0};
	struct err err;

	support_matrix(fixture->directory, SUPPORT_ROW("A.1", "patti", "",
		"data_avvio", "1", "", "", "somma", "piano", "", ">=", "1", "",
		""));
	text_add_string(&sql, "select data_avvio as data, comune, null as "
			"subambito, 1 as num, 0 as den from patti -- ");
	fill(&sql, "x", 70000);
	support_write(fixture->directory, "indicatori/A.1.sql", sql.data);
	support_contains(support_refused(fixture->directory, &err),
			 "A.1.sql: la SELECT non si può leggere");
	memset(sql.data + 100, '\0', 1);
	support_write_bytes(fixture->directory, "indicatori/A.1.sql", sql.data,
			    200);
	support_contains(support_refused(fixture->directory, &err),
			 "A.1.sql: la SELECT non si può leggere");
	text_free(&sql);
}

static void assert_plan_refused(void **state, const char *name,
				const struct text *text, const char *word)
{
	struct support_fixture *fixture = *state;
	struct err err;

	support_write(fixture->directory, name, text_string(text));
	support_contains(support_refused(fixture->directory, &err), word);
}

/* Some rows are compared with all the others: not with a million. */
static void a_list_without_end_is_no_file_of_the_plan(void **state)
{
	struct text text = {0};
	int i;

	text_add_string(&text, "codice;titolo\n");
	for (i = 0; i < 300000; i++)
		text_format(&text, "O%d;T\n", i);
	assert_plan_refused(state, "obiettivi.csv", &text,
			    "obiettivi.csv: più di 20000 righe");
	text_free(&text);
}

static void euro_beyond_any_budget_are_refused(void **state)
{
	struct text text = {0};

	text_add_string(&text, "codice;titolo;risorse_preventivate\nOBI;T;");
	fill(&text, "9", 250);
	assert_plan_refused(state, "obiettivi.csv", &text,
			    "riga 2, colonna risorse_preventivate: «999");
	text_free(&text);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, support_set_up, support_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(formulas_do_not_run_in_the_receipt),
		CASE(formulas_do_not_run_behind_another_separator),
		CASE(what_a_sender_writes_stays_on_its_line),
		CASE(a_name_of_any_bytes_has_a_receipt_that_can_be_read),
		CASE(a_name_of_255_bytes_is_received),
		CASE(a_name_of_255_bytes_is_locked_away_more_than_once),
		CASE(cells_too_many_do_not_displace_the_reason),
		CASE(long_names_of_a_key_leave_a_message_of_whole_characters),
		CASE(an_aggregate_is_no_measure_of_a_record),
		CASE(two_words_of_a_list_are_none_of_it),
		CASE(a_measure_in_another_encoding_is_refused),
		CASE(a_measure_that_cannot_be_read_stops_the_night),
		CASE(a_list_without_end_is_no_file_of_the_plan),
		CASE(euro_beyond_any_budget_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
