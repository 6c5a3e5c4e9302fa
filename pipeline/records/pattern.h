/* pattern.h: the regular expressions of the layouts. */
#ifndef QUADRO_RECORDS_PATTERN_H
#define QUADRO_RECORDS_PATTERN_H

#include <stddef.h>

#include "base/err.h"

struct pattern;

/* Compiles a pattern of a Table Schema; it must match a whole value. NULL on
 * error, with the pattern named. Release with pattern_free. */
struct pattern *pattern_new(const char *expression, struct err *err);
void pattern_free(struct pattern *pattern);

/* 1 when the whole of bytes matches, 0 when not. Not for two threads at once
 * on the same pattern. */
int pattern_matches(struct pattern *pattern, const char *bytes, size_t length);

#endif
