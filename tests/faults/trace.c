/* trace.c: ptrace and seccomp together: the kernel stops the command at the
 * calls of the filter and nowhere else, so a night costs hardly more than
 * untraced. SQLite's, libc's and our own calls are all seen.
 *
 * Programs that the command starts inherit the filter, so they must be traced
 * too; they are let go at every stop. What is done at a call is the visitor's
 * business.
 */
#include "trace.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <linux/seccomp.h>
#include <unistd.h>

enum {
	MOST_TASKS = 64,
	PATIENCE_SECONDS = 60,
	PATH_SIZE = 4096,
	CALL_RETURNS = SIGTRAP | 0x80,	/* a stop, as PTRACE_O_TRACESYSGOOD says */
};

struct task {
	pid_t id;
	int thread;		/* of the command; -1: of another program */
	long ordinal;		/* of its next call */
	int dying;		/* to be killed when its call returns */
};

struct trace {
	pid_t command;
	int said;		/* a file in memory */
	struct task tasks[MOST_TASKS];
	int n_tasks, n_threads;
	int failing;		/* errno of everything that needs room, or 0 */
	trace_visit visit;
	void *context;
	struct trace_end *end;
};

/* --- The command's side ------------------------------------------------------ */

static void become(const char *const arguments[], int said, int traced)
{
	struct sock_fprog program = calls_filter();
	char **words = must_alloc(64 * sizeof(*words));
	int n = 0;

	for (; arguments[n] != NULL && n < 63; n++)
		words[n] = text_copy(arguments[n], strlen(arguments[n]));
	words[n] = NULL;
	dup2(said, STDOUT_FILENO);
	dup2(said, STDERR_FILENO);
	if (traced && (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0 ||
		       raise(SIGSTOP) != 0 ||
		       prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
		       prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0))
		_exit(126);
	execv(words[0], words);
	_exit(127);
}

/* --- What is known of the tasks ------------------------------------------------ */

/* The process that a task belongs to; 0 when it is gone. */
static pid_t process_of(pid_t task)
{
	char path[64], line[256];
	long process = 0;
	FILE *status;

	snprintf(path, sizeof(path), "/proc/%ld/status", (long)task);
	status = fopen(path, "r");
	while (status != NULL && fgets(line, sizeof(line), status) != NULL)
		if (strncmp(line, "Tgid:", 5) == 0)
			process = strtol(line + 5, NULL, 10);
	if (status != NULL)
		fclose(status);
	return (pid_t)process;
}

/* NULL when there is no room for another. */
static struct task *find_task(struct trace *trace, pid_t id)
{
	for (int i = 0; i < trace->n_tasks; i++)
		if (trace->tasks[i].id == id)
			return &trace->tasks[i];
	if (trace->n_tasks == MOST_TASKS)
		return NULL;
	trace->tasks[trace->n_tasks] = (struct task){
		id, process_of(id) == trace->command ? trace->n_threads++ : -1,
		0, 0};
	return &trace->tasks[trace->n_tasks++];
}

static long argument(const struct user_regs_struct *registers, int which)
{
	const unsigned long long values[] = {
		registers->rdi, registers->rsi, registers->rdx,
		registers->r10, registers->r8, registers->r9,
	};

	return (long)values[which];
}

static void set_argument(struct user_regs_struct *registers, int which,
			 long value)
{
	unsigned long long *const places[] = {
		&registers->rdi, &registers->rsi, &registers->rdx,
		&registers->r10, &registers->r8, &registers->r9,
	};

	*places[which] = (unsigned long long)value;
}

/* The path that a call names, as it is written in the command's memory. */
static void read_path(pid_t task, long address, char path[PATH_SIZE])
{
	struct iovec here = {path, PATH_SIZE - 1};
	struct iovec there = {(void *)address, PATH_SIZE - 1};
	ssize_t n;
	size_t page = 4096 - (size_t)address % 4096;

	/* What lies behind the end of the page may not be there. */
	n = process_vm_readv(task, &here, 1, &there, 1, 0);
	if (n < 0) {
		here.iov_len = there.iov_len = page;
		n = process_vm_readv(task, &here, 1, &there, 1, 0);
	}
	path[n > 0 ? n : 0] = '\0';
}

