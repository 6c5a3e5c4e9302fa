/* write_frame.c: the header and the footer of each page, as artifacts.
 *
 * Written last, when the number of pages is known. What does not fit in its
 * place is cut with an ellipsis: the frame never grows over the page.
 */
#include <stdio.h>
#include <stdlib.h>

#include "format.h"
#include "pdf/replay.h"
#include "pdf/write.h"

static const double header_line = THEME_MM(11.5), footer_line = THEME_MM(12);

/* Fits codes into a width: the length that remains, dots put at its end. */
static size_t cut(const struct face *face, uint16_t *codes, size_t n,
		  double room, double size, double *width)
{
	double dots = 3 * face_advance(face, '.') * size / 1000;
	size_t kept = 0;

	*width = 0;
	for (size_t i = 0; i < n; i++) {
		if (codes[i] == '\n')
			codes[i] = ' ';
		*width += face_advance(face, codes[i]) * size / 1000;
	}
	if (*width <= room || n < 4)
		return n;
	for (*width = dots; kept + 3 < n; kept++) {
		double next = face_advance(face, codes[kept]) * size / 1000;

		if (*width + next > room)
			break;
		*width += next;
	}
	for (size_t i = 0; i < 3; i++)
		codes[kept++] = '.';
	return kept;
}

/* Writes text on a baseline; align 0 from x, 0.5 around it, 1 up to it. */
static void write_piece(struct writer *writer, struct text *out,
			const char *text, double x, double y, double align,
			double room, int bold)
{
	const struct theme_type *type = theme_type(THEME_NOTE);
	const struct face *face = &writer->pdf->fonts->face[bold];
	double width;
	size_t n;
	uint16_t *codes;

	if (text == NULL || text[0] == '\0')
		return;
	codes = face_decode(face, text, &n);
	n = cut(face, codes, n, room, type->size, &width);
	text_format(out, "BT /F%d ", bold);
	replay_number(out, type->size);
	text_add_string(out, "Tf ");
	replay_colour(out, type->colour, 0);
	text_add_string(out, "1 0 0 1 ");
	replay_number(out, x - align * width);
	replay_number(out, y);
	text_add_string(out, "Tm ");
	usage_encode(&writer->pdf->usage[bold], codes, n, out);
	text_add_string(out, " Tj ET\n");
	free(codes);
}

static void write_line(struct text *out, double y)
{
	replay_colour(out, THEME_RULE, 0);
	replay_number(out, THEME_MARGIN);
	replay_number(out, y);
	replay_number(out, THEME_TEXT_WIDTH);
	text_add_string(out, "0.6 re f\n");
}

/* "Dati al 30 giugno 2023 · Completezza 92% · Impronta 1a2b3c4d" */
static void footer_words(const struct pdf_info *info, struct text *out)
{
	char date[FORMAT_SIZE];

	text_format(out, "Dati %s",
		    format_date_after(date, sizeof date, "al", info->as_of));
	if (info->completeness[0] != '\0')
		text_format(out, " \u00b7 %s", info->completeness);
	if (info->data_digest[0] != '\0')
		text_format(out, " \u00b7 Impronta dei dati %.8s",
			    info->data_digest);
}

void write_frame(struct writer *writer, size_t page, struct text *out)
{
	const struct pdf_info *info = &writer->pdf->info;
	double left = THEME_MARGIN, right = THEME_MARGIN + THEME_TEXT_WIDTH;
	double top = THEME_PAGE_HEIGHT - header_line, third;
	struct text words = { 0 };
	char number[64];

	third = (THEME_TEXT_WIDTH - 2 * THEME_GUTTER) / 3;
	text_add_string(out, "/Artifact<</Type/Pagination/Subtype/Header"
			     "/Attached[/Top]>>BDC\n");
	write_piece(writer, out, info->ambito, left, top, 0, third, 1);
	write_piece(writer, out, info->pack, (left + right) / 2, top, 0.5,
		    third, 0);
	write_piece(writer, out, info->period, right, top, 1, third, 0);
	write_line(out, top - 6);
	text_add_string(out, "EMC\n/Artifact<</Type/Pagination/Subtype/Footer"
			     "/Attached[/Bottom]>>BDC\n");
	footer_words(info, &words);
	snprintf(number, sizeof number, "pagina %zu di %zu", page + 1,
		 writer->pdf->n_pages);
	write_line(out, footer_line + 10);
	write_piece(writer, out, text_string(&words), left, footer_line, 0,
		    2.3 * third, 0);
	write_piece(writer, out, number, right, footer_line, 1, third, 0);
	text_add_string(out, "EMC\n");
	text_free(&words);
}
