/* command.h: the verbs of the command line, as rows of one table. */
#ifndef QUADRO_COMMANDS_COMMAND_H
#define QUADRO_COMMANDS_COMMAND_H

#include "base/err.h"

/* What the command line said; texts belong to main. */
struct options {
	const char *workspace;	/* -w, "." by default */
	const char *as_of;	/* --as-of, or NULL */
	const char *as;		/* --as, or NULL */
	const char *from;	/* --from, or NULL */
	const char *period;	/* --period, or NULL */
	const char *scope;	/* --scope, or NULL */
	const char *template;	/* --template, or NULL */
	const char *output;	/* --output, or NULL: stdout */
	int json;		/* --json */
	int as_reported;	/* --as-reported */
	int all;		/* --all */
	const char *count;	/* -n, or NULL */
	char *const *operands;	/* what is left */
	int n_operands;
	const struct command *commands;	/* the table, for those who tell it */
	int n_commands;
};

struct command {
	const char *name;
	const char *synopsis;	/* after the name */
	const char *summary;	/* one line of --help; NULL: not for people */
	int least, most;	/* operands admitted; most -1: any number */
	/* Returns EXIT_DONE or EXIT_ATTENTION; -1 with err. */
	int (*run)(const struct options *options, struct err *err);
};

int command_init(const struct options *options, struct err *err);
int command_run(const struct options *options, struct err *err);
int command_acquire(const struct options *options, struct err *err);
int command_compute(const struct options *options, struct err *err);
int command_render(const struct options *options, struct err *err);
int command_check(const struct options *options, struct err *err);
int command_close(const struct options *options, struct err *err);
int command_log(const struct options *options, struct err *err);
int command_status(const struct options *options, struct err *err);
int command_doctor(const struct options *options, struct err *err);
int command_explain(const struct options *options, struct err *err);
int command_matrix(const struct options *options, struct err *err);
int command_verify(const struct options *options, struct err *err);
int command_rebuild(const struct options *options, struct err *err);
int command_backup(const struct options *options, struct err *err);
int command_restore(const struct options *options, struct err *err);
int command_layout(const struct options *options, struct err *err);
int command_normalize(const struct options *options, struct err *err);
int command_complete(const struct options *options, struct err *err);

#endif
