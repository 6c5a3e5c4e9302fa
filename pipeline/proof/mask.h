/* mask.h: names that must not stay for ever. */
#ifndef QUADRO_PROOF_MASK_H
#define QUADRO_PROOF_MASK_H

/* Whether text holds something written as a codice fiscale is, in any case,
 * with or without spaces and signs inside. Wider than fiscalcode_found: a
 * wrong check character does not make it harmless. */
int mask_needed(const char *text);

#endif
