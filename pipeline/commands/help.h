/* help.h: what the command line takes, told to people and to the manual. */
#ifndef QUADRO_COMMANDS_HELP_H
#define QUADRO_COMMANDS_HELP_H

#include <stdio.h>

#include "commands/command.h"

/* Writes the text of --help to out. */
void help_write(const struct command *commands, int n, FILE *out);

/* Writes the sections COMMANDS, OPTIONS and EXIT STATUS of quadro(1) in roff:
 * the same rows. What else the page says stands in the package's files. */
void help_write_roff(const struct command *commands, int n, FILE *out);

#endif
