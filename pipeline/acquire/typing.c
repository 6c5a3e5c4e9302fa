/* typing.c: the strict reading of cells, one small function a type.
 *
 * What could be another value is an error with its own words: spreadsheets
 * turn dates into serial numbers and long numbers into powers of ten, and the
 * clerk must be told so. */
#include "acquire/typing.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/datetext.h"
#include "base/text.h"

/* Shows a found value in a message, without letting it fill it. */
enum { SHOWN = 60 };
#define SHOW(bytes, length) \
	(int)text_valid_utf8((bytes), (length) < SHOWN ? (length) : SHOWN), \
	(bytes)

static const char *fail(struct value *value, const char *code)
{
	value->state = VALUE_BAD;
	return code;
}

static int is_missing(const struct layout *layout, const char *bytes,
		      size_t length)
{
	size_t i;

	if (length == 0)
		return 1;
	if (length > layout->longest_missing)
		return 0;
	for (i = 0; i < layout->n_missing; i++)
		if (strlen(layout->missing[i]) == length &&
		    strncasecmp(layout->missing[i], bytes, length) == 0)
			return 1;
	return 0;
}

/* #REF!, #N/D and the like, and a cell too narrow for its number (####). */
static int is_excel_error(const char *bytes, size_t length)
{
	static const char *const known[] = {"#N/D", "#N/A", "#GETTING_DATA"};
	size_t i;

	if (length < 2 || bytes[0] != '#')
		return 0;
	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strlen(known[i]) == length &&
		    strncasecmp(known[i], bytes, length) == 0)
			return 1;
	for (i = 1; i < length && bytes[i] == '#'; i++)
		;
	if (i == length)
		return 1;
	for (i = 1; i + 1 < length; i++)
		if (!((bytes[i] >= 'A' && bytes[i] <= 'Z') ||
		      (bytes[i] >= 'a' && bytes[i] <= 'z') ||
		      bytes[i] == '/' || bytes[i] == '_' || bytes[i] == '0'))
			return 0;
	return length > 2 && (bytes[length - 1] == '!' ||
			      bytes[length - 1] == '?');
}

static const char *scientific(struct value *value, const char *bytes,
			      size_t length, char *message)
{
	snprintf(message, TYPING_MESSAGE, "«%.*s» è un numero che il foglio di "
		 "calcolo ha abbreviato: dare alla colonna il formato Testo e "
		 "riscrivere il valore intero", SHOW(bytes, length));
	return fail(value, "ERRORE_EXCEL");
}

static const char *read_range(const struct field *field, struct value *value,
			      const char *bytes, size_t length, char *message)
{
	char limit[40];

	if (!isnan(field->minimum) && value->number < field->minimum) {
		snprintf(message, TYPING_MESSAGE, "«%.*s» è sotto il minimo "
			 "ammesso, %s: correggere il valore",
			 SHOW(bytes, length),
			 number_write(field->minimum, limit, sizeof(limit)));
		return fail(value, "MINIMO");
	}
	if (!isnan(field->maximum) && value->number > field->maximum) {
		snprintf(message, TYPING_MESSAGE, "«%.*s» è sopra il massimo "
			 "ammesso, %s: correggere il valore",
			 SHOW(bytes, length),
			 number_write(field->maximum, limit, sizeof(limit)));
		return fail(value, "MASSIMO");
	}
	return NULL;
}

static const char *read_number(const struct typing *typing,
			       const struct field *field, const char *bytes,
			       size_t length, struct value *value,
			       char *message)
{
	int whole = field->type == FIELD_INTEGER;

	if (number_is_scientific(bytes, length))
		return scientific(value, bytes, length, message);
	if (number_read(bytes, length, typing->style, &value->number) != 0) {
		snprintf(message, TYPING_MESSAGE, "«%.*s» non è un numero: "
			 "scrivere per esempio %s, con la virgola per i decimali "
			 "e, se si vuole, il punto per le migliaia",
			 SHOW(bytes, length), whole ? "1234" : "1234,50");
		return fail(value, whole ? "TIPO_INTERO" : "TIPO_NUMERO");
	}
	if (whole && (value->number != floor(value->number) ||
		      fabs(value->number) > 9e15)) {
		snprintf(message, TYPING_MESSAGE, "«%.*s» non è un numero "
			 "intero: qui si contano unità intere, senza decimali",
			 SHOW(bytes, length));
		return fail(value, "TIPO_INTERO");
	}
	return read_range(field, value, bytes, length, message);
}

