/* test_pdf.c: documents made with every element, read back by other programs.
 *
 * qpdf and poppler are the witnesses: what the file says of itself is not
 * enough. Each test writes into a directory of its own, removed at the end.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "format.h"
#include "pdf/document.h"
#include "pdf/face.h"
#include "pdf/figure.h"
#include "pdf/flow.h"
#include "pdf/fonts.h"
#include "pdf/table.h"

enum { FILE_LIMIT = 64 * 1024 * 1024 };

struct bench {
	struct pdf_fonts *fonts;
	char directory[64];
	char path[96];		/* of the document */
	struct text output;	/* of the last command */
};

static const struct pdf_info info = {
	.title = "Ambito di prova & C. <2023>",
	.subject = "Monitoraggio",
	.author = "Ambito \"di prova\"",
	.ambito = "Ambito di prova",
	.pack = "Quadro",
	.period = "II trim. 2023",
	.as_of = "2023-07-15",
	.completeness = "Completezza dei dati 92%",
	.data_digest = "0123456789abcdef",
	.staged = 1,
};

static int set_up(void **state)
{
	struct bench *bench = calloc(1, sizeof *bench);
	struct err err = { 0 };

	strcpy(bench->directory, "test_pdf.XXXXXX");
	assert_non_null(mkdtemp(bench->directory));
	snprintf(bench->path, sizeof bench->path, "%s/prova.pdf",
		 bench->directory);
	bench->fonts = pdf_fonts_open(&err);
	if (bench->fonts == NULL)
		fail_msg("%s", err.message);
	*state = bench;
	return 0;
}

static int tear_down(void **state)
{
	struct bench *bench = *state;
	struct err err = { 0 };

	pdf_fonts_close(bench->fonts);
	text_free(&bench->output);
	assert_int_equal(file_remove_tree(bench->directory, &err), 0);
	free(bench);
	return 0;
}

static struct pdf *open_document(struct bench *bench)
{
	struct err err = { 0 };
	struct pdf *pdf = pdf_open(bench->fonts, &info, &err);

	if (pdf == NULL)
		fail_msg("%s", err.message);
	return pdf;
}

static void finish(struct bench *bench, struct pdf *pdf)
{
	struct err err = { 0 };

	if (pdf_finish(pdf, bench->path, &err) != 0)
		fail_msg("%s", err.message);
	pdf_close(pdf);
}

/* Runs a command on the document; its output is in bench->output. */
static int run(struct bench *bench, const char *before, const char *after)
{
	char command[512], block[4096];
	size_t n;
	FILE *pipe;

	snprintf(command, sizeof command, "%s %s %s 2>&1", before, bench->path,
		 after);
	pipe = popen(command, "r");
	assert_non_null(pipe);
	text_clear(&bench->output);
	while ((n = fread(block, 1, sizeof block, pipe)) > 0) {
		/* pdfinfo prints UTF-16 as it is: its NULs would end the text. */
		for (size_t i = 0; i < n; i++)
			if (block[i] == '\0')
				block[i] = ' ';
		text_add(&bench->output, block, n);
	}
	return pclose(pipe);
}

static void assert_output_has(struct bench *bench, const char *words)
{
	if (strstr(text_string(&bench->output), words) == NULL)
		fail_msg("\"%s\" is not in:\n%s", words,
			 text_string(&bench->output));
}

static int output_has(struct bench *bench, const char *words)
{
	return strstr(text_string(&bench->output), words) != NULL;
}

static void read_page(struct bench *bench, size_t page)
{
	char before[128];

	snprintf(before, sizeof before, "pdftotext -layout -f %zu -l %zu",
		 page, page);
	assert_int_equal(run(bench, before, "-"), 0);
}

static size_t count_pages(struct bench *bench)
{
	const char *at;

	assert_int_equal(run(bench, "pdfinfo", ""), 0);
	at = strstr(text_string(&bench->output), "Pages:");
	assert_non_null(at);
	return strtoul(at + strlen("Pages:"), NULL, 10);
}

static struct drawing *some_drawing(double width, double height)
{
	const struct point box[] = {
		{ 0, 0 }, { width, 0 }, { width, height }, { 0, height }
	};
	const struct point middle = { width / 2, height / 2 };
	struct drawing *drawing = drawing_new(width, height);

