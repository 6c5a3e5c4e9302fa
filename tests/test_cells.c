/* Cells and encodings: the text of an export, whatever it was saved as, cut
 * into records that know the physical line they start at (contract 2). */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tabular/cells.h"
#include "tabular/encoding.h"

/* Writes the records as LINE:cell|cell and one line each; a cell with text
 * after its quote ends in ^. An open quote is LINE!. */
static void assert_cells_of(const char *bytes, size_t length, char separator,
			    const char *expected)
{
	int broken_bom, more;
	enum encoding encoding = encoding_detect(bytes, length, &broken_bom);
	struct cells *cells = cells_new(bytes, length, encoding, separator, 0);
	struct record record = {0};
	struct text found = {0};
	size_t i;

	while ((more = cells_next(cells, &record)) == 1) {
		text_format(&found, "%ld:", record.line);
		for (i = 0; i < record.kept; i++) {
			text_add_string(&found, i > 0 ? "|" : "");
			text_add(&found, record.cells[i].bytes,
				 record.cells[i].length);
			if (record.cells[i].after_quote)
				text_add_string(&found, "^");
		}
		text_add_string(&found, "\n");
	}
	if (more < 0)
		text_format(&found, "%ld!\n", record.line);
	cells_free(cells);
	assert_string_equal(text_string(&found), expected);
	text_free(&found);
}

static void assert_cells(const char *text, const char *expected)
{
	assert_cells_of(text, strlen(text), ';', expected);
}

static void lines_end_in_lf_crlf_or_cr(void **state)
{
	(void)state;
	assert_cells("a;b\nc;d\n", "1:a|b\n2:c|d\n");
	assert_cells("a;b\r\nc;d\r\n", "1:a|b\n2:c|d\n");
	assert_cells("a;b\rc;d\r", "1:a|b\n2:c|d\n");
	assert_cells("a;b\r\nc;d", "1:a|b\n2:c|d\n");
	assert_cells("a\n\rb\r\n\nc", "1:a\n2:\n3:b\n4:\n5:c\n");
}

static void blank_lines_are_records_with_their_line(void **state)
{
	(void)state;
	assert_cells("a\n\n\nb\n", "1:a\n2:\n3:\n4:b\n");
	assert_cells("\r\n;;\r\nb\r\n", "1:\n2:||\n3:b\n");
	assert_cells("", "");
}

static void a_quoted_cell_holds_separators_quotes_and_line_breaks(void **state)
{
	(void)state;
	assert_cells("\"a;b\";\"c \"\"d\"\"\"\nx;y\n", "1:a;b|c \"d\"\n2:x|y\n");
	assert_cells("\"one\ntwo\";b\nc;d\n", "1:one\ntwo|b\n3:c|d\n");
	assert_cells("\"one\r\ntwo\r\n\";b\r\nc;d\r\n",
		     "1:one\r\ntwo\r\n|b\n4:c|d\n");
	assert_cells("\"one\rtwo\";b\rc;d\r", "1:one\rtwo|b\n3:c|d\n");
	assert_cells("\"\";\"\"\"\"\n", "1:|\"\n");
}

static void a_quote_inside_an_unquoted_cell_is_text(void **state)
{
	(void)state;
	assert_cells("via \"Roma\";5\" di tubo;x\ny\n",
		     "1:via \"Roma\"|5\" di tubo|x\n2:y\n");
}

static void text_after_a_closing_quote_is_told(void **state)
{
	(void)state;
	assert_cells("\"a\"bc;d\n", "1:a^|d\n");
	assert_cells("\"a\"bc\"d\";e\nf;g\n", "1:a^|e\n2:f|g\n");
}

static void a_quote_never_closed_is_told_where_it_opens(void **state)
{
	(void)state;
	assert_cells("a;b\nc;\"d\ne;f\n", "1:a|b\n2!\n");
	assert_cells("a;b\n\"x\ny\";z\n\"", "1:a|b\n2:x\ny|z\n4!\n");
	/* The quote opens a line below the start of its record. */
	assert_cells("a;b\n\"x\ny\";\"z\n", "1:a|b\n3!\n");
}

static void empty_cells_at_the_end_of_a_line_are_cells(void **state)
{
	(void)state;
	assert_cells("a;;\n;\n", "1:a||\n2:|\n");
}

static void the_other_separators_part_cells_too(void **state)
{
	(void)state;
	assert_cells_of("a,b;c\n", 6, ',', "1:a|b;c\n");
	assert_cells_of("a\tb c\n", 6, '\t', "1:a|b c\n");
	assert_cells_of("a|b\n", 4, '|', "1:a|b\n");
}

