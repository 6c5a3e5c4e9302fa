/* closing.c: the quarters closed, as rows of the store.
 *
 * What a closing freezes is what stands in out/: a quarter is closed when its
 * published valori.csv is, byte for byte, that of the values in the store, and
 * what was frozen gives those bytes again. How rows are kept is in sql/closing;
 * what later differs from them, in compute/restate.c.
 */
#include "closing.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/version.h"
#include "compute/compute.h"
#include "compute/force.h"
#include "format.h"
#include "proof/chain.h"
#include "protect/disclosure.h"
#include "records/export.h"
#include "store/query.h"

enum { MAX_TABLE = 1 << 30 };

/* A quarter of the plan that has ended by day. */
static int read_quarter(const struct workspace *workspace, const char *words,
			day_t day, struct period *out, struct err *err)
{
	char now[FORMAT_SIZE], iso[DATE_SIZE];

	if (period_read(words, strlen(words), out) != strlen(words) ||
	    out->periodicity != QUARTERLY)
		return err_set(err, EXIT_USAGE, "«%s» non è un trimestre; "
			       "scrivere per esempio 2023T2", words);
	if (out->last < quarter_of(workspace->settings.inizio) ||
	    out->last > quarter_of(workspace->settings.fine))
		return err_set(err, EXIT_USAGE, "il trimestre %s non è del "
			       "piano", out->name);
	if (out->last > quarter_ended_by(day))
		return err_set(err, EXIT_USAGE, "il trimestre %s non è ancora "
			       "finito %s: si chiude quando è finito",
			       out->name, format_date_after(now, sizeof(now),
				"al", date_write_iso(day, iso)));
	return 0;
}

static int refuse_if_closed(struct workspace *workspace,
			    const struct period *quarter, struct err *err)
{
	struct query *query = query_new(workspace->store, "select periodo, "
		"chiuso_il, chiuso_da from chiusura where fine >= ? order by "
		"fine limit 1", err);
	char end[DATE_SIZE], day[FORMAT_SIZE];
	int step = -1;

	if (query != NULL) {
		query_bind_text(query, 1, date_write_iso(
				period_last_day(quarter), end));
		step = query_step(query, err);
	}
	if (step == 1) {
		int own = strcmp(query_text(query, 0), quarter->name) == 0;

		err_set(err, EXIT_USAGE, "il trimestre %s è già chiuso: "
			"%s%s%s (da %s)", quarter->name,
			own ? "" : "con il ", own ? "" : query_text(query, 0),
			format_date_after(day, sizeof(day), own ? "il" : ", il",
					  query_text(query, 1)),
			query_text(query, 2));
	}
	query_free(query);
	return step == 0 ? 0 : -1;
}

static int refuse_if_not_computed(struct workspace *workspace,
				  const struct period *quarter,
				  struct err *err)
{
	struct query *query = query_new(workspace->store, "select periodo, al "
					"from calcolo", err);
	char end[DATE_SIZE];
	int step = query != NULL ? query_step(query, err) : -1;

	date_write_iso(period_last_day(quarter), end);
	if (step == 0)
		err_set(err, EXIT_USAGE, "il trimestre %s non è calcolato: "
			"prima «quadro run --as-of %s»", quarter->name, end);
	else if (step == 1 && strcmp(query_text(query, 0), quarter->name) != 0)
		err_set(err, EXIT_USAGE, "l'ultimo calcolo è del %s e non del "
			"%s: prima «quadro run --as-of %s», per vedere che cosa "
			"si chiude", query_text(query, 0), quarter->name, end);
	else if (step == 1) {
		query_free(query);
		return 0;
	}
	query_free(query);
	return -1;
}

/* The table of the store, and whether it is what is published. */
static int read_published(struct workspace *workspace,
			  const struct period *quarter, struct text *table,
			  struct err *err)
{
	struct text path = {0}, found = {0};
	int status = -1;

	text_format(&path, "%s/out/%s/valori.csv", workspace->path,
		    quarter->name);
	if (workspace_script(workspace, "reports/tabella_valori", err) != 0 ||
	    export_view(workspace->store, "tabella_valori", table, err) < 0)
		goto out;
	if (!file_exists(path.data))
		err_set(err, EXIT_USAGE, "%s: non c'è; si chiude ciò che è "
			"pubblicato: prima «quadro run»", path.data);
	else if (file_read(path.data, MAX_TABLE, &found, err) == 0) {
		if (found.length == table->length &&
		    memcmp(found.data, table->data, table->length) == 0)
			status = 0;
		else
			err_set(err, EXIT_USAGE, "%s: non è ciò che è "
				"calcolato; si chiude ciò che è pubblicato: "
				"prima «quadro run»", path.data);
	}
out:
	text_free(&path);
	text_free(&found);
	return status;
}

