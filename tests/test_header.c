/* The dialect of an export and its header line (contract 2): which separator,
 * which of the first lines, which columns, and what is wrong with them. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "acquire/header.h"
#include "base/text.h"

/* Columns of the layout `rette`: all four are required. */
#define COLUMNS "comune;minori;importo_rette;quota_fondo"

struct fixture {
	struct store *store;
	struct layouts *layouts;
	struct findings *findings;
};

static int set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));
	struct err err = {0};

	fixture->store = support_store();
	fixture->layouts = layouts_read(fixture->store, "pipeline/tracciati",
					NULL, &err);
	assert_int_equal(store_exec(fixture->store, "insert into file_ricevuto "
		"(file, nome, byte, modificato, ricevuto_il, al, esito, lette, "
		"accettate, scartate) values (1, 'x.csv', 0, 0, '2022-01-01', "
		"'2022-01-01', 'RESPINTO', 0, 0, 0)", &err), 0);
	fixture->findings = findings_new(fixture->store, &err);
	assert_non_null(fixture->findings);
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	findings_free(fixture->findings);
	layouts_free(fixture->layouts);
	store_close(fixture->store);
	free(fixture);
	return 0;
}

static int find_bytes(void **state, const char *bytes, size_t length,
		      struct header *header)
{
	struct fixture *fixture = *state;
	struct err err = {0};

	assert_int_equal(store_exec(fixture->store, "delete from segnalazione",
				    &err), 0);
	findings_start(fixture->findings, 1);
	return header_find(header, bytes, length,
			   layouts_find(fixture->layouts, "rette", 5),
			   fixture->findings, &err);
}

/* Compares what is said of a text: riga|colonna|codice|gravita lines. */
static void assert_says(void **state, const char *text, int errors,
			const char *expected)
{
	struct fixture *fixture = *state;
	struct header header;

	assert_int_equal(find_bytes(state, text, strlen(text), &header),
			 errors);
	header_clear(&header);
	support_rows(fixture->store, "select riga, colonna, codice, gravita "
		     "from segnalazione order by ordine", expected);
}

static void assert_separator(void **state, const char *text, char separator,
			     long line)
{
	struct header header;

	assert_int_equal(find_bytes(state, text, strlen(text), &header), 0);
	assert_int_equal(header.separator, separator);
	assert_int_equal(header.line, line);
	header_clear(&header);
}

static void each_separator_of_the_contract_is_found(void **state)
{
	assert_separator(state, COLUMNS "\n", ';', 1);
	assert_separator(state, "comune,minori,importo_rette,quota_fondo\n",
			 ',', 1);
	assert_separator(state, "comune\tminori\timporto_rette\tquota_fondo\n",
			 '\t', 1);
	assert_separator(state, "comune|minori|importo_rette|quota_fondo\n",
			 '|', 1);
}

static void the_separator_is_the_one_with_most_names_of_the_layout(void **state)
{
	assert_separator(state, "Rette, anno 2022, terzo trimestre, tutte\n"
			 COLUMNS "\nAlfa;1;2,0;1,0\n", ';', 2);
	assert_separator(state, "comune,minori,importo_rette,quota_fondo,a;b\n",
			 ',', 1);
}

static void a_line_that_declares_the_separator_is_obeyed(void **state)
{
	assert_separator(state, "sep=|\r\ncomune|minori|importo_rette|"
			 "quota_fondo\r\n", '|', 2);
	assert_separator(state, "SEP=;\n" COLUMNS "\n", ';', 2);
	/* Obeyed also when it is wrong: then there is no header. */
	assert_says(state, "sep=,\n" COLUMNS "\n", 1, "||VUOTO|errore\n");
}

static void names_are_folded_and_in_any_order(void **state)
{
	struct header header;
	const char *text = "Quota Fondo; IMPORTO-RETTE;Minori;\"Com\xC3\xB9ne\"\n";

	assert_int_equal(find_bytes(state, text, strlen(text), &header), 0);
	assert_int_equal(header.column_of[0], 3);
	assert_int_equal(header.column_of[3], 0);
	assert_string_equal(header.names[1], "IMPORTO-RETTE");
	header_clear(&header);
}

static void title_lines_are_told_once_with_their_number(void **state)
{
	assert_says(state, "Rette di comunit\xC3\xA0\nsecondo trimestre;2022\n"
		    COLUMNS "\n", 0, "3||RIGHE_DI_TITOLO|avviso\n");
}

static void blank_lines_before_the_header_are_told_by_line(void **state)
{
	assert_says(state, "\n;;;\n" COLUMNS "\n", 0,
		    "1||RIGA_VUOTA|avviso\n2||RIGA_VUOTA|avviso\n");
}

