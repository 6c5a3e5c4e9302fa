/* The Cremasco, published night after night: what the public views show at
 * each, and what the attacker makes of it. */
#include "support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "acquire/inbox.h"
#include "base/text.h"
#include "commands/command.h"
#include "compute/compute.h"
#include "packs/views.h"
#include "protect/disclosure.h"
#include "store/query.h"
#include "support_attack.h"

enum { MOST_PLACES = 64, MOST_FIGURES = 8 * MOST_PLACES };

static const char *const nights[] = {"2022-06-30", "2022-12-31", "2023-06-30",
				     "2023-12-31"};

struct cremasco {
	char *directory;
	struct workspace *workspace;
	int parent[MOST_PLACES], n_places, n_k;
};

static int set_up(void **state)
{
	struct cremasco *cremasco = calloc(1, sizeof(*cremasco));
	char *parent = support_directory();
	struct text directory = {0};
	struct inbox_summary summary;
	struct err err = {0};
	char *operand;
	FILE *kept = stdout;

	text_format(&directory, "%s/cremasco", parent);
	operand = directory.data;
	stdout = fopen("/dev/null", "w");
	if (command_init(&(struct options){
			.from = "cremasco-2021-2023", .as_of = "2023-12-31",
			.operands = &operand, .n_operands = 1,
		}, &err) != 0)
		fail_msg("%s", err.message);
	fclose(stdout);
	stdout = kept;
	cremasco->directory = parent;
	cremasco->workspace = support_open(directory.data);
	if (inbox_receive(cremasco->workspace, support_day("2023-12-31"),
			  &summary, &err) != 0)
		fail_msg("%s", err.message);
	text_free(&summary.notes);
	text_free(&directory);
	*state = cremasco;
	return 0;
}

static int tear_down(void **state)
{
	struct cremasco *cremasco = *state;

	workspace_close(cremasco->workspace);
	support_remove(cremasco->directory);
	free(cremasco);
	return 0;
}

static void must(int status, const struct err *err)
{
	if (status != 0)
		fail_msg("%s", err->message);
}

static void run(struct cremasco *cremasco, const char *sql)
{
	struct err err = {0};

	must(store_exec(cremasco->workspace->store, sql, &err), &err);
}

/* The first number of the first row. */
static double number(struct cremasco *cremasco, const char *sql)
{
	struct err err = {0};
	struct query *query = query_new(cremasco->workspace->store, sql, &err);
	double value;

	if (query == NULL || query_step(query, &err) != 1)
		fail_msg("%s: %s", sql, err.message);
	value = query_real(query, 0);
	query_free(query);
	return value;
}

/* Computes and protects as of a day, and numbers the places. */
static void compute_night(struct cremasco *cremasco, const char *day)
{
	struct workspace *workspace = cremasco->workspace;
	struct err err = {0};
	struct query *query;
	quarter_t last;

	must(compute_all(workspace, support_day(day), &last, &err), &err);
	must(disclosure_protect(workspace, &err), &err);
	must(views_make(workspace->store, workspace->program,
			workspace->layouts, &err), &err);
	run(cremasco, "drop table if exists temp.posto; create temp table "
	    "posto as select row_number() over (order by livello, codice) - 1 "
	    "as posto, livello, codice, sopra from (select 0 as livello, "
	    "'AMBITO' as codice, null as sopra union all select 1, subambito, "
	    "'AMBITO' from subambito union all select 2, istat, subambito from "
	    "comune)");
	query = query_new(workspace->store, "select coalesce((select s.posto "
		"from temp.posto as s where s.codice = p.sopra), -1), (select "
		"count(*) from trimestre) from temp.posto as p order by p.posto",
		&err);
	cremasco->n_places = 0;
	while (query_step(query, &err) == 1) {
		cremasco->parent[cremasco->n_places++] =
			(int)query_integer(query, 0);
		cremasco->n_k = (int)query_integer(query, 1);
	}
	query_free(query);
}

