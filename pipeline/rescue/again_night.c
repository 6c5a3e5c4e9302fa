/* again_night.c: what a night left in the store besides its files: its row
 * among the runs, the values it published, the quarters that were closed.
 *
 * Only the values computed last stay in the store; but what is suppressed in
 * the documents, and what a closing froze, depend on those published before.
 * So every publication that had something new is computed again.
 */
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "closing.h"
#include "compute/compute.h"
#include "protect/disclosure.h"
#include "recap.h"
#include "records/export.h"
#include "rescue/again.h"

int again_run(struct again *again, struct query *entry)
{
	struct query *insert;
	int status = -1;

	if (again_open(again) != 0)
		return -1;
	insert = query_new(again->plan->store, "insert or replace into "
		"esecuzione (esecuzione, comando, al, iniziata, finita, uscita, "
		"messaggio) select ?1 ->> '$.esecuzione', ?1 ->> '$.comando', "
		"?1 ->> '$.al', ?1 ->> '$.iniziata', ?1 ->> '$.finita', ?1 ->> "
		"'$.uscita', ''", again->err);
	if (insert != NULL) {
		query_bind_text(insert, 1, query_text(entry, 3));
		status = query_run(insert, again->err);
	}
	query_free(insert);
	return status;
}

/* The as-of day of a publication, the digest of its valori.csv, whether it had
 * documents, and whether the store has that computation already. */
struct night {
	day_t as_of;
	char sha256[DIGEST_SIZE];
	int documents, computed;
};

static int read_night(struct again *again, struct query *entry,
		      struct night *night)
{
	struct query *query = query_new(again->plan->store, "select ?1 ->> "
		"'$.al', coalesce(?1 ->> '$.file.\"valori.csv\"', ''), exists "
		"(select 1 from json_each(?1, '$.file') where key like "
		"'%.pdf'), exists (select 1 from calcolo where al = ?1 ->> "
		"'$.al')", again->err);
	int status = -1;

	*night = (struct night){0};
	if (query == NULL)
		return -1;
	query_bind_text(query, 1, query_text(entry, 3));
	if (query_step(query, again->err) == 1) {
		if (strlen(query_text(query, 1)) == DIGEST_SIZE - 1)
			memcpy(night->sha256, query_text(query, 1),
			       DIGEST_SIZE);
		night->documents = query_integer(query, 2) != 0;
		night->computed = query_integer(query, 3) != 0;
		status = date_read_iso(query_text(query, 0), DATE_SIZE - 1,
				       &night->as_of) == 0 ? 0 :
			 again->err->code == EXIT_DONE ? 1 : -1;
	}
	query_free(query);
	return status;
}

/* The values as valori.csv has them, in `table`. */
static int export_values(struct again *again, struct text *table)
{
	struct text script = {0};
	int status;

	text_format(&script, "%s/sql/reports/tabella_valori.sql",
		    again->plan->program);
	status = store_script(again->plan->store, script.data, again->err);
	if (status == 0 && export_view(again->plan->store, "tabella_valori",
				       table, again->err) < 0)
		status = -1;
	text_free(&script);
	return status;
}

static int compare_values(struct again *again, struct query *entry,
			  const struct night *night)
{
	struct digest *digest;
	struct text table = {0};
	char found[DIGEST_SIZE];
	int status = export_values(again, &table);

	digest = digest_new();
	digest_add(digest, text_string(&table), table.length);
	digest_finish(digest, found);
	text_free(&table);
	if (status == 0 && strcmp(found, night->sha256) != 0)
		again_lost(again, "voce %lld (pubblicazione «%s»): i valori "
			   "vengono diversi da quelli pubblicati allora",
			   query_integer(entry, 0), query_text(entry, 2));
	return status;
}

int again_publication(struct again *again, struct query *entry)
{
	struct night night;
	quarter_t last;
	int status;

	/* What a closed quarter reported, shown again, left nothing new. */
	if (strstr(query_text(entry, 2), "-riportato") != NULL)
		return 0;
	if (again_open(again) != 0 || again_close_batch(again) != 0)
		return -1;
	status = read_night(again, entry, &night);
	if (status != 0)
		return status < 0 ? -1 : 0;
	if (again->changed || !night.computed) {
		if (compute_all(again->plan, night.as_of, &last,
				again->err) != 0 ||
		    disclosure_protect(again->plan, again->err) != 0 ||
		    compare_values(again, entry, &night) != 0)
			return -1;
		again->replay->computations++;
		again->changed = 0;
	}
	if (recap_take_note(again->plan, again->err) != 0)
		return -1;
	return !night.documents ? 0 :
	       disclosure_record(again->plan, again->err);
}

/* A closing closes what is published: the scratch must show it. */
static int show_values(struct again *again, const char *period)
{
	struct text table = {0}, directory = {0}, path = {0};
	int status = export_values(again, &table);

	text_format(&directory, "%s/out/%s", again->replay->scratch, period);
	text_format(&path, "%s/valori.csv", directory.data);
	if (status == 0)
		status = file_make_directories(directory.data, again->err);
	if (status == 0)
		status = file_write(path.data, table.data, table.length, 0,
				    again->err);
	text_free(&table);
	text_free(&directory);
	text_free(&path);
	return status;
}

static int close_quarter(struct again *again, struct query *entry,
			 const char *day, const char *who)
{
	struct text report = {0};
	struct err why = {0};
	day_t on;

	if (date_read_iso(day, strlen(day), &on) != 0)
		err_set(&why, EXIT_USAGE, "il giorno non si legge");
	else
		closing_make(again->plan, query_text(entry, 2), on, who,
			     &report, &why);
	if (why.code != EXIT_DONE)
		again_lost(again, "voce %lld (chiusura «%s»): non si è potuta "
			   "rifare: %s", query_integer(entry, 0),
			   query_text(entry, 2), why.message);
	text_free(&report);
	/* It leaves views of its own on the connection. */
	return again_close(again);
}

int again_closing(struct again *again, struct query *entry)
{
	struct query *query;
	const char *period = query_text(entry, 2);
	int status = -1;

	if (again_open(again) != 0 || again_close_batch(again) != 0)
		return -1;
	if (strspn(period, "0123456789TtSs") != strlen(period))
		return close_quarter(again, entry, "", "");
	query = query_new(again->replay->book, "select ?1 ->> '$.chiuso_il', "
			  "?1 ->> '$.chiuso_da'", again->err);
	if (query != NULL) {
		query_bind_text(query, 1, query_text(entry, 3));
		if (query_step(query, again->err) == 1 &&
		    show_values(again, period) == 0)
			status = close_quarter(again, entry,
					       query_text(query, 0),
					       query_text(query, 1));
	}
	query_free(query);
	return status;
}
