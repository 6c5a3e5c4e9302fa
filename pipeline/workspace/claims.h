/* claims.h: the figures that the words beside a context indicator state. */
#ifndef QUADRO_WORKSPACE_CLAIMS_H
#define QUADRO_WORKSPACE_CLAIMS_H

#include <stddef.h>

enum { CLAIMS_MOST = 24 };	/* of one text; the others are not read */

enum claim_kind { CLAIM_FORMULA, CLAIM_DIFFERENCE, CLAIM_PERCENT, CLAIM_YEAR };

struct claim {
	enum claim_kind kind;
	const char *text;	/* in the caller's text, as it is written */
	size_t length;
	int year;		/* compared with; 0 for a formula */
	int stated;		/* value is there */
	double value;		/* what it states */
	int decimals;		/* with so many decimals */
	double result;		/* of the formula */
	const char *fault;	/* why the formula has no result, or NULL */
};

/* Reads clauses such as "+685 (+25%) sul 2019, +1.680 (+93%) sul 2017": the
 * differences and the percentages with a sign, with the year of their clause,
 * and the years named without any. Words that state nothing of another year
 * are none. Returns how many claims it filled. */
size_t claims_read(const char *text, struct claim claims[CLAIMS_MOST]);

/* Finds "si ricalcola: (641-57)/641 = 91,11" in a text and computes it. 1, or
 * 0 when the text has no such words. */
int claims_formula(const char *text, struct claim *claim);

/* "formula", "differenza", "percentuale", "anno". */
const char *claims_kind(enum claim_kind kind);

#endif
