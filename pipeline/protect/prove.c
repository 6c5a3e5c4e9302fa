/* prove.c: a need is met by tales from the truth down and up, step by step: so
 * every number on the way is told by a whole table, too. */
#include "protect/prove.h"

enum {
	STEPS_OF_MONEY = 4,	/* that make the whole of an amount */
	FINEST = 4096,		/* the least of them, of the first */
};

int prove_is_met(const struct need *need)
{
	const struct cell *cell = need->cell;

	if (need->low <= need->high)
		return cell->least <= need->low && cell->most >= need->high;
	return cell->most - cell->least >= need->width;
}

static int is_met_towards(const struct need *need, int direction)
{
	if (need->low > need->high)
		return prove_is_met(need);
	return direction < 0 ? need->cell->least <= need->low :
			       need->cell->most >= need->high;
}

static long long first_step(const struct weave *weave, const struct need *need)
{
	const struct kind *kind = weave->voci[need->voce].kind;

	if (kind->units[need->side] == UNIT_AMOUNT)
		return (need->width + STEPS_OF_MONEY - 1) / STEPS_OF_MONEY;
	return kind->units[need->side] == UNIT_SIGNED ? kind->num_scale : 1;
}

/* Tells tales ever farther in one direction, as far as the need asks. */
static void walk(struct tale *tale, const struct need *need, int direction,
		 int spend)
{
	long long step = first_step(tale->weave, need), least = step / FINEST;

	while (step > least && step > 0 && !is_met_towards(need, direction))
		if (!tale_move(tale, need, direction, step, spend))
			step /= 4;
	tale_forget(tale);
}

void prove_need(struct tale *tale, const struct need *need, int spend)
{
	walk(tale, need, -1, spend);
	walk(tale, need, 1, spend);
}
