/* source.h: inside the page layer: values as PDF source text. */
#ifndef QUADRO_REPORTS_PDF_SOURCE_H
#define QUADRO_REPORTS_PDF_SOURCE_H

#include "base/text.h"

/* A text string: <FEFF...> in UTF-16, malformed bytes as '?'. */
void source_string(struct text *out, const char *utf8);

/* A byte string with what must be escaped: (...). */
void source_bytes(struct text *out, const char *bytes);

/* The same, of a URI: what is not allowed in one is percent-encoded. */
void source_uri(struct text *out, const char *uri);

/* Text for XML: markup escaped, malformed and control bytes as '?'. */
void source_xml(struct text *out, const char *utf8);

#endif
