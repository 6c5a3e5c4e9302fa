/* rebuild.c: quadro rebuild: the store made anew, and what was lost. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "commands/asof.h"
#include "commands/command.h"
#include "rescue/rebuild.h"
#include "workspace/lock.h"

static void tell(const struct rebuilding *rebuilding)
{
	printf("Archivio dati rifatto: %ld file ricevuti di nuovo dagli "
	       "originali, %ld calcoli rifatti\n", rebuilding->files,
	       rebuilding->computations);
	if (rebuilding->aside.length > 0)
		printf("Quello di prima è stato messo da parte: %s\n",
		       rebuilding->aside.data);
	if (rebuilding->lost.length > 0)
		printf("Non è come prima:\n%s", rebuilding->lost.data);
	puts("Ora «quadro run» pubblica di nuovo");
}

int command_rebuild(const struct options *options, struct err *err)
{
	char *path = realpath(options->workspace, NULL);
	struct rebuilding rebuilding = {.workspace = path};
	struct lock *lock = NULL;
	int status = -1;

	if (path == NULL)
		err_system(err, EXIT_CONFIG, errno, "%s: lo spazio di lavoro "
			   "non si trova", options->workspace);
	else if (asof_read(NULL, &rebuilding.today, err) == 0 &&
		 (lock = lock_take(path, err)) != NULL) {
		rebuilding.progress = progress_new(STDERR_FILENO,
						   PROGRESS_PATIENCE);
		progress_stage(rebuilding.progress, "ricostruzione");
		status = rebuild_store(&rebuilding, err);
		progress_free(rebuilding.progress);
	}
	if (status == 0) {
		tell(&rebuilding);
		status = rebuilding.lost.length > 0 ? EXIT_ATTENTION :
						      EXIT_DONE;
	}
	rebuild_free(&rebuilding);
	lock_release(lock);
	free(path);
	return status;
}
