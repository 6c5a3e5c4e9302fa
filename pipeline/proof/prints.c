/* prints.c: SHA-256 of one file, and of all those below a directory. */
#include "proof/prints.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/json.h"

enum { BLOCK = 1 << 16, DEEPEST = 8 };

int prints_of_file(const char *path, char *out, struct err *err)
{
	FILE *file = fopen(path, "rb");
	struct digest *digest;
	char *block;
	size_t n;
	int bad;

	if (file == NULL)
		return err_system(err, EXIT_CONFIG, errno, "%s: il file non "
				  "si può aprire", path);
	digest = digest_new();
	block = must_alloc(BLOCK);
	while ((n = fread(block, 1, BLOCK, file)) > 0)
		digest_add(digest, block, n);
	bad = ferror(file);
	fclose(file);
	free(block);
	digest_finish(digest, out);
	return !bad ? 0 : err_system(err, EXIT_CONFIG, EIO, "%s: il file non "
				     "si può leggere", path);
}

static int add_tree(const char *root, const char *folder, int depth,
		    struct text *out, struct err *err);

static int add_one(const char *root, const char *name, int depth,
		   struct text *out, struct err *err)
{
	struct text path = {0};
	struct stat info;
	char sha256[DIGEST_SIZE];
	int status = 0;

	if (lstat(file_join(&path, root, name), &info) != 0)
		status = err_system(err, EXIT_CONFIG, errno, "%s", path.data);
	else if (S_ISDIR(info.st_mode) && depth < DEEPEST)
		status = add_tree(root, name, depth + 1, out, err);
	else if (S_ISREG(info.st_mode) &&
		 (status = prints_of_file(path.data, sha256, err)) == 0) {
		text_add_string(out, out->length > 1 ? "," : "");
		json_string(out, name);
		text_format(out, ":\"%s\"", sha256);
	}
	text_free(&path);
	return status;
}

static int add_tree(const char *root, const char *folder, int depth,
		    struct text *out, struct err *err)
{
	struct text path = {0}, name = {0};
	struct dirent **entries = NULL;
	int i, status = 0;
	int n = scandir(file_join(&path, root, folder), &entries, NULL,
			alphasort);

	if (n < 0)
		status = err_system(err, EXIT_CONFIG, errno, "%s: la cartella "
				    "non si legge", path.data);
	for (i = 0; i < n; i++) {
		text_clear(&name);
		text_format(&name, "%s%s%s", folder, *folder ? "/" : "",
			    entries[i]->d_name);
		if (status == 0 && entries[i]->d_name[0] != '.')
			status = add_one(root, name.data, depth, out, err);
		free(entries[i]);
	}
	free(entries);
	text_free(&path);
	text_free(&name);
	return status;
}

int prints_of_tree(const char *directory, struct text *out, struct err *err)
{
	int status;

	text_add_string(out, "{");
	status = add_tree(directory, "", 0, out, err);
	text_add_string(out, "}");
	return status;
}
