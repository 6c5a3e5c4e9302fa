/* quadro doctor: each thing that would spoil a night is found before it, and
 * its cure is told; looking changes nothing. */
#include "support.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "commands/doctor.h"
#include "store/query.h"
#include "workspace/lock.h"

/* A plan of which a night may already have made the store. */
struct scene {
	struct patient patient;
	struct finding finding;
	char *directory;
};

static int set_up(void **state)
{
	struct scene *scene = must_alloc(sizeof(*scene));
	struct err err = {0};

	memset(scene, 0, sizeof(*scene));
	scene->directory = support_plan();
	scene->patient.workspace = scene->directory;
	scene->patient.program = workspace_program_data(&err);
	scene->patient.now = (long long)time(NULL);
	*state = scene;
	return 0;
}

static int tear_down(void **state)
{
	struct scene *scene = *state;

	chmod(scene->directory, 0700);
	text_free(&scene->finding.told);
	text_free(&scene->finding.cure);
	support_remove(scene->directory);
	free(scene->patient.program);
	free(scene);
	return 0;
}

static void examine(struct scene *scene, const char *key)
{
	static const struct doctor_check *const groups[] = {
		doctor_of_program, doctor_of_workspace, doctor_of_nights,
	};
	const struct doctor_check *check;
	int i, found = 0;

	text_free(&scene->finding.told);
	text_free(&scene->finding.cure);
	for (i = 0; i < 3; i++)
		for (check = groups[i]; check->key != NULL; check++)
			if (strcmp(check->key, key) == 0) {
				check->examine(&scene->patient,
					       &scene->finding);
				found++;
			}
	assert_int_equal(found, 1);
}

/* Examines, and compares the verdict and a word of what is told. What is wrong
 * has a cure. */
static void expect(struct scene *scene, const char *key,
		   enum doctor_verdict verdict, const char *word)
{
	struct finding *finding = &scene->finding;

	examine(scene, key);
	support_contains(text_string(&finding->told), word);
	assert_int_equal(finding->verdict, verdict);
	if (verdict == DOCTOR_MEND)
		assert_true(finding->cure.length > 0);
}

static void expect_cure(const struct scene *scene, const char *word)
{
	support_contains(text_string(&scene->finding.cure), word);
}

static void change_mode(const struct scene *scene, const char *name,
			mode_t mode)
{
	struct text path = {0};

	text_format(&path, "%s/%s", scene->directory, name);
	assert_int_equal(chmod(path.data, mode), 0);
	text_free(&path);
}

/* Runs sql on the workspace's store, as a night does. */
static void in_store(const struct scene *scene, const char *sql)
{
	struct err err = {0};
	struct workspace *workspace = workspace_open(scene->directory,
						     WORKSPACE_WRITE, &err);

	assert_non_null(workspace);
	assert_int_equal(store_exec(workspace->store, sql, &err), 0);
	workspace_close(workspace);
}

static void enter_night(const struct scene *scene, const char *when,
			const char *outcome)
{
	struct text sql = {0};

	text_format(&sql, "insert into esecuzione (comando, al, iniziata, "
		    "finita, uscita, messaggio) select 'run', '2022-09-30', t, "
		    "iif(%s is null, null, t), %s, 'disco rotto' from (select "
		    "strftime('%%Y-%%m-%%dT%%H:%%M:%%SZ', 'now', '%s') as t)",
		    outcome, outcome, when);
	in_store(scene, sql.data);
	text_free(&sql);
}

static void what_the_program_needs_is_here(void **state)
{
	struct scene *scene = *state;

	expect(scene, "programma", DOCTOR_GOOD, "18 tracciati");
	expect(scene, "sqlite", DOCTOR_GOOD, "3.");
	expect(scene, "caratteri", DOCTOR_GOOD, "Lato");
	expect(scene, "profilo_colore", DOCTOR_GOOD, "sRGB");
	expect(scene, "gnuplot", DOCTOR_GOOD, "grafici");
	expect(scene, "temporanei", DOCTOR_GOOD, "in ");
	expect(scene, "orologio", DOCTOR_GOOD, "in Italia");
}

