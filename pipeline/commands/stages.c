/* stages.c: quadro run, and its stages one by one. */
#include <stdio.h>

#include "commands/asof.h"
#include "commands/command.h"
#include "run.h"

static int run_stages(const struct options *options, const char *command,
		      int stages, struct run *run, struct err *err)
{
	int status;

	run->command = command;
	run->workspace = options->workspace;
	run->stages = stages;
	run->wants_json = options->json;
	status = asof_read(options->as_of, &run->as_of, err);
	if (status == 0)
		status = run_night(run, err);
	/* A program is told of a failure too. */
	if (options->json)
		fputs(text_string(&run->json), stdout);
	else if (status == 0)
		fputs(text_string(&run->report), stdout);
	if (status == 0)
		status = run->attention ? EXIT_ATTENTION : EXIT_DONE;
	run_free(run);
	return status;
}

/* FILE and --as go together: what the file is, said by hand. */
static int take_file(const struct options *options, struct run *run,
		     struct err *err)
{
	if (options->as == NULL && options->n_operands == 0)
		return 0;
	if (options->as == NULL || options->n_operands != 1)
		return err_set(err, EXIT_USAGE, "--as TRACCIATO,MITTENTE,PERIODO "
			       "vuole un FILE, e viceversa; senza, si prende "
			       "tutta la cartella inbox");
	run->file = options->operands[0];
	run->as = options->as;
	return 0;
}

int command_run(const struct options *options, struct err *err)
{
	struct run run = {0};

	if (take_file(options, &run, err) != 0)
		return -1;
	return run_stages(options, "run", STAGE_ALL, &run, err);
}

int command_acquire(const struct options *options, struct err *err)
{
	struct run run = {0};

	if (take_file(options, &run, err) != 0)
		return -1;
	return run_stages(options, "acquire", STAGE_ACQUIRE, &run, err);
}

int command_compute(const struct options *options, struct err *err)
{
	struct run run = {0};

	return run_stages(options, "compute", STAGE_COMPUTE, &run, err);
}

int command_render(const struct options *options, struct err *err)
{
	struct run run = {0};
	char quarter[PERIOD_SIZE] = "";

	if (options->as_reported) {
		if (options->as_of != NULL &&
		    asof_read(options->as_of, &run.as_of, err) != 0)
			return -1;
		if (options->as_of != NULL)
			quarter_write(quarter_ended_by(run.as_of), quarter);
		run.reported = quarter;
	}
	run.packs = (const char *const *)options->operands;
	run.n_packs = (size_t)options->n_operands;
	return run_stages(options, "render", STAGE_RENDER, &run, err);
}
