/* filename.c: names of exports. A name that is nearly right is not guessed:
 * a wrong period would replace good data. */
#include "acquire/filename.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/text.h"

enum { STEM_BYTES = 200 };

static int ends_in_csv(const char *name)
{
	size_t length = strlen(name);

	return length > 4 && strcasecmp(name + length - 4, ".csv") == 0;
}

/* The layout whose name, followed by the mark, starts the text: the longest,
 * as one name may start another. */
static const struct layout *take_layout(const char **at, char mark,
					const struct layouts *layouts)
{
	const struct layout *best = NULL;
	size_t longest = 0, i;

	for (i = 0; i < layouts_count(layouts); i++) {
		const struct layout *layout = layouts_at(layouts, i);
		size_t length = strlen(layout->name);

		if (length > longest && (*at)[0] != '\0' &&
		    strncasecmp(*at, layout->name, length) == 0 &&
		    (*at)[length] == mark) {
			best = layout;
			longest = length;
		}
	}
	if (best != NULL)
		*at += longest + 1;
	return best;
}

static int take_sender(const char **at, char mark,
		       const struct registry *registry, struct file_name *out)
{
	const char *end = strchr(*at, mark);
	size_t length = end != NULL ? (size_t)(end - *at) : 0;

	if (length == 6 && strncasecmp(*at, "AMBITO", 6) == 0) {
		out->sender = SENDER_AMBITO;
		out->sender_code = "AMBITO";
	} else {
		out->sender = length > 0 ?
			registry_subambito(registry, *at, length) : -1;
		if (out->sender < 0)
			return -1;
		out->sender_code = registry_code(registry, out->sender);
		if (strncasecmp(out->sender_code, *at, length) != 0 ||
		    out->sender_code[length] != '\0')
			return -1;
	}
	*at = end + 1;
	return 0;
}

static int read_parts(const char *at, char mark, const struct layouts *layouts,
		      const struct registry *registry, struct file_name *out,
		      char *why, size_t size)
{
	static const char integration[] = "_integrazione";
	size_t used;

	out->layout = take_layout(&at, mark, layouts);
	if (out->layout == NULL) {
		char *names = layouts_names(layouts);

		snprintf(why, size, "il nome non comincia con un tracciato "
			 "seguito da «%c»; i tracciati sono: %s", mark, names);
		free(names);
		return -1;
	}
	if (take_sender(&at, mark, registry, out) != 0) {
		char *codes = registry_codes(registry);

		snprintf(why, size, "dopo il tracciato non c'è un mittente "
			 "seguito da «%c»; i mittenti sono: AMBITO, %s", mark,
			 codes);
		free(codes);
		return -1;
	}
	used = period_read(at, strlen(at), &out->period);
	out->integrates = used > 0 &&
			  strncasecmp(at + used, integration,
				      sizeof(integration) - 1) == 0;
	if (used == 0) {
		snprintf(why, size, "dopo il mittente non c'è un periodo, come "
			 "2022T3, 2022S1 o 2022");
		return -1;
	}
	return 0;
}

int filename_read(const char *name, const struct layouts *layouts,
		  const struct registry *registry, struct file_name *out,
		  char *why, size_t size)
{
	if (!ends_in_csv(name)) {
		snprintf(why, size, "non è un file .csv; in Excel scegliere "
			 "«Salva con nome», tipo «CSV (delimitato dal "
			 "separatore di elenco)»");
		return -1;
	}
	return read_parts(name, '_', layouts, registry, out, why, size);
}

int filename_read_words(const char *words, const struct layouts *layouts,
			const struct registry *registry,
			struct file_name *out, char *why, size_t size)
{
	return read_parts(words, ',', layouts, registry, out, why, size);
}

char *filename_stem(const char *name)
{
	size_t length = strlen(name) - (ends_in_csv(name) ? 4 : 0);
	struct text stem = {0};
	struct digest *digest;
	char hex[DIGEST_SIZE];

	if (length <= STEM_BYTES)
		return text_copy(name, length);
	digest = digest_new();
	digest_add(digest, name, length);
	digest_finish(digest, hex);
	length = STEM_BYTES - 10;
	text_add(&stem, name, text_valid_utf8(name, length));
	text_format(&stem, "-%.8s", hex);
	return stem.data;
}
