/* entry.h: one entry of the register, as the line that everybody reads.
 *
 * An entry is one line of JSON, in this form and no other:
 *
 *	{"voce":7,"istante":"2023-07-01T02:15:09Z","versione":"1.0.0",
 *	 "evento":"file","oggetto":"patti_NORD_2022T3.csv","fatti":{...},
 *	 "precedente":"<64 digits>","impronta":"<64 digits>"}
 *
 * (broken here, not there). `precedente` is the impronta of the entry before,
 * sixty-four zeros for the first. `impronta` is the SHA-256, in hexadecimal, of
 * the bytes of the line that stand before ,"impronta": so it covers every field
 * and, through precedente, all the entries before. With common tools:
 *
 *	sed 's/,"impronta":.*$//' | tr -d '\n' | sha256sum
 */
#ifndef QUADRO_PROOF_ENTRY_H
#define QUADRO_PROOF_ENTRY_H

#include <stddef.h>
#include <time.h>

#include "base/file.h"
#include "base/text.h"

struct entry {
	long long number;	/* from 1 */
	time_t at;
	const char *event;	/* file, esecuzione, ...: a word of letters */
	const char *object;	/* what it is about, for people */
	const char *facts;	/* a JSON object */
};

/* What the first entry has in place of the digest of the one before. */
extern const char entry_nothing_before[];

/* Appends the line of an entry, without its line break. previous: the digest
 * of the entry before (DIGEST_SIZE bytes with the NUL). */
void entry_write(struct text *out, const struct entry *entry,
		 const char *previous);

/* The digest that a line says is its own, into out; the one it says is of the
 * entry before. 0, or -1 when the line has not the form of an entry. */
int entry_digest(const char *line, size_t length, char *out);
int entry_previous(const char *line, size_t length, char *out);

/* NULL when the line is the entry of that number after previous, else what is
 * wrong with it, in a few Italian words that live for ever. */
const char *entry_fault(const char *line, size_t length, long long number,
			const char *previous);

#endif
