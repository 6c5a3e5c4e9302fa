/* support_pdf.h: a document of one's own, written and read back by others. */
#ifndef QUADRO_TESTS_SUPPORT_PDF_H
#define QUADRO_TESTS_SUPPORT_PDF_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "drawing.h"
#include "pdf/document.h"
#include "pdf/fonts.h"

struct support_pdf {
	struct pdf_fonts *fonts;
	char directory[64];
	char path[96];		/* of the document */
	struct text output;	/* of the last command */
};

int support_pdf_set_up(void **state);
int support_pdf_tear_down(void **state);

/* What the documents say of themselves. */
extern const struct pdf_info support_pdf_info;

/* A document, which support_pdf_finish writes and closes; the test fails when
 * it does not open, or is not written. */
struct pdf *support_pdf_open(struct support_pdf *bench);
void support_pdf_finish(struct support_pdf *bench, struct pdf *pdf);

/* A hatched box with a border and words on their side; the caller frees it. */
struct drawing *support_pdf_drawing(double width, double height);

/* A table «Per stato» with a row for each status, and every element once. */
void support_pdf_table(struct pdf *pdf);
void support_pdf_everything(struct pdf *pdf);

/* Runs a command on the document: before FILE after. Its exit status; what it
 * said is left in bench->output. */
int support_pdf_run(struct support_pdf *bench, const char *before,
		    const char *after);

/* Leaves in bench->output the words of a page, from 1, as they are laid. */
void support_pdf_read(struct support_pdf *bench, size_t page);
size_t support_pdf_pages(struct support_pdf *bench);

/* Whether words are in the last output; and a test that fails without. */
int support_pdf_says(struct support_pdf *bench, const char *words);
void support_pdf_contains(struct support_pdf *bench, const char *words);

#endif
