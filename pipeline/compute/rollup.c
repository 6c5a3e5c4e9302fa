/* rollup.c: summing observations by window and place.
 *
 * Each indicator's observations are read once, in order of date: a quarter
 * adds what it brings to the sums of the one before, unless its window starts
 * anew. The memory is that of quarters × places, whatever the observations.
 * What follows from the bare values (expected, status, projection) is SQL's.
 */
#include "compute/rollup.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "compute/scopes.h"
#include "compute/tally.h"
#include "compute/window.h"
#include "store/query.h"

/* What is made of the sums of one place. */
enum making {
	MAKES_SUM,		/* somma, saldo, stock */
	MAKES_PERCENT,		/* rapporto, rapporto_ultimo */
	MAKES_MEAN,		/* media */
	MAKES_SHARE,		/* quota_comuni, quota_comuni_minima */
	MAKES_MEDIAN,		/* mediana */
};

static const struct rule {
	const char *name;
	enum making making;
	void (*fill)(struct window *window, struct query *observations,
		     struct err *err);
	const char *order;	/* of the observations */
} rules[] = {
	{"somma", MAKES_SUM, window_fill, "data, osservazione"},
	{"saldo", MAKES_SUM, window_fill, "data, osservazione"},
	{"stock", MAKES_SUM, window_fill, "data, osservazione"},
	{"rapporto", MAKES_PERCENT, window_fill, "data, osservazione"},
	{"media", MAKES_MEAN, window_fill, "data, osservazione"},
	{"rapporto_ultimo", MAKES_PERCENT, window_fill_last,
	 "gruppo, data, osservazione"},
	{"quota_comuni", MAKES_SHARE, window_fill_touched,
	 "data, osservazione"},
	{"quota_comuni_minima", MAKES_SHARE, window_fill_touched,
	 "gruppo, data, osservazione"},
	{"mediana", MAKES_MEDIAN, window_fill_median, "num, osservazione"},
};

static const struct rule *find_rule(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if (strcmp(rules[i].name, name) == 0)
			return &rules[i];
	return NULL;
}

struct rollup {
	struct store *store;
	struct scopes scopes;
	struct query *insert;
	struct err *err;
};

struct figure {
	double numerator, denominator, value;
	int has_numerator, has_denominator, has_value;
};

/* Sums, and a ratio to the sum of den or to a constant taken once, which
 * only the Ambito's row is divided by. */
static struct figure from_sums(const struct window *window, enum making making,
			       const struct place *place, int is_ambito)
{
	struct figure figure = {.has_numerator = 1};
	double scale = making == MAKES_PERCENT ? 100 : 1;

	figure.numerator = tally_value(&place->num);
	if (making == MAKES_SUM) {
		figure.value = figure.numerator;
		figure.has_value = 1;
		return figure;
	}
	if (window->has_constant && !is_ambito)
		return figure;
	figure.has_denominator = 1;
	figure.denominator = window->has_constant ? window->constant :
						    tally_value(&place->den);
	figure.has_value = figure.denominator != 0;
	if (figure.has_value)
		figure.value = scale * figure.numerator / figure.denominator;
	return figure;
}

/* The Comuni touched, of those of the scope. */
static struct figure from_touched(const struct place *place,
				  const struct scope *scope)
{
	struct figure figure = {
		.denominator = scope->comuni, .has_denominator = 1,
		.numerator = place->touched, .has_numerator = place->any,
		.has_value = place->any && scope->comuni > 0,
	};

	if (figure.has_value)
		figure.value = 100.0 * place->touched / scope->comuni;
	return figure;
}

static struct figure make(const struct window *window, enum making making,
			  const struct place *place, const struct scope *scope)
{
	struct figure figure = {0};

	if (making == MAKES_SHARE)
		return from_touched(place, scope);
	if (making != MAKES_MEDIAN)
		return from_sums(window, making, place,
				 scope->level == SCOPE_AMBITO);
	figure.has_value = place->seen > 0;
	figure.value = figure.has_value ? tally_value(&place->num) : 0;
	return figure;
}

