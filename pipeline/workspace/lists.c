/* lists.c: objectives, expected submissions and given paths of a plan. */
#include "workspace/lists.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "store/query.h"
#include "workspace/sheet.h"

/* Loads one sheet, row by row, through one insert. */
struct load {
	const struct layouts *layouts;
	const struct registry *registry;
	struct store *store;
	struct sheet *sheet;
	struct query *insert;
	struct err *err;
};

typedef int (*load_row)(const struct load *load, size_t row);

static int load_sheet(struct load *load, const char *workspace,
		      const char *name, const struct sheet_column *columns,
		      int n, const char *insert, load_row each)
{
	struct text path = {0};
	int status = -1;
	size_t row;

	load->sheet = sheet_read(file_join(&path, workspace, name), columns, n,
				 load->err);
	text_free(&path);
	load->insert = load->sheet != NULL ?
		       query_new(load->store, insert, load->err) : NULL;
	if (load->insert != NULL)
		status = 0;
	for (row = 0; status == 0 && row < sheet_rows(load->sheet); row++)
		status = each(load, row);
	query_free(load->insert);
	sheet_free(load->sheet);
	return status;
}

/* True when an earlier row has the same text in both columns. */
static int is_repeated(const struct sheet *sheet, size_t row, int first,
		       int second)
{
	size_t other;

	for (other = 0; other < row; other++)
		if (strcmp(sheet_text(sheet, row, first),
			   sheet_text(sheet, other, first)) == 0 &&
		    strcmp(sheet_text(sheet, row, second),
			   sheet_text(sheet, other, second)) == 0)
			return 1;
	return 0;
}

enum { CODICE, MACROAREA, TITOLO, OBIETTIVO, PREVENTIVATE, VALORIZZATE, NOTA };
static const struct sheet_column objective_columns[] = {
	{"codice", 1}, {"macroarea", 0}, {"titolo", 1}, {"obiettivo", 0},
	{"risorse_preventivate", 0}, {"risorse_valorizzate", 0}, {"nota", 0},
};

static int bind_cents(const struct load *load, size_t row, int column,
		      int position)
{
	long long cents;
	int present;

	if (sheet_cents(load->sheet, row, column, &cents, &present,
			load->err) != 0)
		return -1;
	if (present)
		query_bind_integer(load->insert, position, cents);
	else
		query_bind_null(load->insert, position);
	return 0;
}

static int load_objective(const struct load *load, size_t row)
{
	if (is_repeated(load->sheet, row, CODICE, CODICE))
		return sheet_error(load->sheet, row, CODICE, load->err,
				   "«%s» è scritto due volte",
				   sheet_text(load->sheet, row, CODICE));
	query_bind_text(load->insert, 1, sheet_text(load->sheet, row, CODICE));
	query_bind_integer(load->insert, 2, (long long)row + 1);
	query_bind_text(load->insert, 3,
			sheet_text(load->sheet, row, MACROAREA));
	query_bind_text(load->insert, 4, sheet_text(load->sheet, row, TITOLO));
	query_bind_text(load->insert, 5,
			sheet_text(load->sheet, row, OBIETTIVO));
	query_bind_text(load->insert, 8, sheet_text(load->sheet, row, NOTA));
	if (bind_cents(load, row, PREVENTIVATE, 6) != 0 ||
	    bind_cents(load, row, VALORIZZATE, 7) != 0)
		return -1;
	return query_run(load->insert, load->err);
}

int lists_load_objectives(const char *workspace, struct store *store,
			  struct err *err)
{
	struct load load = {.store = store, .err = err};

	return load_sheet(&load, workspace, "obiettivi.csv", objective_columns,
			  7, "insert into obiettivo values (?, ?, ?, ?, ?, ?, "
			  "?, ?)", load_objective);
}

enum { TRACCIATO, MITTENTE, PERIODICITA };
static const struct sheet_column submission_columns[] = {
	{"tracciato", 1}, {"mittente", 1}, {"periodicita", 1},
};

static int unknown_layout(const struct load *load, size_t row)
{
	char *names = layouts_names(load->layouts);
	int status = sheet_error(load->sheet, row, TRACCIATO, load->err,
				 "il tracciato «%s» non esiste; i tracciati "
				 "sono: %s",
				 sheet_text(load->sheet, row, TRACCIATO), names);

	free(names);
	return status;
}

