/* staging.c: publishing is one rename.
 *
 * The new directory takes the place of the old one by an exchange of names,
 * which the kernel does at once: a reader sees the old night or the new one.
 */
#include "publish/staging.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"

struct staging {
	struct text parent;	/* out/ */
	struct text directory;	/* out/.<period>.nuovo */
	struct text target;	/* out/<period> */
};

static void name_aside(const struct staging *staging, struct text *out)
{
	text_clear(out);
	text_format(out, "%s.vecchio", staging->directory.data);
}

/* What one name of out/, .PERIOD.nuovo or .PERIOD.nuovo.vecchio, is worth: an
 * output that was put aside and never replaced goes back, the rest goes. */
static void sweep_one(const char *parent, const char *name)
{
	const char *end = strstr(name, ".nuovo");
	struct text path = {0}, target = {0};
	struct err ignored = {0};

	file_join(&path, parent, name);
	text_format(&target, "%s/%.*s", parent, (int)(end - name - 1),
		    name + 1);
	if (strcmp(end, ".nuovo.vecchio") == 0 && !file_exists(target.data))
		(void)rename(path.data, target.data);
	else if (strcmp(end, ".nuovo") == 0 ||
		 strcmp(end, ".nuovo.vecchio") == 0)
		(void)file_remove_tree(path.data, &ignored);
	text_free(&path);
	text_free(&target);
}

void staging_sweep(const char *workspace)
{
	struct dirent **entries = NULL;
	struct text parent = {0};
	int n;

	text_format(&parent, "%s/out", workspace);
	n = scandir(parent.data, &entries, NULL, alphasort);
	for (int i = 0; i < n; i++) {
		if (entries[i]->d_name[0] == '.' &&
		    strstr(entries[i]->d_name, ".nuovo") != NULL)
			sweep_one(parent.data, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	text_free(&parent);
}

struct staging *staging_open(const char *workspace, const char *period,
			     struct err *err)
{
	struct staging *staging = must_alloc(sizeof(*staging));

	memset(staging, 0, sizeof(*staging));
	text_format(&staging->parent, "%s/out", workspace);
	text_format(&staging->directory, "%s/out/.%s.nuovo", workspace,
		    period);
	text_format(&staging->target, "%s/out/%s", workspace, period);
	staging_sweep(workspace);
	if (file_remove_tree(staging->directory.data, err) != 0 ||
	    file_make_directories(staging->directory.data, err) != 0) {
		staging_close(staging);
		return NULL;
	}
	return staging;
}

const char *staging_directory(const struct staging *staging)
{
	return staging->directory.data;
}

const char *staging_target(const struct staging *staging)
{
	return staging->target.data;
}

static int carry(const char *from, const char *to, struct err *err);

static int carry_entry(const char *from, const char *to, const char *name,
		       struct err *err)
{
	struct text source = {0}, target = {0};
	struct stat info;
	int status = 0;

	file_join(&source, from, name);
	file_join(&target, to, name);
	if (lstat(source.data, &info) == 0 && S_ISDIR(info.st_mode))
		status = carry(source.data, target.data, err);
	else if (link(source.data, target.data) != 0)
		status = err_system(err, EXIT_FAILED, errno, "%s: non si può "
				    "riprendere", source.data);
	text_free(&source);
	text_free(&target);
	return status;
}

static int carry(const char *from, const char *to, struct err *err)
{
	DIR *directory = opendir(from);
	const struct dirent *entry;
	int status = file_make_directories(to, err);

	while (status == 0 && directory != NULL &&
	       (entry = readdir(directory)) != NULL)
		if (entry->d_name[0] != '.')
			status = carry_entry(from, to, entry->d_name, err);
	if (directory != NULL)
		closedir(directory);
	return status;
}

int staging_carry_over(struct staging *staging, struct err *err)
{
	if (!file_exists(staging->target.data))
		return 0;
	return carry(staging->target.data, staging->directory.data, err);
}

/* Some file systems cannot exchange two names: there the old output steps
 * aside first, and for a moment neither is there; the next run finds it. */
static int replace_in_two_steps(const struct staging *staging)
{
	struct text aside = {0};
	struct err ignored = {0};
	int status;

	name_aside(staging, &aside);
	file_remove_tree(aside.data, &ignored);
	status = rename(staging->target.data, aside.data);
	if (status == 0 &&
	    rename(staging->directory.data, staging->target.data) != 0) {
		status = -1;
		if (rename(aside.data, staging->target.data) != 0)
			status = -1;
	}
	if (status == 0)
		file_remove_tree(aside.data, &ignored);
	text_free(&aside);
	return status;
}

static int replace(const struct staging *staging)
{
	if (!file_exists(staging->target.data))
		return rename(staging->directory.data, staging->target.data);
	if (renameat2(AT_FDCWD, staging->directory.data, AT_FDCWD,
		      staging->target.data, RENAME_EXCHANGE) == 0)
		return 0;
	return errno == EINVAL || errno == ENOSYS ?
	       replace_in_two_steps(staging) : -1;
}

/* Takes the new output back: what is told to have failed is not published. */
static void put_back(const struct staging *staging, int had_earlier)
{
	if (had_earlier)
		(void)replace(staging);
	else
		(void)rename(staging->target.data, staging->directory.data);
}

int staging_publish(struct staging *staging, struct err *err)
{
	int had_earlier = file_exists(staging->target.data);

	if (file_sync_all(staging->directory.data, err) != 0)
		return -1;
	if (replace(staging) != 0)
		return err_system(err, EXIT_FAILED, errno, "%s: non si può "
				  "pubblicare", staging->target.data);
	if (file_sync_directory(staging->parent.data, err) == 0)
		return 0;
	put_back(staging, had_earlier);
	return -1;
}

void staging_close(struct staging *staging)
{
	struct err ignored = {0};

	if (staging == NULL)
		return;
	/* Never published, or by now the earlier output under this name. */
	file_remove_tree(staging->directory.data, &ignored);
	text_free(&staging->parent);
	text_free(&staging->directory);
	text_free(&staging->target);
	free(staging);
}
