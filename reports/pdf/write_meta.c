/* write_meta.c: what the document says of itself, and the files it carries.
 *
 * Titles and dates stand both in the information dictionary and in the XMP
 * packet, which also claims PDF/A-3b and PDF/UA-1. Dates are the as-of day's:
 * a document never knows when it was made. Attachments ask for part 3 of
 * PDF/A, so that is what is claimed for all.
 */
#include <stdlib.h>
#include <string.h>

#include "pdf/source.h"
#include "pdf/write.h"

static const char producer[] = "quadro";

static void xmp_text(struct text *out, const char *before, const char *value,
		     const char *after)
{
	if (value[0] == '\0')
		return;
	text_add_string(out, before);
	source_xml(out, value);
	text_add_string(out, after);
}

/* PDF/A knows its own identifiers but not PDF/UA's: they must be described. */
static const char ua_schema[] =
	"<pdfaExtension:schemas><rdf:Bag>"
	"<rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
	"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
	"</pdfaSchema:namespaceURI>\n"
	"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
	"<pdfaSchema:property><rdf:Seq>"
	"<rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaProperty:name>part</pdfaProperty:name>\n"
	"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
	"<pdfaProperty:category>internal</pdfaProperty:category>\n"
	"<pdfaProperty:description>part of PDF/UA"
	"</pdfaProperty:description>\n"
	"</rdf:li></rdf:Seq></pdfaSchema:property>\n"
	"</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static void xmp_packet(const struct pdf_info *info, struct text *out)
{
	text_add_string(out,
		"<?xpacket begin=\"\xEF\xBB\xBF\" "
		"id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
		"<rdf:Description rdf:about=\"\"\n"
		" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
		" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
		" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
		" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
		" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
		" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
		" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
		" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
		"<pdfaid:part>3</pdfaid:part>\n"
		"<pdfaid:conformance>B</pdfaid:conformance>\n"
		"<pdfuaid:part>1</pdfuaid:part>\n"
		"<dc:format>application/pdf</dc:format>\n"
		"<dc:language><rdf:Bag><rdf:li>it-IT</rdf:li></rdf:Bag>"
		"</dc:language>\n");
	text_add_string(out, ua_schema);
	xmp_text(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
		 info->title, "</rdf:li></rdf:Alt></dc:title>\n");
	xmp_text(out,
		 "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
		 info->subject, "</rdf:li></rdf:Alt></dc:description>\n");
	xmp_text(out, "<dc:creator><rdf:Seq><rdf:li>", info->author,
		 "</rdf:li></rdf:Seq></dc:creator>\n");
	xmp_text(out, "<dc:source>sha256:", info->data_digest,
		 "</dc:source>\n");
	xmp_text(out, "<xmp:CreateDate>", info->as_of,
		 "T00:00:00+00:00</xmp:CreateDate>\n");
	xmp_text(out, "<xmp:ModifyDate>", info->as_of,
		 "T00:00:00+00:00</xmp:ModifyDate>\n");
	text_format(out, "<xmp:CreatorTool>%s</xmp:CreatorTool>\n"
			 "<pdf:Producer>%s</pdf:Producer>\n"
			 "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
			 "<?xpacket end=\"r\"?>",
		    producer, producer);
}

/* "D:20230630000000+00'00'" */
static void source_date(struct text *out, const char *as_of)
{
	text_format(out, "(D:%.4s%.2s%.2s000000+00'00')", as_of, as_of + 5,
		    as_of + 8);
}

static void write_information(struct writer *writer)
{
	const struct pdf_info *info = &writer->pdf->info;
	HPDF_Dict dict = writer->objects.pdf->info;
	struct text out = { 0 };

	if (dict == NULL) {
		dict = objects_new(&writer->objects);
		writer->objects.pdf->info = dict;
	} else {
		HPDF_Dict_RemoveElement(dict, "Producer");
	}
	text_add_string(&out, "/Title");
	source_string(&out, info->title);
	if (info->subject[0] != '\0') {
		text_add_string(&out, "/Subject");
		source_string(&out, info->subject);
	}
	if (info->author[0] != '\0') {
		text_add_string(&out, "/Author");
		source_string(&out, info->author);
	}
	text_format(&out, "/Creator(%s)/Producer(%s)/CreationDate", producer,
		    producer);
	source_date(&out, info->as_of);
	text_add_string(&out, "/ModDate");
	source_date(&out, info->as_of);
	objects_fill(dict, write_keep(writer, &out));
}

