/* register.c: one row of `esecuzione` for each run that writes. Its times are
 * the machine's: they never reach a document. */
#include "register.h"

#include "store/query.h"

long long register_start(struct store *store, const char *command,
			 day_t as_of, struct err *err)
{
	struct query *insert = query_new(store, "insert into esecuzione "
		"(comando, al, iniziata) values (?, ?, "
		"strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))", err);
	char day[DATE_SIZE];
	long long entry = -1;

	if (insert == NULL)
		return -1;
	query_bind_text(insert, 1, command);
	query_bind_text(insert, 2, date_write_iso(as_of, day));
	if (query_run(insert, err) == 0)
		entry = store_last_id(store);
	query_free(insert);
	return entry;
}

void register_end(struct store *store, long long entry, enum exit_code code,
		  const char *message)
{
	struct err ignored = {0};
	struct query *update = query_new(store, "update esecuzione set finita = "
		"strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), uscita = ?, messaggio "
		"= ? where esecuzione = ?", &ignored);

	if (update == NULL)
		return;
	query_bind_integer(update, 1, code);
	query_bind_text(update, 2, message);
	query_bind_integer(update, 3, entry);
	query_run(update, &ignored);
	query_free(update);
}
