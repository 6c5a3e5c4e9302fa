/* median.c: the median of the observations of each window and place. Nothing
 * can be summed here, so every observation is kept, in order of num. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "compute/window.h"

struct kept {
	char data[DATE_SIZE], fine[DATE_SIZE];
	int has_end;
	int subambito, comune;	/* scopes, -1 for none */
	double num;
};

struct kept_list {
	struct kept *at;
	size_t count;
};

static void keep(struct kept_list *list, const struct window *window,
		 struct query *row)
{
	struct kept *kept;

	list->at = must_resize(list->at, (list->count + 1) * sizeof(*kept));
	kept = &list->at[list->count++];
	memset(kept, 0, sizeof(*kept));
	memcpy(kept->data, query_text(row, 0),
	       strnlen(query_text(row, 0), DATE_SIZE - 1));
	kept->has_end = !query_is_null(row, 1);
	memcpy(kept->fine, query_text(row, 1),
	       strnlen(query_text(row, 1), DATE_SIZE - 1));
	kept->comune = scopes_find(window->scopes, SCOPE_COMUNE,
				   query_text(row, 2));
	kept->subambito = scopes_find(window->scopes, SCOPE_SUBAMBITO,
				      query_text(row, 3));
	kept->num = query_real(row, 4);
}

static int is_in(const struct window_quarter *quarter,
		 const struct kept *kept)
{
	if (strcmp(kept->data, quarter->to) > 0)
		return 0;
	if (quarter->instant)
		return !kept->has_end || strcmp(kept->fine, quarter->to) >= 0;
	return strcmp(kept->data, quarter->from) >= 0;
}

static int is_of(const struct kept *kept, int s)
{
	return s == 0 || kept->subambito == s || kept->comune == s;
}

/* Walks the observations of one place twice: to count them, then to stop at
 * the middle one or two. */
static void take_median(struct window *window, int k, int s,
			const struct kept_list *list)
{
	struct place *place = window_place(window, k, s);
	const struct window_quarter *quarter = &window->quarters[k];
	long passed = 0;
	double sum = 0;
	size_t i;

	for (i = 0; i < list->count; i++)
		place->seen += is_of(&list->at[i], s) &&
			       is_in(quarter, &list->at[i]);
	for (i = 0; place->seen > 0 && i < list->count; i++) {
		if (!is_of(&list->at[i], s) ||
		    !is_in(quarter, &list->at[i]))
			continue;
		passed++;
		sum += passed == (place->seen + 1) / 2 ? list->at[i].num : 0;
		sum += passed == (place->seen + 2) / 2 ? list->at[i].num : 0;
	}
	tally_add(&place->num, sum / 2);
}

void window_fill_median(struct window *window, struct query *observations,
			struct err *err)
{
	struct kept_list list = {0};
	int k, s;

	while (query_step(observations, err) == 1)
		keep(&list, window, observations);
	for (k = 0; k < window->n_quarters; k++)
		for (s = 0; s < window->scopes->count; s++)
			take_median(window, k, s, &list);
	free(list.at);
}
