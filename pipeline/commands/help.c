/* help.c: --help and the manual's lists, from the same rows: the commands of
 * main, and the general options and exit statuses that stand here. What an
 * option does to one command is said in that command's synopsis. */
#include "commands/help.h"

#include <ctype.h>

struct line {
	const char *term;
	const char *text;
};

static const struct line options[] = {
	{"-w DIR", "the workspace (default: here)"},
	{"--as-of DATE", "the day the data refer to (default: today)"},
	{"--as T,S,P", "layout, sender and period of a file, by hand"},
	{"--json", "machine-readable output"},
	{"-h, --help", "this text"},
	{"--version", "the program's version"},
};

static const struct line statuses[] = {
	{"0", "done"},
	{"1", "done, with something to look at: files refused, rows rejected, "
	      "submissions missing"},
	{"2", "wrong usage"},
	{"3", "configuration or environment: unknown workspace, a mistake in "
	      "the matrix, gnuplot missing"},
	{"4", "the run failed and published nothing; the previous night is "
	      "intact"},
};

enum {
	N_OPTIONS = sizeof(options) / sizeof(options[0]),
	N_STATUSES = sizeof(statuses) / sizeof(statuses[0]),
};

void help_write(const struct command *commands, int n, FILE *out)
{
	int i;

	fputs("usage: quadro COMMAND [OPTIONS]\n\n"
	      "Monitors a Piano di Zona: takes the exports of the subambiti,\n"
	      "computes the indicators of the plan, makes the documents.\n\n",
	      out);
	for (i = 0; i < n; i++)
		if (commands[i].summary != NULL)
			fprintf(out, "  quadro %s %s\n      %s\n",
				commands[i].name, commands[i].synopsis,
				commands[i].summary);
	fputs("\n", out);
	for (i = 0; i < N_OPTIONS; i++)
		fprintf(out, "  %-19s %s\n", options[i].term, options[i].text);
	fputs("\nExit status:\n", out);
	for (i = 0; i < N_STATUSES; i++)
		fprintf(out, "  %s  %s\n", statuses[i].term, statuses[i].text);
}

/* Text as roff shows it: a minus that can be copied to a command line, no
 * escapes, no request at the start of a line. */
static void put_roff(const char *text, FILE *out)
{
	for (; *text != '\0'; text++)
		if (*text == '-')
			fputs("\\-", out);
		else if (*text == '\\')
			fputs("\\e", out);
		else
			fputc(*text, out);
}

/* A synopsis: what the user types as it is in bold, what stands for something
 * else (in capitals) in italics. */
static void put_synopsis(const char *text, FILE *out)
{
	char word[2] = "";

	while (*text != '\0') {
		int capital = isupper((unsigned char)*text);
		int letter = islower((unsigned char)*text) || *text == '-';

		fputs(capital ? "\\fI" : letter ? "\\fB" : "\\fR", out);
		do {
			word[0] = *text++;
			put_roff(word, out);
		} while (*text != '\0' &&
			 capital == isupper((unsigned char)*text) &&
			 letter == (islower((unsigned char)*text) ||
				    *text == '-'));
	}
	fputs("\\fR\n", out);
}

static void put_lines(const char *title, const struct line *lines, int n,
		      FILE *out)
{
	int i;

	fprintf(out, ".SH %s\n", title);
	for (i = 0; i < n; i++) {
		fputs(".TP\n", out);
		put_synopsis(lines[i].term, out);
		put_roff(lines[i].text, out);
		fputs("\n", out);
	}
}

void help_write_roff(const struct command *commands, int n, FILE *out)
{
	int i;

	fputs(".SH COMMANDS\n", out);
	for (i = 0; i < n; i++) {
		if (commands[i].summary == NULL)
			continue;
		fprintf(out, ".TP\n\\fB%s\\fR ", commands[i].name);
		put_synopsis(commands[i].synopsis, out);
		put_roff(commands[i].summary, out);
		fputs("\n", out);
	}
	put_lines("OPTIONS", options, N_OPTIONS, out);
	put_lines("EXIT STATUS", statuses, N_STATUSES, out);
}
