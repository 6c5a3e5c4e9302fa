/* lists.h: the lists of a backup directory, oldest first. */
#ifndef QUADRO_RESCUE_LISTS_H
#define QUADRO_RESCUE_LISTS_H

#include <stddef.h>

#include "base/err.h"

struct lists {
	char **paths;		/* copie/000001.elenco ... */
	size_t n;
	long last;		/* number of the last one, 0 when there is none */
};

/* 0, or -1: EXIT_FAILED. lists_free is due in both cases. */
int lists_read(struct lists *lists, const char *directory, struct err *err);
void lists_free(struct lists *lists);

#endif
