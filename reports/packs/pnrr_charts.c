/* pnrr_charts.c: the three charts of the pack: money, people, schedule.
 *
 * Each has its figures as words, for who cannot see it.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "format.h"
#include "packs/pnrr.h"
#include "packs/words.h"

enum { MOST_QUARTERS = 100, MOST_PHASES = 40, MOST_TICKS = 100 };

static const double chart_height = THEME_MM(43);
static const double phase_height = 22;	/* points: a name takes two lines */
static const double gantt_frame = 30;	/* periods above, today below */

/* The labels of the plan's quarters; 0 when there are too many to draw. */
static size_t quarter_labels(const struct board *board, const char **labels)
{
	if (board->n_quarters > MOST_QUARTERS)
		return 0;
	for (size_t i = 0; i < board->n_quarters; i++)
		labels[i] = board->quarters[i].label;
	return board->n_quarters;
}

static void describe_spending(const struct pnrr *pnrr, struct text *alt)
{
	char period[FORMAT_SIZE];

	text_add_string(alt, "Pagamenti, dall'inizio del progetto. ");
	for (int i = 0; i < pnrr->board->plan->k; i++) {
		text_format(alt, "%s%s: ", i > 0 ? "; " : "",
			    format_period(period, sizeof period,
					  pnrr->board->quarters[i].period));
		pnrr_euro(alt, pnrr->quarters[i].paid);
		text_add_string(alt, " (previsti ");
		pnrr_euro(alt, pnrr->quarters[i].expected);
		text_add_string(alt, ")");
	}
	text_add_string(alt, ".");
}

struct drawing *pnrr_spending_chart(const struct pnrr *pnrr, double width,
				    struct text *alt, struct err *err)
{
	const struct progress *side = pnrr_side(pnrr, "finanziario");
	const char *labels[MOST_QUARTERS];
	double actual[MOST_QUARTERS], expected[MOST_QUARTERS];
	size_t n = quarter_labels(pnrr->board, labels);

	if (n == 0 || n != pnrr->n_quarters || side == NULL)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		actual[i] = pnrr->quarters[i].paid / 100;
		expected[i] = pnrr->quarters[i].expected / 100;
	}
	describe_spending(pnrr, alt);
	return chart_trend(pnrr->context->charts, &(struct chart_trend){
		.frame = { .name = "pagamenti", .width = width,
			   .height = chart_height, .unit = CHART_EURO },
		.n = n, .labels = labels, .actual = actual,
		.expected = expected, .target = side->target / 100,
		.projection = NAN, .expected_word = "Previsto",
		.target_word = "Totale",
	}, err);
}

static void describe_people(const struct pnrr *pnrr,
			    const struct indicator *indicator,
			    const struct reading *points, struct text *alt)
{
	char period[FORMAT_SIZE];

	text_format(alt, "Andamento di %s. ", indicator->description);
	for (int i = 0; i < pnrr->board->plan->k; i++) {
		text_format(alt, "%s%s: ", i > 0 ? "; " : "",
			    format_period(period, sizeof period,
					  pnrr->board->quarters[i].period));
		if (points[i].mark != NULL)
			text_add_string(alt, "riservato");
		else
			words_value(alt, indicator, points[i].value);
		text_add_string(alt, " (atteso ");
		words_value(alt, indicator, points[i].expected);
		text_add_string(alt, ")");
	}
	text_add_string(alt, ". Obiettivo ");
	words_value(alt, indicator, indicator->target);
	text_add_string(alt, ".");
}

struct drawing *pnrr_people_chart(const struct pnrr *pnrr,
				  const struct indicator *indicator,
				  double width, struct text *alt,
				  struct err *err)
{
	const struct reading *points = board_points(pnrr->board, indicator->id);
	const char *labels[MOST_QUARTERS], *marks[MOST_QUARTERS];
	double actual[MOST_QUARTERS], expected[MOST_QUARTERS];
	size_t n = quarter_labels(pnrr->board, labels);

