/* audit.c: the register judged by itself: each line's digest, its place in
 * the chain, and the two copies against each other. */
#include "proof/audit.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "proof/chain.h"
#include "proof/entry.h"
#include "store/query.h"

void audit_fault(struct audit *audit, const char *format, ...)
{
	va_list arguments;
	char *line = NULL;

	va_start(arguments, format);
	if (vasprintf(&line, format, arguments) < 0)
		abort();	/* only without memory */
	va_end(arguments);
	text_format(&audit->found, "%s\n", line);
	audit->count++;
	free(line);
}

void audit_free(struct audit *audit)
{
	text_free(&audit->found);
	text_free(&audit->good);
}

struct store *audit_book(const char *lines, size_t length,
			 const char *schema_directory, struct err *err)
{
	struct store *book = store_open(":memory:", schema_directory, err);
	const char *end = lines + length, *stop;
	int status = book != NULL ? store_begin(book, err) : -1;

	for (; status == 0 && lines < end; lines = stop + 1) {
		stop = memchr(lines, '\n', (size_t)(end - lines));
		if (stop == NULL)
			stop = end;
		status = chain_adopt(book, lines, (size_t)(stop - lines), err);
	}
	if (status == 0)
		status = store_commit(book, err);
	if (status == 0)
		return book;
	store_close(book);
	return NULL;
}

/* "voce 12 (file «patti_NORD_2022T3.csv»)". */
static void name_entry(struct text *out, struct query *row)
{
	text_format(out, "voce %lld", query_integer(row, 0));
	if (!query_is_null(row, 2))
		text_format(out, " (%s «%s»)", query_text(row, 2),
			    query_text(row, 3));
}

/* What is wrong with a row: voce, riga, evento, oggetto, fine. */
static const char *row_fault(struct query *row, long long number,
			     const char *previous, long long bytes)
{
	const char *line = query_text(row, 1);
	const char *fault = entry_fault(line, strlen(line), number, previous);

	if (fault == NULL && query_integer(row, 0) != number)
		return "non ha il numero che le tocca";
	if (fault == NULL && query_integer(row, 4) != bytes +
	    (long long)strlen(line) + 1)
		return "non finisce dove il registro dice";
	if (fault == NULL && query_integer(row, 5) == 0)
		return "le sue colonne non dicono quel che dice la riga";
	return fault;
}

long long audit_chain(struct audit *audit, struct store *book,
		      const char *where, struct err *err)
{
	struct query *row = query_new(book, "select voce, riga, evento, "
		"oggetto, fine, case when json_valid(riga) then evento is riga "
		"->> '$.evento' and oggetto is riga ->> '$.oggetto' else 0 end "
		"from registro order by voce", err);
	char previous[DIGEST_SIZE];
	const char *fault = NULL;
	struct text name = {0};
	long long good = 0, bytes = 0;
	int more = -1;

	memcpy(previous, entry_nothing_before, DIGEST_SIZE);
	while (row != NULL && (more = query_step(row, err)) == 1) {
		const char *line = query_text(row, 1);

		fault = row_fault(row, good + 1, previous, bytes);
		if (fault != NULL) {
			name_entry(&name, row);
			audit_fault(audit, "%s, %s: %s", where, name.data,
				    fault);
			more = 0;
			break;
		}
		bytes = query_integer(row, 4);
		entry_digest(line, strlen(line), previous);
		good++;
	}
	query_free(row);
	text_free(&name);
	return more == 0 ? good : -1;
}

/* Steps both to the first place where they differ: its number, 0 for none.
 * in[]: whether each has an entry there. -1 on error. */
static long long first_difference(struct query *a, struct query *b, int in[2],
				  struct err *err)
{
	long long number = 0;

	do {
		number++;
		in[0] = query_step(a, err);
		in[1] = query_step(b, err);
	} while (in[0] == 1 && in[1] == 1 &&
		 strcmp(query_text(a, 1), query_text(b, 1)) == 0);
	if (in[0] < 0 || in[1] < 0)
		return -1;
	return in[0] || in[1] ? number : 0;
}

static void tell_difference(struct audit *audit, long long number,
			    struct query *a, struct query *b, const int in[2])
{
	struct text name = {0};

	name_entry(&name, in[0] ? a : b);
	if (!in[0])
		audit_fault(audit, "registro.jsonl, %s: il registro di "
			    "quadro.db finisce prima, alla voce %lld",
			    name.data, number - 1);
	else if (!in[1])
		audit_fault(audit, "registro.jsonl finisce alla voce %lld: "
			    "manca la %s, che quadro.db ha", number - 1,
			    name.data);
	else
		audit_fault(audit, "registro.jsonl, %s: non è come in "
			    "quadro.db", name.data);
	text_free(&name);
}

int audit_same(struct audit *audit, struct store *store, struct store *file,
	       struct err *err)
{
	static const char sql[] = "select voce, riga, evento, oggetto from "
				  "registro order by voce";
	struct query *a = query_new(store, sql, err);
	struct query *b = query_new(file, sql, err);
	long long number = -1;
	int in[2];

	if (a != NULL && b != NULL)
		number = first_difference(a, b, in, err);
	if (number > 0)
		tell_difference(audit, number, a, b, in);
	query_free(a);
	query_free(b);
	return number < 0 ? -1 : 0;
}
