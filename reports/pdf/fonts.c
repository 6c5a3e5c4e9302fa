/* fonts.c: loads the two faces of the theme and measures text in them.
 *
 * libharu reads and checks the font file (it refuses fonts whose licence
 * forbids embedding); the tables that every text needs, glyph and width of
 * each code point, are then laid flat once, so that documents and charts only
 * look things up. Decoding of text is in decode.c, subsetting in subset.c.
 */
#include "pdf/fonts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_fontdef.h>

#include "base/file.h"
#include "pdf/face.h"

enum { FONT_FILE_LIMIT = 64 * 1024 * 1024 };

unsigned face_u16(const struct face *face, size_t offset)
{
	const unsigned char *at;

	if (offset + 2 > face->file.length)
		return 0;
	at = (const unsigned char *)face->file.data + offset;
	return (unsigned)at[0] << 8 | at[1];
}

unsigned long face_u32(const struct face *face, size_t offset)
{
	return (unsigned long)face_u16(face, offset) << 16 |
	       face_u16(face, offset + 2);
}

struct face_table face_find(const struct face *face, const char *tag)
{
	unsigned tables = face_u16(face, 4);

	for (unsigned i = 0; i < tables; i++) {
		size_t row = 12 + 16 * (size_t)i;
		struct face_table found;

		if (row + 16 > face->file.length)
			break;
		if (memcmp(face->file.data + row, tag, 4) != 0)
			continue;
		found.offset = face_u32(face, row + 8);
		found.length = face_u32(face, row + 12);
		if (found.offset > face->file.length ||
		    found.length > face->file.length - found.offset)
			break;
		return found;
	}
	return (struct face_table){ 0, 0 };
}

/* libharu calls this at each error; the first number is enough. */
static void keep_error(HPDF_STATUS number, HPDF_STATUS detail, void *user)
{
	HPDF_STATUS *first = user;

	(void)detail;
	if (*first == HPDF_OK)
		*first = number;
}

static void fill_glyphs(struct face *face, HPDF_FontDef font)
{
	const HPDF_TTFontDefAttr_Rec *attr = font->attr;
	const HPDF_TTF_CmapRange *cmap = &attr->cmap;

	for (unsigned i = 0; i < cmap->seg_count_x2 / 2u; i++) {
		for (unsigned code = cmap->start_count[i];
		     code <= cmap->end_count[i] && code < 0xFFFF; code++) {
			unsigned glyph = HPDF_TTFontDef_GetGlyphid(
				font, (HPDF_UINT16)code);

			if (glyph < attr->num_glyphs)
				face->glyph[code] = (uint16_t)glyph;
		}
	}
}

static void fill_metrics(struct face *face, HPDF_FontDef font)
{
	const HPDF_TTFontDefAttr_Rec *attr = font->attr;
	struct face_table os2 = face_find(face, "OS/2");
	double scale;

	face->units = attr->header.units_per_em;
	scale = 1000.0 / face->units;
	face->n_glyphs = attr->num_glyphs;
	face->long_offsets = attr->header.index_to_loc_format != 0;
	face->box[0] = (int)floor(attr->header.x_min * scale);
	face->box[1] = (int)floor(attr->header.y_min * scale);
	face->box[2] = (int)ceil(attr->header.x_max * scale);
	face->box[3] = (int)ceil(attr->header.y_max * scale);
	face->ascent = font->ascent;
	face->descent = font->descent;
	/* sCapHeight is there from version 2 of the table on. */
	if (os2.length >= 90 && face_u16(face, os2.offset) >= 2)
		face->cap_height =
			(int)(face_u16(face, os2.offset + 88) * scale);
	if (face->cap_height <= 0)
		face->cap_height = 700;
	face->advance = must_alloc(face->n_glyphs * sizeof *face->advance);
	for (size_t i = 0; i < face->n_glyphs; i++)
		face->advance[i] = attr->h_metric[i].advance_width;
}

