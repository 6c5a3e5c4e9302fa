/* The register: entries that cover each other, in a store that takes nothing
 * back and in a file beside it that a killed run leaves short. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "proof/chain.h"
#include "proof/entry.h"
#include "proof/facts.h"
#include "proof/mask.h"
#include "proof/mirror.h"
#include "proof/plan.h"

struct room {
	char *directory;
	struct store *store;
};

static int set_up(void **state)
{
	struct room *room = malloc(sizeof(*room));

	room->directory = support_plan();
	room->store = support_store();
	*state = room;
	return 0;
}

static int tear_down(void **state)
{
	struct room *room = *state;

	store_close(room->store);
	support_remove(room->directory);
	free(room);
	return 0;
}

static void enter(struct room *room, const char *event, const char *object)
{
	struct err err = {0};

	if (chain_enter(room->store, event, object, "{\"n\":1}", &err) != 0)
		fail_msg("%s", err.message);
}

static int complete(struct room *room)
{
	struct err err = {0};
	int state = mirror_complete(room->store, room->directory, &err);

	if (state < 0)
		fail_msg("%s", err.message);
	return state;
}

/* The number of the first line that is no entry in its place; 0 when all are. */
static long first_fault(const char *lines, size_t length)
{
	const char *at = lines, *end = lines + length, *stop;
	char previous[DIGEST_SIZE];
	long number = 0;

	memcpy(previous, entry_nothing_before, DIGEST_SIZE);
	for (; at < end; at = stop + 1) {
		number++;
		stop = memchr(at, '\n', (size_t)(end - at));
		if (stop == NULL ||
		    entry_fault(at, (size_t)(stop - at), number,
				previous) != NULL)
			return number;
		assert_int_equal(entry_digest(at, (size_t)(stop - at),
					      previous), 0);
	}
	return 0;
}

static void any_byte_of_the_register_that_changes_is_found(void **state)
{
	static const unsigned char flips[] = {0x01, 0x20, 0x80, 0xFF};
	struct room *room = *state;
	char *lines;
	size_t i, f, length;

	enter(room, "file", "patti_NORD_2022T3.csv");
	enter(room, "pubblicazione", "2022T3");
	enter(room, "esecuzione", "run");
	assert_int_equal(complete(room), MIRROR_WHOLE);
	lines = support_read(room->directory, MIRROR_NAME);
	length = strlen(lines);
	assert_int_equal(first_fault(lines, length), 0);
	for (i = 0; i < length; i++)
		for (f = 0; f < sizeof(flips); f++) {
			lines[i] = (char)(lines[i] ^ flips[f]);
			if (first_fault(lines, length) == 0)
				fail_msg("byte %zu may change", i);
			lines[i] = (char)(lines[i] ^ flips[f]);
		}
	free(lines);
}

static void an_entry_taken_out_or_moved_is_found(void **state)
{
	struct room *room = *state;
	char *lines, *second, *third;
	struct text other = {0};

	enter(room, "file", "a.csv");
	enter(room, "file", "b.csv");
	enter(room, "file", "c.csv");
	complete(room);
	lines = support_read(room->directory, MIRROR_NAME);
	second = strchr(lines, '\n') + 1;
	third = strchr(second, '\n') + 1;
	assert_int_equal(first_fault(second, strlen(second)), 1);
	text_add(&other, lines, (size_t)(second - lines));
	text_add_string(&other, third);
	assert_int_equal(first_fault(other.data, other.length), 2);
	text_add(&other, second, (size_t)(third - second));
	assert_int_equal(first_fault(other.data, other.length), 2);
	text_free(&other);
	free(lines);
}

