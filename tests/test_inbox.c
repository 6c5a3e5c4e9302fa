/* The inbox: in which order files are taken, what replaces what, where each
 * one ends, what its receipt says; and that a run killed after its commit is
 * finished by the next (contract 2 and 3). */
#include "support.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "acquire/inbox.h"
#include "base/file.h"

#define PATTI "id;comune;forma;data_avvio\n"
#define ONE PATTI "N-1;Alfa;gruppi;01/03/2022\n"
#define TWO PATTI "N-1;Alfa;gruppi;01/03/2022\nN-2;Beta;gruppi;02/03/2022\n"

static void drop(void **state, const char *name, const char *text,
		 long long seconds)
{
	const struct support_fixture *fixture = *state;
	struct text path = {0};

	text_format(&path, "inbox/%s", name);
	support_write_at(fixture->directory, path.data, text, seconds);
	text_free(&path);
}

static struct inbox_summary receive(void **state)
{
	struct support_fixture *fixture = *state;
	struct inbox_summary summary;
	struct err err = {0};

	if (inbox_receive(fixture->workspace, support_day("2023-06-30"),
			  &summary, &err) != 0)
		fail_msg("%s", err.message);
	text_free(&summary.notes);
	return summary;
}

static void assert_rows(void **state, const char *sql, const char *expected)
{
	const struct support_fixture *fixture = *state;

	support_rows(fixture->workspace->store, sql, expected);
}

static int is_there(void **state, const char *name)
{
	const struct support_fixture *fixture = *state;

	return support_exists(fixture->directory, name);
}

static void files_are_received_by_time_and_then_by_name(void **state)
{
	drop(state, "patti_NORD_2022T2.csv", PATTI, 3000);
	drop(state, "patti_SUD_2022T1.csv", PATTI, 2000);
	drop(state, "patti_NORD_2022T1.csv", PATTI, 2000);
	drop(state, "patti_SUD_2022T2.csv", PATTI, 1000);
	receive(state);
	assert_rows(state, "select nome from file_ricevuto order by file",
		    "patti_SUD_2022T2.csv\npatti_NORD_2022T1.csv\n"
		    "patti_SUD_2022T1.csv\npatti_NORD_2022T2.csv\n");
}

static void a_file_taken_leaves_the_inbox_for_the_archive(void **state)
{
	const struct support_fixture *fixture = *state;
	struct digest *digest = digest_new();
	char hex[DIGEST_SIZE];
	struct text path = {0};
	char *kept;

	drop(state, "patti_NORD_2022T1.csv", ONE, 1672531199);
	receive(state);
	digest_add(digest, ONE, strlen(ONE));
	digest_finish(digest, hex);
	text_format(&path, "archivio/%s", hex);
	kept = support_read(fixture->directory, path.data);
	assert_non_null(kept);
	assert_string_equal(kept, ONE);
	assert_false(is_there(state, "inbox/patti_NORD_2022T1.csv"));
	/* 2022-12-31T23:59:59Z was already the new year in Italy. */
	assert_rows(state, "select ricevuto_il, concluso from file_ricevuto",
		    "2023-01-01|1\n");
	free(kept);
	text_free(&path);
}

static void a_later_version_is_in_force_and_the_earlier_is_kept(void **state)
{
	drop(state, "patti_NORD_2022T1.csv", TWO, 1000);
	drop(state, "patti_nord_2022T1 (2).csv", ONE, 2000);
	receive(state);
	assert_rows(state, "select nome, accettate from file_ricevuto order by "
		    "file", "patti_NORD_2022T1.csv|2\n"
		    "patti_nord_2022T1 (2).csv|1\n");
	assert_rows(state, "select file, count(*) from record_patti group by 1",
		    "1|2\n2|1\n");
}

static void the_same_bytes_again_are_told_and_change_nothing(void **state)
{
	struct inbox_summary summary;
	const struct support_fixture *fixture = *state;
	char *receipt;

	drop(state, "patti_NORD_2022T1.csv", ONE, 1000);
	receive(state);
	drop(state, "patti_NORD_2022T1.csv", ONE, 2000);
	summary = receive(state);
	assert_int_equal(summary.outcomes[DUPLICATO], 1);
	assert_false(is_there(state, "inbox/patti_NORD_2022T1.csv"));
	receipt = support_read(fixture->directory,
			       "ricevute/patti_NORD_2022T1.ricevuta.txt");
	support_contains(receipt, "\nDUPLICATO: 0 righe lette, 0 accettate, "
			 "0 scartate\n");
	free(receipt);
}

