/* audit_published.c: what readers find in out/, as it was published, and its
 * values as the store has them.
 *
 * A publication is entered before the rename that makes it appear. So a period
 * shows its last publication, or, where the runs that came after did not end
 * well, one of those before, back to the last that did.
 */
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "proof/audit.h"
#include "proof/plan.h"
#include "proof/prints.h"
#include "records/export.h"
#include "store/query.h"

/* voce, files, whether its run ended well; the last first. */
static const char publications_sql[] =
	"select p.voce, p.riga -> '$.fatti.file', exists (select 1 from registro "
	"as e where e.evento = 'esecuzione' and e.riga ->> '$.fatti.esecuzione' "
	"= p.riga ->> '$.fatti.esecuzione' and e.riga ->> '$.fatti.uscita' in "
	"(0, 1)) from registro as p where p.evento = 'pubblicazione' and "
	"p.oggetto = ? order by p.voce desc";

static const char differences_sql[] =
	"with detto as (select key, value from json_each(?1)), trovato as "
	"(select key, value from json_each(?2)) select coalesce(d.key, t.key), "
	"case when t.key is null then 'manca' when d.key is null then 'non è di "
	"quella pubblicazione' else 'è stato alterato' end from detto as d full "
	"join trovato as t on t.key = d.key where d.value is not t.value "
	"order by 1";

static int tell_differences(struct audit *audit, struct store *book,
			    const char *period, long long entry,
			    const char *said, const char *found,
			    struct err *err)
{
	struct query *row = query_new(book, differences_sql, err);
	int more = -1;

	if (row == NULL)
		return -1;
	query_bind_text(row, 1, said);
	query_bind_text(row, 2, found);
	while ((more = query_step(row, err)) == 1)
		audit_fault(audit, "voce %lld (pubblicazione «%s»): "
			    "out/%s/%s %s", entry, period, period,
			    query_text(row, 0), query_text(row, 1));
	query_free(row);
	return more;
}

/* What is found must be one of the publications that may stand. */
static int judge(struct audit *audit, struct store *book, const char *period,
		 const char *found, struct err *err)
{
	struct query *row = query_new(book, publications_sql, err);
	struct text said = {0};
	long long entry = 0;
	int more = -1, same = 0, well = 0;

	if (row == NULL)
		return -1;
	query_bind_text(row, 1, period);
	while (!same && !well && (more = query_step(row, err)) == 1) {
		same = strcmp(query_text(row, 1), found) == 0;
		well = query_integer(row, 2) != 0;
		entry = query_integer(row, 0);
		text_clear(&said);
		text_add_string(&said, query_text(row, 1));
	}
	query_free(row);
	if (more >= 0 && !same)
		more = tell_differences(audit, book, period, entry,
					text_string(&said), found, err);
	text_free(&said);
	return more < 0 ? -1 : 0;
}

/* The name of a period is the name of a folder, as it is or for what it
 * reported when it was closed: never another path. */
static int is_period(const char *name)
{
	struct period period;
	size_t length = period_read(name, strlen(name), &period);

	return length > 0 && (name[length] == '\0' ||
			      strcmp(name + length, "-riportato") == 0);
}

static int look_at_period(struct audit *audit, struct store *book,
			  const char *period, struct err *err)
{
	struct text directory = {0}, found = {0};
	int status = 0;

	text_format(&directory, "%s/out/%s", audit->workspace, period);
	if (file_exists(directory.data))
		status = prints_of_tree(directory.data, &found, err);
	else
		text_add_string(&found, "{}");
	if (status == 0)
		status = judge(audit, book, period, found.data, err);
	text_free(&directory);
	text_free(&found);
	return status;
}

