/* test_pdf_flow.c: what is written fills pages in order: no row is cut, no
 * heading left alone, no page empty, nothing falls off the end of one.
 *
 * Pages are read back with poppler, which knows where words stand.
 */
#include "support_pdf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pdf/figure.h"
#include "pdf/flow.h"
#include "pdf/table.h"

/* The lowest point of the words that begin so, on any page. */
static double lowest_word(struct support_pdf *bench, const char *start)
{
	char opening[64];
	double lowest = 0;
	const char *at;

	assert_int_equal(support_pdf_run(bench, "pdftotext -bbox", "-"), 0);
	at = text_string(&bench->output);
	snprintf(opening, sizeof opening, "\">%s", start);
	while ((at = strstr(at, "yMax=\"")) != NULL) {
		double y = strtod(at + strlen("yMax=\""), NULL);
		const char *close = strstr(at, "\">");

		if (close != NULL && y > lowest &&
		    strncmp(close, opening, strlen(opening)) == 0)
			lowest = y;
		at++;
	}
	return lowest;
}

static void a_row_is_never_cut_and_the_header_is_repeated(void **state)
{
	static const struct pdf_column columns[] = {
		{ .title = "Intestazione", .share = 1 },
		{ .title = "Testo", .share = 1 },
	};
	struct support_pdf *bench = *state;
	struct pdf *pdf = support_pdf_open(bench);
	size_t pages, seen = 0;

	pdf_table_begin(pdf, &(struct pdf_table){ .columns = columns, .n = 2 });
	for (int i = 0; i < 150; i++) {
		char text[128];

		snprintf(text, sizeof text, "apre%03d\nmezzo%s\nchiude%03d", i,
			 i % 3 ? "" : "\nancora\nancora", i);
		pdf_table_row(pdf,
			      (struct pdf_span[]){ { .text = text },
						   { .text = "x" } },
			      PDF_ROW_PLAIN);
	}
	pdf_table_end(pdf);
	support_pdf_finish(bench, pdf);
	pages = support_pdf_pages(bench);
	assert_true(pages > 5);
	for (size_t page = 1; page <= pages; page++) {
		support_pdf_read(bench, page);
		support_pdf_contains(bench, "Intestazione");
		for (int i = 0; i < 150; i++) {
			char opens[32], closes[32];

			snprintf(opens, sizeof opens, "apre%03d", i);
			snprintf(closes, sizeof closes, "chiude%03d", i);
			assert_int_equal(support_pdf_says(bench, opens),
					 support_pdf_says(bench, closes));
			seen += support_pdf_says(bench, opens);
		}
	}
	assert_int_equal(seen, 150);
	/* Down to the end of the text, never into the footer. */
	assert_true(lowest_word(bench, "chiude") > 700);
	assert_true(lowest_word(bench, "chiude") < 785);
}

static void a_heading_is_never_parted_from_what_follows(void **state)
{
	struct support_pdf *bench = *state;

	/* Whatever the height left, the heading is on its paragraph's page. */
	for (int lines = 30; lines < 46; lines++) {
		struct pdf *pdf = support_pdf_open(bench);

		for (int i = 0; i < lines; i++)
			pdf_paragraph(pdf, THEME_NOTE, "riga");
		pdf_heading(pdf, 2, "SEZIONE", NULL);
		pdf_heading(pdf, 3, "SOTTOTITOLO", NULL);
		support_pdf_table(pdf);
		support_pdf_finish(bench, pdf);
		for (size_t page = support_pdf_pages(bench); page > 0; page--) {
			int title, below, table;

			support_pdf_read(bench, page);
			title = support_pdf_says(bench, "SEZIONE");
			below = support_pdf_says(bench, "SOTTOTITOLO");
			table = support_pdf_says(bench, "Per stato");
			assert_int_equal(title, below);
			assert_int_equal(below, table);
		}
	}
}

static void a_keep_moves_whole_to_the_next_page(void **state)
{
	struct support_pdf *bench = *state;
	struct pdf *pdf = support_pdf_open(bench);
	struct drawing *drawing = support_pdf_drawing(100, 300);

	for (int i = 0; i < 30; i++)
		pdf_paragraph(pdf, THEME_TEXT, "riga");
	assert_int_equal(pdf_pages(pdf), 1);
	pdf_keep_begin(pdf);
	pdf_paragraph(pdf, THEME_TEXT, "PRIMA DEL DISEGNO");
	pdf_columns_begin(pdf, (int[]){ 6, 6 }, 2);
	pdf_paragraph(pdf, THEME_TEXT, "SINISTRA");
	pdf_columns_next(pdf);
	pdf_figure(pdf, &(struct pdf_figure){ .drawing = drawing,
					      .title = "DESTRA" });
	pdf_columns_end(pdf);
	pdf_paragraph(pdf, THEME_TEXT, "DOPO IL DISEGNO");
	pdf_keep_end(pdf);
	drawing_free(drawing);
	support_pdf_finish(bench, pdf);
	assert_int_equal(support_pdf_pages(bench), 2);
	support_pdf_read(bench, 1);
	assert_false(support_pdf_says(bench, "PRIMA DEL DISEGNO"));
	support_pdf_read(bench, 2);
	support_pdf_contains(bench, "PRIMA DEL DISEGNO");
	support_pdf_contains(bench, "SINISTRA");
	support_pdf_contains(bench, "DESTRA");
	support_pdf_contains(bench, "DOPO IL DISEGNO");
}