static void find_path(pid_t task, const struct call_type *type,
		      const struct user_regs_struct *registers,
		      char path[PATH_SIZE])
{
	char link[64];
	ssize_t n;

	path[0] = '\0';
	if (type->path >= 0)
		read_path(task, argument(registers, type->path), path);
	if (type->file < 0)
		return;
	snprintf(link, sizeof(link), "/proc/%ld/fd/%ld", (long)task,
		 argument(registers, type->file));
	n = readlink(link, path, PATH_SIZE - 1);
	path[n > 0 ? n : 0] = '\0';
}

/* A pipe, a socket and what is printed are no files of the workspace. */
static int is_a_point(const struct call_type *type, const char *path)
{
	return type->file < 0 || (path[0] == '/' &&
	       strncmp(path, "/memfd:said", 11) != 0 &&
	       strncmp(path, "/dev/null", 9) != 0);
}

/* --- A stop ------------------------------------------------------------------ */

static void resume(const struct task *task, int signal)
{
	ptrace(task->dying ? PTRACE_SYSCALL : PTRACE_CONT, task->id, NULL,
	       (void *)(long)signal);
}

/* The call is not made, and returns -1 with an error. */
static void refuse(pid_t task, struct user_regs_struct *registers, int error)
{
	registers->orig_rax = (unsigned long long)-1;
	registers->rax = (unsigned long long)-(long long)error;
	ptrace(PTRACE_SETREGS, task, NULL, registers);
}

/* Only the first half is written; whether there were two. */
static int halve(pid_t task, const struct call_type *type,
		 struct user_regs_struct *registers)
{
	long length = type->length < 0 ? 0 : argument(registers, type->length);

	if (length < 2)
		return 0;
	set_argument(registers, type->length, length / 2);
	ptrace(PTRACE_SETREGS, task, NULL, registers);
	return 1;
}

static void act(struct trace *trace, struct task *task,
		const struct call_type *type, const struct fault *fault,
		struct user_regs_struct *registers)
{
	switch (fault->action) {
	case ACTION_GO:
		return;
	case ACTION_KILL:
		kill(trace->command, SIGKILL);
		return;
	case ACTION_KILL_WITHIN:
		task->dying = halve(task->id, type, registers);
		if (!task->dying)
			kill(trace->command, SIGKILL);
		return;
	case ACTION_FAIL:
		refuse(task->id, registers, fault->error);
		return;
	case ACTION_FAIL_ON:
		trace->failing = fault->error;
		if (!halve(task->id, type, registers))
			refuse(task->id, registers, fault->error);
		return;
	case ACTION_SHORT:
		halve(task->id, type, registers);
		return;
	}
}

/* What a full disk still refuses after the first time. */
static int needs_room(const struct call_type *type)
{
	return type->kind == CALL_WRITE || type->kind == CALL_LINK;
}

static void at_call(struct trace *trace, struct task *task)
{
	struct user_regs_struct registers;
	const struct call_type *type;
	const struct fault *fault;
	char path[PATH_SIZE];

	if (ptrace(PTRACE_GETREGS, task->id, NULL, &registers) != 0)
		return;
	type = call_find((long)registers.orig_rax);
	if (type == NULL)
		return;
	find_path(task->id, type, &registers, path);
	if (!is_a_point(type, path))
		return;
	fault = trace->visit(trace->context, &(struct trace_call){
		task->thread, task->ordinal++, type, path, type->length < 0 ?
		-1 : argument(&registers, type->length), task->id});
	alarm(PATIENCE_SECONDS);	/* the visit may have taken long */
	if (fault != NULL)
		act(trace, task, type, fault, &registers);
	else if (trace->failing != 0 && needs_room(type))
		refuse(task->id, &registers, trace->failing);
}