	drawing_add(drawing, &(struct primitive){
				     .kind = DRAWING_FILL,
				     .colour = THEME_CRITICAL,
				     .points = box,
				     .n_points = 4,
				     .hatched = 1 });
	drawing_add(drawing, &(struct primitive){
				     .kind = DRAWING_STROKE,
				     .colour = THEME_INK,
				     .points = box,
				     .n_points = 4,
				     .line_width = 1,
				     .dash = { 2, 1 },
				     .closed = 1 });
	drawing_add(drawing, &(struct primitive){
				     .kind = DRAWING_TEXT,
				     .colour = THEME_INK,
				     .points = &middle,
				     .n_points = 1,
				     .text = "etichetta disegnata",
				     .size = 8,
				     .angle = 90,
				     .align = DRAWING_CENTER });
	return drawing;
}

static void write_status_table(struct pdf *pdf)
{
	static const struct pdf_column columns[] = {
		{ .title = "Stato", .share = 2, .row_header = 1 },
		{ .title = "Indicatori", .align = PDF_ALIGN_COMMA },
		{ .title = "Quota", .align = PDF_ALIGN_RIGHT, .width = 50 },
	};

	pdf_table_begin(pdf, &(struct pdf_table){ .caption = "Per stato",
						  .subtitle = "numero",
						  .summary = "Una riga l'uno",
						  .columns = columns,
						  .n = 3 });
	pdf_table_row(pdf, &(struct pdf_span){ .text = "Gruppo" },
		      PDF_ROW_GROUP);
	for (int i = 0; i < THEME_STATUSES; i++) {
		const struct theme_status *status =
			theme_status_at((enum theme_status_index)i);
		struct drawing *mark = theme_status_mark(status, 7);
		char number[FORMAT_SIZE];

		assert_non_null(mark);
		pdf_table_row(pdf,
			      (struct pdf_span[]){
				      { .text = status->word,
					.colour = status->text_colour,
					.mark = mark },
				      { .text = format_number(number,
							      sizeof number,
							      i * 1.5, 1) },
				      { .text = "" } },
			      i % 2 ? PDF_ROW_PANEL : PDF_ROW_BOLD);
		drawing_free(mark);
	}
	pdf_table_end(pdf);
}

static void write_everything(struct pdf *pdf)
{
	struct drawing *drawing = some_drawing(200, 100);
	struct pdf_figure figure = { .drawing = drawing,
				     .title = "Una figura",
				     .subtitle = "unità",
				     .alt = "Testo alternativo",
				     .note = "Fonte" };

	pdf_heading(pdf, 1, "Titolo del documento", "inizio");
	pdf_panel_begin(pdf);
	pdf_paragraph(pdf, THEME_LEAD, "Una frase nel riquadro.");
	pdf_panel_end(pdf);
	pdf_columns_begin(pdf, (int[]){ 6, 6 }, 2);
	write_status_table(pdf);
	pdf_columns_next(pdf);
	pdf_figure(pdf, &figure);
	pdf_columns_end(pdf);
	pdf_contents(pdf, "Indice", 3);
	pdf_heading(pdf, 2, "Una sezione", NULL);
	pdf_paragraph_spans(pdf, THEME_TEXT,
			    (struct pdf_span[]){
				    { .text = "Si veda " },
				    { .text = "il titolo", .link = "#inizio" },
				    { .text = " o " },
				    { .text = "il sito",
				      .link = "https://www.example.it/è?a=(b)" },
				    { .text = ".", .bold = 1 } },
			    5);
	pdf_heading(pdf, 3, "Una sottosezione", NULL);
	pdf_list_begin(pdf, THEME_TEXT, 0);
	pdf_list_item(pdf, &(struct pdf_span){ .text = "prima voce" }, 1);
	pdf_list_item(pdf, &(struct pdf_span){ .text = "seconda voce" }, 1);
	pdf_list_end(pdf);
	pdf_rule(pdf);
	pdf_figures(pdf, (struct pdf_figure[]){ figure, figure, figure }, 3, 3);
	pdf_attach(pdf, "valori.csv", "text/csv", "I valori", "a;b\n1;2\n", 8);
	drawing_free(drawing);
}