static void write_profile(struct writer *writer, struct text *catalog)
{
	const struct text *profile = &writer->pdf->profile;
	HPDF_Dict object = objects_stream(&writer->objects, profile->data,
					  profile->length, 1, "/N 3\n");

	text_format(catalog,
		    "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
		    "/OutputConditionIdentifier(sRGB)/Info(sRGB)"
		    "/DestOutputProfile %lu 0 R>>]\n",
		    objects_number(object));
}

/* A MIME type as a PDF name; what is none is "application/octet-stream". */
static void mime_name(struct text *out, const char *mime)
{
	static const char allowed[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
		"0123456789!$&^_.+-";
	size_t type = strspn(mime, allowed), rest = 0;

	if (type > 0 && mime[type] == '/')
		rest = strspn(mime + type + 1, allowed);
	if (rest == 0 || mime[type + 1 + rest] != '\0')
		text_add_string(out, "application#2Foctet-stream");
	else
		text_format(out, "%.*s#2F%s", (int)type, mime,
			    mime + type + 1);
}

/* The file's bytes, then its description. Returns the number of the latter. */
static unsigned long write_attachment(struct writer *writer,
				      const struct attachment *attachment)
{
	HPDF_Dict bytes, object = objects_new(&writer->objects);
	struct text out = { 0 };

	text_add_string(&out, "/Type/EmbeddedFile/Subtype/");
	mime_name(&out, attachment->mime);
	text_format(&out, "/Params<</Size %zu/ModDate",
		    attachment->bytes.length);
	source_date(&out, writer->pdf->info.as_of);
	text_add_string(&out, ">>\n");
	bytes = objects_stream(&writer->objects, attachment->bytes.data,
			       attachment->bytes.length, 1,
			       write_keep(writer, &out));
	text_add_string(&out, "/Type/Filespec/AFRelationship/Data/F");
	source_string(&out, attachment->name);
	text_add_string(&out, "/UF");
	source_string(&out, attachment->name);
	text_add_string(&out, "/Desc");
	source_string(&out, attachment->description);
	text_format(&out, "/EF<</F %lu 0 R/UF %lu 0 R>>\n",
		    objects_number(bytes), objects_number(bytes));
	objects_fill(object, write_keep(writer, &out));
	return objects_number(object);
}

static int by_name(const void *left, const void *right)
{
	return strcmp(((const struct attachment *)left)->name,
		      ((const struct attachment *)right)->name);
}

/* The tree of names must be in order of name. */
static void write_attachments(struct writer *writer, struct text *catalog)
{
	struct pdf *pdf = writer->pdf;
	struct text names = { 0 };

	if (pdf->n_attachments == 0)
		return;
	qsort(pdf->attachments, pdf->n_attachments, sizeof *pdf->attachments,
	      by_name);
	text_add_string(catalog, "/AF[");
	for (size_t i = 0; i < pdf->n_attachments; i++) {
		unsigned long number =
			write_attachment(writer, &pdf->attachments[i]);

		text_format(catalog, "%lu 0 R ", number);
		source_string(&names, pdf->attachments[i].name);
		text_format(&names, " %lu 0 R ", number);
	}
	text_format(catalog, "]/Names<</EmbeddedFiles<</Names[%s]>>>>\n",
		    text_string(&names));
	text_free(&names);
}

void write_meta(struct writer *writer, struct text *catalog)
{
	struct text packet = { 0 };
	HPDF_Dict object;

	xmp_packet(&writer->pdf->info, &packet);
	object = objects_stream(&writer->objects, packet.data, packet.length,
				0, "/Type/Metadata/Subtype/XML\n");
	text_free(&packet);
	text_format(catalog,
		    "/Metadata %lu 0 R/Lang(it-IT)"
		    "/ViewerPreferences<</DisplayDocTitle true>>\n",
		    objects_number(object));
	write_information(writer);
	write_profile(writer, catalog);
	write_attachments(writer, catalog);
}
