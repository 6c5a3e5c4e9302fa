/* weave.c: the rows of people, read from what the SQL of sql/protect found.
 *
 * The kinds of voce are a table: which numbers a row shows, and which of them
 * are people. What must stay unknown of them is judge.c's.
 */
#include "protect/weave.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "protect/detail.h"
#include "protect/judge.h"
#include "protect/parts.h"
#include "store/query.h"

static const struct kind kinds[] = {
	{"conteggio", {UNIT_PEOPLE, UNIT_NOTHING, UNIT_NOTHING}, 1, 1},
	{"quota", {UNIT_PEOPLE, UNIT_PEOPLE, UNIT_PEOPLE}, 1, 1},
	{"media", {UNIT_AMOUNT, UNIT_PEOPLE, UNIT_NOTHING}, 100, 1},
	{"parte", {UNIT_AMOUNT, UNIT_AMOUNT, UNIT_AMOUNT}, 100, 100},
	{"rapporto", {UNIT_AMOUNT, UNIT_AMOUNT, UNIT_NOTHING}, 100, 100},
	{"importo", {UNIT_AMOUNT, UNIT_NOTHING, UNIT_NOTHING}, 100, 1},
	{"centesimi", {UNIT_AMOUNT, UNIT_NOTHING, UNIT_NOTHING}, 1, 1},
	{"saldo", {UNIT_SIGNED, UNIT_NOTHING, UNIT_NOTHING}, 100, 1},
	{"sola", {UNIT_NOTHING, UNIT_NOTHING, UNIT_NOTHING}, 1, 1},
};

static const struct kind *find_kind(const char *name)
{
	size_t i, last = sizeof(kinds) / sizeof(kinds[0]) - 1;

	for (i = 0; i < last; i++)
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	return &kinds[last];
}

struct cell *weave_cell(const struct weave *weave, int voce, int side, int k,
			int place)
{
	return &weave->cells[((voce * SIDES + side) * weave->n_k + k) * 2 *
			     weave->n_places + place];
}

int weave_is_told(const struct weave *weave, int voce, int place)
{
	return weave->level[place] <= weave->voci[voce].finest;
}

struct row *weave_row(const struct weave *weave, int voce, int k, int place)
{
	int index;

	if (place >= weave->n_places)
		return NULL;
	index = weave->row_of[(voce * weave->n_k + k) * weave->n_places +
			      place];
	return index == WEAVE_NONE ? NULL : &weave->rows[index];
}

void weave_need(struct weave *weave, const struct need *need)
{
	/* Doubled whenever their number is a power of two. */
	if ((weave->n_needs & (weave->n_needs - 1)) == 0)
		weave->needs = must_resize(weave->needs, sizeof(*need) * 2 *
					   ((size_t)weave->n_needs + 1));
	weave->needs[weave->n_needs++] = *need;
}

enum { VOCE, K, PLACE, NUM, DEN, PEOPLE, GROWS, TARGET, BEFORE };
enum { NEVER_SHOWN, SHOWN_SO, SHOWN_OTHERWISE, SUPPRESSED };

/* What is lost without a row: the place's level, then its people, if there are
 * enough to spare some; what other packs have shown is best left. */
static int rank_of(const struct weave *weave, int level, double num,
		   long long before)
{
	static const int weights[] = {6, 1, 0};	/* of the levels */
	const double most = 1 << 12;

	return (before == SHOWN_OTHERWISE) << 18 | weights[level] << 15 |
	       (num < 2 * weave->soglia - 2) << 13 |
	       (1 + (int)fmax(0, fmin(num, most)));
}

static void read_cell(struct weave *weave, const struct row *row, int side,
		      double figure)
{
	const struct kind *kind = weave->voci[row->voce].kind;
	struct cell *cell = weave_cell(weave, row->voce, side, row->k,
				       row->place);
	int scale = side == SIDE_NUM ? kind->num_scale : kind->den_scale;

	if (kind->units[side] != UNIT_NOTHING)
		cell->truth = llround(figure * scale);
}

static void read_row(struct weave *weave, struct query *query)
{
	double num = query_real(query, NUM), den = query_real(query, DEN);
	long long before = query_integer(query, BEFORE);
	struct row *row = &weave->rows[weave->n_rows];

	memset(row, 0, sizeof(*row));
	row->voce = (int)query_integer(query, VOCE);
	row->k = (int)query_integer(query, K) - 1;
	row->place = (int)query_integer(query, PLACE);
	row->rank = rank_of(weave, weave->level[row->place], num, before);
	row->known = before == SHOWN_SO;
	row->state = before == SUPPRESSED ? STATE_DRAGGED : STATE_SHOWN;
	row->people = query_real(query, PEOPLE);
	row->target = query_is_null(query, TARGET) ? 0 :
		      query_real(query, TARGET);
	weave->row_of[(row->voce * weave->n_k + row->k) * weave->n_places +
		      row->place] = weave->n_rows++;
	read_cell(weave, row, SIDE_NUM, num);
	read_cell(weave, row, SIDE_DEN, den);
	read_cell(weave, row, SIDE_REST, den - num);
	if (query_integer(query, GROWS))
		weave->grows[row->voce * weave->n_k + row->k] = 1;
}

