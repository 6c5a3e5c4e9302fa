/* Plans published night after night: what the public views show at each, and
 * what the attacker makes of it. */
#include "support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "compute/compute.h"
#include "protect/disclosure.h"
#include "store/query.h"
#include "support_attack.h"
#include "support_office.h"

enum { MOST_FIGURES = 8 * OFFICE_PLACES };

static struct plan cremasco_plan = {
	"cremasco-2021-2023",
	{"2022-06-30", "2022-12-31", "2023-06-30", "2023-12-31"},
	{{"ABI.E2", "ABI.P2"}, {"ISD.E1", "ISD.O1"}}, {NULL},
};

static struct plan pnrr_plan = {
	"pnrr-1.1.3", {"2024-06-30", "2024-12-31", "2025-06-30"}, {{NULL, NULL}},
	{"PNR.E3", "PNR.E1", "PNR.E2"},
};

static struct plan oglio_plan = {
	"oglio-po-2021-2023", {"2022-06-30", "2022-12-31", "2023-06-30"},
	{{"OPI.P1", NULL}, {"OPI.E1", NULL}, {"OPI.P2", NULL}}, {NULL},
};

/* Quarter from 0, place, figure, mark. */
static int read_rows(struct office *office, const char *sql,
		     struct attack_figure *figures)
{
	struct err err = {0};
	struct query *query = query_new(office->workspace->store, sql, &err);
	int n = 0;

	assert_non_null(query);
	while (query_step(query, &err) == 1) {
		const char *mark = query_text(query, 3);

		assert_true(n < MOST_FIGURES);
		figures[n++] = (struct attack_figure){
			(int)query_integer(query, 0),
			(int)query_integer(query, 1), query_real(query, 2),
			mark[0] == '\0' ? NULL : mark[0] == '<' ? "<" : "c",
		};
	}
	query_free(query);
	return n;
}

/* What a page shows of an indicator, or of a measure of the Comuni's table. */
static int read_figures(struct office *office, const char *name,
			const char *figure, struct attack_figure *figures)
{
	struct text sql = {0};
	int n;

	text_format(&sql, "select v.k - 1, p.posto, v.%s, v.mostra from (select "
		    "k, livello, codice, numeratore, denominatore - numeratore "
		    "as resto, denominatore, mostra from "
		    "report_pubblico_valore where indicatore_codice = '%s' union "
		    "all select k, livello, codice, valore, null, null, mostra "
		    "from report_pubblico_prospetto where misura = '%s') as v "
		    "join temp.posto as p using (livello, codice) where "
		    "v.mostra is not null or v.%s <> 0", figure, name, name,
		    figure);
	n = read_rows(office, sql.data, figures);
	text_free(&sql);
	return n;
}

struct side {
	struct attack_figure figures[MOST_FIGURES];
	int unknowns[MOST_FIGURES], n;
};

/* The places that pages show of it: of the others nothing is known, not even
 * that they are zero. */
static int places_of(struct office *office, const char *name)
{
	struct text sql = {0};
	int n;

	text_format(&sql, "select count(*) from temp.posto where livello <= "
		    "(select max(livello) from dettaglio where voce = '%s')",
		    name);
	n = (int)office_number(office, sql.data);
	text_free(&sql);
	return n;
}

static void add_side(struct office *office, struct attack *attack,
		     const char *name, const char *figure, double low,
		     struct side *side)
{
	const struct attack_table table = {
		.figures = side->figures, .n_k = office->n_k,
		.n_figures = read_figures(office, name, figure,
					  side->figures),
		.n_places = places_of(office, name), .parent = office->parent,
		.grows = 1, .low = low, .leaf_low = low, .high = INFINITY,
		.small = 4,
	};

	side->n = table.n_figures;
	attack_add(attack, &table, side->unknowns);
}

/* Every so many of the suppressed figures must be unknown enough: amounts,
 * whose truth is told, within a stretch as wide as themselves. */
static void assert_unknown(struct attack *attack, const char *name,
			   const struct side *side, int every, int amounts)
{
	int i, tried = 0;

	for (i = 0; i < side->n; i++) {
		const struct attack_figure *figure = &side->figures[i];
		double least, most;

		if (figure->mark == NULL || tried++ % every != 0)
			continue;
		if (attack_solve(attack, side->unknowns[i], &least, &most) != 0)
			fail_msg("%s: the tables contradict themselves", name);
		if (amounts ? most - least < figure->value - 1e-5 :
		    figure->mark[0] == '<' ? least > 1.001 || most < 3.999 :
		    most - least < 2.999)
			fail_msg("%s, quarter %d, place %d, %s: %g to %g",
				 name, figure->k + 1, figure->place,
				 figure->mark, least, most);
	}
}

static void attack_count(struct office *office, const char *name, int every)
{
	struct side *side = calloc(1, sizeof(*side));
	struct attack *attack = attack_new();

	add_side(office, attack, name, "numeratore", 1, side);
	assert_unknown(attack, name, side, every, 0);
	attack_free(attack);
	free(side);
}

