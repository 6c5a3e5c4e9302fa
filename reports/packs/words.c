/* words.c: the sentences about an indicator.
 *
 * The staff reads these lines aloud in meetings: the finding first, figures
 * with their unit, no formula. Agreement and kinds of sentence are tables.
 */
#include "packs/words.h"

#include <math.h>
#include <string.h>

#include "base/date.h"
#include "format.h"

static int is(const char *text, const char *word)
{
	return text != NULL && strcmp(text, word) == 0;
}

int words_has(const char *text)
{
	return text != NULL && text[strspn(text, " \t\r\n")] != '\0';
}

const char *words_join(size_t i, size_t n)
{
	if (i == 0)
		return "";
	return i + 1 == n ? " e " : ", ";
}

/* 49,6% of 50% is not 50%: as many decimals, two at most, as tell a figure
 * from the one it is judged by. */
static void format_share(char *buffer, size_t size,
			 const struct indicator *indicator, double value)
{
	const double rivals[] = {indicator->target, indicator->expected};
	char rival[FORMAT_SIZE];

	format_percent(buffer, size, value);
	if (value != indicator->value && value != indicator->value_before)
		return;
	for (size_t i = 0; i < 2; i++) {
		int decimals = 0;

		format_percent(rival, sizeof rival, rivals[i]);
		while (strcmp(buffer, rival) == 0 && decimals < 2 &&
		       fabs(value - rivals[i]) > 1e-6) {
			decimals++;
			format_short(buffer, size - 1, value, decimals);
			strcat(buffer, "%");
			format_short(rival, sizeof rival - 1, rivals[i],
				     decimals);
			strcat(rival, "%");
		}
	}
}

int words_not_due(const struct indicator *indicator)
{
	return indicator->status != NULL &&
	       is(indicator->status, "non_dovuto");
}

void words_value(struct text *out, const struct indicator *indicator,
		 double value)
{
	char buffer[FORMAT_SIZE];

	if (isnan(value) && words_not_due(indicator)) {
		text_add_string(out, "–");
		return;
	}
	if (is(indicator->scale, "percentuale"))
		format_share(buffer, sizeof buffer, indicator, value);
	else if (is(indicator->scale, "euro"))
		format_euro_text(buffer, sizeof buffer, value);
	else
		format_short(buffer, sizeof buffer, value, 1);
	text_add_string(out, buffer);
}

void words_amount(struct text *out, const struct indicator *indicator,
		  double value)
{
	words_value(out, indicator, value);
	if (value != 1 && !is(indicator->scale, "percentuale") &&
	    !is(indicator->scale, "euro") && words_has(indicator->unit))
		text_format(out, " %s", indicator->unit);
}

/* What a percentage is made of, when it is things that one can count. */
static void add_parts(struct text *out, const struct indicator *indicator)
{
	double part = indicator->numerator, whole = indicator->denominator;
	char first[FORMAT_SIZE], second[FORMAT_SIZE];

	if (!is(indicator->scale, "percentuale") || isnan(part) ||
	    isnan(whole) || part != floor(part) || whole != floor(whole) ||
	    whole > 9999)
		return;
	text_format(out, "%s su %s; ",
		    format_number(first, sizeof first, part, 0),
		    format_number(second, sizeof second, whole, 0));
}

double words_projection(const struct indicator *indicator)
{
	double value = indicator->projection;

	if (!is(indicator->scale, "numero") || !isfinite(value))
		return value;
	return is(indicator->operator, "<=") ? ceil(value - 1e-6)
					     : floor(value + 1e-6);
}

void words_capital(struct text *text)
{
	if (text->length > 0 && text->data[0] >= 'a' && text->data[0] <= 'z')
		text->data[0] = (char)(text->data[0] - 'a' + 'A');
}

void words_standing(struct text *out, const struct indicator *indicator)
{
	int at_most = is(indicator->operator, "<=");

	if (indicator->mark != NULL)
		text_add_string(out, "dato riservato");
	else
		words_value(out, indicator, indicator->value);
	if (!at_most && !is(indicator->scale, "percentuale") &&
	    !isnan(indicator->value)) {
		text_add_string(out, " su ");
		words_value(out, indicator, indicator->target);
		return;
	}
	text_add_string(out, " (");
	add_parts(out, indicator);
	text_add_string(out, at_most ? "al più " : "obiettivo ");
	words_value(out, indicator, indicator->target);
	text_add_string(out, ")");
}