static void lines_to_skip_still_count(void **state)
{
	const char *text = "sep=;\r\na;b\r\nc;d\r\n";
	struct cells *cells = cells_new(text, strlen(text), ENCODING_UTF8, ';',
					1);
	struct record record = {0};

	(void)state;
	assert_int_equal(cells_next(cells, &record), 1);
	assert_int_equal(record.line, 2);
	assert_int_equal(record.count, 2);
	cells_free(cells);
}

/* A record longer than any block the reader may work in, twice. */
static void cells_and_lines_survive_every_block_boundary(void **state)
{
	enum { WIDE = 70000 };
	static const char ending[] = "\";\xC3\xA0\r\n";
	struct text text = {0};
	struct cells *cells;
	struct record record = {0};
	long shift, line;

	(void)state;
	for (shift = 0; shift < 4; shift++) {
		text_clear(&text);
		for (line = 0; line < 40; line++) {
			long i;

			text_add_string(&text, "\"");
			for (i = 0; i < WIDE / 2 + shift; i++)
				text_add_string(&text, "\xC3\xA8");
			text_add_string(&text, "\"\"");
			text_add_string(&text, ending);
		}
		cells = cells_new(text.data, text.length, ENCODING_UTF8, ';',
				  0);
		for (line = 1; line <= 40; line++) {
			assert_int_equal(cells_next(cells, &record), 1);
			assert_int_equal(record.line, line);
			assert_int_equal(record.count, 2);
			assert_int_equal(record.cells[0].length,
					 WIDE + 2 * shift + 1);
			assert_int_equal(record.cells[1].length, 2);
		}
		assert_int_equal(cells_next(cells, &record), 0);
		cells_free(cells);
	}
	text_free(&text);
}

static void a_cell_without_end_is_cut_and_told(void **state)
{
	struct text text = {0};
	struct cells *cells;
	struct record record = {0};
	size_t i;

	(void)state;
	for (i = 0; i < CELL_BYTES + 100; i++)
		text_add_string(&text, "x");
	text_add_string(&text, ";y\nz\n");
	cells = cells_new(text.data, text.length, ENCODING_UTF8, ';', 0);
	assert_int_equal(cells_next(cells, &record), 1);
	assert_true(record.cells[0].too_long);
	assert_true(record.cells[0].length <= CELL_BYTES);
	assert_false(record.cells[1].too_long);
	assert_int_equal(cells_next(cells, &record), 1);
	assert_int_equal(record.line, 2);
	cells_free(cells);
	text_free(&text);
}

static void cells_beyond_those_kept_are_counted(void **state)
{
	struct text text = {0};
	struct cells *cells;
	struct record record = {0};
	size_t i;

	(void)state;
	for (i = 0; i < CELLS_KEPT + 9; i++)
		text_add_string(&text, ";");
	cells = cells_new(text.data, text.length, ENCODING_UTF8, ';', 0);
	assert_int_equal(cells_next(cells, &record), 1);
	assert_int_equal(record.count, CELLS_KEPT + 10);
	assert_int_equal(record.kept, CELLS_KEPT);
	cells_free(cells);
	text_free(&text);
}

static void assert_encoding(const char *bytes, size_t length,
			    enum encoding expected)
{
	int broken_bom;

	assert_int_equal(encoding_detect(bytes, length, &broken_bom), expected);
	assert_false(broken_bom);
}

static void the_encoding_is_decided_on_the_whole_file(void **state)
{
	struct text text = {0};
	size_t i;

	(void)state;
	for (i = 0; i < 100000; i++)
		text_add_string(&text, "citta;1\n");
	assert_encoding(text.data, text.length, ENCODING_UTF8);
	text_add_string(&text, "citt\xE0");
	assert_encoding(text.data, text.length, ENCODING_WINDOWS_1252);
	text.data[text.length - 1] = '\0';
	assert_encoding(text.data, text.length, ENCODING_UNKNOWN);
	text_free(&text);
	assert_encoding("\xEF\xBB\xBF" "a", 4, ENCODING_UTF8_BOM);
	assert_encoding("", 0, ENCODING_UTF8);
	assert_encoding("a\x81", 2, ENCODING_UNKNOWN);
}