/* Adds whole = one + other wherever the whole is suppressed; without other, the
 * whole may be more. */
static void tie(struct attack *attack, const struct side *whole,
		const struct side *one, const struct side *other)
{
	static const double signs[] = {1, -1, -1};
	int i, j;

	for (i = 0; i < whole->n; i++) {
		const struct side *parts[] = {one, other};
		int tied[3] = {whole->unknowns[i]}, n = 1, p;
		double equals = tied[0] < 0 ? -whole->figures[i].value : 0;

		n -= tied[0] < 0;
		for (p = 0; p < 2 && parts[p] != NULL; p++)
			for (j = 0; j < parts[p]->n; j++) {
				const struct attack_figure *figure =
					&parts[p]->figures[j];

				if (figure->k != whole->figures[i].k ||
				    figure->place != whole->figures[i].place)
					continue;
				if (parts[p]->unknowns[j] < 0)
					equals += figure->value;
				else
					tied[n++] = parts[p]->unknowns[j];
			}
		if (n == 0 || (n == 1 && tied[0] == whole->unknowns[i] &&
			       other == NULL))
			continue;
		if (other == NULL)
			tied[n++] = attack_unknown(attack, 0, INFINITY);
		attack_sum(attack, n, tied, whole->unknowns[i] < 0 ?
			   signs + 1 : signs, equals);
	}
}

/* A rate, and the count that its denominator is part of: people evaluated are
 * among those who began. */
static void attack_rate(struct office *office, const char *name,
			const char *whole, int every)
{
	static const char *const figures[] = {"denominatore", "numeratore",
					      "resto"};
	struct side *sides = calloc(4, sizeof(*sides));
	struct attack *attack = attack_new();
	int side;

	for (side = 0; side < 3; side++)
		add_side(office, attack, name, figures[side], side == 0,
			 &sides[side]);
	tie(attack, &sides[0], &sides[1], &sides[2]);
	if (whole != NULL) {
		add_side(office, attack, whole, "numeratore", 1, &sides[3]);
		tie(attack, &sides[3], &sides[0], NULL);
		assert_unknown(attack, whole, &sides[3], every, 0);
	}
	assert_unknown(attack, name, &sides[0], every, 0);
	attack_free(attack);
	free(sides);
}

/* Counts of which the first is the sum of the others, place by place. */
static void attack_sum_of(struct office *office, const char *const *names)
{
	struct side *sides = calloc(3, sizeof(*sides));
	struct attack *attack = attack_new();
	int i;

	for (i = 0; i < 3; i++)
		add_side(office, attack, names[i], "numeratore", 1, &sides[i]);
	tie(attack, &sides[0], &sides[1], &sides[2]);
	for (i = 0; i < 3; i++)
		assert_unknown(attack, names[i], &sides[i], 1, 0);
	attack_free(attack);
	free(sides);
}

/* Keeps what this night's packs show, to hold it against the next ones. */
static void publish(struct office *office)
{
	struct err err = {0};

	office_must(disclosure_record(office->workspace, &err), &err);
	office_run(office, "drop table if exists temp.ieri; create temp table ieri "
	    "as select * from (select k, indicatore_codice as voce, livello, "
	    "codice, numeratore, denominatore, mostra from "
	    "report_pubblico_valore union all select k, misura, livello, "
	    "codice, valore, null, mostra from report_pubblico_prospetto)");
}

static void assert_pattern_is_kept(struct office *office)
{
	/* What was suppressed is. */
	assert_float_equal(office_number(office, "select count(*) from temp.ieri as "
		"y where y.mostra is not null and not exists (select 1 from "
		"soppressione as s where s.k = y.k and s.voce = y.voce and "
		"s.livello = y.livello and s.codice = y.codice)"), 0, 0);
	/* What was shown, and is the same, is shown. */
	assert_float_equal(office_number(office, "select count(*) from temp.ieri as "
		"y join valore as v on v.k = y.k and v.livello = y.livello and "
		"v.codice = y.codice join indicatore as i on i.indicatore = "
		"v.indicatore and i.codice = y.voce join soppressione as s on "
		"s.k = y.k and s.voce = y.voce and s.livello = y.livello and "
		"s.codice = y.codice where y.mostra is null and y.numeratore is "
		"v.numeratore and y.denominatore is v.denominatore and "
		"s.motivo <> 'primaria'"), 0, 0);
}

/* Every count of people of the plan and of the Comuni's table. */
static void attack_counts(struct office *office, int every)
{
	struct err err = {0};
	struct query *query = query_new(office->workspace->store, "select nome "
		"from temp.voce where tipo = 'conteggio' and exists (select 1 "
		"from soppressione where voce = nome)", &err);

	assert_non_null(query);
	while (query_step(query, &err) == 1)
		attack_count(office, query_text(query, 0), every);
	query_free(query);
}

