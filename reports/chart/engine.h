/* engine.h: what the kinds of chart share of the running gnuplot.
 *
 * Only sketch.c and engine.c need it: a kind of chart writes a sketch.
 */
#ifndef QUADRO_REPORTS_CHART_ENGINE_H
#define QUADRO_REPORTS_CHART_ENGINE_H

#include <locale.h>

#include "chart/chart.h"
#include "chart/process.h"

struct chart_engine {
	struct process process;
	chart_measure measure;
	void *context;
	int timeout;		/* milliseconds for one chart */
	unsigned long turn;	/* charts asked so far; numbers the answers */
	locale_t plain;		/* commands have decimal points in any locale */
};

/* Has gnuplot run script; answer gets the lines that the driver printed.
 * EXIT_FAILED, naming the chart, when gnuplot complained, ended or was late;
 * after the last two the process is gone and every later call fails so. */
int engine_run(struct chart_engine *engine, const char *name,
	       const struct bytes *script, struct bytes *answer,
	       struct err *err);

#endif
