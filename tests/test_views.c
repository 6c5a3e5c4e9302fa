/* test_views.c: the views that are read once for all say what they said. */
#include "support.h"
#include "support_office.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "packs/views.h"
#include "store/query.h"

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The rows of a view, in no order but their own. */
static void add_rows(struct office *office, const char *view, struct text *out)
{
	struct text sql = {0};
	struct err err = {0};
	struct query *query;
	char **rows = NULL;
	size_t n = 0;

	text_format(&sql, "select * from temp.\"%s\"", view);
	query = query_new(office->workspace->store, sql.data, &err);
	if (query == NULL)
		fail_msg("%s: %s", view, err.message);
	while (query_step(query, &err) == 1) {
		struct text row = {0};

		for (int i = 0; i < query_columns(query); i++)
			text_format(&row, "|%s", query_text(query, i));
		rows = must_resize(rows, (n + 1) * sizeof(*rows));
		rows[n++] = row.data;
	}
	query_free(query);
	if (n > 0)
		qsort(rows, n, sizeof(*rows), by_text);
	for (size_t i = 0; i < n; i++) {
		text_format(out, "%s %s\n", view, rows[i]);
		free(rows[i]);
	}
	free(rows);
	text_free(&sql);
}

static struct text rows_of_all(struct office *office)
{
	struct text out = {0};
	struct err err = {0};
	struct query *query = query_new(office->workspace->store, "select name "
		"from sqlite_temp_schema where type = 'view' order by name",
		&err);

	while (query != NULL && query_step(query, &err) == 1)
		add_rows(office, query_text(query, 0), &out);
	query_free(query);
	return out;
}

static void what_is_kept_says_what_it_said(void **state)
{
	struct office *office = *state;
	struct text before, after;
	struct err err = {0};

	office_night(office, office->plan->nights[0]);
	before = rows_of_all(office);
	assert_true(before.length > 100000);
	office_must(views_keep(office->workspace->store, &err), &err);
	assert_true(office_number(office, "select count(*) from "
				  "sqlite_temp_schema where type = 'table' "
				  "and name = 'kept_report_economia'") == 1);
	after = rows_of_all(office);
	assert_string_equal(text_string(&before), text_string(&after));
	text_free(&before);
	text_free(&after);
}

int main(void)
{
	static struct plan cremasco = {.name = "cremasco-2021-2023",
				       .nights = {"2023-06-30"}};
	static struct plan oglio_po = {.name = "oglio-po-2021-2023",
				       .nights = {"2023-06-30"}};
	const struct CMUnitTest tests[] = {
		OFFICE_TEST(what_is_kept_says_what_it_said, cremasco),
		OFFICE_TEST(what_is_kept_says_what_it_said, oglio_po),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
