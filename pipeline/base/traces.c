/* traces.c: a tree of files as the system keeps it, into a digest.
 *
 * Reading a night's output to see whether somebody changed it would cost more
 * the longer the plan; its inodes cost the same. Any write, rename, link or
 * change of owner moves the time of the last change, whatever is done to hide
 * it: a false alarm is possible (a copy of the folder), a false rest is not.
 */
#include "base/traces.h"

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void add_status(struct digest *digest, const char *name,
		       const struct stat *info)
{
	struct text line = {0};

	text_format(&line, "%s %o %ju %jd %jd.%09ld", name,
		    (unsigned)info->st_mode, (uintmax_t)info->st_uid,
		    (intmax_t)info->st_ino, (intmax_t)info->st_ctim.tv_sec,
		    info->st_ctim.tv_nsec);
	/* A directory's own size and write time follow from its names. */
	if (!S_ISDIR(info->st_mode))
		text_format(&line, " %jd %jd.%09ld", (intmax_t)info->st_size,
			    (intmax_t)info->st_mtim.tv_sec,
			    info->st_mtim.tv_nsec);
	digest_add(digest, line.data, line.length + 1);
	text_free(&line);
}

static void add_below(struct digest *digest, const char *path,
		      int (*wanted)(const char *name))
{
	struct dirent **entries = NULL;
	int i, n = scandir(path, &entries, NULL, alphasort);

	for (i = 0; i < n; i++) {
		const char *name = entries[i]->d_name;

		if (name[0] != '.' && (wanted == NULL || wanted(name))) {
			struct text below = {0};

			traces_add(digest, file_join(&below, path, name), NULL);
			text_free(&below);
		}
		free(entries[i]);
	}
	free(entries);
	digest_add(digest, "end", 4);
}

void traces_add(struct digest *digest, const char *path,
		int (*wanted)(const char *name))
{
	const char *slash = strrchr(path, '/');
	const char *name = slash != NULL ? slash + 1 : path;
	struct stat info;

	if (lstat(path, &info) != 0) {
		digest_add(digest, "nothing", 8);
		return;
	}
	/* Where only some names count, the others may come and go. */
	if (wanted == NULL)
		add_status(digest, name, &info);
	if (S_ISDIR(info.st_mode))
		add_below(digest, path, wanted);
}
