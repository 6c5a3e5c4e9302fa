/* night.c: a small plan whose nights do everything a night can do: files
 * accepted, with rejected rows, refused, twice the same, replaced, adding
 * rows, with a codice fiscale, with a name that says nothing; a first output
 * and one that takes the place of another.
 */
#include "night.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "state.h"
#include "tree.h"

const struct scenario scenarios[] = {
	{"first", "the first night, with the store to be made", "run", 0,
	 INBOX_SMALL, 0, NULL, 0},
	{"second", "a night over the one that is published", "run", 1,
	 INBOX_SMALL, 0, NULL, 0},
	{"resumed", "a night that finishes one killed after its commit", "run",
	 1, INBOX_SMALL, 0, "/ricevute/", 0},
	{"large", "with a file that is read from a copy", "run", 1,
	 INBOX_LARGE, 0, NULL, 0},
	{"huge", "with an inbox that the store takes in without its log", "run",
	 1, INBOX_HUGE, 0, NULL, 0},
	{"render", "the documents alone, once more", "render", 2,
	 INBOX_SMALL, 0, NULL, 0},
	{"close", "a quarter closed, which is refused a second time", "close", 2,
	 INBOX_SMALL, 2, NULL, 0},
	{"rebuild", "the store made anew from the archive", "rebuild", 2,
	 INBOX_SMALL, 0, NULL, 0},
	{"backup", "a copy beside one of the night before", "backup", 2,
	 INBOX_SMALL, 0, NULL, 1},
	{"restore", "a workspace from a copy, refused where there is one",
	 "restore", 1, INBOX_SMALL, 2, NULL, 1},
};

const int n_scenarios = sizeof(scenarios) / sizeof(scenarios[0]);

static const char as_of[] = "2022-09-30";

static int is_inbox(const char *path)
{
	return strcmp(path, "inbox") == 0 || strncmp(path, "inbox/", 6) == 0;
}

static int complain(const char *what, const struct text *why)
{
	fprintf(stderr, "faults: %s\n  %s\n", what, text_string(why));
	return -1;
}

const char *night_workspace(const char *room, struct text *path)
{
	return file_join(path, room, "w");
}

const char *night_remade(const char *room, struct text *path)
{
	return file_join(path, room, "rifatto");
}

static int run_verb(const struct night *night, const char *verb,
		    const char *room, trace_visit visit, void *context,
		    struct trace_end *end)
{
	struct text path = {0}, copies = {0}, remade = {0};
	const char *workspace = night_workspace(room, &path);
	const char *copy = file_join(&copies, room, "copie");
	const char *const commands[][8] = {
		{night->quadro, "run", "-w", workspace, "--as-of", as_of},
		{night->quadro, "render", "-w", workspace},
		{night->quadro, "close", "2022T3", "-w", workspace},
		{night->quadro, "rebuild", "-w", workspace},
		{night->quadro, "backup", copy, "-w", workspace},
		{night->quadro, "restore", copy, "-w",
		 night_remade(room, &remade)},
	};
	size_t i = 0;
	int status;

	while (strcmp(commands[i][1], verb) != 0)
		i++;
	status = trace_run(commands[i], visit, context, end);
	text_free(&path);
	text_free(&copies);
	text_free(&remade);
	return status;
}

/* A command that goes through, undisturbed. */
static int run_well(const struct night *night, const char *verb)
{
	struct trace_end end = {0};
	int status = run_verb(night, verb, night->room, NULL, NULL, &end);

	if (status == 0 && (end.exit < 0 || end.exit > 1))
		status = complain("an undisturbed night fails", &end.said);
	text_free(&end.said);
	return status;
}

static void fill_inbox(const struct night *night, int number,
		       enum inbox_size size)
{
	struct text path = {0};

	inbox_fill(night_workspace(night->room, &path), number, size);
	text_free(&path);
}

static int one_night(const struct night *night, int number)
{
	fill_inbox(night, number, INBOX_SMALL);
	if (run_well(night, "run") != 0)
		return -1;
	return number == night->scenario->copied_after ?
	       run_well(night, "backup") : 0;
}

static char *below(const char *directory, const char *scenario,
		   const char *name)
{
	struct text path = {0};

	text_format(&path, "%s/%s-%s", directory, scenario, name);
	return path.data;
}

