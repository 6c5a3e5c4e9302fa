/* quarters.c: ordinals and due submissions, by arithmetic on quarters. */
#include "compute/quarters.h"

#include <string.h>

#include "base/text.h"
#include "store/query.h"

int quarters_last(const struct settings *settings, day_t as_of,
		  quarter_t *last, struct err *err)
{
	quarter_t first = quarter_of(settings->inizio);
	quarter_t end = quarter_of(settings->fine);
	char day[DATE_SIZE], start[DATE_SIZE];

	*last = quarter_ended_by(as_of);
	if (*last > end)
		*last = end;
	if (*last >= first)
		return 0;
	return err_set(err, EXIT_CONFIG, "al %s non è ancora finito nessun "
		       "trimestre del piano, che comincia il %s: indicare un "
		       "giorno successivo con --as-of",
		       date_write_iso(as_of, day),
		       date_write_iso(settings->inizio, start));
}

static quarter_t later(quarter_t a, quarter_t b)
{
	return a > b ? a : b;
}

static quarter_t earlier(quarter_t a, quarter_t b)
{
	return a < b ? a : b;
}

static int insert_quarter(struct query *insert, quarter_t quarter,
			  const struct settings *settings, struct err *err)
{
	quarter_t first = quarter_of(settings->inizio);
	quarter_t end = quarter_of(settings->fine);
	quarter_t january = quarter - quarter % 4;
	quarter_t year_first = later(first, january);
	char name[PERIOD_SIZE], from[DATE_SIZE], to[DATE_SIZE], year[DATE_SIZE];
	day_t year_day = quarter_first_day(january);

	if (year_day < settings->inizio)
		year_day = settings->inizio;
	query_bind_integer(insert, 1, quarter - first + 1);
	query_bind_text(insert, 2, quarter_write(quarter, name));
	query_bind_text(insert, 3, date_write_iso(quarter_first_day(quarter),
						  from));
	query_bind_text(insert, 4, date_write_iso(quarter_last_day(quarter),
						  to));
	query_bind_integer(insert, 5, end - first + 1);
	query_bind_integer(insert, 6, quarter / 4);
	query_bind_integer(insert, 7, quarter - year_first + 1);
	query_bind_integer(insert, 8,
			   earlier(end, january + 3) - year_first + 1);
	query_bind_text(insert, 9, date_write_iso(year_day, year));
	return query_run(insert, err);
}

static int fill_quarters(struct store *store, const struct settings *settings,
			 quarter_t last, struct err *err)
{
	struct query *insert = query_new(store, "insert into trimestre values "
					 "(?, ?, ?, ?, ?, ?, ?, ?, ?)", err);
	quarter_t quarter;
	int status = insert != NULL ? 0 : -1;

	for (quarter = quarter_of(settings->inizio);
	     status == 0 && quarter <= last; quarter++)
		status = insert_quarter(insert, quarter, settings, err);
	query_free(insert);
	return status;
}

static enum periodicity periodicity_of(const char *word)
{
	return strcmp(word, "trimestrale") == 0 ? QUARTERLY :
	       strcmp(word, "semestrale") == 0 ? HALF_YEARLY : YEARLY;
}

/* One row for each expected submission and quarter in which it is due. */
static int fill_due(struct store *store, const struct settings *settings,
		    quarter_t last, struct err *err)
{
	struct query *expected = query_new(store, "select tracciato, mittente, "
					   "periodicita from invio_atteso", err);
	struct query *insert = query_new(store, "insert into scadenza_invio "
		"(k, tracciato, mittente, periodo, fine_periodo) values "
		"(?, ?, ?, ?, ?)", err);
	quarter_t first = quarter_of(settings->inizio), quarter;
	int status = expected != NULL && insert != NULL ? 0 : -1;

	while (status == 0 && query_step(expected, err) == 1) {
		enum periodicity often = periodicity_of(query_text(expected,
								   2));

		for (quarter = first; status == 0 && quarter <= last;
		     quarter++) {
			struct period period;
			char end[DATE_SIZE];

			if (period_ending(often, quarter, &period) != 0)
				continue;
			query_bind_integer(insert, 1, quarter - first + 1);
			query_bind_text(insert, 2, query_text(expected, 0));
			query_bind_text(insert, 3, query_text(expected, 1));
			query_bind_text(insert, 4, period.name);
			query_bind_text(insert, 5, date_write_iso(
					period_last_day(&period), end));
			status = query_run(insert, err);
		}
	}
	query_free(expected);
	query_free(insert);
	return err->code == EXIT_DONE ? status : -1;
}

/* Accepted for its period; a cumulative layout also by a later file, up to
 * the as-of quarter. Which layouts are cumulative is in temp.cumulativo. */
static int mark_accepted(struct store *store, day_t as_of, struct err *err)
{
	struct query *update = query_new(store, "update scadenza_invio set "
		"accettato = exists (select 1 from file_ricevuto as f where "
		"f.tracciato = scadenza_invio.tracciato and f.mittente = "
		"scadenza_invio.mittente and f.esito in ('ACCETTATO', "
		"'ACCETTATO_CON_SCARTI') and (f.periodo = "
		"scadenza_invio.periodo or (f.tracciato in (select tracciato "
		"from temp.cumulativo) and f.fine_periodo >= "
		"scadenza_invio.fine_periodo and f.fine_periodo <= ?)))", err);
	char end[DATE_SIZE];
	int status = -1;

	if (update != NULL) {
		query_bind_text(update, 1, date_write_iso(quarter_last_day(
				quarter_ended_by(as_of)), end));
		status = query_run(update, err);
	}
	query_free(update);
	return status;
}

static int fill_heading(struct store *store, day_t as_of, quarter_t last,
			struct err *err)
{
	struct query *insert = query_new(store, "insert into calcolo values "
					 "(?, ?)", err);
	char day[DATE_SIZE], period[PERIOD_SIZE];
	int status = -1;

	if (insert != NULL) {
		query_bind_text(insert, 1, date_write_iso(as_of, day));
		query_bind_text(insert, 2, quarter_write(last, period));
		status = query_run(insert, err);
	}
	query_free(insert);
	return status;
}

int quarters_fill(struct store *store, const struct settings *settings,
		  day_t as_of, quarter_t last, struct err *err)
{
	return store_exec(store, "delete from calcolo; delete from "
			  "scadenza_invio; delete from valore; delete from "
			  "osservazione; delete from finestra; delete from "
			  "trimestre;", err) == 0 &&
	       fill_heading(store, as_of, last, err) == 0 &&
	       fill_quarters(store, settings, last, err) == 0 &&
	       fill_due(store, settings, last, err) == 0 &&
	       mark_accepted(store, as_of, err) == 0 ? 0 : -1;
}
