/* load.h: the rows of a view, as structs, by a table of fields. */
#ifndef QUADRO_REPORTS_PACKS_LOAD_H
#define QUADRO_REPORTS_PACKS_LOAD_H

#include <stddef.h>

#include "base/err.h"
#include "store/store.h"

enum load_kind {
	LOAD_TEXT,	/* char *, owned by the row; null is NULL */
	LOAD_NUMBER,	/* double; null is NaN */
	LOAD_INTEGER,	/* int; null is 0 */
};

struct load_field {
	const char *column;	/* of the query */
	enum load_kind kind;
	size_t offset;		/* in the row's struct */
};

/* What a kind of row is: where it comes from and how it is kept. */
struct load_shape {
	const char *sql;	/* without parameters */
	const struct load_field *fields;
	size_t n;		/* fields */
	size_t size;		/* bytes of the struct */
};

/* An array of the owner's struct, and what fills it. */
struct load_part {
	size_t rows, n;		/* offsets, in the owner, of the array and its length */
	struct load_shape shape;
	const char *open;	/* the public figures instead; NULL: the same */
};

/* Fields and parts as the tables of *_data.c write them: a type has its fields
 * in the array TYPE_fields, an owner a member and its n_member. */
#define LOAD_TEXT_OF(type, column, member) \
	{column, LOAD_TEXT, offsetof(struct type, member)}
#define LOAD_NUMBER_OF(type, column, member) \
	{column, LOAD_NUMBER, offsetof(struct type, member)}
#define LOAD_INTEGER_OF(type, column, member) \
	{column, LOAD_INTEGER, offsetof(struct type, member)}
#define LOAD_PART(owner, type, member, source, public) \
	{offsetof(struct owner, member), offsetof(struct owner, n_##member), \
	 {source, type##_fields, sizeof(type##_fields) / \
				 sizeof(type##_fields[0]), \
	  sizeof(struct type)}, public}

/* Fills the arrays of owner, in order; is_public: from the public figures where
 * a part has them. 0, or -1 with err; load_parts_free is due in both cases. */
int load_parts(struct store *store, const struct load_part *parts,
	       size_t n_parts, int is_public, void *owner, struct err *err);
void load_parts_free(const struct load_part *parts, size_t n_parts,
		     void *owner);

/* Reads all the rows into a new array of n structs; free it with load_free.
 * *rows is NULL when there is none. 0, or -1 with err. */
int load_rows(struct store *store, const struct load_shape *shape, void **rows,
	      size_t *n, struct err *err);
void load_free(const struct load_shape *shape, void *rows, size_t n);

#endif