static void there_are_no_empty_pages(void **state)
{
	struct support_pdf *bench = *state;
	struct pdf *pdf = support_pdf_open(bench);

	pdf_page_break(pdf);
	pdf_paragraph(pdf, THEME_TEXT, "uno");
	pdf_page_break(pdf);
	pdf_page_break(pdf);
	pdf_paragraph(pdf, THEME_TEXT, "due");
	pdf_page_break(pdf);
	support_pdf_finish(bench, pdf);
	assert_int_equal(support_pdf_pages(bench), 2);
	support_pdf_read(bench, 2);
	support_pdf_contains(bench, "pagina 2 di 2");
}

static void the_contents_take_the_pages_they_need(void **state)
{
	struct support_pdf *bench = *state;
	struct pdf *pdf = support_pdf_open(bench);

	pdf_heading(pdf, 1, "Copertina", NULL);
	pdf_contents(pdf, "Indice", 2);
	for (int i = 0; i < 120; i++) {
		char title[64];

		snprintf(title, sizeof title, "Capitolo %d.", i + 1);
		pdf_heading(pdf, 1, title, NULL);
		pdf_paragraph(pdf, THEME_TEXT, "testo");
		pdf_page_break(pdf);
	}
	support_pdf_finish(bench, pdf);
	/* Cover, four pages of contents, 120 chapters. */
	assert_int_equal(support_pdf_pages(bench), 1 + 4 + 120);
	assert_int_equal(support_pdf_run(bench, "pdftotext -layout -f 2 -l 5", "-"), 0);
	support_pdf_contains(bench, "Capitolo 1.");
	support_pdf_contains(bench, "Capitolo 120.");
	assert_false(support_pdf_says(bench, "Copertina"));
	/* The page it names is the page where the chapter is. */
	assert_non_null(strstr(strstr(text_string(&bench->output),
				      "Capitolo 120."),
			       "125"));
	support_pdf_read(bench, 125);
	support_pdf_contains(bench, "Capitolo 120.");
}

static void a_cell_higher_than_a_page_is_cut_with_dots(void **state)
{
	struct support_pdf *bench = *state;
	struct pdf *pdf = support_pdf_open(bench);
	struct text cell = { 0 };

	for (int i = 0; i < 5000; i++)
		text_add_string(&cell, "parola ");
	pdf_table_begin(pdf, &(struct pdf_table){
				     .columns = &(struct pdf_column){
					     .title = "Nota" },
				     .n = 1 });
	pdf_table_row(pdf, &(struct pdf_span){ .text = text_string(&cell) }, 0);
	pdf_table_row(pdf, &(struct pdf_span){ .text = "ULTIMA" }, 0);
	pdf_table_end(pdf);
	text_free(&cell);
	support_pdf_finish(bench, pdf);
	assert_int_equal(support_pdf_run(bench, "pdftotext", "-"), 0);
	support_pdf_contains(bench, "...");
	support_pdf_contains(bench, "ULTIMA");
}

static void an_endless_title_stays_on_its_page(void **state)
{
	struct support_pdf *bench = *state;
	struct pdf *pdf = support_pdf_open(bench);
	struct text title = { 0 };

	for (int i = 0; i < 900; i++)
		text_add_string(&title, "titolo ");
	pdf_heading(pdf, 1, "Copertina", NULL);
	pdf_contents(pdf, text_string(&title), 3);
	for (int i = 0; i < 30; i++) {
		pdf_heading(pdf, 1 + i % 3, text_string(&title), NULL);
		pdf_paragraph(pdf, THEME_TEXT, "testo");
	}
	text_free(&title);
	support_pdf_finish(bench, pdf);
	assert_true(lowest_word(bench, "titolo") > 600);
	assert_true(lowest_word(bench, "titolo") < 785);
	assert_true(support_pdf_pages(bench) < 15);
}

#define BENCH(test) \
	cmocka_unit_test_setup_teardown(test, support_pdf_set_up, \
					support_pdf_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BENCH(a_row_is_never_cut_and_the_header_is_repeated),
		BENCH(a_heading_is_never_parted_from_what_follows),
		BENCH(a_keep_moves_whole_to_the_next_page),
		BENCH(there_are_no_empty_pages),
		BENCH(the_contents_take_the_pages_they_need),
		BENCH(a_cell_higher_than_a_page_is_cut_with_dots),
		BENCH(an_endless_title_stays_on_its_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
