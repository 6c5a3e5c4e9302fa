/* room.h: what the fuzz targets share: a scratch workspace, asking its store,
 * and a check. */
#ifndef QUADRO_FUZZ_ROOM_H
#define QUADRO_FUZZ_ROOM_H

#include <stddef.h>
#include <stdint.h>

#include "store/query.h"

/* Stops with a word when something that always holds does not: to libFuzzer
 * it is a crash. `word` is printed with the place. */
#define FUZZ_CHECK(holds, word) \
	((holds) ? (void)0 : fuzz_stop(__FILE__, __LINE__, (word)))
void fuzz_stop(const char *file, int line, const char *word)
	__attribute__((noreturn));

/* A fresh workspace directory with the plan of the Cremasco and an empty
 * inbox, under TMPDIR; it is removed when the process ends by itself. The
 * same path for the life of the process. */
const char *fuzz_room(void);

/* Makes a folder of the room. */
void fuzz_folder(const char *name);

/* Replaces a file of the room; removes one, if it is there. */
void fuzz_write(const char *name, const void *bytes, size_t length);
void fuzz_remove(const char *name);

/* The bytes of a file of the room as the plan has it; the caller frees
 * *bytes. */
void fuzz_original(const char *name, char **bytes, size_t *length);

/* Asks a store; `number` is bound when it is above 0. Nothing can fail: a
 * query that does is a finding. The caller frees the query. */
struct query *fuzz_ask(struct store *store, const char *sql, long long number);
int fuzz_next(struct query *query);
long long fuzz_number(struct store *store, const char *sql, long long number);

/* What libFuzzer calls. */
int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
