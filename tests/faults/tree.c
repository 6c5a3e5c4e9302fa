/* tree.c: listing is by digest, so that two trees are the same when their
 * lists are; names of times and owners are left out, as they may differ. */
#include "tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

enum { FILE_LIMIT = 1 << 28, HOLLOW = 1 << 20 };

static int is_dots(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* All holes, and so large that to read them would be all that is done. */
static int is_hollow(const struct stat *info)
{
	return info->st_size > HOLLOW && info->st_blocks == 0;
}

static int copy_file(const char *from, const char *to,
		     const struct stat *info)
{
	const struct timespec times[2] = {info->st_mtim, info->st_mtim};
	struct text bytes = {0};
	struct err err = {0};
	int fd = -1, status = -1;

	if (is_hollow(info) ||
	    file_read(from, FILE_LIMIT, &bytes, &err) == 0)
		fd = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
			  info->st_mode & 07777);
	if (fd >= 0 && write(fd, text_string(&bytes), bytes.length) ==
	    (ssize_t)bytes.length && ftruncate(fd, info->st_size) == 0 &&
	    futimens(fd, times) == 0)
		status = 0;
	if (fd >= 0)
		close(fd);
	text_free(&bytes);
	return status;
}

int tree_copy(const char *from, const char *to)
{
	struct text source = {0}, target = {0};
	DIR *directory = opendir(from);
	struct dirent *entry;
	struct stat info;
	int status = directory != NULL && stat(from, &info) == 0 &&
		     mkdir(to, info.st_mode & 07777) == 0 ? 0 : -1;

	while (status == 0 && (entry = readdir(directory)) != NULL) {
		if (is_dots(entry->d_name))
			continue;
		file_join(&source, from, entry->d_name);
		file_join(&target, to, entry->d_name);
		status = lstat(source.data, &info) != 0 ? -1 :
			 S_ISDIR(info.st_mode) ?
			 tree_copy(source.data, target.data) :
			 copy_file(source.data, target.data, &info);
	}
	if (directory != NULL)
		closedir(directory);
	text_free(&source);
	text_free(&target);
	return status;
}

static void list_file(const char *path, size_t root, const struct stat *info,
		      struct text *out)
{
	struct text bytes = {0};
	struct digest *digest = digest_new();
	struct err err = {0};
	char hex[DIGEST_SIZE];

	if (is_hollow(info))
		text_format(&bytes, "%lld of nothing",
			    (long long)info->st_size);
	else
		file_read(path, FILE_LIMIT, &bytes, &err);
	digest_add(digest, text_string(&bytes), bytes.length);
	digest_finish(digest, hex);
	text_format(out, "%s %03o %s\n", path + root,
		    (unsigned)info->st_mode & 0777, hex);
	text_free(&bytes);
}

static void list(const char *directory, size_t root, tree_choice choice,
		 struct text *out)
{
	struct dirent **entries = NULL;
	struct text path = {0};
	struct stat info;
	int n = scandir(directory, &entries, NULL, alphasort), i;

	for (i = 0; i < n; i++) {
		file_join(&path, directory, entries[i]->d_name);
		if (!is_dots(entries[i]->d_name) &&
		    (choice == NULL || choice(path.data + root)) &&
		    lstat(path.data, &info) == 0) {
			if (S_ISDIR(info.st_mode))
				list(path.data, root, choice, out);
			else
				list_file(path.data, root, &info, out);
		}
		free(entries[i]);
	}
	free(entries);
	text_free(&path);
}

struct text tree_list(const char *directory, tree_choice choice)
{
	struct text out = {0};

	list(directory, strlen(directory) + 1, choice, &out);
	return out;
}

struct text tree_difference(const struct text *expected,
			    const struct text *found)
{
	const char *first = text_string(expected), *second = text_string(found);
	struct text out = {0};
	size_t line = 0, i = 0;

	if (strcmp(first, second) == 0)
		return out;
	for (; first[i] == second[i]; i++)
		if (first[i] == '\n')
			line = i + 1;
	text_format(&out, "- %.*s\n  + %.*s",
		    (int)strcspn(first + line, "\n"), first + line,
		    (int)strcspn(second + line, "\n"), second + line);
	return out;
}
