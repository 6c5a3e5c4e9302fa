/* What follows from a value (contract 5): what was to be expected by then, the
 * status, the projection and the pace, over pacts that grow by one a quarter
 * in Alfa (NORD: 1 2 3 4), and are two from the start in Gamma (SUD). */
#include "support.h"

#include <string.h>

#define PATTI "id;comune;forma;data_avvio\n"

static void drop_pacts(const char *directory, const char *north,
		       const char *south)
{
	struct text path = {0};

	if (north != NULL) {
		text_format(&path, "inbox/patti_NORD_%s.csv", north);
		support_write_at(directory, path.data, PATTI
			"N-1;Alfa;gruppi;01/02/2022\nN-2;Alfa;gruppi;01/05/2022\n"
			"N-3;Alfa;gruppi;01/08/2022\n"
			"N-4;Alfa;gruppi;01/11/2022\n", 1000);
	}
	text_clear(&path);
	text_format(&path, "inbox/patti_SUD_%s.csv", south);
	support_write_at(directory, path.data, PATTI
		"S-1;Gamma d'Adda;gruppi;01/02/2022\n"
		"S-2;Gamma d'Adda;gruppi;02/02/2022\n", 1000);
	text_free(&path);
}

static int set_up(void **state)
{
	*state = support_plan();
	return 0;
}

static int tear_down(void **state)
{
	support_remove(*state);
	return 0;
}

/* Computes one indicator, and compares a column of each scope by quarter. */
static struct workspace *computed(void **state, const char *as_of,
				  const char *row)
{
	support_matrix(*state, row);
	drop_pacts(*state, "2022T4", "2022T4");
	return support_compute(*state, as_of);
}

static void assert_column(struct workspace *workspace, const char *column,
			  const char *expected)
{
	struct text sql = {0};

	text_format(&sql, "select codice, group_concat(iif(%s is null, '-', "
		    "iif(typeof(%s) = 'real', printf('%%.9g', round(%s, 4)), "
		    "%s)), ' ') from (select * from valore where livello < 2 "
		    "order by livello, codice, k) group by livello, codice "
		    "order by livello, codice", column, column, column, column);
	support_rows(workspace->store, sql.data, expected);
	text_free(&sql);
}

static void assert_one(void **state, const char *row, const char *column,
		       const char *expected)
{
	struct workspace *workspace = computed(state, "2022-12-31", row);
	struct text sql = {0};

	text_format(&sql, "select group_concat(iif(%s is null, '-', iif(typeof("
		    "%s) = 'real', printf('%%.9g', round(%s, 4)), %s)), ' ') "
		    "from (select * from valore where livello = 0 order by k)",
		    column, column, column, column);
	support_rows(workspace->store, sql.data, expected);
	text_free(&sql);
	workspace_close(workspace);
}

#define ROW(num, den, aggregation, window, start, operator, target, minimum, \
	    deadline) \
	SUPPORT_ROW("X", "patti", "", "data_avvio", num, den, "", aggregation, \
		    window, start, operator, target, minimum, deadline)
#define SUM(operator, target, minimum) \
	ROW("1", "", "somma", "piano", "", operator, target, minimum, "")

static void a_sum_over_the_plan_is_expected_in_shares_rounded_down(void **state)
{
	struct workspace *workspace = computed(state, "2022-12-31",
					       SUM(">=", "12", "2"));

	assert_column(workspace, "atteso", "AMBITO|1 3 4 6\nNORD|0 0 0 1\n"
		      "SUD|0 0 0 1\n");
	assert_column(workspace, "target", "AMBITO|12 12 12 12\nNORD|2 2 2 2\n"
		      "SUD|2 2 2 2\n");
	assert_column(workspace, "raggiungimento", "AMBITO|25 33.3333 41.6667 "
		      "50\nNORD|50 100 150 200\nSUD|100 100 100 100\n");
	assert_column(workspace, "stato", "AMBITO|in_linea in_linea in_linea "
		      "in_linea\nNORD|in_linea raggiunto raggiunto raggiunto\n"
		      "SUD|raggiunto raggiunto raggiunto raggiunto\n");
	workspace_close(workspace);
}

