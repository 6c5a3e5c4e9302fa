/* What goes out (contract 6): cells that any reader of CSV gets back, that no
 * spreadsheet runs, and an output directory that changes all at once. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "publish/staging.h"
#include "packs/views.h"
#include "publish/tables.h"
#include "tabular/cells.h"
#include "tabular/csv.h"

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

static void assert_cell(const char *bytes, const char *expected)
{
	struct text out = {0};

	csv_cell(&out, ',', 1, bytes, strlen(bytes));
	assert_string_equal(text_string(&out), expected);
	text_free(&out);
}

static void a_cell_is_quoted_when_it_must_be(void **state)
{
	struct text out = {0};

	(void)state;
	assert_cell("Alfa", "Alfa");
	assert_cell("", "");
	assert_cell("a,b", "\"a,b\"");
	assert_cell("a \"b\"", "\"a \"\"b\"\"\"");
	assert_cell("a\nb", "\"a\nb\"");
	assert_cell("a\rb", "\"a\rb\"");
	assert_cell(" a", "\" a\"");
	assert_cell("a;b", "a;b");
	csv_cell(&out, ';', 1, "a;b", 3);
	csv_cell(&out, ';', 0, "a,b", 3);
	assert_string_equal(text_string(&out), "\"a;b\";a,b");
	text_free(&out);
}

static void every_cell_is_read_back_as_it_was(void **state)
{
	static const char *const texts[] = {"a,b", "\"", "\"\"", "a\r\nb", "x",
					    " y ", "citt\xC3\xA0", "", "a\"b,c"};
	enum { N = sizeof(texts) / sizeof(texts[0]) };
	struct text out = {0};
	struct cells *cells;
	struct record record = {0};
	size_t i;

	(void)state;
	for (i = 0; i < N; i++)
		csv_cell(&out, ',', i == 0, texts[i], strlen(texts[i]));
	csv_end(&out);
	assert_memory_equal(out.data + out.length - 2, "\r\n", 2);
	cells = cells_new(out.data, out.length, ENCODING_UTF8, ',', 0);
	assert_int_equal(cells_next(cells, &record), 1);
	assert_int_equal(record.count, N);
	for (i = 0; i < N; i++) {
		assert_int_equal(record.cells[i].length, strlen(texts[i]));
		assert_memory_equal(record.cells[i].bytes, texts[i],
				    strlen(texts[i]));
	}
	cells_free(cells);
	text_free(&out);
}

static void what_a_spreadsheet_would_run_is_neutralised(void **state)
{
	static const struct {
		const char *text, *expected;
	} rows[] = {
		{"=1+1", "'=1+1"}, {"+39 0373", "'+39 0373"}, {"@SUM(A1)",
		 "'@SUM(A1)"}, {"-2+3", "'-2+3"}, {"\tx", "'\tx"},
		{"=A1,B1", "\"'=A1,B1\""}, {"\r=1", "\"'\r'=1\""},
		{"-12,5", "\"-12,5\""}, {"-3", "-3"}, {"-", "-"},
		{"3", "3"}, {"a=b", "a=b"}, {"", ""},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct text out = {0};

		csv_foreign_cell(&out, ',', 1, rows[i].text,
				 strlen(rows[i].text));
		assert_string_equal(text_string(&out), rows[i].expected);
		text_free(&out);
	}
}

/* --- The output directory ----------------------------------------------------- */

static void publish(void **state, const char *text)
{
	struct err err = {0};
	struct staging *staging = staging_open(*state, "2022T3", &err);

	assert_non_null(staging);
	support_write(staging_directory(staging), "file", text);
	if (staging_publish(staging, &err) != 0)
		fail_msg("%s", err.message);
	staging_close(staging);
}

static void assert_published(void **state, const char *text)
{
	char *found = support_read(*state, "out/2022T3/file");

	assert_non_null(found);
	assert_string_equal(found, text);
	free(found);
	assert_false(support_exists(*state, "out/.2022T3.nuovo"));
}

static void what_a_killed_run_had_put_aside_is_put_back(void **state)
{
	struct err err = {0};
	struct staging *staging;

	support_write(*state, "out/.2022T3.nuovo.vecchio/file", "first");
	staging = staging_open(*state, "2022T3", &err);
	assert_non_null(staging);
	staging_close(staging);
	assert_published(state, "first");
	assert_false(support_exists(*state, "out/.2022T3.nuovo.vecchio"));
}

static void halves_of_any_period_are_cleared_away_and_nothing_else(void **state)
{
	support_write(*state, "out/.2022T2.nuovo/file", "half");
	support_write(*state, "out/.2022T1.nuovo.vecchio/file", "earlier");
	support_write(*state, "out/2022T1/file", "published");
	support_write(*state, "out/.altro/file", "somebody's");
	staging_sweep(*state);
	assert_false(support_exists(*state, "out/.2022T2.nuovo"));
	assert_false(support_exists(*state, "out/.2022T1.nuovo.vecchio"));
	assert_true(support_exists(*state, "out/2022T1/file"));
	assert_true(support_exists(*state, "out/.altro/file"));
}

