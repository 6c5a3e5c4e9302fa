/* backup.c: quadro backup and quadro restore. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "commands/command.h"
#include "rescue/backup.h"
#include "workspace/lock.h"

static void tell(const struct backup *backup)
{
	const struct pieces *pieces = &backup->pieces;

	printf("Copia %s: %ld file, %.1f MB, di cui %.1f MB nuovi\n",
	       backup->name.data, backup->files, (double)pieces->bytes / 1e6,
	       (double)pieces->bytes_written / 1e6);
	if (pieces->mended > 0)
		printf("Attenzione: nelle copie di prima %ld pezzi erano "
		       "alterati e sono stati riscritti; controllare il disco\n",
		       pieces->mended);
	if (backup->note.length > 0)
		printf("Attenzione: %s\n", backup->note.data);
}

int command_backup(const struct options *options, struct err *err)
{
	char *workspace = realpath(options->workspace, NULL);
	char *directory = NULL;
	struct lock *lock = NULL, *other = NULL;
	struct backup backup = {.workspace = workspace};
	int status = -1;

	if (workspace == NULL) {
		err_system(err, EXIT_CONFIG, errno, "%s: lo spazio di lavoro "
			   "non si trova", options->workspace);
		return -1;
	}
	lock = lock_take(workspace, err);
	if (lock != NULL &&
	    file_make_directories(options->operands[0], err) == 0 &&
	    (directory = realpath(options->operands[0], NULL)) == NULL)
		err_system(err, EXIT_FAILED, errno, "%s: non si può usare",
			   options->operands[0]);
	/* One copy at a time in the directory, too. */
	if (directory != NULL && strcmp(directory, workspace) != 0)
		other = lock_take(directory, err);
	else if (directory != NULL)
		err_set(err, EXIT_USAGE, "%s: la copia non può stare nello "
			"spazio di lavoro; indicare un altro disco", directory);
	backup.directory = directory;
	if (other != NULL)
		status = backup_make(&backup, err);
	if (status == 0) {
		tell(&backup);
		status = backup.pieces.mended > 0 || backup.note.length > 0 ?
			 EXIT_ATTENTION : EXIT_DONE;
	}
	backup_free(&backup);
	lock_release(other);
	lock_release(lock);
	free(directory);
	free(workspace);
	return status;
}

int command_restore(const struct options *options, struct err *err)
{
	long files;

	if (strcmp(options->workspace, ".") == 0)
		return err_set(err, EXIT_USAGE, "dire con -w dove fare il nuovo "
			       "spazio di lavoro");
	if (backup_restore(options->operands[0], options->workspace, &files,
			   err) != 0)
		return -1;
	printf("Spazio di lavoro rifatto in %s: %ld file, come erano nella "
	       "copia\n", options->workspace, files);
	return EXIT_DONE;
}
