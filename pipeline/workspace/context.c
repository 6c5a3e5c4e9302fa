/* context.c: the context (input) indicators: what the plan found, not what it
 * does: figures of a year, copied from documents with what these say of them.
 *
 * Beside each figure its words are kept, and what they state of other years,
 * so that the views can compute it again.
 */
#include "workspace/context.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "store/query.h"
#include "workspace/claims.h"
#include "workspace/figure.h"
#include "workspace/sheet.h"

enum { OBIETTIVO, INDICATORE, ANNO, VALORE, UNITA, CONFRONTO, FONTE, N_COLUMNS };
static const struct sheet_column columns[N_COLUMNS] = {
	{"obiettivo", 1}, {"indicatore", 1}, {"anno", 1}, {"valore", 0},
	{"unita", 0}, {"confronto", 0}, {"fonte", 0},
};

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100 };

struct load {
	struct store *store;
	struct sheet *sheet;
	struct query *insert, *claim, *objective, *twin;
	struct err *err;
};

static int finds(struct query *query, struct err *err)
{
	int found = query_step(query, err);

	query_reset(query);
	return found;
}

static int check_objective(const struct load *load, size_t row)
{
	int found;

	query_bind_text(load->objective, 1,
			sheet_text(load->sheet, row, OBIETTIVO));
	found = finds(load->objective, load->err);
	if (found == 0)
		return sheet_error(load->sheet, row, OBIETTIVO, load->err,
				   "«%s» non è un obiettivo; i codici sono "
				   "quelli di obiettivi.csv",
				   sheet_text(load->sheet, row, OBIETTIVO));
	return found == 1 ? 0 : -1;
}

/* The year of a row, or -1. */
static int read_year(const struct load *load, size_t row)
{
	const char *text = sheet_text(load->sheet, row, ANNO);
	double value;
	int present;

	if (sheet_number(load->sheet, row, ANNO, &value, &present,
			 load->err) != 0)
		return -1;
	if (value < FIRST_YEAR || value > LAST_YEAR || strlen(text) != 4)
		return sheet_error(load->sheet, row, ANNO, load->err, "«%s» non "
				   "è un anno; scrivere per esempio 2021", text);
	return (int)value;
}

/* One figure a year: two would leave the variation to chance. */
static int check_twin(const struct load *load, size_t row, int year)
{
	int found;

	query_bind_text(load->twin, 1,
			sheet_text(load->sheet, row, OBIETTIVO));
	query_bind_text(load->twin, 2,
			sheet_text(load->sheet, row, INDICATORE));
	query_bind_integer(load->twin, 3, year);
	found = finds(load->twin, load->err);
	if (found == 1)
		return sheet_error(load->sheet, row, ANNO, load->err,
				   "«%s» nel %d è scritto due volte",
				   sheet_text(load->sheet, row, INDICATORE),
				   year);
	return found;
}

static int store_claim(const struct load *load, size_t row, int order,
		       const struct claim *claim)
{
	struct query *insert = load->claim;

	query_bind_integer(insert, 1, sheet_line(load->sheet, row));
	query_bind_integer(insert, 2, order);
	query_bind_text(insert, 3, claims_kind(claim->kind));
	query_bind_bytes(insert, 4, claim->text, claim->length);
	query_bind_null(insert, 5);
	query_bind_null(insert, 6);
	query_bind_integer(insert, 7, claim->decimals);
	query_bind_null(insert, 8);
	query_bind_text(insert, 9, claim->fault);
	if (claim->year != 0)
		query_bind_integer(insert, 5, claim->year);
	if (claim->stated)
		query_bind_real(insert, 6, claim->value);
	if (claim->kind == CLAIM_FORMULA && claim->fault == NULL)
		query_bind_real(insert, 8, claim->result);
	return query_run(insert, load->err);
}

static int store_claims(const struct load *load, size_t row)
{
	const char *comparison = sheet_text(load->sheet, row, CONFRONTO);
	struct claim claims[CLAIMS_MOST], formula;
	size_t n = claims_read(comparison, claims);
	int status = 0;

	for (size_t i = 0; status == 0 && i < n; i++)
		status = store_claim(load, row, (int)i + 1, &claims[i]);
	if (status == 0 &&
	    (claims_formula(sheet_text(load->sheet, row, FONTE), &formula) ||
	     claims_formula(comparison, &formula)))
		status = store_claim(load, row, (int)n + 1, &formula);
	return status;
}

static int load_row(const struct load *load, size_t row)
{
	static const int words[] = {UNITA, CONFRONTO, FONTE};
	struct query *insert = load->insert;
	struct figure figure;
	int year;

	if (check_objective(load, row) != 0 ||
	    (year = read_year(load, row)) < 0 ||
	    check_twin(load, row, year) != 0 ||
	    figure_read(load->sheet, row, VALORE, &figure, load->err) != 0)
		return -1;
	query_bind_integer(insert, 1, sheet_line(load->sheet, row));
	query_bind_text(insert, 2, sheet_text(load->sheet, row, OBIETTIVO));
	query_bind_text(insert, 3, sheet_text(load->sheet, row, INDICATORE));
	query_bind_integer(insert, 4, year);
	figure_bind(insert, 5, 6, &figure);
	query_bind_integer(insert, 7, figure.decimals);
	for (int i = 0; i < 3; i++)
		query_bind_text(insert, 8 + i,
				sheet_text(load->sheet, row, words[i]));
	if (query_run(insert, load->err) != 0)
		return -1;
	return store_claims(load, row);
}

static int open_queries(struct load *load)
{
	load->insert = query_new(load->store, "insert into contesto values "
				 "(?, ?, ?, ?, ?, ?, ?, nullif(?, ''), "
				 "nullif(?, ''), nullif(?, ''))", load->err);
	load->claim = query_new(load->store, "insert into "
				"contesto_dichiarazione values (?, ?, ?, ?, ?, "
				"?, ?, ?, ?)", load->err);
	load->objective = query_new(load->store, "select 1 from obiettivo "
				    "where obiettivo = ?", load->err);
	load->twin = query_new(load->store, "select 1 from contesto where "
			       "obiettivo = ? and indicatore = ? and anno = ?",
			       load->err);
	return load->insert != NULL && load->claim != NULL &&
	       load->objective != NULL && load->twin != NULL ? 0 : -1;
}

int context_load(const char *workspace, struct store *store, struct err *err)
{
	struct load load = {.store = store, .err = err};
	struct text path = {0};
	int status = 0;

	if (!file_exists(file_join(&path, workspace, "contesto.csv")))
		goto out;
	status = -1;
	load.sheet = sheet_read(path.data, columns, N_COLUMNS, err);
	if (load.sheet != NULL)
		status = open_queries(&load);
	for (size_t row = 0; status == 0 && row < sheet_rows(load.sheet); row++)
		status = load_row(&load, row);
out:
	query_free(load.insert);
	query_free(load.claim);
	query_free(load.objective);
	query_free(load.twin);
	sheet_free(load.sheet);
	text_free(&path);
	return status;
}
