/* plan.c: which files say what the plan is, and their copies by digest.
 *
 * The same export gives other records under another matrix or anagrafe: what
 * was computed can be computed again only with the plan's files of that night.
 * They are few and small, so each version is kept whole.
 */
#include "proof/plan.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "acquire/fiscalcode.h"
#include "base/file.h"
#include "base/json.h"
#include "proof/chain.h"
#include "store/query.h"

enum { MOST_BYTES = 1 << 26 };

/* The places of the plan's files, and how their names end there. */
static const struct place {
	const char *directory;	/* with its slash */
	const char *ending;
} places[] = {
	{"", ".csv"},
	{"", "quadro.ini"},
	{"anagrafe/", ".csv"},
	{"indicatori/", ".sql"},
	{"tracciati/", ".json"},
};

enum { N_PLACES = sizeof(places) / sizeof(places[0]) };

/* What is done with each file: its name in the workspace, its bytes. */
struct visit {
	const char *workspace;
	struct text *prints;
	struct text *notes;
	int keep;		/* a copy in the archive is due */
	struct err *err;
};

static int keep_copy(const struct visit *visit, const char *sha256,
		     const struct text *bytes)
{
	struct text path = {0};
	int status = 0;

	text_format(&path, "%s/" PLAN_ARCHIVE, visit->workspace);
	status = file_make_directories(path.data, visit->err);
	text_format(&path, "/%s", sha256);
	if (status == 0 && !file_exists(path.data))
		status = file_write(path.data, text_string(bytes),
				    bytes->length, 1, visit->err);
	text_free(&path);
	return status;
}

static int visit_file(const struct visit *visit, const char *name)
{
	struct text path = {0}, bytes = {0};
	struct digest *digest = digest_new();
	char sha256[DIGEST_SIZE];
	int status = file_read(file_join(&path, visit->workspace, name),
			       MOST_BYTES, &bytes, visit->err);

	digest_add(digest, text_string(&bytes), bytes.length);
	digest_finish(digest, sha256);
	if (status == 0 && fiscalcode_found(text_string(&bytes),
					    bytes.length)) {
		if (visit->notes != NULL)
			text_format(visit->notes, "%s: contiene un codice "
				    "fiscale, toglierlo; nel registro questo "
				    "file non entra\n", name);
	} else if (status == 0) {
		text_add_string(visit->prints, visit->prints->length > 1 ?
				"," : "");
		json_string(visit->prints, name);
		text_format(visit->prints, ":\"%s\"", sha256);
		if (visit->keep)
			status = keep_copy(visit, sha256, &bytes);
	}
	text_free(&path);
	text_free(&bytes);
	return status;
}

static int ends_so(const char *name, const char *ending)
{
	size_t length = strlen(name), end = strlen(ending);

	return name[0] != '.' && length >= end &&
	       strcmp(name + length - end, ending) == 0;
}

static int is_plain_file(const char *workspace, const char *name)
{
	struct text path = {0};
	struct stat info;
	int plain = stat(file_join(&path, workspace, name), &info) == 0 &&
		    S_ISREG(info.st_mode);

	text_free(&path);
	return plain;
}

static int visit_place(const struct visit *visit, const struct place *place)
{
	struct text path = {0};
	struct dirent **entries = NULL;
	int i, n, status = 0;

	n = scandir(file_join(&path, visit->workspace, place->directory),
		    &entries, NULL, alphasort);
	for (i = 0; i < n; i++) {
		text_clear(&path);
		text_format(&path, "%s%s", place->directory,
			    entries[i]->d_name);
		if (status == 0 && ends_so(entries[i]->d_name, place->ending) &&
		    is_plain_file(visit->workspace, path.data))
			status = visit_file(visit, path.data);
		free(entries[i]);
	}
	free(entries);
	text_free(&path);
	return status;
}

static int visit_all(const struct visit *visit)
{
	size_t i;
	int status = 0;

	text_add_string(visit->prints, "{");
	for (i = 0; status == 0 && i < N_PLACES; i++)
		status = visit_place(visit, &places[i]);
	text_add_string(visit->prints, "}");
	return status;
}

int plan_prints(const char *workspace, struct text *out, struct text *notes,
		struct err *err)
{
	return visit_all(&(struct visit){workspace, out, notes, 0, err});
}

/* 1 when the last entry says the same, 0 when not, -1 on error. */
static int is_entered(struct store *store, const char *prints,
		      struct err *err)
{
	struct query *query = query_new(store, "select riga -> '$.fatti' from "
		"registro where evento = 'piano' order by voce desc limit 1",
		err);
	int more = -1, same = 0;

	if (query != NULL && (more = query_step(query, err)) == 1)
		same = strcmp(query_text(query, 0), prints) == 0;
	query_free(query);
	return more < 0 ? -1 : same;
}

int plan_enter(struct store *store, const char *workspace, struct text *notes,
	       struct err *err)
{
	struct text prints = {0}, kept = {0}, archive = {0};
	int status = plan_prints(workspace, &prints, notes, err);

	if (status == 0)
		status = is_entered(store, prints.data, err);
	if (status == 0) {
		status = visit_all(&(struct visit){workspace, &kept, NULL, 1,
						   err});
		text_format(&archive, "%s/" PLAN_ARCHIVE, workspace);
		if (status == 0)
			status = file_sync_all(archive.data, err);
		if (status == 0)
			status = chain_enter(store, "piano", "i file del piano",
					     kept.data, err);
	}
	text_free(&prints);
	text_free(&kept);
	text_free(&archive);
	return status < 0 ? -1 : 0;
}