	if (n == 0 || points == NULL)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		actual[i] = points[i].value;
		expected[i] = points[i].expected;
		marks[i] = points[i].mark;
	}
	describe_people(pnrr, indicator, points, alt);
	return chart_trend(pnrr->context->charts, &(struct chart_trend){
		.frame = { .name = indicator->code, .width = width,
			   .height = chart_height, .unit = CHART_COUNT },
		.n = n, .labels = labels, .actual = actual,
		.expected = expected, .marks = marks,
		.target = indicator->target,
		.projection = words_projection(indicator),
	}, err);
}

static double day_of(const char *iso)
{
	day_t day;

	if (iso == NULL || date_read_iso(iso, strlen(iso), &day) != 0)
		return NAN;
	return (double)day;
}

/* The days of the axis, and its years. */
struct axis {
	double from, to;
	struct chart_tick ticks[MOST_TICKS];
	char labels[MOST_TICKS][8];
	size_t n;
};

static void set_axis(struct axis *axis, const struct pnrr *pnrr)
{
	int year, month, day;
	day_t start;

	axis->from = day_of(pnrr->board->plan->from);
	axis->to = day_of(pnrr->board->plan->to) + 1;
	axis->n = 0;
	date_split((day_t)axis->from, &year, &month, &day);
	while (axis->n < MOST_TICKS && date_make(year, 1, 1, &start) == 0 &&
	       (double)start < axis->to) {
		snprintf(axis->labels[axis->n], sizeof axis->labels[axis->n],
			 "%04d", year % 10000);
		axis->ticks[axis->n] = (struct chart_tick){
			.at = fmax((double)start, axis->from),
			.label = axis->labels[axis->n] };
		axis->n++;
		year++;
	}
}

static void describe_phase(struct text *alt, const struct phase *phase)
{
	char date[FORMAT_SIZE];

	text_format(alt, " %s: prevista dal %s", phase->name,
		    format_date_short(date, sizeof date, phase->from));
	text_format(alt, " al %s", format_date_short(date, sizeof date,
						     phase->to));
	if (phase->begun != NULL)
		text_format(alt, ", cominciata il %s",
			    format_date_short(date, sizeof date, phase->begun));
	if (phase->ended != NULL)
		text_format(alt, ", finita il %s",
			    format_date_short(date, sizeof date, phase->ended));
	text_format(alt, ", %s.", phase->word);
}

struct drawing *pnrr_gantt(const struct pnrr *pnrr, double width,
			   struct text *alt, struct err *err)
{
	struct chart_activity rows[MOST_PHASES];
	struct axis axis;
	size_t n = pnrr->n_phases < MOST_PHASES ? pnrr->n_phases : MOST_PHASES;

	if (n == 0 || isnan(day_of(pnrr->board->plan->from)) ||
	    isnan(day_of(pnrr->board->plan->to)))
		return NULL;
	set_axis(&axis, pnrr);
	text_add_string(alt, "Cronoprogramma.");
	for (size_t i = 0; i < n; i++) {
		const struct phase *phase = &pnrr->phases[i];

		rows[i] = (struct chart_activity){
			.name = phase->name,
			.planned_from = day_of(phase->from),
			/* A bar covers its last day too. */
			.planned_to = day_of(phase->to) + 1,
			.actual_from = day_of(phase->begun),
			.actual_to = day_of(phase->ended) + 1,
			.late = phase->late, .note = phase->word,
		};
		describe_phase(alt, phase);
	}
	return chart_gantt(pnrr->context->charts, &(struct chart_gantt){
		.frame = { .name = "cronoprogramma", .width = width,
			   .height = gantt_frame + phase_height * (double)n },
		.activities = rows, .n = n, .from = axis.from, .to = axis.to,
		.today = day_of(pnrr->board->plan->as_of),
		.ticks = axis.ticks, .n_ticks = axis.n,
	}, err);
}
