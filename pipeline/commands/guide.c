/* guide.c: what a plan adds to a layout: who sends it, how often, and real
 * examples: a file name that would be accepted, a Comune of that sender, a day
 * of that period. Without a workspace the examples are generic. */
#include "commands/guide.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/query.h"

static void list_add(struct guide_list *list, const char *item)
{
	list->items = must_resize(list->items, (list->n + 1) *
				  sizeof(*list->items));
	list->items[list->n++] = text_copy(item, strlen(item));
}

static void list_clear(struct guide_list *list)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		free(list->items[i]);
	free(list->items);
	*list = (struct guide_list){0};
}

/* Reads the rows of sql, whose ?1 is `given`, into one list a column. */
static int read_lists(struct store *store, const char *sql, const char *given,
		      struct guide_list *first, struct guide_list *second,
		      struct err *err)
{
	struct query *query = query_new(store, sql, err);
	int more = -1;

	if (query == NULL)
		return -1;
	if (given != NULL)
		query_bind_text(query, 1, given);
	while ((more = query_step(query, err)) == 1) {
		list_add(first, query_text(query, 0));
		if (second != NULL)
			list_add(second, query_text(query, 1));
	}
	query_free(query);
	return more;
}

/* The first period of that periodicity that ends in the plan. */
static int example_period(struct store *store, const char *often,
			  struct period *period, struct err *err)
{
	static const char *const names[] = {
		[QUARTERLY] = "trimestrale", [HALF_YEARLY] = "semestrale",
		[YEARLY] = "annuale",
	};
	struct guide_list start = {0};
	enum periodicity periodicity = QUARTERLY;
	quarter_t quarter;
	day_t day;
	size_t i;
	int status = read_lists(store, "select valore from piano where chiave "
				"= 'inizio'", NULL, &start, NULL, err);

	if (start.n == 0 ||
	    date_read_iso(start.items[0], strlen(start.items[0]), &day) != 0)
		date_make(2022, 7, 1, &day);
	list_clear(&start);
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i], often) == 0)
			periodicity = (enum periodicity)i;
	quarter = quarter_of(day);
	while (period_ending(periodicity, quarter, period) != 0)
		quarter++;
	return status;
}

/* A Comune of the sender comes first in the list, for the example. */
static int read_comuni(struct guide *guide, struct store *store,
		       const char *sender, struct err *err)
{
	struct guide_list own = {0};
	size_t i;
	int status = read_lists(store, "select nome from comune where subambito "
				"= ? order by nome limit 1", sender, &own, NULL,
				err);

	if (status == 0)
		status = read_lists(store, "select nome from comune order by "
				    "nome", NULL, &guide->comuni, NULL, err);
	if (guide->comuni.n > 0)
		guide->example.comune = guide->comuni.items[0];
	for (i = 0; own.n > 0 && i < guide->comuni.n; i++)
		if (strcmp(guide->comuni.items[i], own.items[0]) == 0)
			guide->example.comune = guide->comuni.items[i];
	list_clear(&own);
	return status;
}

int guide_read(struct guide *guide, struct store *store,
	       const struct layout *layout, struct err *err)
{
	const char *sender = "AMBITO", *often = "trimestrale";
	struct period period;

	*guide = (struct guide){.layout = layout};
	if (read_lists(store, "select i.mittente, i.periodicita from "
		       "invio_atteso as i left join subambito as s on "
		       "s.subambito = i.mittente where i.tracciato = ? order by "
		       "i.periodicita desc, s.ordine is null, s.ordine",
		       layout->name, &guide->senders, &guide->often, err) != 0 ||
	    read_lists(store, "select subambito from subambito order by ordine",
		       NULL, &guide->subambiti, NULL, err) != 0)
		return -1;
	if (guide->senders.n > 0) {
		sender = guide->senders.items[0];
		often = guide->often.items[0];
	}
	if (example_period(store, often, &period, err) != 0 ||
	    read_comuni(guide, store, sender, err) != 0)
		return -1;
	if (strcmp(sender, "AMBITO") != 0)
		guide->example.subambito = sender;
	else if (guide->subambiti.n > 0)
		guide->example.subambito = guide->subambiti.items[0];
	guide->example.day = period_last_day(&period);
	snprintf(guide->file_name, sizeof(guide->file_name), "%s_%s_%s.csv",
		 layout->name, sender, period.name);
	return 0;
}

void guide_clear(struct guide *guide)
{
	list_clear(&guide->senders);
	list_clear(&guide->often);
	list_clear(&guide->subambiti);
	list_clear(&guide->comuni);
	*guide = (struct guide){0};
}

void guide_senders(const struct guide *guide, struct text *out)
{
	size_t i, n = guide->senders.n;

	for (i = 0; i < n; i++) {
		int last = i + 1 == n || strcmp(guide->often.items[i],
						guide->often.items[i + 1]) != 0;

		text_add_string(out, guide->senders.items[i]);
		if (last)
			text_format(out, " (%s)", guide->often.items[i]);
		if (i + 1 < n)
			text_add_string(out, last ? "; " : ", ");
	}
}
