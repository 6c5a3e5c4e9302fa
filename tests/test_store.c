/* The store and the lock: migrations, what a store may not be, transactions
 * and marks, and one run at a time on a workspace. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "store/query.h"
#include "workspace/lock.h"

static int set_up(void **state)
{
	*state = support_directory();
	return 0;
}

static int tear_down(void **state)
{
	support_remove(*state);
	return 0;
}

static struct store *open_at(void **state, const char *schema, struct err *err)
{
	struct text path = {0};
	struct store *store;

	memset(err, 0, sizeof(*err));
	file_join(&path, *state, "quadro.db");
	store = store_open(path.data, schema, err);
	text_free(&path);
	return store;
}

static void a_fresh_store_runs_the_migrations_once(void **state)
{
	struct err err;
	struct store *store = open_at(state, "sql/schema", &err);

	assert_non_null(store);
	assert_int_equal(store_exec(store, "insert into parametro values "
				    "('x', 1)", &err), 0);
	store_close(store);
	store = open_at(state, "sql/schema", &err);
	assert_non_null(store);
	support_rows(store, "select nome from parametro", "x\n");
	assert_int_equal(store_check(store, &err), 0);
	store_close(store);
}

static void assert_refused(void **state, const char *sql, const char *word)
{
	struct err err;
	struct store *store = open_at(state, "sql/schema", &err);

	assert_int_equal(store_exec(store, sql, &err), 0);
	store_close(store);
	assert_null(open_at(state, "sql/schema", &err));
	assert_int_equal(err.code, EXIT_CONFIG);
	support_contains(err.message, "quadro.db");
	support_contains(err.message, word);
}

static void a_store_of_a_newer_program_is_refused(void **state)
{
	assert_refused(state, "pragma user_version = 999", "999");
}

static void a_store_of_another_program_is_refused(void **state)
{
	assert_refused(state, "pragma application_id = 12345", "quadro");
}

static void a_damaged_store_is_refused(void **state)
{
	struct err err;

	support_write(*state, "quadro.db", "questo non è un archivio, ma un "
		      "testo abbastanza lungo da sembrarlo a chi guarda solo "
		      "la lunghezza del file e non le prime parole.");
	assert_null(open_at(state, "sql/schema", &err));
	assert_int_equal(err.code, EXIT_CONFIG);
	support_contains(err.message, "quadro.db");
}

static void a_migration_that_fails_leaves_the_version_before(void **state)
{
	struct err err;
	struct text schema = {0};
	struct store *store;

	support_write(*state, "schema/0001_a.sql", "create table a (x integer);");
	support_write(*state, "schema/0002_b.sql",
		      "create table b (x integer); create table a (y);");
	file_join(&schema, *state, "schema");
	assert_null(open_at(state, schema.data, &err));
	support_contains(err.message, "table a already exists");
	support_write(*state, "schema/0002_b.sql", "create table b (x integer);");
	store = open_at(state, schema.data, &err);
	assert_non_null(store);
	support_rows(store, "select name from sqlite_master where type = "
		     "'table' order by 1", "a\nb\n");
	store_close(store);
	text_free(&schema);
}

static void a_mark_undoes_what_came_after_it_alone(void **state)
{
	struct store *store = support_store();
	struct err err = {0};

	(void)state;
	assert_int_equal(store_begin(store, &err), 0);
	store_exec(store, "insert into parametro values ('before', 1)", &err);
	assert_int_equal(store_mark(store, &err), 0);
	store_exec(store, "insert into parametro values ('undone', 1)", &err);
	store_undo(store);
	assert_int_equal(store_mark(store, &err), 0);
	store_exec(store, "insert into parametro values ('kept', 1)", &err);
	assert_int_equal(store_release(store, &err), 0);
	assert_int_equal(store_commit(store, &err), 0);
	support_rows(store, "select nome from parametro order by 1",
		     "before\nkept\n");
	assert_int_equal(store_begin(store, &err), 0);
	store_exec(store, "delete from parametro", &err);
	store_rollback(store);
	store_rollback(store);
	support_rows(store, "select count(*) from parametro", "2\n");
	store_close(store);
}

static void what_is_written_straight_is_there_and_the_log_comes_back(void **state)
{
	struct err err;
	struct store *store = open_at(state, "sql/schema", &err);

	store_straight(store);
	support_rows(store, "pragma journal_mode", "delete\n");
	/* The journal's removal is what commits: it must be on the disk. */
	support_rows(store, "pragma synchronous", "3\n");
	assert_int_equal(store_begin(store, &err), 0);
	assert_int_equal(store_exec(store, "insert into parametro values "
				    "('x', 1)", &err), 0);
	assert_int_equal(store_commit(store, &err), 0);
	store_log(store);
	support_rows(store, "pragma journal_mode", "wal\n");
	support_rows(store, "pragma synchronous", "2\n");
	store_close(store);
	store = open_at(state, "sql/schema", &err);
	support_rows(store, "select nome from parametro", "x\n");
	store_close(store);
}

