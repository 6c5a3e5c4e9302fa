/* write_fonts.c: the two faces as subset, embedded, searchable fonts.
 *
 * Codes in the pages are places in the document's own list of characters, so
 * the subset has as many glyphs, in that order, and the code is the glyph. A
 * face that no page uses is not written.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "pdf/write.h"

enum { TAG_LETTERS = 6 };

/* Six letters that stand for the subset, from what is in it. */
static void subset_tag(const struct usage *usage, char tag[TAG_LETTERS + 1])
{
	struct digest *digest = digest_new();
	char hex[DIGEST_SIZE];

	digest_add(digest, usage->codes, usage->n * sizeof *usage->codes);
	digest_finish(digest, hex);
	for (int i = 0; i < TAG_LETTERS; i++)
		tag[i] = (char)(hex[i] <= '9' ? 'A' + hex[i] - '0'
					      : 'K' + hex[i] - 'a');
	tag[TAG_LETTERS] = '\0';
}

static HPDF_Dict write_unicode(struct writer *writer,
			       const struct usage *usage)
{
	struct text out = { 0 };
	HPDF_Dict object;

	text_add_string(&out, "/CIDInit /ProcSet findresource begin\n"
			      "12 dict begin\nbegincmap\n/CIDSystemInfo\n"
			      "<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>"
			      " def\n/CMapName /Adobe-Identity-UCS def\n"
			      "/CMapType 2 def\n1 begincodespacerange\n"
			      "<0000> <FFFF>\nendcodespacerange\n");
	/* At most a hundred rows in a section. */
	for (size_t i = 1; i < usage->n; i++) {
		size_t left = usage->n - i;

		if (i % 100 == 1)
			text_format(&out, "%zu beginbfchar\n",
				    left < 100 ? left : 100);
		text_format(&out, "<%04zX> <%04X>\n", i, usage->codes[i]);
		if (i % 100 == 0 || i + 1 == usage->n)
			text_add_string(&out, "endbfchar\n");
	}
	text_add_string(&out, "endcmap\nCMapName currentdict /CMap "
			      "defineresource pop\nend\nend\n");
	object = objects_stream(&writer->objects, out.data, out.length, 1, "");
	text_free(&out);
	return object;
}

static HPDF_Dict write_file(struct writer *writer, const struct face *face,
			    const struct usage *usage)
{
	struct text file = { 0 }, source = { 0 };
	uint16_t *glyphs = must_alloc(usage->n * sizeof *glyphs);
	HPDF_Dict object = NULL;

	glyphs[0] = 0;
	for (size_t i = 1; i < usage->n; i++)
		glyphs[i] = face->glyph[usage->codes[i]];
	if (face_subset(face, glyphs, usage->n, &file, &writer->pdf->err) == 0) {
		text_format(&source, "/Length1 %zu\n", file.length);
		object = objects_stream(&writer->objects, file.data,
					file.length, 1,
					write_keep(writer, &source));
	}
	text_free(&file);
	free(glyphs);
	return object;
}

static HPDF_Dict write_descriptor(struct writer *writer,
				  const struct face *face,
				  const struct usage *usage, const char *name,
				  int bold)
{
	HPDF_Dict file = write_file(writer, face, usage);
	HPDF_Dict object = objects_new(&writer->objects);
	struct text out = { 0 };

	text_format(&out,
		    "/Type/FontDescriptor/FontName/%s/Flags 4/FontBBox"
		    "[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d"
		    "/CapHeight %d/StemV %d/FontFile2 %lu 0 R\n",
		    name, face->box[0], face->box[1], face->box[2],
		    face->box[3], face->ascent, face->descent,
		    face->cap_height, bold ? 140 : 80, objects_number(file));
	objects_fill(object, write_keep(writer, &out));
	return object;
}

static HPDF_Dict write_cid_font(struct writer *writer, const struct face *face,
				const struct usage *usage, const char *name,
				HPDF_Dict descriptor)
{
	HPDF_Dict object = objects_new(&writer->objects);
	struct text out = { 0 };

	text_format(&out,
		    "/Type/Font/Subtype/CIDFontType2/BaseFont/%s"
		    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
		    "/Supplement 0>>/CIDToGIDMap/Identity"
		    "/FontDescriptor %lu 0 R/DW 0/W[0[%g",
		    name, objects_number(descriptor),
		    face->advance[0] * 1000.0 / face->units);
	for (size_t i = 1; i < usage->n; i++)
		text_format(&out, " %g", face_advance(face, usage->codes[i]));
	text_add_string(&out, "]]\n");
	objects_fill(object, write_keep(writer, &out));
	return object;
}

static unsigned long write_face(struct writer *writer, int bold)
{
	const struct face *face = &writer->pdf->fonts->face[bold];
	const struct usage *usage = &writer->pdf->usage[bold];
	char tag[TAG_LETTERS + 1], name[96];
	HPDF_Dict font, object, unicode;
	struct text out = { 0 };

	subset_tag(usage, tag);
	snprintf(name, sizeof name, "%s+%s", tag, face->name);
	font = write_cid_font(writer, face, usage, name,
			      write_descriptor(writer, face, usage, name,
					       bold));
	unicode = write_unicode(writer, usage);
	object = objects_new(&writer->objects);
	text_format(&out,
		    "/Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
		    "/DescendantFonts[%lu 0 R]/ToUnicode %lu 0 R\n",
		    name, objects_number(font), objects_number(unicode));
	objects_fill(object, write_keep(writer, &out));
	return objects_number(object);
}

void write_fonts(struct writer *writer, struct text *out)
{
	text_add_string(out, "/Font<<");
	for (int bold = 0; bold < 2; bold++)
		if (writer->pdf->usage[bold].n > 1)
			text_format(out, "/F%d %lu 0 R", bold,
				    write_face(writer, bold));
	text_add_string(out, ">>\n");
}