static int damaged(const struct theme_file *file, struct err *err)
{
	return err_set(err, EXIT_CONFIG,
		       "il file di carattere %s non è un TrueType utilizzabile:"
		       " reinstallare il pacchetto %s",
		       file->path, file->package);
}

static int lay_flat(struct face *face, const char *name, HPDF_FontDef font)
{
	const HPDF_TTFontDefAttr_Rec *attr = font->attr;

	if (attr == NULL || attr->header.units_per_em == 0 ||
	    attr->num_glyphs == 0 || attr->h_metric == NULL)
		return -1;
	face->loca = face_find(face, "loca");
	face->glyf = face_find(face, "glyf");
	if (face->loca.length == 0 || face->glyf.length == 0)
		return -1;
	strncpy(face->name, name, sizeof face->name - 1);
	face->glyph = must_alloc(FACE_CODES * sizeof *face->glyph);
	memset(face->glyph, 0, FACE_CODES * sizeof *face->glyph);
	fill_glyphs(face, font);
	fill_metrics(face, font);
	return face->glyph['?'] != 0 && face->glyph[' '] != 0 ? 0 : -1;
}

int face_load(struct face *face, const struct theme_file *file,
	      struct err *err)
{
	HPDF_STATUS first = HPDF_OK;
	HPDF_Doc pdf = NULL;
	HPDF_FontDef font;
	const char *name;
	int result = -1;

	if (!file_exists(file->path)) {
		err_set(err, EXIT_CONFIG,
			"manca il file di carattere %s: installare il "
			"pacchetto %s", file->path, file->package);
		goto out;
	}
	if (file_read(file->path, FONT_FILE_LIMIT, &face->file, err) != 0)
		goto out;
	pdf = HPDF_New(keep_error, &first);
	if (pdf == NULL) {
		err_set(err, EXIT_FAILED, "libharu non si avvia");
		goto out;
	}
	name = HPDF_LoadTTFontFromFile(pdf, file->path, HPDF_TRUE);
	font = name != NULL ? HPDF_GetFontDef(pdf, name) : NULL;
	if (font == NULL || first != HPDF_OK || lay_flat(face, name, font) != 0) {
		damaged(file, err);
		goto out;
	}
	result = 0;
out:
	if (pdf != NULL)
		HPDF_Free(pdf);
	return result;
}

void face_free(struct face *face)
{
	text_free(&face->file);
	free(face->glyph);
	free(face->advance);
}

double face_advance(const struct face *face, uint16_t code)
{
	return face->advance[face->glyph[code]] * 1000.0 / face->units;
}

struct pdf_fonts *pdf_fonts_open(struct err *err)
{
	struct pdf_fonts *fonts = must_alloc(sizeof *fonts);

	memset(fonts, 0, sizeof *fonts);
	if (face_load(&fonts->face[0], &theme_font_regular, err) != 0 ||
	    face_load(&fonts->face[1], &theme_font_bold, err) != 0) {
		pdf_fonts_close(fonts);
		return NULL;
	}
	return fonts;
}

void pdf_fonts_close(struct pdf_fonts *fonts)
{
	if (fonts == NULL)
		return;
	face_free(&fonts->face[0]);
	face_free(&fonts->face[1]);
	free(fonts);
}

double pdf_text_width(const struct pdf_fonts *fonts, const char *text,
		      double size, int bold)
{
	const struct face *face = &fonts->face[bold ? 1 : 0];
	double width = 0;
	size_t n;
	uint16_t *codes;

	if (text == NULL)
		return 0;
	codes = face_decode(face, text, &n);
	for (size_t i = 0; i < n; i++)
		if (codes[i] != '\n')
			width += face_advance(face, codes[i]);
	free(codes);
	return width * size / 1000;
}

double pdf_cap_height(const struct pdf_fonts *fonts, double size, int bold)
{
	return fonts->face[bold ? 1 : 0].cap_height * size / 1000;
}