static void with_a_reader_open_the_store_keeps_its_log(void **state)
{
	struct err err;
	struct store *store = open_at(state, "sql/schema", &err);
	struct store *other = open_at(state, "sql/schema", &err);

	support_rows(other, "select count(*) from parametro", "0\n");
	assert_int_equal(store_exec(other, "begin; select count(*) from "
				    "parametro", &err), 0);
	store_straight(store);
	support_rows(store, "pragma journal_mode", "wal\n");
	assert_int_equal(store_begin(store, &err), 0);
	assert_int_equal(store_exec(store, "insert into parametro values "
				    "('x', 1)", &err), 0);
	assert_int_equal(store_commit(store, &err), 0);
	store_close(other);
	support_rows(store, "select nome from parametro", "x\n");
	store_close(store);
}

static void a_copy_is_the_last_commit_and_neither_waits_for_the_other(void **state)
{
	struct err err;
	struct store *store = open_at(state, "sql/schema", &err), *copy;
	struct text path = {0};

	assert_int_equal(store_exec(store, "insert into parametro values "
				    "('x', 1)", &err), 0);
	assert_int_equal(store_begin(store, &err), 0);
	assert_int_equal(store_exec(store, "delete from parametro", &err), 0);
	file_join(&path, *state, "quadro.db");
	copy = store_open_copy(path.data, "sql/schema", &err);
	assert_non_null(copy);
	support_rows(copy, "select nome from parametro", "x\n");
	assert_int_equal(store_begin(copy, &err), 0);
	assert_int_equal(store_exec(copy, "insert into parametro values "
				    "('y', 1)", &err), 0);
	assert_int_equal(store_commit(store, &err), 0);
	store_close(copy);
	support_rows(store, "select count(*) from parametro", "0\n");
	store_close(store);
	text_free(&path);
}

static void a_reader_sees_the_last_commit_and_takes_no_lock(void **state)
{
	struct err err;
	struct store *store = open_at(state, "sql/schema", &err), *reader;
	struct text path = {0};

	assert_int_equal(store_exec(store, "insert into parametro values "
				    "('x', 1)", &err), 0);
	assert_int_equal(store_begin(store, &err), 0);
	assert_int_equal(store_exec(store, "delete from parametro", &err), 0);
	file_join(&path, *state, "quadro.db");
	reader = store_open_reader(path.data, "sql/schema", &err);
	assert_non_null(reader);
	support_rows(reader, "select nome from parametro", "x\n");
	assert_int_equal(store_exec(reader, "create temp table t (a)", &err),
			 0);
	assert_int_equal(store_commit(store, &err), 0);
	support_rows(reader, "select count(*) from parametro", "0\n");
	store_close(reader);
	/* Of an older schema the reader's own copy is brought up to date. */
	assert_int_equal(store_exec(store, "drop table dettaglio; drop table "
				    "dettaglio_pubblicato; drop table notte; "
				    "drop trigger notte_scaduta; drop table "
				    "stato_pubblicato; drop table "
				    "rettifica_causa; drop table rettifica; "
				    "drop table file_chiuso; drop table "
				    "soppressione_chiusa; drop table "
				    "valore_chiuso; drop table chiusura; "
				    "pragma user_version = 10", &err), 0);
	store_close(store);
	reader = store_open_reader(path.data, "sql/schema", &err);
	assert_non_null(reader);
	support_rows(reader, "select count(*) from chiusura", "0\n");
	support_rows(reader, "pragma main.user_version", "12\n");
	store_close(reader);
	text_free(&path);
}

static void values_are_bound_and_never_read_as_sql(void **state)
{
	struct store *store = support_store();
	struct err err = {0};
	struct query *query = query_new(store, "select ? || '!', ? is null, "
					"length(?)", &err);

	(void)state;
	query_bind_text(query, 1, "'); drop table piano; --");
	query_bind_text(query, 2, NULL);
	query_bind_bytes(query, 3, "abc", 2);
	assert_int_equal(query_step(query, &err), 1);
	assert_string_equal(query_text(query, 0), "'); drop table piano; --!");
	assert_int_equal(query_integer(query, 1), 1);
	assert_int_equal(query_integer(query, 2), 2);
	query_free(query);
	assert_null(query_new(store, "select 1; select 2", &err));
	store_close(store);
}

