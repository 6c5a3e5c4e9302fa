/* layout.c: reading the Table Schema of one layout.
 *
 * SQLite takes the JSON apart, so there is no JSON parser here; this file
 * checks what it finds and gives it a shape that the row loop can use without
 * looking anything up. No layout's name or column is known to the program,
 * but for `comune`, `subambito` and `id`, which the contract itself treats.
 */
#include "records/layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "records/layout_read.h"
#include "store/query.h"

enum { MAX_FIELDS = 200 };

static char *copy_column(struct query *query, int column)
{
	const char *text;

	if (query_is_null(query, column))
		return NULL;
	text = query_text(query, column);
	return text_copy(text, strlen(text));
}

static char *fold_copy(const char *text)
{
	size_t size = 4 * strlen(text) + 1;
	char *out = must_alloc(size);

	text_fold(text, strlen(text), out, size);
	return out;
}

/* The strings of a JSON array, in order. */
static char **read_list(struct store *store, const char *json,
			const char *path, size_t *count, struct err *err)
{
	struct query *query = query_new(store, "select value from json_each(?, "
					"?)", err);
	char **list = NULL;

	*count = 0;
	if (query == NULL)
		return NULL;
	query_bind_text(query, 1, json);
	query_bind_text(query, 2, path);
	while (query_step(query, err) == 1) {
		list = must_resize(list, (*count + 1) * sizeof(*list));
		list[(*count)++] = copy_column(query, 0);
	}
	query_free(query);
	return list;
}

static int field_type(struct field *field, const char *type)
{
	static const struct {
		const char *name;
		enum field_type type;
	} known[] = {
		{"string", FIELD_TEXT}, {"number", FIELD_NUMBER},
		{"integer", FIELD_INTEGER}, {"boolean", FIELD_BOOLEAN},
		{"date", FIELD_DATE},
	};
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(known[i].name, type) == 0) {
			field->type = known[i].type;
			if (field->type == FIELD_TEXT && field->n_values > 0)
				field->type = FIELD_ENUM;
			else if (strcmp(field->name, "comune") == 0)
				field->type = FIELD_COMUNE;
			else if (strcmp(field->name, "subambito") == 0)
				field->type = FIELD_SUBAMBITO;
			return 0;
		}
	return -1;
}

/* Names become columns and views: lower case, digits, underscore. */
static int is_plain_name(const char *name)
{
	size_t length = name != NULL ? strlen(name) : 0;

	return length > 0 && length <= 40 && name[0] >= 'a' && name[0] <= 'z' &&
	       strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == length;
}

static double real_or_nan(struct query *query, int column)
{
	return query_is_null(query, column) ? NAN : query_real(query, column);
}

static int read_field(struct store *store, struct query *query,
		      struct field *field, struct err *err)
{
	const char *json = query_text(query, 7);
	size_t i;

	field->name = copy_column(query, 0);
	if (!is_plain_name(field->name))
		return err_set(err, EXIT_CONFIG, "il nome di campo «%s» non va: "
			       "lettere minuscole, cifre e _, al più 40",
			       field->name != NULL ? field->name : "");
	field->folded = fold_copy(field->name);
	field->description = copy_column(query, 2);
	field->required = (int)query_integer(query, 3);
	field->expression = copy_column(query, 4);
	field->minimum = real_or_nan(query, 5);
	field->maximum = real_or_nan(query, 6);
	field->max_length = (long)query_integer(query, 8);
	field->values = read_list(store, json, "$.constraints.enum",
				  &field->n_values, err);
	field->folded_values = must_alloc((field->n_values + 1) *
					  sizeof(char *));
	field->lengths = must_alloc((field->n_values + 1) * sizeof(size_t));
	for (i = 0; i < field->n_values; i++) {
		field->folded_values[i] = fold_copy(field->values[i]);
		field->lengths[i] = strlen(field->values[i]);
	}
	if (field_type(field, query_text(query, 1)) != 0)
		return err_set(err, EXIT_CONFIG, "campo %s: tipo «%s» non "
			       "ammesso (string, number, integer, boolean, date)",
			       field->name, query_text(query, 1));
	if (field->expression != NULL) {
		field->pattern = pattern_new(field->expression, err);
		if (field->pattern == NULL)
			return -1;
	}
	return 0;
}

static int read_fields(struct store *store, const char *json,
		       struct layout *layout, struct err *err)
{
	struct query *query = query_new(store,
		"select value ->> '$.name', value ->> '$.type',"
		" value ->> '$.description',"
		" coalesce(value ->> '$.constraints.required', 0),"
		" value ->> '$.constraints.pattern',"
		" value ->> '$.constraints.minimum',"
		" value ->> '$.constraints.maximum', value,"
		" coalesce(value ->> '$.constraints.maxLength', 0)"
		" from json_each(?, '$.fields')", err);
	int status = 0;

	if (query == NULL)
		return -1;
	query_bind_text(query, 1, json);
	while (status == 0 && query_step(query, err) == 1) {
		if (layout->n_fields == MAX_FIELDS) {
			status = err_set(err, EXIT_CONFIG, "più di %d campi",
					 MAX_FIELDS);
			break;
		}
		layout->fields = must_resize(layout->fields,
					     (size_t)(layout->n_fields + 1) *
					     sizeof(struct field));
		memset(&layout->fields[layout->n_fields], 0,
		       sizeof(struct field));
		status = read_field(store, query,
				    &layout->fields[layout->n_fields++], err);
	}
	query_free(query);
	if (status == 0 && layout->n_fields == 0)
		status = err_set(err, EXIT_CONFIG, "nessun campo in «fields»");
	return status;
}

