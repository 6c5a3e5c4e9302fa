/* night_json.h: what a night did, as one JSON object. */
#ifndef QUADRO_NIGHT_JSON_H
#define QUADRO_NIGHT_JSON_H

#include "run.h"
#include "store/store.h"

/* Writes run->json: the command, its as-of day and exit status; what was
 * received, what the values of the last quarter are, the files published, as
 * far as the stages asked for say; the lines of the report. Of a night that
 * failed (err filled) only its error; store may be NULL then. */
void night_json(struct run *run, struct store *store, const struct err *err);

#endif