static int unknown_sender(const struct load *load, size_t row)
{
	char *codes = registry_codes(load->registry);
	int status = sheet_error(load->sheet, row, MITTENTE, load->err,
				 "«%s» non è un mittente; i mittenti sono "
				 "AMBITO, %s",
				 sheet_text(load->sheet, row, MITTENTE), codes);

	free(codes);
	return status;
}

static int load_submission(const struct load *load, size_t row)
{
	long long before;
	const char *layout = sheet_text(load->sheet, row, TRACCIATO);
	const char *sender = sheet_text(load->sheet, row, MITTENTE);
	const char *often = sheet_text(load->sheet, row, PERIODICITA);
	const struct layout *known = layouts_find(load->layouts, layout,
						  strlen(layout));
	int subambito = registry_subambito(load->registry, sender,
					   strlen(sender));

	if (known == NULL)
		return unknown_layout(load, row);
	if (strcmp(sender, "AMBITO") != 0 && subambito < 0)
		return unknown_sender(load, row);
	if (strcmp(often, "trimestrale") != 0 &&
	    strcmp(often, "semestrale") != 0 && strcmp(often, "annuale") != 0)
		return sheet_error(load->sheet, row, PERIODICITA, load->err,
				   "«%s» non va; scegliere tra: trimestrale, "
				   "semestrale, annuale", often);
	/* By their own names, however the row writes them: files are. */
	query_bind_text(load->insert, 1, known->name);
	query_bind_text(load->insert, 2, subambito < 0 ? "AMBITO" :
			registry_code(load->registry, subambito));
	query_bind_text(load->insert, 3, often);
	before = store_changes(load->store);
	if (query_run(load->insert, load->err) != 0)
		return -1;
	return store_changes(load->store) > before ? 0 :
	       sheet_error(load->sheet, row, MITTENTE, load->err,
			   "%s di %s è scritto due volte", layout, sender);
}

int lists_load_submissions(const char *workspace,
			   const struct layouts *layouts,
			   const struct registry *registry,
			   struct store *store, struct err *err)
{
	struct load load = {.layouts = layouts, .registry = registry,
			    .store = store, .err = err};

	return load_sheet(&load, workspace, "invii.csv", submission_columns, 3,
			  "insert or ignore into invio_atteso values (?, ?, ?)",
			  load_submission);
}

enum { INDICATORE, DATA, ATTESO };
static const struct sheet_column path_columns[] = {
	{"indicatore", 1}, {"data", 1}, {"atteso", 1},
};

static int indicator_exists(const struct load *load, const char *code)
{
	struct query *query = query_new(load->store, "select 1 from indicatore "
					"where codice = ?", load->err);
	int found = 0;

	if (query == NULL)
		return 0;
	query_bind_text(query, 1, code);
	found = query_step(query, load->err) == 1;
	query_free(query);
	return found;
}

static int load_point(const struct load *load, size_t row)
{
	const char *code = sheet_text(load->sheet, row, INDICATORE);
	char iso[DATE_SIZE];
	double value;
	day_t day;
	int present;

	if (!indicator_exists(load, code))
		return sheet_error(load->sheet, row, INDICATORE, load->err,
				   "l'indicatore «%s» non c'è nella matrice",
				   code);
	if (sheet_date(load->sheet, row, DATA, &day, &present, load->err) != 0 ||
	    sheet_number(load->sheet, row, ATTESO, &value, &present,
			 load->err) != 0)
		return -1;
	if (is_repeated(load->sheet, row, INDICATORE, DATA))
		return sheet_error(load->sheet, row, DATA, load->err, "il punto "
				   "del %s è scritto due volte",
				   sheet_text(load->sheet, row, DATA));
	query_bind_text(load->insert, 1, code);
	query_bind_text(load->insert, 2, date_write_iso(day, iso));
	query_bind_real(load->insert, 3, value);
	return query_run(load->insert, load->err);
}

int lists_load_paths(const char *workspace, struct store *store,
		     struct err *err)
{
	struct load load = {.store = store, .err = err};
	struct text path = {0};
	int exists = file_exists(file_join(&path, workspace,
					   "traiettorie.csv"));

	text_free(&path);
	if (!exists)
		return 0;
	return load_sheet(&load, workspace, "traiettorie.csv", path_columns, 3,
			  "insert into traiettoria values (?, ?, ?)",
			  load_point);
}