static void digest_of(const struct text *bytes, char *out)
{
	struct digest *digest = digest_new();

	digest_add(digest, bytes->data, bytes->length);
	digest_finish(digest, out);
}

static int insert_closing(struct workspace *workspace,
			  const struct period *quarter, day_t day,
			  const char *who, const char *sha256, struct err *err)
{
	struct query *insert = query_new(workspace->store, "insert into "
		"chiusura (periodo, fine, al, chiuso_il, chiuso_da, "
		"ultimo_file, programma, sha256) select ?, ?, al, ?, ?, "
		"(select coalesce(max(file), 0) from file_ricevuto), ?, ? from "
		"calcolo", err);
	char end[DATE_SIZE], on[DATE_SIZE];
	int status = -1;

	if (insert != NULL) {
		query_bind_text(insert, 1, quarter->name);
		query_bind_text(insert, 2, date_write_iso(
				period_last_day(quarter), end));
		query_bind_text(insert, 3, date_write_iso(day, on));
		query_bind_text(insert, 4, who);
		query_bind_text(insert, 5, QUADRO_VERSION);
		query_bind_text(insert, 6, sha256);
		status = query_run(insert, err);
	}
	query_free(insert);
	return status;
}

/* The closing to go back to, into temp.ritorno: closing.h. */
static int choose(struct workspace *workspace, const char *quarter,
		  int covering, struct err *err)
{
	struct query *query;
	int status = -1;

	if (store_exec(workspace->store, "drop table if exists temp.ritorno; "
		       "create temp table ritorno as select * from "
		       "main.chiusura limit 0", err) != 0)
		return -1;
	query = query_new(workspace->store, "insert into temp.ritorno select * "
			  "from main.chiusura where ?1 = '' or periodo = ?1 collate nocase or "
			  "(?2 and periodo > ?1) order by iif(?1 = '', "
			  "-chiusura, chiusura) limit 1", err);
	if (query != NULL) {
		query_bind_text(query, 1, quarter);
		query_bind_integer(query, 2, covering);
		status = query_run(query, err);
	}
	query_free(query);
	return status;
}

/* That what was frozen is the published table, to the byte. */
static int check_reported(struct workspace *workspace, const char *sha256,
			  struct err *err)
{
	struct text table = {0};
	char found[DIGEST_SIZE] = "";
	int status = -1;

	if (workspace_script(workspace, "closing/tabella_valori", err) == 0 &&
	    export_view(workspace->store, "tabella_valori", &table, err) >= 0) {
		digest_of(&table, found);
		status = 0;
	}
	text_free(&table);
	if (status != 0 || strcmp(found, sha256) == 0)
		return status;
	return err_set(err, EXIT_FAILED, "%s: i valori chiusi non ridanno il "
		       "valori.csv che fu pubblicato", workspace->path);
}

/* What the register says of it. */
static int enter(struct workspace *workspace, const char *period,
		 struct err *err)
{
	struct query *query = query_new(workspace->store, "select json_object("
		"'chiusura', chiusura, 'fine', fine, 'al', al, 'chiuso_il', "
		"chiuso_il, 'chiuso_da', chiuso_da, 'ultimo_file', "
		"ultimo_file, 'valori', sha256) from temp.ritorno", err);
	int status = -1;

	if (query != NULL && query_step(query, err) == 1)
		status = chain_enter(workspace->store, "chiusura", period,
				     query_text(query, 0), err);
	query_free(query);
	return status;
}

static int freeze(struct workspace *workspace, const struct period *quarter,
		  day_t day, const char *who, const char *sha256,
		  struct err *err)
{
	struct query *query;
	day_t as_of = 0;
	int status = -1;

	query = query_new(workspace->store, "select al from calcolo", err);
	if (query != NULL && query_step(query, err) == 1)
		status = date_read_iso(query_text(query, 0), DATE_SIZE - 1,
				       &as_of);
	query_free(query);
	if (status == 0 &&
	    (insert_closing(workspace, quarter, day, who, sha256, err) != 0 ||
	     force_fill(workspace->store, workspace->layouts, as_of, err) != 0 ||
	     workspace_script(workspace, "closing/congela", err) != 0 ||
	     choose(workspace, "", 0, err) != 0 ||
	     workspace_script(workspace, "closing/riportato", err) != 0 ||
	     check_reported(workspace, sha256, err) != 0 ||
	     enter(workspace, quarter->name, err) != 0 ||
	     store_exec(workspace->store, "delete from notte", err) != 0))
		status = -1;
	return status;
}

