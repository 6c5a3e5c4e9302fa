/* facts.h: what the store came to know and the register does not yet say. */
#ifndef QUADRO_PROOF_FACTS_H
#define QUADRO_PROOF_FACTS_H

#include "base/err.h"
#include "store/store.h"

/* Enters each file received that has no entry yet, in their order: its name,
 * digest, outcome, what it replaces or adds to, and all that receiving it again
 * needs. Of a file refused for personal data neither digest nor size; a name
 * that could be a codice fiscale is left out. 0 or -1. */
int facts_enter_files(struct store *store, struct err *err);

/* Enters each run that has ended, or was killed, and has no entry yet; not the
 * one that is running (0: none is). 0 or -1. */
int facts_enter_runs(struct store *store, long long running, struct err *err);

/* Enters what a period's publication is about to show: the digest of each file
 * below directory, by name, in order, and for each document that of the data it
 * was made from. 0 or -1. */
int facts_enter_publication(struct store *store, const char *period,
			    const char *directory, struct err *err);

#endif
