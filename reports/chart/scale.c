/* scale.c: what stands on an axis: round steps, and their numbers.
 *
 * Values are written by format.h as everywhere in the document; ticks have
 * just the decimals that their step needs, and one size ("0,5 mln €") for the
 * whole axis. Where an axis begins is decided here: at zero, unless the caller
 * allows otherwise and all values are far above it.
 */
#include "chart/scale.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void scale_number(char *buffer, double value, enum chart_unit unit)
{
	switch (unit) {
	case CHART_COUNT:
		format_number(buffer, FORMAT_SIZE, value, 0);
		break;
	case CHART_DECIMAL:
		format_short(buffer, FORMAT_SIZE, value, 1);
		break;
	case CHART_PERCENT:
		format_percent(buffer, FORMAT_SIZE, value);
		break;
	case CHART_EURO:
		format_euro_text(buffer, FORMAT_SIZE, value);
		break;
	}
}

/* How the ticks of an axis are written, by its unit and its largest value. */
static const struct size {
	enum chart_unit unit;
	double from;		/* the largest value, at least */
	double divisor;
	const char *suffix;
} SIZES[] = {
	{ CHART_PERCENT, 0, 1, "%" },
	{ CHART_EURO, 1e6, 1e6, "\u00a0mln\u00a0€" },
	{ CHART_EURO, 0, 1, "\u00a0€" },
	{ CHART_COUNT, 0, 1, "" },
};

/* Units without a row of their own are written like counts. */
static const struct size *size_of(double largest, enum chart_unit unit)
{
	size_t i, last = sizeof SIZES / sizeof *SIZES - 1;

	for (i = 0; i < last; i++)
		if (SIZES[i].unit == unit && largest >= SIZES[i].from)
			break;
	return &SIZES[i];
}

/* The decimals that a step like 0.25 needs. */
static int decimals_of(double step)
{
	int decimals = 0;

	while (decimals < 4 && fabs(step - round(step)) > 1e-6 * step) {
		step *= 10;
		decimals++;
	}
	return decimals;
}

static void write_ticks(struct scale *scale, double step, enum chart_unit unit)
{
	double largest = fmax(fabs(scale->low), fabs(scale->high));
	const struct size *size = size_of(largest, unit);
	int decimals = decimals_of(step / size->divisor);
	size_t i;

	for (i = 0; i < scale->n; i++) {
		char number[FORMAT_SIZE];
		double tick = scale->ticks[i] / size->divisor;

		format_number(number, sizeof number, tick,
			      tick == 0 ? 0 : decimals);
		snprintf(scale->labels[i], sizeof scale->labels[i], "%.40s%s",
			 number, tick == 0 ? size_of(0, unit)->suffix :
			 size->suffix);
	}
}

/* The smallest round step that puts at most four of them in the range. */
static double round_step(double range, int whole)
{
	static const double STEPS[] = { 1, 2, 2.5, 5 };
	double power = pow(10, floor(log10(range)) - 2);
	size_t i;

	for (;; power *= 10)
		for (i = 0; i < sizeof STEPS / sizeof *STEPS; i++) {
			double step = STEPS[i] * power;

			if (whole && fabs(step - round(step)) > 1e-9 * step)
				continue;
			if (range / step < 4.999)
				return step;
		}
}

void scale_init(struct scale *scale, double low, double high,
		enum chart_unit unit, int may_cut)
{
	double margin, step, k;

	memset(scale, 0, sizeof *scale);
	if (!may_cut || low <= 0 || low < 0.75 * high || low == high) {
		low = fmin(low, 0);
		high = fmax(high, 0);
	}
	if (high - low < 1e-6)
		high = low + 1;
	margin = 0.06 * (high - low);
	scale->low = low == 0 ? 0 : low - margin;
	scale->high = high == 0 ? 0 : high + margin;
	step = round_step(scale->high - scale->low, unit == CHART_COUNT);
	for (k = ceil(scale->low / step - 1e-9);
	     k * step <= scale->high && scale->n < SCALE_MOST; k++)
		scale->ticks[scale->n++] = k == 0 ? 0 : k * step;
	write_ticks(scale, step, unit);
}
