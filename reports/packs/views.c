/* views.c: runs the scripts of sql/reports, each of which makes one view. */
#include "packs/views.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "packs/tracciati.h"

static int is_script(const struct dirent *entry)
{
	size_t length = strlen(entry->d_name);

	return length > 4 && entry->d_name[0] != '.' &&
	       strcmp(entry->d_name + length - 4, ".sql") == 0;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* Views may name each other: SQLite looks them up when they are read. */
static int run_scripts(struct store *store, const char *data, struct err *err)
{
	struct text directory = {0}, path = {0};
	struct dirent **entries = NULL;
	int n, status = 0;

	file_join(&directory, data, "sql/reports");
	n = scandir(directory.data, &entries, is_script, by_name);
	if (n < 0)
		status = err_system(err, EXIT_CONFIG, errno, "%s",
				    directory.data);
	for (int i = 0; i < n; i++) {
		if (status == 0) {
			text_clear(&path);
			status = store_script(store,
					      file_join(&path, directory.data,
							entries[i]->d_name),
					      err);
		}
		free(entries[i]);
	}
	free(entries);
	text_free(&path);
	text_free(&directory);
	return status;
}

int views_make(struct store *store, const char *data,
	       const struct layouts *layouts, struct err *err)
{
	return run_scripts(store, data, err) != 0 ? -1
		: tracciati_tell(store, layouts, err);
}
