/* night.c: a small plan whose nights do everything a night can do: files
 * accepted, with rejected rows, refused, twice the same, replaced, adding
 * rows, with a codice fiscale, with a name that says nothing; a first output
 * and one that takes the place of another.
 *
 * Two ends are the same when every file but the store's own is, and when
 * every table of the store is but the runs and the register, which tell of the
 * disturbed run too and have the machine's times.
 */
#include "night.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/query.h"
#include "tree.h"

const struct scenario scenarios[] = {
	{"first", "the first night, with the store to be made", "run", 0,
	 INBOX_SMALL},
	{"second", "a night over the one that is published", "run", 1,
	 INBOX_SMALL},
	{"large", "with a file that is read from a copy", "run", 1,
	 INBOX_LARGE},
	{"huge", "with an inbox that the store takes in without its log", "run",
	 1, INBOX_HUGE},
	{"render", "the documents alone, once more", "render", 2,
	 INBOX_SMALL},
};

const int n_scenarios = sizeof(scenarios) / sizeof(scenarios[0]);

static const char as_of[] = "2022-09-30";

/* --- What is looked at --------------------------------------------------------- */

/* What readers of out/ see: names with a dot first are of a run at work. */
static int is_published(const char *path)
{
	return path[0] != '.' && strstr(path, "/.") == NULL;
}

static int is_kept(const char *path)
{
	return strncmp(path, "quadro.db", 9) != 0 &&
	       strcmp(path, "registro.jsonl") != 0 &&
	       strcmp(path, "quadro.lock") != 0;
}

static int is_inbox(const char *path)
{
	return strcmp(path, "inbox") == 0 || strncmp(path, "inbox/", 6) == 0;
}

static struct text published(const char *workspace)
{
	struct text path = {0}, lines;

	lines = tree_list(file_join(&path, workspace, "out"), is_published);
	text_free(&path);
	return lines;
}

static void dump_table(struct store *store, const char *table,
		       struct text *out, struct err *err)
{
	struct text sql = {0};
	struct query *query;

	text_format(&sql, "select * from \"%s\" order by 1, 2", table);
	query = query_new(store, sql.data, err);
	while (query != NULL && query_step(query, err) == 1) {
		text_format(out, "%s", table);
		for (int i = 0; i < query_columns(query); i++)
			text_format(out, "|%s", query_text(query, i));
		text_add_string(out, "\n");
	}
	query_free(query);
	text_free(&sql);
}

static struct store *open_store(const char *workspace, struct err *err)
{
	struct text path = {0}, schema = {0};
	struct store *store;

	text_format(&schema, "%s/sql/schema", getenv("QUADRO_DATA"));
	store = store_open(file_join(&path, workspace, "quadro.db"),
			   schema.data, err);
	text_free(&path);
	text_free(&schema);
	return store;
}

/* Every table, row by row; the error in the place of what cannot be read. */
static void dump_store(const char *workspace, struct text *out)
{
	struct err err = {0};
	struct store *store = open_store(workspace, &err);
	struct query *query = store == NULL ? NULL : query_new(store, "select "
		"name from sqlite_schema where type = 'table' and name not in "
		"('esecuzione', 'notte', 'registro') and name not like 'sqlite%' "
		"order by 1", &err);

	while (query != NULL && query_step(query, &err) == 1)
		dump_table(store, query_text(query, 0), out, &err);
	query_free(query);
	store_close(store);
	text_add_string(out, err.message);
}

static struct text end_state(const char *workspace)
{
	struct text out = tree_list(workspace, is_kept);

	dump_store(workspace, &out);
	return out;
}

/* --- Preparing ----------------------------------------------------------------- */

static int complain(const char *what, const struct text *why)
{
	fprintf(stderr, "faults: %s\n  %s\n", what, text_string(why));
	return -1;
}

static int run_verb(const struct night *night, const char *verb,
		    const char *workspace, trace_visit visit, void *context,
		    struct trace_end *end)
{
	const char *const run[] = {night->quadro, "run", "-w", workspace,
				   "--as-of", as_of, NULL};
	const char *const render[] = {night->quadro, "render", "-w",
				      workspace, NULL};

