/* check.c: quadro check: what would happen to these files. */
#include <stdio.h>
#include <unistd.h>

#include "acquire/inbox.h"
#include "commands/asof.h"
#include "commands/command.h"
#include "workspace/workspace.h"

int command_check(const struct options *options, struct err *err)
{
	struct inbox_summary summary = {0};
	struct text out = {0};
	struct workspace *workspace;
	day_t as_of;
	int status = -1;

	if (asof_read(options->as_of, &as_of, err) != 0)
		return -1;
	workspace = workspace_open(options->workspace, WORKSPACE_LOOK, err);
	if (workspace != NULL) {
		workspace->progress = progress_new(STDERR_FILENO,
						   PROGRESS_PATIENCE);
		status = inbox_check(workspace, as_of, options->operands,
				     options->n_operands, options->as,
				     options->json, &summary, &out, err);
		progress_free(workspace->progress);
	}
	if (status == 0) {
		fputs(text_string(&out), stdout);
		fputs(text_string(&summary.notes), stderr);
		status = summary.notes.length > 0 ||
			 summary.rows_rejected > 0 ||
			 summary.outcomes[RESPINTO] > 0 ?
			 EXIT_ATTENTION : EXIT_DONE;
	}
	text_free(&out);
	text_free(&summary.notes);
	workspace_close(workspace);
	return status;
}
