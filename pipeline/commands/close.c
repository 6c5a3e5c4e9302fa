/* close.c: quadro close: a quarter's values stay as they were reported. */
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "closing.h"
#include "commands/asof.h"
#include "commands/command.h"
#include "register.h"
#include "workspace/lock.h"

/* The account of whoever gave the command, behind a sudo too. */
static void account(char *out, size_t size)
{
	const char *behind = getenv("SUDO_USER");
	const struct passwd *entry = getpwuid(getuid());

	if (behind != NULL && *behind != '\0')
		snprintf(out, size, "%s", behind);
	else if (entry != NULL)
		snprintf(out, size, "%s", entry->pw_name);
	else
		snprintf(out, size, "%ld", (long)getuid());
	out[text_valid_utf8(out, strlen(out))] = '\0';
}

static int close_quarter(struct workspace *workspace, const char *period,
			 day_t day, struct text *report, struct err *err)
{
	long long entry = register_start(workspace, "close", day, report, err);
	char who[64];
	int status;

	if (entry < 0)
		return -1;
	account(who, sizeof(who));
	status = closing_make(workspace, period, day, who, report, err);
	register_end(workspace, entry, status == 0 ? EXIT_DONE :
		     err->code, status == 0 ? text_string(report) :
		     err->message);
	return status;
}

int command_close(const struct options *options, struct err *err)
{
	struct lock *lock = NULL;
	struct workspace *workspace = NULL;
	struct text report = {0};
	day_t day;
	int status = -1;

	if (asof_read(options->as_of, &day, err) != 0 ||
	    (lock = lock_take(options->workspace, err)) == NULL)
		return -1;
	workspace = workspace_open(options->workspace, WORKSPACE_WRITE, err);
	if (workspace != NULL)
		status = close_quarter(workspace, options->operands[0], day,
				       &report, err);
	if (status == 0)
		fputs(text_string(&report), stdout);
	text_free(&report);
	workspace_close(workspace);
	lock_release(lock);
	return status == 0 ? EXIT_DONE : -1;
}
