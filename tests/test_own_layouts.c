/* A layout of the workspace's own is as good as the program's, down to the
 * pages: a cumulative one has one file that counts. */
#include "support.h"

#include <string.h>

#include "base/text.h"
#include "packs/views.h"

static int set_up(void **state)
{
	*state = support_plan();
	return 0;
}

static int tear_down(void **state)
{
	support_remove(*state);
	return 0;
}

/* Two files of the same sender, each with a row that is not as it must be. */
static void drop_journeys(const char *directory, const char *acquisition)
{
	struct text schema = {0};

	text_format(&schema, "{\"name\": \"trasporti\", \"title\": \"Trasporti\","
		    "\"fields\": [{\"name\": \"comune\", \"type\": \"string\"},"
		    "{\"name\": \"km\", \"type\": \"number\"}],"
		    "\"primaryKey\": [], \"missingValues\": [\"\"],"
		    "\"quadro\": {\"acquisizione\": \"%s\","
		    "\"data_di_riferimento\": null, \"regole\": []}}",
		    acquisition);
	support_write(directory, "tracciati/trasporti.schema.json",
		      schema.data);
	support_write_at(directory, "inbox/trasporti_NORD_2022T1.csv",
			 "comune;km\nAlfa;1\nAlfa;molti\n", 1000);
	support_write_at(directory, "inbox/trasporti_NORD_2022T2.csv",
			 "comune;km\nAlfa;1\nAlfa;pochi\n", 2000);
	text_free(&schema);
}

static void assert_to_mend(void **state, const char *acquisition,
			   const char *expected)
{
	struct workspace *workspace;
	struct err err = {0};

	drop_journeys(*state, acquisition);
	workspace = support_compute(*state, "2022-06-30");
	assert_int_equal(views_make(workspace->store, ".", workspace->layouts,
				    &err), 0);
	support_rows(workspace->store, "select nome, tracciato_nome from "
		     "report_da_correggere order by file", expected);
	workspace_close(workspace);
}

static void of_an_own_cumulative_layout_the_last_file_is_to_mend(void **state)
{
	assert_to_mend(state, "cumulativo",
		       "trasporti_NORD_2022T2.csv|trasporti\n");
}

static void of_an_own_periodic_layout_every_period_is_to_mend(void **state)
{
	assert_to_mend(state, "periodo",
		       "trasporti_NORD_2022T1.csv|trasporti\n"
		       "trasporti_NORD_2022T2.csv|trasporti\n");
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EACH(of_an_own_cumulative_layout_the_last_file_is_to_mend),
		EACH(of_an_own_periodic_layout_every_period_is_to_mend),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