static int read_rows(struct weave *weave, struct store *store, struct err *err)
{
	struct query *query = query_new(store, "select voce, k, luogo, num, "
		"den, persone, cresce, meta, prima from temp.cella "
		"order by voce, k, luogo", err);
	int more = -1;

	while (query != NULL && (more = query_step(query, err)) == 1)
		read_row(weave, query);
	query_free(query);
	return more;
}

static int read_voci(struct weave *weave, struct store *store, struct err *err)
{
	struct query *query = query_new(store, "select tabella, nome, tipo, "
		"coalesce(target, 0), minimo is not null, fisso, "
		"coalesce(pubblicato, -1) from temp.voce order by voce", err);
	int more = -1;

	while (query != NULL && (more = query_step(query, err)) == 1) {
		const char *table = query_text(query, 0);
		struct voce *voce;

		weave->voci = must_resize(weave->voci, sizeof(*voce) *
					  ((size_t)weave->n_voci + 1));
		voce = &weave->voci[weave->n_voci++];
		memset(voce, 0, sizeof(*voce));
		voce->twin_of = WEAVE_NONE;
		voce->table = text_copy(table, strlen(table));
		voce->name = text_copy(query_text(query, 1),
				       strlen(query_text(query, 1)));
		voce->kind = find_kind(query_text(query, 2));
		voce->target = query_real(query, 3);
		voce->minimum = (int)query_integer(query, 4);
		voce->fixed = (int)query_integer(query, 5);
		voce->published = (int)query_integer(query, 6);
	}
	query_free(query);
	return more;
}

static int read_places(struct weave *weave, struct store *store,
		       struct err *err)
{
	struct query *query = query_new(store, "select l.livello, l.codice, "
		"coalesce(l.padre, -1), (select count(*) from trimestre), "
		"(select count(*) from temp.luogo) from temp.luogo as l "
		"order by l.luogo", err);
	int more = -1, p = 0;

	while (query != NULL && (more = query_step(query, err)) == 1) {
		const char *code = query_text(query, 1);
		size_t n;

		weave->n_k = (int)query_integer(query, 3);
		weave->n_places = (int)query_integer(query, 4);
		n = (size_t)weave->n_places;
		if (p == 0) {
			weave->level = must_alloc(2 * n * sizeof(int));
			weave->parent = must_alloc(2 * n * sizeof(int));
			weave->codes = must_alloc(n * sizeof(char *));
			memset(weave->codes, 0, n * sizeof(char *));
		}
		weave->level[p] = (int)query_integer(query, 0);
		weave->codes[p] = text_copy(code, strlen(code));
		weave->parent[p] = (int)query_integer(query, 2);
		weave->level[weave->n_places + p] = 3;
		weave->parent[weave->n_places + p] = p;
		p++;
	}
	query_free(query);
	return more;
}

static void *cleared(size_t count, size_t size)
{
	void *room = must_alloc(count * size + 1);

	memset(room, 0, count * size);
	return room;
}

static void make_room(struct weave *weave)
{
	size_t voci = (size_t)weave->n_voci, k = (size_t)weave->n_k;
	size_t places = (size_t)weave->n_places;

	weave->cells = cleared(voci * SIDES * k * 2 * places,
			       sizeof(struct cell));
	weave->rows = cleared(voci * k * places, sizeof(struct row));
	weave->row_of = cleared(voci * k * places, sizeof(int));
	memset(weave->row_of, -1, voci * k * places * sizeof(int));
	weave->grows = cleared(voci * k, 1);
}

/* What a place has more than its parts. Cents lost in rounding are nothing,
 * and so is a sum that the data do not keep: nobody can count on it. */
static void fill_own(struct weave *weave, int voce, int side, int k, int place)
{
	enum unit unit = weave->voci[voce].kind->units[side];
	long long own = weave_cell(weave, voce, side, k, place)->truth;
	int p, parts = 0;

	for (p = place + 1; p < weave->n_places; p++)
		if (weave->parent[p] == place) {
			own -= weave_cell(weave, voce, side, k, p)->truth;
			parts++;
		}
	if (parts > 0 && unit != UNIT_PEOPLE && llabs(own) <= parts)
		own = 0;
	if (own > 0 || unit == UNIT_SIGNED)
		weave_cell(weave, voce, side, k,
			   weave->n_places + place)->truth = own;
}

