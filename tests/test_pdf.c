/* test_pdf.c: a document of every element is sound and says what it is, and
 * what cannot be written is told instead.
 *
 * qpdf and poppler are the witnesses: what the file says of itself is not
 * enough. Where things come to stand on pages is in test_pdf_flow.c.
 */
#include "support_pdf.h"

#include <math.h>
#include <string.h>

#include "base/file.h"
#include "pdf/face.h"
#include "pdf/figure.h"
#include "pdf/flow.h"
#include "pdf/table.h"

enum { FILE_LIMIT = 64 * 1024 * 1024 };

static void a_document_with_every_element_passes_qpdf(void **state)
{
	struct support_pdf *bench = *state;
	struct pdf *pdf = support_pdf_open(bench);

	support_pdf_everything(pdf);
	support_pdf_finish(bench, pdf);
	assert_int_equal(support_pdf_run(bench, "qpdf --check", ""), 0);
	support_pdf_contains(bench, "No syntax or stream encoding errors");
	assert_int_equal(support_pdf_run(bench, "pdfinfo", ""), 0);
	support_pdf_contains(bench, "Tagged:          yes");
	support_pdf_contains(bench, "Ambito di prova & C. <2023>");
	assert_int_equal(support_pdf_run(bench, "pdffonts", ""), 0);
	support_pdf_contains(bench, "Lato-Regular");
	support_pdf_contains(bench, "CID TrueType");
}

static void the_structure_tree_says_what_each_part_is(void **state)
{
	static const char *const parts[] = {
		"H1 (block)",	"Table",	"TH",	    "TD",
		"Caption",	"Figure",	"TOCI",	    "Link",
		"H2 (block)",	"H3 (block)",	"LI",	    "LBody",
		"\"prima voce\"", "\"Raggiunto in parte\"",
	};
	struct support_pdf *bench = *state;
	struct pdf *pdf = support_pdf_open(bench);

	support_pdf_everything(pdf);
	support_pdf_finish(bench, pdf);
	assert_int_equal(support_pdf_run(bench, "pdfinfo -struct-text", ""), 0);
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		support_pdf_contains(bench, parts[i]);
	/* Headers, footers and leaders are not part of it. */
	assert_false(support_pdf_says(bench, "pagina 1 di"));
	assert_false(support_pdf_says(bench, "Syntax"));
}

static void the_same_calls_give_the_same_bytes(void **state)
{
	struct support_pdf *bench = *state;
	struct text first = { 0 }, second = { 0 };
	struct err err = { 0 };

	for (int i = 0; i < 2; i++) {
		struct pdf *pdf = support_pdf_open(bench);

		support_pdf_everything(pdf);
		support_pdf_finish(bench, pdf);
		assert_int_equal(file_read(bench->path, FILE_LIMIT,
					   i == 0 ? &first : &second, &err),
				 0);
	}
	assert_true(first.length > 1000);
	assert_int_equal(first.length, second.length);
	assert_memory_equal(first.data, second.data, first.length);
	text_free(&first);
	text_free(&second);
}

static void an_attachment_comes_back_as_it_was(void **state)
{
	struct support_pdf *bench = *state;
	struct pdf *pdf = support_pdf_open(bench);

	support_pdf_everything(pdf);
	support_pdf_finish(bench, pdf);
	assert_int_equal(support_pdf_run(bench,
					 "qpdf --show-attachment=valori.csv",
					 ""), 0);
	assert_string_equal(text_string(&bench->output), "a;b\n1;2\n");
}

static void hostile_text_survives_everywhere(void **state)
{
	static const char hostile[] =
		"\xff\xfe(\\)<>&\"' \xc3 \xe2\x82 \xf0\x9f\x98\x80 \xe2\x96\xb2 "
		"\x01\x7f </rdf:RDF> ]]> %PDF `id` \xed\xa0\x80 e\xcc\x80";
	struct support_pdf *bench = *state;
	struct err err = { 0 };
	struct pdf_info bad = support_pdf_info;
	struct pdf *pdf;
	char word[4001];

	memset(word, 'W', sizeof word - 1);
	word[sizeof word - 1] = '\0';
	bad.title = bad.author = bad.ambito = bad.pack = hostile;
	bad.period = word;
	pdf = pdf_open(bench->fonts, &bad, &err);
	assert_non_null(pdf);
	pdf_heading(pdf, 3, hostile, hostile);
	pdf_heading(pdf, 1, word, NULL);
	pdf_paragraph(pdf, THEME_TEXT, hostile);
	pdf_paragraph(pdf, THEME_TEXT, word);
	pdf_paragraph(pdf, THEME_TEXT, "");
	pdf_paragraph(pdf, THEME_TEXT, NULL);
	pdf_paragraph_spans(pdf, THEME_TEXT,
			    &(struct pdf_span){ .text = hostile,
						.link = "javascript:alert(1)" },
			    1);
	pdf_table_begin(pdf, &(struct pdf_table){
				     .caption = hostile,
				     .columns = &(struct pdf_column){
					     .title = hostile, .width = NAN },
				     .n = 1 });
	pdf_table_row(pdf, &(struct pdf_span){ .text = word }, 0);
	pdf_table_row(pdf, &(struct pdf_span){ .text = hostile }, 0);
	pdf_table_row(pdf, &(struct pdf_span){ 0 }, 0);
	pdf_table_end(pdf);
	pdf_attach(pdf, hostile, hostile, hostile, word, sizeof word);
	support_pdf_finish(bench, pdf);
	assert_int_equal(support_pdf_run(bench, "qpdf --check", ""), 0);
	assert_int_equal(support_pdf_run(bench, "pdftotext", "-"), 0);
	support_pdf_contains(bench, "%PDF `id`");
	support_pdf_contains(bench, "\xc3\xa8");	/* the accent is composed */
	assert_int_equal(support_pdf_run(bench, "pdfinfo -url", ""), 0);
	assert_false(support_pdf_says(bench, "javascript"));
}

