/* matrix.c: the monitoring matrix into the store, row by row, once
 * matrix_check.c has nothing to say against it. */
#include "workspace/matrix.h"

#include <stdio.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "store/query.h"
#include "workspace/matrix_check.h"

static const struct sheet_column columns[N_COLUMNS] = {
	{"codice", SHEET_PRESENT}, {"obiettivo", SHEET_PRESENT},
	{"tipo", SHEET_PRESENT}, {"indicatore", SHEET_PRESENT},
	{"unita", 0}, {"tracciato", 0}, {"misura", 0}, {"filtro", 0},
	{"data", 0}, {"num", 0}, {"den", 0}, {"distinti", 0}, {"persone", 0},
	{"aggregazione", SHEET_PRESENT}, {"finestra", SHEET_PRESENT},
	{"decorrenza", 0}, {"operatore", SHEET_PRESENT},
	{"target", SHEET_PRESENT}, {"minimo_subambito", 0},
	{"scadenza", 0}, {"base", 0}, {"responsabile", 0}, {"fonte", 0},
	{"nota", 0},
};

enum { MAX_MEASURE_SQL = 1 << 16 };

char *matrix_measure_sql(const char *workspace, const char *codice)
{
	struct text path = {0}, sql = {0};
	struct err ignored = {0};

	text_format(&path, "%s/indicatori/%s.sql", workspace, codice);
	if (file_exists(path.data) &&
	    file_read(path.data, MAX_MEASURE_SQL, &sql, &ignored) == 0 &&
	    memchr(text_string(&sql), '\0', sql.length) == NULL)
		text_add(&sql, "", 0);
	else
		text_free(&sql);
	text_free(&path);
	return sql.data;
}

/* A measure that is there and cannot be read must not leave its row to be
 * computed in another way. */
static int check_unread(const struct matrix_loader *loader, const char *codice)
{
	struct text path = {0};
	int status = 0;

	text_format(&path, "%s/indicatori/%s.sql", loader->workspace, codice);
	if (file_exists(path.data))
		status = err_set(loader->err, EXIT_CONFIG, "%s: la SELECT non "
				 "si può leggere; al più %d byte di testo UTF-8",
				 path.data, MAX_MEASURE_SQL);
	text_free(&path);
	return status;
}

/* `dal:DATE` leaves its day in out (DATE_SIZE bytes), "" for the others. */
static int read_window(const struct matrix_loader *loader, size_t row, char *out)
{
	const char *text = matrix_cell(loader, row, FINESTRA);
	day_t day;

	out[0] = '\0';
	if (strncmp(text, "dal:", 4) != 0)
		return matrix_check_word(loader, row, FINESTRA,
				  "piano anno istante dal:AAAA-MM-GG");
	if (date_read_iso(text + 4, strlen(text + 4), &day) != 0)
		return sheet_error(loader->sheet, row, FINESTRA, loader->err,
				   "«%s»: dopo dal: va una data che esiste, come "
				   "dal:2022-01-01", text);
	date_write_iso(day, out);
	return 0;
}

static int bind_day(const struct matrix_loader *loader, size_t row,
		    enum matrix_column column, int position, char *out)
{
	day_t day;
	int present;

	if (sheet_date(loader->sheet, row, (int)column, &day, &present,
		       loader->err) != 0)
		return -1;
	query_bind_null(loader->insert, position);
	if (present)
		query_bind_text(loader->insert, position,
				date_write_iso(day, out));
	return 0;
}

static int bind_number(const struct matrix_loader *loader, size_t row,
		       enum matrix_column column, int position)
{
	double value;
	int present;

	if (sheet_number(loader->sheet, row, (int)column, &value, &present,
			 loader->err) != 0)
		return -1;
	if (present)
		query_bind_real(loader->insert, position, value);
	else
		query_bind_null(loader->insert, position);
	return 0;
}

static void bind_text(const struct matrix_loader *loader, size_t row,
		      enum matrix_column column, int position)
{
	const char *text = matrix_cell(loader, row, column);

	query_bind_text(loader->insert, position, *text != '\0' ? text : NULL);
}

static const char after[] = "anno dopo ";

/* Positions in the insert of matrix_load: the table's columns, in order. */
enum position {
	P_ORDER = 1, P_CODICE, P_OBIETTIVO, P_TIPO, P_INDICATORE, P_UNITA,
	P_TRACCIATO, P_MISURA, P_FILTRO, P_DATA, P_NUM, P_DEN, P_DISTINTI,
	P_PERSONE, P_AGGREGAZIONE, P_FINESTRA, P_DAL, P_DECORRENZA, P_DOPO,
	P_OPERATORE, P_TARGET, P_MINIMO, P_SCADENZA, P_BASE, P_RESPONSABILE,
	P_FONTE, P_NOTA, P_RIGA
};

