/* settings.c: quadro.ini through libinih. Keys are rows of a table; what is
 * not in the table is refused, as a misspelt threshold would change results
 * in silence. */
#include "workspace/settings.h"

#include <ini.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/datetext.h"
#include "base/file.h"
#include "base/number.h"
#include "base/text.h"
#include "tabular/encoding.h"

enum { MAX_SETTINGS = 1 << 18 };

enum kind { KIND_TEXT, KIND_DAY, KIND_NUMBER };

static const struct key {
	const char *section, *name;
	enum kind kind;
	size_t offset;		/* in struct settings */
	double least, most;	/* KIND_NUMBER: admitted values */
} keys[] = {
#define AT(field) offsetof(struct settings, field)
	{"piano", "codice", KIND_TEXT, AT(codice), 0, 0},
	{"piano", "titolo", KIND_TEXT, AT(titolo), 0, 0},
	{"piano", "ambito", KIND_TEXT, AT(ambito), 0, 0},
	{"piano", "capofila", KIND_TEXT, AT(capofila), 0, 0},
	{"piano", "inizio", KIND_DAY, AT(inizio), 0, 0},
	{"piano", "fine", KIND_DAY, AT(fine), 0, 0},
	{"soglie", "in_linea", KIND_NUMBER, AT(in_linea), 0, 10},
	{"soglie", "in_ritardo", KIND_NUMBER, AT(in_ritardo), 0, 10},
	{"soglie", "completezza", KIND_NUMBER, AT(completezza), 0, 1},
	{"soglie", "scarti_massimi", KIND_NUMBER, AT(scarti_massimi), 0, 1},
	{"soglie", "scarti_tollerati", KIND_NUMBER, AT(scarti_tollerati), 0, 1e9},
	{"invii", "termine_giorni", KIND_NUMBER, AT(termine_giorni), 0, 366},
	{"riservatezza", "soglia", KIND_NUMBER, AT(soglia), 3, 1000},
#undef AT
};

enum { N_KEYS = sizeof(keys) / sizeof(keys[0]) };

struct reader {
	struct settings *settings;
	const char *path;
	const char *at, *end;	/* what is left of the file */
	long line;
	int seen[N_KEYS];
	struct err *err;
};

static int complain(struct reader *reader, const char *format,
		    const char *first, const char *second)
{
	struct text message = {0};

	text_format(&message, "%s, riga %ld: ", reader->path, reader->line);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	text_format(&message, format, first, second);
#pragma GCC diagnostic pop
	err_set(reader->err, EXIT_CONFIG, "%s", message.data);
	text_free(&message);
	return 0;		/* what libinih takes for "stop" */
}

/* Hands libinih one line at a time: this is how the line's number is known.
 * Leading blanks go, so that an indented key is a key. */
static char *next_line(char *out, int size, void *context)
{
	struct reader *reader = context;
	const char *end;
	size_t length;

	if (reader->at == reader->end || reader->err->code != EXIT_DONE)
		return NULL;
	reader->line++;
	while (reader->at < reader->end &&
	       (*reader->at == ' ' || *reader->at == '\t'))
		reader->at++;
	end = memchr(reader->at, '\n', (size_t)(reader->end - reader->at));
	length = (size_t)((end != NULL ? end : reader->end) - reader->at);
	if (length >= (size_t)size) {
		complain(reader, "la riga è troppo lunga: al più %s caratteri%s",
			 "198", "");
		return NULL;
	}
	memcpy(out, reader->at, length);
	out[length] = '\0';
	reader->at = end != NULL ? end + 1 : reader->end;
	return out;
}

static int take_parameter(struct reader *reader, const char *name,
			  const char *value)
{
	struct settings *settings = reader->settings;
	struct parameter *parameter;

	if (settings_parameter(settings, name) != NULL)
		return complain(reader, "il parametro «%s» è scritto due volte%s",
				name, "");
	settings->parameters = must_resize(settings->parameters,
		(size_t)(settings->n_parameters + 1) * sizeof(*parameter));
	parameter = &settings->parameters[settings->n_parameters];
	if (number_read(value, strlen(value), NUMBER_COMMA_OR_DOT,
			&parameter->value) != 0)
		return complain(reader, "parametro «%s»: «%s» non è un numero",
				name, value);
	parameter->name = text_copy(name, strlen(name));
	settings->n_parameters++;
	return 1;
}

static int take_number(struct reader *reader, const struct key *key,
		       const char *value, double *out)
{
	char least[32], most[32];
	struct text range = {0};

	if (number_read(value, strlen(value), NUMBER_COMMA_OR_DOT, out) == 0 &&
	    *out >= key->least && *out <= key->most)
		return 1;
	text_format(&range, "%s: deve essere un numero da %s a %s", key->name,
		    number_write(key->least, least, sizeof(least)),
		    number_write(key->most, most, sizeof(most)));
	complain(reader, "%s, non «%s»", range.data, value);
	text_free(&range);
	return 0;
}

static int take_value(struct reader *reader, const struct key *key,
		      const char *value)
{
	char *field = (char *)reader->settings + key->offset;

	switch (key->kind) {
	case KIND_NUMBER:
		return take_number(reader, key, value, (double *)(void *)field);
	case KIND_DAY:
		if (date_read(value, strlen(value),
			      (day_t *)(void *)field, NULL) == DATE_GOOD)
			return 1;
		return complain(reader, "%s: «%s» non è una data che esiste; "
				"scrivere per esempio 2023-12-31", key->name,
				value);
	default:
		if (*value == '\0')
			return complain(reader, "%s è vuoto%s", key->name, "");
		*(char **)(void *)field = text_copy(value, strlen(value));
		return 1;
	}
}

