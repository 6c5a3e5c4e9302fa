/* lock.h: one run at a time on a workspace. */
#ifndef QUADRO_WORKSPACE_LOCK_H
#define QUADRO_WORKSPACE_LOCK_H

#include "base/err.h"

struct lock;

/* Takes the workspace for a run that writes. The kernel drops the lock with
 * the process, so a killed run is no obstacle. NULL when another run has it
 * (EXIT_FAILED, with its process number) or the directory is not there. */
struct lock *lock_take(const char *workspace, struct err *err);
void lock_release(struct lock *lock);

/* The process that has the workspace, or 0 when none has. Leaves nothing
 * behind: no run is refused because somebody asked. */
long lock_holder(const char *workspace);

#endif
