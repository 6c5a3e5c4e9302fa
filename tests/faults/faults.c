/* faults.c: faults QUADRO [EVERY]: a night disturbed at each of its system
 * calls that write, in turn, in every way that the call can fail.
 *
 * One undisturbed night tells the calls; then each is tried with each fault:
 * the night is run, killed or made to fail there, what it leaves is looked at,
 * and the next night must end as if nothing had happened. EVERY takes one
 * trial in so many of each call and fault, always the same ones.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "loss.h"
#include "night.h"

struct point {
	int thread;
	long ordinal;
	const struct call_type *type;
	char *path;
};

struct points {
	struct point *list;
	size_t n;
};

struct trial {
	const struct point *point;
	const struct fault *fault;
	int reached;
};

/* How many of each call, and what came of the faults at it. */
struct tally {
	const struct call_type *type;
	long points, trials[8], shrugged[8];
};

struct harness {
	struct night night;
	struct points points;
	struct tally tallies[64];
	int n_tallies;
	long every, trials, failures, points_in_all;
	struct loss_count loss;
};

static const struct fault *note(void *context, const struct trace_call *call)
{
	struct points *points = context;

	points->list = must_resize(points->list, (points->n + 1) *
				   sizeof(*points->list));
	points->list[points->n++] = (struct point){
		call->thread, call->ordinal, call->type,
		text_copy(call->path, strlen(call->path))};
	return NULL;
}

static const struct fault *disturb(void *context,
				   const struct trace_call *call)
{
	struct trial *trial = context;

	if (trial->reached || call->thread != trial->point->thread ||
	    call->ordinal != trial->point->ordinal)
		return NULL;
	trial->reached = 1;
	return trial->fault;
}

static struct tally *tally_of(struct harness *harness,
			      const struct call_type *type)
{
	int i;

	for (i = 0; i < harness->n_tallies; i++)
		if (harness->tallies[i].type == type)
			return &harness->tallies[i];
	harness->tallies[i].type = type;
	harness->n_tallies++;
	return &harness->tallies[i];
}

static int is_kill(const struct fault *fault)
{
	return fault->action == ACTION_KILL ||
	       fault->action == ACTION_KILL_WITHIN;
}

/* Whether everything holds after one trial; if not, why. */
static int holds(struct night *night, struct trial *trial,
		 struct trace_end *end, struct text *why)
{
	const struct fault *fault = trial->fault;

	if (night_fresh_room(night) != 0 ||
	    night_run(night, night->room, disturb, trial, end) != 0)
		text_add_string(why, "the night could not be run");
	else if (!trial->reached)
		text_add_string(why, "the call was not made this time");
	else if (is_kill(fault) && (end->exit != -1 || end->hung))
		text_format(why, "not killed: exit %d", end->exit);
	else if (fault->action == ACTION_SHORT && end->exit != night->exit)
		text_format(why, "exit %d: %s", end->exit,
			    text_string(&end->said));
	else if ((is_kill(fault) ?
		  night_is_whole(night, night->room, why) :
		  night_failed_well(night, night->room, end, why)) == 0)
		return night_recovers(night, night->room, why) == 0;
	return 0;
}

static void try_one(struct harness *harness, const struct point *point,
		    int which)
{
	struct trial trial = {point, &faults[which], 0};
	struct tally *tally = tally_of(harness, point->type);
	struct trace_end end = {0};
	struct text why = {0};

	if (tally->trials[which]++ % harness->every != 0)
		return;
	harness->trials++;
	if (!holds(&harness->night, &trial, &end, &why)) {
		harness->failures++;
		printf("FAILED  %s: %s %s, thread %d call %ld: %s\n  %s\n",
		       harness->night.scenario->name, point->type->name,
		       point->path, point->thread, point->ordinal,
		       trial.fault->name, text_string(&why));
		fflush(stdout);
	} else if (end.exit == harness->night.exit) {
		tally->shrugged[which]++;
		if (getenv("FAULTS_VERBOSE") != NULL)
			printf("        %s: %s %s: %s: went on\n",
			       harness->night.scenario->name,
			       point->type->name, point->path,
			       trial.fault->name);
	}
	text_free(&why);
	text_free(&end.said);
}

