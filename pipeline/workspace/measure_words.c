/* measure_words.c: what a row of the matrix will count, in a sentence.
 *
 * It is made of what the machine computes with (aggregazione, finestra, filtro,
 * num, ...), never of `misura`, which somebody wrote by hand: so who writes the
 * row can see whether the two say the same.
 */
#include "workspace/measure_words.h"

#include <string.h>

#include "base/number.h"
#include "workspace/condition_words.h"
#include "workspace/measure.h"

struct sentence {
	const struct measure_row *row;
	const struct settings *settings;
	struct text *out;
};

static void say(const struct sentence *sentence, const char *words)
{
	text_add_string(sentence->out, words);
}

static int is_one(const char *expression)
{
	return strcmp(expression, "1") == 0;
}

static void add_day(struct text *out, const char *iso)
{
	if (strlen(iso) == 10)
		text_format(out, "%.2s/%.2s/%.4s", iso + 8, iso + 5, iso);
}

static void add_condition(const struct sentence *sentence, const char *condition)
{
	if (sentence->row->layout == NULL ||
	    condition_words(sentence->row->layout, condition,
			    sentence->out) != 0)
		text_format(sentence->out, "vale «%s»", condition);
}

/* «righe di patti in cui forma è gruppi». */
static void add_rows(const struct sentence *sentence)
{
	const struct measure_row *row = sentence->row;

	if (row->layout != NULL)
		text_format(sentence->out, "righe di %s", row->layout->name);
	else
		text_format(sentence->out, "righe di indicatori/%s.sql",
			    row->code);
	if (row->filter[0] != '\0') {
		say(sentence, " in cui ");
		add_condition(sentence, row->filter);
	}
}

/* Whether num is a condition that has words: true rows are counted then. */
static int is_condition(const struct measure_row *row, const char *expression)
{
	struct text words = {0};
	int is = row->layout != NULL &&
		 condition_words(row->layout, expression, &words) == 0;

	text_free(&words);
	return is;
}

/* «la somma di «nuovi»», «il numero di righe», «il numero di righe con ...». */
static void add_sum(const struct sentence *sentence, const char *expression)
{
	if (is_one(expression)) {
		say(sentence, "il numero di righe");
	} else if (is_condition(sentence->row, expression)) {
		say(sentence, "il numero di righe con ");
		add_condition(sentence, expression);
	} else {
		text_format(sentence->out, "la somma di «%s»", expression);
	}
}

static void add_on_rows(const struct sentence *sentence)
{
	say(sentence, ", sulle ");
	add_rows(sentence);
}

static void add_distinct(const struct sentence *sentence, const char *which)
{
	char column[MEASURE_NAME];
	int per;

	if (measure_distinct(sentence->row->distinct, column, &per) == 0 &&
	    column[0] != '\0' && !per)
		text_format(sentence->out, ", prendendo per ogni valore diverso "
			    "di «%s» solo %s riga", column, which);
}

static void say_sum(const struct sentence *sentence)
{
	char column[MEASURE_NAME] = "";
	int per;

	measure_distinct(sentence->row->distinct, column, &per);
	if (is_one(sentence->row->num) && column[0] != '\0') {
		text_format(sentence->out, "il numero di valori diversi di «%s» "
			    "nelle ", column);
		add_rows(sentence);
		say(sentence, " (ognuno conta una volta, alla sua prima data)");
		return;
	}
	if (is_one(sentence->row->num)) {
		say(sentence, "il numero di ");
		add_rows(sentence);
		return;
	}
	add_sum(sentence, sentence->row->num);
	add_on_rows(sentence);
	add_distinct(sentence, "la prima");
}

static void add_constant(const struct sentence *sentence, const char *name)
{
	const struct parameter *parameter =
		settings_parameter(sentence->settings, name);
	char number[64];

	text_add_string(sentence->out, name);
	if (parameter != NULL)
		text_format(sentence->out, " (%s in quadro.ini)",
			    number_write(parameter->value, number,
					 sizeof(number)));
}

static void say_ratio(const struct sentence *sentence)
{
	const struct measure_row *row = sentence->row;
	char name[MEASURE_NAME];

	if (is_one(row->den) && is_condition(row, row->num)) {
		say(sentence, "la percentuale, tra le ");
		add_rows(sentence);
		say(sentence, ", di quelle in cui ");
		add_condition(sentence, row->num);
	} else {
		say(sentence, "100 × ");
		add_sum(sentence, row->num);
		say(sentence, " diviso ");
		if (measure_constant(row->den, name))
			add_constant(sentence, name);
		else
			add_sum(sentence, row->den);
		add_on_rows(sentence);
	}
	add_distinct(sentence, strcmp(row->aggregation, "rapporto_ultimo") == 0 ?
		     "l'ultima" : "la prima");
}

