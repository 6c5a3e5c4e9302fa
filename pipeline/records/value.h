/* value.h: one typed cell of a record. */
#ifndef QUADRO_RECORDS_VALUE_H
#define QUADRO_RECORDS_VALUE_H

#include <stddef.h>

enum value_state {
	VALUE_MISSING,		/* empty or a mark of the layout's missingValues */
	VALUE_GOOD,
	VALUE_BAD,		/* in error: what depends on it is not examined */
};

struct value {
	enum value_state state;
	double number;		/* number, integer, boolean 0/1, date as day number */
	const char *text;	/* text, code of the Comune, value of the enum; date: ISO */
	size_t length;		/* bytes of text */
	char iso[12];		/* where a date's text is kept */
};

#endif
