/* The values (contract 5): aggregations, windows, distinct values and starting
 * days over seven pacts, few enough to count on one's fingers.
 *
 *   N-0 Alfa  2021-12-31            gruppi    100 reti   (before the plan)
 *   N-1 Alfa  2022-01-10            gruppi      4
 *   N-2 Alfa  2022-05-20..08-31     singoli     2
 *   N-3 Beta  2022-12-31            gruppi      6
 *   S-1 Gamma 2022-06-30            gruppi      1
 *   S-2 Delta 2022-07-01            famiglie    missing
 *   A-1 Gamma 2022-03-31..06-30     educativo   3        (sent by the Ambito)
 */
#include "support.h"

#include <string.h>

#define PATTI "id;comune;forma;data_avvio;data_fine;reti\n"

/* A computation takes the inbox: it is filled before each one. */
static void drop_pacts(const char *directory)
{
	support_write_at(directory, "inbox/patti_NORD_2022T4.csv", PATTI
		"N-0;Alfa;gruppi;31/12/2021;;100\n"
		"N-1;Alfa;gruppi;10/01/2022;;4\n"
		"N-2;Alfa;singoli;20/05/2022;31/08/2022;2\n"
		"N-3;Beta;gruppi;31/12/2022;;6\n", 1000);
	support_write_at(directory, "inbox/patti_SUD_2022T4.csv", PATTI
		"S-1;Gamma d'Adda;gruppi;30/06/2022;;1\n"
		"S-2;Delta;famiglie;01/07/2022;;n.d.\n", 1000);
	support_write_at(directory, "inbox/patti_AMBITO_2022T4.csv", PATTI
		"A-1;Gamma d'Adda;educativo;31/03/2022;30/06/2022;3\n", 1000);
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

#define CELL(column) \
	"group_concat(iif(" column " is null, '-', printf('%.9g', round(" \
	column ", 4))), ' ')"

/* Each scope on a line: its quarters, numerators, denominators, values. */
static void assert_values_as_of(void **state, const char *as_of,
				const char *rows, const char *expected)
{
	struct workspace *workspace;

	drop_pacts(*state);
	support_matrix(*state, rows);
	workspace = support_compute(*state, as_of);
	support_rows(workspace->store, "select codice, group_concat(k, ''), "
		CELL("numeratore") ", " CELL("denominatore") ", " CELL("valore")
		" from (select * from valore where indicatore = (select "
		"max(indicatore) from indicatore) order by livello, codice, k) "
		"group by livello, codice order by livello, codice", expected);
	workspace_close(workspace);
}

static void assert_values(void **state, const char *rows, const char *expected)
{
	assert_values_as_of(state, "2022-12-31", rows, expected);
}

/* A row over patti: what is counted, and how. */
#define ROW(filter, date, num, den, distinct, aggregation, window, start) \
	SUPPORT_ROW("X", "patti", filter, date, num, den, distinct, \
		    aggregation, window, start, ">=", "4", "", "")

static void a_sum_adds_up_from_the_start_of_the_plan(void **state)
{
	assert_values(state,
		ROW("", "data_avvio", "1", "", "", "somma", "piano", ""),
		"AMBITO|1234|2 4 5 6|- - - -|2 4 5 6\n"
		"NORD|1234|1 2 2 3|- - - -|1 2 2 3\n"
		"SUD|1234|1 2 3 3|- - - -|1 2 3 3\n"
		"019001|1234|1 2 2 2|- - - -|1 2 2 2\n"
		"019002|4|1|-|1\n"
		"019003|1234|1 2 2 2|- - - -|1 2 2 2\n"
		"019004|34|1 1|- -|1 1\n");
}

static void a_missing_number_counts_as_zero(void **state)
{
	assert_values(state,
		ROW("", "data_avvio", "reti", "", "", "somma", "piano", ""),
		"AMBITO|1234|7 10 10 16|- - - -|7 10 10 16\n"
		"NORD|1234|4 6 6 12|- - - -|4 6 6 12\n"
		"SUD|1234|3 4 4 4|- - - -|3 4 4 4\n"
		"019001|1234|4 6 6 6|- - - -|4 6 6 6\n"
		"019002|4|6|-|6\n"
		"019003|1234|3 4 4 4|- - - -|3 4 4 4\n"
		"019004|34|0 0|- -|0 0\n");
}

static void a_mean_divides_the_sums(void **state)
{
	assert_values(state, ROW("comune <> '019001'", "data_avvio", "reti",
				 "1", "", "media", "piano", ""),
		"AMBITO|1234|3 4 4 10|1 2 3 4|3 2 1.3333 2.5\n"
		"NORD|1234|0 0 0 6|0 0 0 1|- - - 6\n"
		"SUD|1234|3 4 4 4|1 2 3 3|3 2 1.3333 1.3333\n"
		"019002|4|6|1|6\n"
		"019003|1234|3 4 4 4|1 2 2 2|3 2 2 2\n"
		"019004|34|0 0|1 1|0 0\n");
}

static void a_ratio_without_denominator_is_missing_and_never_zero(void **state)
{
	assert_values(state, ROW("data_avvio >= '2022-05-01'", "data_avvio",
				 "forma = 'gruppi'", "1", "", "rapporto",
				 "piano", ""),
		"AMBITO|1234|0 1 1 2|0 2 3 4|- 50 33.3333 50\n"
		"NORD|1234|0 0 0 1|0 1 1 2|- 0 0 50\n"
		"SUD|1234|0 1 1 1|0 1 2 2|- 100 50 50\n"
		"019001|234|0 0 0|1 1 1|0 0 0\n"
		"019002|4|1|1|100\n"
		"019003|234|1 1 1|1 1 1|100 100 100\n"
		"019004|34|0 0|1 1|0 0\n");
}

static void a_constant_denominator_is_taken_once_and_for_the_ambito(void **state)
{
	assert_values(state, ROW("forma = 'gruppi'", "data_avvio", "reti",
				 "= potenziali", "", "rapporto", "piano", ""),
		"AMBITO|1234|4 5 5 11|200 200 200 200|2 2.5 2.5 5.5\n"
		"NORD|1234|4 4 4 10|- - - -|- - - -\n"
		"SUD|1234|0 1 1 1|- - - -|- - - -\n"
		"019001|1234|4 4 4 4|- - - -|- - - -\n"
		"019002|4|6|-|-\n"
		"019003|234|1 1 1|- - -|- - -\n");
}

static void a_median_takes_the_middle_or_the_mean_of_two(void **state)
{
	assert_values(state, ROW("", "data_avvio", "reti", "", "", "mediana",
				 "piano", ""),
		"AMBITO|1234|- - - -|- - - -|3.5 2.5 2 2.5\n"
		"NORD|1234|- - - -|- - - -|4 3 3 4\n"
		"SUD|1234|- - - -|- - - -|3 2 1 1\n"
		"019001|1234|- - - -|- - - -|4 3 3 3\n"
		"019002|4|-|-|6\n"
		"019003|1234|- - - -|- - - -|3 2 2 2\n"
		"019004|34|- -|- -|0 0\n");
}

static void a_balance_adds_at_one_date_and_takes_away_at_the_other(void **state)
{
	assert_values(state, ROW("", "data_avvio+ data_fine-", "1", "", "",
				 "saldo", "piano", ""),
		"AMBITO|1234|2 3 3 4|- - - -|2 3 3 4\n"
		"NORD|1234|1 2 1 2|- - - -|1 2 1 2\n"
		"SUD|1234|1 1 2 2|- - - -|1 1 2 2\n"
		"019001|1234|1 2 1 1|- - - -|1 2 1 1\n"
		"019002|4|1|-|1\n"
		"019003|1234|1 1 1 1|- - - -|1 1 1 1\n"
		"019004|34|1 1|- -|1 1\n");
}

static void a_stock_counts_what_is_in_force_on_the_last_day(void **state)
{
	/* A-1 ends on 30 June and is still in force that day. */
	assert_values(state, ROW("", "data_avvio..data_fine", "1", "", "",
				 "stock", "istante", ""),
		"AMBITO|1234|3 5 4 5|- - - -|3 5 4 5\n"
		"NORD|1234|2 3 2 3|- - - -|2 3 2 3\n"
		"SUD|1234|1 2 2 2|- - - -|1 2 2 2\n"
		"019001|1234|2 3 2 2|- - - -|2 3 2 2\n"
		"019002|4|1|-|1\n"
		"019003|1234|1 2 1 1|- - - -|1 2 1 1\n"
		"019004|34|1 1|- -|1 1\n");
}

static void a_share_counts_the_comuni_that_have_something(void **state)
{
	/* Delta has a pact without reti: it is observed, and not counted. */
	assert_values(state, ROW("", "data_avvio", "reti", "", "",
				 "quota_comuni", "piano", ""),
		"AMBITO|1234|2 2 2 3|4 4 4 4|50 50 50 75\n"
		"NORD|1234|1 1 1 2|2 2 2 2|50 50 50 100\n"
		"SUD|1234|1 1 1 1|2 2 2 2|50 50 50 50\n"
		"019001|1234|1 1 1 1|1 1 1 1|100 100 100 100\n"
		"019002|4|1|1|100\n"
		"019003|1234|1 1 1 1|1 1 1 1|100 100 100 100\n"
		"019004|34|0 0|1 1|0 0\n");
}

static void the_least_share_is_of_the_values_seen_in_the_ambito(void **state)
{
	/* In the second quarter educativo is only of Gamma: NORD has none. */
	assert_values(state, ROW("forma <> 'famiglie'", "data_avvio", "1", "",
				 "per forma", "quota_comuni_minima", "piano",
				 ""),
		"AMBITO|1234|1 1 1 1|4 4 4 4|25 25 25 25\n"
		"NORD|1234|0 0 0 0|2 2 2 2|0 0 0 0\n"
		"SUD|1234|0 0 0 0|2 2 2 2|0 0 0 0\n");
	assert_values(state, ROW("forma = 'gruppi'", "data_avvio", "1", "",
				 "per forma", "quota_comuni_minima", "piano",
				 ""),
		"AMBITO|1234|1 2 2 3|4 4 4 4|25 50 50 75\n"
		"NORD|1234|1 1 1 2|2 2 2 2|50 50 50 100\n"
		"SUD|1234|0 1 1 1|2 2 2 2|0 50 50 50\n");
	assert_values(state, ROW("forma = 'famiglie'", "data_avvio", "1", "",
				 "per forma", "quota_comuni_minima", "piano",
				 ""),
		"AMBITO|1234|- - 1 1|4 4 4 4|- - 25 25\n"
		"NORD|1234|- - 0 0|2 2 2 2|- - 0 0\n"
		"SUD|1234|- - 1 1|2 2 2 2|- - 50 50\n");
}

static void the_last_of_each_value_is_chosen_over_the_whole_ambito(void **state)
{
	assert_values(state, ROW("", "data_avvio", "reti", "10", "forma",
				 "rapporto_ultimo", "piano", ""),
		"AMBITO|1234|7 6 6 11|20 30 40 40|35 20 15 27.5\n"
		"NORD|1234|4 2 2 8|10 10 10 20|40 20 20 40\n"
		"SUD|1234|3 4 4 3|10 20 30 20|30 20 13.3333 15\n"
		"019001|1234|4 2 2 2|10 10 10 10|40 20 20 20\n"
		"019002|4|6|10|60\n"
		"019003|1234|3 4 4 3|10 20 20 10|30 20 20 30\n"
		"019004|34|0 0|10 10|0 0\n");
}

static void a_distinct_value_counts_at_its_first_date(void **state)
{
	/* The first gruppi was before the plan: it counts in no quarter. */
	assert_values(state, ROW("", "data_avvio", "1", "", "forma", "somma",
				 "piano", ""),
		"AMBITO|1234|1 2 3 3|- - - -|1 2 3 3\n"
		"NORD|1234|0 1 1 1|- - - -|0 1 1 1\n"
		"SUD|1234|1 1 2 2|- - - -|1 1 2 2\n"
		"019001|234|1 1 1|- - -|1 1 1\n"
		"019003|1234|1 1 1 1|- - - -|1 1 1 1\n"
		"019004|34|1 1|- -|1 1\n");
}

static void a_year_starts_anew_in_january(void **state)
{
	assert_values_as_of(state, "2023-03-31",
		ROW("", "data_avvio", "1", "", "", "somma", "anno", ""),
		"AMBITO|12345|2 4 5 6 0|- - - - -|2 4 5 6 0\n"
		"NORD|12345|1 2 2 3 0|- - - - -|1 2 2 3 0\n"
		"SUD|12345|1 2 3 3 0|- - - - -|1 2 3 3 0\n"
		"019001|1234|1 2 2 2|- - - -|1 2 2 2\n"
		"019002|4|1|-|1\n"
		"019003|1234|1 2 2 2|- - - -|1 2 2 2\n"
		"019004|34|1 1|- -|1 1\n");
}

static void a_window_may_start_on_a_day_before_or_in_the_plan(void **state)
{
	assert_values(state, ROW("comune = '019001'", "data_avvio", "1", "", "",
				 "somma", "dal:2021-01-01", ""),
		"AMBITO|1234|2 3 3 3|- - - -|2 3 3 3\n"
		"NORD|1234|2 3 3 3|- - - -|2 3 3 3\n"
		"SUD|1234|0 0 0 0|- - - -|0 0 0 0\n"
		"019001|1234|2 3 3 3|- - - -|2 3 3 3\n");
	assert_values(state, ROW("comune <> '019001'", "data_avvio", "1", "",
				 "", "somma", "dal:2022-06-30", ""),
		"AMBITO|1234|0 1 2 3|- - - -|0 1 2 3\n"
		"NORD|1234|0 0 0 1|- - - -|0 0 0 1\n"
		"SUD|1234|0 1 2 2|- - - -|0 1 2 2\n"
		"019002|4|1|-|1\n019003|234|1 1 1|- - -|1 1 1\n"
		"019004|34|1 1|- -|1 1\n");
}

static void what_is_before_its_start_is_empty_and_does_not_count(void **state)
{
	assert_values(state, ROW("", "data_avvio", "1", "", "", "somma",
				 "piano", "2022-05-21"),
		"AMBITO|1234|- 1 2 3|- - - -|- 1 2 3\n"
		"NORD|1234|- 0 0 1|- - - -|- 0 0 1\n"
		"SUD|1234|- 1 2 2|- - - -|- 1 2 2\n"
		"019002|4|1|-|1\n019003|234|1 1 1|- - -|1 1 1\n"
		"019004|34|1 1|- -|1 1\n");
}

static void an_indicator_may_wait_for_the_year_after_another(void **state)
{
	/* The first reaches 4 in the second quarter of 2022. */
	assert_values_as_of(state, "2023-03-31",
		SUPPORT_ROW("A", "patti", "", "data_avvio", "1", "", "",
			    "somma", "piano", "", ">=", "4", "", "")
		ROW("", "data_avvio", "1", "", "", "somma", "piano",
		    "anno dopo A"),
		"AMBITO|12345|- - - - 0|- - - - -|- - - - 0\n"
		"NORD|12345|- - - - 0|- - - - -|- - - - 0\n"
		"SUD|12345|- - - - 0|- - - - -|- - - - 0\n");
	assert_values_as_of(state, "2023-03-31",
		SUPPORT_ROW("A", "patti", "", "data_avvio", "1", "", "",
			    "somma", "piano", "", ">=", "7", "", "")
		ROW("", "data_avvio", "1", "", "", "somma", "piano",
		    "anno dopo A"),
		"AMBITO|12345|- - - - -|- - - - -|- - - - -\n"
		"NORD|12345|- - - - -|- - - - -|- - - - -\n"
		"SUD|12345|- - - - -|- - - - -|- - - - -\n");
}

static void a_chain_of_waits_is_followed_in_any_order_of_rows(void **state)
{
	struct workspace *workspace;

#define WAITS(code, start, target) \
	SUPPORT_ROW(code, "patti", "", "data_avvio", "1", "", "", "somma", \
		    "dal:2021-01-01", start, ">=", target, "", "")
	support_matrix(*state, WAITS("C", "anno dopo B", "1")
		       WAITS("B", "anno dopo A", "0") WAITS("A", "", "3"));
#undef WAITS
	drop_pacts(*state);
	workspace = support_compute(*state, "2023-12-31");
	/* A is reached in 2022T1, B (target 0) as soon as due, in 2023T1. */
	support_rows(workspace->store, "select codice, group_concat(dovuto, '')"
		     " from (select i.codice, f.dovuto from finestra as f join "
		     "indicatore as i using (indicatore) order by i.codice, k) "
		     "group by codice order by codice",
		     "A|11111111\nB|00001111\nC|00000000\n");
	workspace_close(workspace);
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EACH(a_sum_adds_up_from_the_start_of_the_plan),
		EACH(a_missing_number_counts_as_zero),
		EACH(a_mean_divides_the_sums),
		EACH(a_ratio_without_denominator_is_missing_and_never_zero),
		EACH(a_constant_denominator_is_taken_once_and_for_the_ambito),
		EACH(a_median_takes_the_middle_or_the_mean_of_two),
		EACH(a_balance_adds_at_one_date_and_takes_away_at_the_other),
		EACH(a_stock_counts_what_is_in_force_on_the_last_day),
		EACH(a_share_counts_the_comuni_that_have_something),
		EACH(the_least_share_is_of_the_values_seen_in_the_ambito),
		EACH(the_last_of_each_value_is_chosen_over_the_whole_ambito),
		EACH(a_distinct_value_counts_at_its_first_date),
		EACH(a_year_starts_anew_in_january),
		EACH(a_window_may_start_on_a_day_before_or_in_the_plan),
		EACH(what_is_before_its_start_is_empty_and_does_not_count),
		EACH(an_indicator_may_wait_for_the_year_after_another),
		EACH(a_chain_of_waits_is_followed_in_any_order_of_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
