/* receipt.h: what the sender gets back: which line to mend, and how. */
#ifndef QUADRO_ACQUIRE_RECEIPT_H
#define QUADRO_ACQUIRE_RECEIPT_H

#include <stdio.h>

#include "base/err.h"
#include "base/text.h"
#include "base/writer.h"
#include "store/store.h"

/* Has ricevute/NAME.ricevuta.csv and .txt of a file written, from the store
 * (contract 3), into directory. 0, or -1 when the store failed: how the
 * writing went is known when the writer is waited for. */
int receipt_write(struct store *store, long long file, const char *directory,
		  struct writer *writer, struct err *err);

/* Appends the human-readable receipt of a file to out: its last line is the
 * outcome. 0 or -1. */
int receipt_text(struct store *store, long long file, struct text *out,
		 struct err *err);

/* The same for machines: appends one JSON object. 0 or -1. */
int receipt_json(struct store *store, long long file, struct text *out,
		 struct err *err);

#endif