static void at_stop(struct trace *trace, pid_t id, int status)
{
	struct task *task = find_task(trace, id);
	int signal = WSTOPSIG(status), event = status >> 16, first;
	unsigned long made = 0;

	if (task == NULL) {
		kill(trace->command, SIGKILL);
		return;
	}
	first = signal == SIGSTOP && event == 0;
	/* Threads are numbered as they are made, not as they come to run. */
	if (event == PTRACE_EVENT_CLONE &&
	    ptrace(PTRACE_GETEVENTMSG, id, NULL, &made) == 0)
		find_task(trace, (pid_t)made);
	if (event == PTRACE_EVENT_SECCOMP && task->thread >= 0)
		at_call(trace, task);
	else if (task->dying && signal == CALL_RETURNS)
		kill(trace->command, SIGKILL);
	resume(task, event != 0 || first || (signal & 0x7f) == SIGTRAP ? 0 :
	       signal);
}

/* --- The whole run ------------------------------------------------------------- */

static void on_alarm(int signal)
{
	(void)signal;
}

static void collect(struct trace *trace)
{
	int status;
	pid_t id;

	for (;;) {
		id = waitpid(-1, &status, __WALL);
		if (id < 0 && errno == EINTR) {
			trace->end->hung = 1;
			for (int i = 0; i < trace->n_tasks; i++)
				kill(trace->tasks[i].id, SIGKILL);
			continue;
		}
		if (id < 0)
			return;
		if (WIFSTOPPED(status))
			at_stop(trace, id, status);
		else if (id == trace->command)
			trace->end->exit = WIFEXITED(status) ?
					   WEXITSTATUS(status) : -1;
	}
}

static int follow(struct trace *trace)
{
	const long options = PTRACE_O_TRACESECCOMP | PTRACE_O_TRACECLONE |
			     PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK |
			     PTRACE_O_TRACEEXEC | PTRACE_O_TRACESYSGOOD |
			     PTRACE_O_EXITKILL;
	int status;

	if (waitpid(trace->command, &status, 0) < 0 || !WIFSTOPPED(status) ||
	    ptrace(PTRACE_SETOPTIONS, trace->command, NULL, options) != 0)
		return -1;
	find_task(trace, trace->command);
	return ptrace(PTRACE_CONT, trace->command, NULL, NULL) == 0 ? 0 : -1;
}

/* An untraced command, with others about that are being traced. */
static void wait_alone(struct trace *trace)
{
	int status;

	while (waitpid(trace->command, &status, 0) != trace->command) {
		trace->end->hung = 1;
		kill(trace->command, SIGKILL);
	}
	if (WIFEXITED(status))
		trace->end->exit = WEXITSTATUS(status);
}

static void read_said(int said, struct text *out)
{
	char block[4096];
	ssize_t n;

	lseek(said, 0, SEEK_SET);
	while ((n = read(said, block, sizeof(block))) > 0)
		text_add(out, block, (size_t)n);
}

int trace_run(const char *const arguments[], trace_visit visit, void *context,
	      struct trace_end *end)
{
	struct trace trace = {.visit = visit, .context = context, .end = end};
	const struct sigaction alarm_action = {.sa_handler = on_alarm};
	int status = 0;

	*end = (struct trace_end){.exit = -1};
	trace.said = memfd_create("said", MFD_CLOEXEC);
	trace.command = trace.said >= 0 ? fork() : -1;
	if (trace.command == 0)
		become(arguments, trace.said, visit != NULL);
	if (trace.command < 0)
		return -1;
	sigaction(SIGALRM, &alarm_action, NULL);
	alarm(PATIENCE_SECONDS);
	if (visit == NULL)
		wait_alone(&trace);
	else if ((status = follow(&trace)) == 0)
		collect(&trace);
	alarm(0);
	read_said(trace.said, &end->said);
	close(trace.said);
	return status;
}