static void what_is_published_takes_the_place_of_the_earlier(void **state)
{
	publish(state, "first");
	assert_published(state, "first");
	support_write(*state, "out/2022T3/only-in-the-first", "x");
	publish(state, "second");
	assert_published(state, "second");
	assert_false(support_exists(*state, "out/2022T3/only-in-the-first"));
}

static void a_reader_of_the_earlier_output_keeps_its_file(void **state)
{
	struct text path = {0};
	char word[8] = "";
	FILE *reader;

	publish(state, "first");
	file_join(&path, *state, "out/2022T3/file");
	reader = fopen(path.data, "r");
	assert_non_null(reader);
	publish(state, "second");
	assert_int_equal(fread(word, 1, 5, reader), 5);
	assert_string_equal(word, "first");
	fclose(reader);
	text_free(&path);
}

static void what_is_not_published_leaves_no_trace(void **state)
{
	struct err err = {0};
	struct staging *staging;

	publish(state, "first");
	staging = staging_open(*state, "2022T3", &err);
	support_write(staging_directory(staging), "file", "never");
	staging_close(staging);
	assert_published(state, "first");
}

static void what_a_killed_run_left_is_not_published(void **state)
{
	support_write(*state, "out/.2022T3.nuovo/leftover", "x");
	publish(state, "whole");
	assert_published(state, "whole");
	assert_false(support_exists(*state, "out/2022T3/leftover"));
}

static void other_periods_are_left_alone(void **state)
{
	support_write(*state, "out/2022T2/file", "kept");
	publish(state, "new");
	assert_true(support_exists(*state, "out/2022T2/file"));
}

/* --- The tables ------------------------------------------------------------------ */

static void the_tables_have_the_columns_of_the_contract(void **state)
{
	struct workspace *workspace;
	struct err err = {0};
	char *table;

	support_matrix(*state, SUPPORT_ROW("X", "patti", "", "data_avvio",
		"reti", "3", "", "media", "piano", "", ">=", "1", "", ""));
	support_write(*state, "invii.csv", "tracciato;mittente;periodicita\n"
		      "patti;NORD;trimestrale\npatti;SUD;trimestrale\n");
	/* 2022-04-15T21:59:59Z is still the fifteenth day in Italy. */
	support_write_at(*state, "inbox/patti_NORD_2022T1.csv",
		"id;comune;forma;data_avvio;reti\nA;Alfa;gruppi;01/02/2022;2\n",
		1650059999);
	support_write_at(*state, "inbox/patti_AMBITO_2022T1.csv",
		"id;comune;forma;data_avvio;reti\n", 1650060000);
	workspace = support_compute(*state, "2022-03-31");
	assert_int_equal(views_make(workspace->store, ".", workspace->layouts,
				    &err), 0);
	assert_int_equal(tables_write(workspace->store, *state, &err), 0);
	table = support_read(*state, "valori.csv");
	support_unix_lines(table);
	assert_string_equal(table, "periodo,indicatore,livello,codice,"
		"numeratore,denominatore,valore,atteso,target,raggiungimento,"
		"proiezione,ritmo_necessario,stato\n"
		"2022T1,X,ambito,AMBITO,2,3,0.6667,1,1,66.6667,,,critico\n"
		"2022T1,X,subambito,NORD,2,3,0.6667,,,,,,\n"
		"2022T1,X,subambito,SUD,0,0,,,,,,,\n"
		"2022T1,X,comune,019001,2,3,0.6667,,,,,,\n");
	free(table);
	table = support_read(*state, "invii.csv");
	support_unix_lines(table);
	assert_string_equal(table, "periodo,tracciato,mittente,atteso,esito,"
		"ricevuto_il,entro_termine\n"
		"2022T1,patti,AMBITO,NO,ACCETTATO,2022-04-16,NO\n"
		"2022T1,patti,NORD,SI,ACCETTATO,2022-04-15,SI\n"
		"2022T1,patti,SUD,SI,MANCANTE,,\n");
	free(table);
	workspace_close(workspace);
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cell_is_quoted_when_it_must_be),
		cmocka_unit_test(every_cell_is_read_back_as_it_was),
		cmocka_unit_test(what_a_spreadsheet_would_run_is_neutralised),
		EACH(what_a_killed_run_had_put_aside_is_put_back),
		EACH(halves_of_any_period_are_cleared_away_and_nothing_else),
		EACH(what_is_published_takes_the_place_of_the_earlier),
		EACH(a_reader_of_the_earlier_output_keeps_its_file),
		EACH(what_is_not_published_leaves_no_trace),
		EACH(what_a_killed_run_left_is_not_published),
		EACH(other_periods_are_left_alone),
		EACH(the_tables_have_the_columns_of_the_contract),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