static void the_store_takes_no_entry_back(void **state)
{
	struct room *room = *state;
	static const char *const changes[] = {
		"update registro set oggetto = 'altro'",
		"delete from registro",
		"insert into registro (voce, riga, fine) values (3, '{}', 1)",
		"insert or replace into registro (voce, riga, fine) values "
		"(1, '{}', 1)",
	};
	size_t i;

	enter(room, "file", "a.csv");
	for (i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		struct err err = {0};

		assert_int_equal(store_exec(room->store, changes[i], &err), -1);
		support_contains(err.message, "registro");
	}
	support_rows(room->store, "select count(*), max(oggetto) from registro",
		     "1|a.csv\n");
}

/* A run may be killed after any byte of what it appends. */
static void a_file_cut_short_anywhere_is_completed(void **state)
{
	struct room *room = *state;
	char *whole;
	size_t i;

	enter(room, "file", "a.csv");
	enter(room, "file", "b.csv");
	complete(room);
	whole = support_read(room->directory, MIRROR_NAME);
	for (i = 0; i < strlen(whole); i++) {
		char *again;

		support_write_bytes(room->directory, MIRROR_NAME, whole, i);
		assert_int_equal(complete(room), MIRROR_WHOLE);
		again = support_read(room->directory, MIRROR_NAME);
		assert_string_equal(again, whole);
		free(again);
	}
	free(whole);
}

static void a_file_that_says_something_else_is_put_aside(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	char *whole, *again;

	enter(room, "file", "a.csv");
	enter(room, "file", "b.csv");
	complete(room);
	whole = support_read(room->directory, MIRROR_NAME);
	support_write(room->directory, MIRROR_NAME, "niente\n");
	assert_int_equal(complete(room), MIRROR_ALTERED);
	again = support_read(room->directory, MIRROR_NAME);
	assert_string_equal(again, "niente\n");
	free(again);
	assert_int_equal(mirror_renew(room->store, room->directory, &err), 0);
	again = support_read(room->directory, MIRROR_NAME);
	assert_string_equal(again, whole);
	assert_true(support_exists(room->directory,
				   MIRROR_NAME ".alterato-1"));
	free(again);
	free(whole);
}

static void an_older_store_is_known_by_its_register(void **state)
{
	struct room *room = *state;
	struct store *before = support_store();
	struct err err = {0};
	char *whole, *stop;

	enter(room, "file", "a.csv");
	complete(room);
	whole = support_read(room->directory, MIRROR_NAME);
	stop = strchr(whole, '\n');
	enter(room, "file", "b.csv");
	complete(room);
	assert_int_equal(mirror_complete(before, room->directory, &err),
			 MIRROR_AHEAD);
	assert_int_equal(chain_adopt(before, whole, (size_t)(stop - whole),
				     &err), 0);
	assert_int_equal(mirror_complete(before, room->directory, &err),
			 MIRROR_AHEAD);
	store_close(before);
	free(whole);
}

static void add_file(struct room *room, const char *sql)
{
	struct text whole = {0};
	struct err err = {0};

	text_format(&whole, "insert into file_ricevuto (nome, byte, modificato, "
		    "ricevuto_il, al, esito, lette, accettate, scartate, "
		    "tracciato, mittente, periodo, sha256, destino) values (%s)",
		    sql);
	if (store_exec(room->store, whole.data, &err) != 0)
		fail_msg("%s", err.message);
	text_free(&whole);
}

static void a_file_is_entered_once_with_what_it_replaces(void **state)
{
	struct room *room = *state;
	struct err err = {0};

	add_file(room, "'a.csv', 5, 1, '2022-10-01', '2022-09-30', 'ACCETTATO', "
		 "1, 1, 0, 'patti', 'NORD', '2022T3', 'aa', 'archivio'");
	add_file(room, "'b.csv', 5, 1, '2022-10-01', '2022-09-30', 'ACCETTATO', "
		 "1, 1, 0, 'patti', 'NORD', '2022T3', 'bb', 'archivio'");
	assert_int_equal(facts_enter_files(room->store, &err), 0);
	assert_int_equal(facts_enter_files(room->store, &err), 0);
	support_rows(room->store, "select voce, evento, oggetto, riga ->> "
		"'$.fatti.sha256', riga ->> '$.fatti.sostituisce' from registro",
		"1|file|a.csv|aa|\n2|file|b.csv|bb|1\n");
}

