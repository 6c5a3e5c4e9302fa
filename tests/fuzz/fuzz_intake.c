/* fuzz_intake.c: the whole path of an export, from its bytes to its receipts.
 *
 * Four bytes choose layout, sender, period and manner; the rest is the file.
 * It is taken by intake_file in the plan of the Cremasco over a store in
 * memory, its receipts are written and read back, and all is undone. What
 * must hold of any file whatever stands in check_* below. Seeds have the four
 * bytes in front of a fixture: seeds.sh.
 */
#include "room.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "acquire/filename.h"
#include "acquire/fiscalcode.h"
#include "acquire/intake.h"
#include "acquire/receipt.h"
#include "base/file.h"
#include "base/text.h"
#include "store/query.h"
#include "tabular/cells.h"
#include "workspace/workspace.h"

enum { CONTROL = 4, NAME_BYTES = 255, RECEIPT_LIMIT = 1 << 26 };

enum manner {			/* bits of the fourth byte */
	BY_HAND = 1,		/* as --as says it */
	OWN_NAME = 2,		/* the first line is the file's name */
	TWICE = 4,		/* the same bytes once more */
	EARLY = 8,		/* the as-of day is before the plan */
	WRONG_PERIOD = 16,	/* of another periodicity than expected */
};

/* What stays from one input to the next. */
struct bench {
	struct workspace *workspace;
	struct findings *findings;
	const char *senders[32];	/* AMBITO first */
	size_t n_senders;
};

/* One input, as it is delivered. */
struct delivery {
	char name[NAME_BYTES + 1];
	char as[NAME_BYTES + 1];
	const char *bytes;
	size_t length;
	unsigned manner;
};

static struct bench *the_bench(void)
{
	static struct bench bench;

	return &bench;
}

static struct query *ask(const char *sql, long long file)
{
	struct err err = {0};
	struct query *query = query_new(the_bench()->workspace->store, sql,
					&err);

	FUZZ_CHECK(query != NULL, err.message);
	if (file > 0)
		query_bind_integer(query, 1, file);
	return query;
}

static int next(struct query *query)
{
	struct err err = {0};
	int more = query_step(query, &err);

	FUZZ_CHECK(more >= 0, err.message);
	return more;
}

static long long ask_number(const char *sql, long long file)
{
	struct query *query = ask(sql, file);
	long long number = next(query) == 1 ? query_integer(query, 0) : 0;

	query_free(query);
	return number;
}

static void find_senders(struct bench *bench)
{
	struct query *query = ask("select 'AMBITO' union all select * from ("
				  "select subambito from subambito order by 1)",
				  0);

	while (next(query) == 1 && bench->n_senders < 32)
		bench->senders[bench->n_senders++] =
			text_copy(query_text(query, 0),
				  strlen(query_text(query, 0)));
	query_free(query);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	struct bench *bench = the_bench();
	struct err err = {0};

	(void)argc;
	(void)argv;
	bench->workspace = workspace_open(fuzz_room(), WORKSPACE_LOOK, &err);
	FUZZ_CHECK(bench->workspace != NULL, err.message);
	bench->findings = findings_new(bench->workspace->store, &err);
	FUZZ_CHECK(bench->findings != NULL, err.message);
	find_senders(bench);
	return 0;
}

/* A period of the kind that is expected, or of another. */
static const char *choose_period(const struct layout *layout,
				 const char *sender, unsigned which, int wrong)
{
	static const char *const periods[3][4] = {
		{"2022T1", "2022T4", "2023T2", "2021T1"},
		{"2022S1", "2022S2", "2023S1", "2021S2"},
		{"2022", "2021", "2023", "1999"},
	};
	static const char kinds[][12] = {"trimestrale", "semestrale",
					 "annuale"};
	struct query *query = ask("select periodicita, mittente from "
				  "invio_atteso where tracciato = ?", 0);
	unsigned kind = 0, i;

	query_bind_text(query, 1, layout->name);
	while (next(query) == 1)
		for (i = 0; i < 3; i++)
			if (strcmp(query_text(query, 1), sender) == 0 &&
			    strcmp(query_text(query, 0), kinds[i]) == 0)
				kind = i;
	query_free(query);
	return periods[(kind + (wrong != 0)) % 3][which % 4];
}

/* The first line as a name: what a directory can hold. */
static void take_own_name(struct delivery *delivery)
{
	const char *end = memchr(delivery->bytes, '\n', delivery->length);
	size_t length = end != NULL ? (size_t)(end - delivery->bytes) : 0;

	if (length == 0 || length > NAME_BYTES ||
	    memchr(delivery->bytes, '/', length) != NULL ||
	    memchr(delivery->bytes, '\0', length) != NULL) {
		delivery->manner &= ~(unsigned)OWN_NAME;
		return;
	}
	memcpy(delivery->name, delivery->bytes, length);
	delivery->name[length] = '\0';
	delivery->bytes += length + 1;
	delivery->length -= length + 1;
}

static void read_control(struct delivery *delivery, const uint8_t *data,
			 size_t size)
{
	const struct bench *bench = the_bench();
	const struct layouts *layouts = bench->workspace->layouts;
	const struct layout *layout = layouts_at(layouts, data[0] %
						 layouts_count(layouts));
	const char *sender = bench->senders[data[1] % bench->n_senders];
	const char *period;

	delivery->manner = data[3];
	period = choose_period(layout, sender, data[2],
			       data[3] & WRONG_PERIOD);
	snprintf(delivery->name, sizeof(delivery->name), "%s_%s_%s.csv",
		 layout->name, sender, period);
	snprintf(delivery->as, sizeof(delivery->as), "%s,%s,%s", layout->name,
		 sender, period);
	delivery->bytes = (const char *)data + CONTROL;
	delivery->length = size - CONTROL;
	if (data[3] & OWN_NAME)
		take_own_name(delivery);
}

