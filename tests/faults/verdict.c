/* verdict.c: whether all that is promised holds of a workspace: after a kill,
 * after a failure that was told, and after the next night. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "night.h"
#include "state.h"
#include "tree.h"

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
	store = state_store(copy.data, &err);
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
	struct text lines = tree_list(workspace, state_is_kept);
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
	struct text out = state_published(workspace), difference;
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
	struct text lines = tree_list(workspace, state_is_published);
	const char *part = strstr(text_string(&lines), ".parziale ");

	if (part != NULL)
		text_format(why, "a part of a file is seen: ...%.60s",
			    part > lines.data + 30 ? part - 30 : lines.data);
	text_free(&lines);
	return part == NULL ? 0 : -1;
}

/* What the copies give back is as it was before, or after; and a workspace made
 * from them is whole when it is seen. */
static int copies_are_whole(const struct night *night, const char *room,
			    int before, int after, struct text *why)
{
	struct text path = {0}, copy = night_copy(night, room), remade = {0};
	int good = (before && is_same(&copy, &night->copy_before)) ||
		   (after && is_same(&copy, &night->copy_after));

	if (!good)
		text_format(why, "the copies do not give back what they had: "
			    "%.300s", text_string(&copy));
	else if (file_exists(night_remade(room, &path))) {
		remade = state_end(path.data);
		good = is_same(&remade, &night->copy_after);
		if (!good)
			text_add_string(why, "what was made of a copy is not "
					"whole");
	}
	text_free(&path);
	text_free(&copy);
	text_free(&remade);
	return good ? 0 : -1;
}

/* Everything is there, as before the night (if it may be), or as after it. */
static int holds_together(const struct night *night, const char *room,
			  int before, int after, struct text *why)
{
	struct text path = {0};
	const char *workspace = night_workspace(room, &path);
	int status = store_is_sound(workspace, why) == 0 &&
		     nothing_is_lost(night, workspace, why) == 0 &&
		     output_is_whole(night, workspace, before, after,
				     why) == 0 &&
		     copies_are_whole(night, room, before, after, why) == 0 ?
		     0 : -1;

	text_free(&path);
	return status;
}

int night_is_whole(const struct night *night, const char *room,
		   struct text *why)
{
	return no_part_is_seen(room, why) == 0 ?
	       holds_together(night, room, 1, 1, why) : -1;
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

int night_failed_well(const struct night *night, const char *room,
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
		return holds_together(night, room, !done, done, why);
	return -1;
}

/* The register, and all that it tells of, must still hold together. */
static int is_verified(const struct night *night, const char *workspace,
		       struct text *why)
{
	const char *const verify[] = {night->quadro, "verify", "-w", workspace,
				      NULL};
	struct trace_end end = {0};
	int status = trace_run(verify, NULL, NULL, &end);

	if (status == 0 && end.exit != 0) {
		text_format(why, "verify, exit %d: %s", end.exit,
			    text_string(&end.said));
		status = -1;
	}
	text_free(&end.said);
	return status;
}

static int is_the_end(const struct night *night, const char *workspace,
		      struct text *why)
{
	struct text found = state_end(workspace);
	struct text difference = tree_difference(&night->end, &found);
	int status = difference.length > 0 ? -1 : 0;

	if (status != 0)
		text_format(why, "the end is not that of an undisturbed night:"
			    "\n  %s", difference.data);
	text_free(&difference);
	text_free(&found);
	return status;
}

int night_recovers(const struct night *night, const char *room,
		   struct text *why)
{
	struct trace_end end = {0};
	struct text path = {0};
	const char *workspace = night_workspace(room, &path);
	int status = night_run(night, room, NULL, NULL, &end);

	if (status == 0 && (end.exit < 0 || end.exit > 1) &&
	    end.exit != night->scenario->again) {
		text_format(why, "the next night fails, exit %d: %s", end.exit,
			    text_string(&end.said));
		status = -1;
	}
	if (status == 0)
		status = is_the_end(night, workspace, why);
	if (status == 0)
		status = copies_are_whole(night, room, 0, 1, why);
	if (status == 0)
		status = is_verified(night, workspace, why);
	text_free(&path);
	text_free(&end.said);
	return status;
}
