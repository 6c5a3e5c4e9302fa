/* wording.c: what a layout asks, as one would say it on the phone.
 *
 * The receipts say what was wrong in a file; this says beforehand what is
 * right, from the same layout, so the two cannot drift apart. The page, the
 * JSON and the spreadsheet that carry these words are the commands'.
 */
#include "records/wording.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "records/pattern_words.h"

/* A number as offices write it: decimal comma. */
static void add_number(double value, struct text *out)
{
	char written[64], *dot;

	number_write(value, written, sizeof(written));
	dot = strchr(written, '.');
	if (dot != NULL)
		*dot = ',';
	text_add_string(out, written);
}

void wording_acquisition(const struct layout *layout, struct text *out)
{
	text_add_string(out, layout->cumulative ?
		"Cumulativo: ogni file contiene tutti i record del mittente "
		"dall'inizio fino a quel periodo, compresi quelli già inviati; "
		"vale il file del periodo più recente" :
		"Di periodo: ogni file contiene soltanto i record di quel "
		"periodo; un file nuovo dello stesso periodo sostituisce il "
		"precedente");
}

void wording_meaning(const struct field *field, struct text *out)
{
	size_t start = out->length;

	if (field->description == NULL || field->description[0] == '\0')
		return;
	text_add_string(out, field->description);
	if (out->data[start] >= 'a' && out->data[start] <= 'z')
		out->data[start] = (char)(out->data[start] - ('a' - 'A'));
}

static const char *const type_words[] = {
	[FIELD_TEXT] = "testo",
	[FIELD_NUMBER] = "numero: virgola per i decimali (1234,50) e, se si "
			 "vuole, punto per le migliaia (1.234,50)",
	[FIELD_INTEGER] = "numero intero, senza decimali",
	[FIELD_BOOLEAN] = "SI o NO (vanno bene anche S, SÌ, VERO, TRUE, 1 e N, "
			  "FALSO, FALSE, 0)",
	[FIELD_DATE] = "data: giorno/mese/anno di quattro cifre (31/12/2022; "
		       "vanno bene anche 31-12-2022, 31.12.2022 e 2022-12-31)",
	[FIELD_ENUM] = "uno dei valori ammessi (maiuscole, accenti, spazi e "
		       "segni non contano)",
	[FIELD_COMUNE] = "Comune dell'Ambito: denominazione o codice ISTAT di "
			 "sei cifre; un subambito indica solo i propri Comuni",
	[FIELD_SUBAMBITO] = "codice di un subambito; un subambito indica solo "
			    "il proprio",
};

static void add_limits(const struct field *field, struct text *out)
{
	int low = !isnan(field->minimum), high = !isnan(field->maximum);

	if (low && high) {
		text_add_string(out, "; da ");
		add_number(field->minimum, out);
		text_add_string(out, " a ");
		add_number(field->maximum, out);
	} else if (low || high) {
		text_add_string(out, low ? "; non sotto " : "; non sopra ");
		add_number(low ? field->minimum : field->maximum, out);
	}
}

static void add_form(const struct field *field, struct text *out)
{
	struct text words = {0};

	if (field->max_length > 0)
		text_format(out, ", al più %ld caratteri", field->max_length);
	if (field->expression == NULL)
		return;
	if (pattern_words(field->expression, &words) == 0)
		text_format(out, ": %s", words.data);
	else
		text_format(out, " della forma «%s» (espressione regolare)",
			    field->expression);
	text_free(&words);
}

void wording_type(const struct field *field, struct text *out)
{
	text_add_string(out, type_words[field->type]);
	if (field->type == FIELD_NUMBER || field->type == FIELD_INTEGER)
		add_limits(field, out);
	if (field->type == FIELD_TEXT)
		add_form(field, out);
}

void wording_values(const struct field *field, struct text *out)
{
	size_t i;

	for (i = 0; field->type == FIELD_ENUM && i < field->n_values; i++)
		text_format(out, "%s%s", i > 0 ? ", " : "", field->values[i]);
}

/* The wanted value, or the nearest that the limits leave. */
static double within_limits(const struct field *field, double wanted)
{
	if (!isnan(field->minimum) && wanted < field->minimum)
		return field->minimum;
	if (!isnan(field->maximum) && wanted > field->maximum)
		return field->maximum;
	return wanted;
}

/* Codes of the usual shapes: the first that the pattern takes. */
static void add_text_example(const struct field *field, struct text *out)
{
	static const char *const candidates[] = {
		"2022/0017", "CODICE_1", "AB-000123", "ABC", "1234",
		"B21E22000120006", "testo libero", "testo", "A1", "A", "1",
	};
	size_t i;

	for (i = 0; i < sizeof(candidates) / sizeof(candidates[0]); i++) {
		size_t length = strlen(candidates[i]);

		/* Without a pattern a code would look like a demand. */
		if (field->pattern == NULL && candidates[i][0] != 't')
			continue;
		if ((field->max_length == 0 ||
		     length <= (size_t)field->max_length) &&
		    (field->pattern == NULL ||
		     pattern_matches(field->pattern, candidates[i], length))) {
			text_add_string(out, candidates[i]);
			return;
		}
	}
}