	return trace_run(strcmp(verb, "run") == 0 ? run : render, visit,
			 context, end);
}

static int one_night(const struct night *night, int number)
{
	struct trace_end end = {0};
	int status;

	inbox_fill(night->room, number, INBOX_SMALL);
	status = run_verb(night, "run", night->room, NULL, NULL, &end);
	if (status == 0 && (end.exit < 0 || end.exit > 1))
		status = complain("an undisturbed night fails", &end.said);
	text_free(&end.said);
	return status;
}

static char *below(const char *directory, const char *scenario,
		   const char *name)
{
	struct text path = {0};

	text_format(&path, "%s/%s-%s", directory, scenario, name);
	return path.data;
}

/* The originals that must never be lost: a line `SHA-256` each. */
static void list_originals(struct night *night)
{
	struct text lines = tree_list(night->before, is_inbox);
	const char *line = text_string(&lines);

	for (; *line != '\0'; line += strcspn(line, "\n") + 1) {
		size_t length = strcspn(line, "\n");

		text_format(&night->originals, "%.*s\n", DIGEST_SIZE - 1,
			    line + length - (DIGEST_SIZE - 1));
	}
	text_free(&lines);
}

/* The night's own end, told by running it once as it should be. */
static int learn_end(struct night *night)
{
	struct trace_end end = {0};
	int status = -1;

	night->out_before = published(night->before);
	list_originals(night);
	if (night_fresh_room(night) == 0)
		status = night_run(night, night->room, NULL, NULL, &end);
	night->exit = end.exit;
	if (status == 0 && (end.exit < 0 || end.exit > 1))
		status = complain(night->scenario->name, &end.said);
	night->out_after = published(night->room);
	night->end = end_state(night->room);
	text_free(&end.said);
	return status;
}

int night_prepare(struct night *night, const struct scenario *scenario,
		  const char *quadro, const char *directory)
{
	struct text plan = {0};
	int i, status;

	*night = (struct night){.scenario = scenario, .quadro = quadro};
	night->before = below(directory, scenario->name, "before");
	night->room = below(directory, scenario->name, "w");
	text_format(&plan, "%s/tests/plan", getenv("QUADRO_DATA"));
	status = tree_copy(plan.data, night->room);
	for (i = 1; status == 0 && i <= scenario->nights; i++)
		status = one_night(night, i);
	if (status == 0) {
		if (strcmp(scenario->verb, "run") == 0)
			inbox_fill(night->room, i, scenario->size);
		status = rename(night->room, night->before);
	}
	text_free(&plan);
	return status == 0 ? learn_end(night) : -1;
}

void night_free(struct night *night)
{
	free(night->before);
	free(night->room);
	text_free(&night->out_before);
	text_free(&night->out_after);
	text_free(&night->end);
	text_free(&night->originals);
}

int night_fresh_room(struct night *night)
{
	struct err err = {0};

	return file_remove_tree(night->room, &err) == 0 ?
	       tree_copy(night->before, night->room) : -1;
}

int night_run(const struct night *night, const char *workspace,
	      trace_visit visit, void *context, struct trace_end *end)
{
	return run_verb(night, night->scenario->verb, workspace, visit,
			context, end);
}

/* --- What must hold ------------------------------------------------------------ */

/* The store passes its own check; looked at in a copy, since opening mends. */
static int store_is_sound(const char *workspace, struct text *why)
{
	static const char *const files[] = {"quadro.db", "quadro.db-wal",
					    "quadro.db-journal"};
	struct text from = {0}, to = {0}, copy = {0}, bytes = {0};
	struct err err = {0}, missing = {0};
	struct store *store;

	text_format(&copy, "%s.store", workspace);
	file_remove_tree(copy.data, &err);
	file_make_directories(copy.data, &err);
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		if (file_read(file_join(&from, workspace, files[i]), 1 << 28,
			      &bytes, &missing) == 0)
			file_write(file_join(&to, copy.data, files[i]),
				   text_string(&bytes), bytes.length, 0, &err);
	store = open_store(copy.data, &err);
	if (store != NULL)
		store_check(store, &err);
	store_close(store);
	file_remove_tree(copy.data, &missing);
	if (err.code != EXIT_DONE)
		text_format(why, "the store is not sound: %s", err.message);
	text_free(&from);
	text_free(&to);
	text_free(&copy);
	text_free(&bytes);
	return err.code == EXIT_DONE ? 0 : -1;
}

