/* pattern.c: PCRE2 behind a small door, compiled to machine code where the
 * processor allows it: every identifier of every row passes through here. */
#include "records/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>

#include "base/text.h"

struct pattern {
	pcre2_code *code;
	pcre2_match_data *match;
};

struct pattern *pattern_new(const char *expression, struct err *err)
{
	struct pattern *pattern = must_alloc(sizeof(*pattern));
	PCRE2_SIZE offset = 0;
	int code = 0;

	pattern->match = NULL;
	pattern->code = pcre2_compile((PCRE2_SPTR)expression,
				      PCRE2_ZERO_TERMINATED,
				      PCRE2_ANCHORED | PCRE2_ENDANCHORED |
				      PCRE2_UTF | PCRE2_DOLLAR_ENDONLY,
				      &code, &offset, NULL);
	if (pattern->code != NULL)
		pattern->match = pcre2_match_data_create(1, NULL);
	if (pattern->match == NULL) {
		unsigned char word[128];

		pcre2_get_error_message(code, word, sizeof(word));
		err_set(err, EXIT_CONFIG, "pattern «%s», carattere %zu: %s",
			expression, (size_t)offset + 1, (char *)word);
		pattern_free(pattern);
		return NULL;
	}
	/* Without machine code the interpreter does the same, more slowly. */
	(void)pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE);
	return pattern;
}

void pattern_free(struct pattern *pattern)
{
	if (pattern == NULL)
		return;
	pcre2_match_data_free(pattern->match);
	pcre2_code_free(pattern->code);
	free(pattern);
}

int pattern_matches(struct pattern *pattern, const char *bytes, size_t length)
{
	return pcre2_match(pattern->code, (PCRE2_SPTR)bytes, length, 0,
			   PCRE2_NO_UTF_CHECK, pattern->match, NULL) >= 0;
}
