/* lock.c: an flock on a file of the workspace. The file stays: removing it
 * would let two runs lock two files of the same name. */
#include "workspace/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/text.h"

struct lock {
	int fd;
};

/* The process that took the lock last; 0 for none. */
static long last_holder(int fd)
{
	char owner[32] = "";
	ssize_t n = pread(fd, owner, sizeof(owner) - 1, 0);

	owner[n > 0 ? n : 0] = '\0';
	return strtol(owner, NULL, 10);
}

static int refuse(int fd, const char *workspace, struct err *err)
{
	if (errno != EWOULDBLOCK)
		return err_system(err, EXIT_FAILED, errno, "%s: non si può "
				  "riservare lo spazio di lavoro", workspace);
	return err_set(err, EXIT_FAILED, "%s: un'altra elaborazione è in corso "
		       "(processo %ld); aspettare che finisca", workspace,
		       last_holder(fd));
}

struct lock *lock_take(const char *workspace, struct err *err)
{
	struct text path = {0};
	struct lock *lock = must_alloc(sizeof(*lock));

	text_format(&path, "%s/quadro.lock", workspace);
	lock->fd = open(path.data, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (lock->fd < 0)
		err_system(err, errno == ENOENT ? EXIT_CONFIG : EXIT_FAILED,
			   errno, "%s: lo spazio di lavoro non si può usare",
			   workspace);
	else if (flock(lock->fd, LOCK_EX | LOCK_NB) != 0)
		refuse(lock->fd, workspace, err);
	else if (ftruncate(lock->fd, 0) != 0 ||
		 dprintf(lock->fd, "%ld\n", (long)getpid()) < 0)
		err_system(err, EXIT_FAILED, errno, "%s: non si può scrivere",
			   path.data);
	text_free(&path);
	if (err->code == EXIT_DONE)
		return lock;
	lock_release(lock);
	return NULL;
}

void lock_release(struct lock *lock)
{
	if (lock == NULL)
		return;
	if (lock->fd >= 0)
		close(lock->fd);
	free(lock);
}

long lock_holder(const char *workspace)
{
	struct text path = {0};
	long process = 0;
	int fd;

	text_format(&path, "%s/quadro.lock", workspace);
	fd = open(path.data, O_RDONLY | O_CLOEXEC);
	text_free(&path);
	if (fd < 0)
		return 0;
	/* The lock is tried only while the process that had it last is alive:
	 * a run that starts at this moment would find it taken by us. */
	process = last_holder(fd);
	if (process > 0 && ((kill((pid_t)process, 0) != 0 && errno == ESRCH) ||
			    flock(fd, LOCK_SH | LOCK_NB) == 0))
		process = 0;
	close(fd);
	return process;
}
