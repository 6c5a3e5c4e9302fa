/* number.c: Italian numbers for labels, and round steps for axes.
 *
 * Digits are made from whole numbers, so that neither the locale nor the
 * rounding of printf has a say: 1.234,5, a true minus, a comma. The rules of
 * each unit are one row of a table. Labels keep the decimals the look asks
 * for; ticks have just those that their step needs.
 */
#include "chart/number.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* From `from` on, a number of the unit is written divided by `divisor`. */
struct format {
	enum chart_unit unit;
	double from;
	double divisor;
	int decimals;
	const char *suffix;
};

/* The first that fits counts: largest sizes first within a unit. */
static const struct format FORMATS[] = {
	{ CHART_COUNT, 0, 1, 0, "" },
	{ CHART_DECIMAL, 0, 1, 1, "" },
	{ CHART_PERCENT, 9.95, 1, 0, "%" },
	{ CHART_PERCENT, 0, 1, 1, "%" },
	{ CHART_EURO, 999995000, 1e9, 2, " mrd €" },
	{ CHART_EURO, 999500, 1e6, 2, " mln €" },
	{ CHART_EURO, 0, 1, 0, " €" },
};

static const struct format *format_of(double value, enum chart_unit unit)
{
	size_t i, last = sizeof FORMATS / sizeof *FORMATS - 1;

	for (i = 0; i < last; i++)
		if (FORMATS[i].unit == unit && fabs(value) >= FORMATS[i].from)
			break;
	return &FORMATS[i];
}

/* number has at most 1e15 before the comma, so it fits with two decimals. */
static void write_digits(char *buffer, double number, int decimals,
			 const char *suffix)
{
	static const long long POWERS[] = { 1, 10, 100, 1000, 10000 };
	long long power = POWERS[decimals];
	long long scaled = llround(fabs(number) * (double)power);
	char whole[32], grouped[48];
	size_t length, i, at = 0;

	snprintf(whole, sizeof whole, "%lld", scaled / power);
	length = strlen(whole);
	for (i = 0; i < length; i++) {
		if (i && (length - i) % 3 == 0)
			grouped[at++] = '.';
		grouped[at++] = whole[i];
	}
	grouped[at] = '\0';
	if (decimals)
		snprintf(buffer, NUMBER_ROOM, "%s%s,%0*lld%s",
			 number < 0 && scaled ? "−" : "", grouped, decimals,
			 scaled % power, suffix);
	else
		snprintf(buffer, NUMBER_ROOM, "%s%s%s",
			 number < 0 && scaled ? "−" : "", grouped, suffix);
}

void number_write(char *buffer, double value, enum chart_unit unit)
{
	const struct format *format;

	if (isnan(value)) {
		snprintf(buffer, NUMBER_ROOM, "n.d.");
		return;
	}
	format = format_of(value, unit);
	write_digits(buffer, value / format->divisor,
		     value == 0 ? 0 : format->decimals, format->suffix);
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
	double largest = fmax(fabs(scale->ticks[0]),
			      fabs(scale->ticks[scale->n - 1]));
	const struct format *format = format_of(largest, unit);
	int decimals = decimals_of(step / format->divisor);
	size_t i;

	for (i = 0; i < scale->n; i++)
		write_digits(scale->labels[i],
			     scale->ticks[i] / format->divisor,
			     scale->ticks[i] == 0 ? 0 : decimals,
			     scale->ticks[i] == 0 && unit == CHART_EURO ?
				     " €" : format->suffix);
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
