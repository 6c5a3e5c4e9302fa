/* faults.c: faults QUADRO [EVERY [JOBS]]: a night disturbed at each of its system
 * calls that write, in turn, in every way that the call can fail.
 *
 * One undisturbed night tells the calls; then each is tried with each fault:
 * the night is run, killed or made to fail there, what it leaves is looked at,
 * and the next night must end as if nothing had happened: that one is run once
 * from each state that was left. EVERY takes one trial in so many, always the
 * same ones (a prime meets every fault); JOBS processes share them. To look
 * closer, FAULTS_SCENARIO takes one night alone, FAULTS_PATH the calls on paths
 * with this in them, FAULTS_VERBOSE tells what went on as if nothing had
 * happened.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "loss.h"
#include "night.h"
#include "seen.h"

struct point {
	int thread;
	long ordinal;
	const struct call_type *type;
	char *path;
	long before;	/* calls of that type on that file, in a row before it */
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
	long points, shrugged[8];
};

struct harness {
	struct night night;
	struct points points;
	struct tally tallies[64];
	int n_tallies;
	long every, turn, chosen, trials, failures, points_in_all;
	int jobs, job;		/* how many share the trials, and which it is */
	int broken;		/* it could not go through */
	struct loss_count loss;
};

static const struct fault *note(void *context, const struct trace_call *call)
{
	struct points *points = context;
	const struct point *last = points->n == 0 ? NULL :
				   &points->list[points->n - 1];
	long before = last != NULL && last->type == call->type &&
		      strcmp(last->path, call->path) == 0 ?
		      last->before + 1 : 0;

	points->list = must_resize(points->list, (points->n + 1) *
				   sizeof(*points->list));
	points->list[points->n++] = (struct point){
		call->thread, call->ordinal, call->type,
		text_copy(call->path, strlen(call->path)), before};
	return NULL;
}

/* Of the many blocks of a large file, one after the other, a few serve. */
static int is_worth_trying(const struct harness *harness,
			   const struct point *point)
{
	const char *only = getenv("FAULTS_PATH");

	if (only != NULL && strstr(point->path, only) == NULL)
		return 0;
	return harness->night.scenario->size == INBOX_SMALL ||
	       point->before < 4 ||
	       (point->before & (point->before - 1)) == 0;
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

/* The next night, unless one began from the same state and went well. */
static int recovers(struct night *night, struct text *why)
{
	char digest[DIGEST_SIZE];
	int known = seen_digest(night->room, digest) == 0;

	if (known && seen_before(night, digest))
		return 1;
	if (night_recovers(night, night->room, why) != 0)
		return 0;
	if (known)
		seen_keep(night, digest);
	return 1;
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
		return recovers(night, why);
	return 0;
}

static void try_one(struct harness *harness, const struct point *point,
		    int which)
{
	struct trial trial = {point, &faults[which], 0};
	struct tally *tally = tally_of(harness, point->type);
	struct trace_end end = {0};
	struct text why = {0};

	if (harness->turn++ % harness->every != 0 ||
	    harness->chosen++ % harness->jobs != harness->job)
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
		if (!is_worth_trying(harness, point))
			continue;
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
		status = loss_try(&harness->night, &harness->loss);
	}
	if (harness->job == 0)
		printf("%-8s %5zu points: %s\n", scenario->name,
		       harness->points.n, scenario->what);
	fflush(stdout);
	free_points(&harness->points);
	night_free(&harness->night);
	text_free(&end.said);
	return status;
}

/* One process's share, in a directory of its own. */
static void do_job(struct harness *harness, const char *quadro,
		   const char *directory)
{
	const char *only = getenv("FAULTS_SCENARIO");
	struct text own = {0};
	struct err err = {0};

	text_format(&own, "%s/%d", directory, harness->job);
	harness->broken = file_make_directories(own.data, &err) != 0;
	for (int i = 0; !harness->broken && i < n_scenarios; i++)
		if (only == NULL || strcmp(only, scenarios[i].name) == 0)
			harness->broken = try_scenario(harness, &scenarios[i],
						       quadro, own.data) != 0;
	text_free(&own);
}

/* Adds what another process did to the first one's counts. */
static void add(struct harness *total, const struct harness *other)
{
	total->trials += other->trials;
	total->failures += other->failures;
	total->loss.cuts += other->loss.cuts;
	total->loss.failures += other->loss.failures;
	total->broken |= other->broken;
	for (int i = 0; i < other->n_tallies; i++)
		for (int which = 0; which < n_faults; which++)
			tally_of(total, other->tallies[i].type)->shrugged[which]
				+= other->tallies[i].shrugged[which];
}

static void tell(const struct harness *harness)
{
	for (int i = 0; i < harness->n_tallies; i++) {
		const struct tally *tally = &harness->tallies[i];

		printf("%-10s %5ld points", tally->type->name, tally->points);
		for (int which = 0; which < n_faults; which++)
			if (tally->shrugged[which] > 0)
				printf("; %s: went on %ld", faults[which].name,
				       tally->shrugged[which]);
		printf("\n");
	}
	printf("%ld points, %ld trials, %ld power cuts: %ld failed\n",
	       harness->points_in_all, harness->trials, harness->loss.cuts,
	       harness->failures + harness->loss.failures);
}

/* Runs the jobs and waits for them; their counts are in shared memory. */
static void share(struct harness *jobs, int n, const char *quadro,
		  const char *directory)
{
	pid_t processes[64];
	int i;

	fflush(stdout);
	for (i = 0; i < n; i++) {
		processes[i] = fork();
		if (processes[i] == 0) {
			jobs[i].broken = 1;
			do_job(&jobs[i], quadro, directory);
			fflush(stdout);
			_exit(0);
		}
		if (processes[i] < 0)
			jobs[i].broken = 1;
	}
	for (i = 0; i < n; i++)
		if (processes[i] > 0)
			waitpid(processes[i], NULL, 0);
	for (i = 1; i < n; i++)
		add(&jobs[0], &jobs[i]);
}

static long number(int argc, char **argv, int which)
{
	long value = argc > which ? strtol(argv[which], NULL, 10) : 1;

	return value < 1 ? 1 : value;
}

int main(int argc, char **argv)
{
	long every = number(argc, argv, 2), n = number(argc, argv, 3), i;
	const char *parent = getenv("TMPDIR");
	struct harness *jobs;
	struct err ignored = {0};
	char directory[4096];

	if (argc < 2 || n > 64 || getenv("QUADRO_DATA") == NULL) {
		fprintf(stderr, "usage: QUADRO_DATA=DIR faults QUADRO [EVERY "
			"[JOBS]]\n");
		return 2;
	}
	jobs = mmap(NULL, (size_t)n * sizeof(*jobs), PROT_READ | PROT_WRITE,
		    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	snprintf(directory, sizeof(directory), "%s/quadro-faults-XXXXXX",
		 parent != NULL ? parent : "/tmp");
	if (jobs == MAP_FAILED || mkdtemp(directory) == NULL) {
		perror(directory);
		return 2;
	}
	/* There are fewer cuts than calls: more of them are tried. */
	for (i = 0; i < n; i++)
		jobs[i] = (struct harness){
			.every = every, .jobs = (int)n, .job = (int)i,
			.loss = {.every = (1 + every / 2) * n, .turn = i}};
	share(jobs, (int)n, argv[1], directory);
	tell(&jobs[0]);
	file_remove_tree(directory, &ignored);
	return jobs[0].broken || jobs[0].failures + jobs[0].loss.failures > 0;
}
