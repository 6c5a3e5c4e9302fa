/* accounts.c: the totals that do not add up, in words, for the night's report.
 *
 * What is checked, and how, is in sql/reports/report_quadratura.sql.
 */
#include "accounts.h"

#include "format.h"
#include "store/query.h"

static const char *cents_text(char *buffer, struct query *query, int column)
{
	return format_euro(buffer, FORMAT_SIZE,
			   (double)query_integer(query, column) / 100);
}

static int tell_differences(struct store *store, struct text *report,
			    struct err *err)
{
	struct query *query = query_new(store, "select tabella, verso, luogo, "
		"linea, dichiarato, somma, differenza from report_quadratura "
		"order by tabella, verso, posto", err);
	char declared[FORMAT_SIZE], sum[FORMAT_SIZE], difference[FORMAT_SIZE];
	int more = -1;

	while (query != NULL && (more = query_step(query, err)) == 1)
		text_format(report, "Non quadra: %s.csv, %s «%s» (riga %lld del "
			    "file): dichiarato %s, somma %s, differenza %s%s\n",
			    query_text(query, 0), query_text(query, 1),
			    query_text(query, 2), query_integer(query, 3),
			    cents_text(declared, query, 4),
			    cents_text(sum, query, 5),
			    query_integer(query, 6) > 0 ? "+" : "",
			    cents_text(difference, query, 6));
	query_free(query);
	return more;
}

static int tell_left_out(struct store *store, struct text *report,
			 struct err *err)
{
	struct query *query = query_new(store, "select count(*) from movimento "
					"where importo is null", err);
	int more = -1;

	if (query != NULL && (more = query_step(query, err)) == 1 &&
	    query_integer(query, 0) > 0)
		text_format(report, "Movimenti di spesa di oltre un miliardo di "
			    "euro, che non contano: %lld\n",
			    query_integer(query, 0));
	query_free(query);
	return more < 0 ? -1 : 0;
}

int accounts_tell(struct store *store, struct text *report, struct err *err)
{
	return tell_differences(store, report, err) == 0 ?
	       tell_left_out(store, report, err) : -1;
}
