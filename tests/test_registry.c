/* The anagrafe: Comuni and subambiti found however a clerk writes them, and
 * its mistakes told by file, line, column and cure. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#define COMUNI "istat;comune;subambito;popolazione;lat;lon\n"

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

static int comune(const struct registry *registry, const char *text)
{
	return registry_comune(registry, text, strlen(text));
}

static void a_comune_is_found_by_code_and_by_folded_name(void **state)
{
	struct err err = {0};
	struct registry *registry = registry_read(*state, &err);
	int gamma = comune(registry, "019003");

	assert_true(gamma >= 0);
	assert_int_equal(comune(registry, "19003"), gamma);
	assert_int_equal(comune(registry, "gamma d adda"), gamma);
	assert_int_equal(comune(registry, "G\xC3\x80MMA D'ADDA"), gamma);
	assert_string_equal(registry_istat(registry, gamma), "019003");
	assert_string_equal(registry_comune_name(registry, gamma),
			    "Gamma d'Adda");
	assert_string_equal(registry_code(registry,
		registry_subambito_of(registry, gamma)), "SUD");
	registry_free(registry);
}

static void what_is_nearly_a_comune_is_none(void **state)
{
	static const char *const texts[] = {"", "Gamma", "19.003", "19 003",
					    "0019003", "019005", "3", "-",
					    "Alfa Beta", "019003x"};
	struct err err = {0};
	struct registry *registry = registry_read(*state, &err);
	size_t i;

	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (comune(registry, texts[i]) >= 0)
			fail_msg("«%s» is found", texts[i]);
	registry_free(registry);
}

static void codes_that_lost_their_zeros_get_them_back(void **state)
{
	struct err err = {0};
	struct registry *registry;

	support_write(*state, "anagrafe/comuni.csv",
		      COMUNI "19001;Alfa;nord;1000;;\n");
	registry = registry_read(*state, &err);
	assert_non_null(registry);
	assert_string_equal(registry_istat(registry, 0), "019001");
	registry_free(registry);
}

static void a_mistake_in_the_anagrafe_names_line_column_and_cure(void **state)
{
	static const struct {
		const char *name, *text, *first, *second;
	} rows[] = {
		{"anagrafe/subambiti.csv", "subambito;nome\nNord est;x\n",
		 "riga 2, colonna subambito", "lettere maiuscole"},
		{"anagrafe/subambiti.csv", "subambito;nome\nAMBITO;x\n",
		 "riga 2, colonna subambito", "AMBITO è riservato"},
		{"anagrafe/subambiti.csv", "subambito;nome\nA;x\n\nA;y\n",
		 "riga 4, colonna subambito", "due volte"},
		{"anagrafe/subambiti.csv", "subambito;nome\nA;\n",
		 "riga 2, colonna nome", "obbligatoria"},
		{"anagrafe/comuni.csv", COMUNI "Alfa;Alfa;NORD;1;;\n",
		 "riga 2, colonna istat", "sei cifre"},
		{"anagrafe/comuni.csv", COMUNI "0190012;Alfa;NORD;1;;\n",
		 "riga 2, colonna istat", "sei cifre"},
		{"anagrafe/comuni.csv", COMUNI "019001;Alfa;OVEST;1;;\n",
		 "riga 2, colonna subambito", "«OVEST»"},
		{"anagrafe/comuni.csv", COMUNI "019001;Alfa;NORD;100;945,1;9,6\n",
		 "riga 2, colonna lat", "in gradi"},
		{"anagrafe/comuni.csv", COMUNI "019001;Alfa;NORD;100;45,1;-196\n",
		 "riga 2, colonna lon", "in gradi"},
		{"anagrafe/comuni.csv", COMUNI "019001;Alfa;NORD;-5;;\n",
		 "riga 2, colonna popolazione", "abitanti"},
		{"anagrafe/comuni.csv", COMUNI "019001;Alfa;NORD;1,5;;\n",
		 "riga 2, colonna popolazione", "abitanti"},
		{"anagrafe/comuni.csv", COMUNI "019001;Alfa;NORD;1;nord;\n",
		 "riga 2, colonna lat", "non è un numero"},
		{"anagrafe/comuni.csv", COMUNI "019001;Alfa;NORD;1;;\n"
		 "19001;Beta;NORD;1;;\n", "colonna comune", "due volte"},
		{"anagrafe/comuni.csv", COMUNI "019001;Alfa;NORD;1;;\n"
		 "019002;ALF\xC3\x80;NORD;1;;\n", "colonna comune",
		 "due volte"},
		{"anagrafe/comuni.csv", COMUNI, "comuni.csv",
		 "non c'è nessun Comune"},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char *before = support_read(*state, rows[i].name);
		struct err err;
		const char *message;

		support_write(*state, rows[i].name, rows[i].text);
		message = support_refused(*state, &err);
		support_contains(message, rows[i].name);
		support_contains(message, rows[i].first);
		support_contains(message, rows[i].second);
		support_write(*state, rows[i].name, before);
		free(before);
	}
}

static void the_anagrafe_is_kept_in_the_store(void **state)
{
	struct workspace *workspace = support_open(*state);

	support_rows(workspace->store, "select istat, nome, subambito, "
		     "popolazione, lat, lon from comune order by 1",
		     "019001|Alfa|NORD|1000|45.1|9.6\n019002|Beta|NORD|2000||\n"
		     "019003|Gamma d'Adda|SUD|3000||\n019004|Delta|SUD|4000||\n");
	support_rows(workspace->store, "select * from subambito order by ordine",
		     "NORD|Il nord|1\nSUD|Il sud|2\n");
	workspace_close(workspace);
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EACH(a_comune_is_found_by_code_and_by_folded_name),
		EACH(what_is_nearly_a_comune_is_none),
		EACH(codes_that_lost_their_zeros_get_them_back),
		EACH(a_mistake_in_the_anagrafe_names_line_column_and_cure),
		EACH(the_anagrafe_is_kept_in_the_store),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
