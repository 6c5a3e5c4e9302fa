/* money.c: the published tables of budgets, cell by cell, in cents.
 *
 * A table has a row for each activity or chapter and a column for each source
 * or year: which ones, only its header says, as every plan has its own. Two
 * descriptors tell the two kinds apart; all the rest is common. Nothing is
 * added up here: totals are cells like the others, kept as they are declared.
 */
#include "workspace/money.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "store/query.h"
#include "workspace/sheet.h"

/* The known columns of the two kinds; the first names the row. */
enum { ATTIVITA, COSTO_TOTALE };
static const struct sheet_column resource_columns[] = {
	{"attivita", SHEET_FILLED}, {"costo_totale", SHEET_PRESENT},
};

enum { CAPITOLO, TOTALE, ARTICOLO, DESCRIZIONE, CATEGORIA };
static const struct sheet_column plan_columns[] = {
	{"capitolo", SHEET_FILLED}, {"totale", SHEET_PRESENT},
	{"articolo", 0}, {"descrizione", 0}, {"categoria", 0},
};

enum { NAME = 0, TOTAL = 1 };	/* in both lists */
enum { YEAR_FIRST = 2015, YEAR_LAST = 2100, MOST_DIGITS = 8 };

/* A kind of table: what its rows and its other columns must be. */
struct kind {
	const struct sheet_column *columns;
	int n;
	int has_years;		/* its other columns are years */
	int has_chapters;	/* its rows are chapters of a budget */
};

static const struct kind resources = {resource_columns, 2, 0, 0};
static const struct kind financial_plan = {plan_columns, 5, 1, 1};

struct table {
	const struct kind *kind;
	const char *name;	/* its file without .csv */
	struct sheet *sheet;
	struct query *row, *column, *cell;	/* inserts */
	struct err *err;
};

static int is_total(const struct table *table, size_t row)
{
	const char *name = sheet_text(table->sheet, row, NAME);
	char folded[16];

	return text_fold(name, strlen(name), folded, sizeof(folded)) == 6 &&
	       strcmp(folded, "totale") == 0;
}

/* A number of digits alone, as chapters are; -1 when it is not. */
static long long whole_number(const char *text)
{
	size_t length = strspn(text, "0123456789");

	if (length == 0 || length > MOST_DIGITS || text[length] != '\0')
		return -1;
	return strtoll(text, NULL, 10);
}

static int is_year(const char *name)
{
	long long year = whole_number(name);

	return strlen(name) == 4 && year >= YEAR_FIRST && year <= YEAR_LAST;
}

static int load_column(const struct table *table, int column)
{
	const char *name = sheet_column_name(table->sheet, column);

	if (table->kind->has_years && column != TOTAL && !is_year(name))
		return err_set(table->err, EXIT_CONFIG, "%s.csv, riga "
			       "d'intestazione, colonna %s: non è un anno; "
			       "scrivere per esempio 2024, o togliere la "
			       "colonna", table->name, name);
	query_bind_text(table->column, 1, table->name);
	query_bind_integer(table->column, 2, column == TOTAL ? 0 :
			   column - table->kind->n + 1);
	query_bind_text(table->column, 3, name);
	if (table->kind->has_years && column != TOTAL)
		query_bind_integer(table->column, 4, whole_number(name));
	else
		query_bind_null(table->column, 4);
	return query_run(table->column, table->err);
}

/* The columns of amounts: the row totals, then those the header adds. */
static int load_columns(const struct table *table)
{
	int column, status = load_column(table, TOTAL);

	for (column = table->kind->n; status == 0 &&
	     column < sheet_columns(table->sheet); column++)
		status = load_column(table, column);
	return status;
}

static int load_cell(const struct table *table, size_t row, int column)
{
	long long cents;
	int present;

	if (sheet_cents(table->sheet, row, column, &cents, &present,
			table->err) != 0)
		return -1;
	if (!present)
		return 0;
	query_bind_text(table->cell, 1, table->name);
	query_bind_integer(table->cell, 2, (long long)row + 1);
	query_bind_integer(table->cell, 3, column == TOTAL ? 0 :
			   column - table->kind->n + 1);
	query_bind_integer(table->cell, 4, cents);
	return query_run(table->cell, table->err);
}

static int same_chapter(const struct table *table, size_t a, size_t b)
{
	const struct sheet *sheet = table->sheet;

	return !is_total(table, b) &&
	       whole_number(sheet_text(sheet, a, CAPITOLO)) ==
	       whole_number(sheet_text(sheet, b, CAPITOLO)) &&
	       strtoll(sheet_text(sheet, a, ARTICOLO), NULL, 10) ==
	       strtoll(sheet_text(sheet, b, ARTICOLO), NULL, 10);
}

/* Chapter, article and category of a row, into its insert. */
static int bind_chapter(const struct table *table, size_t row)
{
	const struct sheet *sheet = table->sheet;
	const char *article = sheet_text(sheet, row, ARTICOLO);
	long long chapter = whole_number(sheet_text(sheet, row, CAPITOLO));
	size_t other;

	if (chapter < 0)
		return sheet_error(sheet, row, CAPITOLO, table->err, "«%s» non "
				   "è un capitolo di bilancio: un numero, per "
				   "esempio 26219", sheet_text(sheet, row,
							       CAPITOLO));
	if (*article != '\0' && whole_number(article) < 0)
		return sheet_error(sheet, row, ARTICOLO, table->err, "«%s» non "
				   "è un articolo: un numero, o niente",
				   article);
	for (other = 0; other < row; other++)
		if (same_chapter(table, row, other))
			return sheet_error(sheet, row, CAPITOLO, table->err,
					   "il capitolo è già alla riga %ld",
					   sheet_line(sheet, other));
	query_bind_integer(table->row, 5, chapter);
	query_bind_integer(table->row, 6, strtoll(article, NULL, 10));
	query_bind_text(table->row, 7, sheet_text(sheet, row, CATEGORIA));
	return 0;
}

