/* entry.c: the canonical line of an entry, and what makes it one.
 *
 * The digest is of bytes, not of values: there is nothing to normalise and no
 * parser to trust. What the facts of an entry mean is left to who wrote them.
 */
#include "proof/entry.h"

#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "base/version.h"

const char entry_nothing_before[] =
	"0000000000000000000000000000000000000000000000000000000000000000";

static const char previous_key[] = ",\"precedente\":\"";
static const char digest_key[] = ",\"impronta\":\"";
static const char line_end[] = "\"}";

enum {
	HEX = DIGEST_SIZE - 1,
	DIGEST_TAIL = sizeof(digest_key) - 1 + HEX + sizeof(line_end) - 1,
	PREVIOUS_TAIL = sizeof(previous_key) - 1 + HEX + 1,
};

static void digest_of(const char *bytes, size_t length, char *out)
{
	struct digest *digest = digest_new();

	digest_add(digest, bytes, length);
	digest_finish(digest, out);
}

void entry_write(struct text *out, const struct entry *entry,
		 const char *previous)
{
	size_t start = out->length;
	char digest[DIGEST_SIZE], instant[32];
	struct tm utc;

	gmtime_r(&entry->at, &utc);
	strftime(instant, sizeof(instant), "%Y-%m-%dT%H:%M:%SZ", &utc);
	text_format(out, "{\"voce\":%lld,\"istante\":\"%s\",\"versione\":\"%s\""
		    ",\"evento\":\"%s\",\"oggetto\":", entry->number, instant,
		    QUADRO_VERSION, entry->event);
	json_string(out, entry->object);
	text_format(out, ",\"fatti\":%s%s%s\"", entry->facts, previous_key,
		    previous);
	digest_of(out->data + start, out->length - start, digest);
	text_format(out, "%s%s%s", digest_key, digest, line_end);
}

/* The 64 digits after a key that starts at `at`, into out. */
static int take_digits(const char *at, const char *key, size_t key_length,
		       char *out)
{
	if (memcmp(at, key, key_length) != 0 ||
	    strspn(at + key_length, "0123456789abcdef") < HEX)
		return -1;
	memcpy(out, at + key_length, HEX);
	out[HEX] = '\0';
	return 0;
}

int entry_digest(const char *line, size_t length, char *out)
{
	if (length < DIGEST_TAIL + PREVIOUS_TAIL ||
	    memcmp(line + length - (sizeof(line_end) - 1), line_end,
		   sizeof(line_end) - 1) != 0)
		return -1;
	return take_digits(line + length - DIGEST_TAIL, digest_key,
			   sizeof(digest_key) - 1, out);
}

int entry_previous(const char *line, size_t length, char *out)
{
	if (length < DIGEST_TAIL + PREVIOUS_TAIL)
		return -1;
	return take_digits(line + length - DIGEST_TAIL - PREVIOUS_TAIL,
			   previous_key, sizeof(previous_key) - 1, out);
}

const char *entry_fault(const char *line, size_t length, long long number,
			const char *previous)
{
	char said[DIGEST_SIZE], before[DIGEST_SIZE], found[DIGEST_SIZE];
	char head[48];
	int n = snprintf(head, sizeof(head), "{\"voce\":%lld,", number);

	if (entry_digest(line, length, said) != 0 ||
	    entry_previous(line, length, before) != 0)
		return "non ha la forma di una voce";
	digest_of(line, length - DIGEST_TAIL, found);
	if (strcmp(found, said) != 0)
		return "la sua impronta non è quella che dice";
	if (memcmp(line, head, (size_t)n) != 0)
		return "non ha il numero che le tocca";
	if (strcmp(before, previous) != 0)
		return "non segue la voce che la precede";
	return NULL;
}