static void add_date_example(day_t day, struct text *out)
{
	int year, month, day_of_month;

	date_split(day, &year, &month, &day_of_month);
	text_format(out, "%02d/%02d/%04d", day_of_month, month, year);
}

void wording_example(const struct field *field,
		     const struct wording_example *of, struct text *out)
{
	switch (field->type) {
	case FIELD_NUMBER:
		add_number(within_limits(field, 12.5), out);
		break;
	case FIELD_INTEGER:
		add_number(within_limits(field, 12), out);
		break;
	case FIELD_BOOLEAN:
		text_add_string(out, "SI");
		break;
	case FIELD_DATE:
		add_date_example(of->day, out);
		break;
	case FIELD_ENUM:
		text_add_string(out, field->values[0]);
		break;
	case FIELD_COMUNE:
		text_add_string(out, of->comune != NULL ? of->comune : "");
		break;
	case FIELD_SUBAMBITO:
		text_add_string(out, of->subambito != NULL ? of->subambito :
							     "");
		break;
	case FIELD_TEXT:
		add_text_example(field, out);
		break;
	}
}

/* «a», «b» e «c» */
static void add_names(const struct layout *layout, const int *fields, int n,
		      struct text *out)
{
	int i;

	for (i = 0; i < n; i++)
		text_format(out, "%s«%s»", i == 0 ? "" :
			    i == n - 1 ? " e " : ", ",
			    layout->fields[fields[i]].name);
}

void wording_key(const struct layout *layout, struct text *out)
{
	if (layout->n_key == 0) {
		text_add_string(out, "Nessuna: due righe uguali contano due "
				"volte");
		return;
	}
	add_names(layout, layout->key, layout->n_key, out);
	text_add_string(out, layout->n_key == 1 ?
			": nello stesso file non ci sono due righe con lo "
			"stesso valore" :
			": nello stesso file non ci sono due righe con gli "
			"stessi valori in tutte queste colonne");
}

void wording_reference(const struct layout *layout, struct text *out)
{
	if (layout->reference < 0)
		return;
	text_format(out, "«%s» è la data di riferimento: ",
		    layout->fields[layout->reference].name);
	text_add_string(out, layout->cumulative ?
			"non può essere nel futuro" :
			"deve cadere nel periodo del file e non può essere nel "
			"futuro");
}

static void add_order(const struct layout *layout, const struct rule *rule,
		      struct text *out)
{
	static const struct {
		const char *operator, *dates, *numbers;
	} words[] = {
		{"<=", "non può essere dopo", "non può superare"},
		{">=", "non può essere prima di", "non può essere sotto"},
		{"<", "deve essere prima di", "deve essere sotto"},
		{">", "deve essere dopo", "deve superare"},
		{"=", "deve essere uguale a", "deve essere uguale a"},
	};
	int i;
	size_t j;

	for (i = 0; i + 1 < rule->n_fields; i++) {
		const struct field *left = &layout->fields[rule->fields[i]];
		const char *right = layout->fields[rule->fields[i + 1]].name;

		for (j = 0; j < sizeof(words) / sizeof(words[0]); j++)
			if (strcmp(words[j].operator, rule->operators[i]) == 0)
				text_format(out, "%s«%s» %s «%s»",
					    i > 0 ? "; " : "", left->name,
					    left->type == FIELD_DATE ?
					    words[j].dates : words[j].numbers,
					    right);
	}
	text_add_string(out, " (si confrontano i soli valori presenti)");
}

void wording_rule(const struct layout *layout, const struct rule *rule,
		  struct text *out)
{
	const char *first = layout->fields[rule->fields[0]].name;

	if (rule->kind == RULE_ORDER)
		add_order(layout, rule, out);
	else if (rule->kind == RULE_SET_REQUIRES)
		text_format(out, "se «%s» è compilata, deve esserlo anche «%s»",
			    first, layout->fields[rule->fields[1]].name);
	else
		text_format(out, "se «%s» è %s, «%s» deve essere compilata",
			    first, rule->word,
			    layout->fields[rule->fields[1]].name);
}

void wording_missing(const struct layout *layout, struct text *out)
{
	int told = 0;
	size_t i;

	text_add_string(out, "cella vuota");
	for (i = 0; i < layout->n_missing; i++)
		if (layout->missing[i][0] != '\0')
			text_format(out, "%s%s", told++ > 0 ? ", " : " oppure ",
				    layout->missing[i]);
}
