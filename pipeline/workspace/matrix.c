/* matrix.c: reading and checking the monitoring matrix.
 *
 * A wrong row gives wrong numbers for three years, so everything that can be
 * checked is checked before the night starts: words against their lists,
 * columns against the layout, expressions by SQLite itself under the guard.
 */
#include "workspace/matrix.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "store/guard.h"
#include "store/query.h"
#include "workspace/measure.h"
#include "workspace/sheet.h"

enum column {
	CODICE, OBIETTIVO, TIPO, INDICATORE, UNITA, TRACCIATO, MISURA, FILTRO,
	DATA, NUM, DEN, DISTINTI, PERSONE, AGGREGAZIONE, FINESTRA, DECORRENZA,
	OPERATORE, TARGET, MINIMO, SCADENZA, BASE, RESPONSABILE, FONTE, NOTA,
	N_COLUMNS
};

static const struct sheet_column columns[N_COLUMNS] = {
	{"codice", 1}, {"obiettivo", 1}, {"tipo", 1}, {"indicatore", 1},
	{"unita", 0}, {"tracciato", 0}, {"misura", 0}, {"filtro", 0},
	{"data", 0}, {"num", 0}, {"den", 0}, {"distinti", 0}, {"persone", 0},
	{"aggregazione", 1}, {"finestra", 1}, {"decorrenza", 0},
	{"operatore", 1}, {"target", 1}, {"minimo_subambito", 0},
	{"scadenza", 0}, {"base", 0}, {"responsabile", 0}, {"fonte", 0},
	{"nota", 0},
};

struct loader {
	const char *workspace;
	const struct settings *settings;
	const struct layouts *layouts;
	struct store *store;
	const struct sheet *sheet;
	struct query *insert;
	struct err *err;
};

enum { MAX_MEASURE_SQL = 1 << 16 };

char *matrix_measure_sql(const char *workspace, const char *codice)
{
	struct text path = {0}, sql = {0};
	struct err ignored = {0};

	text_format(&path, "%s/indicatori/%s.sql", workspace, codice);
	if (file_exists(path.data) &&
	    file_read(path.data, MAX_MEASURE_SQL, &sql, &ignored) == 0)
		text_add(&sql, "", 0);
	text_free(&path);
	return sql.data;
}

static const char *cell(const struct loader *loader, size_t row,
			enum column column)
{
	return sheet_text(loader->sheet, row, (int)column);
}

/* One of the words of a list separated by spaces. */
static int check_word(const struct loader *loader, size_t row,
		      enum column column, const char *words)
{
	const char *text = cell(loader, row, column);
	const char *found = strstr(words, text);
	size_t length = strlen(text);

	if (found != NULL && strchr(text, ' ') == NULL &&
	    (found == words || found[-1] == ' ') &&
	    (found[length] == ' ' || found[length] == '\0'))
		return 0;
	return sheet_error(loader->sheet, row, (int)column, loader->err,
			   "«%s» non va; scegliere tra: %s", text, words);
}

/* Codes name files (indicatori/CODICE.sql) and bookmarks. */
static int check_code(const struct loader *loader, size_t row)
{
	const char *code = cell(loader, row, CODICE);
	size_t length = strlen(code);

	if (length > 40 || strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				  "abcdefghijklmnopqrstuvwxyz0123456789._-") !=
	    length || code[0] == '.')
		return sheet_error(loader->sheet, row, CODICE, loader->err,
				   "«%s» non va: lettere, cifre, punto, trattino, "
				   "al più 40", code);
	return 0;
}

static int check_date_column(const struct loader *loader, size_t row,
			     const struct layout *layout, const char *name)
{
	int index;

	if (*name == '\0')
		return 0;
	index = layout_field(layout, name, strlen(name));
	if (index >= 0 && layout->fields[index].type == FIELD_DATE)
		return 0;
	return sheet_error(loader->sheet, row, DATA, loader->err,
			   "«%s» non è una colonna di date del tracciato %s",
			   name, layout->name);
}

