/* seen.c: most failures leave what others left: everything as it was, and a
 * line of the register. The night after it need be tried once. */
#include "seen.h"

#include <stdlib.h>
#include <string.h>

#include "state.h"
#include "tree.h"

static int is_beside(const char *path)
{
	return strncmp(path, "w/", 2) != 0;
}

static int has_log(const char *workspace)
{
	static const char *const logs[] = {"quadro.db-wal",
					   "quadro.db-journal"};
	struct text path = {0};
	int found = 0;

	for (size_t i = 0; i < sizeof(logs) / sizeof(logs[0]); i++)
		found |= file_exists(file_join(&path, workspace, logs[i]));
	text_free(&path);
	return found;
}

/* How many lines the register has, and whether the last one is whole. */
static void add_register(const char *workspace, struct text *out)
{
	struct text path = {0}, bytes = {0};
	struct err missing = {0};
	size_t lines = 0;

	file_read(file_join(&path, workspace, "registro.jsonl"), 1 << 28,
		  &bytes, &missing);
	for (size_t i = 0; i < bytes.length; i++)
		lines += bytes.data[i] == '\n';
	text_format(out, "register %zu %d\n", lines, bytes.length > 0 &&
		    bytes.data[bytes.length - 1] != '\n');
	text_free(&path);
	text_free(&bytes);
}

int seen_digest(const char *room, char digest[DIGEST_SIZE])
{
	struct text path = {0}, beside = {0}, within = {0};
	const char *workspace = night_workspace(room, &path);
	struct digest *sum;

	if (has_log(workspace)) {
		text_free(&path);
		return -1;
	}
	beside = tree_list(room, is_beside);
	add_register(workspace, &beside);
	within = state_end(workspace);
	sum = digest_new();
	digest_add(sum, text_string(&beside), beside.length);
	digest_add(sum, text_string(&within), within.length);
	digest_finish(sum, digest);
	text_free(&path);
	text_free(&beside);
	text_free(&within);
	return 0;
}

int seen_before(const struct night *night, const char *digest)
{
	return strstr(text_string(&night->seen), digest) != NULL;
}

void seen_keep(struct night *night, const char *digest)
{
	text_format(&night->seen, "%s\n", digest);
}
