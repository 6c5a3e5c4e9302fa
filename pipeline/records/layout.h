/* layout.h: a record layout (tracciato), read from its Table Schema. */
#ifndef QUADRO_RECORDS_LAYOUT_H
#define QUADRO_RECORDS_LAYOUT_H

#include <stddef.h>

#include "base/err.h"
#include "records/pattern.h"
#include "records/rule.h"
#include "store/store.h"

enum field_type {
	FIELD_TEXT,
	FIELD_NUMBER,
	FIELD_INTEGER,
	FIELD_BOOLEAN,
	FIELD_DATE,
	FIELD_ENUM,
	FIELD_COMUNE,		/* the field named `comune` */
	FIELD_SUBAMBITO,	/* the field named `subambito` */
};

struct field {
	char *name;
	char *folded;		/* name, folded */
	char *description;
	enum field_type type;
	int required;
	char *expression;	/* the pattern as written, or NULL */
	struct pattern *pattern;	/* the same, compiled, or NULL */
	double minimum, maximum;	/* NAN when there is none */
	long max_length;	/* code points; 0 when there is none */
	char **values;		/* enum: the values as written */
	char **folded_values;	/* enum: the same, folded */
	size_t *lengths;	/* enum: bytes of the values as written */
	size_t n_values;
};

struct layout {
	char *name;
	char *title;
	int cumulative;		/* acquisizione: cumulativo, else periodo */
	int reference;		/* index of data_di_riferimento, -1 for none */
	struct field *fields;
	int n_fields;
	int *key;		/* indexes of the primary key */
	int n_key;
	int id;			/* index of the field `id`, -1 for none */
	char **missing;		/* marks of a missing value, lower case */
	size_t n_missing;
	size_t longest_missing;	/* bytes of the longest mark */
	struct rule *rules;
	size_t n_rules;
};

struct layouts;

/* Reads every NAME.schema.json of the program's directory and, when it is
 * there, of the workspace's own: a name found in both is the workspace's.
 * A mistake names file and field: EXIT_CONFIG. NULL on error. */
struct layouts *layouts_read(struct store *store, const char *directory,
			     const char *own_directory, struct err *err);
void layouts_free(struct layouts *layouts);

size_t layouts_count(const struct layouts *layouts);
/* In alphabetical order of name. */
const struct layout *layouts_at(const struct layouts *layouts, size_t index);
/* By name, in any case; NULL when unknown. */
const struct layout *layouts_find(const struct layouts *layouts,
				  const char *name, size_t length);

/* The known names, for messages: "adempimenti, adesioni, ...". The caller
 * frees the text. */
char *layouts_names(const struct layouts *layouts);

/* Index of a field by exact name of `length` bytes, or -1. */
int layout_field(const struct layout *layout, const char *name, size_t length);

#endif
