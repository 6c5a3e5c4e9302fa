/* lists.c: which copies a directory has, by the names of their lists. */
#include "rescue/lists.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"

enum { DIGITS = 6 };

static int is_list(const struct dirent *entry)
{
	return strspn(entry->d_name, "0123456789") == DIGITS &&
	       strcmp(entry->d_name + DIGITS, ".elenco") == 0;
}

int lists_read(struct lists *lists, const char *directory, struct err *err)
{
	struct text folder = {0}, path = {0};
	struct dirent **entries = NULL;
	int i, n;

	*lists = (struct lists){0};
	n = scandir(file_join(&folder, directory, "copie"), &entries, is_list,
		    alphasort);
	if (n < 0)
		err_system(err, EXIT_FAILED, errno, "%s: qui non ci sono copie "
			   "di «quadro backup»", directory);
	if (n > 0)
		lists->paths = must_alloc((size_t)n * sizeof(char *));
	for (i = 0; i < n; i++) {
		file_join(&path, folder.data, entries[i]->d_name);
		lists->paths[lists->n++] = text_copy(path.data, path.length);
		lists->last = strtol(entries[i]->d_name, NULL, 10);
		free(entries[i]);
	}
	free(entries);
	text_free(&folder);
	text_free(&path);
	return n < 0 ? -1 : 0;
}

void lists_free(struct lists *lists)
{
	for (size_t i = 0; i < lists->n; i++)
		free(lists->paths[i]);
	free(lists->paths);
}