static void a_bad_number_is_told_and_writes_nothing(void **state)
{
	struct support_pdf *bench = *state;
	struct pdf *pdf = support_pdf_open(bench);
	struct drawing *drawing = drawing_new(NAN, 10);
	struct err err = { 0 };

	pdf_paragraph(pdf, THEME_TEXT, "testo");
	pdf_figure(pdf, &(struct pdf_figure){ .drawing = drawing });
	assert_true(pdf_failed(pdf));
	pdf_paragraph(pdf, THEME_TEXT, "altro");
	assert_int_equal(pdf_finish(pdf, bench->path, &err), -1);
	assert_int_equal(err.code, EXIT_FAILED);
	assert_non_null(strstr(err.message, "disegno"));
	assert_false(file_exists(bench->path));
	pdf_close(pdf);
	drawing_free(drawing);
}

static void a_link_to_a_missing_heading_is_told(void **state)
{
	struct support_pdf *bench = *state;
	struct pdf *pdf = support_pdf_open(bench);
	struct err err = { 0 };

	pdf_paragraph_spans(pdf, THEME_TEXT,
			    &(struct pdf_span){ .text = "qui",
						.link = "#nessuno" },
			    1);
	assert_int_equal(pdf_finish(pdf, bench->path, &err), -1);
	assert_non_null(strstr(err.message, "#nessuno"));
	pdf_close(pdf);
}

static void a_missing_font_names_the_package_to_install(void **state)
{
	static const char not_a_font[] = "queste parole non sono un carattere";
	struct support_pdf *bench = *state;
	struct theme_file file = { bench->path, "fonts-prova" };
	struct face face = { 0 };
	struct err missing = { 0 }, damaged = { 0 };

	assert_int_equal(face_load(&face, &file, &missing), -1);
	assert_int_equal(missing.code, EXIT_CONFIG);
	assert_non_null(strstr(missing.message, "fonts-prova"));
	face_free(&face);
	memset(&face, 0, sizeof face);
	assert_int_equal(file_write(bench->path, not_a_font, sizeof not_a_font,
				    0, &damaged), 0);
	assert_int_equal(face_load(&face, &file, &damaged), -1);
	assert_int_equal(damaged.code, EXIT_CONFIG);
	assert_non_null(strstr(damaged.message, "fonts-prova"));
	face_free(&face);
}

static void a_date_that_does_not_exist_is_refused(void **state)
{
	struct support_pdf *bench = *state;
	struct pdf_info bad = support_pdf_info;
	struct err err = { 0 };

	bad.as_of = "2023-09-31";
	assert_null(pdf_open(bench->fonts, &bad, &err));
	assert_int_equal(err.code, EXIT_CONFIG);
	assert_non_null(strstr(err.message, "2023-09-31"));
}

static void widths_are_those_of_what_is_printed(void **state)
{
	struct support_pdf *bench = *state;
	double digit = pdf_text_width(bench->fonts, "0", 10, 0);

	/* Tabular figures: columns of numbers align. */
	for (char c = '1'; c <= '9'; c++)
		assert_true(fabs(pdf_text_width(bench->fonts,
						(char[]){ c, '\0' }, 10, 0) -
				 digit) < 1e-9);
	assert_true(digit > 4 && digit < 7);
	assert_true(pdf_text_width(bench->fonts, "Crema", 10, 1) >
		    pdf_text_width(bench->fonts, "Crema", 10, 0));
	/* A character that the face lacks is as wide as the '?' it becomes. */
	assert_true(fabs(pdf_text_width(bench->fonts, "\xe6\x97\xa5", 10, 0) -
			 pdf_text_width(bench->fonts, "?", 10, 0)) < 1e-9);
}

#define BENCH(test) \
	cmocka_unit_test_setup_teardown(test, support_pdf_set_up, \
					support_pdf_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BENCH(a_document_with_every_element_passes_qpdf),
		BENCH(the_structure_tree_says_what_each_part_is),
		BENCH(the_same_calls_give_the_same_bytes),
		BENCH(an_attachment_comes_back_as_it_was),
		BENCH(hostile_text_survives_everywhere),
		BENCH(a_bad_number_is_told_and_writes_nothing),
		BENCH(a_link_to_a_missing_heading_is_told),
		BENCH(a_missing_font_names_the_package_to_install),
		BENCH(a_date_that_does_not_exist_is_refused),
		BENCH(widths_are_those_of_what_is_printed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