static void projection_and_pace_are_the_ambitos_alone(void **state)
{
	struct workspace *workspace = computed(state, "2022-12-31",
					       SUM(">=", "12", "2"));

	assert_column(workspace, "proiezione", "AMBITO|- 16 13.3333 12\n"
		      "NORD|- - - -\nSUD|- - - -\n");
	assert_column(workspace, "ritmo_necessario", "AMBITO|1.2857 1.3333 1.4 "
		      "1.5\nNORD|- - - -\nSUD|- - - -\n");
	workspace_close(workspace);
}

static void the_projection_looks_back_four_quarters_at_most(void **state)
{
	/* From the fifth on: value + (value - that of four before)/4 × left. */
	struct workspace *workspace = computed(state, "2023-12-31",
					       SUM(">=", "12", ""));

	assert_column(workspace, "proiezione", "AMBITO|- 16 13.3333 12 8.25 7 "
		      "6.25 6\nNORD|- - - - - - - -\nSUD|- - - - - - - -\n");
	assert_column(workspace, "ritmo_necessario", "AMBITO|1.2857 1.3333 1.4 "
		      "1.5 2 3 6 -\nNORD|- - - - - - - -\n"
		      "SUD|- - - - - - - -\n");
	workspace_close(workspace);
}

static void a_quota_grows_to_a_hundred_and_no_further(void **state)
{
	static const char row[] =
		ROW("1", "", "quota_comuni", "piano", "", ">=", "80", "", "");

	assert_one(state, row, "atteso", "10 20 30 40\n");
	assert_one(state, row, "proiezione", "- 100 100 100\n");
	assert_one(state, row, "ritmo_necessario", "4.2857 5 6 7.5\n");
	assert_one(state, row, "stato", "in_linea in_linea in_linea in_linea\n");
}

static void no_pace_is_needed_beyond_the_target(void **state)
{
	assert_one(state, SUM(">=", "4", ""), "ritmo_necessario",
		   "0.1429 0 0 0\n");
}

static void only_growing_sums_have_a_projection(void **state)
{
	static const char *const rows[] = {
		ROW("1", "", "somma", "anno", "", ">=", "8", "", ""),
		ROW("1", "", "somma", "piano", "", ">=", "8", "", "2023-12-31"),
		ROW("1", "1", "media", "piano", "", ">=", "8", "", ""),
		ROW("1", "", "mediana", "piano", "", ">=", "8", "", ""),
		ROW("1", "= potenziali", "rapporto", "piano", "", ">=", "8", "",
		    ""),
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_one(state, rows[i], "proiezione", "- - - -\n");
		assert_one(state, rows[i], "ritmo_necessario", "- - - -\n");
	}
}

