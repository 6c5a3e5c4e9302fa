/* filename.h: what a file's name says: layout, sender, period. */
#ifndef QUADRO_ACQUIRE_FILENAME_H
#define QUADRO_ACQUIRE_FILENAME_H

#include <stddef.h>

#include "base/date.h"
#include "records/layout.h"
#include "workspace/registry.h"

enum { SENDER_AMBITO = -1 };

struct file_name {
	const struct layout *layout;
	int sender;		/* index of the subambito, or SENDER_AMBITO */
	const char *sender_code;	/* owned by the registry */
	struct period period;
	int integrates;		/* _integrazione after the period: adds rows to the file in force */
};

/* Reads <tracciato>_<mittente>_<periodo>[anything].csv, in any case
 * (contract 2). Returns 0, or -1 and says in Italian what is not understood. */
int filename_read(const char *name, const struct layouts *layouts,
		  const struct registry *registry, struct file_name *out,
		  char *why, size_t size);

/* Reads TRACCIATO,MITTENTE,PERIODO as --as gives it. The same results. */
int filename_read_words(const char *words, const struct layouts *layouts,
			const struct registry *registry,
			struct file_name *out, char *why, size_t size);

/* The name without .csv (in any case), as receipts are named: at most 200
 * bytes, a longer one is cut and told apart by its digest. The caller frees. */
char *filename_stem(const char *name);

#endif
