/* process.c: starting, asking and ending gnuplot.
 *
 * gnuplot runs commands for whoever writes to it, so it gets an empty
 * environment, no file of ours but its own, and no shell. Its input is a
 * socket, because a write to a dead reader then fails with an error where a
 * pipe would raise SIGPIPE. It reads its input one byte per system call, so
 * whole scripts are handed over in a file in memory, several times faster,
 * and the socket carries one short command. Both directions are served by one
 * poll loop with a deadline: neither side can wait for the other for ever.
 * What is said is left to engine.c.
 */
#include "process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const char PROGRAM[] = "gnuplot";
static const size_t MOST = 64 << 20;	/* bytes of one answer */

int bytes_add(struct bytes *bytes, const char *data, size_t length)
{
	size_t needed = bytes->length + length + 1;
	size_t room = bytes->room ? bytes->room : 4096;
	char *bigger;

	while (room < needed)
		room *= 2;
	if (room > bytes->room) {
		bigger = realloc(bytes->data, room);
		if (!bigger)
			return -1;
		bytes->data = bigger;
		bytes->room = room;
	}
	memcpy(bytes->data + bytes->length, data, length);
	bytes->length += length;
	bytes->data[bytes->length] = '\0';
	return 0;
}

int bytes_puts(struct bytes *bytes, const char *string)
{
	return bytes_add(bytes, string, strlen(string));
}

void bytes_free(struct bytes *bytes)
{
	free(bytes->data);
	memset(bytes, 0, sizeof *bytes);
}

static long now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

enum { CHILD_SCRIPT = 3, CHILD_FILES = 4 };	/* as in PROCESS_SCRIPT */

/* A job started without standard streams gets their numbers for new files;
 * the child's dup2 would then overwrite one of its files with another. */
static int above_child(int *fd)
{
	int higher;

	if (*fd >= CHILD_FILES)
		return 0;
	higher = fcntl(*fd, F_DUPFD_CLOEXEC, CHILD_FILES);
	if (higher < 0)
		return -1;
	close(*fd);
	*fd = higher;
	return 0;
}

/* Pairs of ends, ours first: input, output, complaints; and the script. */
static int open_files(int ours[3], int theirs[CHILD_FILES])
{
	int pair[2], i;

	theirs[CHILD_SCRIPT] = memfd_create("chart", MFD_CLOEXEC);
	if (theirs[CHILD_SCRIPT] < 0 || above_child(&theirs[CHILD_SCRIPT]))
		return -1;
	for (i = 0; i < 3; i++) {
		if (i == 0 ? socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair)
			   : pipe2(pair, O_CLOEXEC))
			return -1;
		ours[i] = pair[0];
		theirs[i] = pair[1];
		if (above_child(&ours[i]) || above_child(&theirs[i]))
			return -1;
		if (fcntl(ours[i], F_SETFL, O_NONBLOCK))
			return -1;
	}
	return 0;
}

/* The child's signals are as a shell would give them, whatever we ignore or
 * block. Returns 0 or an errno. */
