/* load.c: reads the rows of a view into structs.
 *
 * Packs go over the same few rows several times, in different orders; reading
 * them once keeps the pages free of SQL and of its errors. Which columns a
 * struct has is a table of fields, matched by name, so that a view can gain
 * columns without a word here.
 */
#include "packs/load.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "store/query.h"

enum { MOST_FIELDS = 64 };

/* Finds the column of each field. */
static int find_columns(const struct query *query, const struct load_shape *shape,
			int *columns, struct err *err)
{
	int n = query_columns(query);

	for (size_t i = 0; i < shape->n; i++) {
		columns[i] = 0;
		while (columns[i] < n &&
		       strcmp(query_column_name(query, columns[i]),
			      shape->fields[i].column) != 0)
			columns[i]++;
		if (columns[i] == n)
			return err_set(err, EXIT_CONFIG,
				       "manca la colonna «%s» in: %s",
				       shape->fields[i].column, shape->sql);
	}
	return 0;
}

static void read_row(struct query *query, const struct load_shape *shape,
		     const int *columns, char *row)
{
	memset(row, 0, shape->size);
	for (size_t i = 0; i < shape->n; i++) {
		const struct load_field *field = &shape->fields[i];
		int null = query_is_null(query, columns[i]);
		const char *text;
		double number;
		int integer;

		switch (field->kind) {
		case LOAD_TEXT:
			if (null)
				break;
			text = query_text(query, columns[i]);
			text = text_copy(text, strlen(text));
			memcpy(row + field->offset, &text, sizeof text);
			break;
		case LOAD_NUMBER:
			number = null ? NAN : query_real(query, columns[i]);
			memcpy(row + field->offset, &number, sizeof number);
			break;
		case LOAD_INTEGER:
			integer = (int)query_integer(query, columns[i]);
			memcpy(row + field->offset, &integer, sizeof integer);
			break;
		}
	}
}

int load_rows(struct store *store, const struct load_shape *shape, void **rows,
	      size_t *n, struct err *err)
{
	int columns[MOST_FIELDS], status = -1, step = -1;
	size_t room = 0;
	char *all = NULL;
	struct query *query = query_new(store, shape->sql, err);

	*rows = NULL;
	*n = 0;
	if (query == NULL || shape->n > MOST_FIELDS ||
	    find_columns(query, shape, columns, err) != 0)
		goto out;
	while ((step = query_step(query, err)) == 1) {
		if (*n == room) {
			room = room == 0 ? 32 : 2 * room;
			all = must_resize(all, room * shape->size);
		}
		read_row(query, shape, columns, all + *n * shape->size);
		++*n;
	}
	status = step;
out:
	query_free(query);
	*rows = all;
	return status;
}

void load_free(const struct load_shape *shape, void *rows, size_t n)
{
	for (size_t r = 0; r < n; r++)
		for (size_t i = 0; i < shape->n; i++) {
			char *text;

			if (shape->fields[i].kind != LOAD_TEXT)
				continue;
			memcpy(&text, (char *)rows + r * shape->size +
					      shape->fields[i].offset,
			       sizeof text);
			free(text);
		}
	free(rows);
}

int load_parts(struct store *store, const struct load_part *parts,
	       size_t n_parts, int is_public, void *owner, struct err *err)
{
	for (size_t i = 0; i < n_parts; i++) {
		struct load_shape shape = parts[i].shape;
		void *rows;
		size_t n;
		int status;

		if (is_public && parts[i].open != NULL)
			shape.sql = parts[i].open;
		status = load_rows(store, &shape, &rows, &n, err);
		memcpy((char *)owner + parts[i].rows, &rows, sizeof rows);
		memcpy((char *)owner + parts[i].n, &n, sizeof n);
		if (status != 0)
			return -1;
	}
	return 0;
}

void load_parts_free(const struct load_part *parts, size_t n_parts,
		     void *owner)
{
	for (size_t i = 0; i < n_parts; i++) {
		void *rows;
		size_t n;

		memcpy(&rows, (char *)owner + parts[i].rows, sizeof rows);
		memcpy(&n, (char *)owner + parts[i].n, sizeof n);
		load_free(&parts[i].shape, rows, n);
	}
}