static long mistakes_so_far(const struct matrix_loader *loader)
{
	return loader->mistakes != NULL ? loader->mistakes->count : 0;
}

/* The row into the store, unless it has mistakes: `before` were those of the
 * rows above it. */
static int insert_row(const struct matrix_loader *loader, size_t row,
		      long before)
{
	const char *from = matrix_cell(loader, row, DECORRENZA);
	const char *name = matrix_cell(loader, row, TRACCIATO);
	const struct layout *layout = layouts_find(loader->layouts, name,
						   strlen(name));
	char window[DATE_SIZE], start[DATE_SIZE], deadline[DATE_SIZE];
	int column, depends = strncmp(from, after, sizeof(after) - 1) == 0;

	for (column = CODICE; column <= AGGREGAZIONE; column++)
		bind_text(loader, row, (enum matrix_column)column,
			  P_CODICE + column);
	/* By its own name, in whatever case the row writes it. */
	query_bind_text(loader->insert, P_TRACCIATO,
			layout != NULL ? layout->name : NULL);
	for (column = BASE; column <= NOTA; column++)
		bind_text(loader, row, (enum matrix_column)column,
			  P_BASE + column - BASE);
	if (matrix_goes_on(loader, read_window(loader, row, window)) != 0)
		return -1;
	query_bind_text(loader->insert, P_FINESTRA, window[0] != '\0' ? "dal" :
			matrix_cell(loader, row, FINESTRA));
	query_bind_text(loader->insert, P_DAL, window[0] != '\0' ? window :
								   NULL);
	query_bind_null(loader->insert, P_DECORRENZA);
	query_bind_text(loader->insert, P_DOPO,
			depends ? from + sizeof(after) - 1 : NULL);
	bind_text(loader, row, OPERATORE, P_OPERATORE);
	query_bind_integer(loader->insert, P_ORDER, (long long)row + 1);
	query_bind_integer(loader->insert, P_RIGA,
			   sheet_line(loader->sheet, row));
	if ((!depends && matrix_goes_on(loader, bind_day(loader, row,
			DECORRENZA, P_DECORRENZA, start)) != 0) ||
	    matrix_goes_on(loader, bind_day(loader, row, SCADENZA, P_SCADENZA,
					    deadline)) != 0 ||
	    matrix_goes_on(loader, bind_number(loader, row, TARGET,
					       P_TARGET)) != 0 ||
	    matrix_goes_on(loader, bind_number(loader, row, MINIMO,
					       P_MINIMO)) != 0)
		return -1;
	return mistakes_so_far(loader) > before ? 0 :
	       query_run(loader->insert, loader->err);
}

static int has_code(const struct sheet *sheet, const char *code, size_t length)
{
	size_t row;

	for (row = 0; row < sheet_rows(sheet); row++)
		if (strlen(sheet_text(sheet, row, CODICE)) == length &&
		    memcmp(sheet_text(sheet, row, CODICE), code, length) == 0)
			return 1;
	return 0;
}

/* The indicator of `anno dopo` must be a row, in whatever state. */
static int check_start(const struct matrix_loader *loader, size_t row)
{
	const char *from = matrix_cell(loader, row, DECORRENZA);
	size_t length = sizeof(after) - 1;

	if (strncmp(from, after, length) != 0 ||
	    has_code(loader->sheet, from + length, strlen(from + length)))
		return 0;
	return sheet_error(loader->sheet, row, DECORRENZA, loader->err,
			   "l'indicatore «%s» non c'è nella matrice",
			   from + length);
}

static int check_objective(const struct matrix_loader *loader, size_t row)
{
	const char *objective = matrix_cell(loader, row, OBIETTIVO);
	struct query *query = query_new(loader->store, "select 1 from obiettivo "
					"where obiettivo = ?", loader->err);
	int found = -1;

	if (query != NULL) {
		query_bind_text(query, 1, objective);
		found = query_step(query, loader->err);
	}
	query_free(query);
	return found != 0 ? (found > 0 ? 0 : -1) :
	       sheet_error(loader->sheet, row, OBIETTIVO, loader->err,
			   "«%s» non è in obiettivi.csv", objective);
}

static int check_unique(const struct matrix_loader *loader, size_t row)
{
	const struct sheet *sheet = loader->sheet;
	size_t other;

	for (other = 0; other < row; other++)
		if (strcmp(sheet_text(sheet, row, CODICE),
			   sheet_text(sheet, other, CODICE)) == 0)
			return sheet_error(sheet, row, CODICE, loader->err,
					   "«%s» è già alla riga %ld",
					   sheet_text(sheet, row, CODICE),
					   sheet_line(sheet, other));
	return 0;
}

