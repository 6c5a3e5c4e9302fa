/* condition_words.c: the plain conditions of the matrix in Italian.
 *
 * The words are for reading: what is computed is the expression, which SQLite
 * alone reads. So anything but the few plain forms is left as it is written:
 * better no words than words that say something else.
 */
#include "workspace/condition_words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/date.h"

struct reader {
	const struct layout *layout;
	const char *at;
	struct text *out;
	struct text *odd;	/* lines on values that cannot be; or NULL */
};

static void skip_blanks(struct reader *reader)
{
	reader->at += strspn(reader->at, " \t\r\n");
}

static size_t name_length(const char *at)
{
	return strspn(at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
		      "0123456789_");
}

/* Moves past a word, in any case, or a sign: 1, or 0 when it is not there. */
static int take(struct reader *reader, const char *word)
{
	size_t length = strlen(word);

	skip_blanks(reader);
	if (strncasecmp(reader->at, word, length) != 0 ||
	    (isalpha((unsigned char)*word) &&
	     name_length(reader->at) != length))
		return 0;
	reader->at += length;
	return 1;
}

/* The field that stands here, or NULL; mittente and periodo are texts. */
static const struct field *take_field(struct reader *reader, const char **name,
				      size_t *length)
{
	static const struct field text = {.type = FIELD_TEXT};
	int index;

	skip_blanks(reader);
	*name = reader->at;
	*length = name_length(reader->at);
	index = layout_field(reader->layout, *name, *length);
	reader->at += *length;
	if (index >= 0)
		return &reader->layout->fields[index];
	return (*length == 8 && strncmp(*name, "mittente", 8) == 0) ||
	       (*length == 7 && strncmp(*name, "periodo", 7) == 0) ? &text :
								      NULL;
}

/* A day is read best as it is written by hand. */
static void add_literal(struct text *out, const struct field *field,
			const char *bytes, size_t length)
{
	day_t day;

	if (field->type == FIELD_DATE && length == 10 &&
	    date_read_iso(bytes, length, &day) == 0)
		text_format(out, "%.2s/%.2s/%.4s", bytes + 8, bytes + 5, bytes);
	else
		text_add(out, bytes, length);
}

static int is_listed(const struct field *field, const char *bytes,
		     size_t length)
{
	size_t i;

	for (i = 0; i < field->n_values; i++)
		if (field->lengths[i] == length &&
		    memcmp(field->values[i], bytes, length) == 0)
			return 1;
	return 0;
}

/* SQL compares text as it is written: capitals and accents count. */
static void note_odd(const struct reader *reader, const struct field *field,
		     const char *bytes, size_t length)
{
	size_t i;

	if (reader->odd == NULL)
		return;
	if (field->type == FIELD_ENUM && !is_listed(field, bytes, length)) {
		text_format(reader->odd, "«%.*s» non è un valore di %s, che "
			    "può essere", (int)length, bytes, field->name);
		for (i = 0; i < field->n_values; i++)
			text_format(reader->odd, "%s %s", i > 0 ? "," : "",
				    field->values[i]);
		text_add_string(reader->odd, "\n");
	}
	if (field->type == FIELD_COMUNE &&
	    (length != 6 || strspn(bytes, "0123456789") < 6))
		text_format(reader->odd, "«%.*s» non è un codice ISTAT: i "
			    "Comuni si confrontano con quello, come 019035\n",
			    (int)length, bytes);
}

/* A string without quotes inside, or a number. 0 or -1. */
static int take_literal(struct reader *reader, const struct field *field)
{
	size_t length;

	skip_blanks(reader);
	if (*reader->at == '\'') {
		length = strcspn(++reader->at, "'");
		if (reader->at[length] != '\'' ||
		    reader->at[length + 1] == '\'' || length == 0)
			return -1;
		note_odd(reader, field, reader->at, length);
		add_literal(reader->out, field, reader->at, length);
		reader->at += length + 1;
		return 0;
	}
	length = strspn(reader->at, "0123456789.");
	if (length == 0 || field->type == FIELD_DATE)
		return -1;
	if (field->type == FIELD_BOOLEAN)
		text_add_string(reader->out, *reader->at == '0' ? "NO" : "SI");
	else
		text_add(reader->out, reader->at, length);
	reader->at += length;
	return 0;
}