int layout_field(const struct layout *layout, const char *name, size_t length)
{
	int i;

	for (i = 0; i < layout->n_fields; i++)
		if (strlen(layout->fields[i].name) == length &&
		    memcmp(layout->fields[i].name, name, length) == 0)
			return i;
	return -1;
}

static int find_rule_field(const void *context, const char *name,
			   size_t length)
{
	return layout_field(context, name, length);
}

/* A rule's text is one clause or more, separated by semicolons. */
static int add_rules(struct layout *layout, const char *code,
		     const char *words, struct err *err)
{
	while (*words != '\0') {
		size_t length = strcspn(words, ";");

		layout->rules = must_resize(layout->rules,
					    (layout->n_rules + 1) *
					    sizeof(struct rule));
		if (rule_read(&layout->rules[layout->n_rules], code, words,
			      length, find_rule_field, layout, err) != 0)
			return -1;
		layout->n_rules++;
		words += length + (words[length] == ';');
	}
	return 0;
}

static int read_rules(struct store *store, const char *json,
		      struct layout *layout, struct err *err)
{
	struct query *query = query_new(store,
		"select value ->> '$.codice', value ->> '$.regola'"
		" from json_each(?, '$.quadro.regole')", err);
	int status = 0;

	if (query == NULL)
		return -1;
	query_bind_text(query, 1, json);
	while (status == 0 && query_step(query, err) == 1)
		status = add_rules(layout, query_text(query, 0),
				   query_text(query, 1), err);
	query_free(query);
	return status;
}

static int read_key(struct store *store, const char *json,
		    struct layout *layout, struct err *err)
{
	size_t count, i;
	char **names = read_list(store, json, "$.primaryKey", &count, err);
	int status = 0;

	layout->key = must_alloc((count + 1) * sizeof(int));
	for (i = 0; i < count; i++) {
		int index = layout_field(layout, names[i], strlen(names[i]));

		if (index < 0)
			status = err_set(err, EXIT_CONFIG, "primaryKey: «%s» non "
					 "è un campo", names[i]);
		layout->key[layout->n_key++] = index;
		free(names[i]);
	}
	free(names);
	return status;
}

static int read_heading(struct store *store, const char *json,
			struct layout *layout, struct err *err)
{
	struct query *query = query_new(store,
		"select ?1 ->> '$.name', ?1 ->> '$.title',"
		" ?1 ->> '$.quadro.acquisizione',"
		" ?1 ->> '$.quadro.data_di_riferimento'", err);
	int status = -1;

	if (query == NULL)
		return -1;
	query_bind_text(query, 1, json);
	if (query_step(query, err) == 1) {
		const char *kind = query_text(query, 2);
		const char *reference = query_text(query, 3);

		status = 0;
		layout->name = copy_column(query, 0);
		layout->title = copy_column(query, 1);
		layout->cumulative = strcmp(kind, "cumulativo") == 0;
		layout->reference = layout_field(layout, reference,
						 strlen(reference));
		if (!is_plain_name(layout->name))
			status = err_set(err, EXIT_CONFIG, "«name» manca o non "
					 "va: minuscole, cifre e _, al più 40");
		else if (!layout->cumulative && strcmp(kind, "periodo") != 0)
			status = err_set(err, EXIT_CONFIG, "quadro.acquisizione: "
					 "«%s», deve essere «periodo» o "
					 "«cumulativo»", kind);
		else if (*reference != '\0' && layout->reference < 0)
			status = err_set(err, EXIT_CONFIG,
					 "quadro.data_di_riferimento: «%s» non è "
					 "un campo", reference);
	}
	query_free(query);
	return status;
}

int layout_read(struct store *store, const char *json,
		       struct layout *layout, struct err *err)
{
	size_t i;

	memset(layout, 0, sizeof(*layout));
	if (read_fields(store, json, layout, err) != 0 ||
	    read_heading(store, json, layout, err) != 0 ||
	    read_key(store, json, layout, err) != 0 ||
	    read_rules(store, json, layout, err) != 0)
		return -1;
	layout->id = layout_field(layout, "id", 2);
	layout->missing = read_list(store, json, "$.missingValues",
				    &layout->n_missing, err);
	for (i = 0; i < layout->n_missing; i++) {
		char *c;

		if (strlen(layout->missing[i]) > layout->longest_missing)
			layout->longest_missing = strlen(layout->missing[i]);
		for (c = layout->missing[i]; *c != '\0'; c++)
			if (*c >= 'A' && *c <= 'Z')
				*c = (char)(*c + ('a' - 'A'));
	}
	return err->code == EXIT_DONE ? 0 : -1;
}

static void free_list(char **list, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		free(list[i]);
	free(list);
}

void layout_clear(struct layout *layout)
{
	int i;

	for (i = 0; i < layout->n_fields; i++) {
		struct field *field = &layout->fields[i];

		free(field->name);
		free(field->folded);
		free(field->description);
		free(field->expression);
		free(field->lengths);
		pattern_free(field->pattern);
		free_list(field->values, field->n_values);
		free_list(field->folded_values,
			  field->folded_values != NULL ? field->n_values : 0);
	}
	free(layout->fields);
	free(layout->name);
	free(layout->title);
	free(layout->key);
	free(layout->rules);
	free_list(layout->missing, layout->n_missing);
	memset(layout, 0, sizeof(*layout));
}
