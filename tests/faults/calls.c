/* calls.c: a table of the system calls that write and one of the faults.
 *
 * A call that is not in the table is not a point of the harness: whatever
 * changes a file, its name or its place on the disk must be here. Pages
 * written through a mapping are no calls; the one file that quadro changes so
 * is SQLite's shared index, which is made again at every opening after a kill.
 */
#include "calls.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <string.h>
#include <sys/syscall.h>

#include "base/text.h"

#ifndef __x86_64__
#error "the harness knows the registers of x86-64 alone"
#endif

static const struct call_type types[] = {
	{SYS_write, "write", CALL_WRITE, 0, -1, 2},
	{SYS_pwrite64, "pwrite64", CALL_WRITE, 0, -1, 2},
	{SYS_writev, "writev", CALL_WRITE, 0, -1, -1},
	{SYS_pwritev, "pwritev", CALL_WRITE, 0, -1, -1},
	{SYS_pwritev2, "pwritev2", CALL_WRITE, 0, -1, -1},
	{SYS_sendfile, "sendfile", CALL_WRITE, 0, -1, 3},
	{SYS_copy_file_range, "copy_file_range", CALL_WRITE, 2, -1, 4},
	{SYS_truncate, "truncate", CALL_SIZE, -1, 0, -1},
	{SYS_ftruncate, "ftruncate", CALL_SIZE, 0, -1, -1},
	{SYS_fallocate, "fallocate", CALL_SIZE, 0, -1, -1},
	{SYS_fsync, "fsync", CALL_SYNC, 0, -1, -1},
	{SYS_fdatasync, "fdatasync", CALL_SYNC, 0, -1, -1},
	{SYS_syncfs, "syncfs", CALL_SYNC, 0, -1, -1},
	{SYS_sync_file_range, "sync_file_range", CALL_SYNC, 0, -1, -1},
	{SYS_msync, "msync", CALL_SYNC, -1, -1, -1},
	{SYS_creat, "creat", CALL_OPEN, -1, 0, -1},
	{SYS_open, "open", CALL_OPEN, -1, 0, -1},
	{SYS_openat, "openat", CALL_OPEN, -1, 1, -1},
	{SYS_rename, "rename", CALL_RENAME, -1, 1, -1},
	{SYS_renameat, "renameat", CALL_RENAME, -1, 3, -1},
	{SYS_renameat2, "renameat2", CALL_RENAME, -1, 3, -1},
	{SYS_link, "link", CALL_LINK, -1, 1, -1},
	{SYS_linkat, "linkat", CALL_LINK, -1, 3, -1},
	{SYS_symlink, "symlink", CALL_LINK, -1, 1, -1},
	{SYS_symlinkat, "symlinkat", CALL_LINK, -1, 2, -1},
	{SYS_unlink, "unlink", CALL_REMOVE, -1, 0, -1},
	{SYS_unlinkat, "unlinkat", CALL_REMOVE, -1, 1, -1},
	{SYS_rmdir, "rmdir", CALL_REMOVE, -1, 0, -1},
	{SYS_mkdir, "mkdir", CALL_FOLDER, -1, 0, -1},
	{SYS_mkdirat, "mkdirat", CALL_FOLDER, -1, 1, -1},
	{SYS_chmod, "chmod", CALL_MODE, -1, 0, -1},
	{SYS_fchmod, "fchmod", CALL_MODE, 0, -1, -1},
	{SYS_fchmodat, "fchmodat", CALL_MODE, -1, 1, -1},
	{SYS_chown, "chown", CALL_MODE, -1, 0, -1},
	{SYS_fchown, "fchown", CALL_MODE, 0, -1, -1},
	{SYS_fchownat, "fchownat", CALL_MODE, -1, 1, -1},
	{SYS_utimensat, "utimensat", CALL_MODE, -1, 1, -1},
};

enum { N_TYPES = sizeof(types) / sizeof(types[0]) };

#define ON(kind) (1u << CALL_##kind)
#define ANY ((1u << N_CALL_KINDS) - 1)

const struct fault faults[] = {
	{"killed before", ACTION_KILL, 0, ANY},
	{"killed within", ACTION_KILL_WITHIN, 0, ON(WRITE)},
	{"disk full from here on", ACTION_FAIL_ON, ENOSPC,
	 ON(WRITE) | ON(SIZE) | ON(OPEN) | ON(LINK) | ON(FOLDER)},
	{"no space once", ACTION_FAIL, ENOSPC, ON(SYNC) | ON(RENAME)},
	{"input/output error", ACTION_FAIL, EIO, ANY},
	{"no permission", ACTION_FAIL, EACCES, ON(OPEN) | ON(RENAME) |
	 ON(LINK) | ON(REMOVE) | ON(FOLDER) | ON(MODE)},
	{"short write", ACTION_SHORT, 0, ON(WRITE)},
};

const int n_faults = sizeof(faults) / sizeof(faults[0]);

const struct call_type *call_find(long number)
{
	for (int i = 0; i < N_TYPES; i++)
		if (types[i].number == number)
			return &types[i];
	return NULL;
}

enum {
	NUMBER = offsetof(struct seccomp_data, nr),
	ARCHITECTURE = offsetof(struct seccomp_data, arch),
	MAY_WRITE = O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY),
};

static void add(struct sock_fprog *program, unsigned code, unsigned value,
		int yes, int no)
{
	program->filter[program->len++] = (struct sock_filter){
		(unsigned short)code, (unsigned char)yes, (unsigned char)no,
		value};
}

/* Stops at one number; where its flags are given, only if they may write. */
static void add_stop(struct sock_fprog *program, int number, int flags)
{
	unsigned low = (unsigned)offsetof(struct seccomp_data, args) +
		       (unsigned)flags * 8;

	add(program, BPF_JMP | BPF_JEQ | BPF_K, (unsigned)number, 0,
	    flags < 0 ? 1 : 4);
	if (flags >= 0) {
		add(program, BPF_LD | BPF_W | BPF_ABS, low, 0, 0);
		add(program, BPF_JMP | BPF_JSET | BPF_K, MAY_WRITE, 0, 1);
	}
	add(program, BPF_RET | BPF_K, SECCOMP_RET_TRACE, 0, 0);
	if (flags >= 0)
		add(program, BPF_RET | BPF_K, SECCOMP_RET_ALLOW, 0, 0);
}

struct sock_fprog calls_filter(void)
{
	struct sock_fprog program = {0, NULL};
	int i;

	program.filter = must_alloc((size_t)(5 * N_TYPES + 8) *
				    sizeof(struct sock_filter));
	add(&program, BPF_LD | BPF_W | BPF_ABS, ARCHITECTURE, 0, 0);
	add(&program, BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_X86_64, 1, 0);
	add(&program, BPF_RET | BPF_K, SECCOMP_RET_ALLOW, 0, 0);
	add(&program, BPF_LD | BPF_W | BPF_ABS, NUMBER, 0, 0);
	for (i = 0; i < N_TYPES; i++)
		add_stop(&program, types[i].number,
			 types[i].number == SYS_openat ? 2 :
			 types[i].number == SYS_open ? 1 : -1);
	add(&program, BPF_RET | BPF_K, SECCOMP_RET_ALLOW, 0, 0);
	return program;
}
