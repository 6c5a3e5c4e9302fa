/* wording.h: a layout's columns and rules in Italian, for those who send. */
#ifndef QUADRO_RECORDS_WORDING_H
#define QUADRO_RECORDS_WORDING_H

#include "base/date.h"
#include "base/text.h"
#include "records/layout.h"

/* What examples are made of. */
struct wording_example {
	day_t day;		/* a day of the period of the example file */
	const char *comune;	/* a Comune, or NULL where none is known */
	const char *subambito;	/* a code, or NULL where none is known */
};

/* Each appends to out, without a final stop or line break. */

/* How the file is taken: `periodo` or `cumulativo`, in a sentence. */
void wording_acquisition(const struct layout *layout, struct text *out);

/* What the column means: its description, with a capital. */
void wording_meaning(const struct field *field, struct text *out);

/* The type and its accepted forms, limits included. */
void wording_type(const struct field *field, struct text *out);

/* The admitted values of an enumeration; nothing for other types. */
void wording_values(const struct field *field, struct text *out);

/* A value that the checks accept; nothing where none can be told. */
void wording_example(const struct field *field,
		     const struct wording_example *of, struct text *out);

/* What makes a row different from the others. */
void wording_key(const struct layout *layout, struct text *out);

/* When the reference date is admitted; nothing where there is none. */
void wording_reference(const struct layout *layout, struct text *out);

/* A cross-field rule. */
void wording_rule(const struct layout *layout, const struct rule *rule,
		  struct text *out);

/* The marks of a missing value. */
void wording_missing(const struct layout *layout, struct text *out);

#endif
