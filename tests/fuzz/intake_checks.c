/* intake_checks.c: what holds of every file that was taken, whatever it is.
 *
 * The counts agree with each other, with what was loaded and with what was
 * told; every line told is one of the file; the receipts can be read by people
 * and by programs, run in no spreadsheet and tell no personal data.
 */
#include "intake_checks.h"

#include <stdlib.h>
#include <string.h>

#include "acquire/filename.h"
#include "acquire/fiscalcode.h"
#include "acquire/header.h"
#include "acquire/receipt.h"
#include "acquire/rejects.h"
#include "base/file.h"
#include "room.h"
#include "tabular/cells.h"

enum { RECEIPT_LIMIT = 1 << 26 };

/* At most as many lines as line ends and one more; NULs are those of UTF-16. */
static long count_lines(const struct received *received)
{
	long lines = 1;
	size_t i;
	char last = '\0';

	for (i = 0; i < received->length; i++) {
		char c = received->bytes[i];

		lines += c == '\r' || (c == '\n' && last != '\r');
		if (c != '\0')
			last = c;
	}
	return lines;
}

static void check_counts(struct store *store,
			 const struct received *received)
{
	struct query *query = fuzz_ask(store, "select esito, lette, accettate, "
		"scartate, da_correggere, ultimo_record - primo_record + 1 "
		"from file_ricevuto where file = ?", received->file);
	long long n_read, accepted, rejected, to_mend;

	FUZZ_CHECK(fuzz_next(query) == 1, "the file has a row");
	FUZZ_CHECK(strcmp(query_text(query, 0),
			  intake_outcome(received->outcome)) == 0, "outcome");
	n_read = query_integer(query, 1);
	accepted = query_integer(query, 2);
	rejected = query_integer(query, 3);
	to_mend = query_integer(query, 4);
	FUZZ_CHECK(query_integer(query, 5) >= accepted, "range of records");
	query_free(query);
	if (received->outcome == RESPINTO)
		FUZZ_CHECK(accepted == 0 && rejected <= n_read &&
			   to_mend <= rejected, "counts of a refused file");
	else
		FUZZ_CHECK(n_read == accepted + rejected && to_mend == 0,
			   "lette = accettate + scartate");
	if (received->nameless || received->personal ||
	    received->outcome == DUPLICATO)
		FUZZ_CHECK(n_read == 0, "nothing is read");
	if (received->outcome == ACCETTATO)
		FUZZ_CHECK(rejected == 0, "accepted without rejects");
	if (received->outcome == ACCETTATO_CON_SCARTI)
		FUZZ_CHECK(rejected > 0, "accepted with rejects");
}

/* Every line of the receipt is one of the file, and agrees with the counts. */
static void check_findings(struct store *store,
			   const struct received *received, long lines)
{
	long long rejected = fuzz_number(store, "select scartate from "
		"file_ricevuto where file = ?", received->file);
	long long errors = fuzz_number(store, "select count(*) from "
		"segnalazione where file = ? and gravita = 'errore'",
		received->file);
	long long rows = fuzz_number(store, "select count(distinct riga) from "
		"segnalazione where file = ? and gravita = 'errore'",
		received->file);
	long long least = fuzz_number(store, "select coalesce(min(riga), 1) "
		"from segnalazione where file = ?", received->file);
	long long most = fuzz_number(store, "select coalesce(max(riga), 1) "
		"from segnalazione where file = ?", received->file);

	FUZZ_CHECK(least >= 1 && most <= lines, "lines of the file");
	if (received->outcome == RESPINTO)
		FUZZ_CHECK(errors > 0, "a refusal says why");
	if (received->outcome == ACCETTATO || received->outcome == DUPLICATO)
		FUZZ_CHECK(errors == 0, "no errors in a good file");
	if (rejected > 0)
		FUZZ_CHECK(rows == rejected, "each rejected row says why");
	if (received->personal)
		FUZZ_CHECK(errors == 1 && fuzz_number(store, "select count(*) "
			"from segnalazione where file = ?",
			received->file) == 1, "one line for personal data");
}

/* What was loaded is what was counted, line by line. */
static void check_records(struct store *store,
			  const struct received *received)
{
	struct query *query = fuzz_ask(store, "select tracciato, accettate "
		"from file_ricevuto where file = ?", received->file);
	struct text sql = {0};

	FUZZ_CHECK(fuzz_next(query) == 1, "the file has a row");
	if (!query_is_null(query, 0)) {
		text_format(&sql, "select count(distinct riga) from "
			    "\"record_%s\" where file = ?",
			    query_text(query, 0));
		FUZZ_CHECK(fuzz_number(store, sql.data, received->file) ==
			   query_integer(query, 1), "as many records");
	}
	query_free(query);
	text_free(&sql);
}

static void check_text(const char *text, size_t length)
{
	size_t i;

	FUZZ_CHECK(text_valid_utf8(text, length) == length,
		   "a receipt is UTF-8");
	for (i = 0; i < length; i++)
		FUZZ_CHECK((unsigned char)text[i] >= ' ' || text[i] == '\n',
			   "no control characters in a receipt");
}

static void check_text_receipt(const struct received *received,
			       const struct text *receipt, const char *counts)
{
	const char *last = receipt->data + receipt->length;

	FUZZ_CHECK(receipt->length > 0 && last[-1] == '\n', "a last line");
	check_text(receipt->data, receipt->length);
	for (last--; last > receipt->data && last[-1] != '\n'; last--)
		;
	FUZZ_CHECK(strcmp(last, counts) == 0, "the last line is the outcome");
	if (received->personal)
		FUZZ_CHECK(!fiscalcode_found(receipt->data, receipt->length),
			   "personal data are not told");
}

