/* standing.c: a night with nothing new publishes nothing again.
 *
 * The same program, plan, files received and day give the same bytes; when
 * those bytes are also where the last whole night left them there is nothing
 * to do, however long the history. Nothing is read to know it: base/traces.c
 * asks the system. Whatever else writes values forgets the night: a trigger on
 * `calcolo` (schema 0011). Fonts and gnuplot are not among the sources.
 */
#include "standing.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/traces.h"
#include "store/query.h"

/* The plan's own files; what quadro writes beside them is not. */
static int is_of_the_plan(const char *name)
{
	static const char *const folders[] = {"anagrafe", "tracciati",
					      "indicatori"};
	const char *dot = strrchr(name, '.');

	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		if (strcmp(name, folders[i]) == 0)
			return 1;
	return dot != NULL &&
	       (strcmp(dot, ".csv") == 0 || strcmp(dot, ".ini") == 0);
}

static void add_text(struct digest *digest, const char *text)
{
	digest_add(digest, text, strlen(text) + 1);
}

static void add_program(struct digest *digest, const char *data)
{
	static const char *const parts[] = {"sql", "pipeline/tracciati",
					    "reports/chart"};
	struct text path = {0};
	char self[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", self, sizeof(self) - 1);

	self[length > 0 ? length : 0] = '\0';
	add_text(digest, self);
	traces_add(digest, self, NULL);
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		traces_add(digest, file_join(&path, data, parts[i]), NULL);
	text_free(&path);
}

int standing_sources(const char *workspace, day_t as_of, char *out,
		     struct err *err)
{
	char *program = workspace_program_data(err);
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	struct digest *digest;
	char day[DATE_SIZE];

	if (program == NULL)
		return -1;
	digest = digest_new();
	add_program(digest, program);
	traces_add(digest, workspace, is_of_the_plan);
	add_text(digest, date_write_iso(as_of, day));
	add_text(digest, epoch != NULL ? epoch : "");
	digest_finish(digest, out);
	free(program);
	return 0;
}

/* The sources, the files received and what is published, as one digest. */
static int imprint(const struct workspace *workspace, const char *sources,
		   const char *published, char *out, struct err *err)
{
	struct query *files = query_new(workspace->store, "select count(*) || "
		"' ' || coalesce(max(file), 0) || ' ' || coalesce((select "
		"max(chiusura) from chiusura), 0) from file_ricevuto", err);
	struct digest *digest;
	int step = files != NULL ? query_step(files, err) : -1;

	if (step == 1) {
		digest = digest_new();
		add_text(digest, sources);
		add_text(digest, query_text(files, 0));
		traces_add(digest, published, NULL);
		digest_finish(digest, out);
	}
	query_free(files);
	return step == 1 ? 0 : -1;
}

int standing_holds(const struct workspace *workspace, const char *sources,
		   struct text *published, struct text *report,
		   int *attention, struct err *err)
{
	struct query *night = query_new(workspace->store, "select impronta, "
		"rapporto, attenzione, periodo from notte join calcolo on "
		"calcolo.al = notte.al", err);
	char now[DIGEST_SIZE];
	int step = night != NULL ? query_step(night, err) : -1;

	if (step == 1) {
		text_format(published, "%s/out/%s", workspace->path,
			    query_text(night, 3));
		if (imprint(workspace, sources, text_string(published), now,
			    err) != 0)
			step = -1;
		else if (strcmp(now, query_text(night, 0)) != 0)
			step = 0;
	}
	if (step == 1) {
		text_add_string(report, query_text(night, 1));
		*attention |= query_integer(night, 2) != 0;
	} else {
		text_clear(published);
	}
	query_free(night);
	return step;
}

void standing_keep(const struct workspace *workspace, const char *sources,
		   const char *published, const char *report, int attention)
{
	struct err ignored = {0};
	struct query *insert;
	char now[DIGEST_SIZE];

	if (imprint(workspace, sources, published, now, &ignored) != 0)
		return;
	/* The table is empty: the values of this night emptied it. */
	insert = query_new(workspace->store, "insert into notte select al, ?, "
			   "?, ? from calcolo", &ignored);
	if (insert == NULL)
		return;
	query_bind_text(insert, 1, now);
	query_bind_integer(insert, 2, attention);
	query_bind_text(insert, 3, report);
	query_run(insert, &ignored);
	query_free(insert);
}