int audit_published(struct audit *audit, struct store *book, struct err *err)
{
	struct query *row = query_new(book, "select distinct oggetto from "
		"registro where evento = 'pubblicazione' order by 1", err);
	long n = 0;
	int more = -1, status = 0;

	while (row != NULL && status == 0 &&
	       (more = query_step(row, err)) == 1) {
		n++;
		if (is_period(query_text(row, 0)))
			status = look_at_period(audit, book,
						query_text(row, 0), err);
		else
			audit_fault(audit, "il registro parla di una "
				    "pubblicazione che non è di un periodo");
	}
	query_free(row);
	if (status == 0 && more == 0)
		text_format(&audit->good, "Pubblicazioni: guardati %ld "
			    "periodi\n", n);
	return status == 0 && more == 0 ? 0 : -1;
}

/* --- The values ------------------------------------------------------------- */

/* The period computed, and whether what was published of it is what the store
 * still has: no run that computes has failed since, the plan is the same. */
static const char standing_sql[] =
	"select c.periodo, not exists (select 1 from registro as e where "
	"e.evento = 'esecuzione' and e.voce > p.voce and e.riga ->> "
	"'$.fatti.comando' in ('run', 'compute') and coalesce(e.riga ->> "
	"'$.fatti.uscita', 9) not in (0, 1)), (select riga -> '$.fatti' from "
	"registro where evento = 'piano' order by voce desc limit 1), "
	"(select max(voce) from registro where evento = 'piano') < p.voce "
	"from calcolo as c join (select oggetto, max(voce) as voce from registro "
	"where evento = 'pubblicazione' group by oggetto) as p on p.oggetto = "
	"c.periodo";

/* The first line of two texts that differs, and its number. */
static void tell_line(struct audit *audit, const char *period,
		      const struct text *said, const struct text *found)
{
	const char *a = text_string(said), *b = text_string(found);
	size_t i, start = 0;
	long line = 1;

	for (i = 0; a[i] == b[i] && a[i] != '\0'; i++)
		if (a[i] == '\n') {
			line++;
			start = i + 1;
		}
	audit_fault(audit, "out/%s/valori.csv, riga %ld: «%.*s» non è quel che "
		    "i valori di quadro.db dicono, «%.*s»", period, line,
		    (int)strcspn(b + start, "\r\n"), b + start,
		    (int)strcspn(a + start, "\r\n"), a + start);
}

static int compare_values(struct audit *audit, struct store *store,
			  const char *period, struct err *err)
{
	struct text said = {0}, found = {0}, path = {0};
	int status = export_view(store, "tabella_valori", &said, err) < 0 ?
		     -1 : 0;

	text_format(&path, "%s/out/%s/valori.csv", audit->workspace, period);
	/* A file that is gone was told with the publication. */
	if (status == 0 && file_exists(path.data))
		status = file_read(path.data, 1 << 30, &found, err);
	if (status == 0 && found.length > 0) {
		if (said.length != found.length ||
		    memcmp(said.data, found.data, said.length) != 0)
			tell_line(audit, period, &said, &found);
		text_format(&audit->good, "Valori: guardato valori.csv del "
			    "%s, contro quelli di quadro.db\n", period);
	}
	text_free(&said);
	text_free(&found);
	text_free(&path);
	return status;
}

int audit_values(struct audit *audit, struct store *store, struct err *err)
{
	struct query *row = query_new(store, standing_sql, err);
	struct text prints = {0};
	int more = -1, status = -1;

	if (row != NULL && plan_prints(audit->workspace, &prints, NULL,
				       err) == 0)
		more = query_step(row, err);
	if (more == 0)
		status = 0;
	else if (more == 1 && query_integer(row, 1) &&
		 query_integer(row, 3) &&
		 strcmp(query_text(row, 2), prints.data) == 0)
		status = compare_values(audit, store, query_text(row, 0), err);
	else if (more == 1) {
		text_add_string(&audit->good, "Valori: non guardati, perché "
				"dopo l'ultima pubblicazione è cambiato il "
				"piano o un calcolo non è stato pubblicato\n");
		status = 0;
	}
	query_free(row);
	text_free(&prints);
	return status;
}