static void what_is_expected_depends_on_window_and_kind(void **state)
{
	static const struct {
		const char *row, *expected;
	} rows[] = {
		{ROW("1", "", "somma", "anno", "", ">=", "7", "", ""),
		 "1 3 5 7\n"},
		{ROW("1", "", "saldo", "piano", "", ">=", "9", "", ""),
		 "1 2 3 4\n"},
		{ROW("1", "", "somma", "dal:2022-01-01", "", ">=", "9", "", ""),
		 "9 9 9 9\n"},
		{ROW("1", "= potenziali", "rapporto", "piano", "", ">=", "9", "",
		     ""), "1.125 2.25 3.375 4.5\n"},
		{ROW("1", "1", "rapporto", "piano", "", ">=", "9", "", ""),
		 "9 9 9 9\n"},
		{ROW("1", "1", "media", "anno", "", ">=", "9", "", ""),
		 "9 9 9 9\n"},
		{ROW("1", "", "quota_comuni", "anno", "", ">=", "50", "", ""),
		 "12.5 25 37.5 50\n"},
		{ROW("1", "", "somma", "piano", "", ">=", "9", "",
		     "2022-09-30"), "0 0 9 9\n"},
		{ROW("1", "", "somma", "piano", "", ">=", "9", "",
		     "2022-10-01"), "0 0 0 9\n"},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_one(state, rows[i].row, "atteso", rows[i].expected);
}

static void a_given_path_comes_before_all_and_is_linear(void **state)
{
	support_write(*state, "traiettorie.csv", "indicatore;data;atteso\n"
		      "X;2022-06-30;4\nX;2022-12-31;10\n");
	assert_one(state, SUM(">=", "40", ""), "atteso", "2 4 7 10\n");
	support_write(*state, "traiettorie.csv", "indicatore;data;atteso\n"
		      "X;2022-09-30;1,5\n");
	assert_one(state, ROW("1", "", "somma", "piano", "", ">=", "9", "",
			      "2022-12-31"), "atteso", "0.5 1 1.5 1.5\n");
}

static void the_status_steps_at_its_thresholds(void **state)
{
	/* Values 3 4 5 6. */
	assert_one(state, SUM(">=", "20", ""), "stato",
		   "in_linea in_ritardo critico critico\n");
	assert_one(state, SUM(">=", "16", ""), "stato",
		   "in_linea in_linea in_ritardo in_ritardo\n");
	assert_one(state, SUM(">=", "6", ""), "stato",
		   "in_linea in_linea in_linea raggiunto\n");
}

static void where_less_is_better_the_ratio_turns_over(void **state)
{
	assert_one(state, SUM("<=", "5", ""), "stato",
		   "raggiunto raggiunto raggiunto critico\n");
	assert_one(state, SUM("<=", "5", ""), "raggiungimento",
		   "166.6667 125 100 83.3333\n");
	assert_one(state, ROW("1", "", "somma", "dal:2022-01-01", "", "<=",
			      "4,5", "", ""), "stato",
		   "raggiunto raggiunto in_ritardo in_ritardo\n");
}

static void a_target_met_without_its_minima_is_met_in_part(void **state)
{
	struct workspace *workspace = computed(state, "2022-12-31",
					       SUM(">=", "4", "3"));

	assert_column(workspace, "stato",
		"AMBITO|in_linea raggiunto_in_parte raggiunto_in_parte "
		"raggiunto_in_parte\nNORD|in_linea in_linea raggiunto raggiunto"
		"\nSUD|in_linea in_linea in_linea in_linea\n");
	workspace_close(workspace);
	assert_one(state, SUM(">=", "4", "2"), "stato",
		   "in_linea raggiunto raggiunto raggiunto\n");
}

static void before_its_start_an_indicator_is_not_due(void **state)
{
	struct workspace *workspace = computed(state, "2022-12-31",
		ROW("1", "", "somma", "piano", "2022-07-01", ">=", "8", "1",
		    ""));

	assert_column(workspace, "stato", "AMBITO|non_dovuto non_dovuto critico"
		      " critico\nNORD|non_dovuto non_dovuto raggiunto raggiunto"
		      "\nSUD|non_dovuto non_dovuto in_linea in_linea\n");
	assert_column(workspace, "atteso", "AMBITO|- - 3 4\nNORD|- - 0 0\n"
		      "SUD|- - 0 0\n");
	assert_column(workspace, "raggiungimento", "AMBITO|- - 12.5 25\n"
		      "NORD|- - 100 200\nSUD|- - 0 0\n");
	workspace_close(workspace);
}

static void a_missing_value_cannot_be_judged(void **state)
{
	assert_one(state, ROW("1", "0", "rapporto", "piano", "", ">=", "8", "",
			      ""), "stato", "non_calcolabile non_calcolabile "
		   "non_calcolabile non_calcolabile\n");
	assert_one(state, ROW("1", "0", "rapporto", "piano", "", ">=", "8", "",
			      ""), "raggiungimento", "- - - -\n");
}

/* The statuses of the first quarter of 2023, of which SUD sent its file. */
static void assert_incomplete(void **state, const char *submissions,
			      const char *north, const char *row,
			      const char *expected)
{
	struct workspace *workspace;

	support_write(*state, "invii.csv", submissions);
	support_matrix(*state, row);
	drop_pacts(*state, north, "2023T1");
	workspace = support_compute(*state, "2023-03-31");
	support_rows(workspace->store, "select codice, stato from valore where "
		     "k = 5 and livello < 2 and target is not null order by "
		     "livello, codice", expected);
	workspace_close(workspace);
}

#define BOTH "tracciato;mittente;periodicita\npatti;NORD;trimestrale\n" \
	     "patti;SUD;trimestrale\n"
#define THREE BOTH "patti;AMBITO;trimestrale\n"

static void too_few_submissions_hide_the_status(void **state)
{
	/* One of three: below one half. */
	assert_incomplete(state, THREE, "2022T4", SUM(">=", "12", "2"),
			  "AMBITO|dati_mancanti\nNORD|raggiunto\n"
			  "SUD|raggiunto\n");
	/* One of two is one half. */
	assert_incomplete(state, BOTH, "2022T4", SUM(">=", "12", "9"),
			  "AMBITO|in_ritardo\nNORD|dati_mancanti\n"
			  "SUD|critico\n");
	/* A yearly file is not expected in a first quarter. */
	assert_incomplete(state, "tracciato;mittente;periodicita\n"
			  "patti;NORD;annuale\n", "2022", SUM(">=", "12", ""),
			  "AMBITO|in_ritardo\n");
}

static void a_target_met_that_cannot_be_lost_is_met_all_the_same(void **state)
{
	assert_incomplete(state, THREE, "2022T4", SUM(">=", "6", ""),
			  "AMBITO|raggiunto\n");
	assert_incomplete(state, THREE, "2022T4", SUM("<=", "9", ""),
			  "AMBITO|dati_mancanti\n");
	assert_incomplete(state, THREE, "2022T4",
			  ROW("1", "", "somma", "dal:2022-01-01", "", ">=",
			      "6", "", ""), "AMBITO|dati_mancanti\n");
	assert_incomplete(state, THREE, "2022T4",
			  ROW("1", "", "saldo", "piano", "", ">=", "6", "",
			      ""), "AMBITO|dati_mancanti\n");
	assert_incomplete(state, THREE, "2022T4",
			  ROW("1", "", "quota_comuni", "piano", "", ">=", "50",
			      "", ""), "AMBITO|raggiunto\n");
}

static void a_subambito_that_sends_nothing_has_the_ambitos_share(void **state)
{
	assert_incomplete(state, "tracciato;mittente;periodicita\n"
			  "patti;AMBITO;trimestrale\n", "2022T4",
			  SUM(">=", "12", "9"), "AMBITO|dati_mancanti\n"
			  "NORD|dati_mancanti\nSUD|dati_mancanti\n");
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EACH(a_sum_over_the_plan_is_expected_in_shares_rounded_down),
		EACH(projection_and_pace_are_the_ambitos_alone),
		EACH(the_projection_looks_back_four_quarters_at_most),
		EACH(a_quota_grows_to_a_hundred_and_no_further),
		EACH(no_pace_is_needed_beyond_the_target),
		EACH(only_growing_sums_have_a_projection),
		EACH(what_is_expected_depends_on_window_and_kind),
		EACH(a_given_path_comes_before_all_and_is_linear),
		EACH(the_status_steps_at_its_thresholds),
		EACH(where_less_is_better_the_ratio_turns_over),
		EACH(a_target_met_without_its_minima_is_met_in_part),
		EACH(before_its_start_an_indicator_is_not_due),
		EACH(a_missing_value_cannot_be_judged),
		EACH(too_few_submissions_hide_the_status),
		EACH(a_target_met_that_cannot_be_lost_is_met_all_the_same),
		EACH(a_subambito_that_sends_nothing_has_the_ambitos_share),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