static void of_personal_data_no_digest_size_or_name_stays(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	char code[17], row[256];

	support_fiscal_code("RSSMRA80A01H501", code);
	snprintf(row, sizeof(row), "'patti_NORD_2022T3 %s.csv', 77, 1, "
		 "'2022-10-01', '2022-09-30', 'RESPINTO', 0, 0, 0, 'patti', "
		 "'NORD', '2022T3', null, 'privacy'", code);
	add_file(room, row);
	assert_int_equal(facts_enter_files(room->store, &err), 0);
	support_rows(room->store, "select oggetto, riga ->> '$.fatti.byte', "
		"riga ->> '$.fatti.sha256', instr(riga, 'RSSMRA') from registro",
		"nome-omesso-1.csv|||0\n");
}

static void what_could_be_a_codice_fiscale_is_masked(void **state)
{
	(void)state;
	assert_true(mask_needed("RSSMRA80A01H501U"));
	assert_true(mask_needed("patti_NORD rssmra80a01h501x.csv"));
	assert_true(mask_needed("RSS MRA 80A01 H501-U"));
	assert_true(mask_needed("RSSMRA8LA01H501U"));
	assert_false(mask_needed("interventi_CREMA_2022T1 (2).csv"));
	assert_false(mask_needed("valutazioni_AMBITO_2022_integrazione.csv"));
	assert_false(mask_needed("RSSMRA80A01"));
	assert_false(mask_needed(""));
}

static void the_plan_is_entered_when_it_changes_and_kept(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	struct text notes = {0};

	assert_int_equal(plan_enter(room->store, room->directory, &notes, &err),
			 0);
	assert_int_equal(plan_enter(room->store, room->directory, &notes, &err),
			 0);
	support_rows(room->store, "select count(*) from registro", "1\n");
	support_write(room->directory, "invii.csv",
		      "tracciato;mittente;periodicita\npatti;SUD;annuale\n");
	assert_int_equal(plan_enter(room->store, room->directory, &notes, &err),
			 0);
	support_rows(room->store, "select count(*), count(distinct riga ->> "
		"'$.fatti.\"invii.csv\"') from registro", "2|2\n");
	assert_int_equal(notes.length, 0);
	text_free(&notes);
}

static void a_file_of_the_plan_with_a_codice_fiscale_is_not_kept(void **state)
{
	struct room *room = *state;
	struct err err = {0};
	struct text prints = {0}, notes = {0}, bytes = {0};
	char code[17];

	text_format(&bytes, "nome\n%s\n",
		    support_fiscal_code("RSSMRA80A01H501", code));
	support_write(room->directory, "elenco.csv", bytes.data);
	assert_int_equal(plan_prints(room->directory, &prints, &notes, &err),
			 0);
	assert_null(strstr(prints.data, "elenco.csv"));
	support_contains(prints.data, "quadro.ini");
	support_contains(notes.data, "elenco.csv");
	text_free(&prints);
	text_free(&notes);
	text_free(&bytes);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(any_byte_of_the_register_that_changes_is_found),
		TEST(an_entry_taken_out_or_moved_is_found),
		TEST(the_store_takes_no_entry_back),
		TEST(a_file_cut_short_anywhere_is_completed),
		TEST(a_file_that_says_something_else_is_put_aside),
		TEST(an_older_store_is_known_by_its_register),
		TEST(a_file_is_entered_once_with_what_it_replaces),
		TEST(of_personal_data_no_digest_size_or_name_stays),
		TEST(what_could_be_a_codice_fiscale_is_masked),
		TEST(the_plan_is_entered_when_it_changes_and_kept),
		TEST(a_file_of_the_plan_with_a_codice_fiscale_is_not_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