static void the_header_is_among_the_first_eleven_lines_with_something(void **state)
{
	struct text text = {0};
	int i;

	for (i = 0; i < 10; i++)
		text_add_string(&text, "titolo;\n\n");
	text_add_string(&text, COLUMNS "\n");
	assert_separator(state, text.data, ';', 21);
	text_clear(&text);
	for (i = 0; i < 11; i++)
		text_add_string(&text, "titolo;\n");
	text_add_string(&text, COLUMNS "\n");
	assert_says(state, text.data, 1, "||VUOTO|errore\n");
	text_free(&text);
}

static void half_of_the_names_make_a_header_and_fewer_do_not(void **state)
{
	assert_says(state, "comune;minori;pippo;pluto\n", 2,
		    "1|pippo|COLONNA_SCONOSCIUTA|avviso\n"
		    "1|pluto|COLONNA_SCONOSCIUTA|avviso\n"
		    "1|importo_rette|COLONNA_MANCANTE|errore\n"
		    "1|quota_fondo|COLONNA_MANCANTE|errore\n");
	assert_says(state, "comune;pippo;pluto\n", 1, "||VUOTO|errore\n");
}

static void a_column_twice_is_refused(void **state)
{
	assert_says(state, COLUMNS ";MINORI\n", 1,
		    "1|MINORI|COLONNA_DUPLICATA|errore\n");
}

static void a_column_of_no_field_is_only_told(void **state)
{
	assert_says(state, COLUMNS ";note\n", 0,
		    "1|note|COLONNA_SCONOSCIUTA|avviso\n");
}

static void an_empty_file_and_one_without_separators_are_told_apart(void **state)
{
	assert_says(state, "", 1, "||VUOTO|errore\n");
	assert_says(state, "\n \n", 1, "||VUOTO|errore\n");
	assert_says(state, "comune minori importo quota\nAlfa 1 2 3\n", 1,
		    "||SEPARATORE|errore\n");
}

static void a_quote_left_open_before_or_in_the_header_is_told(void **state)
{
	assert_says(state, "titolo\n\"" COLUMNS "\nAlfa;1;2;1\n", 1,
		    "2||VIRGOLETTE|errore\n");
	assert_says(state, "\"comune\"x;minori;importo_rette;quota_fondo\n", 1,
		    "1|comune|VIRGOLETTE|errore\n");
}

static void bytes_of_no_encoding_are_refused(void **state)
{
	struct fixture *fixture = *state;
	struct header header;

	assert_int_equal(find_bytes(state, COLUMNS "\n\0", sizeof(COLUMNS) + 1,
				    &header), 1);
	header_clear(&header);
	support_rows(fixture->store, "select codice, gravita from segnalazione",
		     "CODIFICA|errore\n");
	assert_says(state, "\xEF\xBB\xBF" COLUMNS ";citt\xE0\n", 0,
		    "||CODIFICA|avviso\n1|citt\xC3\xA0|COLONNA_SCONOSCIUTA|"
		    "avviso\n");
}

static void trailing_blank_columns_are_not_needed_in_the_rows(void **state)
{
	struct header header;
	const char *text = COLUMNS ";;\n";

	assert_int_equal(find_bytes(state, text, strlen(text), &header), 0);
	assert_int_equal(header.width, 6);
	assert_int_equal(header.needed, 4);
	assert_int_equal(header.field_of[5], COLUMN_BLANK);
	header_clear(&header);
}

static void the_receipt_tells_how_the_file_is_written(void **state)
{
	struct header header;
	const char *text = "titolo\ncomune\tminori\timporto_rette\tquota_fondo\n";
	char words[160];

	assert_int_equal(find_bytes(state, text, strlen(text), &header), 0);
	header_describe(&header, words, sizeof(words));
	assert_string_equal(words, "separatore «tabulazione», codifica UTF-8, "
			    "intestazione alla riga 2");
	header_clear(&header);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_separator_of_the_contract_is_found),
		cmocka_unit_test(the_separator_is_the_one_with_most_names_of_the_layout),
		cmocka_unit_test(a_line_that_declares_the_separator_is_obeyed),
		cmocka_unit_test(names_are_folded_and_in_any_order),
		cmocka_unit_test(title_lines_are_told_once_with_their_number),
		cmocka_unit_test(blank_lines_before_the_header_are_told_by_line),
		cmocka_unit_test(the_header_is_among_the_first_eleven_lines_with_something),
		cmocka_unit_test(half_of_the_names_make_a_header_and_fewer_do_not),
		cmocka_unit_test(a_column_twice_is_refused),
		cmocka_unit_test(a_column_of_no_field_is_only_told),
		cmocka_unit_test(an_empty_file_and_one_without_separators_are_told_apart),
		cmocka_unit_test(a_quote_left_open_before_or_in_the_header_is_told),
		cmocka_unit_test(bytes_of_no_encoding_are_refused),
		cmocka_unit_test(trailing_blank_columns_are_not_needed_in_the_rows),
		cmocka_unit_test(the_receipt_tells_how_the_file_is_written),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
