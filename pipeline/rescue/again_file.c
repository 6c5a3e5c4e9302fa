/* again_file.c: a file received again: its original from the archive, its
 * name, times and as-of day from the register, and by hand (--as) the layout,
 * sender and period that it was received with.
 *
 * What the archive never had (a name not understood, personal data) is put in
 * the store as the register tells it. An original that is lost counts as
 * refused: its records are not there, and the submission is missing. Whatever
 * the inbox has under its name is then nobody's copy: it is left there.
 */
#include <string.h>

#include "acquire/intake.h"
#include "base/contents.h"
#include "base/file.h"
#include "base/text.h"
#include "proof/prints.h"
#include "rescue/again.h"

static int begin_batch(struct again *again)
{
	if (again_open(again) != 0)
		return -1;
	if (again->findings != NULL)
		return 0;
	if (store_begin(again->plan->store, again->err) != 0)
		return -1;
	again->findings = findings_new(again->plan->store, again->err);
	return again->findings != NULL ? 0 : -1;
}

/* Runs SQL with the entry's facts as ?1, its object as ?2, a text as ?3: those
 * of them that it has. */
static int apply(struct again *again, struct query *entry, const char *sql,
		 const char *text)
{
	struct query *query = query_new(again->plan->store, sql, again->err);
	int status = -1;

	if (query != NULL) {
		query_bind_text(query, 1, query_text(entry, 3));
		query_bind_text(query, 2, query_text(entry, 2));
		query_bind_text(query, 3, text);
		status = query_run(query, again->err);
	}
	query_free(query);
	return status;
}

static const char row_sql[] =
	"insert into file_ricevuto (nome, byte, modificato, ricevuto_il, al, "
	"esito, lette, accettate, scartate, tracciato, mittente, periodo, "
	"fine_periodo, sha256, destino, concluso) select ?2, coalesce(?1 ->> "
	"'$.byte', 0), ?1 ->> '$.modificato', ?1 ->> '$.ricevuto_il', ?1 ->> "
	"'$.al', coalesce(?3, ?1 ->> '$.esito'), iif(?3 is null, ?1 ->> "
	"'$.lette', 0), iif(?3 is null, ?1 ->> '$.accettate', 0), iif(?3 is "
	"null, ?1 ->> '$.scartate', 0), ?1 ->> '$.tracciato', ?1 ->> "
	"'$.mittente', ?1 ->> '$.periodo', ?1 ->> '$.fine_periodo', iif("
	"?1 ->> '$.destino' = 'privacy', null, coalesce(?1 ->> '$.sha256', '')), "
	"iif(?3 is null, ?1 ->> '$.destino', 'altrove'), 0";

static const char findings_sql[] =
	"insert into segnalazione (file, ordine, riga, colonna, codice, gravita,"
	" valore, messaggio) select (select max(file) from file_ricevuto), "
	"key + 1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, '', "
	"value ->> 4 from json_each(?1, '$.segnalazioni')";

/* What there is no original of. */
static int tell_again(struct again *again, struct query *entry)
{
	return apply(again, entry, row_sql, NULL) == 0 ?
	       apply(again, entry, findings_sql, NULL) : -1;
}

static int refuse_lost(struct again *again, struct query *entry,
		       const char *why)
{
	struct findings *findings = again->findings;
	const struct finding finding = {0, "", "ORIGINALE", ERROR, "", 0,
		"l'originale ricevuto non è più nell'archivio: inviare di "
		"nuovo il file"};

	again_lost(again, "voce %lld (file «%s»): l'originale %s; risulta non "
		   "ricevuto", query_integer(entry, 0), query_text(entry, 2),
		   why);
	if (apply(again, entry, row_sql, "RESPINTO") != 0)
		return -1;
	findings_start(findings, store_last_id(again->plan->store));
	return findings_add(findings, &finding, again->err);
}

/* The same outcome, or it is told: the program, or the plan when its copy is
 * lost, may judge otherwise now. */