static int check_dating(const struct loader *loader, size_t row,
			const struct layout *layout,
			const struct aggregation *aggregation)
{
	struct dating_words words;
	const char *text = cell(loader, row, DATA);
	int istante = strcmp(cell(loader, row, FINESTRA), "istante") == 0;

	if (measure_dating(text, &words) != 0)
		return sheet_error(loader->sheet, row, DATA, loader->err,
				   "«%s» non va; si scrive una colonna, «a+ b-», "
				   "«dal..al», o niente", text);
	if (aggregation->dating >= 0 &&
	    (int)words.dating != aggregation->dating)
		return sheet_error(loader->sheet, row, DATA, loader->err,
				   "l'aggregazione %s chiede la forma «dal..al»",
				   aggregation->name);
	if (istante != (words.dating == DATING_SPAN))
		return sheet_error(loader->sheet, row, DATA, loader->err,
				   "la finestra «istante» e la forma «dal..al» "
				   "vanno insieme");
	return check_date_column(loader, row, layout, words.first) == 0 &&
	       check_date_column(loader, row, layout, words.second) == 0 ?
	       0 : -1;
}

static int check_distinct(const struct loader *loader, size_t row,
			  const struct layout *layout,
			  const struct aggregation *aggregation)
{
	const char *text = cell(loader, row, DISTINTI);
	char column[MEASURE_NAME];
	int per;

	if (measure_distinct(text, column, &per) != 0 ||
	    (column[0] != '\0' &&
	     layout_field(layout, column, strlen(column)) < 0))
		return sheet_error(loader->sheet, row, DISTINTI, loader->err,
				   "«%s» non è una colonna del tracciato %s",
				   text, layout->name);
	if (per != aggregation->needs_per)
		return sheet_error(loader->sheet, row, DISTINTI, loader->err,
				   "«per COLONNA» e l'aggregazione "
				   "quota_comuni_minima vanno insieme");
	if (aggregation->needs_distinct && column[0] == '\0')
		return sheet_error(loader->sheet, row, DISTINTI, loader->err,
				   "l'aggregazione %s chiede una colonna di cui "
				   "prendere i valori distinti",
				   aggregation->name);
	return 0;
}

static int check_expression(const struct loader *loader, size_t row,
			    const struct layout *layout, enum column column)
{
	const char *text = cell(loader, row, column);
	char why[512];

	if (*text == '\0' ||
	    guard_expression(loader->store, layout->name, text, why,
			     sizeof(why)) == 0)
		return 0;
	return sheet_error(loader->sheet, row, (int)column, loader->err,
			   "l'espressione «%s» non si può usare: %s", text, why);
}

static int check_denominator(const struct loader *loader, size_t row,
			     const struct layout *layout,
			     const struct aggregation *aggregation)
{
	const char *text = cell(loader, row, DEN);
	char name[MEASURE_NAME];

	if (*text == '\0')
		return aggregation->needs_den ?
		       sheet_error(loader->sheet, row, DEN, loader->err,
				   "l'aggregazione %s chiede un denominatore",
				   aggregation->name) : 0;
	if (!measure_constant(text, name))
		return check_expression(loader, row, layout, DEN);
	if (settings_parameter(loader->settings, name) == NULL)
		return sheet_error(loader->sheet, row, DEN, loader->err,
				   "il parametro «%s» non c'è nella sezione "
				   "[parametri] di quadro.ini", name);
	return 0;
}

/* The measure said by the row itself, over its layout. */
static int check_measure(const struct loader *loader, size_t row,
			 const struct aggregation *aggregation)
{
	const char *name = cell(loader, row, TRACCIATO);
	const struct layout *layout = layouts_find(loader->layouts, name,
						   strlen(name));

	if (layout == NULL) {
		char *names = layouts_names(loader->layouts);
		int status = sheet_error(loader->sheet, row, TRACCIATO,
					 loader->err, "il tracciato «%s» non "
					 "esiste; i tracciati sono: %s", name,
					 names);

		free(names);
		return status;
	}
	if (*cell(loader, row, NUM) == '\0')
		return sheet_error(loader->sheet, row, NUM, loader->err,
				   "manca che cosa contare (1 per riga, o una "
				   "colonna)");
	return check_dating(loader, row, layout, aggregation) == 0 &&
	       check_distinct(loader, row, layout, aggregation) == 0 &&
	       check_expression(loader, row, layout, FILTRO) == 0 &&
	       check_expression(loader, row, layout, NUM) == 0 &&
	       check_expression(loader, row, layout, PERSONE) == 0 &&
	       check_denominator(loader, row, layout, aggregation) == 0 ?
	       0 : -1;
}

