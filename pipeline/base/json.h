/* json.h: strings of JSON; what comes from the store SQLite writes itself. */
#ifndef QUADRO_BASE_JSON_H
#define QUADRO_BASE_JSON_H

#include "base/text.h"

/* Appends value as a JSON string, quotes included; bytes that are no UTF-8 end
 * it, as JSON has no other text. */
void json_string(struct text *out, const char *value);

/* Appends an array of the lines of text, each one that ends with a line
 * break. */
void json_lines(struct text *out, const char *text);

#endif
