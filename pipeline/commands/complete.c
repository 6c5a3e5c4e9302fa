/* complete.c: quadro complete: what may come next on a command line, one word
 * a line, for the shell to offer.
 *
 * Commands and options are read from the synopses that --help shows: there is
 * no second list. What stands for a value (complete_values.c) is looked up in
 * the workspace. A shell pastes these words as they are into a line that is
 * then run, so a word that means something to a shell is never offered.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"
#include "commands/complete.h"

/* The words typed after the program's name; the last is being typed. */
struct line {
	char *const *words;
	int n;
	const char *typed;		/* the last, "" for none yet */
	const char *workspace;
};

int complete_is_plain(const char *word)
{
	return *word != '\0' && *word != '-' &&
	       word[strspn(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmno"
			   "pqrstuvwxyz0123456789_.,+/@:-")] == '\0';
}

static void offer(const struct line *line, const char *word, size_t length)
{
	size_t typed = strlen(line->typed);

	if (length >= typed && strncmp(word, line->typed, typed) == 0)
		printf("%.*s\n", (int)length, word);
}

static void offer_value(void *context, const char *value)
{
	if (complete_is_plain(value))
		offer(context, value, strlen(value));
}

/* The next word of a synopsis without its brackets and dots; NULL at the end.
 * *closed: it ended its bracket, so no value of its own follows. */
static const char *next_word(const char **at, size_t *length, int *closed)
{
	const char *word = *at + strspn(*at, " [");

	if (*word == '\0')
		return NULL;
	*length = strcspn(word, " ].");
	*at = word + strcspn(word, " ");
	*closed = memchr(word, ']', (size_t)(*at - word)) != NULL;
	return word;
}

/* What a value is called where the synopsis says it: alternatives, a file, of
 * which the shell knows better, or a kind of complete_values. */
static void offer_kind(const struct line *line, const char *kind,
		       size_t length)
{
	char name[40];

	if (memchr(kind, '|', length) != NULL) {
		while (length > 0) {
			size_t one = strcspn(kind, "|");

			one = one < length ? one : length;
			offer(line, kind, one);
			one += one < length;
			kind += one;
			length -= one;
		}
		return;
	}
	if (length >= sizeof(name))
		return;
	memcpy(name, kind, length);
	name[length] = '\0';
	if (strcmp(name, "FILE") == 0 || strcmp(name, "DIR") == 0) {
		puts(*name == 'F' ? "@files" : "@directories");
		return;
	}
	complete_values(name, line->workspace, offer_value, (void *)line);
}

/* The value that an option of the synopsis takes, or NULL. */
static const char *value_of(const char *synopsis, const char *option,
			    size_t *length)
{
	const char *word;
	size_t size;
	int closed;

	while ((word = next_word(&synopsis, &size, &closed)) != NULL) {
		if (size != strlen(option) || strncmp(word, option, size) != 0)
			continue;
		if (closed)
			return NULL;
		word = next_word(&synopsis, length, &closed);
		return word != NULL && *word != '-' ? word : NULL;
	}
	return NULL;
}

static void offer_options(const struct line *line, const char *synopsis)
{
	const char *word;
	size_t length;
	int closed;

	while ((word = next_word(&synopsis, &length, &closed)) != NULL)
		if (*word == '-')
			offer(line, word, length);
	offer(line, "--help", 6);
}

/* The first word that is neither an option nor an option's value. */
static const char *operand_of(const char *synopsis, size_t *length)
{
	const char *word;
	int closed, taken = 0;

	while ((word = next_word(&synopsis, length, &closed)) != NULL) {
		if (*word != '-' && !taken)
			return word;
		taken = *word == '-' && !closed;
	}
	return NULL;
}

static void offer_for(const struct line *line, const struct command *command)
{
	const char *before = line->words[line->n - 2], *kind;
	size_t length;

	if (before[0] == '-' &&
	    (kind = value_of(command->synopsis, before, &length)) != NULL) {
		offer_kind(line, kind, length);
	} else if (line->typed[0] == '-') {
		offer_options(line, command->synopsis);
	} else {
		kind = operand_of(command->synopsis, &length);
		if (kind != NULL)
			offer_kind(line, kind, length);
	}
}

int command_complete(const struct options *options, struct err *err)
{
	struct line line = {
		.words = options->operands, .n = options->n_operands,
		.typed = "", .workspace = ".",
	};
	int i;

	(void)err;
	if (line.n > 0)
		line.typed = line.words[line.n - 1];
	for (i = 0; i + 2 < line.n; i++)
		if (strcmp(line.words[i], "-w") == 0)
			line.workspace = line.words[i + 1];
	for (i = 0; i < options->n_commands; i++) {
		const struct command *command = &options->commands[i];

		if (command->summary == NULL)
			continue;
		if (line.n < 2)
			offer(&line, command->name, strlen(command->name));
		else if (strcmp(line.words[0], command->name) == 0)
			offer_for(&line, command);
	}
	return EXIT_DONE;
}
