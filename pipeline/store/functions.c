/* functions.c: the SQL functions that the contract's formulas need.
 *
 * Sums are compensated and comparisons allow for the last bits of a double,
 * so that a value that is exactly its target counts as such.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "store/internal.h"

/* giorni(from, to): days between two ISO dates (contract 4). */
static void sql_giorni(sqlite3_context *context, int n, sqlite3_value **value)
{
	day_t from, to;

	(void)n;
	if (sqlite3_value_type(value[0]) != SQLITE_TEXT ||
	    sqlite3_value_type(value[1]) != SQLITE_TEXT ||
	    date_read_iso((const char *)sqlite3_value_text(value[0]),
			  (size_t)sqlite3_value_bytes(value[0]), &from) != 0 ||
	    date_read_iso((const char *)sqlite3_value_text(value[1]),
			  (size_t)sqlite3_value_bytes(value[1]), &to) != 0)
		return;
	sqlite3_result_int64(context, to - from);
}

/* piega(text): the folded name (contract 2). */
static void sql_piega(sqlite3_context *context, int n, sqlite3_value **value)
{
	const char *text = (const char *)sqlite3_value_text(value[0]);
	size_t length = (size_t)sqlite3_value_bytes(value[0]);
	size_t size = length + 1;
	char *out;

	(void)n;
	if (text == NULL)
		return;
	out = must_alloc(size);
	size = text_fold(text, length, out, size);
	/* A name of signs only has nothing to fold: it is its own name. */
	if (size == 0)
		sqlite3_result_text(context, text, (int)length,
				    SQLITE_TRANSIENT);
	else
		sqlite3_result_text(context, out, (int)size, SQLITE_TRANSIENT);
	free(out);
}

/* almeno(a, b): a >= b, equal up to the last bits. */
static void sql_almeno(sqlite3_context *context, int n, sqlite3_value **value)
{
	double a, b, scale;

	(void)n;
	if (sqlite3_value_type(value[0]) == SQLITE_NULL ||
	    sqlite3_value_type(value[1]) == SQLITE_NULL)
		return;
	a = sqlite3_value_double(value[0]);
	b = sqlite3_value_double(value[1]);
	scale = fmax(1, fmax(fabs(a), fabs(b)));
	sqlite3_result_int(context, a >= b - 1e-10 * scale);
}

/* pavimento(x): the greatest integer not above x, equal up to the last bits. */
static void sql_pavimento(sqlite3_context *context, int n,
			  sqlite3_value **value)
{
	double x;

	(void)n;
	if (sqlite3_value_type(value[0]) == SQLITE_NULL)
		return;
	x = sqlite3_value_double(value[0]);
	sqlite3_result_double(context, floor(x + 1e-10 * fmax(1, fabs(x))));
}

/* centesimi(x): an amount of euro as integer cents, halves away from zero;
 * null for what cannot be a sum of money (base/number.h says how large). */
static void sql_centesimi(sqlite3_context *context, int n,
			  sqlite3_value **value)
{
	double cents;

	(void)n;
	if (sqlite3_value_type(value[0]) == SQLITE_NULL)
		return;
	cents = number_round(sqlite3_value_double(value[0]), 2) * 100;
	if (fabs(cents) <= (double)NUMBER_MAX_CENTS)
		sqlite3_result_int64(context, llround(cents));
}

/* euro(cents): the exact decimal text of integer cents, "-299.40". */
static void sql_euro(sqlite3_context *context, int n, sqlite3_value **value)
{
	long long cents;
	char text[40];

	(void)n;
	if (sqlite3_value_type(value[0]) == SQLITE_NULL)
		return;
	cents = sqlite3_value_int64(value[0]);
	snprintf(text, sizeof(text), "%s%lld.%02lld", cents < 0 ? "-" : "",
		 llabs(cents / 100), llabs(cents % 100));
	sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
}

struct sum {
	double total, lost;	/* Neumaier's compensated sum */
	int any;
};

static void sum_step(sqlite3_context *context, int n, sqlite3_value **value)
{
	struct sum *sum = sqlite3_aggregate_context(context, sizeof(*sum));
	double x, next;

	(void)n;
	if (sum == NULL || sqlite3_value_type(value[0]) == SQLITE_NULL)
		return;
	x = sqlite3_value_double(value[0]);
	next = sum->total + x;
	sum->lost += fabs(sum->total) >= fabs(x) ? (sum->total - next) + x :
						   (x - next) + sum->total;
	sum->total = next;
	sum->any = 1;
}

/* somma(x): like sum(), exact to the last bit of the result; 0 for no row. */
static void sum_final(sqlite3_context *context)
{
	struct sum *sum = sqlite3_aggregate_context(context, 0);

	sqlite3_result_double(context, sum != NULL && sum->any ?
				       sum->total + sum->lost : 0);
}

int functions_register(sqlite3 *db)
{
	static const struct {
		const char *name;
		int arguments;
		void (*call)(sqlite3_context *, int, sqlite3_value **);
	} scalar[] = {
		{"giorni", 2, sql_giorni},
		{"piega", 1, sql_piega},
		{"almeno", 2, sql_almeno},
		{"pavimento", 1, sql_pavimento},
		{"centesimi", 1, sql_centesimi},
		{"euro", 1, sql_euro},
	};
	const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
	size_t i;
	int code = SQLITE_OK;

	for (i = 0; i < sizeof(scalar) / sizeof(scalar[0]); i++)
		if (code == SQLITE_OK)
			code = sqlite3_create_function_v2(
				db, scalar[i].name, scalar[i].arguments, flags,
				NULL, scalar[i].call, NULL, NULL, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_create_function_v2(db, "somma", 1, flags, NULL,
						  NULL, sum_step, sum_final,
						  NULL);
	return code;
}
