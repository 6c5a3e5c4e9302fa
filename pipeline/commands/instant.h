/* instant.h: an instant of the store, as people in Italy read it. */
#ifndef QUADRO_COMMANDS_INSTANT_H
#define QUADRO_COMMANDS_INSTANT_H

#include "base/text.h"

/* Appends "30/06/2023 alle 02:15" from 2023-06-30T00:15:09Z: the hour of Italy,
 * whatever the machine's. What is no instant is appended as it is. */
void instant_write(struct text *out, const char *utc);

#endif
