/* face.h: inside the page layer: one TrueType face, its glyphs and metrics.
 *
 * What pdf_fonts holds for each of the two faces. Read-only once loaded.
 */
#ifndef QUADRO_REPORTS_PDF_FACE_H
#define QUADRO_REPORTS_PDF_FACE_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/text.h"
#include "pdf/fonts.h"
#include "theme.h"

enum { FACE_CODES = 65536, FACE_FALLBACK = 4 };

/* Where a table of the font file lies in it; length 0 when it lacks. */
struct face_table {
	size_t offset, length;
};

struct face {
	struct text file;	/* the whole font file */
	char name[64];		/* PostScript name: "Lato-Bold" */
	uint16_t *glyph;	/* FACE_CODES: code point -> glyph, 0 when it lacks */
	uint16_t *advance;	/* n_glyphs: advance width, font units */
	size_t n_glyphs;
	double units;		/* font units per em */
	int ascent, descent, cap_height;	/* thousandths of the size */
	int box[4];		/* left, bottom, right, top, thousandths */
	int long_offsets;	/* format of loca */
	struct face_table loca, glyf;
};

struct pdf_fonts {
	struct face face[2];	/* regular, bold */
};

/* Loads a face from its file. 0, or -1 with err (EXIT_CONFIG). */
int face_load(struct face *face, const struct theme_file *file,
	      struct err *err);
void face_free(struct face *face);

/* A table of the font file by its tag; length 0 when it lacks. */
struct face_table face_find(const struct face *face, const char *tag);

/* Big-endian numbers of the file; 0 past its end. */
unsigned face_u16(const struct face *face, size_t offset);
unsigned long face_u32(const struct face *face, size_t offset);

/* Advance of a code point that the face has, in thousandths of the size. */
double face_advance(const struct face *face, uint16_t code);

/* Turns a UTF-8 text into code points that the face has ('\n' stays): what it
 * lacks becomes its nearest likeness, malformed bytes '?'. Writes to a fresh
 * array, which the caller frees, and returns its length through n. */
uint16_t *face_decode(const struct face *face, const char *text, size_t *n);

/* Writes to out a TrueType file with only the glyphs listed, renumbered in
 * that order (the first must be 0, .notdef); parts of composite glyphs are
 * added after them. 0, or -1 with err when the font is damaged. */
int face_subset(const struct face *face, const uint16_t *glyphs, size_t n,
		struct text *out, struct err *err);

#endif
