/* matrix.c: quadro matrix: the monitoring matrix checked, and each of its rows
 * told before the night computes it.
 *
 * It is for who writes matrice.csv: all the mistakes at once, as the run tells
 * the first; then, of a good matrix, what each row will count and what it finds
 * today. It looks: nothing is written.
 */
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "base/json.h"
#include "commands/asof.h"
#include "commands/command.h"
#include "commands/matrix_row.h"
#include "compute/observe.h"
#include "store/query.h"
#include "workspace/workspace.h"

enum { EXAMPLES = 3 };

struct listing {
	const struct options *options;
	struct workspace *workspace;
	struct text out;
	long shown, warned;
	int *seen;		/* [operands] whether the code was found */
};

static int is_wanted(const struct listing *listing, const char *code)
{
	const struct options *options = listing->options;
	int i, wanted = options->n_operands == 0;

	for (i = 0; i < options->n_operands; i++)
		if (strcasecmp(options->operands[i], code) == 0)
			wanted = listing->seen[i] = 1;
	return wanted;
}

static int add_row(struct listing *listing, const struct matrix_row *row,
		   struct err *err)
{
	int json = listing->options->json;

	listing->warned += row->warnings.length > 0;
	if (listing->shown++ > 0)
		text_add_string(&listing->out, json ? "," : "\n");
	return (json ? matrix_row_json : matrix_row_page)(
		listing->workspace, row, EXAMPLES, &listing->out, err);
}

static int add_rows(struct listing *listing, struct err *err)
{
	struct matrix_rows *rows = matrix_rows_open(listing->workspace, err);
	struct matrix_row row;
	int status = rows != NULL ? 0 : -1, more = 0;

	while (status == 0 &&
	       (more = matrix_rows_next(rows, &row, err)) == 1) {
		if (is_wanted(listing, row.code))
			status = add_row(listing, &row, err);
		matrix_row_clear(&row);
	}
	if (more < 0)
		matrix_row_clear(&row);
	matrix_rows_close(rows);
	return more == 0 ? status : -1;
}

static int check_operands(const struct listing *listing, struct err *err)
{
	int i;

	for (i = 0; i < listing->options->n_operands; i++)
		if (!listing->seen[i])
			return err_set(err, EXIT_USAGE, "l'indicatore «%s» non "
				       "c'è in matrice.csv",
				       listing->options->operands[i]);
	return 0;
}

static void print(const struct listing *listing)
{
	if (listing->options->json)
		printf("{\"errori\":[],\"righe\":[%s]}\n",
		       text_string(&listing->out));
	else
		printf("%s\n%ld %s, %ld da guardare\n",
		       text_string(&listing->out), listing->shown,
		       listing->shown == 1 ? "riga" : "righe", listing->warned);
}

/* The mistakes are messages; a program finds them in its JSON too. */
static void print_mistakes(const struct options *options,
			   const struct mistakes *mistakes)
{
	struct text errors = {0};

	fputs(text_string(&mistakes->lines), stderr);
	if (!options->json)
		return;
	json_lines(&errors, text_string(&mistakes->lines));
	printf("{\"errori\":%s,\"righe\":[]}\n", errors.data);
	text_free(&errors);
}

static int list(struct listing *listing, struct mistakes *mistakes, day_t as_of,
		struct err *err)
{
	listing->workspace = workspace_open_to_mend(listing->options->workspace,
						    mistakes, err);
	if (listing->workspace == NULL ||
	    observe_to_look(listing->workspace, as_of, mistakes, err) != 0)
		return -1;
	if (mistakes->count > 0)
		return err_set(err, EXIT_CONFIG, "la matrice non va: %ld %s da "
			       "correggere", mistakes->count,
			       mistakes->count == 1 ? "errore" : "errori");
	return add_rows(listing, err) == 0 ? check_operands(listing, err) : -1;
}

int command_matrix(const struct options *options, struct err *err)
{
	struct listing listing = {.options = options};
	struct mistakes mistakes = {0};
	day_t as_of;
	int status;

	if (asof_read(options->as_of, &as_of, err) != 0)
		return -1;
	listing.seen = calloc((size_t)options->n_operands + 1,
			      sizeof(*listing.seen));
	status = listing.seen != NULL ? list(&listing, &mistakes, as_of, err) :
		 err_set(err, EXIT_FAILED, "la memoria è finita");
	if (status == 0)
		print(&listing);
	else
		print_mistakes(options, &mistakes);
	if (status == 0)
		status = listing.warned > 0 ? EXIT_ATTENTION : EXIT_DONE;
	text_free(&listing.out);
	free(listing.seen);
	mistakes_free(&mistakes);
	workspace_close(listing.workspace);
	return status;
}
