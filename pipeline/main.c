/* main.c: arguments, one call, exit status. The only place that prints errors
 * and exits. */
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "base/version.h"
#include "commands/command.h"
#include "commands/help.h"

static const struct command commands[] = {
	{"init", "DIR --from TEMPLATE [--as-of DATE]", "make a new workspace",
	 1, 1, command_init},
	{"run", "[-w DIR] [--as-of DATE] [--as T,S,P FILE] [--json]",
	 "the nightly job: acquire, compute, render, publish", 0, 1,
	 command_run},
	{"acquire", "[-w DIR] [--as-of DATE] [--as T,S,P FILE] [--json]",
	 "take the inbox in, and write the receipts", 0, 1, command_acquire},
	{"compute", "[-w DIR] [--as-of DATE] [--json]",
	 "compute the indicators, publish the tables", 0, 0, command_compute},
	{"render", "[-w DIR] [PACK...] [--as-reported] [--as-of DATE] [--json]",
	 "make the documents again; or as a closed quarter reported them", 0,
	 -1, command_render},
	{"close", "QUARTER [-w DIR] [--as-of DATE]",
	 "keep the values of a quarter as they are reported", 1, 1,
	 command_close},
	{"check", "FILE... [-w DIR] [--as-of DATE] [--as T,S,P] [--json]",
	 "what would happen to these files; writes nothing", 1, -1,
	 command_check},
	{"status", "[-w DIR] [--all] [--as-of DATE] [--json]",
	 "how things stand, in ten lines; with --all, everything", 0, 0,
	 command_status},
	{"log", "[-w DIR] [-n N] [--json]",
	 "what happened: runs, files, publications, closings; the last 20", 0, 0,
	 command_log},
	{"doctor", "[-w DIR] [--json]",
	 "whether this installation works, and how to mend what does not", 0,
	 0, command_doctor},
	{"explain", "INDICATOR [-w DIR] [--period P] [--scope CODE] "
	 "[--as-reported] [--json]",
	 "a value, its formula, and the file lines behind it", 1, 1,
	 command_explain},
	{"matrix", "[INDICATOR...] [-w DIR] [--as-of DATE] [--json]",
	 "check matrice.csv: what each row will count, and finds today", 0, -1,
	 command_matrix},
	{"verify", "[DIGEST] [-w DIR] [--json]",
	 "recompute the register and all it covers; recognise a page's digest",
	 0, 1, command_verify},
	{"rebuild", "[-w DIR]",
	 "make the store anew from the archive and the register", 0, 0,
	 command_rebuild},
	{"backup", "DIR [-w DIR]",
	 "add a copy of the workspace to DIR, new bytes only", 1, 1,
	 command_backup},
	{"restore", "DIR -w DIR",
	 "make a workspace from the last copy in DIR (or from DIR/copie/NAME)",
	 1, 1, command_restore},
	{"layout", "[LAYOUT] [-w DIR] [--template csv|xlsx] [--output FILE] "
	 "[--json]",
	 "the layouts for those who send, or an empty file to fill in", 0, 1,
	 command_layout},
	{"normalize", "FILE",
	 "any delimited file (- is stdin) as RFC 4180 in UTF-8, on stdout",
	 1, 1, command_normalize},
	{"complete", "-- WORD...", NULL, 0, -1, command_complete},
};

enum { N_COMMANDS = sizeof(commands) / sizeof(commands[0]) };

static int read_options(int argc, char **argv, struct options *options,
			struct err *err)
{
	enum { AS_OF = 256, AS, FROM, PERIOD, SCOPE, TEMPLATE, OUTPUT, JSON,
	       AS_REPORTED, ALL };
	static const struct option known[] = {
		{"as-of", required_argument, NULL, AS_OF},
		{"as", required_argument, NULL, AS},
		{"from", required_argument, NULL, FROM},
		{"period", required_argument, NULL, PERIOD},
		{"scope", required_argument, NULL, SCOPE},
		{"template", required_argument, NULL, TEMPLATE},
		{"output", required_argument, NULL, OUTPUT},
		{"json", no_argument, NULL, JSON},
		{"as-reported", no_argument, NULL, AS_REPORTED},
		{"all", no_argument, NULL, ALL},
		{"workspace", required_argument, NULL, 'w'},
		{NULL, 0, NULL, 0},
	};
	int option;

	opterr = 0;
	while ((option = getopt_long(argc, argv, ":w:n:", known, NULL)) != -1) {
		switch (option) {
		case 'w': options->workspace = optarg; break;
		case AS_OF: options->as_of = optarg; break;
		case AS: options->as = optarg; break;
		case FROM: options->from = optarg; break;
		case PERIOD: options->period = optarg; break;
		case SCOPE: options->scope = optarg; break;
		case TEMPLATE: options->template = optarg; break;
		case OUTPUT: options->output = optarg; break;
		case JSON: options->json = 1; break;
		case AS_REPORTED: options->as_reported = 1; break;
		case ALL: options->all = 1; break;
		case 'n': options->count = optarg; break;
		default:
			return err_set(err, EXIT_USAGE, "l'opzione %s %s; "
				       "«quadro --help» le elenca",
				       argv[optind - 1], option == ':' ?
				       "vuole un valore" : "non esiste");
		}
	}
	options->operands = argv + optind;
	options->n_operands = argc - optind;
	return 0;
}

/* --help anywhere: whoever asks for help wants it now. */
static int asks_for_help(int argc, char **argv)
{
	int i;

	for (i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], "--help") == 0 ||
		    strcmp(argv[i], "-h") == 0)
			return 1;
	return strcmp(argv[1], "help") == 0;
}

static const struct command *find_command(const char *name)
{
	int i;

	for (i = 0; i < N_COMMANDS; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

static int run_command(int argc, char **argv, struct err *err)
{
	const struct command *command = find_command(argv[1]);
	struct options options = {.workspace = ".", .commands = commands,
				  .n_commands = N_COMMANDS};

	if (command == NULL)
		return err_set(err, EXIT_USAGE, "il comando «%s» non esiste; "
			       "«quadro --help» li elenca", argv[1]);
	if (read_options(argc - 1, argv + 1, &options, err) != 0)
		return -1;
	if (options.n_operands < command->least ||
	    (command->most >= 0 && options.n_operands > command->most))
		return err_set(err, EXIT_USAGE, "si usa così: quadro %s %s",
			       command->name, command->synopsis);
	return command->run(&options, err);
}

int main(int argc, char **argv)
{
	struct err err = {0};
	int status;

	/* A write that cannot be is an error to tell, and no end in silence. */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	if (argc < 2) {
		help_write(commands, N_COMMANDS, stderr);
		return EXIT_USAGE;
	}
	if (strcmp(argv[1], "--version") == 0) {
		puts("quadro " QUADRO_VERSION);
		return EXIT_DONE;
	}
	if (asks_for_help(argc, argv)) {
		if (argc > 2 && strcmp(argv[2], "--roff") == 0)
			help_write_roff(commands, N_COMMANDS, stdout);
		else
			help_write(commands, N_COMMANDS, stdout);
		return EXIT_DONE;
	}
	status = run_command(argc, argv, &err);
	if (status >= 0 && fflush(stdout) != 0)
		status = err_set(&err, EXIT_FAILED, "l'uscita non si può "
				 "scrivere fino in fondo");
	if (status >= 0)
		return status;
	fprintf(stderr, "quadro: %s\n", err.message);
	return err.code;
}