/* The table too, for people and for the day the store is lost. */
static int keep_table(struct workspace *workspace,
		      const struct period *quarter, const struct text *table,
		      struct err *err)
{
	struct text directory = {0}, path = {0};
	int status;

	workspace_path(workspace, &directory, "chiusure");
	text_format(&path, "%s/%s.valori.csv", directory.data, quarter->name);
	status = file_make_directories(directory.data, err) == 0 &&
		 file_write(path.data, table->data, table->length, 1,
			    err) == 0 &&
		 file_sync_directory(directory.data, err) == 0 &&
		 /* The first closing makes the folder. */
		 file_sync_directory(workspace->path, err) == 0 ? 0 : -1;
	text_free(&directory);
	text_free(&path);
	return status;
}

int closing_make(struct workspace *workspace, const char *period, day_t day,
		 const char *who, struct text *report, struct err *err)
{
	struct period quarter;
	struct text table = {0};
	char sha256[DIGEST_SIZE];
	int status = -1;

	if (read_quarter(workspace, period, day, &quarter, err) != 0 ||
	    refuse_if_closed(workspace, &quarter, err) != 0 ||
	    refuse_if_not_computed(workspace, &quarter, err) != 0 ||
	    read_published(workspace, &quarter, &table, err) != 0)
		goto out;
	digest_of(&table, sha256);
	if (store_begin(workspace->store, err) != 0)
		goto out;
	if (freeze(workspace, &quarter, day, who, sha256, err) == 0 &&
	    keep_table(workspace, &quarter, &table, err) == 0)
		status = store_commit(workspace->store, err);
	if (status != 0)
		store_rollback(workspace->store);
	else
		text_format(report, "Chiuso il trimestre %s: i suoi valori, e "
			    "quelli dei trimestri precedenti ancora aperti, "
			    "restano come sono pubblicati in out/%s/valori.csv "
			    "(SHA-256 %s)\n", quarter.name, quarter.name,
			    sha256);
out:
	text_free(&table);
	return status;
}

/* The as-of day of the closing wanted. */
static int find_closing(struct workspace *workspace, const char *quarter,
			int covering, day_t *as_of, struct err *err)
{
	struct query *query;
	int step = -1;

	if (choose(workspace, quarter, covering, err) != 0)
		return -1;
	query = query_new(workspace->store, "select al from temp.ritorno", err);
	if (query != NULL)
		step = query_step(query, err);
	if (step == 1 && date_read_iso(query_text(query, 0), DATE_SIZE - 1,
				       as_of) != 0)
		step = -1;
	query_free(query);
	if (step != 0)
		return step == 1 ? 0 : -1;
	if (*quarter == '\0')
		return err_set(err, EXIT_USAGE, "nessun trimestre è chiuso; si "
			       "chiude con «quadro close TRIMESTRE»");
	return err_set(err, EXIT_USAGE, covering ?
		       "il trimestre %s non è chiuso" : "il trimestre %s non "
		       "ha una chiusura sua: «quadro status» dice quali ne "
		       "hanno una", quarter);
}

int closing_go_back(struct workspace *workspace, const char *quarter,
		    int covering, struct err *err)
{
	day_t then;
	quarter_t last;

	/* The copy was left in the middle of a transaction: workspace.c. */
	if (store_commit(workspace->store, err) != 0 ||
	    find_closing(workspace, quarter, covering, &then, err) != 0 ||
	    workspace_script(workspace, "closing/riportato", err) != 0 ||
	    workspace_script(workspace, "closing/riporta", err) != 0)
		return -1;
	return compute_all(workspace, then, &last, err) == 0 &&
	       disclosure_protect(workspace, err) == 0 ?
	       workspace_script(workspace, "closing/sovrapponi", err) : -1;
}

int closing_show_reported(struct workspace *workspace, struct err *err)
{
	struct query *query = query_new(workspace->store, "select sha256 from "
					"temp.ritorno", err);
	int status = -1;

	if (query != NULL && query_step(query, err) == 1)
		status = check_reported(workspace, query_text(query, 0), err);
	query_free(query);
	return status;
}