static void a_document_with_every_element_passes_qpdf(void **state)
{
	struct bench *bench = *state;
	struct pdf *pdf = open_document(bench);

	write_everything(pdf);
	finish(bench, pdf);
	assert_int_equal(run(bench, "qpdf --check", ""), 0);
	assert_output_has(bench, "No syntax or stream encoding errors");
	assert_int_equal(run(bench, "pdfinfo", ""), 0);
	assert_output_has(bench, "Tagged:          yes");
	assert_output_has(bench, "Ambito di prova & C. <2023>");
	assert_int_equal(run(bench, "pdffonts", ""), 0);
	assert_output_has(bench, "Lato-Regular");
	assert_output_has(bench, "CID TrueType");
}

static void the_structure_tree_says_what_each_part_is(void **state)
{
	static const char *const parts[] = {
		"H1 (block)",	"Table",	"TH",	    "TD",
		"Caption",	"Figure",	"TOCI",	    "Link",
		"H2 (block)",	"H3 (block)",	"LI",	    "LBody",
		"\"prima voce\"", "\"Raggiunto in parte\"",
	};
	struct bench *bench = *state;
	struct pdf *pdf = open_document(bench);

	write_everything(pdf);
	finish(bench, pdf);
	assert_int_equal(run(bench, "pdfinfo -struct-text", ""), 0);
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		assert_output_has(bench, parts[i]);
	/* Headers, footers and leaders are not part of it. */
	assert_false(output_has(bench, "pagina 1 di"));
	assert_false(output_has(bench, "Syntax"));
}