static void a_name_not_understood_stays_and_is_told_once(void **state)
{
	struct inbox_summary summary;
	const struct support_fixture *fixture = *state;
	char *receipt;

	drop(state, "patti terzo trimestre.csv", ONE, 1000);
	drop(state, "appunti.txt", "niente", 1000);
	summary = receive(state);
	assert_int_equal(summary.nameless, 2);
	assert_int_equal(receive(state).nameless, 2);
	assert_true(is_there(state, "inbox/patti terzo trimestre.csv"));
	assert_true(is_there(state, "inbox/appunti.txt"));
	assert_rows(state, "select nome, sha256 from file_ricevuto order by "
		    "file", "appunti.txt|\npatti terzo trimestre.csv|\n");
	receipt = support_read(fixture->directory,
			       "ricevute/appunti.txt.ricevuta.csv");
	support_contains(receipt, ",NOME_FILE,errore,");
	free(receipt);
}

static void personal_data_are_locked_away_and_kept_nowhere(void **state)
{
	const struct support_fixture *fixture = *state;
	struct text text = {0}, path = {0};
	struct stat info;
	char code[17], *receipt;

	support_fiscal_code("AAABBB00A01Z999", code);
	text_format(&text, PATTI "%s;Alfa;gruppi;01/03/2022\n", code);
	drop(state, "patti_NORD_2022T1.csv", text.data, 1000);
	assert_int_equal(receive(state).personal, 1);
	assert_false(is_there(state, "inbox/patti_NORD_2022T1.csv"));
	file_join(&path, fixture->directory,
		  "inbox/respinti-privacy/patti_NORD_2022T1.csv");
	assert_int_equal(stat(path.data, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	text_clear(&path);
	file_join(&path, fixture->directory, "archivio");
	assert_int_equal(rmdir(path.data), 0);
	receipt = support_read(fixture->directory,
			       "ricevute/patti_NORD_2022T1.ricevuta.csv");
	support_contains(receipt, "\n2,id,DATO_PERSONALE,errore,,");
	assert_null(strstr(receipt, code));
	free(receipt);
	/* A second one covers the first in no way. */
	drop(state, "patti_NORD_2022T1.csv", text.data, 2000);
	receive(state);
	assert_true(is_there(state, "inbox/respinti-privacy/"
			     "patti_NORD_2022T1.csv.2"));
	text_free(&text);
	text_free(&path);
}

static void one_bad_file_affects_no_other(void **state)
{
	drop(state, "patti_NORD_2022T1.csv", PATTI "\"", 1000);
	drop(state, "patti_SUD_2022T1.csv", "", 1000);
	drop(state, "patti_NORD_2022T2.csv", ONE, 1000);
	receive(state);
	assert_rows(state, "select nome, esito from file_ricevuto order by file",
		    "patti_NORD_2022T1.csv|RESPINTO\n"
		    "patti_NORD_2022T2.csv|ACCETTATO\n"
		    "patti_SUD_2022T1.csv|RESPINTO\n");
}

static void a_receipt_tells_line_column_value_and_cure(void **state)
{
	const struct support_fixture *fixture = *state;
	char *csv, *text, *last;

	drop(state, "patti_NORD_2022T1.csv", PATTI
	     "N-1;Alfa;gruppi;31/09/2022\nN-2;Beta;gruppi;01/03/2022\n"
	     "N-3;\"=1+1\";gruppi;01/03/2022\n", 1000);
	receive(state);
	csv = support_read(fixture->directory,
			   "ricevute/patti_NORD_2022T1.ricevuta.csv");
	support_unix_lines(csv);
	assert_memory_equal(csv, "riga,colonna,codice,gravita,valore,messaggio\n"
			    "2,data_avvio,TIPO_DATA,errore,31/09/2022,",
			    strlen("riga,colonna,codice,gravita,valore,"
				   "messaggio\n2,data_avvio,TIPO_DATA,errore,"
				   "31/09/2022,"));
	support_contains(csv, "correggere il giorno o il mese");
	/* What a spreadsheet would run is neutralised. */
	support_contains(csv, "\n4,comune,COMUNE_SCONOSCIUTO,errore,'=1+1,");
	text = support_read(fixture->directory,
			    "ricevute/patti_NORD_2022T1.ricevuta.txt");
	last = strrchr(text, '\n');
	*last = '\0';
	assert_string_equal(strrchr(text, '\n') + 1, "ACCETTATO_CON_SCARTI: "
			    "3 righe lette, 1 accettate, 2 scartate");
	free(csv);
	free(text);
}

static void a_refused_file_says_first_how_many_rows_to_mend(void **state)
{
	const struct support_fixture *fixture = *state;
	char *text;

	drop(state, "patti_NORD_2022T1.csv", PATTI "1;x;x;x\n2;x;x;x\n3;x;x;x\n"
	     "4;x;x;x\n", 1000);
	receive(state);
	text = support_read(fixture->directory,
			    "ricevute/patti_NORD_2022T1.ricevuta.txt");
	assert_ptr_equal(strstr(text, "Il file non è stato accettato: per "
				"accettarlo bisogna correggere almeno 2 delle "
				"4 righe"), text);
	free(text);
}

static void a_run_killed_after_its_commit_is_finished_by_the_next(void **state)
{
	struct support_fixture *fixture = *state;
	struct text path = {0};
	struct err err = {0};

	drop(state, "patti_NORD_2022T1.csv", ONE, 1000);
	receive(state);
	/* As if it had been killed before the receipt and the tidying. */
	file_join(&path, fixture->directory,
		  "ricevute/patti_NORD_2022T1.ricevuta.txt");
	unlink(path.data);
	drop(state, "patti_NORD_2022T1.csv", ONE, 1000);
	assert_int_equal(store_exec(fixture->workspace->store, "update "
				    "file_ricevuto set concluso = 0", &err), 0);
	assert_int_equal(receive(state).files, 0);
	assert_true(is_there(state, "ricevute/patti_NORD_2022T1.ricevuta.txt"));
	assert_false(is_there(state, "inbox/patti_NORD_2022T1.csv"));
	text_free(&path);
}

static void a_name_without_bytes_in_the_archive_is_written_again(void **state)
{
	const struct support_fixture *fixture = *state;
	struct digest *digest = digest_new();
	char hex[DIGEST_SIZE], *kept;
	struct text path = {0};

	/* What a power cut leaves of an original that was not synced. */
	digest_add(digest, ONE, strlen(ONE));
	digest_finish(digest, hex);
	text_format(&path, "archivio/%s", hex);
	support_write(fixture->directory, path.data, "");
	drop(state, "patti_NORD_2022T1.csv", ONE, 1000);
	receive(state);
	kept = support_read(fixture->directory, path.data);
	assert_string_equal(kept, ONE);
	free(kept);
	text_free(&path);
}

static void a_newer_file_of_the_same_name_is_not_swept_away(void **state)
{
	struct support_fixture *fixture = *state;
	struct err err = {0};

	drop(state, "patti_NORD_2022T1.csv", ONE, 1000);
	receive(state);
	assert_int_equal(store_exec(fixture->workspace->store, "update "
				    "file_ricevuto set concluso = 0", &err), 0);
	drop(state, "patti_NORD_2022T1.csv", TWO, 2000);
	assert_int_equal(receive(state).files, 1);
	assert_rows(state, "select accettate from file_ricevuto order by file",
		    "1\n2\n");
}

static void as_says_by_hand_what_a_file_is(void **state)
{
	struct support_fixture *fixture = *state;
	struct inbox_summary summary;
	struct text path = {0};
	struct err err = {0};

	support_write_at(fixture->directory, "altrove/terzo.csv", ONE, 1000);
	file_join(&path, fixture->directory, "altrove/terzo.csv");
	assert_int_equal(inbox_receive_as(fixture->workspace,
		support_day("2023-06-30"), path.data, "patti,NORD,2022T3",
		&summary, &err), 0);
	text_free(&summary.notes);
	assert_rows(state, "select tracciato, mittente, periodo, esito, destino "
		    "from file_ricevuto",
		    "patti|NORD|2022T3|ACCETTATO|altrove\n");
	/* What is not in the inbox stays where it is. */
	assert_true(is_there(state, "altrove/terzo.csv"));
	text_free(&path);
}

static void hidden_files_folders_and_links_are_not_exports(void **state)
{
	const struct support_fixture *fixture = *state;
	struct inbox_summary summary;
	struct text path = {0};
	struct err err = {0};

	drop(state, ".patti_NORD_2022T1.csv", ONE, 1000);
	drop(state, "patti_NORD_2022T2.csv/x", ONE, 1000);
	file_join(&path, fixture->directory, "inbox/patti_NORD_2022T3.csv");
	assert_int_equal(symlink(".patti_NORD_2022T1.csv", path.data), 0);
	assert_int_equal(inbox_receive(fixture->workspace,
				       support_day("2023-06-30"), &summary,
				       &err), 0);
	assert_int_equal(summary.files, 0);
	/* A link is told: somebody meant it to be taken. */
	support_contains(text_string(&summary.notes),
			 "patti_NORD_2022T3.csv: è un collegamento");
	assert_null(strstr(text_string(&summary.notes), "2022T1"));
	text_free(&summary.notes);
	text_free(&path);
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, support_set_up, support_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EACH(files_are_received_by_time_and_then_by_name),
		EACH(a_file_taken_leaves_the_inbox_for_the_archive),
		EACH(a_later_version_is_in_force_and_the_earlier_is_kept),
		EACH(the_same_bytes_again_are_told_and_change_nothing),
		EACH(a_name_not_understood_stays_and_is_told_once),
		EACH(personal_data_are_locked_away_and_kept_nowhere),
		EACH(one_bad_file_affects_no_other),
		EACH(a_receipt_tells_line_column_value_and_cure),
		EACH(a_refused_file_says_first_how_many_rows_to_mend),
		EACH(a_run_killed_after_its_commit_is_finished_by_the_next),
		EACH(a_name_without_bytes_in_the_archive_is_written_again),
		EACH(a_newer_file_of_the_same_name_is_not_swept_away),
		EACH(as_says_by_hand_what_a_file_is),
		EACH(hidden_files_folders_and_links_are_not_exports),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
