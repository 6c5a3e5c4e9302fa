/* subset.c: a font file with only the glyphs that a document prints.
 *
 * libharu can subset too, but keeps the tables of all 3,000 glyphs, and
 * parses the font anew for each document; with 48 sheets a night that is most
 * of the time and of the bytes. Glyphs are renumbered densely here, composite
 * ones follow their parts, and only the tables that PDF asks for remain.
 */
#include <stdlib.h>
#include <string.h>

#include "pdf/face.h"

enum {
	ARGS_ARE_WORDS = 0x0001,
	HAS_SCALE = 0x0008,
	MORE_COMPONENTS = 0x0020,
	HAS_TWO_SCALES = 0x0040,
	HAS_MATRIX = 0x0080,
};

static const char *const kept_tables[] = {
	"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep",
};
enum { KEPT_TABLES = sizeof kept_tables / sizeof kept_tables[0] };

struct subset {
	const struct face *face;
	uint16_t *glyphs;	/* new number -> number in the face */
	size_t n, capacity;
	struct text table[KEPT_TABLES];
};

static void put16(struct text *out, unsigned value)
{
	char bytes[2] = { (char)(value >> 8 & 0xFF), (char)(value & 0xFF) };

	text_add(out, bytes, 2);
}

static void put32(struct text *out, unsigned long value)
{
	put16(out, (unsigned)(value >> 16 & 0xFFFF));
	put16(out, (unsigned)(value & 0xFFFF));
}

static void write16(struct text *out, size_t at, unsigned value)
{
	out->data[at] = (char)(value >> 8 & 0xFF);
	out->data[at + 1] = (char)(value & 0xFF);
}

static void pad(struct text *out)
{
	while (out->length % 4 != 0)
		text_add(out, "", 1);
}

/* The new number of a part of a composite glyph, added when it has none. */
static size_t number_of(struct subset *subset, uint16_t glyph)
{
	for (size_t i = 0; i < subset->n; i++)
		if (subset->glyphs[i] == glyph)
			return i;
	if (subset->n == subset->capacity) {
		subset->capacity *= 2;
		subset->glyphs = must_resize(
			subset->glyphs,
			subset->capacity * sizeof *subset->glyphs);
	}
	subset->glyphs[subset->n] = glyph;
	return subset->n++;
}

/* Where a glyph's outline lies in the file. -1 when the font is damaged. */
static int outline(const struct face *face, unsigned glyph,
		   struct face_table *out)
{
	size_t from, to;

	if (face->long_offsets) {
		from = face_u32(face, face->loca.offset + 4 * (size_t)glyph);
		to = face_u32(face, face->loca.offset + 4 * (size_t)glyph + 4);
	} else {
		from = 2 * (size_t)face_u16(face, face->loca.offset +
							  2 * (size_t)glyph);
		to = 2 * (size_t)face_u16(face, face->loca.offset +
							2 * (size_t)glyph + 2);
	}
	if (glyph >= face->n_glyphs || from > to || to > face->glyf.length)
		return -1;
	out->offset = face->glyf.offset + from;
	out->length = to - from;
	return 0;
}

/* Renumbers the parts of the composite glyph copied to glyf at `start`. */
static int renumber_parts(struct subset *subset, struct text *glyf,
			  size_t start)
{
	size_t at = start + 10;
	unsigned flags;

	do {
		unsigned part;

		if (at + 4 > glyf->length)
			return -1;
		flags = (unsigned)(unsigned char)glyf->data[at] << 8 |
			(unsigned char)glyf->data[at + 1];
		part = (unsigned)(unsigned char)glyf->data[at + 2] << 8 |
		       (unsigned char)glyf->data[at + 3];
		write16(glyf, at + 2,
			(unsigned)number_of(subset, (uint16_t)part));
		at += 4 + ((flags & ARGS_ARE_WORDS) ? 4 : 2);
		if (flags & HAS_SCALE)
			at += 2;
		else if (flags & HAS_TWO_SCALES)
			at += 4;
		else if (flags & HAS_MATRIX)
			at += 8;
	} while (flags & MORE_COMPONENTS);
	return 0;
}

/* Copies the outlines; parts found on the way are appended to the list and
 * reached by the same loop. */
static int write_outlines(struct subset *subset, struct text *glyf,
			  struct text *loca, struct text *hmtx)
{
	const struct face *face = subset->face;
	size_t metrics = face_find(face, "hmtx").offset;
	size_t n_metrics =
		face_u16(face, face_find(face, "hhea").offset + 34);

