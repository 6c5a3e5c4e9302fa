/* support.h: what the tests share: a scratch workspace, and asking a store. */
#ifndef QUADRO_TESTS_SUPPORT_H
#define QUADRO_TESTS_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"
#include "store/store.h"
#include "workspace/workspace.h"

/* A fresh empty directory; release with support_remove. Every failure inside
 * these functions fails the test that calls them. */
char *support_directory(void);
void support_remove(char *directory);

/* Writes directory/name, making the folders above it. */
void support_write(const char *directory, const char *name, const char *text);
void support_write_bytes(const char *directory, const char *name,
			 const char *bytes, size_t length);

/* The same, with a modification time in seconds since the epoch. */
void support_write_at(const char *directory, const char *name,
		      const char *text, long long seconds);

/* The whole of directory/name, or NULL when it is not there. The caller
 * frees it. */
char *support_read(const char *directory, const char *name);
int support_exists(const char *directory, const char *name);

/* Removes the line ends of a receipt: CRLF becomes LF, in place. */
void support_unix_lines(char *text);

/* A small plan of two years: subambiti NORD (Alfa 019001, Beta 019002) and
 * SUD (Gamma 019003, Delta 019004), one objective OBI, no indicators, no
 * submissions expected, one parameter `potenziali` = 200. */
char *support_plan(void);

/* The columns of matrice.csv, with the final newline. */
extern const char support_matrix_header[];

/* Opens a workspace over a store in memory. */
struct workspace *support_open(const char *directory);

/* Writes matrice.csv: the header, then rows. */
void support_matrix(const char *directory, const char *rows);

/* One row of matrice.csv, of objective OBI. */
#define SUPPORT_ROW(code, layout, filter, date, num, den, distinct, \
		    aggregation, window, start, operator, target, minimum, \
		    deadline) \
	code ";OBI;output;Indicatore;;" layout ";;" filter ";" date ";" num \
	";" den ";" distinct ";;" aggregation ";" window ";" start ";" \
	operator ";" target ";" minimum ";" deadline ";;;;\n"

/* Opens a workspace as above, receives its inbox and computes, as of a day. */
struct workspace *support_compute(const char *directory, const char *as_of);

/* The error message of a workspace that must not open: it must be about the
 * configuration. Valid until the next call with the same err. */
const char *support_refused(const char *directory, struct err *err);

/* A store in memory, migrated. */
struct store *support_store(void);

/* Runs sql and compares its rows: cells separated by |, each row ended by a
 * newline, nulls as nothing. */
void support_rows(struct store *store, const char *sql, const char *expected);

/* The day of yyyy-mm-dd. */
day_t support_day(const char *iso);

/* Fails unless text contains word. */
void support_contains(const char *text, const char *word);

/* Completes 15 characters of a codice fiscale with their check character; out
 * has 17 bytes. Returns out. */
const char *support_fiscal_code(const char *fifteen, char *out);

/* The made-up plan, open: the set-up and tear-down of most tests. */
struct support_fixture {
	char *directory;
	struct workspace *workspace;
};

int support_set_up(void **state);
int support_tear_down(void **state);

#endif