static void missing_program_data_are_named(void **state)
{
	struct scene *scene = *state;

	free(scene->patient.program);
	scene->patient.program = support_directory();
	expect(scene, "programma", DOCTOR_MEND, "pipeline/tracciati");
	expect(scene, "gnuplot", DOCTOR_MEND, "driver.lua");
	support_remove(scene->patient.program);
	scene->patient.program = NULL;
	expect(scene, "programma", DOCTOR_MEND, "non si trovano");
	expect_cure(scene, "reinstallare");
}

static void a_lost_gnuplot_is_told_with_its_package(void **state)
{
	char *path = text_copy(getenv("PATH"), strlen(getenv("PATH")));

	setenv("PATH", "/nonexistent", 1);
	expect(*state, "gnuplot", DOCTOR_MEND, "gnuplot");
	expect_cure(*state, "gnuplot-nox");
	setenv("PATH", path, 1);
	free(path);
}

static void a_closed_temporary_directory_is_told(void **state)
{
	setenv("TMPDIR", "/nonexistent", 1);
	expect(*state, "temporanei", DOCTOR_MEND, "/nonexistent");
	unsetenv("TMPDIR");
}

static void a_clock_that_cannot_be_is_told(void **state)
{
	struct scene *scene = *state;

	scene->patient.now = 0;
	expect(scene, "orologio", DOCTOR_MEND, "1/1/1970");
	scene->patient.now = 200LL * 366 * 86400;
	expect(scene, "orologio", DOCTOR_MEND, "/2170");
}

static void data_that_anybody_can_read_are_told(void **state)
{
	struct scene *scene = *state;

	expect(scene, "riservatezza", DOCTOR_GOOD, "solo il proprietario");
	change_mode(scene, ".", 0755);
	expect(scene, "riservatezza", DOCTOR_MEND, "leggere");
	expect_cure(scene, "chmod o-rwx");
	change_mode(scene, ".", 0703);
	expect(scene, "riservatezza", DOCTOR_MEND, "cambiare");
}

static void a_closed_door_above_is_enough(void **state)
{
	struct scene *scene = *state;
	struct text inner = {0};

	text_format(&inner, "%s/inbox", scene->directory);
	mkdir(inner.data, 0755);
	chmod(inner.data, 0755);
	scene->patient.workspace = inner.data;
	expect(scene, "riservatezza", DOCTOR_GOOD, "solo");
	change_mode(scene, ".", 0711);
	expect(scene, "riservatezza", DOCTOR_MEND, "leggere");
	scene->patient.workspace = scene->directory;
	text_free(&inner);
}

static void what_a_night_of_another_user_left_is_told(void **state)
{
	struct scene *scene = *state;
	struct text path = {0};

	expect(scene, "proprietario", DOCTOR_GOOD, "");
	if (geteuid() != 0)
		skip();
	support_write(scene->directory, "quadro.lock", "1\n");
	text_format(&path, "%s/quadro.lock", scene->directory);
	assert_int_equal(chown(path.data, 4321, 4321), 0);
	expect(scene, "proprietario", DOCTOR_MEND, "quadro.lock");
	expect_cure(scene, "chown -R root:");
	text_free(&path);
}

static void directories_that_cannot_be_written_are_named(void **state)
{
	struct scene *scene = *state;

	support_write(scene->directory, "inbox/.keep", "");
	expect(scene, "scrittura", DOCTOR_GOOD, "tutte");
	support_write(scene->directory, "archivio/.keep", "");
	change_mode(scene, "archivio", 0500);
	expect(scene, "scrittura", DOCTOR_MEND, "archivio");
	change_mode(scene, "archivio", 0700);
}

static void a_missing_inbox_is_told(void **state)
{
	struct scene *scene = *state;
	struct text path = {0};

	text_format(&path, "%s/inbox", scene->directory);
	rmdir(path.data);
	expect(scene, "scrittura", DOCTOR_LOOK, "inbox");
	expect_cure(scene, "mkdir");
	text_free(&path);
}

static void room_on_the_disk_is_counted(void **state)
{
	struct scene *scene = *state;

	examine(scene, "spazio");
	support_contains(scene->finding.told.data, "MB liberi");
	scene->patient.workspace = "/proc";
	expect(scene, "spazio", DOCTOR_MEND, "pieno: 0 MB");
}