static void say_mean(const struct sentence *sentence)
{
	const struct measure_row *row = sentence->row;

	if (is_one(row->den)) {
		text_format(sentence->out, "la media di «%s»", row->num);
	} else {
		add_sum(sentence, row->num);
		say(sentence, " diviso ");
		add_sum(sentence, row->den);
	}
	add_on_rows(sentence);
	add_distinct(sentence, "la prima");
}

static void say_median(const struct sentence *sentence)
{
	text_format(sentence->out, "la mediana di «%s»", sentence->row->num);
	add_on_rows(sentence);
	add_distinct(sentence, "la prima");
}

static void say_balance(const struct sentence *sentence)
{
	struct dating_words dating;

	measure_dating(sentence->row->date, &dating);
	add_sum(sentence, sentence->row->num);
	text_format(sentence->out, " alla data «%s», meno lo stesso alla "
		    "data «%s»",
		    dating.first, dating.second);
	add_on_rows(sentence);
	add_distinct(sentence, "la prima");
}

static void say_stock(const struct sentence *sentence)
{
	add_sum(sentence, sentence->row->num);
	say(sentence, " in essere");
	add_on_rows(sentence);
}

static void add_comuni(const struct sentence *sentence)
{
	if (is_one(sentence->row->num)) {
		say(sentence, "almeno una delle ");
		add_rows(sentence);
	} else {
		add_sum(sentence, sentence->row->num);
		say(sentence, " maggiore di 0");
		add_on_rows(sentence);
	}
}

static void say_share(const struct sentence *sentence)
{
	say(sentence, "la percentuale dei Comuni che hanno ");
	add_comuni(sentence);
}

static void say_least_share(const struct sentence *sentence)
{
	char column[MEASURE_NAME] = "";
	int per;

	measure_distinct(sentence->row->distinct, column, &per);
	text_format(sentence->out, "la percentuale dei Comuni, per il valore di "
		    "«%s» in cui è più bassa, che hanno ", column);
	add_comuni(sentence);
}

static const struct {
	const char *aggregation;
	void (*say)(const struct sentence *sentence);
} sayings[] = {
	{"somma", say_sum}, {"rapporto", say_ratio},
	{"rapporto_ultimo", say_ratio}, {"media", say_mean},
	{"mediana", say_median}, {"saldo", say_balance}, {"stock", say_stock},
	{"quota_comuni", say_share}, {"quota_comuni_minima", say_least_share},
};

void measure_words_counts(const struct measure_row *row,
			  const struct settings *settings, struct text *out)
{
	const struct sentence sentence = {row, settings, out};
	size_t i;

	for (i = 0; i < sizeof(sayings) / sizeof(sayings[0]); i++)
		if (strcmp(sayings[i].aggregation, row->aggregation) == 0)
			sayings[i].say(&sentence);
}

static void add_dating(const struct measure_row *row, struct text *out)
{
	struct dating_words dating;

	if (row->layout == NULL || measure_dating(row->date, &dating) != 0)
		return;
	if (dating.dating == DATING_PERIOD_END)
		text_add_string(out, "; ogni riga vale all'ultimo giorno del "
				"periodo del suo file");
	else if (dating.dating == DATING_COLUMN)
		text_format(out, "; la data di una riga è «%s»", dating.first);
	else if (dating.dating == DATING_SPAN)
		text_format(out, "; una riga è in essere da «%s» a «%s» (se è "
			    "vuota, lo è ancora)", dating.first,
			    dating.second);
}

void measure_words_when(const struct measure_row *row, struct text *out)
{
	static const struct {
		const char *window, *words;
	} windows[] = {
		{"piano", "dall'inizio del piano alla fine del trimestre"},
		{"anno", "dall'inizio dell'anno alla fine del trimestre"},
		{"istante", "l'ultimo giorno del trimestre"},
	};
	size_t i;

	for (i = 0; i < sizeof(windows) / sizeof(windows[0]); i++)
		if (strcmp(windows[i].window, row->window) == 0)
			text_add_string(out, windows[i].words);
	if (strcmp(row->window, "dal") == 0) {
		text_add_string(out, "dal ");
		add_day(out, row->window_from);
		text_add_string(out, " alla fine del trimestre");
	}
	add_dating(row, out);
	if (row->start[0] != '\0') {
		text_add_string(out, "; è dovuto dal ");
		add_day(out, row->start);
		text_add_string(out, ", e ciò che viene prima non conta");
	}
	if (row->start_after[0] != '\0')
		text_format(out, "; è dovuto dall'anno dopo quello in cui %s "
			    "raggiunge il suo obiettivo", row->start_after);
}

void measure_words_goal(const struct measure_row *row, struct text *out)
{
	const char *words = strcmp(row->operator, "<=") == 0 ? "al più" :
							      "almeno";

	text_format(out, "%s %s%s%s", words, row->target,
		    row->unit[0] != '\0' ? " " : "", row->unit);
	if (row->deadline[0] != '\0') {
		text_add_string(out, " entro il ");
		add_day(out, row->deadline);
	}
	if (row->minimum[0] != '\0')
		text_format(out, "; ogni subambito, da solo, %s %s", words,
			    row->minimum);
}
