/* rule.h: the cross-field rules of a layout (`quadro.regole`). */
#ifndef QUADRO_RECORDS_RULE_H
#define QUADRO_RECORDS_RULE_H

#include <stddef.h>

#include "base/err.h"
#include "records/value.h"

enum { RULE_MAX_FIELDS = 8 };

enum rule_kind {
	RULE_ORDER,		/* a <= b <= c, among those that are present */
	RULE_SET_REQUIRES,	/* a valorizzato richiede b */
	RULE_EQUAL_REQUIRES,	/* a = WORD richiede b */
};

/* The part of a rule between semicolons. */
struct rule {
	char code[48];		/* the code of its errors: FINE_PRIMA_DI_INIZIO */
	char words[160];	/* the clause as the layout writes it */
	enum rule_kind kind;
	int fields[RULE_MAX_FIELDS];	/* indexes in the layout, in order */
	int n_fields;
	char operators[RULE_MAX_FIELDS][3];	/* RULE_ORDER: between fields i and i+1 */
	char word[48];		/* RULE_EQUAL_REQUIRES */
};

/* Finds a field's index by its name of `length` bytes; -1 when unknown. */
typedef int (*rule_field)(const void *context, const char *name,
			  size_t length);

/* Reads one clause of `words`. Returns 0, or -1 with a message that says what
 * was not understood. */
int rule_read(struct rule *rule, const char *code, const char *words,
	      size_t length, rule_field find, const void *context,
	      struct err *err);

/* Holds a rule against a record's values. Returns how many of its clauses are
 * violated (an order has one for each two neighbours that are present), and
 * for each the index of the field to mend, in fields. A clause that uses a
 * cell in error is not examined. */
int rule_violations(const struct rule *rule, const struct value *values,
		    int fields[RULE_MAX_FIELDS]);

#endif
