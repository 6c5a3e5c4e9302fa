/* guide_json.c: the guide for programs: the facts of the layout as they are,
 * beside the words of the page. */
#include <math.h>
#include <string.h>

#include "base/json.h"
#include "base/number.h"
#include "commands/guide.h"

static void open_object(struct text *out)
{
	text_add(out, "{", 1);
}

/* Starts a member of the object opened last. */
static void add_key(struct text *out, const char *key)
{
	if (out->data[out->length - 1] != '{')
		text_add(out, ",", 1);
	json_string(out, key);
	text_add(out, ":", 1);
}

static void member(struct text *out, const char *key, const char *value)
{
	add_key(out, key);
	json_string(out, value != NULL ? value : "");
}

/* The same for a text just made, which is freed; an empty one is null. */
static void member_of(struct text *out, const char *key, struct text *value)
{
	add_key(out, key);
	if (value->length > 0)
		json_string(out, value->data);
	else
		text_add_string(out, "null");
	text_free(value);
}

static void member_number(struct text *out, const char *key, double value)
{
	char written[64];

	add_key(out, key);
	text_add_string(out, isnan(value) ? "null" :
			number_write(value, written, sizeof(written)));
}

static void member_truth(struct text *out, const char *key, int truth)
{
	add_key(out, key);
	text_add_string(out, truth ? "true" : "false");
}

static void member_list(struct text *out, const char *key,
			char *const *values, size_t n)
{
	size_t i;

	add_key(out, key);
	text_add(out, "[", 1);
	for (i = 0; i < n; i++) {
		if (i > 0)
			text_add(out, ",", 1);
		json_string(out, values[i]);
	}
	text_add(out, "]", 1);
}

static void add_senders(const struct guide *guide, struct text *out)
{
	size_t i;

	add_key(out, "mittenti");
	text_add(out, "[", 1);
	for (i = 0; i < guide->senders.n; i++) {
		if (i > 0)
			text_add(out, ",", 1);
		open_object(out);
		member(out, "mittente", guide->senders.items[i]);
		member(out, "periodicita", guide->often.items[i]);
		text_add(out, "}", 1);
	}
	text_add(out, "]", 1);
}

static void add_heading(const struct guide *guide, struct text *out)
{
	open_object(out);
	member(out, "nome", guide->layout->name);
	member(out, "titolo", guide->layout->title);
	member(out, "acquisizione", guide->layout->cumulative ? "cumulativo" :
								"periodo");
	add_senders(guide, out);
}

void guide_line_json(const struct guide *guide, struct text *out)
{
	add_heading(guide, out);
	text_add(out, "}", 1);
}

static const char *const type_names[] = {
	[FIELD_TEXT] = "testo", [FIELD_NUMBER] = "numero",
	[FIELD_INTEGER] = "intero", [FIELD_BOOLEAN] = "booleano",
	[FIELD_DATE] = "data", [FIELD_ENUM] = "enumerazione",
	[FIELD_COMUNE] = "comune", [FIELD_SUBAMBITO] = "subambito",
};

static void add_field(const struct guide *guide, const struct field *field,
		      struct text *out)
{
	struct text words = {0};

	open_object(out);
	member(out, "nome", field->name);
	member(out, "descrizione", field->description);
	member_truth(out, "obbligatoria", field->required);
	member(out, "tipo", type_names[field->type]);
	wording_type(field, &words);
	member_of(out, "forma", &words);
	member_list(out, "valori", field->values, field->n_values);
	member_number(out, "minimo", field->minimum);
	member_number(out, "massimo", field->maximum);
	member_number(out, "lunghezza_massima", field->max_length > 0 ?
		      (double)field->max_length : (double)NAN);
	text_add_string(&words, field->expression != NULL ? field->expression :
							    "");
	member_of(out, "espressione", &words);
	wording_example(field, &guide->example, &words);
	member_of(out, "esempio", &words);
	text_add(out, "}", 1);
}

static void add_fields(const struct guide *guide, struct text *out)
{
	int i;

	add_key(out, "colonne");
	text_add(out, "[", 1);
	for (i = 0; i < guide->layout->n_fields; i++) {
		if (i > 0)
			text_add(out, ",", 1);
		add_field(guide, &guide->layout->fields[i], out);
	}
	text_add(out, "]", 1);
}

static void add_key_columns(const struct layout *layout, struct text *out)
{
	int i;

	add_key(out, "chiave");
	text_add(out, "[", 1);
	for (i = 0; i < layout->n_key; i++) {
		if (i > 0)
			text_add(out, ",", 1);
		json_string(out, layout->fields[layout->key[i]].name);
	}
	text_add(out, "]", 1);
}

static void add_rules(const struct layout *layout, struct text *out)
{
	struct text words = {0};
	size_t i;

	add_key(out, "regole");
	text_add(out, "[", 1);
	for (i = 0; i < layout->n_rules; i++) {
		if (i > 0)
			text_add(out, ",", 1);
		open_object(out);
		member(out, "codice", layout->rules[i].code);
		member(out, "regola", layout->rules[i].words);
		wording_rule(layout, &layout->rules[i], &words);
		member_of(out, "in_parole", &words);
		text_add(out, "}", 1);
	}
	text_add(out, "]", 1);
}

void guide_page_json(const struct guide *guide, struct text *out)
{
	const struct layout *layout = guide->layout;

	add_heading(guide, out);
	member(out, "esempio_nome_file", guide->file_name);
	add_fields(guide, out);
	add_key_columns(layout, out);
	add_key(out, "data_di_riferimento");
	if (layout->reference >= 0)
		json_string(out, layout->fields[layout->reference].name);
	else
		text_add_string(out, "null");
	add_rules(layout, out);
	member_list(out, "valori_mancanti", layout->missing,
		    layout->n_missing);
	text_add(out, "}", 1);
}