static int spawn(pid_t *pid, const int theirs[CHILD_FILES])
{
	char name[] = "gnuplot", defaults[] = "-d";
	char *arguments[] = { name, defaults, NULL };
	char *environment[] = { NULL };
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t none, all;
	int error, i;

	sigemptyset(&none);
	sigfillset(&all);
	error = posix_spawn_file_actions_init(&actions);
	if (error)
		return error;
	error = posix_spawnattr_init(&attributes);
	if (error)
		goto out;
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setsigdefault(&attributes, &all);
	posix_spawnattr_setflags(&attributes,
				 POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	for (i = 0; i < CHILD_FILES && !error; i++)
		error = posix_spawn_file_actions_adddup2(&actions, theirs[i], i);
	if (!error)
		error = posix_spawn_file_actions_addclosefrom_np(&actions,
							   CHILD_FILES);
	if (!error)
		error = posix_spawnp(pid, PROGRAM, &actions, &attributes,
				     arguments, environment);
	posix_spawnattr_destroy(&attributes);
out:
	posix_spawn_file_actions_destroy(&actions);
	return error;
}

int process_missing(struct err *err)
{
	return err_set(err, EXIT_CONFIG,
		       "gnuplot non è installato o non è eseguibile, e i grafici "
		       "ne hanno bisogno. Rimedio: apt-get install gnuplot-nox");
}

int process_start(struct process *process, struct err *err)
{
	int ours[3] = { -1, -1, -1 }, theirs[CHILD_FILES] = { -1, -1, -1, -1 };
	int error = 0, i;
	pid_t pid = 0;

	memset(process, 0, sizeof *process);
	if (open_files(ours, theirs))
		error = errno;
	else
		error = spawn(&pid, theirs);
	for (i = 0; i < 3; i++)
		close_fd(&theirs[i]);
	process->input = ours[0];
	process->output = ours[1];
	process->complaints = ours[2];
	process->script = theirs[CHILD_SCRIPT];
	if (!error) {
		process->pid = pid;
		return 0;
	}
	process_stop(process, 0);
	if (error == ENOENT || error == EACCES)
		return process_missing(err);
	return err_system(err, EXIT_FAILED, error, "gnuplot non si avvia");
}

/* Reads what is there, a part of it if it never ends. Returns 1 while open, 0
 * at the end, -1 on error. */
static int drain(int fd, struct bytes *bytes)
{
	char buffer[65536];
	ssize_t got;
	int turn;

	for (turn = 0; turn < 16; turn++) {
		got = read(fd, buffer, sizeof buffer);
		if (got == 0)
			return 0;
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return errno == EAGAIN ? 1 : -1;
		if (bytes->length > MOST ||
		    bytes_add(bytes, buffer, (size_t)got)) {
			errno = ENOMEM;
			return -1;
		}
	}
	return 1;
}

int process_hand(struct process *process, const struct bytes *script)
{
	size_t at = 0;

	if (ftruncate(process->script, 0))
		return -1;
	while (at < script->length) {
		ssize_t put = pwrite(process->script, script->data + at,
				     script->length - at, (off_t)at);

		if (put < 0 && errno != EINTR)
			return -1;
		at += put > 0 ? (size_t)put : 0;
	}
	return 0;
}

/* Writes what fits. That the reader is gone shows on its output. */
static void pour(int fd, const char *command, size_t *sent)
{
	size_t length = strlen(command);
	ssize_t put;

	while (*sent < length) {
		put = send(fd, command + *sent, length - *sent,
			   MSG_NOSIGNAL | MSG_DONTWAIT);
		if (put < 0 && errno != EINTR)
			return;
		*sent += put > 0 ? (size_t)put : 0;
	}
}

static int ends_with_line(const struct bytes *bytes, const char *line)
{
	size_t length = strlen(line);
	const char *tail;

	if (bytes->length < length + 1)
		return 0;
	tail = bytes->data + bytes->length - length - 1;
	return tail[length] == '\n' && !memcmp(tail, line, length) &&
	       (tail == bytes->data || tail[-1] == '\n');
}

enum process_end process_ask(struct process *process,
			     const char *command, const char *last,
			     int milliseconds, struct bytes *answer,
			     struct bytes *complaints)
{
	long deadline = now_ms() + milliseconds;
	size_t sent = 0;
	int open = 1;

	while (open > 0) {
		struct pollfd polled[] = {
			{ process->output, POLLIN, 0 },
			{ process->complaints, POLLIN, 0 },
			{ process->input, command[sent] ? POLLOUT : 0, 0 },
		};
		long left = deadline - now_ms();

		if (left <= 0)
			return PROCESS_LATE;
		if (poll(polled, 3, (int)left) < 0 && errno != EINTR)
			return PROCESS_BROKEN;
		pour(process->input, command, &sent);
		/* Output first: what was complained before the last line of the
		 * output is then surely there to be read. */
		open = drain(process->output, answer);
		if (drain(process->complaints, complaints) < 0)
			open = -1;
		if (open >= 0 && ends_with_line(answer, last))
			return PROCESS_ANSWERED;
	}
	return open < 0 ? PROCESS_BROKEN : PROCESS_GONE;
}

int process_stop(struct process *process, int patience)
{
	const struct timespec moment = { 0, 500000 };
	long deadline = now_ms() + patience;
	int status = -1;
	pid_t ended = 0;

	close_fd(&process->script);
	close_fd(&process->input);
	close_fd(&process->output);
	close_fd(&process->complaints);
	while (process->pid > 0 && ended == 0) {
		if (now_ms() >= deadline)
			kill(process->pid, SIGKILL);
		ended = waitpid(process->pid, &status, WNOHANG);
		if (ended < 0 && errno == EINTR)
			ended = 0;
		if (ended == 0)
			nanosleep(&moment, NULL);
	}
	process->pid = 0;
	return ended > 0 ? status : -1;
}