	for (size_t i = 0; i < subset->n; i++) {
		unsigned glyph = subset->glyphs[i];
		size_t start = glyf->length;
		struct face_table from;

		if (outline(face, glyph, &from) != 0 || n_metrics == 0)
			return -1;
		put32(loca, start);
		text_add(glyf, face->file.data + from.offset, from.length);
		if (from.length >= 10 &&
		    (face_u16(face, from.offset) & 0x8000) != 0 &&
		    renumber_parts(subset, glyf, start) != 0)
			return -1;
		pad(glyf);
		put16(hmtx, face->advance[glyph]);
		put16(hmtx, glyph < n_metrics
				    ? face_u16(face, metrics + 4 * (size_t)glyph + 2)
				    : face_u16(face, metrics + 4 * n_metrics +
							     2 * (glyph - n_metrics)));
	}
	put32(loca, glyf->length);
	return 0;
}

static struct text *table_of(struct subset *subset, const char *tag)
{
	for (size_t i = 0; i < KEPT_TABLES; i++)
		if (memcmp(kept_tables[i], tag, 4) == 0)
			return &subset->table[i];
	return NULL;
}

static void copy_table(struct subset *subset, const char *tag)
{
	struct face_table from = face_find(subset->face, tag);

	text_add(table_of(subset, tag),
		 subset->face->file.data + from.offset, from.length);
}

static unsigned long checksum(const struct text *bytes)
{
	unsigned long sum = 0;

	for (size_t i = 0; i < bytes->length; i++)
		sum += (unsigned long)(unsigned char)bytes->data[i]
		       << (8 * (3 - i % 4));
	return sum & 0xFFFFFFFFul;
}

/* The directory, then the tables one after the other. */
static void assemble(struct subset *subset, struct text *out)
{
	unsigned present = 0, power = 1, log = 0;
	size_t offset;

	for (size_t i = 0; i < KEPT_TABLES; i++)
		present += subset->table[i].length > 0;
	while (power * 2 <= present) {
		power *= 2;
		log++;
	}
	put32(out, 0x00010000);
	put16(out, present);
	put16(out, power * 16);
	put16(out, log);
	put16(out, (present - power) * 16);
	offset = 12 + 16 * (size_t)present;
	for (size_t i = 0; i < KEPT_TABLES; i++) {
		struct text *table = &subset->table[i];
		size_t length = table->length;

		if (length == 0)
			continue;
		pad(table);
		text_add(out, kept_tables[i], 4);
		put32(out, checksum(table));
		put32(out, offset);
		put32(out, length);
		offset += table->length;
	}
	for (size_t i = 0; i < KEPT_TABLES; i++)
		text_add(out, text_string(&subset->table[i]),
			 subset->table[i].length);
}

int face_subset(const struct face *face, const uint16_t *glyphs, size_t n,
		struct text *out, struct err *err)
{
	struct subset subset = { .face = face, .n = n, .capacity = n + 64 };
	struct text *head, *hhea, *maxp;
	int result = -1;

	subset.glyphs = must_alloc(subset.capacity * sizeof *subset.glyphs);
	memcpy(subset.glyphs, glyphs, n * sizeof *glyphs);
	for (size_t i = 0; i < KEPT_TABLES; i++)
		if (strchr("gl", kept_tables[i][0]) == NULL &&
		    strcmp(kept_tables[i], "hmtx") != 0)
			copy_table(&subset, kept_tables[i]);
	head = table_of(&subset, "head");
	hhea = table_of(&subset, "hhea");
	maxp = table_of(&subset, "maxp");
	if (head->length < 54 || hhea->length < 36 || maxp->length < 6 ||
	    write_outlines(&subset, table_of(&subset, "glyf"),
			   table_of(&subset, "loca"),
			   table_of(&subset, "hmtx")) != 0) {
		err_set(err, EXIT_CONFIG,
			"il file di carattere %s è danneggiato", face->name);
		goto out;
	}
	write16(head, 50, 1);	/* loca is written in the long format */
	write16(hhea, 34, (unsigned)subset.n);
	write16(maxp, 4, (unsigned)subset.n);
	assemble(&subset, out);
	result = 0;
out:
	for (size_t i = 0; i < KEPT_TABLES; i++)
		text_free(&subset.table[i]);
	free(subset.glyphs);
	return result;
}
