/* opendata_catalog.c: dcat-ap_it.rdf: the open data for the national
 * catalogue, after the profile DCAT-AP_IT.
 *
 * Addresses are relative to the file: it describes the files beside it,
 * wherever they are published. Vocabularies are the European ones that the
 * profile asks for.
 */
#include "packs/opendata.h"
#include "pdf/source.h"

#define AUTHORITY "http://publications.europa.eu/resource/authority/"
#define XSD "http://www.w3.org/2001/XMLSchema#"

static const char opening[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	"<rdf:RDF\n"
	"  xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"\n"
	"  xmlns:dcat=\"http://www.w3.org/ns/dcat#\"\n"
	"  xmlns:dcatapit=\"http://dati.gov.it/onto/dcatapit#\"\n"
	"  xmlns:dct=\"http://purl.org/dc/terms/\"\n"
	"  xmlns:foaf=\"http://xmlns.com/foaf/0.1/\"\n"
	"  xmlns:owl=\"http://www.w3.org/2002/07/owl#\"\n"
	"  xmlns:spdx=\"http://spdx.org/rdf/terms#\">\n";

static const char licence[] =
	" <dcatapit:LicenseDocument rdf:about=\"" OPENDATA_LICENCE "\">\n"
	"  <rdf:type rdf:resource=\"http://purl.org/dc/terms/LicenseDocument\""
	"/>\n"
	"  <dct:type rdf:resource=\"http://purl.org/adms/licencetype/"
	"Attribution\"/>\n"
	"  <foaf:name>Creative Commons Attribuzione 4.0 Internazionale "
	"(CC BY 4.0)</foaf:name>\n"
	"  <owl:versionInfo>4.0</owl:versionInfo>\n"
	" </dcatapit:LicenseDocument>\n";

static void element(struct text *out, const char *name, const char *attribute,
		    const char *value)
{
	if (value == NULL || value[0] == '\0')
		return;
	text_format(out, "  <%s%s>", name, attribute);
	source_xml(out, value);
	text_format(out, "</%s>\n", name);
}

static void words(struct text *out, const char *name, const char *value)
{
	element(out, name, " xml:lang=\"it\"", value);
}

static void link(struct text *out, const char *name, const char *target)
{
	text_format(out, "  <%s rdf:resource=\"%s\"/>\n", name, target);
}

static void agent(struct text *out, const char *anchor, const char *name,
		  const char *identifier)
{
	text_format(out, " <dcatapit:Agent rdf:about=\"#%s\">\n", anchor);
	link(out, "rdf:type", "http://xmlns.com/foaf/0.1/Agent");
	element(out, "dct:identifier", "", identifier);
	words(out, "foaf:name", name);
	text_add_string(out, " </dcatapit:Agent>\n");
}

static void period(struct text *out, const struct opendata_plan *plan)
{
	text_add_string(out, "  <dct:temporal><dct:PeriodOfTime>\n");
	element(out, "dcatapit:startDate", " rdf:datatype=\"" XSD "date\"",
		plan->from);
	element(out, "dcatapit:endDate", " rdf:datatype=\"" XSD "date\"",
		plan->to);
	text_add_string(out, "  </dct:PeriodOfTime></dct:temporal>\n");
}

static void dataset(const struct opendata *data, struct text *out)
{
	static const char *const keywords[] = {
		"piano di zona", "servizi sociali", "welfare", "indicatori",
		"monitoraggio"};
	const struct opendata_plan *plan = data->plans;

	text_add_string(out, " <dcatapit:Dataset rdf:about=\"#dataset\">\n");
	link(out, "rdf:type", "http://www.w3.org/ns/dcat#Dataset");
	element(out, "dct:identifier", "", text_string(&data->name));
	words(out, "dct:title", text_string(&data->title));
	words(out, "dct:description", text_string(&data->description));
	element(out, "dct:modified", " rdf:datatype=\"" XSD "date\"",
		plan->as_of);
	link(out, "dcat:theme", AUTHORITY "data-theme/SOCI");
	link(out, "dct:accrualPeriodicity", AUTHORITY "frequency/QUARTERLY");
	link(out, "dct:language", AUTHORITY "language/ITA");
	link(out, "dct:accessRights", AUTHORITY "access-right/PUBLIC");
	link(out, "dct:rightsHolder", "#titolare");
	link(out, "dct:publisher", "#editore");
	link(out, "dct:creator", "#titolare");
	element(out, "owl:versionInfo", "", plan->period);
	for (size_t i = 0; i < sizeof(keywords) / sizeof(keywords[0]); i++)
		words(out, "dcat:keyword", keywords[i]);
	period(out, plan);
	for (size_t i = 0; i < data->n_files; i++)
		text_format(out, "  <dcat:distribution rdf:resource=\"#%s\"/>\n",
			    data->files[i].table->name);
	text_add_string(out, " </dcatapit:Dataset>\n");
}

static void distribution(const struct opendata *data, struct text *out,
			 const struct opendata_file *file)
{
	const char *name = file->table->name;
	struct text number = {0}, path = {0};

	text_format(&number, "%zu", file->bytes);
	text_format(&path, "%s.csv", name);
	text_format(out, " <dcatapit:Distribution rdf:about=\"#%s\">\n", name);
	link(out, "rdf:type", "http://www.w3.org/ns/dcat#Distribution");
	words(out, "dct:title", file->table->title);
	words(out, "dct:description", file->table->words);
	link(out, "dcat:accessURL", text_string(&path));
	link(out, "dcat:downloadURL", text_string(&path));
	link(out, "dct:format", AUTHORITY "file-type/CSV");
	link(out, "dcat:mediaType",
	     "https://www.iana.org/assignments/media-types/text/csv");
	element(out, "dcat:byteSize", " rdf:datatype=\"" XSD "decimal\"",
		text_string(&number));
	element(out, "dct:modified", " rdf:datatype=\"" XSD "date\"",
		data->plans->as_of);
	link(out, "dct:license", OPENDATA_LICENCE);
	text_format(out, "  <spdx:checksum><spdx:Checksum>\n"
		    "   <spdx:algorithm rdf:resource=\"http://spdx.org/rdf/"
		    "terms#checksumAlgorithm_sha256\"/>\n"
		    "   <spdx:checksumValue rdf:datatype=\"" XSD "hexBinary\">"
		    "%s</spdx:checksumValue>\n"
		    "  </spdx:Checksum></spdx:checksum>\n"
		    " </dcatapit:Distribution>\n", file->digest);
	text_free(&number);
	text_free(&path);
}

void opendata_catalog(const struct opendata *data, struct text *out)
{
	const struct opendata_plan *plan = data->plans;

	text_add_string(out, opening);
	dataset(data, out);
	for (size_t i = 0; i < data->n_files; i++)
		distribution(data, out, &data->files[i]);
	agent(out, "titolare", plan->ambito, plan->code);
	agent(out, "editore", plan->leader, plan->leader);
	text_add_string(out, licence);
	text_add_string(out, "</rdf:RDF>\n");
}