static void bind_optional(struct query *insert, int position, int present,
			  double value)
{
	if (present)
		query_bind_real(insert, position, value);
	else
		query_bind_null(insert, position);
}

static int write_figure(struct rollup *rollup, long long indicator, int k,
			const struct scope *scope, const struct figure *figure)
{
	struct query *insert = rollup->insert;

	query_bind_integer(insert, 1, indicator);
	query_bind_integer(insert, 2, k);
	query_bind_integer(insert, 3, scope->level);
	query_bind_text(insert, 4, scope->code);
	bind_optional(insert, 5, figure->has_numerator, figure->numerator);
	bind_optional(insert, 6, figure->has_denominator, figure->denominator);
	bind_optional(insert, 7, figure->has_value, figure->value);
	return query_run(insert, rollup->err);
}

/* Every quarter and scope; a Comune only where something was observed, and
 * nowhere for the least of the quotas. A quarter that is not due is empty. */
static int write_window(struct rollup *rollup, const struct window *window,
			const struct rule *rule, long long indicator)
{
	const struct figure empty = {0};
	int comuni = strcmp(rule->name, "quota_comuni_minima") != 0;
	int k, s;

	for (k = 0; k < window->n_quarters; k++)
		for (s = 0; s < rollup->scopes.count; s++) {
			const struct scope *scope = &rollup->scopes.at[s];
			const struct place *place = window_place(window, k, s);
			struct figure figure = empty;

			if (scope->level == SCOPE_COMUNE &&
			    (place->seen == 0 || !comuni))
				continue;
			if (window->quarters[k].due)
				figure = make(window, rule->making, place,
					      scope);
			if (write_figure(rollup, indicator, k + 1, scope,
					 &figure) != 0)
				return -1;
		}
	return 0;
}

static struct query *select_observations(struct rollup *rollup,
					 const struct rule *rule,
					 long long indicator)
{
	struct text sql = {0};
	struct query *query;

	text_format(&sql, "select data, fine, comune, subambito, num, den, gruppo "
		    "from osservazione where indicatore = ? order by %s",
		    rule->order);
	query = query_new(rollup->store, sql.data, rollup->err);
	text_free(&sql);
	if (query != NULL)
		query_bind_integer(query, 1, indicator);
	return query;
}

static int roll_one(struct rollup *rollup, long long indicator,
		    const char *aggregation)
{
	const struct rule *rule = find_rule(aggregation);
	struct window window;
	struct query *observations = NULL;
	int status = window_open(&window, rollup->store, &rollup->scopes,
				 indicator, rollup->err);

	if (status == 0)
		observations = select_observations(rollup, rule, indicator);
	if (observations != NULL) {
		rule->fill(&window, observations, rollup->err);
		status = rollup->err->code == EXIT_DONE ?
			 write_window(rollup, &window, rule, indicator) : -1;
	} else {
		status = -1;
	}
	query_free(observations);
	window_close(&window);
	return status;
}

int rollup_wave(struct store *store, struct err *err)
{
	struct rollup rollup = {.store = store, .err = err};
	struct query *wave = query_new(store, "select indicatore, aggregazione "
		"from indicatore where indicatore in (select indicatore from "
		"temp.onda) order by indicatore", err);
	int status = -1, more = 0;

	rollup.insert = query_new(store, "insert into temp.valore_base values "
				  "(?, ?, ?, ?, ?, ?, ?)", err);
	if (wave != NULL && rollup.insert != NULL &&
	    scopes_read(&rollup.scopes, store, err) == 0)
		status = 0;
	while (status == 0 && (more = query_step(wave, err)) == 1)
		status = roll_one(&rollup, query_integer(wave, 0),
				  query_text(wave, 1));
	scopes_free(&rollup.scopes);
	query_free(rollup.insert);
	query_free(wave);
	return status == 0 && more == 0 ? 0 : -1;
}
