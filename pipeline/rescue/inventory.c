/* inventory.c: writing the list of a backup, and reading it without trust. */
#include "rescue/inventory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST = 1 << 30 };

static const char title[] = "quadro copia 1";

static void digest_of(const char *bytes, size_t length, char *out)
{
	struct digest *digest = digest_new();

	digest_add(digest, bytes, length);
	digest_finish(digest, out);
}

static void add_path(struct text *out, const char *path)
{
	for (; *path != '\0'; path++) {
		unsigned char c = (unsigned char)*path;

		if (c < ' ' || c >= 0x7F || c == '\\')
			text_format(out, "\\x%02x", c);
		else
			text_add(out, path, 1);
	}
}

void inventory_begin(struct text *out, const char *origin)
{
	text_format(out, "%s\norigine %s\n", title, origin);
}

void inventory_add(struct text *out, const struct inventory_file *file,
		   const char *digests)
{
	text_format(out, "file %o %lld %lld %zu ", file->mode, file->modified,
		    file->bytes, file->n_pieces);
	add_path(out, file->path);
	text_format(out, "\n%s", digests);
}

void inventory_end(struct text *out)
{
	char digest[DIGEST_SIZE];

	digest_of(out->data, out->length, digest);
	text_format(out, "fine %s\n", digest);
}

/* --- Reading ---------------------------------------------------------------- */

/* The next line, ended in place; NULL at the end. */
static char *next_line(char **at)
{
	char *line = *at, *end = strchr(line, '\n');

	if (end == NULL)
		return NULL;
	*end = '\0';
	*at = end + 1;
	return line;
}

static int is_digest(const char *text)
{
	return strlen(text) == DIGEST_SIZE - 1 &&
	       strspn(text, "0123456789abcdef") == DIGEST_SIZE - 1;
}

/* Undoes add_path, in place. 0, or -1. */
static int read_path(char *path)
{
	char *to = path, hex[3] = "";

	for (; *path != '\0'; path++) {
		if (*path != '\\') {
			*to++ = *path;
			continue;
		}
		if (path[1] != 'x' || strspn(path + 2,
					     "0123456789abcdef") < 2)
			return -1;
		memcpy(hex, path + 2, 2);
		*to = (char)strtol(hex, NULL, 16);
		if (*to++ == '\0')
			return -1;
		path += 3;
	}
	*to = '\0';
	return 0;
}

/* Whether every part of a path goes down, and none is hidden. */
static int goes_down(const char *path)
{
	while (*path != '\0') {
		size_t length = strcspn(path, "/");

		if (length == 0 || path[0] == '.')
			return 0;
		path += length;
		if (*path == '/' && *++path == '\0')
			return 0;
	}
	return 1;
}

static int read_pieces(struct inventory *inventory, size_t n, char **at)
{
	for (; n > 0; n--) {
		const char *line = next_line(at);

		if (line == NULL || !is_digest(line))
			return -1;
		inventory->digests = must_resize(inventory->digests,
			(inventory->n_digests + 1) * DIGEST_SIZE);
		memcpy(inventory->digests[inventory->n_digests++], line,
		       DIGEST_SIZE);
	}
	return 0;
}

static int read_file(struct inventory *inventory, char *line, char **at)
{
	struct inventory_file file = {.first = inventory->n_digests};
	int path = 0;

	if (sscanf(line, "file %o %lld %lld %zu %n", &file.mode,
		   &file.modified, &file.bytes, &file.n_pieces, &path) != 4 ||
	    path == 0 || line[path] == '\0' || read_path(line + path) != 0 ||
	    !goes_down(line + path) || file.bytes < 0 ||
	    file.mode > 0777 || read_pieces(inventory, file.n_pieces, at) != 0)
		return -1;
	file.path = text_copy(line + path, strlen(line + path));
	inventory->files = must_resize(inventory->files,
		(inventory->n_files + 1) * sizeof(file));
	inventory->files[inventory->n_files++] = file;
	return 0;
}

static int read_lines(struct inventory *inventory, char *at)
{
	char *line = next_line(&at);

	if (line == NULL || strcmp(line, title) != 0)
		return -1;
	line = next_line(&at);
	if (line == NULL || strncmp(line, "origine ", 8) != 0 ||
	    !is_digest(line + 8))
		return -1;
	memcpy(inventory->origin, line + 8, DIGEST_SIZE);
	while ((line = next_line(&at)) != NULL)
		if (read_file(inventory, line, &at) != 0)
			return -1;
	return *at == '\0' ? 0 : -1;
}

/* The last line, cut off, must be the digest of all before it. */
static int check_end(struct text *text)
{
	static const char mark[] = "fine ";
	size_t tail = sizeof(mark) - 1 + DIGEST_SIZE;
	char digest[DIGEST_SIZE];
	char *end;

	if (text->length < tail)
		return -1;
	end = text->data + text->length - tail;
	digest_of(text->data, text->length - tail, digest);
	if (memcmp(end, mark, sizeof(mark) - 1) != 0 ||
	    memcmp(end + sizeof(mark) - 1, digest, DIGEST_SIZE - 1) != 0 ||
	    text->data[text->length - 1] != '\n' ||
	    memchr(text->data, '\0', text->length) != NULL)
		return -1;
	*end = '\0';
	return 0;
}

int inventory_read(struct inventory *inventory, const char *path,
		   struct err *err)
{
	struct text text = {0};
	struct err cause = {0};
	int status = file_read(path, LARGEST, &text, &cause);

	*inventory = (struct inventory){0};
	if (status != 0)
		err_set(err, EXIT_FAILED, "%s", cause.message);
	else if (check_end(&text) != 0 || read_lines(inventory, text.data) != 0)
		status = err_set(err, EXIT_FAILED, "%s: l'elenco di questa "
				 "copia è stato alterato, o non è intero", path);
	text_free(&text);
	return status;
}

void inventory_free(struct inventory *inventory)
{
	for (size_t i = 0; i < inventory->n_files; i++)
		free(inventory->files[i].path);
	free(inventory->files);
	free(inventory->digests);
}
