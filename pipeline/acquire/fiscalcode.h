/* fiscalcode.h: a codice fiscale anywhere in bytes: the privacy refusal. */
#ifndef QUADRO_ACQUIRE_FISCALCODE_H
#define QUADRO_ACQUIRE_FISCALCODE_H

#include <stddef.h>

/* True when bytes hold a formally valid codice fiscale: 16 characters in any
 * case, omocodia included, the check character right (D.M. 23/12/1976), also
 * inside longer text. NUL bytes are passed over, so that UTF-16 is searched
 * as it is. */
int fiscalcode_found(const char *bytes, size_t length);

#endif
