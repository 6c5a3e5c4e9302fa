/* pattern_words.h: a layout's regular expression, said to who fills it in. */
#ifndef QUADRO_RECORDS_PATTERN_WORDS_H
#define QUADRO_RECORDS_PATTERN_WORDS_H

#include "base/text.h"

/* Appends what the expression asks for, in Italian: «3 lettere maiuscole».
 * Only plain expressions can be said: sequences of characters and classes,
 * how many of each, and optional groups. Returns 0, or -1 with out untouched
 * when the expression is not plain. */
int pattern_words(const char *expression, struct text *out);

#endif
