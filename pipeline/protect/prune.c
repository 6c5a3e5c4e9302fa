/* prune.c: hiding takes the first way that it finds, one secret after the
 * other: at the end some rows are suppressed for nothing. Each is shown again
 * if the tales without it suffice. Only the figures whose proof moved it are
 * proved again; nothing is suppressed for that. If what fails is another row
 * that was suppressed as it was, the two are shown together, or neither.
 *
 * What other packs suppressed stays so: theirs is not judged here. Rows of
 * Comuni stay suppressed: little is gained, and what is shown today ties the
 * hands of the packs to come.
 */
#include "protect/prune.h"

#include <stdlib.h>

#include "base/text.h"
#include "protect/prove.h"

struct candidate {
	int row, level, k;
	long long truth;
};

/* A need that is to be proved again, and how far it was. */
struct doubt {
	const struct need *need;
	long long least, most;
	int least_by, most_by;
};

struct pruning {
	struct tale *tale;
	struct doubt *doubts;	/* of the rows at work */
	int n_doubts, room;
	int *shown, n_shown;	/* the rows at work */
};

/* The Ambito before its parts; today, then as it was before; large before
 * small. */
static int compare(const void *left, const void *right)
{
	const struct candidate *one = left, *two = right;

	if (one->level != two->level)
		return one->level < two->level ? -1 : 1;
	if (one->k != two->k)
		return one->k > two->k ? -1 : 1;
	if (one->truth != two->truth)
		return one->truth > two->truth ? -1 : 1;
	return one->row < two->row ? -1 : 1;
}

/* What a row that is shown needed, it needs no more. */
static int is_needed(const struct weave *weave, const struct need *need)
{
	const struct row *row = weave_row(weave, need->voce, need->k,
					  need->place);

	return row == NULL || row->state != STATE_SHOWN;
}

static void doubt(struct pruning *pruning, const struct need *need)
{
	const int *broken = pruning->tale->proofs.broken;
	struct cell *cell = need->cell;

	if (!broken[cell->least_by] && !broken[cell->most_by])
		return;
	if (pruning->n_doubts == pruning->room) {
		pruning->room = pruning->room == 0 ? 64 : 2 * pruning->room;
		pruning->doubts = must_resize(pruning->doubts,
			sizeof(*pruning->doubts) * (size_t)pruning->room);
	}
	pruning->doubts[pruning->n_doubts++] = (struct doubt){
		need, cell->least, cell->most, cell->least_by, cell->most_by,
	};
	if (broken[cell->least_by]) {
		cell->least = cell->truth;
		cell->least_by = 0;
	}
	if (broken[cell->most_by]) {
		cell->most = cell->truth;
		cell->most_by = 0;
	}
}

static int is_dispelled(struct tale *tale, const struct doubt *doubt)
{
	const struct cell *cell = doubt->need->cell;

	if (!prove_is_met(doubt->need))
		prove_need(tale, doubt->need, 0);
	return prove_is_met(doubt->need) ||
	       (cell->least <= doubt->least && cell->most >= doubt->most);
}

/* The row is suppressed again: its proofs hold. */
static void restore(const struct doubt *doubt)
{
	struct cell *cell = doubt->need->cell;

	if (doubt->least < cell->least) {
		cell->least = doubt->least;
		cell->least_by = doubt->least_by;
	}
	if (doubt->most > cell->most) {
		cell->most = doubt->most;
		cell->most_by = doubt->most_by;
	}
}

static void show(struct pruning *pruning, int index)
{
	struct weave *weave = pruning->tale->weave;
	int i;

	weave->rows[index].state = STATE_SHOWN;
	pruning->shown[pruning->n_shown++] = index;
	proof_break(&pruning->tale->proofs, index, 1);
	for (i = 0; i < weave->n_needs; i++)
		if (is_needed(weave, &weave->needs[i]))
			doubt(pruning, &weave->needs[i]);
}

static void hide_again(struct pruning *pruning)
{
	int i;

	for (i = 0; i < pruning->n_shown; i++) {
		int index = pruning->shown[i];

		pruning->tale->weave->rows[index].state = STATE_SECONDARY;
		proof_break(&pruning->tale->proofs, index, -1);
	}
	for (i = 0; i < pruning->n_doubts; i++)
		restore(&pruning->doubts[i]);
}

/* The row was suppressed for the others' sake alone. */
static int may_be_shown(const struct weave *weave, const struct row *row)
{
	return row != NULL && row->state == STATE_SECONDARY &&
	       weave->voci[row->voce].twin_of == WEAVE_NONE;
}

static void try_to_show(struct pruning *pruning, int index)
{
	const struct weave *weave = pruning->tale->weave;
	int i;

	pruning->n_doubts = pruning->n_shown = 0;
	if (!may_be_shown(weave, &weave->rows[index]))
		return;	/* it is, with another */
	show(pruning, index);
	for (i = 0; i < pruning->n_doubts; i++) {
		const struct need *need = pruning->doubts[i].need;
		const struct row *row = weave_row(weave, need->voce, need->k,
						  need->place);

		if (!is_needed(weave, need) ||
		    is_dispelled(pruning->tale, &pruning->doubts[i]))
			continue;
		if (!may_be_shown(weave, row)) {
			hide_again(pruning);
			return;
		}
		show(pruning, (int)(row - weave->rows));
	}
}

static int find_candidates(const struct weave *weave,
			   struct candidate *candidates)
{
	int i, n = 0;

	for (i = 0; i < weave->n_rows; i++) {
		const struct row *row = &weave->rows[i];

		if (may_be_shown(weave, row) && weave->level[row->place] < 2)
			candidates[n++] = (struct candidate){
				i, weave->level[row->place], row->k,
				weave_cell(weave, row->voce, SIDE_NUM, row->k,
					   row->place)->truth,
			};
	}
	return n;
}

void prune_rows(struct tale *tale)
{
	const struct weave *weave = tale->weave;
	struct pruning pruning = {.tale = tale};
	struct candidate *candidates = must_alloc(sizeof(*candidates) *
		((size_t)weave->n_rows + 1));
	int i, n = find_candidates(weave, candidates);

	pruning.shown = must_alloc(sizeof(int) * ((size_t)weave->n_rows + 1));
	qsort(candidates, (size_t)n, sizeof(*candidates), compare);
	for (i = 0; i < n; i++)
		try_to_show(&pruning, candidates[i].row);
	free(pruning.doubts);
	free(pruning.shown);
	free(candidates);
}