/* Each original is somewhere below the inbox, or in the archive. */
static int nothing_is_lost(const struct night *night, const char *workspace,
			   struct text *why)
{
	struct text lines = tree_list(workspace, is_kept);
	const char *line = text_string(&night->originals);
	char digest[DIGEST_SIZE];
	int status = 0;

	for (; status == 0 && *line != '\0'; line += DIGEST_SIZE) {
		snprintf(digest, sizeof(digest), "%s", line);
		if (strstr(text_string(&lines), digest) == NULL) {
			text_format(why, "an original is lost: %s", digest);
			status = -1;
		}
	}
	text_free(&lines);
	return status;
}

static int is_same(const struct text *first, const struct text *second)
{
	return strcmp(text_string(first), text_string(second)) == 0;
}

static int output_is_whole(const struct night *night, const char *workspace,
			   int before, int after, struct text *why)
{
	struct text out = published(workspace), difference;
	int good = (before && is_same(&out, &night->out_before)) ||
		   (after && is_same(&out, &night->out_after));

	if (!good) {
		difference = tree_difference(before ? &night->out_before :
					     &night->out_after, &out);
		text_format(why, "out/ holds neither night:\n  %s",
			    text_string(&difference));
		text_free(&difference);
	}
	text_free(&out);
	return good ? 0 : -1;
}

/* A file that is still being written has a hidden name. */
static int no_part_is_seen(const char *workspace, struct text *why)
{
	struct text lines = tree_list(workspace, is_published);
	const char *part = strstr(text_string(&lines), ".parziale ");

	if (part != NULL)
		text_format(why, "a part of a file is seen: ...%.60s",
			    part > lines.data + 30 ? part - 30 : lines.data);
	text_free(&lines);
	return part == NULL ? 0 : -1;
}

int night_is_whole(const struct night *night, const char *workspace,
		   struct text *why)
{
	return store_is_sound(workspace, why) == 0 &&
	       no_part_is_seen(workspace, why) == 0 &&
	       nothing_is_lost(night, workspace, why) == 0 &&
	       output_is_whole(night, workspace, 1, 1, why) == 0 ? 0 : -1;
}

/* Words of a cause, as the clerk reads them. */
static int names_the_cause(const char *said)
{
	static const char *const causes[] = {
		"il disco è pieno", "il disco ha dato un errore",
		"manca il permesso",
	};

	for (size_t i = 0; i < sizeof(causes) / sizeof(causes[0]); i++)
		if (strstr(said, causes[i]) != NULL)
			return 1;
	return 0;
}

int night_failed_well(const struct night *night, const char *workspace,
		      const struct trace_end *end, struct text *why)
{
	const char *said = text_string(&end->said);
	int done = end->exit == night->exit;

	if (end->hung || (!done && end->exit != 4))
		text_format(why, "exit %d%s: %s", end->exit, end->hung ?
			    " (it hung)" : "", said);
	else if (!done && !names_the_cause(said))
		text_format(why, "the cause is not told: %s", said);
	else
		return store_is_sound(workspace, why) == 0 &&
		       nothing_is_lost(night, workspace, why) == 0 ?
		       output_is_whole(night, workspace, !done, done, why) : -1;
	return -1;
}

int night_recovers(const struct night *night, const char *workspace,
		   struct text *why)
{
	struct text found = {0}, difference = {0};
	struct trace_end end = {0};
	int status = night_run(night, workspace, NULL, NULL, &end);

	if (status == 0 && (end.exit < 0 || end.exit > 1)) {
		text_format(why, "the next night fails, exit %d: %s", end.exit,
			    text_string(&end.said));
		status = -1;
	} else if (status == 0) {
		found = end_state(workspace);
		difference = tree_difference(&night->end, &found);
		if (difference.length > 0) {
			text_format(why, "the end is not that of an "
				    "undisturbed night:\n  %s",
				    difference.data);
			status = -1;
		}
	}
	text_free(&difference);
	text_free(&found);
	text_free(&end.said);
	return status;
}