/* The measure said by indicatori/CODICE.sql. */
static int check_sql(const struct loader *loader, size_t row, const char *sql)
{
	char why[512] = "salvare il file in UTF-8";

	if (text_valid_utf8(sql, strlen(sql)) == strlen(sql) &&
	    guard_select(loader->store, sql, why, sizeof(why)) == 0)
		return 0;
	return err_set(loader->err, EXIT_CONFIG, "%s/indicatori/%s.sql: la "
		       "SELECT non si può usare: %s", loader->workspace,
		       cell(loader, row, CODICE), why);
}

/* `dal:DATE` leaves its day in out (DATE_SIZE bytes), "" for the others. */
static int read_window(const struct loader *loader, size_t row, char *out)
{
	const char *text = cell(loader, row, FINESTRA);
	day_t day;

	out[0] = '\0';
	if (strncmp(text, "dal:", 4) != 0)
		return check_word(loader, row, FINESTRA,
				  "piano anno istante dal:AAAA-MM-GG");
	if (date_read_iso(text + 4, strlen(text + 4), &day) != 0)
		return sheet_error(loader->sheet, row, FINESTRA, loader->err,
				   "«%s»: dopo dal: va una data che esiste, come "
				   "dal:2022-01-01", text);
	date_write_iso(day, out);
	return 0;
}

static int bind_day(const struct loader *loader, size_t row,
		    enum column column, int position, char *out)
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

static int bind_number(const struct loader *loader, size_t row,
		       enum column column, int position)
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

static void bind_text(const struct loader *loader, size_t row,
		      enum column column, int position)
{
	const char *text = cell(loader, row, column);

	query_bind_text(loader->insert, position, *text != '\0' ? text : NULL);
}

/* Positions in the insert of matrix_load: the table's columns, in order. */
enum position {
	P_ORDER = 1, P_CODICE, P_OBIETTIVO, P_TIPO, P_INDICATORE, P_UNITA,
	P_TRACCIATO, P_MISURA, P_FILTRO, P_DATA, P_NUM, P_DEN, P_DISTINTI,
	P_PERSONE, P_AGGREGAZIONE, P_FINESTRA, P_DAL, P_DECORRENZA, P_DOPO,
	P_OPERATORE, P_TARGET, P_MINIMO, P_SCADENZA, P_BASE, P_RESPONSABILE,
	P_FONTE, P_NOTA, P_RIGA
};

static int insert_row(const struct loader *loader, size_t row)
{
	static const char after[] = "anno dopo ";
	const char *from = cell(loader, row, DECORRENZA);
	const char *name = cell(loader, row, TRACCIATO);
	const struct layout *layout = layouts_find(loader->layouts, name,
						   strlen(name));
	char window[DATE_SIZE], start[DATE_SIZE], deadline[DATE_SIZE];
	int column, depends = strncmp(from, after, sizeof(after) - 1) == 0;

	for (column = CODICE; column <= AGGREGAZIONE; column++)
		bind_text(loader, row, (enum column)column,
			  P_CODICE + column);
	/* By its own name, in whatever case the row writes it. */
	query_bind_text(loader->insert, P_TRACCIATO,
			layout != NULL ? layout->name : NULL);
	for (column = BASE; column <= NOTA; column++)
		bind_text(loader, row, (enum column)column,
			  P_BASE + column - BASE);
	if (read_window(loader, row, window) != 0)
		return -1;
	query_bind_text(loader->insert, P_FINESTRA, window[0] != '\0' ? "dal" :
			cell(loader, row, FINESTRA));
	query_bind_text(loader->insert, P_DAL, window[0] != '\0' ? window :
								   NULL);
	query_bind_null(loader->insert, P_DECORRENZA);
	query_bind_text(loader->insert, P_DOPO,
			depends ? from + sizeof(after) - 1 : NULL);
	bind_text(loader, row, OPERATORE, P_OPERATORE);
	query_bind_integer(loader->insert, P_ORDER, (long long)row + 1);
	query_bind_integer(loader->insert, P_RIGA,
			   sheet_line(loader->sheet, row));
	if ((!depends && bind_day(loader, row, DECORRENZA, P_DECORRENZA,
				  start) != 0) ||
	    bind_day(loader, row, SCADENZA, P_SCADENZA, deadline) != 0 ||
	    bind_number(loader, row, TARGET, P_TARGET) != 0 ||
	    bind_number(loader, row, MINIMO, P_MINIMO) != 0)
		return -1;
	return query_run(loader->insert, loader->err);
}

