/* Layouts are data: the program's eighteen are read as the contract publishes
 * them, a workspace's own takes the place of the program's, and a mistake in
 * one names file and field. */
#include "support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "records/layout.h"
#include "records/table.h"

struct fixture {
	char *directory;
	struct store *store;
};

static int set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));

	fixture->directory = support_directory();
	fixture->store = support_store();
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	support_remove(fixture->directory);
	store_close(fixture->store);
	free(fixture);
	return 0;
}

static void the_eighteen_layouts_of_the_contract_are_known(void **state)
{
	const struct fixture *fixture = *state;
	struct err err = {0};
	struct layouts *layouts = layouts_read(fixture->store,
					       "pipeline/tracciati", NULL,
					       &err);
	char *names = layouts_names(layouts);

	assert_string_equal(names, "adempimenti, adesioni, atti, attivita, "
		"beneficiari, domande, formazione, incontri, interventi, "
		"liste_attesa, patti, personale, progetti, questionari, rette, "
		"servizi, spese, valutazioni");
	free(names);
	layouts_free(layouts);
}

static const struct field *field_of(const struct layout *layout,
				    const char *name)
{
	int index = layout_field(layout, name, strlen(name));

	assert_true(index >= 0);
	return &layout->fields[index];
}

static void a_layout_says_all_that_its_schema_says(void **state)
{
	const struct fixture *fixture = *state;
	struct err err = {0};
	struct layouts *layouts = layouts_read(fixture->store,
					       "pipeline/tracciati", NULL,
					       &err);
	const struct layout *patti = layouts_find(layouts, "PATTI", 5);
	const struct layout *servizi = layouts_find(layouts, "servizi", 7);
	const struct field *reti, *forma;

	assert_non_null(patti);
	assert_true(patti->cumulative);
	assert_string_equal(patti->fields[patti->reference].name, "data_avvio");
	assert_int_equal(patti->n_key, 1);
	assert_int_equal(patti->key[0], patti->id);
	assert_int_equal(patti->n_rules, 1);
	forma = field_of(patti, "forma");
	assert_int_equal(forma->type, FIELD_ENUM);
	assert_int_equal(forma->n_values, 5);
	assert_int_equal(field_of(patti, "comune")->type, FIELD_COMUNE);
	reti = field_of(patti, "reti");
	assert_int_equal(reti->type, FIELD_INTEGER);
	assert_true(reti->minimum == 0);
	assert_true(isnan(reti->maximum));
	assert_false(reti->required);
	assert_int_equal(servizi->n_key, 4);
	assert_int_equal(servizi->id, -1);
	assert_int_equal(servizi->reference, -1);
	assert_int_equal(field_of(servizi, "sede")->max_length, 80);
	assert_null(layouts_find(layouts, "patt", 4));
	layouts_free(layouts);
}

static const char own[] =
	"{\"name\":\"patti\",\"title\":\"I nostri patti\",\"fields\":["
	"{\"name\":\"sigla\",\"type\":\"string\"}],\"missingValues\":[\"\"],"
	"\"quadro\":{\"acquisizione\":\"periodo\","
	"\"data_di_riferimento\":null,\"regole\":[]}}";

static void a_workspace_may_have_layouts_of_its_own(void **state)
{
	const struct fixture *fixture = *state;
	struct err err = {0};
	struct layouts *layouts;

	support_write(fixture->directory, "patti.schema.json", own);
	layouts = layouts_read(fixture->store, "pipeline/tracciati",
			       fixture->directory, &err);
	assert_non_null(layouts);
	assert_int_equal(layouts_count(layouts), 18);
	assert_string_equal(layouts_find(layouts, "patti", 5)->title,
			    "I nostri patti");
	assert_int_equal(layouts_find(layouts, "patti", 5)->n_key, 0);
	layouts_free(layouts);
}

static void a_newer_layout_adds_its_columns_to_the_records_kept(void **state)
{
	const struct fixture *fixture = *state;
	struct err err = {0};
	struct layouts *layouts = layouts_read(fixture->store,
					       "pipeline/tracciati", NULL,
					       &err);

	assert_int_equal(table_prepare(fixture->store,
				       layouts_find(layouts, "patti", 5),
				       &err), 0);
	layouts_free(layouts);
	support_write(fixture->directory, "patti.schema.json", own);
	layouts = layouts_read(fixture->store, "pipeline/tracciati",
			       fixture->directory, &err);
	assert_int_equal(table_prepare(fixture->store,
				       layouts_find(layouts, "patti", 5),
				       &err), 0);
	support_rows(fixture->store, "select name from pragma_table_info("
		     "'record_patti') where name in ('forma', 'sigla') "
		     "order by 1", "forma\nsigla\n");
	layouts_free(layouts);
}

static void a_wrong_layout_names_its_file_and_what_is_wrong(void **state)
{
#define SCHEMA(fields, quadro, rest) \
	"{\"name\":\"x\",\"fields\":[" fields "]," rest "\"quadro\":{" quadro "}}"
#define GOOD "\"acquisizione\":\"periodo\",\"data_di_riferimento\":null"
#define A "{\"name\":\"a\",\"type\":\"string\"}"
	static const struct {
		const char *json, *word;
	} rows[] = {
		{"{\"name\":", "x.schema.json"},
		{SCHEMA("", GOOD, ""), "nessun campo"},
		{SCHEMA("{\"name\":\"A b\",\"type\":\"string\"}", GOOD, ""),
		 "«A b»"},
		{SCHEMA("{\"name\":\"a\",\"type\":\"colore\"}", GOOD, ""),
		 "campo a: tipo «colore»"},
		{SCHEMA("{\"name\":\"a\",\"type\":\"string\",\"constraints\":"
			"{\"pattern\":\"(\"}}", GOOD, ""), "("},
		{SCHEMA(A, "\"acquisizione\":\"ogni tanto\"", ""),
		 "«ogni tanto»"},
		{SCHEMA(A, "\"acquisizione\":\"periodo\","
			"\"data_di_riferimento\":\"z\"", ""), "«z»"},
		{SCHEMA(A, GOOD, "\"primaryKey\":[\"k\"],"), "«k»"},
		{SCHEMA(A, GOOD ",\"regole\":[{\"codice\":\"R\",\"regola\":"
			"\"a sopra b\"}]", ""), "regola R"},
	};
	const struct fixture *fixture = *state;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct err err = {0};

		support_write(fixture->directory, "x.schema.json",
			      rows[i].json);
		assert_null(layouts_read(fixture->store, "pipeline/tracciati",
					 fixture->directory, &err));
		assert_int_equal(err.code, EXIT_CONFIG);
		support_contains(err.message, "x.schema.json");
		support_contains(err.message, rows[i].word);
	}
#undef SCHEMA
#undef GOOD
#undef A
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			the_eighteen_layouts_of_the_contract_are_known, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			a_layout_says_all_that_its_schema_says, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			a_workspace_may_have_layouts_of_its_own, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			a_newer_layout_adds_its_columns_to_the_records_kept,
			set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			a_wrong_layout_names_its_file_and_what_is_wrong, set_up,
			tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
