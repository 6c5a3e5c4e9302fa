/* matrix_check.c: what a row of the matrix must be.
 *
 * A wrong row gives wrong numbers for three years, so everything that can be
 * checked is checked before the night starts: words against their lists,
 * columns against the layout, expressions by SQLite itself under the guard.
 */
#include "workspace/matrix_check.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "store/guard.h"
#include "workspace/measure.h"

const char *matrix_cell(const struct matrix_loader *loader, size_t row,
			enum matrix_column column)
{
	return sheet_text(loader->sheet, row, (int)column);
}

int matrix_goes_on(const struct matrix_loader *loader, int status)
{
	return status == 0 ? 0 : mistakes_take(loader->mistakes, loader->err);
}

/* One of the words of a list separated by spaces. */
int matrix_check_word(const struct matrix_loader *loader, size_t row,
		      enum matrix_column column, const char *words)
{
	const char *text = matrix_cell(loader, row, column);
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
static int check_code(const struct matrix_loader *loader, size_t row)
{
	const char *code = matrix_cell(loader, row, CODICE);
	size_t length = strlen(code);

	if (length > 40 || strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				  "abcdefghijklmnopqrstuvwxyz0123456789._-") !=
	    length || code[0] == '.')
		return sheet_error(loader->sheet, row, CODICE, loader->err,
				   "«%s» non va: lettere, cifre, punto, trattino, "
				   "al più 40", code);
	return 0;
}

static int check_date_column(const struct matrix_loader *loader, size_t row,
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

static int check_dating(const struct matrix_loader *loader, size_t row,
			const struct layout *layout,
			const struct aggregation *aggregation)
{
	struct dating_words words;
	const char *text = matrix_cell(loader, row, DATA);
	int istante = strcmp(matrix_cell(loader, row, FINESTRA), "istante") == 0;

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

static int check_distinct(const struct matrix_loader *loader, size_t row,
			  const struct layout *layout,
			  const struct aggregation *aggregation)
{
	const char *text = matrix_cell(loader, row, DISTINTI);
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

static int check_expression(const struct matrix_loader *loader, size_t row,
			    const struct layout *layout, enum matrix_column column)
{
	const char *text = matrix_cell(loader, row, column);
	char why[512];

	if (*text == '\0' ||
	    guard_expression(loader->store, layout->name, text, why,
			     sizeof(why)) == 0)
		return 0;
	return sheet_error(loader->sheet, row, (int)column, loader->err,
			   "l'espressione «%s» non si può usare: %s", text, why);
}

static int check_denominator(const struct matrix_loader *loader, size_t row,
			     const struct layout *layout,
			     const struct aggregation *aggregation)
{
	const char *text = matrix_cell(loader, row, DEN);
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
static int check_measure(const struct matrix_loader *loader, size_t row,
			 const struct aggregation *aggregation)
{
	const char *name = matrix_cell(loader, row, TRACCIATO);
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
	if (*matrix_cell(loader, row, NUM) == '\0')
		return sheet_error(loader->sheet, row, NUM, loader->err,
				   "manca che cosa contare (1 per riga, o una "
				   "colonna)");
	return matrix_goes_on(loader, check_dating(loader, row, layout,
						   aggregation)) == 0 &&
	       matrix_goes_on(loader, check_distinct(loader, row, layout,
						     aggregation)) == 0 &&
	       matrix_goes_on(loader, check_expression(loader, row, layout,
						       FILTRO)) == 0 &&
	       matrix_goes_on(loader, check_expression(loader, row, layout,
						       NUM)) == 0 &&
	       matrix_goes_on(loader, check_expression(loader, row, layout,
						       PERSONE)) == 0 &&
	       matrix_goes_on(loader, check_denominator(loader, row, layout,
							aggregation)) == 0 ?
	       0 : -1;
}

/* The measure said by indicatori/CODICE.sql. */
static int check_sql(const struct matrix_loader *loader, size_t row, const char *sql)
{
	char why[512] = "salvare il file in UTF-8";

	if (text_valid_utf8(sql, strlen(sql)) == strlen(sql) &&
	    guard_select(loader->store, sql, why, sizeof(why)) == 0)
		return 0;
	return err_set(loader->err, EXIT_CONFIG, "%s/indicatori/%s.sql: la "
		       "SELECT non si può usare: %s", loader->workspace,
		       matrix_cell(loader, row, CODICE), why);
}

int matrix_check_row(const struct matrix_loader *loader, size_t row,
		     const char *sql)
{
	const char *name = matrix_cell(loader, row, AGGREGAZIONE);
	const struct aggregation *aggregation = measure_aggregation(name);

	if (matrix_goes_on(loader, check_code(loader, row)) != 0 ||
	    matrix_goes_on(loader, matrix_check_word(loader, row, TIPO,
			   "processo output outcome")) != 0 ||
	    matrix_goes_on(loader, matrix_check_word(loader, row, OPERATORE,
						     ">= <=")) != 0)
		return -1;
	if (aggregation == NULL)
		return matrix_goes_on(loader, sheet_error(loader->sheet, row,
				      AGGREGAZIONE, loader->err, "«%s» non va; "
				      "scegliere tra: %s", name,
				      measure_aggregations()));
	return matrix_goes_on(loader, sql != NULL ?
			      check_sql(loader, row, sql) :
			      check_measure(loader, row, aggregation));
}