static int load_row(const struct loader *loader, size_t row)
{
	const char *name = cell(loader, row, AGGREGAZIONE);
	const struct aggregation *aggregation = measure_aggregation(name);
	char *sql = NULL;
	int status;

	if (check_code(loader, row) != 0 ||
	    check_word(loader, row, TIPO, "processo output outcome") != 0 ||
	    check_word(loader, row, OPERATORE, ">= <=") != 0)
		return -1;
	if (aggregation == NULL)
		return sheet_error(loader->sheet, row, AGGREGAZIONE,
				   loader->err, "«%s» non va; scegliere tra: %s",
				   name, measure_aggregations());
	sql = matrix_measure_sql(loader->workspace, cell(loader, row, CODICE));
	status = sql != NULL ? check_sql(loader, row, sql) :
			       check_measure(loader, row, aggregation);
	if (status == 0)
		status = insert_row(loader, row);
	free(sql);
	return status;
}

/* What only the whole matrix can tell. */
static int check_whole(const struct loader *loader)
{
	static const struct {
		const char *sql;	/* row, word: one row per mistake */
		enum column column;
		const char *message;
	} checks[] = {
		{"select indicatore - 1, obiettivo from indicatore where "
		 "obiettivo not in (select obiettivo from obiettivo)",
		 OBIETTIVO, "«%s» non è in obiettivi.csv"},
		{"select indicatore - 1, decorrenza_dopo from indicatore where "
		 "decorrenza_dopo not in (select codice from indicatore)",
		 DECORRENZA, "l'indicatore «%s» non c'è nella matrice"},
		{"with recursive catena (indicatore, codice, passi) as ("
		 " select indicatore, decorrenza_dopo, 1 from indicatore"
		 " where decorrenza_dopo is not null union all"
		 " select catena.indicatore, i.decorrenza_dopo, passi + 1"
		 " from catena join indicatore as i on i.codice ="
		 " catena.codice where i.decorrenza_dopo is not null and"
		 " passi < 1000) select indicatore - 1, codice from catena"
		 " where passi = 1000 limit 1",
		 DECORRENZA, "la catena degli «anno dopo» torna su sé stessa "
		 "(passa da «%s»)"},
	};
	size_t i;

	for (i = 0; i < sizeof(checks) / sizeof(checks[0]); i++) {
		struct query *query = query_new(loader->store, checks[i].sql,
						loader->err);
		int found = query != NULL ? query_step(query, loader->err) : -1;
		char word[128] = "";
		size_t row = 0;

		if (found == 1) {
			row = (size_t)query_integer(query, 0);
			snprintf(word, sizeof(word), "%s", query_text(query, 1));
		}
		query_free(query);
		if (found < 0)
			return -1;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		if (found == 1)
			return sheet_error(loader->sheet, row,
					   (int)checks[i].column, loader->err,
					   checks[i].message, word);
#pragma GCC diagnostic pop
	}
	return 0;
}

static int check_unique(const struct sheet *sheet, struct err *err)
{
	size_t row, other;

	for (row = 1; row < sheet_rows(sheet); row++)
		for (other = 0; other < row; other++)
			if (strcmp(sheet_text(sheet, row, CODICE),
				   sheet_text(sheet, other, CODICE)) == 0)
				return sheet_error(sheet, row, CODICE, err,
						   "«%s» è già alla riga %ld",
						   sheet_text(sheet, row,
							      CODICE),
						   sheet_line(sheet, other));
	return 0;
}

int matrix_load(const char *workspace, const struct settings *settings,
		const struct layouts *layouts, struct store *store,
		struct err *err)
{
	struct loader loader = {workspace, settings, layouts, store, NULL,
				NULL, err};
	struct text path = {0};
	struct sheet *sheet = sheet_read(file_join(&path, workspace,
						   "matrice.csv"),
					 columns, N_COLUMNS, err);
	int status = -1;
	size_t row;

	loader.sheet = sheet;
	if (sheet == NULL || check_unique(sheet, err) != 0)
		goto out;
	loader.insert = query_new(store, "insert into indicatore values (?, ?, "
		"?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
		"?, ?, ?, ?, ?, ?)", err);
	if (loader.insert == NULL)
		goto out;
	for (row = 0; row < sheet_rows(sheet); row++)
		if (load_row(&loader, row) != 0)
			goto out;
	status = check_whole(&loader);
out:
	query_free(loader.insert);
	sheet_free(sheet);
	text_free(&path);
	return status;
}
