/* opendata.c: the open data: a directory of tables and what describes them.
 *
 * Only what the disclosure control lets out goes here: the views aperti_*.
 * Which tables there are, and what their columns mean, is in
 * opendata_tables.c; the descriptions are written from there, with the size
 * and the digest of each file as it was written.
 */
#include "packs/opendata.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "format.h"
#include "packs/load.h"
#include "records/export.h"

#define TEXT LOAD_TEXT_OF

static const struct load_field plan_fields[] = {
	TEXT(opendata_plan, "codice", code), TEXT(opendata_plan, "titolo", title),
	TEXT(opendata_plan, "ambito", ambito),
	TEXT(opendata_plan, "capofila", leader),
	TEXT(opendata_plan, "inizio", from), TEXT(opendata_plan, "fine", to),
	TEXT(opendata_plan, "al", as_of), TEXT(opendata_plan, "periodo", period),
};

static const struct load_field mark_fields[] = {
	TEXT(opendata_mark, "mostra", sign),
	TEXT(opendata_mark, "testo", meaning),
};

#define SHAPE(type, source) \
	{source, type##_fields, \
	 sizeof(type##_fields) / sizeof(type##_fields[0]), \
	 sizeof(struct opendata_##type)}

static const struct load_shape plan_shape =
	SHAPE(plan, "select * from report_piano");
static const struct load_shape mark_shape =
	SHAPE(mark, "select * from report_pubblico_legenda order by ordine");

static int load(struct opendata *data, struct err *err)
{
	struct store *store = data->context->store;
	void *plans = NULL, *marks = NULL;
	int status = load_rows(store, &plan_shape, &plans, &data->n_plans, err);

	data->plans = plans;
	if (status == 0)
		status = load_rows(store, &mark_shape, &marks, &data->n_marks,
				   err);
	data->marks = marks;
	return status;
}

static const char *or_none(const char *text)
{
	return text != NULL ? text : "";
}

/* A name that any catalogue takes: a-z, 0-9 and hyphens. */
static void add_slug(struct text *out, const char *text)
{
	for (; *text != '\0'; text++) {
		int c = tolower((unsigned char)*text);

		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			text_format(out, "%c", c);
		else if (out->length > 0 && out->data[out->length - 1] != '-')
			text_add_string(out, "-");
	}
}

static void describe(struct opendata *data)
{
	const struct opendata_plan *plan = data->plans;
	char from[FORMAT_SIZE], to[FORMAT_SIZE], as_of[FORMAT_SIZE];

	add_slug(&data->name, or_none(plan->code));
	text_format(&data->name, "-%s", or_none(plan->period));
	for (char *at = data->name.data; *at != '\0'; at++)
		*at = (char)tolower((unsigned char)*at);
	text_format(&data->title, "%s - %s: dati del monitoraggio",
		    or_none(plan->ambito), or_none(plan->title));
	text_format(&data->description, "Gli indicatori con cui l'Ambito segue "
		    "il proprio piano (%s – %s), i loro valori per trimestre, "
		    "subambito e Comune, le risorse. I dati sono quelli noti %s.",
		    format_date(from, sizeof from, plan->from),
		    format_date(to, sizeof to, plan->to),
		    format_date_after(as_of, sizeof as_of, "al", plan->as_of));
	for (size_t i = 0; i < data->n_marks; i++)
		text_format(&data->description, "%s«%s»: %s.", i == 0
			    ? " I valori che riguardano poche persone sono "
			      "riservati e portano un segno: " : " ",
			    data->marks[i].sign, data->marks[i].meaning);
	text_add_string(&data->description, " Una cella vuota è un dato che non "
			"c'è, lo zero è uno zero vero. Un testo che un foglio di "
			"calcolo eseguirebbe comincia con un apostrofo.");
}

static int write_file(const struct opendata *data, const char *name,
		      const struct text *bytes, struct err *err)
{
	struct text path = {0};
	int status = file_write(file_join(&path, data->directory, name),
				text_string(bytes), bytes->length, 0, err);

	text_free(&path);
	return status;
}

static int write_table(struct opendata *data, const struct dataset *table,
		       struct err *err)
{
	struct text out = {0}, name = {0};
	struct opendata_file *file = &data->files[data->n_files];
	long rows = export_view(data->context->store, table->view, &out, err);
	int status = rows < 0 ? -1 : 0;

	if (rows > 0 || (rows == 0 && table->always)) {
		struct digest *digest = digest_new();

		digest_add(digest, text_string(&out), out.length);
		digest_finish(digest, file->digest);
		file->table = table;
		file->bytes = out.length;
		data->n_files++;
		text_format(&name, "%s.csv", table->name);
		status = write_file(data, text_string(&name), &out, err);
	}
	text_free(&out);
	text_free(&name);
	return status;
}

static int write_tables(struct opendata *data, struct err *err)
{
	data->files = must_alloc(opendata_n_tables * sizeof *data->files);
	for (size_t i = 0; i < opendata_n_tables; i++)
		if (write_table(data, &opendata_tables[i], err) != 0)
			return -1;
	return 0;
}

static int write_descriptions(struct opendata *data, struct err *err)
{
	static const struct {
		const char *name;
		void (*write)(const struct opendata *data, struct text *out);
	} descriptions[] = {
		{"datapackage.json", opendata_package},
		{"dcat-ap_it.rdf", opendata_catalog},
	};
	int status = 0;

	for (size_t i = 0; status == 0 && i < 2; i++) {
		struct text out = {0};

		descriptions[i].write(data, &out);
		status = write_file(data, descriptions[i].name, &out, err);
		text_free(&out);
	}
	return status;
}

int opendata_render(const struct pack_context *context, const char *path,
		    struct err *err)
{
	struct opendata data = { .context = context, .directory = path };
	int status = -1;

	/* A table that the plan no longer has must not stay. */
	if (load(&data, err) != 0 || file_remove_tree(path, err) != 0 ||
	    file_make_directories(path, err) != 0)
		goto out;
	describe(&data);
	if (write_tables(&data, err) == 0)
		status = write_descriptions(&data, err);
	if (status == 0 && !context->staged)
		status = file_sync_directory(path, err);
out:
	load_free(&plan_shape, data.plans, data.n_plans);
	load_free(&mark_shape, data.marks, data.n_marks);
	free(data.files);
	text_free(&data.name);
	text_free(&data.title);
	text_free(&data.description);
	return status;
}
