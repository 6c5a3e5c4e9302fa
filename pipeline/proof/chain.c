/* chain.c: the table `registro`, which its own triggers keep from any change
 * but one more entry. */
#include "proof/chain.h"

#include <string.h>
#include <time.h>

#include "proof/entry.h"
#include "store/query.h"

int chain_end(struct store *store, struct chain_end *end, struct err *err)
{
	struct query *query = query_new(store, "select voce, fine, riga from "
		"registro order by voce desc limit 1", err);
	int more = -1;

	*end = (struct chain_end){0};
	memcpy(end->digest, entry_nothing_before, DIGEST_SIZE);
	if (query != NULL && (more = query_step(query, err)) == 1) {
		const char *line = query_text(query, 2);

		end->entries = query_integer(query, 0);
		end->bytes = query_integer(query, 1);
		/* A line that was tampered with is not the chain's to tell. */
		if (entry_digest(line, strlen(line), end->digest) != 0)
			memcpy(end->digest, entry_nothing_before, DIGEST_SIZE);
	}
	query_free(query);
	return more < 0 ? -1 : 0;
}

static int add(struct store *store, const struct chain_end *end,
	       const char *line, size_t length, struct err *err)
{
	struct query *insert = query_new(store, "insert into registro (voce, "
		"riga, fine, evento, oggetto) select ?1, ?2, ?3, iif("
		"json_valid(?2), ?2 ->> '$.evento', null), iif(json_valid(?2), "
		"?2 ->> '$.oggetto', null)", err);
	int status = -1;

	if (insert == NULL)
		return -1;
	query_bind_integer(insert, 1, end->entries + 1);
	query_bind_bytes(insert, 2, line, length);
	query_bind_integer(insert, 3, end->bytes + (long long)length + 1);
	status = query_run(insert, err);
	query_free(insert);
	return status;
}

int chain_enter(struct store *store, const char *event, const char *object,
		const char *facts, struct err *err)
{
	struct chain_end end;
	struct text line = {0};
	int status;

	if (chain_end(store, &end, err) != 0)
		return -1;
	entry_write(&line, &(struct entry){
		.number = end.entries + 1, .at = time(NULL), .event = event,
		.object = object, .facts = facts,
	}, end.digest);
	status = add(store, &end, line.data, line.length, err);
	text_free(&line);
	return status;
}

int chain_adopt(struct store *store, const char *line, size_t length,
		struct err *err)
{
	struct chain_end end;

	if (chain_end(store, &end, err) != 0)
		return -1;
	return add(store, &end, line, length, err);
}
