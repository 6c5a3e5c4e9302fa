/* file.c: the few ways quadro touches the file system. Every write goes
 * beside its target and is renamed; every close and rename is checked. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *file_join(struct text *out, const char *directory,
		      const char *name)
{
	text_clear(out);
	text_format(out, "%s/%s", directory, name);
	return out->data;
}

const char *file_beside(struct text *out, const char *path)
{
	const char *slash = strrchr(path, '/');
	int folder = slash != NULL ? (int)(slash - path) + 1 : 0;

	text_clear(out);
	text_format(out, "%.*s.%s.parziale", folder, path, path + folder);
	return out->data;
}

int file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

int file_make_directories(const char *path, struct err *err)
{
	char *copy = text_copy(path, strlen(path));
	char *slash = copy;
	int status = 0;

	while (status == 0 && slash != NULL) {
		slash = strchr(slash + 1, '/');
		if (slash != NULL)
			*slash = '\0';
		if (mkdir(copy, 0777) != 0 && errno != EEXIST)
			status = err_system(err, EXIT_FAILED, errno,
					    "la cartella %s non si può creare",
					    copy);
		if (slash != NULL)
			*slash = '/';
	}
	free(copy);
	return status;
}

static int read_all(FILE *file, const char *path, size_t limit,
		    struct text *out, struct err *err)
{
	char block[65536];
	size_t n;

	while ((n = fread(block, 1, sizeof(block), file)) > 0) {
		text_add(out, block, n);
		if (out->length > limit)
			return err_set(err, EXIT_CONFIG,
				       "%s: il file supera %zu byte", path,
				       limit);
	}
	if (ferror(file))
		return err_system(err, EXIT_CONFIG, errno,
				  "%s: il file non si può leggere", path);
	return 0;
}

int file_read(const char *path, size_t limit, struct text *out,
	      struct err *err)
{
	FILE *file = fopen(path, "rb");
	int status;

	text_clear(out);
	if (file == NULL)
		return err_system(err, EXIT_CONFIG, errno,
				  "%s: il file non si può aprire", path);
	status = read_all(file, path, limit, out, err);
	fclose(file);
	return status;
}

static int write_all(int fd, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t n = write(fd, bytes, length);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		bytes += n;
		length -= (size_t)n;
	}
	return 0;
}

static int write_and_close(int fd, const char *bytes, size_t length,
			   int durable)
{
	int bad = write_all(fd, bytes, length) != 0;
	int saved = errno;

	if (!bad && durable && fsync(fd) != 0) {
		bad = 1;
		saved = errno;
	}
	if (close(fd) != 0 && !bad) {
		bad = 1;
		saved = errno;
	}
	errno = saved;
	return bad ? -1 : 0;
}

int file_write(const char *path, const char *bytes, size_t length,
	       int durable, struct err *err)
{
	struct text beside = {0};
	int fd, status = 0, saved;

	file_beside(&beside, path);
	fd = open(beside.data, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (fd < 0 || write_and_close(fd, bytes, length, durable) != 0 ||
	    rename(beside.data, path) != 0) {
		saved = errno;
		if (fd >= 0)
			unlink(beside.data);
		status = err_system(err, EXIT_FAILED, saved,
				    "%s: il file non si può scrivere", path);
	}
	text_free(&beside);
	return status;
}

static int sync_through(const char *path, int (*sync_call)(int),
			struct err *err)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int status = 0;

	if (fd < 0 || sync_call(fd) != 0)
		status = err_system(err, EXIT_FAILED, errno,
				    "%s: le scritture non arrivano al disco",
				    path);
	if (fd >= 0)
		close(fd);
	return status;
}

int file_sync_directory(const char *path, struct err *err)
{
	return sync_through(path, fsync, err);
}

int file_sync_all(const char *path, struct err *err)
{
	return sync_through(path, syncfs, err);
}

static int remove_one(const char *path, const struct stat *info, int type,
		      struct FTW *walk)
{
	(void)info;
	(void)type;
	(void)walk;
	return remove(path);
}

int file_remove_tree(const char *path, struct err *err)
{
	if (!file_exists(path))
		return 0;
	if (nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS) != 0)
		return err_system(err, EXIT_FAILED, errno,
				  "%s: non si può cancellare", path);
	return 0;
}

struct digest *digest_new(void)
{
	EVP_MD_CTX *context = EVP_MD_CTX_new();

	if (context == NULL ||
	    EVP_DigestInit_ex(context, EVP_sha256(), NULL) != 1)
		abort();	/* only without memory or without SHA-256 */
	return (struct digest *)context;
}

void digest_add(struct digest *digest, const void *bytes, size_t length)
{
	EVP_DigestUpdate((EVP_MD_CTX *)digest, bytes, length);
}

void digest_finish(struct digest *digest, char *out)
{
	unsigned char raw[EVP_MAX_MD_SIZE];
	unsigned n = 0, i;

	EVP_DigestFinal_ex((EVP_MD_CTX *)digest, raw, &n);
	EVP_MD_CTX_free((EVP_MD_CTX *)digest);
	for (i = 0; i < n && 2 * i + 2 < DIGEST_SIZE; i++)
		snprintf(out + 2 * i, 3, "%02x", raw[i]);
}
