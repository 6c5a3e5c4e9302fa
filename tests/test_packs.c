/* test_packs.c: what must hold for a pack whatever it shows, seen on the
 * dashboard: it is sound, it can be read without eyes, it is the same when made
 * again, names are never commands, and what cannot be made is told.
 */
#include "support_udp.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"

static void charts_have_their_figures_as_words(void **state)
{
	struct support_udp *bench = *state;

	support_udp_fill(bench->store);
	support_udp_make(bench);
	support_udp_ask(bench, "qpdf --qdf --object-streams=disable",
			"- | grep -ac '/Alt '");
	/* The band, the map, three trends and the bars; links have theirs. */
	assert_true(atoi(bench->words) >= 6);
	support_udp_ask(bench, "pdfinfo -struct", "");
	support_contains(bench->words, "Figure");
}

static void the_same_store_gives_the_same_bytes(void **state)
{
	struct support_udp *bench = *state;
	struct text path = {0}, first = {0}, second = {0};
	struct err err = {0};

	support_udp_fill(bench->store);
	support_udp_make(bench);
	file_join(&path, bench->directory, "udp.pdf");
	assert_int_equal(file_read(path.data, 1 << 26, &first, &err), 0);
	support_udp_make(bench);
	assert_int_equal(file_read(path.data, 1 << 26, &second, &err), 0);
	assert_int_equal(first.length, second.length);
	assert_memory_equal(first.data, second.data, first.length);
	support_fill(bench->store, "update valore set valore = 7 where "
		     "k = 3 and indicatore = 1 and livello = 0");
	support_udp_make(bench);
	assert_int_equal(file_read(path.data, 1 << 26, &second, &err), 0);
	assert_false(first.length == second.length &&
		     memcmp(first.data, second.data, first.length) == 0);
	text_free(&path);
	text_free(&first);
	text_free(&second);
}

static void the_dashboard_has_its_tables_inside(void **state)
{
	struct support_udp *bench = *state;
	const char *values;

	support_udp_fill(bench->store);
	support_udp_make(bench);
	support_contains(support_udp_ask(bench, "pdfdetach -list", ""),
			 "invii.csv");
	/* The second by name: as it is published beside the document. */
	values = support_udp_ask(bench, "pdfdetach -save 2 -o /dev/stdout", "");
	support_contains(values, "periodo,indicatore,livello,codice,");
	support_contains(values, "2022T3,");
}

static void a_store_never_computed_is_an_error(void **state)
{
	struct support_udp *bench = *state;
	struct err err = {0};

	support_fill(bench->store, support_udp_plan);
	assert_int_equal(support_udp_render(bench, NULL, 0, &err), -1);
	assert_int_equal(err.code, EXIT_FAILED);
	support_contains(err.message, "non sono ancora stati calcolati");
	assert_false(support_exists(bench->directory, "udp.pdf"));
}

static void names_are_never_commands_nor_markup(void **state)
{
	struct support_udp *bench = *state;
	char *name = malloc(3000);

	support_udp_fill(bench->store);
	support_fill(bench->store,
		"update subambito set nome = '`touch pwned`' "
		" where subambito = 'NORD';"
		"update indicatore set descrizione ="
		" '<b>%s</b> ''; system(\"touch pwned\") \\ (x' where"
		" indicatore = 1;"
		"update indicatore set unita = cast(x'FFC328' as text)"
		" where indicatore = 3;"
		"update obiettivo set titolo = '@a !touch pwned'"
		" where obiettivo = 'LAV';"
		"update file_ricevuto set nome = '<script>%n%n.csv'"
		" where file = 3;");
	strcpy(name, "update indicatore set descrizione = '");
	for (int i = 0; i < 200; i++)
		strcat(name, "parolalunga");
	strcat(name, "' where indicatore = 4");
	support_fill(bench->store, name);
	free(name);
	support_udp_make(bench);
	support_contains(support_udp_pages(bench, 1, 99), "`touch pwned`");
	support_contains(bench->words, "<b>%s</b> '; system(\"touch "
			 "pwned\") \\");
	support_contains(bench->words, "<script>%n%n.csv");
	assert_false(file_exists("pwned"));
	support_contains(support_udp_pages(bench, 2, 2), "Indice");
}

static void a_name_of_no_pack_is_refused_before_anything(void **state)
{
	struct support_udp *bench = *state;
	const char *const names[] = { "udp", "pdu" };
	struct err err = {0};

	support_udp_fill(bench->store);
	assert_int_equal(support_udp_render(bench, names, 2, &err), -1);
	assert_int_equal(err.code, EXIT_USAGE);
	support_contains(err.message, "«pdu»");
	support_contains(err.message, "udp");
	assert_false(support_exists(bench->directory, "udp.pdf"));
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, support_udp_set_up, \
					support_udp_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(charts_have_their_figures_as_words),
		TEST(the_same_store_gives_the_same_bytes),
		TEST(the_dashboard_has_its_tables_inside),
		TEST(a_store_never_computed_is_an_error),
		TEST(names_are_never_commands_nor_markup),
		TEST(a_name_of_no_pack_is_refused_before_anything),
	};

	return cmocka_run_group_tests_name("packs", tests, NULL, NULL);
}
