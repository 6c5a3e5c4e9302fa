/* audit_archive.c: what was received, as the register says it was: the rows of
 * the store, the originals and the plan's files in the archive.
 *
 * The list of what to read comes from the entries, so that a file that is gone
 * is missed as much as one that was altered.
 */
#include <string.h>

#include "base/file.h"
#include "proof/audit.h"
#include "proof/plan.h"
#include "proof/prints.h"
#include "store/query.h"

/* Columns that the row of a file and its entry both have. The last two rows
 * ask for a row without entry, and for an entry without row. */
static const char rows_sql[] =
	"select printf('voce %d (file «%s»): in quadro.db %s è «%s», nel "
	"registro «%s»', voce, oggetto, chiave, coalesce(trovato, ''), "
	"coalesce(scritto, '')) from (select f.file, r.voce, r.oggetto, "
	"c.column1 as chiave, case c.column1 when 'sha256' then nullif(f.sha256,"
	" '') when 'esito' then f.esito when 'tracciato' then f.tracciato when "
	"'mittente' then f.mittente when 'periodo' then f.periodo when 'lette' "
	"then f.lette when 'accettate' then f.accettate when 'scartate' then "
	"f.scartate when 'integra' then f.integra when 'al' then f.al when "
	"'modificato' then f.modificato end as trovato, r.riga ->> ('$.fatti.' "
	"|| c.column1) as scritto from file_ricevuto as f join (select voce, "
	"oggetto, riga, riga ->> '$.fatti.file' as file from registro where "
	"evento = 'file') as r on r.file = f.file cross join (values ('sha256'),"
	" ('esito'), ('tracciato'), ('mittente'), ('periodo'), ('lette'), "
	"('accettate'), ('scartate'), ('integra'), ('al'), ('modificato')) as "
	"c) where trovato is not scritto "
	"union all select printf('il file «%s» è in quadro.db e non nel "
	"registro', nome) from file_ricevuto where file not in (select riga ->> "
	"'$.fatti.file' from registro where evento = 'file') "
	"union all select printf('voce %d (file «%s»): in quadro.db non c''è', "
	"voce, oggetto) from registro where evento = 'file' and riga ->> "
	"'$.fatti.file' not in (select file from file_ricevuto)";

int audit_files(struct audit *audit, struct store *store, struct err *err)
{
	struct query *row = query_new(store, rows_sql, err);
	int more = -1;

	while (row != NULL && (more = query_step(row, err)) == 1)
		audit_fault(audit, "%s", query_text(row, 0));
	query_free(row);
	return more;
}

/* One file of the archive: what it is (for people), where, and its digest. */
static void look(struct audit *audit, const char *what, const char *folder,
		 const char *sha256)
{
	struct text path = {0};
	struct err err = {0};
	char found[DIGEST_SIZE];

	text_format(&path, "%s/%s/%s", audit->workspace, folder, sha256);
	if (!file_exists(path.data))
		audit_fault(audit, "%s: l'originale non è più in %s/%s", what,
			    folder, sha256);
	else if (prints_of_file(path.data, found, &err) != 0)
		audit_fault(audit, "%s: %s", what, err.message);
	else if (strcmp(found, sha256) != 0)
		audit_fault(audit, "%s: l'originale è stato alterato, %s/%s",
			    what, folder, sha256);
	text_free(&path);
}

/* Rows: what, digest. A digest that is none would be a path of somebody's. */
static long look_all(struct audit *audit, struct store *book, const char *sql,
		     const char *folder, struct err *err)
{
	struct query *row = query_new(book, sql, err);
	long n = 0;
	int more = -1;

	while (row != NULL && (more = query_step(row, err)) == 1) {
		const char *sha256 = query_text(row, 1);

		n++;
		if (strlen(sha256) == DIGEST_SIZE - 1 &&
		    strspn(sha256, "0123456789abcdef") == DIGEST_SIZE - 1)
			look(audit, query_text(row, 0), folder, sha256);
		else
			audit_fault(audit, "%s: la sua impronta non è scritta "
				    "come si deve", query_text(row, 0));
	}
	query_free(row);
	return more == 0 ? n : -1;
}

int audit_archive(struct audit *audit, struct store *book, struct err *err)
{
	long originals = look_all(audit, book, "select printf('voce %d (file "
		"«%s»)', min(voce), oggetto), riga ->> '$.fatti.sha256' as "
		"sha256 from registro where evento = 'file' and riga ->> "
		"'$.fatti.sha256' is not null group by sha256 order by "
		"min(voce)", "archivio", err);
	long plan = originals < 0 ? -1 : look_all(audit, book, "select "
		"printf('voce %d (file del piano «%s»)', min(voce), key), value "
		"from registro, json_each(riga, '$.fatti') where evento = "
		"'piano' group by value order by min(voce), key", PLAN_ARCHIVE,
		err);

	if (plan >= 0)
		text_format(&audit->good, "Archivio: guardati %ld originali e "
			    "%ld file del piano\n", originals, plan);
	return plan < 0 ? -1 : 0;
}
