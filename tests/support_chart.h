/* support_chart.h: an engine, a trend, and questions to the drawing made. */
#ifndef QUADRO_TESTS_SUPPORT_CHART_H
#define QUADRO_TESTS_SUPPORT_CHART_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "chart/chart.h"

#define SUPPORT_CHART_DRIVER "reports/chart/driver.lua"

/* The driver of the tree, widths never narrower than the real font's, five
 * seconds to answer. */
extern const struct chart_options support_chart_options;

/* An open engine, which the caller closes; the test fails without. */
struct chart_engine *support_chart_engine(void);

/* Eight quarters of «Patti di comunità», three of them without a value, with
 * the path expected, a target of 24 and an estimate of 21. */
struct chart_trend support_chart_trend(void);

/* How many times a text, whole, is in a drawing. */
int support_chart_count_text(const struct drawing *drawing, const char *text);

/* The first text of a drawing that is this one; the test fails without. */
const struct primitive *support_chart_text(const struct drawing *drawing,
					   const char *text);

/* How many fills have a colour, hatched or plain. */
int support_chart_fills(const struct drawing *drawing, unsigned colour,
			int hatched);

/* Whether two drawings have the same primitives, in the same order. */
int support_chart_same(const struct drawing *a, const struct drawing *b);

/* Fails when a point is out of the drawing's frame. */
void support_chart_inside(const struct drawing *drawing);

#endif
