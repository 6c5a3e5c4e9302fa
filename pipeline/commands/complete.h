/* complete.h: the values that a shell may offer on a command line. */
#ifndef QUADRO_COMMANDS_COMPLETE_H
#define QUADRO_COMMANDS_COMPLETE_H

/* Hands to offer each value that may stand where a synopsis says kind: LAYOUT,
 * INDICATOR, PACK, TEMPLATE, P, QUARTER, CODE. Other kinds have none, nor what
 * cannot be read: a shell has nowhere to show an error. The store is not
 * opened, as a night may be writing it. */
void complete_values(const char *kind, const char *workspace,
		     void (*offer)(void *context, const char *value),
		     void *context);

/* Whether a word means itself to every shell: letters, digits and _.,+/@:-,
 * not a dash first. */
int complete_is_plain(const char *word);

#endif