static void the_same_calls_give_the_same_bytes(void **state)
{
	struct bench *bench = *state;
	struct text first = { 0 }, second = { 0 };
	struct err err = { 0 };

	for (int i = 0; i < 2; i++) {
		struct pdf *pdf = open_document(bench);

		write_everything(pdf);
		finish(bench, pdf);
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
	struct bench *bench = *state;
	struct pdf *pdf = open_document(bench);

	write_everything(pdf);
	finish(bench, pdf);
	assert_int_equal(run(bench, "qpdf --show-attachment=valori.csv", ""),
			 0);
	assert_string_equal(text_string(&bench->output), "a;b\n1;2\n");
}

/* The lowest point of the words that begin so, on any page. */
static double lowest_word(struct bench *bench, const char *start)
{
	char opening[64];
	double lowest = 0;
	const char *at;

	assert_int_equal(run(bench, "pdftotext -bbox", "-"), 0);
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
	struct bench *bench = *state;
	struct pdf *pdf = open_document(bench);
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
	finish(bench, pdf);
	pages = count_pages(bench);
	assert_true(pages > 5);
	for (size_t page = 1; page <= pages; page++) {
		read_page(bench, page);
		assert_output_has(bench, "Intestazione");
		for (int i = 0; i < 150; i++) {
			char opens[32], closes[32];

			snprintf(opens, sizeof opens, "apre%03d", i);
			snprintf(closes, sizeof closes, "chiude%03d", i);
			assert_int_equal(output_has(bench, opens),
					 output_has(bench, closes));
			seen += output_has(bench, opens);
		}
	}
	assert_int_equal(seen, 150);
	/* Down to the end of the text, never into the footer. */
	assert_true(lowest_word(bench, "chiude") > 700);
	assert_true(lowest_word(bench, "chiude") < 785);
}

static void a_heading_is_never_parted_from_what_follows(void **state)
{
	struct bench *bench = *state;

	/* Whatever the height left, the heading is on its paragraph's page. */
	for (int lines = 30; lines < 46; lines++) {
		struct pdf *pdf = open_document(bench);

		for (int i = 0; i < lines; i++)
			pdf_paragraph(pdf, THEME_NOTE, "riga");
		pdf_heading(pdf, 2, "SEZIONE", NULL);
		pdf_heading(pdf, 3, "SOTTOTITOLO", NULL);
		write_status_table(pdf);
		finish(bench, pdf);
		for (size_t page = count_pages(bench); page > 0; page--) {
			int title, below, table;

			read_page(bench, page);
			title = output_has(bench, "SEZIONE");
			below = output_has(bench, "SOTTOTITOLO");
			table = output_has(bench, "Per stato");
			assert_int_equal(title, below);
			assert_int_equal(below, table);
		}
	}
}

static void a_keep_moves_whole_to_the_next_page(void **state)
{
	struct bench *bench = *state;
	struct pdf *pdf = open_document(bench);
	struct drawing *drawing = some_drawing(100, 300);

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
	finish(bench, pdf);
	assert_int_equal(count_pages(bench), 2);
	read_page(bench, 1);
	assert_false(output_has(bench, "PRIMA DEL DISEGNO"));
	read_page(bench, 2);
	assert_output_has(bench, "PRIMA DEL DISEGNO");
	assert_output_has(bench, "SINISTRA");
	assert_output_has(bench, "DESTRA");
	assert_output_has(bench, "DOPO IL DISEGNO");
}

static void there_are_no_empty_pages(void **state)
{
	struct bench *bench = *state;
	struct pdf *pdf = open_document(bench);

	pdf_page_break(pdf);
	pdf_paragraph(pdf, THEME_TEXT, "uno");
	pdf_page_break(pdf);
	pdf_page_break(pdf);
	pdf_paragraph(pdf, THEME_TEXT, "due");
	pdf_page_break(pdf);
	finish(bench, pdf);
	assert_int_equal(count_pages(bench), 2);
	read_page(bench, 2);
	assert_output_has(bench, "pagina 2 di 2");
}

static void the_contents_take_the_pages_they_need(void **state)
{
	struct bench *bench = *state;
	struct pdf *pdf = open_document(bench);

	pdf_heading(pdf, 1, "Copertina", NULL);
	pdf_contents(pdf, "Indice", 2);
	for (int i = 0; i < 120; i++) {
		char title[64];

		snprintf(title, sizeof title, "Capitolo %d.", i + 1);
		pdf_heading(pdf, 1, title, NULL);
		pdf_paragraph(pdf, THEME_TEXT, "testo");
		pdf_page_break(pdf);
	}
	finish(bench, pdf);
	/* Cover, four pages of contents, 120 chapters. */
	assert_int_equal(count_pages(bench), 1 + 4 + 120);
	assert_int_equal(run(bench, "pdftotext -layout -f 2 -l 5", "-"), 0);
	assert_output_has(bench, "Capitolo 1.");
	assert_output_has(bench, "Capitolo 120.");
	assert_false(output_has(bench, "Copertina"));
	/* The page it names is the page where the chapter is. */
	assert_non_null(strstr(strstr(text_string(&bench->output),
				      "Capitolo 120."),
			       "125"));
	read_page(bench, 125);
	assert_output_has(bench, "Capitolo 120.");
}

static void hostile_text_survives_everywhere(void **state)
{
	static const char hostile[] =
		"\xff\xfe(\\)<>&\"' \xc3 \xe2\x82 \xf0\x9f\x98\x80 \xe2\x96\xb2 "
		"\x01\x7f </rdf:RDF> ]]> %PDF `id` \xed\xa0\x80 e\xcc\x80";
	struct bench *bench = *state;
	struct err err = { 0 };
	struct pdf_info bad = info;
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
	finish(bench, pdf);
	assert_int_equal(run(bench, "qpdf --check", ""), 0);
	assert_int_equal(run(bench, "pdftotext", "-"), 0);
	assert_output_has(bench, "%PDF `id`");
	assert_output_has(bench, "\xc3\xa8");	/* the accent is composed */
	assert_int_equal(run(bench, "pdfinfo -url", ""), 0);
	assert_false(output_has(bench, "javascript"));
}

static void a_cell_higher_than_a_page_is_cut_with_dots(void **state)
{
	struct bench *bench = *state;
	struct pdf *pdf = open_document(bench);
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
	finish(bench, pdf);
	assert_int_equal(run(bench, "pdftotext", "-"), 0);
	assert_output_has(bench, "...");
	assert_output_has(bench, "ULTIMA");
}

static void an_endless_title_stays_on_its_page(void **state)
{
	struct bench *bench = *state;
	struct pdf *pdf = open_document(bench);
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
	finish(bench, pdf);
	assert_true(lowest_word(bench, "titolo") > 600);
	assert_true(lowest_word(bench, "titolo") < 785);
	assert_true(count_pages(bench) < 15);
}

static void a_bad_number_is_told_and_writes_nothing(void **state)
{
	struct bench *bench = *state;
	struct pdf *pdf = open_document(bench);
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
	struct bench *bench = *state;
	struct pdf *pdf = open_document(bench);
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
	struct bench *bench = *state;
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
	struct bench *bench = *state;
	struct pdf_info bad = info;
	struct err err = { 0 };

	bad.as_of = "2023-09-31";
	assert_null(pdf_open(bench->fonts, &bad, &err));
	assert_int_equal(err.code, EXIT_CONFIG);
	assert_non_null(strstr(err.message, "2023-09-31"));
}

static void widths_are_those_of_what_is_printed(void **state)
{
	struct bench *bench = *state;
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

static void figures_are_written_as_italians_do(void **state)
{
	char b[FORMAT_SIZE];

	(void)state;
	assert_string_equal(format_number(b, sizeof b, 1234567.45, 1),
			    "1.234.567,5");
	assert_string_equal(format_number(b, sizeof b, -0.04, 1), "0,0");
	assert_string_equal(format_number(b, sizeof b, -1234, 0), "−1.234");
	assert_string_equal(format_number(b, sizeof b, 0.5, 0), "1");
	assert_string_equal(format_number(b, sizeof b, NAN, 0), "n.d.");
	assert_string_equal(format_short(b, sizeof b, 12.50, 2), "12,5");
	assert_string_equal(format_short(b, sizeof b, 100, 2), "100");
	assert_string_equal(format_percent(b, sizeof b, 45.4), "45%");
	assert_string_equal(format_percent(b, sizeof b, 9.46), "9,5%");
	assert_string_equal(format_percent(b, sizeof b, 9.96), "10%");
	assert_string_equal(format_euro(b, sizeof b, 1234.565), "1.234,57");
	assert_string_equal(format_euro_text(b, sizeof b, 1570000),
			    "1,57\u00a0mln\u00a0€");
	assert_string_equal(format_date(b, sizeof b, "2023-06-30"),
			    "30 giugno 2023");
	assert_string_equal(format_date(b, sizeof b, "2023-06-31"), "n.d.");
	assert_string_equal(format_date_short(b, sizeof b, "2023-06-03"),
			    "03/06/2023");
	assert_string_equal(format_period(b, sizeof b, "2023T2"),
			    "II trim. 2023");
	assert_string_equal(format_period(b, sizeof b, "2022S1"),
			    "I sem. 2022");
	assert_string_equal(format_period(b, sizeof b, "2022"), "anno 2022");
	assert_string_equal(format_period(b, sizeof b, "2022T5"), "n.d.");
}

static void every_status_has_a_mark_of_its_own(void **state)
{
	(void)state;
	assert_null(theme_status(""));
	assert_null(theme_status("boh"));
	for (int i = 0; i < THEME_STATUSES; i++) {
		const struct theme_status *status =
			theme_status_at((enum theme_status_index)i);
		struct drawing *mark = theme_status_mark(status, 8);

		assert_ptr_equal(theme_status(status->name), status);
		assert_non_null(mark);
		assert_true(drawing_count(mark) > 0);
		drawing_free(mark);
	}
}

#define BENCH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BENCH(a_document_with_every_element_passes_qpdf),
		BENCH(the_structure_tree_says_what_each_part_is),
		BENCH(the_same_calls_give_the_same_bytes),
		BENCH(an_attachment_comes_back_as_it_was),
		BENCH(a_row_is_never_cut_and_the_header_is_repeated),
		BENCH(a_heading_is_never_parted_from_what_follows),
		BENCH(a_keep_moves_whole_to_the_next_page),
		BENCH(there_are_no_empty_pages),
		BENCH(the_contents_take_the_pages_they_need),
		BENCH(hostile_text_survives_everywhere),
		BENCH(a_cell_higher_than_a_page_is_cut_with_dots),
		BENCH(an_endless_title_stays_on_its_page),
		BENCH(a_bad_number_is_told_and_writes_nothing),
		BENCH(a_link_to_a_missing_heading_is_told),
		BENCH(a_missing_font_names_the_package_to_install),
		BENCH(a_date_that_does_not_exist_is_refused),
		BENCH(widths_are_those_of_what_is_printed),
		cmocka_unit_test(figures_are_written_as_italians_do),
		cmocka_unit_test(every_status_has_a_mark_of_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
