/* state.h: what a run leaves in a workspace, as text to compare. */
#ifndef QUADRO_TESTS_STATE_H
#define QUADRO_TESTS_STATE_H

#include "base/text.h"
#include "store/store.h"

/* Choices for tree_list: what readers see (names with a dot first are of a run
 * at work), and what must be the same in every run (not the store's files). */
int state_is_published(const char *path);
int state_is_kept(const char *path);

/* The lines of what is published in out/. The caller frees the text. */
struct text state_published(const char *workspace);

/* The lines of every file kept, then of every row of the store. The caller
 * frees the text. */
struct text state_end(const char *workspace);

/* Opens a workspace's store; NULL with err. Release with store_close. */
struct store *state_store(const char *workspace, struct err *err);

#endif
