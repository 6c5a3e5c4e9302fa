/* log.c: quadro log: what happened, one line each, the newest last.
 *
 * Runs, files, publications and closings are told by the register's entries:
 * nothing is kept twice.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"
#include "commands/instant.h"
#include "store/query.h"
#include "workspace/workspace.h"

enum { USUAL = 20 };	/* lines */

/* instant, line, and the same as JSON. */
static const char entries_sql[] =
	"select riga ->> '$.istante', case evento "
	"when 'file' then 'file  ' || oggetto || ': ' || (riga ->> "
	"'$.fatti.esito') || ', ' || (riga ->> '$.fatti.lette') || ' righe '"
	"|| 'lette, ' || (riga ->> '$.fatti.scartate') || ' scartate' "
	"when 'esecuzione' then 'esecuzione  ' || oggetto || ': ' || case "
	"when riga ->> '$.fatti.finita' is null then 'interrotta' when riga ->> "
	"'$.fatti.uscita' = 0 then 'finita' when riga ->> '$.fatti.uscita' = 1 "
	"then 'finita, con qualcosa da guardare' else 'fallita (' || (riga ->> "
	"'$.fatti.uscita') || ')' end "
	"when 'pubblicazione' then 'pubblicazione  out/' || oggetto || ', dati "
	"al ' || (riga ->> '$.fatti.al') "
	"when 'chiusura' then 'chiusura  ' || oggetto || ', da ' || (riga ->> "
	"'$.fatti.chiuso_da') || ' il ' || (riga ->> '$.fatti.chiuso_il') "
	"else evento || '  ' || oggetto end, "
	"json_object('voce', voce, 'istante', riga ->> '$.istante', 'evento', "
	"evento, 'oggetto', oggetto, 'fatti', riga -> '$.fatti') "
	"from (select * from registro where evento in ('file', 'esecuzione', "
	"'pubblicazione', 'chiusura') order by voce desc limit ?) order by voce";

/* How many lines: -n N, or the usual. -1 with err. */
static long read_count(const char *words, struct err *err)
{
	char *end;
	long n;

	if (words == NULL)
		return USUAL;
	n = strtol(words, &end, 10);
	if (*end == '\0' && end != words && n > 0 && n <= 1000000000)
		return n;
	return err_set(err, EXIT_USAGE, "-n «%s»: quante righe? Scrivere un "
		       "numero, per esempio -n 50", words);
}

static int tell(struct query *query, int json, struct err *err)
{
	struct text line = {0};
	const char *between = "[";
	int more;

	while ((more = query_step(query, err)) == 1) {
		if (json) {
			printf("%s%s", between, query_text(query, 2));
			between = ",\n";
			continue;
		}
		text_clear(&line);
		instant_write(&line, query_text(query, 0));
		printf("%s  %s\n", line.data, query_text(query, 1));
	}
	if (json)
		puts(*between == '[' ? "[]" : "]");
	text_free(&line);
	return more;
}

int command_log(const struct options *options, struct err *err)
{
	long n = read_count(options->count, err);
	struct workspace *workspace = NULL;
	struct query *query = NULL;
	int status = -1;

	if (n > 0)
		workspace = workspace_glance(options->workspace, err);
	if (workspace != NULL)
		query = query_new(workspace->store, entries_sql, err);
	if (query != NULL) {
		query_bind_integer(query, 1, n);
		status = tell(query, options->json, err);
	}
	query_free(query);
	workspace_close(workspace);
	return status == 0 ? EXIT_DONE : -1;
}