/* At most as many lines as line ends and one more; NULs are those of UTF-16. */
static long count_lines(const struct delivery *delivery)
{
	long lines = 1;
	size_t i;
	char last = '\0';

	for (i = 0; i < delivery->length; i++) {
		char c = delivery->bytes[i];

		lines += c == '\r' || (c == '\n' && last != '\r');
		if (c != '\0')
			last = c;
	}
	return lines;
}

static void check_counts(const struct received *received)
{
	struct query *query = ask("select esito, lette, accettate, scartate, "
		"da_correggere, ultimo_record - primo_record + 1 from "
		"file_ricevuto where file = ?", received->file);
	long long n_read, accepted, rejected, to_mend;

	FUZZ_CHECK(next(query) == 1, "the file has a row");
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
static void check_findings(const struct received *received, long lines)
{
	long long rejected = ask_number("select scartate from file_ricevuto "
					"where file = ?", received->file);
	long long errors = ask_number("select count(*) from segnalazione where "
				      "file = ? and gravita = 'errore'",
				      received->file);
	long long rows = ask_number("select count(distinct riga) from "
		"segnalazione where file = ? and gravita = 'errore'",
		received->file);
	long long least = ask_number("select coalesce(min(riga), 1) from "
		"segnalazione where file = ?", received->file);
	long long most = ask_number("select coalesce(max(riga), 1) from "
		"segnalazione where file = ?", received->file);

	FUZZ_CHECK(least >= 1 && most <= lines, "lines of the file");
	if (received->outcome == RESPINTO)
		FUZZ_CHECK(errors > 0, "a refusal says why");
	if (received->outcome == ACCETTATO || received->outcome == DUPLICATO)
		FUZZ_CHECK(errors == 0, "no errors in a good file");
	if (rejected > 0)
		FUZZ_CHECK(rows == rejected, "each rejected row says why");
	if (received->personal)
		FUZZ_CHECK(errors == 1 && ask_number("select count(*) from "
			"segnalazione where file = ?", received->file) == 1,
			"one line for personal data");
}

/* What was loaded is what was counted, line by line. */
static void check_records(const struct received *received)
{
	struct query *query = ask("select tracciato, accettate from "
				  "file_ricevuto where file = ?",
				  received->file);
	struct text sql = {0};

	FUZZ_CHECK(next(query) == 1, "the file has a row");
	if (!query_is_null(query, 0)) {
		text_format(&sql, "select count(distinct riga) from "
			    "\"record_%s\" where file = ?",
			    query_text(query, 0));
		FUZZ_CHECK(ask_number(sql.data, received->file) ==
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

static void check_csv_receipt(const struct received *received,
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
	FUZZ_CHECK(records == 1 + ask_number("select count(*) from segnalazione "
		"where file = ?", received->file), "a line for each finding");
}

static void read_receipt(const char *stem, const char *ending,
			 struct text *out)
{
	struct text path = {0};
	struct err err = {0};

	text_format(&path, "%s/%s%s", fuzz_room(), stem, ending);
	FUZZ_CHECK(file_read(path.data, RECEIPT_LIMIT, out, &err) == 0,
		   err.message);
	remove(path.data);
	text_free(&path);
}

static void check_receipts(const struct received *received)
{
	struct text receipt = {0}, counts = {0};
	struct err err = {0};
	char *stem = filename_stem(received->name);
	struct query *query = ask("select lette, accettate, scartate from "
				  "file_ricevuto where file = ?",
				  received->file);

	FUZZ_CHECK(receipt_write(the_bench()->workspace->store, received->file,
				 fuzz_room(), &err) == 0, err.message);
	FUZZ_CHECK(next(query) == 1, "the file has a row");
	text_format(&counts, "%s: %s righe lette, %s accettate, %s scartate\n",
		    intake_outcome(received->outcome), query_text(query, 0),
		    query_text(query, 1), query_text(query, 2));
	query_free(query);
	read_receipt(stem, ".ricevuta.txt", &receipt);
	check_text_receipt(received, &receipt, counts.data);
	read_receipt(stem, ".ricevuta.csv", &receipt);
	check_csv_receipt(received, &receipt);
	text_free(&receipt);
	text_free(&counts);
	free(stem);
}

static struct received take(const struct delivery *delivery)
{
	struct bench *bench = the_bench();
	struct intake intake = {bench->workspace, bench->findings, 0};
	struct received received = {
		.name = delivery->name,
		.as = delivery->manner & BY_HAND ? delivery->as : NULL,
		.bytes = delivery->bytes, .length = delivery->length,
		.modified = 1700000000000000000,
	};
	struct err err = {0};

	date_read_iso(delivery->manner & EARLY ? "2020-03-31" : "2023-12-31",
		      10, &intake.as_of);
	FUZZ_CHECK(intake_file(&intake, &received, &err) == 0, err.message);
	check_counts(&received);
	check_findings(&received, count_lines(delivery));
	check_records(&received);
	check_receipts(&received);
	return received;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct store *store = the_bench()->workspace->store;
	struct delivery delivery = {0};
	struct received first, second;
	struct err err = {0};

	if (size < CONTROL)
		return 0;
	read_control(&delivery, data, size);
	FUZZ_CHECK(store_mark(store, &err) == 0, err.message);
	first = take(&delivery);
	if (delivery.manner & TWICE) {
		int good = first.outcome == ACCETTATO ||
			   first.outcome == ACCETTATO_CON_SCARTI;

		second = take(&delivery);
		FUZZ_CHECK(second.outcome == (good ? DUPLICATO :
					      first.outcome),
			   "the same bytes once more");
	}
	store_undo(store);
	return 0;
}