/* What a page shows of an indicator, or of a measure of the Comuni's table. */
static int read_figures(struct cremasco *cremasco, const char *name,
			const char *figure, struct attack_figure *figures)
{
	struct text sql = {0};
	struct err err = {0};
	struct query *query;
	int n = 0;

	text_format(&sql, "select v.k - 1, p.posto, v.%s, v.mostra from (select "
		    "k, livello, codice, numeratore, denominatore - numeratore "
		    "as resto, denominatore, mostra from "
		    "report_pubblico_valore where indicatore_codice = '%s' union "
		    "all select k, livello, codice, valore, null, null, mostra "
		    "from report_pubblico_prospetto where misura = '%s') as v "
		    "join temp.posto as p using (livello, codice) where "
		    "v.mostra is not null or v.%s <> 0", figure, name, name,
		    figure);
	query = query_new(cremasco->workspace->store, sql.data, &err);
	text_free(&sql);
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

struct side {
	struct attack_figure figures[MOST_FIGURES];
	int unknowns[MOST_FIGURES], n;
};

static void add_side(struct cremasco *cremasco, struct attack *attack,
		     const char *name, const char *figure, double low,
		     struct side *side)
{
	const struct attack_table table = {
		.figures = side->figures, .n_k = cremasco->n_k,
		.n_figures = read_figures(cremasco, name, figure,
					  side->figures),
		.n_places = cremasco->n_places, .parent = cremasco->parent,
		.grows = 1, .low = low, .leaf_low = low, .high = INFINITY,
		.small = 4,
	};

	side->n = table.n_figures;
	attack_add(attack, &table, side->unknowns);
}

/* Every so many of the suppressed figures must be unknown enough. Returns how
 * many were tried. */
static int assert_unknown(struct attack *attack, const char *name,
			  const struct side *side, int every)
{
	int i, tried = 0;

	for (i = 0; i < side->n; i++) {
		const struct attack_figure *figure = &side->figures[i];
		double least, most;

		if (figure->mark == NULL || tried++ % every != 0)
			continue;
		assert_int_equal(attack_solve(attack, side->unknowns[i],
					      &least, &most), 0);
		if (figure->mark[0] == '<' ? least > 1.001 || most < 3.999 :
		    most - least < 2.999)
			fail_msg("%s, quarter %d, place %d, %s: %g to %g",
				 name, figure->k + 1, figure->place,
				 figure->mark, least, most);
	}
	return tried;
}

static void attack_count(struct cremasco *cremasco, const char *name, int every)
{
	struct side *side = calloc(1, sizeof(*side));
	struct attack *attack = attack_new();

	add_side(cremasco, attack, name, "numeratore", 1, side);
	assert_unknown(attack, name, side, every);
	attack_free(attack);
	free(side);
}

/* A rate, and the count that its denominator is part of: people evaluated are
 * among those who began. */
static void attack_rate(struct cremasco *cremasco, const char *name,
			const char *whole, int every)
{
	static const char *const figures[] = {"denominatore", "numeratore",
					      "resto"};
	static const double tie[] = {1, -1, -1};
	struct side *sides = calloc(4, sizeof(*sides));
	struct attack *attack = attack_new();
	int i, j, side;

	for (side = 0; side < 3; side++)
		add_side(cremasco, attack, name, figures[side], side == 0,
			 &sides[side]);
	add_side(cremasco, attack, whole, "numeratore", 1, &sides[3]);
	for (i = 0; i < sides[0].n; i++) {
		const struct attack_figure *figure = &sides[0].figures[i];
		int tied[3] = {sides[0].unknowns[i], -1, -1};

		for (side = 1; side < 4; side++)
			for (j = 0; j < sides[side].n; j++) {
				const struct attack_figure *other =
					&sides[side].figures[j];

				if (other->k != figure->k ||
				    other->place != figure->place)
					continue;
				if (side < 3)
					tied[side] = sides[side].unknowns[j];
				else if (tied[0] >= 0 &&
					 sides[3].unknowns[j] >= 0)
					attack_sum(attack, 3, (int[]){
						sides[3].unknowns[j], tied[0],
						attack_unknown(attack, 0,
							       INFINITY)},
						tie, 0);
			}
		if (tied[0] >= 0)
			attack_sum(attack, 3, tied, tie, 0);
	}
	assert_unknown(attack, name, &sides[0], every);
	assert_unknown(attack, whole, &sides[3], every);
	attack_free(attack);
	free(sides);
}

/* Keeps what this night's packs show, to hold it against the next ones. */
static void publish(struct cremasco *cremasco)
{
	struct err err = {0};

	must(disclosure_record(cremasco->workspace, &err), &err);
	run(cremasco, "drop table if exists temp.ieri; create temp table ieri "
	    "as select * from (select k, indicatore_codice as voce, livello, "
	    "codice, numeratore, denominatore, mostra from "
	    "report_pubblico_valore union all select k, misura, livello, "
	    "codice, valore, null, mostra from report_pubblico_prospetto)");
}

static void assert_pattern_is_kept(struct cremasco *cremasco)
{
	/* What was suppressed is. */
	assert_float_equal(number(cremasco, "select count(*) from temp.ieri as "
		"y where y.mostra is not null and not exists (select 1 from "
		"soppressione as s where s.k = y.k and s.voce = y.voce and "
		"s.livello = y.livello and s.codice = y.codice)"), 0, 0);
	/* What was shown, and is the same, is shown. */
	assert_float_equal(number(cremasco, "select count(*) from temp.ieri as "
		"y join valore as v on v.k = y.k and v.livello = y.livello and "
		"v.codice = y.codice join indicatore as i on i.indicatore = "
		"v.indicatore and i.codice = y.voce join soppressione as s on "
		"s.k = y.k and s.voce = y.voce and s.livello = y.livello and "
		"s.codice = y.codice where y.mostra is null and y.numeratore is "
		"v.numeratore and y.denominatore is v.denominatore and "
		"s.motivo <> 'primaria'"), 0, 0);
}

static void night_after_night_nothing_is_found(void **state)
{
	static const char *const counts[] = {"DIS.E1", "LAV.E2", "MIN.E1",
					     "beneficiari"};
	struct cremasco *cremasco = *state;
	size_t night, i;

	for (night = 0; night < 4; night++) {
		compute_night(cremasco, nights[night]);
		if (night > 0)
			assert_pattern_is_kept(cremasco);
		assert_float_equal(number(cremasco, "select esposte from "
					  "protezione"), 0, 0);
		for (i = 0; i < 4; i++)
			attack_count(cremasco, counts[i], 1 + (int)night);
		if (night < 2)
			attack_rate(cremasco, "ABI.E2", "ABI.P2", 2);
		publish(cremasco);
	}
}

static void most_of_what_is_not_small_is_shown(void **state)
{
	struct cremasco *cremasco = *state;
	double shown;

	compute_night(cremasco, "2023-12-31");
	shown = number(cremasco, "select 1 - 1.0 * (select count(*) from "
		       "soppressione where motivo = 'secondaria') / (select "
		       "celle - (select count(*) from soppressione where "
		       "motivo = 'primaria') from protezione)");
	print_message("shown, of what is not small: %.0f%%\n", 100 * shown);
	assert_true(shown > 0.8);
	/* Zeros stay. */
	assert_float_equal(number(cremasco, "select count(*) from soppressione "
		"as s join prospetto as p on p.misura = s.voce and p.k = s.k "
		"and p.livello = s.livello and p.codice = s.codice where "
		"p.valore = 0 and coalesce(p.persone, 0) = 0"), 0, 0);
}

static void values_computed_anew_are_not_public(void **state)
{
	struct cremasco *cremasco = *state;
	struct err err = {0};
	quarter_t last;

	compute_night(cremasco, "2022-06-30");
	assert_true(number(cremasco, "select count(*) from "
			   "report_pubblico_valore") > 0);
	must(compute_all(cremasco->workspace, support_day("2022-09-30"), &last,
			 &err), &err);
	assert_float_equal(number(cremasco, "select count(*) from "
				  "report_pubblico_valore"), 0, 0);
	assert_float_equal(number(cremasco, "select count(*) from "
				  "report_pubblico_prospetto"), 0, 0);
}

static void a_suppressed_row_tells_nothing(void **state)
{
	struct cremasco *cremasco = *state;

	compute_night(cremasco, "2023-06-30");
	assert_float_equal(number(cremasco, "select count(*) from "
		"report_pubblico_valore where soppresso and (valore is not null "
		"or numeratore is not null or denominatore is not null or "
		"raggiungimento is not null or proiezione is not null or "
		"ritmo_necessario is not null or stato is not null or mostra is "
		"null)"), 0, 0);
	/* Nor does the projection drawn from it, four quarters on. */
	assert_float_equal(number(cremasco, "select count(*) from "
		"report_pubblico_valore as v join soppressione as s on s.tabella "
		"= 'valore' and s.voce = v.indicatore_codice and s.livello = "
		"v.livello and s.codice = v.codice and s.k = v.k - min(4, v.k) "
		"where v.proiezione is not null"), 0, 0);
}

int main(void)
{
	/* Made once: the nights come last, as what they publish is kept. */
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(most_of_what_is_not_small_is_shown),
		cmocka_unit_test(values_computed_anew_are_not_public),
		cmocka_unit_test(a_suppressed_row_tells_nothing),
		cmocka_unit_test(night_after_night_nothing_is_found),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
