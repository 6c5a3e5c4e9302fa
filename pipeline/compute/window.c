/* window.c: observations into windows (contract 5, finestra).
 *
 * Windows only ever move forward: the one of a quarter starts where the one
 * before did (piano, dal), and goes on from its sums, or after its end (anno),
 * and starts from nothing.
 */
#include "compute/window.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { DATA, FINE, COMUNE, SUBAMBITO, NUM, DEN, GRUPPO };

static int read_quarters(struct window *window, struct store *store,
			 long long indicator, struct err *err)
{
	struct query *query = query_new(store, "select dal, al, istante, dovuto "
		"from finestra where indicatore = ? order by k", err);
	int more = -1;

	if (query == NULL)
		return -1;
	query_bind_integer(query, 1, indicator);
	while ((more = query_step(query, err)) == 1) {
		struct window_quarter *quarter;
		int n = window->n_quarters;

		window->quarters = must_resize(window->quarters,
			(size_t)(n + 1) * sizeof(*quarter));
		quarter = &window->quarters[n];
		snprintf(quarter->from, DATE_SIZE, "%s", query_text(query, 0));
		snprintf(quarter->to, DATE_SIZE, "%s", query_text(query, 1));
		quarter->instant = (int)query_integer(query, 2);
		quarter->due = (int)query_integer(query, 3);
		quarter->grows = n > 0 && !quarter->instant &&
				 strcmp(quarter[-1].from, quarter->from) == 0;
		window->n_quarters++;
	}
	query_free(query);
	return more;
}

static int read_constant(struct window *window, struct store *store,
			 long long indicator, struct err *err)
{
	struct query *query = query_new(store, "select p.valore, "
		"i.aggregazione = 'quota_comuni_minima' from indicatore as i "
		"left join parametro as p on i.den like '=%' and p.nome = "
		"trim(substr(i.den, 2)) where i.indicatore = ?", err);
	int status = -1;

	if (query == NULL)
		return -1;
	query_bind_integer(query, 1, indicator);
	if (query_step(query, err) == 1) {
		window->has_constant = !query_is_null(query, 0);
		window->constant = query_real(query, 0);
		window->per = (int)query_integer(query, 1);
		status = 0;
	}
	query_free(query);
	return status;
}

int window_open(struct window *window, struct store *store,
		const struct scopes *scopes, long long indicator,
		struct err *err)
{
	size_t n;

	memset(window, 0, sizeof(*window));
	window->scopes = scopes;
	if (read_quarters(window, store, indicator, err) != 0 ||
	    read_constant(window, store, indicator, err) != 0)
		return -1;
	n = (size_t)window->n_quarters * (size_t)scopes->count;
	window->places = must_alloc(n * sizeof(struct place));
	memset(window->places, 0, n * sizeof(struct place));
	return 0;
}

void window_close(struct window *window)
{
	free(window->quarters);
	free(window->places);
	memset(window, 0, sizeof(*window));
}

struct place *window_place(const struct window *window, int quarter,
			   int scope)
{
	return &window->places[quarter * window->scopes->count + scope];
}

/* The scopes of an observation, -1 for those it has not. */
struct where {
	int subambito, comune;
};

static struct where find_where(const struct window *window,
			       struct query *observation)
{
	return (struct where){
		scopes_find(window->scopes, SCOPE_SUBAMBITO,
			    query_text(observation, SUBAMBITO)),
		scopes_find(window->scopes, SCOPE_COMUNE,
			    query_text(observation, COMUNE)),
	};
}

static void add_to(struct place *place, double num, double den)
{
	tally_add(&place->num, num);
	tally_add(&place->den, den);
	place->seen++;
}

static void add(struct window *window, int quarter, struct where where,
		double num, double den)
{
	add_to(window_place(window, quarter, 0), num, den);
	if (where.subambito > 0)
		add_to(window_place(window, quarter, where.subambito), num,
		       den);
	if (where.comune > 0)
		add_to(window_place(window, quarter, where.comune), num, den);
}

/* The first quarter that ends on or after day and whose window holds it; the
 * number of quarters when there is none. */
static int quarter_of_day(const struct window *window, const char *day)
{
	int k = 0;

	while (k < window->n_quarters &&
	       strcmp(window->quarters[k].to, day) < 0)
		k++;
	if (k < window->n_quarters &&
	    strcmp(window->quarters[k].from, day) > 0)
		return window->n_quarters;
	return k;
}

static int is_in_force(const struct window_quarter *quarter,
		       struct query *observation)
{
	return strcmp(query_text(observation, DATA), quarter->to) <= 0 &&
	       (query_is_null(observation, FINE) ||
		strcmp(query_text(observation, FINE), quarter->to) >= 0);
}

/* Drops one observation where it belongs: into each quarter in which it is in
 * force, or into the one that brings it. */
