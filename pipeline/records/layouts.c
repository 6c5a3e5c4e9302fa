/* layouts.c: the set of layouts a run knows: the program's and the workspace's.
 * A workspace may add a layout of its own, or replace one, with a JSON file. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/text.h"
#include "records/layout.h"
#include "records/layout_read.h"

enum { MAX_SCHEMA = 1 << 20 };

struct layouts {
	struct layout *at;
	size_t count;
};

static int add_file(struct layouts *layouts, struct store *store,
		    const char *path, struct err *err)
{
	struct err inner = {0};
	struct layout layout;
	struct text json = {0};
	const struct layout *old;
	int status = file_read(path, MAX_SCHEMA, &json, err);

	if (status != 0)
		goto out;
	status = layout_read(store, text_string(&json), &layout, &inner);
	if (status != 0) {
		layout_clear(&layout);
		err_set(err, EXIT_CONFIG, "%s: tracciato non valido: %s", path,
			inner.message);
		goto out;
	}
	old = layouts_find(layouts, layout.name, strlen(layout.name));
	if (old != NULL) {
		layout_clear(&layouts->at[old - layouts->at]);
		layouts->at[old - layouts->at] = layout;
	} else {
		layouts->at = must_resize(layouts->at, (layouts->count + 1) *
					  sizeof(layout));
		layouts->at[layouts->count++] = layout;
	}
out:
	text_free(&json);
	return status;
}

static int is_schema(const struct dirent *entry)
{
	static const char ending[] = ".schema.json";
	size_t length = strlen(entry->d_name);

	return length > sizeof(ending) - 1 &&
	       strcmp(entry->d_name + length - (sizeof(ending) - 1),
		      ending) == 0;
}

static int add_directory(struct layouts *layouts, struct store *store,
			 const char *directory, struct err *err)
{
	struct dirent **entries = NULL;
	int n = scandir(directory, &entries, is_schema, alphasort);
	int i, status = 0;

	for (i = 0; i < n; i++) {
		struct text path = {0};

		if (status == 0)
			status = add_file(layouts, store,
					  file_join(&path, directory,
						    entries[i]->d_name), err);
		text_free(&path);
		free(entries[i]);
	}
	free(entries);
	return status;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct layout *)a)->name,
		      ((const struct layout *)b)->name);
}

struct layouts *layouts_read(struct store *store, const char *directory,
			     const char *own_directory, struct err *err)
{
	struct layouts *layouts = must_alloc(sizeof(*layouts));

	*layouts = (struct layouts){0};
	if (add_directory(layouts, store, directory, err) != 0 ||
	    (own_directory != NULL &&
	     add_directory(layouts, store, own_directory, err) != 0)) {
		layouts_free(layouts);
		return NULL;
	}
	if (layouts->count == 0) {
		err_set(err, EXIT_CONFIG, "%s: non ci sono tracciati; "
			"reinstallare quadro", directory);
		layouts_free(layouts);
		return NULL;
	}
	qsort(layouts->at, layouts->count, sizeof(struct layout), by_name);
	return layouts;
}

void layouts_free(struct layouts *layouts)
{
	size_t i;

	if (layouts == NULL)
		return;
	for (i = 0; i < layouts->count; i++)
		layout_clear(&layouts->at[i]);
	free(layouts->at);
	free(layouts);
}

size_t layouts_count(const struct layouts *layouts)
{
	return layouts->count;
}

const struct layout *layouts_at(const struct layouts *layouts, size_t index)
{
	return &layouts->at[index];
}

const struct layout *layouts_find(const struct layouts *layouts,
				  const char *name, size_t length)
{
	size_t i;

	for (i = 0; i < layouts->count; i++)
		if (strlen(layouts->at[i].name) == length &&
		    strncasecmp(layouts->at[i].name, name, length) == 0)
			return &layouts->at[i];
	return NULL;
}

char *layouts_names(const struct layouts *layouts)
{
	struct text names = {0};
	size_t i;

	for (i = 0; i < layouts->count; i++)
		text_format(&names, "%s%s", i > 0 ? ", " : "",
			    layouts->at[i].name);
	return names.data != NULL ? names.data : text_copy("", 0);
}
