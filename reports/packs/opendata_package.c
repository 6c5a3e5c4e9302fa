/* opendata_package.c: datapackage.json: the Data Package of the open data.
 *
 * Each table has its Table Schema, its size and its SHA-256, so that who
 * downloads it can check it and load it typed. Marks of suppressed figures are
 * missing values to a program, and are explained in the description.
 */
#include "base/json.h"
#include "packs/opendata.h"

#include <string.h>

/* The type of Table Schema, by enum dataset_kind. */
static const char *const types[] = {
	[DATASET_TEXT] = "string", [DATASET_LONG] = "string",
	[DATASET_DATE] = "date", [DATASET_INTEGER] = "integer",
	[DATASET_NUMBER] = "number", [DATASET_PERCENT] = "number",
	[DATASET_EURO] = "number",
};

static void member(struct text *out, const char *before, const char *name,
		   const char *value)
{
	text_format(out, "%s\"%s\": ", before, name);
	json_string(out, value != NULL ? value : "");
}

static void add_fields(struct text *out, const struct dataset *table)
{
	text_add_string(out, "    \"fields\": [");
	for (size_t i = 0; i < table->n; i++) {
		const struct dataset_field *field = &table->fields[i];

		member(out, i > 0 ? ",\n     {" : "\n     {", "name",
		       field->name);
		member(out, ", ", "type", types[field->kind]);
		member(out, ",\n      ", "description", field->words);
		if (field->required)
			text_add_string(out, ",\n      \"constraints\": "
					"{\"required\": true}");
		text_add_string(out, "}");
	}
	text_add_string(out, "]");
}

/* The names of a key, as an array. */
static void add_key(struct text *out, const char *key)
{
	const char *between = "";

	text_add_string(out, ",\n    \"primaryKey\": [");
	while (*key != '\0') {
		size_t length = strcspn(key, ",");

		text_format(out, "%s\"%.*s\"", between, (int)length, key);
		between = ", ";
		key += length + (key[length] == ',');
	}
	text_add_string(out, "]");
}

static int is_written(const struct opendata *data, const char *name)
{
	for (size_t i = 0; i < data->n_files; i++)
		if (strcmp(data->files[i].table->name, name) == 0)
			return 1;
	return 0;
}

static void add_references(const struct opendata *data, struct text *out,
			   const struct dataset *table)
{
	const char *before = ",\n    \"foreignKeys\": [";

	for (const struct dataset_reference *to = table->references;
	     to->field != NULL; to++) {
		if (!is_written(data, to->table))
			continue;
		text_format(out, "%s{\"fields\": [\"%s\"], \"reference\": "
			    "{\"resource\": \"%s\", \"fields\": [\"%s\"]}}",
			    before, to->field, to->table, to->target);
		before = ", ";
	}
	if (before[1] == ' ')
		text_add_string(out, "]");
}

static void add_schema(const struct opendata *data, struct text *out,
		       const struct dataset *table)
{
	text_add_string(out, ",\n   \"schema\": {\n");
	add_fields(out, table);
	text_add_string(out, ",\n    \"missingValues\": [\"\"");
	for (size_t i = 0; table->marked && i < data->n_marks; i++) {
		text_add_string(out, ", ");
		json_string(out, data->marks[i].sign);
	}
	text_add_string(out, "]");
	if (table->key != NULL)
		add_key(out, table->key);
	add_references(data, out, table);
	text_add_string(out, "}");
}

static void add_resource(const struct opendata *data, struct text *out,
			 const struct opendata_file *file)
{
	const struct dataset *table = file->table;

	member(out, "  {", "name", table->name);
	text_format(out, ",\n   \"path\": \"%s.csv\"", table->name);
	member(out, ",\n   ", "title", table->title);
	member(out, ",\n   ", "description", table->words);
	text_format(out, ",\n   \"profile\": \"tabular-data-resource\",\n"
		    "   \"format\": \"csv\",\n   \"mediatype\": \"text/csv\",\n"
		    "   \"encoding\": \"utf-8\",\n   \"bytes\": %zu,\n"
		    "   \"hash\": \"sha256:%s\",\n   \"dialect\": "
		    "{\"delimiter\": \",\", \"lineTerminator\": \"\\r\\n\", "
		    "\"quoteChar\": \"\\\"\", \"doubleQuote\": true, "
		    "\"skipInitialSpace\": false, \"header\": true}",
		    file->bytes, file->digest);
	add_schema(data, out, table);
	text_add_string(out, "}");
}

void opendata_package(const struct opendata *data, struct text *out)
{
	const struct opendata_plan *plan = data->plans;

	text_add_string(out, "{\n \"profile\": \"tabular-data-package\"");
	member(out, ",\n ", "name", text_string(&data->name));
	member(out, ",\n ", "title", text_string(&data->title));
	member(out, ",\n ", "description", text_string(&data->description));
	if (plan->period != NULL)
		member(out, ",\n ", "version", plan->period);
	text_format(out, ",\n \"created\": \"%sT00:00:00Z\"", plan->as_of);
	member(out, ",\n \"contributors\": [{", "title", plan->leader);
	member(out, ", \"role\": \"publisher\"}, {", "title", plan->ambito);
	text_add_string(out, ", \"role\": \"author\"}],\n \"licenses\": "
			"[{\"name\": \"CC-BY-4.0\", \"path\": \""
			OPENDATA_LICENCE "\", \"title\": \"Creative Commons "
			"Attribuzione 4.0\"}],\n \"resources\": [\n");
	for (size_t i = 0; i < data->n_files; i++) {
		text_add_string(out, i > 0 ? ",\n" : "");
		add_resource(data, out, &data->files[i]);
	}
	text_add_string(out, "]\n}\n");
}
