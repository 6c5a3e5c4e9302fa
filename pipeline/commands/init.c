/* init.c: quadro init: a new workspace from a template.
 *
 * A template is a workspace without store and outputs. git keeps no times, so
 * a template may say in ricezioni.csv when each of its exports was received:
 * the copies get those times, as if they had arrived then.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/date.h"
#include "base/file.h"
#include "base/text.h"
#include "commands/asof.h"
#include "commands/command.h"
#include "workspace/sheet.h"
#include "workspace/workspace.h"

enum { FILE_LIMIT = 0x7FFFFFFF };

/* What a template says of itself, and not of the workspace it makes. */
static int stays_in_template(const char *name)
{
	static const char *const names[] = {
		"ricezioni.csv", "difetti.csv", "quadro.db", "quadro.lock",
		"out", "archivio", "ricevute", "registro.jsonl", "chiusure",
	};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i], name) == 0)
			return 1;
	return name[0] == '.';
}

static int copy_file(const char *from, const char *to, struct err *err)
{
	struct text bytes = {0};
	int status = file_read(from, FILE_LIMIT, &bytes, err);

	if (status == 0)
		status = file_write(to, text_string(&bytes), bytes.length, 0,
				    err);
	text_free(&bytes);
	return status;
}

static int copy_tree(const char *from, const char *to, int depth,
		     struct err *err);

static int copy_entry(const char *from, const char *to, const char *name,
		      int depth, struct err *err)
{
	struct text source = {0}, target = {0};
	struct stat info;
	int status = 0;

	file_join(&source, from, name);
	file_join(&target, to, name);
	if (stat(source.data, &info) != 0)
		status = err_system(err, EXIT_CONFIG, errno, "%s: non si legge",
				    source.data);
	else if (S_ISDIR(info.st_mode))
		status = copy_tree(source.data, target.data, depth + 1, err);
	else if (S_ISREG(info.st_mode))
		status = copy_file(source.data, target.data, err);
	text_free(&source);
	text_free(&target);
	return status;
}

static int copy_tree(const char *from, const char *to, int depth,
		     struct err *err)
{
	struct dirent **entries = NULL;
	int n = scandir(from, &entries, NULL, alphasort), i;
	int status = n < 0 ? err_system(err, EXIT_CONFIG, errno,
					"%s: il modello non si legge", from) :
			     file_make_directories(to, err);

	for (i = 0; i < n; i++) {
		const char *name = entries[i]->d_name;

		if (status == 0 && depth < 8 &&
		    !(depth == 0 && stays_in_template(name)) && name[0] != '.')
			status = copy_entry(from, to, name, depth, err);
		free(entries[i]);
	}
	free(entries);
	return status;
}

enum { NOME, RICEVUTO_IL };
static const struct sheet_column arrival_columns[] = {
	{"nome", 1}, {"ricevuto_il", 1},
};

/* yyyy-mm-ddThh:mm:ss, in Italy, as seconds since the epoch. */
static int read_instant(const char *text, long long *seconds)
{
	int hour, minute, second;
	day_t day;

	if (strlen(text) != 19 || date_read_iso(text, 10, &day) != 0 ||
	    sscanf(text + 10, "T%2d:%2d:%2d", &hour, &minute, &second) != 3)
		return -1;
	*seconds = (long long)day * 86400 + hour * 3600 + minute * 60 + second;
	/* Italy is one hour ahead of UTC, two in summer. */
	*seconds -= date_in_italy_offset(*seconds - 3600);
	return 0;
}

static int set_arrival(const char *target, const struct sheet *sheet,
		       size_t row, struct err *err)
{
	struct text path = {0};
	struct timespec times[2];
	long long seconds;
	int status = 0;

	text_format(&path, "%s/inbox/%s", target, sheet_text(sheet, row, NOME));
	if (read_instant(sheet_text(sheet, row, RICEVUTO_IL), &seconds) != 0) {
		status = sheet_error(sheet, row, RICEVUTO_IL, err, "non è un "
				     "istante come 2022-04-10T09:12:00");
	} else if (file_exists(path.data)) {
		times[0] = times[1] = (struct timespec){.tv_sec = seconds};
		if (utimensat(AT_FDCWD, path.data, times, 0) != 0)
			status = err_system(err, EXIT_FAILED, errno, "%s",
					    path.data);
	}
	text_free(&path);
	return status;
}

