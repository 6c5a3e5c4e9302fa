/* audit_closings.c: what the closed quarters reported, as it was entered: the
 * table kept in chiusure/, to the byte. The rows that the store keeps give that
 * same table, or «render --as-reported» says that they do not.
 */
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "proof/audit.h"
#include "proof/prints.h"
#include "store/query.h"

static int look_at(struct audit *audit, struct query *closing, struct err *err)
{
	const char *name = query_text(closing, 1);
	char found[DIGEST_SIZE];
	struct text path = {0};
	struct period period;
	int status = 0;

	if (period_read(name, strlen(name), &period) != strlen(name)) {
		audit_fault(audit, "voce %lld (chiusura): non è di un "
			    "trimestre", query_integer(closing, 0));
		return 0;
	}
	text_format(&path, "%s/chiusure/%s.valori.csv", audit->workspace, name);
	if (!file_exists(path.data))
		audit_fault(audit, "voce %lld (chiusura «%s»): "
			    "chiusure/%s.valori.csv manca",
			    query_integer(closing, 0), name, name);
	else if ((status = prints_of_file(path.data, found, err)) == 0 &&
		 strcmp(found, query_text(closing, 2)) != 0)
		audit_fault(audit, "voce %lld (chiusura «%s»): "
			    "chiusure/%s.valori.csv è stato alterato",
			    query_integer(closing, 0), name, name);
	text_free(&path);
	return status;
}

int audit_closings(struct audit *audit, struct store *book, struct err *err)
{
	struct query *row = query_new(book, "select voce, oggetto, coalesce("
		"riga ->> '$.fatti.valori', '') from registro where evento = "
		"'chiusura' order by voce", err);
	long n = 0;
	int more = -1, status = 0;

	while (row != NULL && status == 0 &&
	       (more = query_step(row, err)) == 1) {
		status = look_at(audit, row, err);
		n++;
	}
	query_free(row);
	if (n > 0 && more == 0)
		text_format(&audit->good, "Chiusure: guardati i valori "
			    "riportati da %ld\n", n);
	return status == 0 && more == 0 ? 0 : -1;
}
