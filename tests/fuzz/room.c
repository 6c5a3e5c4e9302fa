/* room.c: a workspace for the fuzz targets to spoil.
 *
 * It is a copy of the plan of the Cremasco in a scratch directory, because the
 * readers under test open files by path; TMPDIR is best on a file system in
 * memory. What is done in it, and what must hold, is each target's own.
 */
#include "room.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"
#include "base/text.h"
#include "store/query.h"
#include "workspace/workspace.h"

enum { PLAN_LIMIT = 1 << 22 };

static const char plan[] = "fixtures/cremasco-2021-2023";

static const char *const plan_files[] = {
	"quadro.ini", "matrice.csv", "obiettivi.csv", "invii.csv",
	"anagrafe/comuni.csv", "anagrafe/subambiti.csv",
};

void fuzz_stop(const char *file, int line, const char *word)
{
	fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, word);
	abort();
}

/* The one scratch directory of the process: where it is, once it is. */
static char *room_path(void)
{
	static char path[4096];

	return path;
}

static void remove_room(void)
{
	struct err ignored = {0};

	file_remove_tree(room_path(), &ignored);
}

void fuzz_folder(const char *name)
{
	struct text path = {0};
	struct err err = {0};

	FUZZ_CHECK(file_make_directories(file_join(&path, room_path(), name),
					 &err) == 0, err.message);
	text_free(&path);
}

static void make_path(void)
{
	const char *parent = getenv("TMPDIR");

	snprintf(room_path(), 4096, "%s/quadro-fuzz-XXXXXX",
		 parent != NULL && *parent != '\0' ? parent : P_tmpdir);
	FUZZ_CHECK(mkdtemp(room_path()) != NULL, "the room can be made");
	atexit(remove_room);
	fuzz_folder("anagrafe");
}

void fuzz_original(const char *name, char **bytes, size_t *length)
{
	struct err err = {0};
	struct text path = {0}, read = {0};
	char *program = workspace_program_data(&err);

	FUZZ_CHECK(program != NULL, err.message);
	text_format(&path, "%s/%s/%s", program, plan, name);
	FUZZ_CHECK(file_read(path.data, PLAN_LIMIT, &read, &err) == 0,
		   err.message);
	text_free(&path);
	free(program);
	*bytes = read.data;
	*length = read.length;
}

void fuzz_write(const char *name, const void *bytes, size_t length)
{
	struct text path = {0};
	FILE *file = fopen(file_join(&path, room_path(), name), "wb");

	FUZZ_CHECK(file != NULL, path.data);
	FUZZ_CHECK(fwrite(bytes, 1, length, file) == length, path.data);
	FUZZ_CHECK(fclose(file) == 0, path.data);
	text_free(&path);
}

void fuzz_remove(const char *name)
{
	struct text path = {0};

	remove(file_join(&path, room_path(), name));
	text_free(&path);
}

const char *fuzz_room(void)
{
	size_t i;

	if (room_path()[0] != '\0')
		return room_path();
	make_path();
	for (i = 0; i < sizeof(plan_files) / sizeof(plan_files[0]); i++) {
		char *bytes;
		size_t length;

		fuzz_original(plan_files[i], &bytes, &length);
		fuzz_write(plan_files[i], bytes, length);
		free(bytes);
	}
	return room_path();
}

struct query *fuzz_ask(struct store *store, const char *sql, long long number)
{
	struct err err = {0};
	struct query *query = query_new(store, sql, &err);

	FUZZ_CHECK(query != NULL, err.message);
	if (number > 0)
		query_bind_integer(query, 1, number);
	return query;
}

int fuzz_next(struct query *query)
{
	struct err err = {0};
	int more = query_step(query, &err);

	FUZZ_CHECK(more >= 0, err.message);
	return more;
}

long long fuzz_number(struct store *store, const char *sql, long long number)
{
	struct query *query = fuzz_ask(store, sql, number);
	long long answer = fuzz_next(query) == 1 ? query_integer(query, 0) : 0;

	query_free(query);
	return answer;
}