/* A row with an empty cell where one must be says nothing of the others. */
static int check_filled(const struct matrix_loader *loader, size_t row)
{
	int column, status = 0;

	for (column = 0; status == 0 && column < N_COLUMNS; column++)
		if (columns[column].required)
			status = matrix_goes_on(loader, sheet_filled(
				loader->sheet, row, column, loader->err));
	return status;
}

static int load_row(const struct matrix_loader *loader, size_t row)
{
	const char *codice = matrix_cell(loader, row, CODICE);
	long before = mistakes_so_far(loader);
	char *sql = NULL;
	int status = check_filled(loader, row);

	if (status == 0)
		status = matrix_goes_on(loader, check_unique(loader, row));
	if (status != 0 || mistakes_so_far(loader) > before)
		return status;
	sql = matrix_measure_sql(loader->workspace, codice);
	status = matrix_check_row(loader, row, sql);
	if (status == 0)
		status = matrix_goes_on(loader, check_objective(loader, row));
	if (status == 0)
		status = matrix_goes_on(loader, check_start(loader, row));
	if (status == 0 && sql == NULL)
		status = matrix_goes_on(loader, check_unread(loader, codice));
	if (status == 0)
		status = insert_row(loader, row, before);
	free(sql);
	return status;
}

/* A chain that has no end: what only the whole matrix can tell. */
static int check_chains(const struct matrix_loader *loader)
{
	struct query *query = query_new(loader->store,
		"with recursive catena (indicatore, codice, passi) as ("
		" select indicatore, decorrenza_dopo, 1 from indicatore"
		" where decorrenza_dopo is not null union all"
		" select catena.indicatore, i.decorrenza_dopo, passi + 1"
		" from catena join indicatore as i on i.codice ="
		" catena.codice where i.decorrenza_dopo is not null and"
		" passi < 1000) select indicatore - 1, codice from catena"
		" where passi = 1000 limit 1", loader->err);
	int found = query != NULL ? query_step(query, loader->err) : -1;

	if (found == 1)
		found = matrix_goes_on(loader, sheet_error(loader->sheet,
			(size_t)query_integer(query, 0), DECORRENZA,
			loader->err, "la catena degli «anno dopo» torna su sé "
			"stessa (passa da «%s»)", query_text(query, 1)));
	query_free(query);
	return found;
}

/* A measure of no indicator would be ignored in silence. */
static int check_measures(const struct matrix_loader *loader)
{
	struct text path = {0};
	DIR *directory = opendir(file_join(&path, loader->workspace,
					   "indicatori"));
	const struct dirent *entry;
	int status = 0;

	while (status == 0 && directory != NULL &&
	       (entry = readdir(directory)) != NULL) {
		size_t length = strlen(entry->d_name);

		if (entry->d_name[0] != '.' && length > 4 &&
		    strcmp(entry->d_name + length - 4, ".sql") == 0 &&
		    !has_code(loader->sheet, entry->d_name, length - 4))
			status = matrix_goes_on(loader, err_set(loader->err,
				EXIT_CONFIG, "%s/%s: nella colonna codice di "
				"matrice.csv non c'è «%.*s»; aggiungere la "
				"riga, o togliere il file", path.data,
				entry->d_name, (int)length - 4,
				entry->d_name));
	}
	if (directory != NULL)
		closedir(directory);
	text_free(&path);
	return status;
}

int matrix_load(const char *workspace, const struct settings *settings,
		const struct layouts *layouts, struct store *store,
		struct mistakes *mistakes, struct err *err)
{
	struct matrix_loader loader = {workspace, settings, layouts, store, NULL,
				NULL, mistakes, err};
	struct text path = {0};
	struct sheet *sheet = sheet_read(file_join(&path, workspace,
						   "matrice.csv"),
					 columns, N_COLUMNS, err);
	int status = -1;
	size_t row;

	loader.sheet = sheet;
	if (sheet == NULL) {
		mistakes_take(mistakes, err);
		goto out;
	}
	if (check_measures(&loader) != 0)
		goto out;
	loader.insert = query_new(store, "insert into indicatore values (?, ?, "
		"?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
		"?, ?, ?, ?, ?, ?)", err);
	if (loader.insert == NULL)
		goto out;
	for (row = 0; row < sheet_rows(sheet); row++)
		if (load_row(&loader, row) != 0)
			goto out;
	status = check_chains(&loader);
	if (mistakes_so_far(&loader) > 0)
		status = -1;
out:
	query_free(loader.insert);
	sheet_free(sheet);
	text_free(&path);
	return status;
}