static void sums_and_comparisons_are_exact_where_doubles_are_not(void **state)
{
	struct store *store = support_store();

	(void)state;
	support_rows(store, "with t (x) as (values (1e16), (1.0), (-1e16)) "
		     "select somma(x) from t", "1.0\n");
	support_rows(store, "select somma(1) where 0", "0.0\n");
	support_rows(store, "select almeno(0.1 + 0.2, 0.3), almeno(0.3, 0.1 + "
		     "0.2), almeno(0.2999, 0.3), almeno(null, 1)", "1|1|0|\n");
	support_rows(store, "select pavimento(2.999), pavimento(0.1 * 3 * 10), "
		     "pavimento(-1.5)", "2.0|3.0|-2.0\n");
	support_rows(store, "select giorni('2022-02-27', '2022-03-01'), "
		     "giorni('2022-03-01', '2022-02-27'), giorni(null, "
		     "'2022-01-01'), giorni('mai', '2022-01-01')", "2|-2||\n");
	support_rows(store, "select piega('Citt\xC3\xA0 d''Arte'), piega('--'),"
		     " piega(null)", "cittadarte|--|\n");
	store_close(store);
}

/* --- One run at a time --------------------------------------------------------- */

static void a_second_run_is_refused_with_the_number_of_the_first(void **state)
{
	struct err err = {0}, other = {0};
	struct lock *lock = lock_take(*state, &err);
	struct text number = {0};

	assert_non_null(lock);
	assert_null(lock_take(*state, &other));
	assert_int_equal(other.code, EXIT_FAILED);
	text_format(&number, "processo %ld", (long)getpid());
	support_contains(other.message, number.data);
	lock_release(lock);
	lock = lock_take(*state, &err);
	assert_non_null(lock);
	lock_release(lock);
	text_free(&number);
}

static void a_killed_run_is_no_obstacle(void **state)
{
	struct err err = {0};
	struct lock *lock;
	pid_t child = fork();
	int status;

	if (child == 0) {
		lock_take(*state, &err);
		_exit(err.code == EXIT_DONE ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	lock = lock_take(*state, &err);
	assert_non_null(lock);
	lock_release(lock);
}

static void a_workspace_that_is_not_there_cannot_be_taken(void **state)
{
	struct text path = {0};
	struct err err = {0};

	file_join(&path, *state, "mai");
	assert_null(lock_take(path.data, &err));
	assert_int_equal(err.code, EXIT_CONFIG);
	support_contains(err.message, "mai");
	text_free(&path);
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

static void overwrite(const char *path, long at, size_t length)
{
	FILE *file = fopen(path, "r+b");

	assert_non_null(file);
	assert_int_equal(fseek(file, at, SEEK_SET), 0);
	for (; length > 0; length--)
		fputc('x', file);
	assert_int_equal(fclose(file), 0);
}

/* The check that starts a run costs the same whatever the history; the whole
 * of a large store is looked at before anything is published. */
static void a_large_store_is_looked_at_whole_before_publishing(void **state)
{
	char *directory = support_directory();
	struct text path = {0};
	struct err err = {0};
	struct store *store = store_open(file_join(&path, directory,
						   "quadro.db"),
					 "sql/schema", &err);

	(void)state;
	assert_int_equal(store_exec(store, "create table grande (n integer "
		"primary key, t text); with recursive i (n) as (select 1 union "
		"all select n + 1 from i where n < 12000) insert into grande "
		"select n, hex(randomblob(500)) from i", &err), 0);
	assert_int_equal(store_glance(store, &err), 0);
	assert_int_equal(store_thorough(store, &err), 0);
	store_close(store);
	overwrite(path.data, 8 << 20, 40000);
	store = store_open(path.data, "sql/schema", &err);
	assert_int_equal(store_glance(store, &err), 0);
	assert_int_equal(store_thorough(store, &err), -1);
	assert_int_equal(err.code, EXIT_CONFIG);
	support_contains(err.message, "quadro rebuild");
	store_close(store);
	text_free(&path);
	support_remove(directory);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		EACH(a_fresh_store_runs_the_migrations_once),
		EACH(a_store_of_a_newer_program_is_refused),
		EACH(a_store_of_another_program_is_refused),
		EACH(a_damaged_store_is_refused),
		EACH(a_migration_that_fails_leaves_the_version_before),
		EACH(a_mark_undoes_what_came_after_it_alone),
		EACH(what_is_written_straight_is_there_and_the_log_comes_back),
		EACH(with_a_reader_open_the_store_keeps_its_log),
		EACH(a_reader_sees_the_last_commit_and_takes_no_lock),
		EACH(a_copy_is_the_last_commit_and_neither_waits_for_the_other),
		EACH(values_are_bound_and_never_read_as_sql),
		EACH(sums_and_comparisons_are_exact_where_doubles_are_not),
		EACH(a_second_run_is_refused_with_the_number_of_the_first),
		EACH(a_killed_run_is_no_obstacle),
		EACH(a_workspace_that_is_not_there_cannot_be_taken),
		cmocka_unit_test(a_large_store_is_looked_at_whole_before_publishing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