/* The originals that must never be lost: a line `SHA-256` each. */
static void list_originals(struct night *night, const char *workspace)
{
	struct text lines = tree_list(workspace, is_inbox);
	const char *line = text_string(&lines);

	for (; *line != '\0'; line += strcspn(line, "\n") + 1) {
		size_t length = strcspn(line, "\n");

		text_format(&night->originals, "%.*s\n", DIGEST_SIZE - 1,
			    line + length - (DIGEST_SIZE - 1));
	}
	text_free(&lines);
}

struct text night_copy(const struct night *night, const char *room)
{
	struct text from = {0}, to = {0}, found = {0};
	struct trace_end end = {0};
	struct err ignored = {0};

	if (night->scenario->copied_after == 0)
		return found;
	text_format(&to, "%s-prova", room);
	file_remove_tree(to.data, &ignored);
	trace_run((const char *const[]){night->quadro, "restore",
		  file_join(&from, room, "copie"), "-w", to.data, NULL},
		  NULL, NULL, &end);
	if (end.exit == 0)
		found = state_end(to.data);
	else
		text_format(&found, "exit %d: %s", end.exit,
			    text_string(&end.said));
	file_remove_tree(to.data, &ignored);
	text_free(&from);
	text_free(&to);
	text_free(&end.said);
	return found;
}

/* The night's own end, told by running it once as it should be. */
static int learn_end(struct night *night)
{
	struct trace_end end = {0};
	struct text path = {0};
	int status = -1;

	night_workspace(night->before, &path);
	night->out_before = state_published(path.data);
	list_originals(night, path.data);
	if (night_fresh_room(night) == 0) {
		night->copy_before = night_copy(night, night->room);
		status = night_run(night, night->room, NULL, NULL, &end);
	}
	night->exit = end.exit;
	if (status == 0 && (end.exit < 0 || end.exit > 1))
		status = complain(night->scenario->name, &end.said);
	night_workspace(night->room, &path);
	night->out_after = state_published(path.data);
	night->end = state_end(path.data);
	night->copy_after = night_copy(night, night->room);
	if (strncmp(text_string(&night->copy_before), "exit", 4) == 0 ||
	    strncmp(text_string(&night->copy_after), "exit", 4) == 0)
		status = complain("the copies cannot be used",
				  &night->copy_after);
	text_free(&path);
	text_free(&end.said);
	return status;
}

static const struct fault *kill_there(void *context,
				      const struct trace_call *call)
{
	static const struct fault killed = {"killed", ACTION_KILL, 0, 0};

	return strstr(call->path, context) != NULL ? &killed : NULL;
}

/* A run of the night that ended where the scenario says. */
static int kill_one(const struct night *night)
{
	char *where = text_copy(night->scenario->killed_at,
				strlen(night->scenario->killed_at));
	struct trace_end end = {0};
	int status = run_verb(night, "run", night->room, kill_there, where,
			      &end);

	if (status == 0 && end.exit != -1)
		status = complain("the run was not killed", &end.said);
	free(where);
	text_free(&end.said);
	return status;
}

int night_prepare(struct night *night, const struct scenario *scenario,
		  const char *quadro, const char *directory)
{
	struct text plan = {0}, path = {0};
	int i, status;

	*night = (struct night){.scenario = scenario, .quadro = quadro};
	night->before = below(directory, scenario->name, "before");
	night->room = below(directory, scenario->name, "room");
	text_format(&plan, "%s/tests/plan", getenv("QUADRO_DATA"));
	status = mkdir(night->room, 0777) != 0 ? -1 :
		 tree_copy(plan.data, night_workspace(night->room, &path));
	for (i = 1; status == 0 && i <= scenario->nights; i++)
		status = one_night(night, i);
	if (status == 0) {
		if (strcmp(scenario->verb, "run") == 0)
			fill_inbox(night, i, scenario->size);
		if (scenario->killed_at != NULL)
			status = kill_one(night);
	}
	if (status == 0)
		status = rename(night->room, night->before);
	text_free(&plan);
	text_free(&path);
	return status == 0 ? learn_end(night) : -1;
}

void night_free(struct night *night)
{
	free(night->before);
	free(night->room);
	text_free(&night->out_before);
	text_free(&night->out_after);
	text_free(&night->copy_before);
	text_free(&night->copy_after);
	text_free(&night->end);
	text_free(&night->seen);
	text_free(&night->originals);
}

int night_fresh_room(struct night *night)
{
	struct err err = {0};

	return file_remove_tree(night->room, &err) == 0 ?
	       tree_copy(night->before, night->room) : -1;
}

int night_run(const struct night *night, const char *room, trace_visit visit,
	      void *context, struct trace_end *end)
{
	return run_verb(night, night->scenario->verb, room, visit, context,
			end);
}