static int compare(struct again *again, struct query *entry)
{
	struct query *query = query_new(again->plan->store, "select esito || "
		"', ' || lette || ' righe, ' || accettate || ' accettate', (?1 "
		"->> '$.esito') || ', ' || (?1 ->> '$.lette') || ' righe, ' || "
		"(?1 ->> '$.accettate') || ' accettate', file is ?1 ->> "
		"'$.file' and integra is ?1 ->> '$.integra' from file_ricevuto "
		"order by file desc limit 1", again->err);
	int more = -1;

	if (query == NULL)
		return -1;
	query_bind_text(query, 1, query_text(entry, 3));
	more = query_step(query, again->err);
	if (more == 1 && (!query_integer(query, 2) ||
			  strcmp(query_text(query, 0),
				 query_text(query, 1)) != 0))
		again_lost(again, "voce %lld (file «%s»): allora «%s», ora "
			   "«%s»", query_integer(entry, 0),
			   query_text(entry, 2), query_text(query, 1),
			   query_text(query, 0));
	query_free(query);
	return more == 1 ? 0 : -1;
}

/* What intake needs of an entry. */
struct past {
	struct text as;
	char sha256[DIGEST_SIZE];
	day_t as_of;
	long long modified;
};

static int read_past(struct again *again, struct query *entry,
		     struct past *past)
{
	struct query *query = query_new(again->replay->book, "select coalesce("
		"?1 ->> '$.sha256', ''), ?1 ->> '$.al', ?1 ->> '$.modificato', "
		"coalesce((?1 ->> '$.tracciato') || ',' || (?1 ->> '$.mittente')"
		" || ',' || (?1 ->> '$.periodo'), '') || iif(?1 ->> '$.integra' "
		"is null, '', '_integrazione')", again->err);
	int status = -1;

	*past = (struct past){0};
	if (query == NULL)
		return -1;
	query_bind_text(query, 1, query_text(entry, 3));
	if (query_step(query, again->err) == 1) {
		const char *sha256 = query_text(query, 0);

		if (strlen(sha256) == DIGEST_SIZE - 1 &&
		    strspn(sha256, "0123456789abcdef") == DIGEST_SIZE - 1)
			memcpy(past->sha256, sha256, DIGEST_SIZE);
		past->modified = query_integer(query, 2);
		text_add_string(&past->as, query_text(query, 3));
		status = 0;
		if (date_read_iso(query_text(query, 1), DATE_SIZE - 1,
				  &past->as_of) != 0)
			past->as_of = 0;
	}
	query_free(query);
	return status;
}

static int receive(struct again *again, struct query *entry,
		   const struct past *past, const struct contents *contents)
{
	struct intake intake = {again->plan, again->findings, past->as_of};
	struct received received = {
		.name = query_text(entry, 2), .as = text_string(&past->as),
		.bytes = contents_bytes(contents),
		.length = contents_length(contents),
		.modified = past->modified,
	};

	if (intake_file(&intake, &received, again->err) != 0 ||
	    apply(again, entry, "update file_ricevuto set destino = ?1 ->> "
		  "'$.destino' where file = (select max(file) from "
		  "file_ricevuto) and destino <> 'privacy'", NULL) != 0)
		return -1;
	again->replay->files++;
	return compare(again, entry);
}

int again_file(struct again *again, struct query *entry)
{
	struct text path = {0};
	struct contents *contents = NULL;
	struct err missing = {0};
	struct past past;
	char found[DIGEST_SIZE];
	int status = -1;

	again->changed = 1;
	if (begin_batch(again) != 0 || read_past(again, entry, &past) != 0)
		return -1;
	text_format(&path, "%s/archivio/%s", again->replay->workspace,
		    past.sha256);
	if (past.sha256[0] == '\0')
		status = tell_again(again, entry);
	else if (prints_of_file(path.data, found, &missing) != 0)
		status = refuse_lost(again, entry, "non è più nell'archivio");
	else if (strcmp(found, past.sha256) != 0)
		status = refuse_lost(again, entry, "è stato alterato");
	else if ((contents = contents_open(path.data, again->err)) != NULL)
		status = receive(again, entry, &past, contents);
	contents_close(contents);
	text_free(&path);
	text_free(&past.as);
	return status;
}
