/* prints.c: SHA-256 of one file, and of all those below a directory; what the
 * documents among them say of their data. */
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

enum { LARGEST_DOCUMENT = 1 << 30 };

/* The digest that a document says its data have; 0, or -1 without one. */
static int data_of_file(const char *path, char *out)
{
	static const char mark[] = "<dc:source>sha256:";
	struct text bytes = {0};
	struct err ignored = {0};
	const char *at = NULL;
	int status = -1;

	if (file_read(path, LARGEST_DOCUMENT, &bytes, &ignored) == 0 &&
	    bytes.length > 0)
		at = memmem(bytes.data, bytes.length, mark, sizeof(mark) - 1);
	if (at != NULL &&
	    strspn(at + sizeof(mark) - 1, "0123456789abcdef") ==
	    DIGEST_SIZE - 1) {
		memcpy(out, at + sizeof(mark) - 1, DIGEST_SIZE - 1);
		out[DIGEST_SIZE - 1] = '\0';
		status = 0;
	}
	text_free(&bytes);
	return status;
}

/* What is said of a file: 1, 0 for nothing, -1 with err. */
typedef int (*print_of)(const char *path, char *out, struct err *err);

static int whole_print(const char *path, char *out, struct err *err)
{
	return prints_of_file(path, out, err) == 0 ? 1 : -1;
}

static int data_print(const char *path, char *out, struct err *err)
{
	size_t length = strlen(path);

	(void)err;
	return length > 4 && strcmp(path + length - 4, ".pdf") == 0 &&
	       data_of_file(path, out) == 0;
}

struct walk {
	const char *root;
	print_of print;
	struct text *out;
	struct err *err;
};

static int add_tree(const struct walk *walk, const char *folder, int depth);

static int add_one(const struct walk *walk, const char *name, int depth)
{
	struct text path = {0};
	struct stat info;
	char sha256[DIGEST_SIZE];
	int status = 0;

	if (lstat(file_join(&path, walk->root, name), &info) != 0)
		status = err_system(walk->err, EXIT_CONFIG, errno, "%s",
				    path.data);
	else if (S_ISDIR(info.st_mode) && depth < DEEPEST)
		status = add_tree(walk, name, depth + 1);
	else if (S_ISREG(info.st_mode) &&
		 (status = walk->print(path.data, sha256, walk->err)) == 1) {
		text_add_string(walk->out, walk->out->length > 1 ? "," : "");
		json_string(walk->out, name);
		text_format(walk->out, ":\"%s\"", sha256);
	}
	text_free(&path);
	return status < 0 ? -1 : 0;
}

static int add_tree(const struct walk *walk, const char *folder, int depth)
{
	struct text path = {0}, name = {0};
	struct dirent **entries = NULL;
	int i, status = 0;
	int n = scandir(file_join(&path, walk->root, folder), &entries, NULL,
			alphasort);

	if (n < 0)
		status = err_system(walk->err, EXIT_CONFIG, errno, "%s: la "
				    "cartella non si legge", path.data);
	for (i = 0; i < n; i++) {
		text_clear(&name);
		text_format(&name, "%s%s%s", folder, *folder ? "/" : "",
			    entries[i]->d_name);
		if (status == 0 && entries[i]->d_name[0] != '.')
			status = add_one(walk, name.data, depth);
		free(entries[i]);
	}
	free(entries);
	text_free(&path);
	text_free(&name);
	return status;
}

static int print_tree(const struct walk *walk)
{
	int status;

	text_add_string(walk->out, "{");
	status = add_tree(walk, "", 0);
	text_add_string(walk->out, "}");
	return status;
}

int prints_of_tree(const char *directory, struct text *out, struct err *err)
{
	return print_tree(&(struct walk){directory, whole_print, out, err});
}

int prints_of_data(const char *directory, struct text *out, struct err *err)
{
	return print_tree(&(struct walk){directory, data_print, out, err});
}