/* The calls of the night, each with every fault that it can have. */
static void try_points(struct harness *harness)
{
	struct points *points = &harness->points;

	for (size_t i = 0; i < points->n; i++) {
		const struct point *point = &points->list[i];

		tally_of(harness, point->type)->points++;
		for (int which = 0; which < n_faults; which++)
			if (faults[which].kinds & (1u << point->type->kind))
				try_one(harness, point, which);
	}
	harness->points_in_all += (long)points->n;
}

static void free_points(struct points *points)
{
	for (size_t i = 0; i < points->n; i++)
		free(points->list[i].path);
	free(points->list);
	*points = (struct points){NULL, 0};
}

static int try_scenario(struct harness *harness,
			const struct scenario *scenario, const char *quadro,
			const char *directory)
{
	struct trace_end end = {0};
	int status = night_prepare(&harness->night, scenario, quadro,
				   directory);

	if (status == 0)
		status = night_fresh_room(&harness->night);
	if (status == 0)
		status = night_run(&harness->night, harness->night.room, note,
				   &harness->points, &end);
	if (status == 0 && end.exit != harness->night.exit) {
		fprintf(stderr, "faults: traced, the night ends with %d: %s\n",
			end.exit, text_string(&end.said));
		status = -1;
	}
	if (status == 0) {
		try_points(harness);
		status = loss_try(&harness->night, harness->every,
				  &harness->loss);
	}
	printf("%-8s %zu calls\n", scenario->name, harness->points.n);
	free_points(&harness->points);
	night_free(&harness->night);
	text_free(&end.said);
	return status;
}

static void tell(const struct harness *harness)
{
	for (int i = 0; i < harness->n_tallies; i++) {
		const struct tally *tally = &harness->tallies[i];
		int which;

		printf("%-12s %5ld points:", tally->type->name, tally->points);
		for (which = 0; which < n_faults; which++)
			if (tally->shrugged[which] > 0)
				printf(" %s: went on %ld;", faults[which].name,
				       tally->shrugged[which]);
		printf("\n");
	}
	printf("%ld points, %ld trials, %ld power cuts: %ld failed\n",
	       harness->points_in_all, harness->trials, harness->loss.cuts,
	       harness->failures + harness->loss.failures);
}

int main(int argc, char **argv)
{
	struct harness *harness = must_alloc(sizeof(*harness));
	const char *only = getenv("FAULTS_SCENARIO");
	char directory[4096];
	const char *parent = getenv("TMPDIR");
	struct err ignored = {0};
	int i, status = 0;

	if (argc < 2 || getenv("QUADRO_DATA") == NULL) {
		fprintf(stderr, "usage: QUADRO_DATA=DIR faults QUADRO [EVERY]\n");
		return 2;
	}
	memset(harness, 0, sizeof(*harness));
	harness->every = argc > 2 ? strtol(argv[2], NULL, 10) : 1;
	snprintf(directory, sizeof(directory), "%s/quadro-faults-XXXXXX",
		 parent != NULL ? parent : "/tmp");
	if (harness->every < 1 || mkdtemp(directory) == NULL)
		return 2;
	for (i = 0; status == 0 && i < n_scenarios; i++)
		if (only == NULL || strcmp(only, scenarios[i].name) == 0)
			status = try_scenario(harness, &scenarios[i], argv[1],
					      directory);
	tell(harness);
	file_remove_tree(directory, &ignored);
	if (harness->failures + harness->loss.failures > 0)
		status = -1;
	free(harness);
	return status == 0 ? 0 : 1;
}
