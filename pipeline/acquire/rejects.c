/* rejects.c: NAME.scarti.csv, ready to be mended and sent again as
 * NAME_integrazione.csv. The rows are taken from the archived original, so
 * nothing of them needs to be kept while the file is read. */
#include "acquire/rejects.h"

#include <stdlib.h>
#include <string.h>

#include "acquire/filename.h"
#include "acquire/header.h"
#include "base/contents.h"
#include "base/outflow.h"
#include "base/text.h"
#include "store/query.h"
#include "tabular/cells.h"
#include "tabular/csv.h"

struct rejects {
	const struct header *header;
	struct cells *cells;
	struct query *errors;	/* riga, reasons: one row per rejected line */
	long line;		/* the rejected line at hand, 0 when there are no more */
	struct outflow flow;
	struct err *err;
};

static void next_error(struct rejects *rejects)
{
	rejects->line = query_step(rejects->errors, rejects->err) == 1 ?
			(long)query_integer(rejects->errors, 0) : 0;
}

static void add_row(struct rejects *rejects, const struct record *record,
		    const char *reason)
{
	char separator = rejects->header->separator;
	size_t width = rejects->header->width, n = record->kept, i;

	/* Empty cells too many would push the reason out of its column. */
	while (n > width && record->cells[n - 1].length == 0)
		n--;
	for (i = 0; i < n; i++)
		csv_foreign_cell(&rejects->flow.text, separator, i == 0,
				 record->cells[i].bytes,
				 record->cells[i].length);
	for (; i < width; i++)
		csv_cell(&rejects->flow.text, separator, 0, "", 0);
	csv_cell(&rejects->flow.text, separator, 0, reason, strlen(reason));
	csv_end(&rejects->flow.text);
}

static int add_rows(struct rejects *rejects)
{
	struct record record = {0};
	int status = 0;

	text_add_string(&rejects->flow.text, "\xEF\xBB\xBF");
	next_error(rejects);
	while (status == 0 && rejects->line > 0 &&
	       cells_next(rejects->cells, &record) == 1) {
		if (record.line == rejects->header->line)
			add_row(rejects, &record, HEADER_REASON);
		if (record.line != rejects->line)
			continue;
		add_row(rejects, &record, query_text(rejects->errors, 1));
		next_error(rejects);
		status = outflow_go_on(&rejects->flow, rejects->err);
	}
	return rejects->err->code == EXIT_DONE ? status : -1;
}

static struct query *select_errors(struct store *store, long long file,
				   struct err *err)
{
	struct query *query = query_new(store, "select riga, "
		"group_concat(codice || ' (' || colonna || '): ' || messaggio, "
		"'; ') from (select * from segnalazione where file = ? and "
		"gravita = 'errore' order by riga, ordine) group by riga "
		"order by riga", err);

	if (query != NULL)
		query_bind_integer(query, 1, file);
	return query;
}

/* Reads the original again and writes its rejected rows. */
static int write_rows(struct workspace *workspace, long long file,
		      const struct layout *layout,
		      const struct contents *original, const char *path,
		      struct writer *writer, struct err *err)
{
	struct header header;
	struct rejects rejects = {.header = &header, .err = err};
	int status = header_find(&header, contents_bytes(original),
				 contents_length(original), layout, NULL, err);

	rejects.errors = select_errors(workspace->store, file, err);
	if (status == 0 && rejects.errors != NULL) {
		rejects.cells = cells_new(contents_bytes(original),
					  contents_length(original),
					  header.encoding, header.separator,
					  header.skip);
		outflow_begin(&rejects.flow, writer, path);
		status = outflow_end(&rejects.flow, add_rows(&rejects), err);
	}
	cells_free(rejects.cells);
	query_free(rejects.errors);
	header_clear(&header);
	return status < 0 ? -1 : 0;
}

/* What the store says of the file. */
struct subject {
	char *stem, *sha256, *layout;
	long rejected;
};

static int read_subject(struct subject *subject, struct store *store,
			long long file, struct err *err)
{
	struct query *query = query_new(store, "select nome, coalesce(sha256, "
		"''), coalesce(tracciato, ''), scartate from file_ricevuto "
		"where file = ?", err);
	int status = -1;

	if (query == NULL)
		return -1;
	query_bind_integer(query, 1, file);
	if (query_step(query, err) == 1) {
		const char *sha256 = query_text(query, 1);
		const char *layout = query_text(query, 2);

		subject->stem = filename_stem(query_text(query, 0));
		subject->sha256 = text_copy(sha256, strlen(sha256));
		subject->layout = text_copy(layout, strlen(layout));
		subject->rejected = (long)query_integer(query, 3);
		status = 0;
	}
	query_free(query);
	return status;
}

int rejects_write(struct workspace *workspace, long long file,
		  struct writer *writer, struct err *err)
{
	struct subject subject = {0};
	struct text path = {0}, archived = {0};
	struct contents *original = NULL;
	const struct layout *layout;
	int status = read_subject(&subject, workspace->store, file, err);

	if (status != 0)
		return -1;
	text_format(&path, "%s/ricevute/%s.scarti.csv", workspace->path,
		    subject.stem);
	text_format(&archived, "%s/archivio/%s", workspace->path,
		    subject.sha256);
	layout = layouts_find(workspace->layouts, subject.layout,
			      strlen(subject.layout));
	if (subject.rejected == 0 || subject.sha256[0] == '\0' ||
	    layout == NULL) {
		writer_remove(writer, path.data);
	} else {
		original = contents_open(archived.data, err);
		status = original != NULL ?
			 write_rows(workspace, file, layout, original,
				    path.data, writer, err) : -1;
	}
	free(subject.stem);
	free(subject.sha256);
	free(subject.layout);
	text_free(&path);
	text_free(&archived);
	contents_close(original);
	return status;
}