static const char *row_name(const struct table *table, size_t row)
{
	const char *words = table->kind->has_chapters ?
			    sheet_text(table->sheet, row, DESCRIZIONE) : "";

	return *words != '\0' ? words : sheet_text(table->sheet, row, NAME);
}

static int load_row(const struct table *table, size_t row)
{
	int total = is_total(table, row), position, column, status;

	if (total && row + 1 < sheet_rows(table->sheet))
		return sheet_error(table->sheet, row, NAME, table->err,
				   "sotto TOTALE non ci vanno altre righe");
	query_bind_text(table->row, 1, table->name);
	query_bind_integer(table->row, 2, (long long)row + 1);
	query_bind_integer(table->row, 3, sheet_line(table->sheet, row));
	query_bind_text(table->row, 4, row_name(table, row));
	for (position = 5; position <= 7; position++)
		query_bind_null(table->row, position);
	query_bind_integer(table->row, 8, total);
	if (table->kind->has_chapters && !total &&
	    bind_chapter(table, row) != 0)
		return -1;
	status = query_run(table->row, table->err);
	if (status == 0)
		status = load_cell(table, row, TOTAL);
	for (column = table->kind->n; status == 0 &&
	     column < sheet_columns(table->sheet); column++)
		status = load_cell(table, row, column);
	return status;
}

/* Reads one file into the store. objective is NULL for the financial plan. */
static int load_table(const char *workspace, const char *file,
		      const struct kind *kind, const char *objective,
		      struct store *store, struct err *err)
{
	char *name = text_copy(file, strlen(file) - strlen(".csv"));
	struct table table = {.kind = kind, .name = name, .err = err};
	struct query *entry = query_new(store, "insert into tabella_economica "
					"values (?, ?)", err);
	struct text path = {0};
	int status = -1;
	size_t row;

	table.sheet = sheet_read_open(file_join(&path, workspace, file),
				      kind->columns, kind->n, err);
	table.row = query_new(store, "insert into riga_economica values "
			      "(?, ?, ?, ?, ?, ?, ?, ?)", err);
	table.column = query_new(store, "insert into colonna_economica values "
				 "(?, ?, ?, ?)", err);
	table.cell = query_new(store, "insert into cella_economica values "
			       "(?, ?, ?, ?)", err);
	if (table.sheet == NULL || entry == NULL || table.row == NULL ||
	    table.column == NULL || table.cell == NULL)
		goto out;
	query_bind_text(entry, 1, name);
	query_bind_text(entry, 2, objective);
	status = query_run(entry, err);
	if (status == 0 && sheet_rows(table.sheet) > 0)
		status = load_columns(&table);
	for (row = 0; status == 0 && row < sheet_rows(table.sheet); row++)
		status = load_row(&table, row);
out:
	query_free(table.cell);
	query_free(table.column);
	query_free(table.row);
	query_free(entry);
	sheet_free(table.sheet);
	text_free(&path);
	free(name);
	return status;
}

/* 0 when code is of an objective, -1 with the file's cure when it is not. */
static int check_objective(const char *file, const char *code,
			   struct store *store, struct err *err)
{
	struct query *query = query_new(store, "select max(obiettivo = ?1), "
					"group_concat(obiettivo, ', ') from "
					"(select obiettivo from obiettivo "
					"order by ordine)", err);
	int status = -1;

	if (query == NULL)
		return -1;
	query_bind_text(query, 1, code);
	if (query_step(query, err) == 1)
		status = query_integer(query, 0) == 1 ? 0 :
			 err_set(err, EXIT_CONFIG, "%s: «%s» non è il codice di "
				 "nessun obiettivo; chiamare il file "
				 "risorse-CODICE.csv, con uno dei codici di "
				 "obiettivi.csv: %s", file, code,
				 query_text(query, 1));
	query_free(query);
	return status;
}

/* risorse-opi-viadana.csv is of OPI. */
static int load_resources(const char *workspace, const char *file,
			  struct store *store, struct err *err)
{
	const char *start = file + strlen("risorse-");
	char *code = text_copy(start, strcspn(start, "-."));
	int status;

	for (char *at = code; *at != '\0'; at++)
		*at = (char)toupper((unsigned char)*at);
	status = check_objective(file, code, store, err);
	if (status == 0)
		status = load_table(workspace, file, &resources, code, store,
				    err);
	free(code);
	return status;
}

static int is_resources(const struct dirent *entry)
{
	return fnmatch("risorse-*.csv", entry->d_name,
		       FNM_CASEFOLD) == 0;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

int money_load(const char *workspace, struct store *store, struct err *err)
{
	static const char plan[] = "piano-finanziario.csv";
	struct text path = {0};
	struct dirent **entries = NULL;
	int i, status = 0, n = scandir(workspace, &entries, is_resources,
				       by_name);

	if (n < 0)
		return err_system(err, EXIT_CONFIG, errno, "%s", workspace);
	for (i = 0; i < n; i++) {
		if (status == 0)
			status = load_resources(workspace, entries[i]->d_name,
						store, err);
		free(entries[i]);
	}
	free(entries);
	if (status == 0 && file_exists(file_join(&path, workspace, plan)))
		status = load_table(workspace, plan, &financial_plan, NULL,
				    store, err);
	text_free(&path);
	return status;
}