static const char *read_date(const char *bytes, size_t length,
			     struct value *value, char *message)
{
	static const char *const words[] = {
		[DATE_NO_DATE] = "non è una data: scrivere giorno/mese/anno, "
				 "per esempio 31/12/2022",
		[DATE_NOT_EXISTING] = "è una data che non esiste: correggere "
				      "il giorno o il mese",
		[DATE_SHORT_YEAR] = "ha l'anno di due cifre: scriverlo di "
				    "quattro, per esempio 31/12/2022",
		[DATE_SERIAL] = "è il numero con cui il foglio di calcolo "
				"conta i giorni: dare alla colonna il formato "
				"Data e salvare di nuovo",
		[DATE_WITH_TIME] = "ha anche un'ora: lasciare solo il giorno",
	};
	day_t day = 0;
	enum date_fault fault;

	if (number_is_scientific(bytes, length))
		return scientific(value, bytes, length, message);
	fault = date_read(bytes, length, &day, value->iso);
	if (fault != DATE_GOOD) {
		snprintf(message, TYPING_MESSAGE, "«%.*s» %s",
			 SHOW(bytes, length), words[fault]);
		return fail(value, fault == DATE_SERIAL ? "ERRORE_EXCEL" :
							  "TIPO_DATA");
	}
	value->number = (double)day;
	value->text = value->iso;
	value->length = DATE_SIZE - 1;
	return NULL;
}

static const char *read_boolean(const char *bytes, size_t length,
				struct value *value, char *message)
{
	static const struct {
		const char *word;
		int is_true;
	} words[] = {
		{"SI", 1}, {"S\xC3\x8C", 1}, {"S\xC3\xAC", 1}, {"S", 1},
		{"VERO", 1}, {"TRUE", 1}, {"1", 1},
		{"NO", 0}, {"N", 0}, {"FALSO", 0}, {"FALSE", 0}, {"0", 0},
	};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i].word) == length &&
		    strncasecmp(words[i].word, bytes, length) == 0) {
			value->number = words[i].is_true;
			return NULL;
		}
	snprintf(message, TYPING_MESSAGE, "«%.*s» non va: scrivere SI o NO",
		 SHOW(bytes, length));
	return fail(value, "TIPO_BOOLEANO");
}

static void list_values(const struct field *field, struct text *out)
{
	size_t i;

	for (i = 0; i < field->n_values && out->length < 600; i++)
		text_format(out, "%s%s", i > 0 ? ", " : "", field->values[i]);
	if (i < field->n_values)
		text_add_string(out, " ...");
}

static const char *take_enum(const struct field *field, size_t i,
			     struct value *value)
{
	value->text = field->values[i];
	value->length = field->lengths[i];
	return NULL;
}

/* As written in the layout, nearly always; else folded. */
static const char *read_enum(const struct field *field, const char *bytes,
			     size_t length, struct value *value, char *message)
{
	char folded[128];
	struct text list = {0};
	size_t i;

	for (i = 0; i < field->n_values; i++)
		if (field->lengths[i] == length &&
		    memcmp(field->values[i], bytes, length) == 0)
			return take_enum(field, i, value);
	if (text_fold(bytes, length, folded, sizeof(folded)) < sizeof(folded))
		for (i = 0; i < field->n_values; i++)
			if (strcmp(field->folded_values[i], folded) == 0)
				return take_enum(field, i, value);
	list_values(field, &list);
	snprintf(message, TYPING_MESSAGE, "«%.*s» non è tra i valori ammessi: %s",
		 SHOW(bytes, length), text_string(&list));
	text_free(&list);
	return fail(value, "VALORE_NON_AMMESSO");
}

/* A Comune's name is folded and looked up once, not once a row. */
static int find_comune(struct typing *typing, const char *bytes, size_t length)
{
	struct typing_seen *seen;
	unsigned place = (unsigned)length;
	size_t i;

	if (length == 0 || length >= sizeof(seen->name))
		return registry_comune(typing->registry, bytes, length);
	for (i = 0; i < length; i++)
		place = place * 31 + (unsigned char)bytes[i];
	seen = &typing->seen[place % TYPING_SEEN];
	if (seen->length != length || memcmp(seen->name, bytes, length) != 0) {
		memcpy(seen->name, bytes, length);
		seen->length = length;
		seen->comune = registry_comune(typing->registry, bytes, length);
	}
	return seen->comune;
}