void words_judgement(struct text *out, const struct indicator *indicator)
{
	static const struct {
		const char *status, *more, *less;	/* >= and <= */
	} judgements[] = {
		{"raggiunto", "obiettivo raggiunto", "obiettivo rispettato"},
		{"raggiunto_in_parte",
		 "obiettivo raggiunto, ma non in tutti i subambiti",
		 "obiettivo rispettato, ma non in tutti i subambiti"},
		{"in_linea", "in linea con il percorso atteso",
		 "in linea con il percorso atteso"},
		{"in_ritardo", "sotto il percorso atteso",
		 "sopra il livello atteso"},
		{"critico", "molto sotto il percorso atteso",
		 "molto sopra il livello atteso"},
		{"dati_mancanti", "mancano i dati per giudicare",
		 "mancano i dati per giudicare"},
		{"non_calcolabile", "non si può ancora calcolare",
		 "non si può ancora calcolare"},
		{"non_dovuto", "non ancora dovuto", "non ancora dovuto"},
	};
	size_t n = sizeof(judgements) / sizeof(judgements[0]);

	if (is(indicator->outcome, "raggiunto"))
		text_add_string(out, ", obiettivo raggiunto");
	else if (is(indicator->outcome, "non_raggiunto"))
		text_add_string(out, ", obiettivo non ancora raggiunto");
	for (size_t i = 0; i < n; i++)
		if (is(indicator->status, judgements[i].status))
			text_format(out, ", %s",
				    is(indicator->operator, "<=")
					    ? judgements[i].less
					    : judgements[i].more);
}

/* Of one indicator, of several. */
static const char *const status_words[THEME_STATUSES][2] = {
	[THEME_RAGGIUNTO] = {"raggiunto", "raggiunti"},
	[THEME_RAGGIUNTO_IN_PARTE] = {"raggiunto in parte",
				      "raggiunti in parte"},
	[THEME_IN_LINEA] = {"in linea", "in linea"},
	[THEME_IN_RITARDO] = {"in ritardo", "in ritardo"},
	[THEME_CRITICO] = {"critico", "critici"},
	[THEME_DATI_MANCANTI] = {"con dati mancanti", "con dati mancanti"},
	[THEME_NON_CALCOLABILE] = {"non calcolabile", "non calcolabili"},
	[THEME_NON_DOVUTO] = {"non ancora dovuto", "non ancora dovuti"},
};

const char *words_all_alike(const size_t counts[THEME_STATUSES])
{
	const char *word = NULL;
	size_t kinds = 0;

	for (size_t i = 0; i < THEME_STATUSES; i++) {
		kinds += counts[i] > 0;
		if (counts[i] > 0)
			word = status_words[i][1];
	}
	return kinds == 1 ? word : NULL;
}

void words_counts(struct text *out, const size_t counts[THEME_STATUSES])
{
	size_t kinds = 0, written = 0;

	for (size_t i = 0; i < THEME_STATUSES; i++)
		kinds += counts[i] > 0;
	for (size_t i = 0; i < THEME_STATUSES; i++)
		if (counts[i] > 0)
			text_format(out, "%s%zu %s",
				    words_join(written++, kinds), counts[i],
				    status_words[i][counts[i] != 1]);
}

static int is_below(const struct place *place, enum below which)
{
	return which == BELOW_BEHIND ? place->behind : place->below;
}

size_t words_below(struct text *out, const struct board *board,
		   const struct indicator *indicator, enum below which,
		   int figures)
{
	const struct place *places = board_places(board, indicator->id);
	size_t n = 0, written = 0;

	for (size_t i = 0; places != NULL && i < board->n_subambiti; i++)
		n += is_below(&places[i], which) != 0;
	for (size_t i = 0; n > 0 && i < board->n_subambiti; i++) {
		if (!is_below(&places[i], which))
			continue;
		text_format(out, "%s%s", words_join(written++, n),
			    places[i].name);
		if (!figures)
			continue;
		text_add_string(out, " (");
		words_value(out, indicator, places[i].value);
		text_add_string(out, ")");
	}
	return n;
}

/* "3 patti", "1 (patti)": units are plural in the matrix. */
static void add_pace(struct text *out, const struct indicator *indicator,
		     double pace)
{
	char number[FORMAT_SIZE];
	int points = is(indicator->scale, "percentuale");

	/* Rounded up: two tenths less than needed is not enough. */
	pace = ceil(pace * 10 - 1e-6) / 10;
	format_short(number, sizeof number, pace, 1);
	if (is(indicator->scale, "euro"))
		format_euro_text(number, sizeof number, pace);
	text_format(out, pace == 1 && !points ? "ne serve %s" : "servono %s",
		    number);
	if (points)
		text_add_string(out, " punti percentuali");
	else if (pace != 1 && words_has(indicator->unit) &&
		 !is(indicator->scale, "euro"))
		text_format(out, " %s", indicator->unit);
	text_add_string(out, " a trimestre");
}

static void add_days_left(struct text *out, const char *as_of,
			  const char *deadline)
{
	char date[FORMAT_SIZE];
	day_t from, to;

	text_format(out, "non ancora fatto; il termine è %s",
		    format_date_after(date, sizeof date, "il", deadline));
	if (as_of == NULL ||
	    date_read_iso(as_of, strlen(as_of), &from) != 0 ||
	    date_read_iso(deadline, strlen(deadline), &to) != 0)
		return;
	if (to == from)
		text_add_string(out, ", oggi");
	else
		text_format(out, ", %s %ld %s",
			    to - from == 1 ? "manca" : "mancano", to - from,
			    to - from == 1 ? "giorno" : "giorni");
}