/* A cell that a spreadsheet would run. */
static int runs(const struct cell *cell)
{
	return cell->length > 1 &&
	       (strchr("=+@\t\r\n", cell->bytes[0]) != NULL ||
		(cell->bytes[0] == '-' && strpbrk(cell->bytes, "(|!") != NULL &&
		 strpbrk(cell->bytes, "(|!") < cell->bytes + cell->length));
}

static void check_csv_receipt(struct store *store,
			      const struct received *received,
			      const struct text *receipt)
{
	struct cells *cells = cells_new(receipt->data, receipt->length,
					ENCODING_UTF8, ',', 0);
	struct record record = {0};
	long long records = 0;
	size_t i;

	FUZZ_CHECK(text_valid_utf8(receipt->data, receipt->length) ==
		   receipt->length, "a receipt is UTF-8");
	while (cells_next(cells, &record) == 1) {
		FUZZ_CHECK(record.count == 6, "six cells");
		for (i = 0; i < 6; i++)
			FUZZ_CHECK(!runs(&record.cells[i]) &&
				   !record.cells[i].after_quote,
				   "no cell runs, every cell is well quoted");
		records++;
	}
	cells_free(cells);
	FUZZ_CHECK(records == 1 + fuzz_number(store, "select count(*) from "
		"segnalazione where file = ?", received->file),
		"a line for each finding");
}

static void read_receipt(const char *stem, const char *ending,
			 struct text *out)
{
	struct text name = {0}, path = {0};
	struct err err = {0};

	text_format(&name, "ricevute/%s%s", stem, ending);
	FUZZ_CHECK(file_read(file_join(&path, fuzz_room(), name.data),
			     RECEIPT_LIMIT, out, &err) == 0, err.message);
	fuzz_remove(name.data);
	text_free(&path);
	text_free(&name);
}

static void check_receipts(struct store *store,
			   const struct received *received)
{
	struct text receipt = {0}, counts = {0}, folder = {0};
	struct writer *writer = writer_new();
	struct err err = {0};
	char *stem = filename_stem(received->name);
	struct query *query = fuzz_ask(store, "select lette, accettate, "
		"scartate from file_ricevuto where file = ?", received->file);

	text_format(&folder, "%s/ricevute", fuzz_room());
	FUZZ_CHECK(receipt_write(store, received->file, folder.data, writer,
				 &err) == 0, err.message);
	FUZZ_CHECK(writer_wait(writer, &err) == 0, err.message);
	writer_free(writer);
	text_free(&folder);
	FUZZ_CHECK(fuzz_next(query) == 1, "the file has a row");
	text_format(&counts, "%s: %s righe lette, %s accettate, %s scartate\n",
		    intake_outcome(received->outcome), query_text(query, 0),
		    query_text(query, 1), query_text(query, 2));
	query_free(query);
	read_receipt(stem, ".ricevuta.txt", &receipt);
	check_text_receipt(received, &receipt, counts.data);
	read_receipt(stem, ".ricevuta.csv", &receipt);
	check_csv_receipt(store, received, &receipt);
	text_free(&receipt);
	text_free(&counts);
	free(stem);
}

/* The rejected rows, in the file's own dialect: one record each. */
static void check_rejected_rows(const struct header *header,
				const struct text *rows, long long rejected)
{
	struct cells *cells = cells_new(rows->data, rows->length,
					ENCODING_UTF8_BOM, header->separator,
					0);
	struct record record = {0};
	long long records = 0;
	size_t i;

	FUZZ_CHECK(text_valid_utf8(rows->data, rows->length) == rows->length,
		   "rejected rows are UTF-8");
	for (; cells_next(cells, &record) == 1; records++) {
		FUZZ_CHECK(record.count > header->width, "a reason each");
		for (i = 0; i < record.kept; i++)
			FUZZ_CHECK(!runs(&record.cells[i]), "no cell runs");
	}
	cells_free(cells);
	FUZZ_CHECK(records == rejected + 1, "as many as the rejected rows");
}

void intake_check(struct workspace *workspace, const struct received *received)
{
	struct store *store = workspace->store;

	check_counts(store, received);
	check_findings(store, received, count_lines(received));
	check_records(store, received);
	check_receipts(store, received);
}

int intake_rejected_rows(struct workspace *workspace,
			 const struct received *received,
			 const struct layout *layout, struct text *out)
{
	long long rejected = fuzz_number(workspace->store, "select scartate "
		"from file_ricevuto where file = ?", received->file);
	struct text archived = {0};
	struct header header = {0};
	struct err err = {0};
	struct writer *writer = writer_new();
	char *stem = filename_stem(received->name);
	int is_kept = received->sha256[0] != '\0' && !received->personal;

	text_format(&archived, "archivio/%s", received->sha256);
	if (is_kept)
		fuzz_write(archived.data, received->bytes, received->length);
	FUZZ_CHECK(rejects_write(workspace, received->file, writer, &err) == 0,
		   err.message);
	FUZZ_CHECK(writer_wait(writer, &err) == 0, err.message);
	writer_free(writer);
	if (rejected > 0) {
		read_receipt(stem, ".scarti.csv", out);
		header_find(&header, received->bytes, received->length,
			    layout, NULL, &err);
		check_rejected_rows(&header, out, rejected);
		header_clear(&header);
	}
	if (is_kept)
		fuzz_remove(archived.data);
	text_free(&archived);
	free(stem);
	return rejected > 0;
}