static int take_list(struct reader *reader, const struct field *field)
{
	const char *between = "";

	if (!take(reader, "("))
		return -1;
	do {
		text_add_string(reader->out, between);
		if (take_literal(reader, field) != 0)
			return -1;
		between = ", ";
	} while (take(reader, ","));
	return take(reader, ")") ? 0 : -1;
}

static const struct comparison {
	const char *sign;		/* longer ones first */
	const char *words, *of_days;
} comparisons[] = {
	{">=", " è almeno ", " dal "}, {"<=", " è al più ", " fino al "},
	{"<>", " non è ", " non il "}, {"!=", " non è ", " non il "},
	{">", " è più di ", " dopo il "}, {"<", " è meno di ", " prima del "},
	{"=", " è ", " il "},
};

/* 1, 0 when no comparison stands here, -1 when it is with no plain value. */
static int take_comparison(struct reader *reader, const struct field *field)
{
	size_t i, n = sizeof(comparisons) / sizeof(comparisons[0]);

	for (i = 0; i < n; i++)
		if (take(reader, comparisons[i].sign)) {
			text_add_string(reader->out, field->type == FIELD_DATE ?
					comparisons[i].of_days :
					comparisons[i].words);
			return take_literal(reader, field) == 0 ? 1 : -1;
		}
	return 0;
}

/* What follows a column; a boolean may stand alone. */
static int take_predicate(struct reader *reader, const struct field *field)
{
	int compared;

	if (take(reader, "is")) {
		int filled = take(reader, "not");

		text_add_string(reader->out, filled ? " è compilato" :
						      " è vuoto");
		return take(reader, "null") ? 0 : -1;
	}
	if (take(reader, "in")) {
		text_add_string(reader->out, " è uno tra ");
		return take_list(reader, field);
	}
	if (take(reader, "not")) {
		text_add_string(reader->out, " non è tra ");
		return take(reader, "in") ? take_list(reader, field) : -1;
	}
	compared = take_comparison(reader, field);
	if (compared != 0)
		return compared > 0 ? 0 : -1;
	skip_blanks(reader);
	if (field->type != FIELD_BOOLEAN ||
	    (*reader->at != '\0' && name_length(reader->at) == 0))
		return -1;
	text_add_string(reader->out, " è SI");
	return 0;
}

static int take_term(struct reader *reader)
{
	int denied = take(reader, "not");
	const char *name;
	size_t length;
	const struct field *field = take_field(reader, &name, &length);

	if (field == NULL)
		return -1;
	text_add(reader->out, name, length);
	if (!denied)
		return take_predicate(reader, field);
	text_add_string(reader->out, " è NO");
	return field->type == FIELD_BOOLEAN ? 0 : -1;
}

static int read_words(const struct layout *layout, const char *condition,
		      struct text *out, struct text *odd)
{
	struct text words = {0};
	struct reader reader = {layout, condition, &words, odd};
	int ands = 0, ors = 0, status = take_term(&reader);

	while (status == 0 && *reader.at != '\0') {
		int and = take(&reader, "and");

		if (!and && !take(&reader, "or"))
			break;
		ands += and;
		ors += !and;
		text_add_string(&words, and ? " e " : " oppure ");
		status = take_term(&reader);
	}
	skip_blanks(&reader);
	if (status == 0 && (*reader.at != '\0' || (ands > 0 && ors > 0)))
		status = -1;
	if (status == 0)
		text_add(out, words.data, words.length);
	text_free(&words);
	return status;
}

int condition_words(const struct layout *layout, const char *condition,
		    struct text *out)
{
	return read_words(layout, condition, out, NULL);
}

void condition_odd_values(const struct layout *layout, const char *condition,
			  struct text *out)
{
	struct text words = {0}, odd = {0};

	if (read_words(layout, condition, &words, &odd) == 0)
		text_add(out, text_string(&odd), odd.length);
	text_free(&words);
	text_free(&odd);
}
