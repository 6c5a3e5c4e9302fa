/* complete_values.c: the values that a command line may have: what is in the
 * workspace and in the program's data, each kind a row with its reader. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "commands/complete.h"
#include "packs/pack.h"
#include "workspace/sheet.h"
#include "workspace/workspace.h"

/* Whom to hand the values to, and where they are. */
struct asker {
	const char *workspace;
	const char *program;
	void (*offer)(void *context, const char *value);
	void *context;
};

/* The first column of a table of the workspace. */
static void offer_column(const struct asker *asker, const char *file,
			 const char *name)
{
	const struct sheet_column column = {name, SHEET_FILLED};
	struct err ignored = {0};
	struct text path = {0};
	struct sheet *sheet = sheet_read_open(file_join(&path,
							asker->workspace, file),
					      &column, 1, &ignored);
	size_t row, rows = sheet != NULL ? sheet_rows(sheet) : 0;

	for (row = 0; row < rows; row++)
		asker->offer(asker->context, sheet_text(sheet, row, 0));
	sheet_free(sheet);
	text_free(&path);
}

static void offer_indicators(const struct asker *asker)
{
	offer_column(asker, "matrice.csv", "codice");
}

static void offer_scopes(const struct asker *asker)
{
	asker->offer(asker->context, "AMBITO");
	offer_column(asker, "anagrafe/subambiti.csv", "subambito");
	offer_column(asker, "anagrafe/comuni.csv", "istat");
}

/* The names in a directory that end so, without their ending. */
static void offer_names(const struct asker *asker, const char *directory,
			const char *ending)
{
	struct dirent **entries = NULL;
	int i, n = scandir(directory, &entries, NULL, alphasort);

	for (i = 0; i < n; i++) {
		char *name = entries[i]->d_name;
		size_t length = strlen(name), tail = strlen(ending);

		if (name[0] != '.' && length > tail &&
		    strcmp(name + length - tail, ending) == 0) {
			name[length - tail] = '\0';
			asker->offer(asker->context, name);
		}
		free(entries[i]);
	}
	free(entries);
}

static void offer_layouts(const struct asker *asker)
{
	struct text path = {0};

	offer_names(asker, file_join(&path, asker->program,
				     "pipeline/tracciati"), ".schema.json");
	offer_names(asker, file_join(&path, asker->workspace, "tracciati"),
		    ".schema.json");
	text_free(&path);
}

/* Hands on what is a template: a directory of fixtures with its quadro.ini. */
static void offer_template(void *context, const char *name)
{
	const struct asker *asker = context;
	struct text path = {0};

	text_format(&path, "%s/fixtures/%s/quadro.ini", asker->program, name);
	if (file_exists(path.data))
		asker->offer(asker->context, name);
	text_free(&path);
}

static void offer_templates(const struct asker *asker)
{
	const struct asker through = {.offer = offer_template,
				      .context = (void *)asker};
	struct text path = {0};

	offer_names(&through, file_join(&path, asker->program, "fixtures"), "");
	text_free(&path);
}

static void offer_packs(const struct asker *asker)
{
	struct text names = {0};
	char *name, *rest;

	packs_names(&names);
	for (name = strtok_r(names.data, ", ", &rest); name != NULL;
	     name = strtok_r(NULL, ", ", &rest))
		asker->offer(asker->context, name);
	text_free(&names);
}

static void offer_quarters(const struct asker *asker)
{
	struct settings settings = {0};
	struct err ignored = {0};
	struct text path = {0};
	char name[PERIOD_SIZE];
	quarter_t quarter;

	if (settings_read(&settings, file_join(&path, asker->workspace,
					       "quadro.ini"), &ignored) == 0)
		for (quarter = quarter_of(settings.inizio);
		     quarter <= quarter_of(settings.fine); quarter++)
			asker->offer(asker->context,
				     quarter_write(quarter, name));
	settings_free(&settings);
	text_free(&path);
}

static const struct {
	const char *kind;	/* as the synopses write it */
	void (*offer)(const struct asker *asker);
} kinds[] = {
	{"LAYOUT", offer_layouts},
	{"INDICATOR", offer_indicators},
	{"CODE", offer_scopes},
	{"P", offer_quarters},
	{"QUARTER", offer_quarters},
	{"PACK", offer_packs},
	{"TEMPLATE", offer_templates},
};

void complete_values(const char *kind, const char *workspace,
		     void (*offer)(void *context, const char *value),
		     void *context)
{
	struct err ignored = {0};
	char *program = workspace_program_data(&ignored);
	const struct asker asker = {workspace, program != NULL ? program : ".",
				    offer, context};
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].kind, kind) == 0)
			kinds[i].offer(&asker);
	free(program);
}
