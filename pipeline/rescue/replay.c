/* replay.c: the events of the register, each with what does it again.
 *
 * A file gives the same records only under the plan of its night, so the plan
 * changes where the register says it did. The store is a scratch one until it
 * is whole: it need not survive a power cut while it is being made.
 */
#include "rescue/replay.h"

#include <string.h>

#include "rescue/again.h"
#include "store/query.h"

/* What is done again at each kind of event; the others leave nothing behind. */
static const struct event {
	const char *name;
	int (*again)(struct again *again, struct query *entry);
} events[] = {
	{"piano", again_plan},
	{"file", again_file},
	{"esecuzione", again_run},
	{"pubblicazione", again_publication},
	{"chiusura", again_closing},
};

enum { N_EVENTS = sizeof(events) / sizeof(events[0]) };

static int replay_entry(struct again *again, struct query *entry)
{
	for (size_t i = 0; i < N_EVENTS; i++)
		if (strcmp(events[i].name, query_text(entry, 1)) == 0)
			return events[i].again(again, entry);
	return 0;
}

static int replay_entries(struct again *again, struct query *entries,
			  long total, struct err *err)
{
	long position = 0;
	int more;

	while ((more = query_step(entries, err)) == 1) {
		progress_file(again->replay->progress, ++position, total,
			      query_text(entries, 2));
		if (replay_entry(again, entries) != 0)
			return -1;
	}
	return more;
}

static long count(struct store *book, struct err *err)
{
	struct query *query = query_new(book, "select count(*) from registro",
					err);
	long n = query != NULL && query_step(query, err) == 1 ?
		 (long)query_integer(query, 0) : -1;

	query_free(query);
	return n;
}

int replay_all(struct replay *replay, struct err *err)
{
	struct again again = {.replay = replay, .err = err};
	struct query *entries = query_new(replay->book, "select voce, evento, "
		"oggetto, riga -> '$.fatti', riga ->> '$.versione' from "
		"registro where case when json_valid(riga) then json_type(riga, "
		"'$.fatti') = 'object' end order by voce", err);
	long total = count(replay->book, err);
	int status = -1;

	if (entries != NULL && total >= 0)
		status = replay_entries(&again, entries, total, err);
	query_free(entries);
	return again_end(&again, status);
}