static void a_run_that_holds_the_workspace_is_told(void **state)
{
	struct scene *scene = *state;
	struct err err = {0};
	struct lock *lock;

	expect(scene, "elaborazione", DOCTOR_GOOD, "nessuna");
	lock = lock_take(scene->directory, &err);
	assert_non_null(lock);
	expect(scene, "elaborazione", DOCTOR_LOOK, "in corso");
	expect_cure(scene, "kill");
	lock_release(lock);
	/* This process is alive, but holds nothing any more. */
	expect(scene, "elaborazione", DOCTOR_GOOD, "nessuna");
	support_write(scene->directory, "quadro.lock", "999999999\n");
	expect(scene, "elaborazione", DOCTOR_GOOD, "nessuna");
}

static void looking_makes_no_store(void **state)
{
	struct scene *scene = *state;

	expect(scene, "archivio_dati", DOCTOR_GOOD, "prima notte");
	expect(scene, "piano", DOCTOR_GOOD, "0 indicatori");
	expect(scene, "notte", DOCTOR_LOOK, "nessuna");
	expect(scene, "elaborazione", DOCTOR_GOOD, "nessuna");
	assert_false(support_exists(scene->directory, "quadro.db"));
	assert_false(support_exists(scene->directory, "quadro.lock"));
}

static void a_damaged_store_is_told_and_not_trusted(void **state)
{
	struct scene *scene = *state;

	in_store(scene, "select 1");
	expect(scene, "archivio_dati", DOCTOR_GOOD, "integro");
	support_write(scene->directory, "quadro.db", "this is no store\n");
	expect(scene, "archivio_dati", DOCTOR_MEND, "danneggiato");
	expect(scene, "piano", DOCTOR_LOOK, "prima l'archivio");
	expect(scene, "notte", DOCTOR_LOOK, "prima l'archivio");
}

static void a_store_of_a_newer_program_is_told(void **state)
{
	struct scene *scene = *state;

	in_store(scene, "pragma user_version = 9000");
	expect(scene, "archivio_dati", DOCTOR_MEND, "più nuova");
}

static void a_mistake_of_the_plan_is_told_with_its_place(void **state)
{
	struct scene *scene = *state;

	support_write(scene->directory, "quadro.ini", "[piano]\ncodice = \n");
	expect(scene, "piano", DOCTOR_MEND, "quadro.ini");
}

static void a_night_is_judged_by_its_age_and_end(void **state)
{
	struct scene *scene = *state;

	enter_night(scene, "-80 hours", "0");
	expect(scene, "notte", DOCTOR_LOOK, "3 giorni fa");
	expect_cure(scene, "quadro run");
	enter_night(scene, "-30 hours", "1");
	expect(scene, "notte", DOCTOR_GOOD, "il ");
	enter_night(scene, "-20 hours", "4");
	expect(scene, "notte", DOCTOR_LOOK, "fallita: disco rotto");
	enter_night(scene, "-10 hours", "null");
	expect(scene, "notte", DOCTOR_LOOK, "interrotta");
	enter_night(scene, "-1 hours", "0");
	expect(scene, "notte", DOCTOR_GOOD, "il ");
	enter_night(scene, "+9 hours", "0");
	expect(scene, "notte", DOCTOR_MEND, "futuro");
}

int main(void)
{
#define SCENE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		SCENE(what_the_program_needs_is_here),
		SCENE(missing_program_data_are_named),
		SCENE(a_lost_gnuplot_is_told_with_its_package),
		SCENE(a_closed_temporary_directory_is_told),
		SCENE(a_clock_that_cannot_be_is_told),
		SCENE(data_that_anybody_can_read_are_told),
		SCENE(a_closed_door_above_is_enough),
		SCENE(what_a_night_of_another_user_left_is_told),
		SCENE(directories_that_cannot_be_written_are_named),
		SCENE(a_missing_inbox_is_told),
		SCENE(room_on_the_disk_is_counted),
		SCENE(a_run_that_holds_the_workspace_is_told),
		SCENE(looking_makes_no_store),
		SCENE(a_damaged_store_is_told_and_not_trusted),
		SCENE(a_store_of_a_newer_program_is_told),
		SCENE(a_mistake_of_the_plan_is_told_with_its_place),
		SCENE(a_night_is_judged_by_its_age_and_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