static void add_below(struct text *out, const struct board *board,
		      const struct indicator *indicator)
{
	text_add_string(out, "raggiunto nell'insieme, ma sotto il minimo di ");
	words_amount(out, indicator, indicator->minimum);
	text_add_string(out, " per subambito: ");
	words_below(out, board, indicator, BELOW_ALL, 1);
}

static void add_recent_pace(struct text *out, const struct indicator *indicator)
{
	char number[FORMAT_SIZE];

	if (isnan(indicator->pace))
		return;
	if (is(indicator->scale, "euro"))
		format_euro_text(number, sizeof number, indicator->pace);
	else
		format_short(number, sizeof number, indicator->pace, 1);
	text_format(out, is(indicator->scale, "percentuale")
				 ? ", se ne guadagnano %s"
				 : ", se ne contano %s", number);
}

void words_need(struct text *out, const struct board *board,
		const struct indicator *indicator, const char *reason)
{
	char date[FORMAT_SIZE];

	if (is(reason, "ritmo")) {
		add_pace(out, indicator, indicator->pace_needed);
		add_recent_pace(out, indicator);
	} else if (is(reason, "anno")) {
		add_pace(out, indicator, indicator->year_pace);
		text_add_string(out, " da qui a fine anno");
		add_recent_pace(out, indicator);
	} else if (is(reason, "termine_passato")) {
		text_format(out, "il termine %s è passato",
			    format_date_after(date, sizeof date, "del",
					      indicator->deadline));
	} else if (is(reason, "termine_vicino")) {
		add_days_left(out, board->plan->as_of, indicator->deadline);
	} else if (is(reason, "subambiti")) {
		add_below(out, board, indicator);
	} else if (is(reason, "fine")) {
		text_add_string(out, "il piano è finito");
	} else if (is(indicator->window, "anno") && indicator->milestone) {
		text_format(out, "non ancora fatto, va fatto entro %s",
			    format_date_after(date, sizeof date, "il",
					      indicator->due));
	} else {
		text_add_string(out, is(indicator->window, "anno")
					     ? "a questo punto dell'anno era "
					       "atteso "
					     : "a questo punto del piano era "
					       "atteso ");
		words_value(out, indicator, indicator->expected);
	}
}

void words_decision(struct text *out, const struct board *board,
		    const struct indicator *indicator, const char *reason)
{
	if (!indicator->milestone && !is(reason, "subambiti")) {
		words_standing(out, indicator);
		text_add_string(out, "; ");
	}
	words_need(out, board, indicator, reason);
}

const char *words_nothing_to_decide(const struct board *board)
{
	size_t counts[THEME_STATUSES], known = 0;

	for (size_t i = 0; i < board->n_indicators; i++)
		if (board->indicators[i].mark != NULL)
			return "Nulla che si possa dire qui: di alcuni "
			       "indicatori il dato è riservato.";
	board_count(board, NULL, NULL, counts);
	for (size_t i = THEME_RAGGIUNTO; i <= THEME_CRITICO; i++)
		known += counts[i];
	if (known == 0)
		return "Non si può ancora dire: nessun indicatore ha un "
		       "giudizio.";
	if (counts[THEME_DATI_MANCANTI] > 0)
		return "Nulla, per quanto si sa: nessun indicatore è in "
		       "ritardo, ma di alcuni mancano i dati.";
	return "Nulla: nessun indicatore è in ritardo.";
}

/* "dal I trim. 2023", "all'anno 2022", "al III": without its year where the
 * next word says the same one. */
static void add_end(struct text *out, const char *word, const char *period,
		    const char *next)
{
	char buffer[FORMAT_SIZE];

	format_period(buffer, sizeof buffer, period);
	if (next != NULL && strncmp(period, next, 4) == 0 &&
	    strlen(period) > 4)
		buffer[strcspn(buffer, " ")] = '\0';
	if (buffer[0] == 'a')
		text_format(out, "%sl'%s", word, buffer);
	else
		text_format(out, "%s %s", word, buffer);
}

void words_stretch(struct text *out, const struct gap *gap)
{
	char buffer[FORMAT_SIZE];

	if (is(gap->to, gap->from)) {
		text_add_string(out, format_period(buffer, sizeof buffer,
						   gap->from));
		return;
	}
	if (gap->still) {
		add_end(out, "dal", gap->from, NULL);
		return;
	}
	add_end(out, "dal", gap->from, gap->to);
	text_add_string(out, " ");
	add_end(out, "al", gap->to, NULL);
}

void words_window(struct text *out, const struct indicator *indicator)
{
	char date[FORMAT_SIZE];

	if (is(indicator->window, "anno"))
		text_add_string(out, "nell'anno, da gennaio");
	else if (is(indicator->window, "istante"))
		text_add_string(out, "all'ultimo giorno del trimestre");
	else if (is(indicator->window, "dal"))
		text_add_string(out, format_date_after(date, sizeof date, "dal",
						       indicator->window_from));
	else
		text_add_string(out, "dall'inizio del piano");
}