static void utf8_broken_after_its_bom_is_1252_and_told(void **state)
{
	int broken_bom;

	(void)state;
	assert_int_equal(encoding_detect("\xEF\xBB\xBF" "citt\xE0;b\n", 11,
					 &broken_bom), ENCODING_WINDOWS_1252);
	assert_true(broken_bom);
	assert_cells("\xEF\xBB\xBF" "citt\xE0;b\n", "1:citt\xC3\xA0|b\n");
}

static void utf16_is_read_with_its_bom_in_both_orders(void **state)
{
	static const char little[] = "\xFF\xFE" "a\0;\0\xE0\0\r\0\n\0c\0;\0\xAC\x20";
	static const char big[] = "\xFE\xFF" "\0a\0;\0\xE0\0\r\0\n\0c\0;\x20\xAC";

	(void)state;
	assert_cells_of(little, sizeof(little) - 1, ';',
			"1:a|\xC3\xA0\n2:c|\xE2\x82\xAC\n");
	assert_cells_of(big, sizeof(big) - 1, ';',
			"1:a|\xC3\xA0\n2:c|\xE2\x82\xAC\n");
}

static void unsound_utf16_is_no_text(void **state)
{
	(void)state;
	assert_encoding("\xFF\xFE" "a", 3, ENCODING_UNKNOWN);
	assert_encoding("\xFF\xFE" "\0\xD8" "a\0", 6, ENCODING_UNKNOWN);
	assert_encoding("\xFF\xFE" "\0\xDC", 4, ENCODING_UNKNOWN);
	assert_encoding("\xFF\xFE" "\0\0", 4, ENCODING_UNKNOWN);
	assert_encoding("\xFF\xFE" "\x3D\xD8\0\xDE", 6, ENCODING_UTF16LE);
}

static void windows_1252_gives_its_own_signs(void **state)
{
	(void)state;
	assert_cells("\x80;\x93q\x94;l\x92" "a;perch\xE9\n",
		     "1:\xE2\x82\xAC|\xE2\x80\x9Cq\xE2\x80\x9D|l\xE2\x80\x99"
		     "a|perch\xC3\xA9\n");
}

static void long_1252_and_utf16_files_are_decoded_across_blocks(void **state)
{
	struct text narrow = {0}, wide = {0};
	struct cells *cells;
	struct record record = {0};
	long i, form;

	(void)state;
	text_add(&wide, "\xFF\xFE", 2);
	for (i = 0; i < 50000; i++) {
		text_add_string(&narrow, "\xE0\xE8;\x80\n");
		text_add(&wide, "\xE0\0\xE8\0;\0\xAC\x20\n\0", 10);
	}
	for (form = 0; form < 2; form++) {
		const struct text *text = form == 0 ? &narrow : &wide;

		cells = cells_new(text->data, text->length, form == 0 ?
				  ENCODING_WINDOWS_1252 : ENCODING_UTF16LE, ';',
				  0);
		for (i = 1; i <= 50000; i++) {
			assert_int_equal(cells_next(cells, &record), 1);
			assert_int_equal(record.line, i);
			assert_int_equal(record.count, 2);
			assert_int_equal(record.cells[0].length, 4);
			assert_memory_equal(record.cells[1].bytes,
					    "\xE2\x82\xAC", 3);
		}
		cells_free(cells);
	}
	text_free(&narrow);
	text_free(&wide);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_end_in_lf_crlf_or_cr),
		cmocka_unit_test(blank_lines_are_records_with_their_line),
		cmocka_unit_test(a_quoted_cell_holds_separators_quotes_and_line_breaks),
		cmocka_unit_test(a_quote_inside_an_unquoted_cell_is_text),
		cmocka_unit_test(text_after_a_closing_quote_is_told),
		cmocka_unit_test(a_quote_never_closed_is_told_where_it_opens),
		cmocka_unit_test(empty_cells_at_the_end_of_a_line_are_cells),
		cmocka_unit_test(the_other_separators_part_cells_too),
		cmocka_unit_test(lines_to_skip_still_count),
		cmocka_unit_test(cells_and_lines_survive_every_block_boundary),
		cmocka_unit_test(a_cell_without_end_is_cut_and_told),
		cmocka_unit_test(cells_beyond_those_kept_are_counted),
		cmocka_unit_test(the_encoding_is_decided_on_the_whole_file),
		cmocka_unit_test(utf8_broken_after_its_bom_is_1252_and_told),
		cmocka_unit_test(utf16_is_read_with_its_bom_in_both_orders),
		cmocka_unit_test(unsound_utf16_is_no_text),
		cmocka_unit_test(windows_1252_gives_its_own_signs),
		cmocka_unit_test(long_1252_and_utf16_files_are_decoded_across_blocks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