/* The amounts of the Comuni's table, with their truth, in units of 10,000 euro:
 * the simplex is no good with large numbers. */
static void attack_amount(struct office *office, const char *name, int every)
{
	struct side *side = calloc(1, sizeof(*side));
	struct attack *attack = attack_new();
	struct attack_table table = {
		.figures = side->figures, .n_k = office->n_k,
		.n_places = office->n_places, .parent = office->parent,
		.grows = 1, .high = INFINITY,
	};
	struct text sql = {0};

	text_format(&sql, "select v.k - 1, p.posto, x.valore / 1e6, v.mostra "
		    "from report_pubblico_prospetto as v join prospetto as x "
		    "using (k, misura, livello, codice) join temp.posto as p "
		    "using (livello, codice) where misura = '%s' and x.valore "
		    "<> 0", name);
	table.n_figures = side->n = read_rows(office, sql.data, side->figures);
	attack_add(attack, &table, side->unknowns);
	assert_unknown(attack, name, side, every, 1);
	attack_free(attack);
	text_free(&sql);
	free(side);
}

static void night_after_night_nothing_is_found(void **state)
{
	struct office *office = *state;
	const struct plan *plan = office->plan;
	int night, i;

	for (night = 0; night < 4 && plan->nights[night] != NULL; night++) {
		office_night(office, plan->nights[night]);
		if (night > 0)
			assert_pattern_is_kept(office);
		assert_float_equal(office_number(office, "select esposte from "
					  "protezione"), 0, 0);
		attack_counts(office, 1 + night);
		for (i = 0; i < 4 && plan->rates[i].rate != NULL; i++)
			attack_rate(office, plan->rates[i].rate,
				    plan->rates[i].whole, 1 + night);
		attack_amount(office, "rette", 10 + night);
		attack_amount(office, "fondo", 10 + night);
		if (plan->sum[0] != NULL)
			attack_sum_of(office, plan->sum);
		publish(office);
	}
}

static void most_of_what_is_not_small_is_shown(void **state)
{
	struct office *office = *state;
	double shown;

	office_night(office, "2023-12-31");
	shown = office_number(office, "select 1 - 1.0 * (select count(*) from "
		       "soppressione where motivo = 'secondaria') / (select "
		       "celle - (select count(*) from soppressione where "
		       "motivo = 'primaria') from protezione)");
	print_message("shown, of what is not small: %.0f%%\n", 100 * shown);
	assert_true(shown > 0.8);
	/* Zeros stay. */
	assert_float_equal(office_number(office, "select count(*) from soppressione "
		"as s join prospetto as p on p.misura = s.voce and p.k = s.k "
		"and p.livello = s.livello and p.codice = s.codice where "
		"p.valore = 0 and coalesce(p.persone, 0) = 0"), 0, 0);
}

static void values_computed_anew_are_not_public(void **state)
{
	struct office *office = *state;
	struct err err = {0};
	quarter_t last;

	office_night(office, "2022-06-30");
	assert_true(office_number(office, "select count(*) from "
			   "report_pubblico_valore") > 0);
	office_must(compute_all(office->workspace, support_day("2022-09-30"), &last,
			 &err), &err);
	assert_float_equal(office_number(office, "select count(*) from "
				  "report_pubblico_valore"), 0, 0);
	assert_float_equal(office_number(office, "select count(*) from "
				  "report_pubblico_prospetto"), 0, 0);
}

static void a_suppressed_row_tells_nothing(void **state)
{
	struct office *office = *state;

	office_night(office, "2023-06-30");
	assert_float_equal(office_number(office, "select count(*) from "
		"report_pubblico_valore where soppresso and (valore is not null "
		"or numeratore is not null or denominatore is not null or "
		"raggiungimento is not null or proiezione is not null or "
		"ritmo_necessario is not null or stato is not null or mostra is "
		"null)"), 0, 0);
	/* Nor does the projection drawn from it, four quarters on. */
	assert_float_equal(office_number(office, "select count(*) from "
		"report_pubblico_valore as v join soppressione as s on s.tabella "
		"= 'valore' and s.voce = v.indicatore_codice and s.livello = "
		"v.livello and s.codice = v.codice and s.k = v.k - min(4, v.k) "
		"where v.proiezione is not null"), 0, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OFFICE_TEST(most_of_what_is_not_small_is_shown, cremasco_plan),
		OFFICE_TEST(values_computed_anew_are_not_public, cremasco_plan),
		OFFICE_TEST(a_suppressed_row_tells_nothing, cremasco_plan),
		OFFICE_TEST(night_after_night_nothing_is_found, cremasco_plan),
		OFFICE_TEST(night_after_night_nothing_is_found, pnrr_plan),
		OFFICE_TEST(night_after_night_nothing_is_found, oglio_plan),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
