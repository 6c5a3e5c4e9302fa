/* pieces.c: pezzi/ab/ab12...: the bytes of a backup, each piece once. */
#include "rescue/pieces.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 1 << 20 };

static const char *piece_path(const struct pieces *pieces, const char *digest,
			      struct text *path)
{
	text_clear(path);
	text_format(path, "%s/pezzi/%.2s/%s", pieces->directory, digest,
		    digest);
	return path->data;
}

static void digest_of(const char *bytes, size_t length, char *out)
{
	struct digest *digest = digest_new();

	digest_add(digest, bytes, length);
	digest_finish(digest, out);
}

int pieces_get(const struct pieces *pieces, const char *digest,
	       struct text *bytes, struct err *err)
{
	struct text path = {0};
	struct err cause = {0};
	char found[DIGEST_SIZE];
	int status = file_read(piece_path(pieces, digest, &path), PIECE, bytes,
			       &cause);

	if (status != 0)
		err_set(err, EXIT_FAILED, "%s", cause.message);
	else {
		digest_of(text_string(bytes), bytes->length, found);
		if (strcmp(found, digest) != 0)
			status = err_set(err, EXIT_FAILED, "%s: questo pezzo "
					 "della copia è stato alterato",
					 path.data);
	}
	text_free(&path);
	return status;
}

/* Writes it, and reads it again as it came to the disk. */
static int write_piece(struct pieces *pieces, const char *digest,
		       const char *bytes, size_t length, struct err *err)
{
	struct text path = {0}, again = {0};
	int status;

	text_format(&path, "%s/pezzi/%.2s", pieces->directory, digest);
	status = file_make_directories(path.data, err);
	if (status == 0)
		status = file_write(piece_path(pieces, digest, &path), bytes,
				    length, 1, err);
	if (status == 0)
		status = pieces_get(pieces, digest, &again, err);
	if (status == 0) {
		pieces->written++;
		pieces->bytes_written += (long long)length;
	}
	text_free(&path);
	text_free(&again);
	return status;
}

static int put_piece(struct pieces *pieces, const char *bytes, size_t length,
		     struct text *digests, struct err *err)
{
	struct text path = {0}, there = {0};
	struct err altered = {0};
	char digest[DIGEST_SIZE];
	int status = 0, is_there;

	digest_of(bytes, length, digest);
	text_format(digests, "%s\n", digest);
	pieces->bytes += (long long)length;
	is_there = file_exists(piece_path(pieces, digest, &path));
	if (!is_there ||
	    pieces_get(pieces, digest, &there, &altered) != 0) {
		pieces->mended += is_there;
		status = write_piece(pieces, digest, bytes, length, err);
	}
	text_free(&path);
	text_free(&there);
	return status;
}

int pieces_put(struct pieces *pieces, const char *path, struct text *digests,
	       long long *size, struct err *err)
{
	FILE *file = fopen(path, "rb");
	char *bytes;
	size_t n;
	int status = 0;

	if (file == NULL)
		return err_system(err, EXIT_FAILED, errno, "%s: non si può "
				  "copiare", path);
	bytes = must_alloc(PIECE);
	while (status == 0 && (n = fread(bytes, 1, PIECE, file)) > 0) {
		status = put_piece(pieces, bytes, n, digests, err);
		*size += (long long)n;
	}
	if (status == 0 && ferror(file))
		status = err_system(err, EXIT_FAILED, EIO, "%s: non si legge "
				    "fino in fondo", path);
	fclose(file);
	free(bytes);
	return status;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* One of the folders of pezzi/. */
static int sweep(const char *folder, char (*digests)[DIGEST_SIZE], size_t n,
		 struct err *err)
{
	DIR *directory = opendir(folder);
	const struct dirent *entry;
	struct text path = {0};
	int status = 0;

	while (status == 0 && directory != NULL &&
	       (entry = readdir(directory)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0 ||
		    (n > 0 && bsearch(entry->d_name, digests, n, DIGEST_SIZE,
				      by_text) != NULL))
			continue;
		if (unlink(file_join(&path, folder, entry->d_name)) != 0)
			status = err_system(err, EXIT_FAILED, errno, "%s: non "
					    "si può togliere", path.data);
	}
	if (directory != NULL)
		closedir(directory);
	text_free(&path);
	return status;
}

int pieces_keep_only(const struct pieces *pieces, char (*digests)[DIGEST_SIZE],
		     size_t n, struct err *err)
{
	struct text folder = {0};
	int i, status = 0;

	for (i = 0; status == 0 && i < 256; i++) {
		text_clear(&folder);
		text_format(&folder, "%s/pezzi/%02x", pieces->directory, i);
		status = sweep(folder.data, digests, n, err);
	}
	text_free(&folder);
	return status;
}
