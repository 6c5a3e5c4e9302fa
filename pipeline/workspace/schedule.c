/* schedule.c: the schedule of the projects, as the plan published it.
 *
 * Every date is checked here, where the line can still be named: a schedule
 * with the 31st of September would otherwise move an activity by a day, or
 * hide it. What really happened comes with the exports and is joined by the
 * views; nothing of it is known here.
 */
#include "workspace/schedule.h"

#include "base/file.h"
#include "base/text.h"
#include "store/query.h"
#include "workspace/sheet.h"

enum { PROGETTO, AZIONE, ATTIVITA, RESPONSABILE, INIZIO, FINE, NOTA, COLUMNS };
static const struct sheet_column columns[COLUMNS] = {
	{"progetto", 1}, {"azione", 0}, {"attivita", 1}, {"responsabile", 0},
	{"inizio_previsto", 1}, {"fine_prevista", 1}, {"nota", 0},
};

struct schedule {
	struct store *store;
	struct sheet *sheet;
	struct query *project;	/* is there a project of this code */
	struct query *insert;
	struct err *err;
};

static int check_project(const struct schedule *schedule, size_t row)
{
	const char *code = sheet_text(schedule->sheet, row, PROGETTO);
	int found;

	query_bind_text(schedule->project, 1, code);
	found = query_step(schedule->project, schedule->err);
	query_reset(schedule->project);
	if (found == 0)
		sheet_error(schedule->sheet, row, PROGETTO, schedule->err,
			    "il progetto «%s» non c'è in obiettivi.csv; "
			    "correggere il codice o aggiungerlo là", code);
	return found == 1 ? 0 : -1;
}

static int read_dates(const struct schedule *schedule, size_t row,
		      char from[DATE_SIZE], char to[DATE_SIZE])
{
	const struct sheet *sheet = schedule->sheet;
	day_t first, last;
	int present;

	if (sheet_date(sheet, row, INIZIO, &first, &present,
		       schedule->err) != 0 ||
	    sheet_date(sheet, row, FINE, &last, &present, schedule->err) != 0)
		return -1;
	if (last < first)
		return sheet_error(sheet, row, FINE, schedule->err, "la fine "
				   "«%s» viene prima dell'inizio «%s»; "
				   "correggere una delle due date",
				   sheet_text(sheet, row, FINE),
				   sheet_text(sheet, row, INIZIO));
	date_write_iso(first, from);
	date_write_iso(last, to);
	return 0;
}

static int load_activity(const struct schedule *schedule, size_t row)
{
	static const int as_written[] = {PROGETTO, AZIONE, ATTIVITA,
					 RESPONSABILE, NOTA};
	char from[DATE_SIZE], to[DATE_SIZE];
	long long before = store_changes(schedule->store);

	if (check_project(schedule, row) != 0 ||
	    read_dates(schedule, row, from, to) != 0)
		return -1;
	for (size_t i = 0; i < sizeof(as_written) / sizeof(*as_written); i++)
		query_bind_text(schedule->insert, as_written[i] + 1,
				sheet_text(schedule->sheet, row,
					   as_written[i]));
	query_bind_text(schedule->insert, INIZIO + 1, from);
	query_bind_text(schedule->insert, FINE + 1, to);
	query_bind_integer(schedule->insert, COLUMNS + 1, (long long)row + 1);
	if (query_run(schedule->insert, schedule->err) != 0)
		return -1;
	return store_changes(schedule->store) > before ? 0 :
	       sheet_error(schedule->sheet, row, ATTIVITA, schedule->err,
			   "l'attività «%s» del progetto %s è scritta due "
			   "volte; darle due nomi diversi o togliere una riga",
			   sheet_text(schedule->sheet, row, ATTIVITA),
			   sheet_text(schedule->sheet, row, PROGETTO));
}

static int load_all(struct schedule *schedule, const char *path)
{
	int status = -1;
	size_t row;

	schedule->sheet = sheet_read(path, columns, COLUMNS, schedule->err);
	if (schedule->sheet == NULL)
		return -1;
	schedule->project = query_new(schedule->store, "select 1 from "
				      "obiettivo where obiettivo = ?",
				      schedule->err);
	schedule->insert = query_new(schedule->store,
		"insert or ignore into cronoprogramma (progetto, chiave, "
		"ordine, azione, attivita, responsabile, inizio_previsto, "
		"fine_prevista, nota) values (?1, piega(?3), ?8, "
		"nullif(?2, ''), ?3, nullif(?4, ''), ?5, ?6, nullif(?7, ''))",
		schedule->err);
	if (schedule->project != NULL && schedule->insert != NULL)
		status = 0;
	for (row = 0; status == 0 && row < sheet_rows(schedule->sheet); row++)
		status = load_activity(schedule, row);
	query_free(schedule->project);
	query_free(schedule->insert);
	sheet_free(schedule->sheet);
	return status;
}

int schedule_load(const char *workspace, struct store *store,
		  struct err *err)
{
	struct schedule schedule = {.store = store, .err = err};
	struct text path = {0};
	int status = 0;

	file_join(&path, workspace, "cronoprogramma.csv");
	if (file_exists(path.data))
		status = load_all(&schedule, path.data);
	text_free(&path);
	return status;
}
