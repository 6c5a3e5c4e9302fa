/* doctor.c: quadro doctor: whether an installation and a workspace have what
 * a night needs, one line a check, with the cure of what is wrong.
 *
 * Nothing is written but a file in the temporary directory: it may be run at
 * any time, by anybody, also during a night. The checks are in doctor_*.c.
 */
#include "commands/doctor.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "commands/command.h"
#include "workspace/workspace.h"

static const struct {
	const struct doctor_check *checks;
	int of_workspace;	/* they need one */
} groups[] = {
	{doctor_of_program, 0},
	{doctor_of_workspace, 1},
	{doctor_of_nights, 1},
};

enum { N_GROUPS = sizeof(groups) / sizeof(groups[0]) };

static const struct {
	const char *word, *key;
} verdicts[] = {
	[DOCTOR_GOOD] = {"ok", "ok"},
	[DOCTOR_LOOK] = {"da guardare", "da_guardare"},
	[DOCTOR_MEND] = {"DA SISTEMARE", "da_sistemare"},
};

static void tell(struct text *out, const char *format, va_list arguments)
{
	char line[4096];

	vsnprintf(line, sizeof(line), format, arguments);
	text_add(out, line, text_valid_utf8(line, strlen(line)));
}

#define TELL(finding, to, severity)					\
	do {								\
		va_list arguments;					\
		(finding)->verdict = (severity);			\
		va_start(arguments, format);				\
		tell(&(finding)->to, format, arguments);		\
		va_end(arguments);					\
	} while (0)

void doctor_good(struct finding *finding, const char *format, ...)
{
	TELL(finding, told, DOCTOR_GOOD);
}

void doctor_look(struct finding *finding, const char *format, ...)
{
	TELL(finding, told, DOCTOR_LOOK);
}

void doctor_mend(struct finding *finding, const char *format, ...)
{
	TELL(finding, told, DOCTOR_MEND);
}

void doctor_cure(struct finding *finding, const char *format, ...)
{
	TELL(finding, cure, finding->verdict);
}

static void print_line(const struct doctor_check *check,
		       const struct finding *finding)
{
	const char *word = verdicts[finding->verdict].word;

	printf("%-13s %s: %s\n", word, check->title,
	       text_string(&finding->told));
	if (finding->cure.length > 0)
		printf("%-13s rimedio: %s\n", "", finding->cure.data);
}

static void print_json(const struct doctor_check *check,
		       const struct finding *finding, int first)
{
	struct text out = {0};

	text_format(&out, "%s{\"controllo\":\"%s\",\"esito\":\"%s\","
		    "\"detto\":", first ? "[" : ",\n", check->key,
		    verdicts[finding->verdict].key);
	json_string(&out, text_string(&finding->told));
	text_add_string(&out, ",\"rimedio\":");
	if (finding->cure.length > 0)
		json_string(&out, finding->cure.data);
	else
		text_add_string(&out, "null");
	printf("%s}", text_string(&out));
	text_free(&out);
}

/* Examines one thing and tells it; counts[verdict] grows. */
static void examine(struct patient *patient, const struct doctor_check *check,
		    int json, int counts[])
{
	struct finding finding = {0};

	check->examine(patient, &finding);
	if (json)
		print_json(check, &finding,
			   counts[0] + counts[1] + counts[2] == 0);
	else
		print_line(check, &finding);
	counts[finding.verdict]++;
	text_free(&finding.told);
	text_free(&finding.cure);
}

static void examine_all(struct patient *patient, int json, int counts[])
{
	const struct doctor_check *check;
	int i;

	for (i = 0; i < N_GROUPS; i++) {
		if (groups[i].of_workspace && patient->workspace == NULL)
			continue;
		for (check = groups[i].checks; check->key != NULL; check++)
			examine(patient, check, json, counts);
	}
	if (json)
		puts("]");
}

/* The workspace to examine: the one asked for, or the current directory when
 * it is one; without either, the program alone. */
static int find_workspace(const char *asked, char **out, struct err *err)
{
	struct text ini = {0};
	int here = strcmp(asked, ".") == 0 && !file_exists("quadro.ini");

	*out = here ? NULL : realpath(asked, NULL);
	if (!here && *out == NULL)
		return err_system(err, EXIT_CONFIG, errno, "%s: lo spazio di "
				  "lavoro non si trova", asked);
	if (!here && !file_exists(file_join(&ini, *out, "quadro.ini")))
		err_set(err, EXIT_CONFIG, "%s: qui non c'è uno spazio di "
			"lavoro (manca quadro.ini, o non si può leggere)", *out);
	text_free(&ini);
	return err->code == EXIT_DONE ? 0 : -1;
}

int command_doctor(const struct options *options, struct err *err)
{
	struct err unfound = {0};
	struct patient patient = {.now = (long long)time(NULL)};
	int counts[3] = {0};
	char *workspace = NULL;
	int status = find_workspace(options->workspace, &workspace, err);

	if (status == 0) {
		patient.workspace = workspace;
		patient.program = workspace_program_data(&unfound);
		examine_all(&patient, options->json, counts);
		free(patient.program);
	}
	free(workspace);
	if (status != 0)
		return -1;
	if (counts[DOCTOR_MEND] > 0)
		return err_set(err, EXIT_CONFIG, "%d %s da sistemare; i rimedi "
			       "sono scritti sopra", counts[DOCTOR_MEND],
			       counts[DOCTOR_MEND] == 1 ? "cosa" : "cose");
	return counts[DOCTOR_LOOK] > 0 ? EXIT_ATTENTION : EXIT_DONE;
}