static const char *read_comune(struct typing *typing, const char *bytes,
			       size_t length, struct value *value,
			       char *message)
{
	int comune = find_comune(typing, bytes, length);
	int own;

	if (comune < 0) {
		snprintf(message, TYPING_MESSAGE, "«%.*s» non è un Comune "
			 "dell'Ambito: controllare il nome, o scrivere il codice "
			 "ISTAT di sei cifre", SHOW(bytes, length));
		return fail(value, "COMUNE_SCONOSCIUTO");
	}
	value->text = registry_istat(typing->registry, comune);
	value->length = 6;
	own = registry_subambito_of(typing->registry, comune);
	if (typing->sender == SENDER_AMBITO || own == typing->sender)
		return NULL;
	snprintf(message, TYPING_MESSAGE, "%s è nel subambito %s, ma chi invia è "
		 "%s: la riga va nel file di %s",
		 registry_comune_name(typing->registry, comune),
		 registry_code(typing->registry, own),
		 registry_code(typing->registry, typing->sender),
		 registry_code(typing->registry, own));
	return fail(value, "COMUNE_FUORI_SUBAMBITO");
}

static const char *read_subambito(const struct typing *typing,
				  const char *bytes, size_t length,
				  struct value *value, char *message)
{
	int subambito = registry_subambito(typing->registry, bytes, length);

	if (subambito < 0) {
		char *codes = registry_codes(typing->registry);

		snprintf(message, TYPING_MESSAGE, "«%.*s» non è un subambito: "
			 "scrivere uno tra %s", SHOW(bytes, length), codes);
		free(codes);
		return fail(value, "SUBAMBITO_SCONOSCIUTO");
	}
	value->text = registry_code(typing->registry, subambito);
	value->length = strlen(value->text);
	if (typing->sender == SENDER_AMBITO || subambito == typing->sender)
		return NULL;
	snprintf(message, TYPING_MESSAGE, "la riga è del subambito %s, ma chi "
		 "invia è %s: la riga va nel file di %s", value->text,
		 registry_code(typing->registry, typing->sender), value->text);
	return fail(value, "COMUNE_FUORI_SUBAMBITO");
}

static const char *read_text(const struct field *field, const char *bytes,
			     size_t length, struct value *value, char *message)
{
	value->text = bytes;
	value->length = length;
	if (field->max_length > 0 &&
	    text_code_points(bytes, length) > (size_t)field->max_length) {
		snprintf(message, TYPING_MESSAGE, "il testo ha %zu caratteri, al "
			 "più %ld: abbreviarlo", text_code_points(bytes, length),
			 field->max_length);
		return fail(value, "LUNGHEZZA");
	}
	if (field->pattern == NULL ||
	    pattern_matches(field->pattern, bytes, length))
		return NULL;
	if (number_is_scientific(bytes, length))
		return scientific(value, bytes, length, message);
	snprintf(message, TYPING_MESSAGE, "«%.*s» non ha la forma di «%s» (%s), "
		 "%s: controllare spazi, maiuscole e segni", SHOW(bytes, length),
		 field->name, field->description != NULL ? field->description :
		 "", field->expression);
	return fail(value, "FORMATO");
}

const char *typing_read(struct typing *typing, const struct field *field,
			const char *bytes, size_t length, struct value *value,
			char *message)
{
	value->state = VALUE_GOOD;
	if (is_missing(typing->layout, bytes, length)) {
		value->state = VALUE_MISSING;
		if (!field->required)
			return NULL;
		snprintf(message, TYPING_MESSAGE, "la cella è vuota, ma «%s» è "
			 "obbligatorio (%s): scrivere il valore", field->name,
			 field->description != NULL ? field->description : "");
		return fail(value, "OBBLIGATORIO");
	}
	if (is_excel_error(bytes, length)) {
		snprintf(message, TYPING_MESSAGE, "«%.*s» è un errore del foglio "
			 "di calcolo: correggere la formula o scrivere il valore",
			 SHOW(bytes, length));
		return fail(value, "ERRORE_EXCEL");
	}
	switch (field->type) {
	case FIELD_NUMBER:
	case FIELD_INTEGER:
		return read_number(typing, field, bytes, length, value,
				   message);
	case FIELD_DATE:
		return read_date(bytes, length, value, message);
	case FIELD_BOOLEAN:
		return read_boolean(bytes, length, value, message);
	case FIELD_ENUM:
		return read_enum(field, bytes, length, value, message);
	case FIELD_COMUNE:
		return read_comune(typing, bytes, length, value, message);
	case FIELD_SUBAMBITO:
		return read_subambito(typing, bytes, length, value, message);
	default:
		return read_text(field, bytes, length, value, message);
	}
}
