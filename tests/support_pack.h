/* support_pack.h: a plan's files to a pack's pages, read back by poppler. */
#ifndef QUADRO_TESTS_SUPPORT_PACK_H
#define QUADRO_TESTS_SUPPORT_PACK_H

#include "support.h"

/* Receives a plan's inbox, computes as of a day and makes the pack of that
 * name; the document, name.pdf, is left in directory, and qpdf found it sound.
 * Returns its words, one space apart; the caller frees them. */
char *support_pack(const char *directory, const char *as_of, const char *name);

/* The packs that a night makes: NULL; or why one asked for is not made. */
int support_pack_render(const char *directory, const char *as_of,
			const char *name, struct err *err);

/* What a command says of the document: before 'FILE' after. The caller frees
 * it; a command that fails fails the test. */
char *support_pack_ask(const char *directory, const char *name,
		       const char *before, const char *after);

/* Fails when words are in a text. */
void support_lacks(const char *text, const char *words);

#endif