static int set_arrivals(const char *template, const char *target,
			struct err *err)
{
	struct text path = {0};
	struct sheet *sheet;
	size_t row;
	int status = 0;

	if (!file_exists(file_join(&path, template, "ricezioni.csv"))) {
		text_free(&path);
		return 0;
	}
	sheet = sheet_read(path.data, arrival_columns, 2, err);
	status = sheet != NULL ? 0 : -1;
	for (row = 0; status == 0 && row < sheet_rows(sheet); row++)
		status = set_arrival(target, sheet, row, err);
	sheet_free(sheet);
	text_free(&path);
	return status;
}

/* A template of the program's is a folder with its settings. */
static int is_template(const char *folder, const char *name)
{
	struct text ini = {0};
	int found;

	text_format(&ini, "%s/%s/quadro.ini", folder, name);
	found = name[0] != '.' && file_exists(ini.data);
	text_free(&ini);
	return found;
}

/* The names of the program's templates, with commas between them. */
static void list_templates(const char *folder, struct text *names)
{
	struct dirent **entries = NULL;
	int n = scandir(folder, &entries, NULL, alphasort), i;

	for (i = 0; i < n; i++) {
		if (is_template(folder, entries[i]->d_name))
			text_format(names, "%s%s", names->length ? ", " : "",
				    entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
}

/* A template is a directory, or the name of one of the program's (NULL: none
 * was asked for). */
static char *find_template(const char *name, struct err *err)
{
	struct text folder = {0}, path = {0}, names = {0};
	char *program, *found = NULL;

	if (name != NULL && (strchr(name, '/') != NULL || file_exists(name)))
		return text_copy(name, strlen(name));
	program = workspace_program_data(err);
	if (program == NULL)
		return NULL;
	file_join(&folder, program, "fixtures");
	free(program);
	if (name != NULL && is_template(folder.data, name)) {
		file_join(&path, folder.data, name);
		found = text_copy(path.data, path.length);
		goto out;
	}
	list_templates(folder.data, &names);
	if (name == NULL)
		err_set(err, EXIT_USAGE, "manca --from MODELLO: da che modello "
			"fare lo spazio di lavoro (una cartella, o uno dei "
			"modelli di quadro: %s)", text_string(&names));
	else
		err_set(err, EXIT_USAGE, "il modello «%s» non si trova: "
			"indicare una cartella, o uno dei modelli di quadro "
			"(%s)", name, text_string(&names));
out:
	text_free(&folder);
	text_free(&path);
	text_free(&names);
	return found;
}

static int check_target(const char *target, struct err *err)
{
	struct text ini = {0};
	int taken = file_exists(file_join(&ini, target, "quadro.ini"));

	text_free(&ini);
	return taken ? err_set(err, EXIT_USAGE, "%s: c'è già uno spazio di "
			       "lavoro; scegliere un'altra cartella", target) :
		       0;
}

/* Leaves in the new inbox only the exports of periods ended by a day. */
static int keep_until(const char *target, const char *as_of, struct err *err)
{
	struct text inbox = {0}, path = {0};
	struct dirent **entries = NULL;
	day_t day;
	int i, n, status = asof_read(as_of, &day, err);

	file_join(&inbox, target, "inbox");
	n = status == 0 ? scandir(inbox.data, &entries, NULL, alphasort) : 0;
	for (i = 0; i < n; i++) {
		const char *name = entries[i]->d_name;
		const char *mark = name;
		struct period period;

		while ((mark = strchr(mark, '_')) != NULL) {
			mark++;
			if (period_read(mark, strlen(mark), &period) > 0 &&
			    period_last_day(&period) > day)
				remove(file_join(&path, inbox.data, name));
		}
		free(entries[i]);
	}
	free(entries);
	text_free(&inbox);
	text_free(&path);
	return status;
}

int command_init(const struct options *options, struct err *err)
{
	const char *target = options->operands[0];
	char *template;
	int status = -1;

	if (check_target(target, err) != 0)
		return -1;
	/* What comes in is about people: others have no business in there. */
	umask(umask(077) | 007);
	template = find_template(options->from, err);
	if (template != NULL && copy_tree(template, target, 0, err) == 0 &&
	    set_arrivals(template, target, err) == 0 &&
	    (options->as_of == NULL ||
	     keep_until(target, options->as_of, err) == 0))
		status = 0;
	free(template);
	if (status == 0)
		printf("Spazio di lavoro pronto in %s\n", target);
	return status;
}
