/* backup.h: copies of a workspace, and a workspace from a copy. */
#ifndef QUADRO_RESCUE_BACKUP_H
#define QUADRO_RESCUE_BACKUP_H

#include "base/err.h"
#include "base/text.h"
#include "rescue/pieces.h"

struct backup {
	const char *workspace;	/* directory, absolute */
	const char *directory;	/* of the copies, absolute */
	/* filled: */
	struct pieces pieces;	/* what was written */
	long files;
	struct text name;	/* of the list: "000012.elenco" */
	struct text note;	/* what is wrong with the copies of before, or "" */
};

/* Adds a copy of the workspace as it is now: the store as its last commit left
 * it, the archive, the register, receipts, what is published, the plan; not the
 * inbox, whose files are still their senders'. The caller has the lock of the
 * workspace. The list is written last, after everything was read again from the
 * disk: killed anywhere, it leaves the copies that were there. The last two
 * stay. 0; -1 with err: EXIT_USAGE when the directory is inside the workspace or
 * has the copies of another one, EXIT_FAILED. */
int backup_make(struct backup *backup, struct err *err);
void backup_free(struct backup *backup);

/* Makes a workspace at target, which must not be there or be empty, from the
 * last copy of a directory, or from one list of it. All or nothing: each piece
 * must be what its name says. *files: how many. 0; -1 with err. */
int backup_restore(const char *copy, const char *target, long *files,
		   struct err *err);

#endif