static void drop(struct window *window, struct query *observation)
{
	struct where where = find_where(window, observation);
	double num = query_real(observation, NUM);
	double den = query_real(observation, DEN);
	int k;

	if (window->n_quarters > 0 && !window->quarters[0].instant) {
		k = quarter_of_day(window, query_text(observation, DATA));
		if (k < window->n_quarters)
			add(window, k, where, num, den);
		return;
	}
	for (k = 0; k < window->n_quarters; k++)
		if (is_in_force(&window->quarters[k], observation))
			add(window, k, where, num, den);
}

/* Each quarter that goes on from the one before takes its sums over. */
static void run_on(struct window *window)
{
	int k, s;

	for (k = 1; k < window->n_quarters; k++)
		for (s = 0; window->quarters[k].grows &&
			    s < window->scopes->count; s++) {
			const struct place *before = window_place(window,
								  k - 1, s);
			struct place *place = window_place(window, k, s);

			tally_join(&place->num, &before->num);
			tally_join(&place->den, &before->den);
			place->seen += before->seen;
		}
}

void window_fill(struct window *window, struct query *observations,
		 struct err *err)
{
	while (query_step(observations, err) == 1)
		drop(window, observations);
	run_on(window);
}

/* The latest observation of a gruppo so far. */
struct latest {
	int any;
	char data[DATE_SIZE];
	struct where where;
	double num, den;
};

/* Counts the latest in every quarter up to `until` in which it still is. */
static void settle(struct window *window, const struct latest *latest,
		   int *next, int until)
{
	for (; *next < until; ++*next)
		if (latest->any && strcmp(window->quarters[*next].from,
					  latest->data) <= 0)
			add(window, *next, latest->where, latest->num,
			    latest->den);
}

void window_fill_last(struct window *window, struct query *observations,
		      struct err *err)
{
	struct latest latest = {0};
	struct text group = {0};
	int next = 0, k = 0;	/* first quarter not settled; of this day */

	while (query_step(observations, err) == 1) {
		const char *day = query_text(observations, DATA);

		if (strcmp(text_string(&group),
			   query_text(observations, GRUPPO)) != 0) {
			settle(window, &latest, &next, window->n_quarters);
			latest.any = next = k = 0;
			text_clear(&group);
			text_add_string(&group,
					query_text(observations, GRUPPO));
		}
		while (k < window->n_quarters &&
		       strcmp(window->quarters[k].to, day) < 0)
			k++;
		settle(window, &latest, &next, k);
		latest.any = 1;
		snprintf(latest.data, DATE_SIZE, "%s", day);
		latest.where = find_where(window, observations);
		latest.num = query_real(observations, NUM);
		latest.den = query_real(observations, DEN);
	}
	settle(window, &latest, &next, window->n_quarters);
	text_free(&group);
}

/* How many Comuni of each scope the sums of one gruppo touch. */
static void count_touched(struct window *window, int k, int *counts)
{
	const struct scopes *scopes = window->scopes;
	int s;

	memset(counts, 0, (size_t)scopes->count * sizeof(int));
	for (s = scopes->first_comune; s < scopes->count; s++) {
		if (tally_value(&window_place(window, k, s)->num) <= 0)
			continue;
		counts[s] = 1;
		counts[0]++;
		counts[scopes->at[s].parent] += scopes->at[s].parent > 0;
	}
}

/* Takes the sums of one gruppo into the counts, and clears them for the next.
 * A gruppo seen in the Ambito counts everywhere, if only as 0. */
static void close_group(struct window *window)
{
	int *counts = must_alloc((size_t)window->scopes->count * sizeof(int));
	int k, s;

	run_on(window);
	for (k = 0; k < window->n_quarters; k++) {
		if (window->per && window_place(window, k, 0)->seen == 0)
			continue;
		count_touched(window, k, counts);
		for (s = 0; s < window->scopes->count; s++) {
			struct place *place = window_place(window, k, s);

			if (!place->any || counts[s] < place->touched)
				place->touched = counts[s];
			place->any = 1;
		}
	}
	free(counts);
	if (!window->per)
		return;
	for (k = 0; k < window->n_quarters * window->scopes->count; k++) {
		window->places[k].num = window->places[k].den =
			(struct tally){0, 0};
		window->places[k].seen = 0;
	}
}

void window_fill_touched(struct window *window, struct query *observations,
			 struct err *err)
{
	struct text group = {0};
	int any = 0;

	while (query_step(observations, err) == 1) {
		const char *now = query_text(observations, GRUPPO);

		if (window->per && any &&
		    strcmp(text_string(&group), now) != 0)
			close_group(window);
		if (window->per) {
			text_clear(&group);
			text_add_string(&group, now);
		}
		any = 1;
		drop(window, observations);
	}
	if (any || !window->per)
		close_group(window);
	text_free(&group);
}
