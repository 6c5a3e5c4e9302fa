/* intake.h: one file, from its name and bytes to an outcome in the store. */
#ifndef QUADRO_ACQUIRE_INTAKE_H
#define QUADRO_ACQUIRE_INTAKE_H

#include <stddef.h>

#include "acquire/findings.h"
#include "base/date.h"
#include "base/err.h"
#include "base/file.h"
#include "workspace/workspace.h"

enum outcome {
	ACCETTATO,
	ACCETTATO_CON_SCARTI,
	RESPINTO,
	DUPLICATO,
	N_OUTCOMES
};

struct intake {
	struct workspace *workspace;
	struct findings *findings;
	day_t as_of;
};

struct received {
	const char *name;	/* as received, without directory */
	const char *as;		/* TRACCIATO,MITTENTE,PERIODO by hand, or NULL */
	const char *bytes;
	size_t length;
	long long modified;	/* mtime, nanoseconds since the epoch */
	/* filled by intake_file: */
	long long file;		/* its id in file_ricevuto */
	enum outcome outcome;
	long rejected;		/* rows with errors */
	int nameless;		/* the name was not understood: it stays where it is */
	int personal;		/* personal data: its bytes must not be kept */
	char sha256[DIGEST_SIZE];
};

/* The outcome's word in receipts. */
const char *intake_outcome(enum outcome outcome);

/* Checks a file and loads its good rows (contract 2 and 3), inside the open
 * transaction. Writes nothing but the store. 0, or -1 when the store failed:
 * a bad file is an outcome, not an error. */
int intake_file(struct intake *intake, struct received *received,
		struct err *err);

#endif
