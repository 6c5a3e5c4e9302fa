/* history.c: the evaluations of the plans before this one.
 *
 * The columns on continuity and on the next plan have in their names the years
 * of the plans before and after, as the documents write them
 * (continuita_2015_2017); plain names are understood too.
 */
#include "workspace/history.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "store/query.h"
#include "workspace/figure.h"
#include "workspace/sheet.h"

#define STEM "valutazione-"
#define EXTENSION ".csv"

enum {
	OBIETTIVO, TITOLO, GRADO, UTENTI, COINCIDENZA, RISPOSTA,
	CONTINUITA, RIPROPOSIZIONE,		/* with years */
	CONTINUITA_PLAIN, RIPROPOSIZIONE_PLAIN,	/* without */
	N_COLUMNS
};

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100, NAME_SIZE = 40 };

struct load {
	struct sheet *sheet;
	struct query *insert;
	int from, to;		/* years of the plan judged */
	struct err *err;
};

static int is_history(const struct dirent *entry)
{
	size_t length = strlen(entry->d_name), end = strlen(EXTENSION);

	return strncmp(entry->d_name, STEM, strlen(STEM)) == 0 &&
	       length > end &&
	       strcmp(entry->d_name + length - end, EXTENSION) == 0;
}

/* The years in a name: exactly valutazione-FROM-TO.csv. 0 or -1. */
static int read_years(const char *name, int *from, int *to)
{
	char again[NAME_SIZE];

	if (sscanf(name, STEM "%4d-%4d", from, to) != 2)
		return -1;
	snprintf(again, sizeof again, STEM "%d-%d" EXTENSION, *from, *to);
	return strcmp(name, again) == 0 && *from >= FIRST_YEAR &&
	       *to <= LAST_YEAR && *from <= *to ? 0 : -1;
}

static int read_degree(const struct load *load, size_t row, int column,
		       int position)
{
	struct figure figure;

	if (figure_read(load->sheet, row, column, &figure, load->err) != 0)
		return -1;
	if (figure.value < 0 || figure.value > 100)
		return sheet_error(load->sheet, row, column, load->err, "«%s» "
				   "non è una percentuale; scrivere un numero "
				   "da 0 a 100",
				   sheet_text(load->sheet, row, column));
	figure_bind(load->insert, position, position + 1, &figure);
	return 0;
}

/* Rows of one plan have different codes: a spreadsheet makes 7.1 of 7.10. */
static int check_twin(const struct load *load, size_t row)
{
	const char *code = sheet_text(load->sheet, row, OBIETTIVO);

	for (size_t other = 0; other < row; other++)
		if (strcmp(code, sheet_text(load->sheet, other,
					    OBIETTIVO)) == 0)
			return sheet_error(load->sheet, row, OBIETTIVO,
					   load->err, "«%s» è scritto due "
					   "volte; se il foglio di calcolo ha "
					   "tolto uno zero finale, scrivere i "
					   "codici come testo", code);
	return 0;
}

static void bind_words(const struct load *load, size_t row, int position,
		       int column, int other)
{
	const char *text = sheet_text(load->sheet, row, column);

	if (*text == '\0' && other >= 0)
		text = sheet_text(load->sheet, row, other);
	query_bind_text(load->insert, position, text);
}

static int load_row(const struct load *load, size_t row)
{
	query_bind_integer(load->insert, 1, load->from);
	query_bind_integer(load->insert, 2, load->to);
	query_bind_integer(load->insert, 3, (long long)row + 1);
	bind_words(load, row, 4, OBIETTIVO, -1);
	bind_words(load, row, 5, TITOLO, -1);
	bind_words(load, row, 8, UTENTI, -1);
	bind_words(load, row, 11, RISPOSTA, -1);
	bind_words(load, row, 12, CONTINUITA, CONTINUITA_PLAIN);
	bind_words(load, row, 13, RIPROPOSIZIONE, RIPROPOSIZIONE_PLAIN);
	if (check_twin(load, row) != 0 ||
	    read_degree(load, row, GRADO, 6) != 0 ||
	    read_degree(load, row, COINCIDENZA, 9) != 0)
		return -1;
	return query_run(load->insert, load->err);
}

static int load_file(struct load *load, const char *path)
{
	int years = load->to - load->from + 1, status = 0;
	char before[NAME_SIZE], after[NAME_SIZE];
	const struct sheet_column columns[N_COLUMNS] = {
		{"obiettivo", 1}, {"titolo", 1}, {"grado_raggiungimento", 1},
		{"valutazione_utenti", 0}, {"coincidenza_risorse", 0},
		{"risposta_al_bisogno", 0}, {before, 0}, {after, 0},
		{"continuita", 0}, {"riproposizione", 0},
	};

	snprintf(before, sizeof before, "continuita_%d_%d", load->from - years,
		 load->from - 1);
	snprintf(after, sizeof after, "riproposto_%d_%d", load->to + 1,
		 load->to + years);
	load->sheet = sheet_read(path, columns, N_COLUMNS, load->err);
	if (load->sheet == NULL)
		return -1;
	for (size_t row = 0; status == 0 && row < sheet_rows(load->sheet);
	     row++)
		status = load_row(load, row);
	sheet_free(load->sheet);
	return status;
}

static int load_named(struct load *load, const char *workspace,
		      const char *name)
{
	struct text path = {0};
	int status;

	file_join(&path, workspace, name);
	if (read_years(name, &load->from, &load->to) == 0)
		status = load_file(load, path.data);
	else
		status = err_set(load->err, EXIT_CONFIG, "%s: il nome deve dire "
				 "gli anni del piano valutato, per esempio "
				 STEM "2018-2020" EXTENSION, path.data);
	text_free(&path);
	return status;
}

int history_load(const char *workspace, struct store *store, struct err *err)
{
	struct load load = {.err = err};
	struct dirent **entries = NULL;
	int n = scandir(workspace, &entries, is_history, alphasort);
	int status = 0;

	if (n < 0)
		return err_system(err, EXIT_CONFIG, errno, "%s", workspace);
	if (n > 0)
		load.insert = query_new(store, "insert into "
			"valutazione_storica values (?, ?, ?, ?, ?, ?, ?, "
			"nullif(?, ''), ?, ?, nullif(?, ''), nullif(?, ''), "
			"nullif(?, ''))", err);
	if (n > 0 && load.insert == NULL)
		status = -1;
	for (int i = 0; i < n; i++) {
		if (status == 0)
			status = load_named(&load, workspace,
					    entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	query_free(load.insert);
	return status;
}
