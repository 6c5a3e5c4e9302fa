/* fuzz_intake.c: the whole path of an export, from its bytes to its receipts.
 *
 * Four bytes choose layout, sender, period and manner; the rest is the file.
 * It is taken by intake_file in the plan of the Cremasco over a store in
 * memory and all is undone. What must hold of any file whatever is for
 * intake_checks.c to say. Seeds have the four bytes in front of a fixture:
 * seeds.sh.
 */
#include "room.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "acquire/intake.h"
#include "base/text.h"
#include "intake_checks.h"
#include "store/query.h"
#include "workspace/workspace.h"

enum { CONTROL = 4, NAME_BYTES = 255 };

enum manner {			/* bits of the fourth byte */
	BY_HAND = 1,		/* as --as says it */
	OWN_NAME = 2,		/* the first line is the file's name */
	TWICE = 4,		/* the same bytes once more */
	EARLY = 8,		/* the as-of day is before the plan */
	WRONG_PERIOD = 16,	/* of another periodicity than expected */
	MENDED = 32,		/* its rejected rows come back */
	ADDS = 64,		/* it says it adds to another */
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
	const struct layout *layout;
	unsigned manner;
};

static struct bench *the_bench(void)
{
	static struct bench bench;

	return &bench;
}

static void find_senders(struct bench *bench)
{
	struct query *query = fuzz_ask(bench->workspace->store, "select "
		"'AMBITO' union all select * from (select subambito from "
		"subambito order by 1)", 0);

	while (fuzz_next(query) == 1 && bench->n_senders < 32)
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
	fuzz_folder("archivio");
	fuzz_folder("ricevute");
	return 0;
}

/* A period of the kind that is expected, or of another. */
static const char *choose_period(const struct bench *bench,
				 const struct layout *layout,
				 const char *sender, unsigned which, int wrong)
{
	static const char *const periods[3][4] = {
		{"2022T1", "2022T4", "2023T2", "2021T1"},
		{"2022S1", "2022S2", "2023S1", "2021S2"},
		{"2022", "2021", "2023", "1999"},
	};
	static const char kinds[][12] = {"trimestrale", "semestrale",
					 "annuale"};
	struct query *query = fuzz_ask(bench->workspace->store, "select "
		"periodicita, mittente from invio_atteso where tracciato = ?",
		0);
	unsigned kind = 0, i;

	query_bind_text(query, 1, layout->name);
	while (fuzz_next(query) == 1)
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
	const char *sender = bench->senders[data[1] % bench->n_senders];
	const char *period;

	delivery->layout = layouts_at(layouts, data[0] %
				      layouts_count(layouts));
	delivery->manner = data[3];
	period = choose_period(bench, delivery->layout, sender, data[2],
			       data[3] & WRONG_PERIOD);
	snprintf(delivery->name, sizeof(delivery->name), "%s_%s_%s%s.csv",
		 delivery->layout->name, sender, period, data[3] & ADDS ?
		 "_integrazione" : "");
	snprintf(delivery->as, sizeof(delivery->as), "%s,%s,%s",
		 delivery->layout->name, sender, period);
	delivery->bytes = (const char *)data + CONTROL;
	delivery->length = size - CONTROL;
	if (data[3] & OWN_NAME)
		take_own_name(delivery);
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
	intake_check(bench->workspace, &received);
	return received;
}

/* The same bytes once more: those in force change nothing. */
static void deliver_twice(const struct delivery *delivery,
			  const struct received *first)
{
	int good = first->outcome == ACCETTATO ||
		   first->outcome == ACCETTATO_CON_SCARTI;
	struct received second = take(delivery);

	FUZZ_CHECK(second.outcome == (good ? DUPLICATO : first->outcome),
		   "the same bytes once more");
}

/* The rejected rows come back as they went, to add to the rest. */
static void deliver_rejected(struct delivery *delivery,
			     const struct received *first)
{
	struct text rows = {0};

	if (intake_rejected_rows(the_bench()->workspace, first,
				 delivery->layout, &rows)) {
		delivery->bytes = rows.data;
		delivery->length = rows.length;
		snprintf(strrchr(delivery->name, '.'),
			 sizeof("_integrazione.csv"), "_integrazione.csv");
		take(delivery);
	}
	text_free(&rows);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct store *store = the_bench()->workspace->store;
	struct delivery delivery = {0};
	struct received first;
	struct err err = {0};

	if (size < CONTROL)
		return 0;
	read_control(&delivery, data, size);
	FUZZ_CHECK(store_mark(store, &err) == 0, err.message);
	first = take(&delivery);
	if (delivery.manner & TWICE)
		deliver_twice(&delivery, &first);
	if ((delivery.manner & MENDED) && !(delivery.manner & OWN_NAME))
		deliver_rejected(&delivery, &first);
	store_undo(store);
	return 0;
}