/* The places that tales can move: no part of theirs is in the web. */
static void find_leaves(struct weave *weave, int voce)
{
	struct voce *at = &weave->voci[voce];
	int place, k, side;

	free(at->leaves);
	at->n_leaves = 0;
	at->leaves = must_alloc(sizeof(int) * 2 * (size_t)weave->n_places);
	for (place = 0; place < 2 * weave->n_places; place++) {
		int any = 0;

		if (weave->level[place] < 2)
			continue;
		for (k = 0; k < weave->n_k; k++)
			for (side = 0; side < SIDES; side++)
				any |= weave_cell(weave, voce, side, k,
						  place)->truth != 0;
		for (k = 0; k < weave->n_k; k++)
			any |= weave_row(weave, voce, k, place) != NULL;
		if (any)
			at->leaves[at->n_leaves++] = place;
	}
}

static void fill_voce(struct weave *weave, int voce)
{
	int side, k, place;

	for (side = 0; side < SIDES; side++)
		for (k = 0; k < weave->n_k; k++)
			for (place = 0; place < weave->n_places; place++)
				if (weave->level[place] < 2)
					fill_own(weave, voce, side, k, place);
	for (side = 0; side < SIDES; side++)
		for (k = 0; k < weave->n_k; k++)
			for (place = 0; place < 2 * weave->n_places; place++) {
				struct cell *cell = weave_cell(weave, voce,
							       side, k, place);

				cell->told = cell->truth;
				cell->least = cell->most = cell->truth;
				cell->high = WEAVE_FAR;
			}
	find_leaves(weave, voce);
}

void weave_merge(struct weave *weave, int voce)
{
	int place, k, side;

	for (place = 0; place < weave->n_places; place++)
		for (k = 0; k < weave->n_k &&
		     !weave_is_told(weave, voce, place); k++) {
			for (side = 0; side < SIDES; side++) {
				weave_cell(weave, voce, side, k,
					   place)->truth = 0;
				weave_cell(weave, voce, side, k,
					   weave->n_places + place)->truth = 0;
			}
			weave->row_of[(voce * weave->n_k + k) *
				      weave->n_places + place] = WEAVE_NONE;
		}
	fill_voce(weave, voce);
}

int weave_keeper(const struct weave *weave, int voce, int place)
{
	if (!weave->voci[voce].merged)
		return place;
	while (!weave_is_told(weave, voce, place))
		place = weave->parent[place];
	return weave->n_places + place;
}

/* What keeps a row of a twin keeps that of its first. */
static void join_twin(struct weave *weave, int voce)
{
	int first = weave->voci[voce].twin_of, k, place;

	for (k = 0; first != WEAVE_NONE && k < weave->n_k; k++)
		for (place = 0; place < weave->n_places; place++) {
			const struct row *row = weave_row(weave, voce, k,
							  place);
			struct row *other = weave_row(weave, first, k, place);

			if (row == NULL || other == NULL)
				continue;
			other->known |= row->known;
			other->rank = row->rank > other->rank ? row->rank :
								other->rank;
			if (row->state == STATE_DRAGGED)
				other->state = STATE_DRAGGED;
			if (row->people > 0 && row->people < other->people)
				other->people = row->people;
		}
}

int weave_load(struct weave *weave, struct store *store, int soglia,
	       struct err *err)
{
	int voce;

	memset(weave, 0, sizeof(*weave));
	weave->soglia = soglia;
	if (read_voci(weave, store, err) != 0 ||
	    read_places(weave, store, err) != 0)
		return -1;
	make_room(weave);
	if (read_rows(weave, store, err) != 0)
		return -1;
	for (voce = 0; voce < weave->n_voci; voce++)
		fill_voce(weave, voce);
	if (parts_read(weave, store, err) != 0)
		return -1;
	for (voce = 0; voce < weave->n_voci; voce++)
		join_twin(weave, voce);
	detail_choose(weave);
	detail_merge(weave);
	judge_rows(weave);
	return 0;
}

void weave_free(struct weave *weave)
{
	int i;

	for (i = 0; i < weave->n_voci; i++) {
		free(weave->voci[i].table);
		free(weave->voci[i].name);
		free(weave->voci[i].leaves);
	}
	for (i = 0; i < weave->n_places; i++)
		free(weave->codes[i]);
	free(weave->voci);
	free(weave->codes);
	free(weave->level);
	free(weave->parent);
	free(weave->cells);
	free(weave->rows);
	free(weave->row_of);
	free(weave->grows);
	free(weave->parts);
	free(weave->needs);
	memset(weave, 0, sizeof(*weave));
}