/* Names the keys of the section, or the sections when it is none. */
static int unknown_key(struct reader *reader, const char *section,
		       const char *name)
{
	struct text known = {0};
	int i, found = 0;

	for (i = 0; i < N_KEYS; i++)
		if (strcmp(keys[i].section, section) == 0)
			text_format(&known, "%s%s", found++ ? ", " : "",
				    keys[i].name);
	if (found)
		complain(reader, "«%s» non è una voce di questa sezione; le "
			 "voci sono: %s", name, known.data);
	else
		complain(reader, "«%s» non è una sezione%s; le sezioni sono: "
			 "piano, soglie, invii, riservatezza, parametri",
			 section, "");
	text_free(&known);
	return 0;
}

static int take_key(void *context, const char *section, const char *name,
		    const char *value)
{
	struct reader *reader = context;
	int i;

	if (reader->err->code != EXIT_DONE)
		return 0;
	if (strcmp(section, "parametri") == 0)
		return take_parameter(reader, name, value);
	for (i = 0; i < N_KEYS; i++)
		if (strcmp(keys[i].section, section) == 0 &&
		    strcmp(keys[i].name, name) == 0) {
			if (reader->seen[i]++)
				return complain(reader, "«%s» è scritto due "
						"volte%s", name, "");
			return take_value(reader, &keys[i], value);
		}
	return unknown_key(reader, section, name);
}

/* What a file that says nothing of it gets (contract 7). */
static void set_defaults(struct settings *settings)
{
	settings->in_linea = 1.00;
	settings->in_ritardo = 0.75;
	settings->completezza = 0.50;
	settings->scarti_massimi = 0.05;
	settings->scarti_tollerati = 2;
	settings->termine_giorni = 15;
	settings->soglia = 5;
}

static int check_whole(const struct reader *reader)
{
	const struct settings *settings = reader->settings;
	int i;

	for (i = 0; i < N_KEYS; i++)
		if (keys[i].kind != KIND_NUMBER && !reader->seen[i])
			return err_set(reader->err, EXIT_CONFIG, "%s: nella "
				       "sezione [%s] manca la voce «%s»",
				       reader->path, keys[i].section,
				       keys[i].name);
	if (settings->fine < settings->inizio)
		return err_set(reader->err, EXIT_CONFIG, "%s: la fine del piano "
			       "viene prima dell'inizio", reader->path);
	if (settings->in_ritardo > settings->in_linea)
		return err_set(reader->err, EXIT_CONFIG, "%s: in_ritardo deve "
			       "essere al più in_linea", reader->path);
	return 0;
}

/* The whole file as UTF-8 without BOM, whatever it was saved as. */
static int read_text(const char *path, struct text *out, struct err *err)
{
	struct text bytes = {0};
	struct decoder *decoder;
	const char *piece;
	size_t length;
	int broken_bom;
	enum encoding encoding;

	if (file_read(path, MAX_SETTINGS, &bytes, err) != 0) {
		text_free(&bytes);
		return -1;
	}
	encoding = encoding_detect(text_string(&bytes), bytes.length,
				   &broken_bom);
	if (encoding == ENCODING_UNKNOWN) {
		text_free(&bytes);
		return err_set(err, EXIT_CONFIG, "%s: la codifica non si "
			       "capisce; salvare il file in UTF-8", path);
	}
	decoder = decoder_new(text_string(&bytes), bytes.length, encoding);
	while (decoder_next(decoder, &piece, &length))
		text_add(out, piece, length);
	decoder_free(decoder);
	text_free(&bytes);
	return 0;
}

int settings_read(struct settings *settings, const char *path,
		  struct err *err)
{
	struct reader reader = {.settings = settings, .path = path,
				.err = err};
	struct text bytes = {0};
	int status, code;

	memset(settings, 0, sizeof(*settings));
	set_defaults(settings);
	status = read_text(path, &bytes, err);
	if (status == 0) {
		reader.at = text_string(&bytes);
		reader.end = reader.at + bytes.length;
		code = ini_parse_stream(next_line, &reader, take_key, &reader);
		if (code != 0 && err->code == EXIT_DONE)
			err_set(err, EXIT_CONFIG, "%s, riga %d: la riga non è né "
				"una [sezione] né una voce «nome = valore»",
				path, code);
		status = err->code == EXIT_DONE ? check_whole(&reader) : -1;
	}
	text_free(&bytes);
	return status;
}

void settings_free(struct settings *settings)
{
	int i;

	free(settings->codice);
	free(settings->titolo);
	free(settings->ambito);
	free(settings->capofila);
	for (i = 0; i < settings->n_parameters; i++)
		free(settings->parameters[i].name);
	free(settings->parameters);
	memset(settings, 0, sizeof(*settings));
}

const struct parameter *settings_parameter(const struct settings *settings,
					   const char *name)
{
	int i;

	for (i = 0; i < settings->n_parameters; i++)
		if (strcmp(settings->parameters[i].name, name) == 0)
			return &settings->parameters[i];
	return NULL;
}
