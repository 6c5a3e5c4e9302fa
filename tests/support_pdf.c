/* support_pdf.c: a document in a directory of its own, the elements it may be
 * made of, and what qpdf and poppler say of it. */
#include "support_pdf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "format.h"
#include "pdf/figure.h"
#include "pdf/flow.h"
#include "pdf/table.h"

const struct pdf_info support_pdf_info = {
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

int support_pdf_set_up(void **state)
{
	struct support_pdf *bench = calloc(1, sizeof *bench);
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

int support_pdf_tear_down(void **state)
{
	struct support_pdf *bench = *state;
	struct err err = { 0 };

	pdf_fonts_close(bench->fonts);
	text_free(&bench->output);
	assert_int_equal(file_remove_tree(bench->directory, &err), 0);
	free(bench);
	return 0;
}

struct pdf *support_pdf_open(struct support_pdf *bench)
{
	struct err err = { 0 };
	struct pdf *pdf = pdf_open(bench->fonts, &support_pdf_info, &err);

	if (pdf == NULL)
		fail_msg("%s", err.message);
	return pdf;
}

void support_pdf_finish(struct support_pdf *bench, struct pdf *pdf)
{
	struct err err = { 0 };

	if (pdf_finish(pdf, bench->path, &err) != 0)
		fail_msg("%s", err.message);
	pdf_close(pdf);
}

/* Runs a command on the document; its output is in bench->output. */
int support_pdf_run(struct support_pdf *bench, const char *before,
		    const char *after)
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

void support_pdf_contains(struct support_pdf *bench, const char *words)
{
	if (strstr(text_string(&bench->output), words) == NULL)
		fail_msg("\"%s\" is not in:\n%s", words,
			 text_string(&bench->output));
}

int support_pdf_says(struct support_pdf *bench, const char *words)
{
	return strstr(text_string(&bench->output), words) != NULL;
}

void support_pdf_read(struct support_pdf *bench, size_t page)
{
	char before[128];

	snprintf(before, sizeof before, "pdftotext -layout -f %zu -l %zu",
		 page, page);
	assert_int_equal(support_pdf_run(bench, before, "-"), 0);
}

size_t support_pdf_pages(struct support_pdf *bench)
{
	const char *at;

	assert_int_equal(support_pdf_run(bench, "pdfinfo", ""), 0);
	at = strstr(text_string(&bench->output), "Pages:");
	assert_non_null(at);
	return strtoul(at + strlen("Pages:"), NULL, 10);
}

struct drawing *support_pdf_drawing(double width, double height)
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

void support_pdf_table(struct pdf *pdf)
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

void support_pdf_everything(struct pdf *pdf)
{
	struct drawing *drawing = support_pdf_drawing(200, 100);
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
	support_pdf_table(pdf);
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
