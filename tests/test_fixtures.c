/*
 * The promises of the fixture workspaces, on the committed files alone.
 *
 * Golden tests and demos lean on these: every export has a reception, the list
 * of planted mistakes points at real lines, cumulative exports never lose a
 * record, nothing looks like a codice fiscale. Whether the bytes are those of
 * the generator is for fixtures/check.sh, which needs a compiler.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define INBOX_LIMIT (3L * 1024 * 1024)

struct fixture {
	const char *name;
	int exports, mistakes;	/* at least so many */
};

static const struct fixture fixtures[] = {
	{ "cremasco-2021-2023", 400, 10 },
	{ "oglio-po-2021-2023", 50, 7 },
	{ "oglio-po-2025-2027", 15, 4 },
	{ "pnrr-1.1.3", 60, 8 },
};

#define FIXTURES (sizeof fixtures / sizeof *fixtures)

/* The whole file, to be freed; fails the test when it cannot be read. */
static char *read_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	char *text = malloc(INBOX_LIMIT);
	size_t length;

	if (!file || !text)
		fail_msg("cannot read %s", path);
	length = fread(text, 1, INBOX_LIMIT - 1, file);
	text[length] = '\0';
	fclose(file);
	return text;
}

/* A file of the fixture, `name` being its path below the workspace. */
static char *read_part(const char *fixture, const char *name)
{
	char path[512];

	snprintf(path, sizeof path, "fixtures/%s/%s", fixture, name);
	return read_file(path);
}

static char *read_export(const char *fixture, const char *name)
{
	char path[512];

	snprintf(path, sizeof path, "inbox/%s", name);
	return read_part(fixture, path);
}

/* Calls `visit` with the name of each export; returns how many there are. */
static int each_export(const char *fixture,
		       void (*visit)(const char *fixture, const char *name,
				     void *context),
		       void *context)
{
	char path[512];
	DIR *directory;
	struct dirent *entry;
	int count = 0;

	snprintf(path, sizeof path, "fixtures/%s/inbox", fixture);
	directory = opendir(path);
	assert_non_null(directory);
	while ((entry = readdir(directory)) != NULL)
		if (entry->d_name[0] != '.') {
			visit(fixture, entry->d_name, context);
			count++;
		}
	closedir(directory);
	return count;
}

static int count_lines(const char *text)
{
	int lines = 0;

	for (; (text = strchr(text, '\n')) != NULL; text++)
		lines++;
	return lines;
}

static void is_received(const char *fixture, const char *name, void *receptions)
{
	char line[512];

	(void)fixture;
	snprintf(line, sizeof line, "\n%s;202", name);
	if (!strstr(receptions, line))
		fail_msg("%s has no reception", name);
}

static void every_export_has_one_reception(void **state)
{
	(void)state;
	for (size_t i = 0; i < FIXTURES; i++) {
		char *receptions = read_part(fixtures[i].name, "ricezioni.csv");
		int exports = each_export(fixtures[i].name, is_received, receptions);

		assert_true(exports >= fixtures[i].exports);
		assert_int_equal(count_lines(receptions), exports + 1);
		free(receptions);
	}
}

static void add_size(const char *fixture, const char *name, void *total)
{
	char *text = read_export(fixture, name);

	*(long *)total += (long)strlen(text);
	free(text);
}

static void the_inboxes_stay_small(void **state)
{
	long total = 0;

	(void)state;
	for (size_t i = 0; i < FIXTURES; i++)
		each_export(fixtures[i].name, add_size, &total);
	assert_in_range(total, 1, INBOX_LIMIT);
}

static void has_no_codice_fiscale(const char *fixture, const char *name, void *pattern)
{
	char *text = read_export(fixture, name);

	if (regexec(pattern, text, 0, NULL, 0) == 0)
		fail_msg("%s holds what looks like a codice fiscale", name);
	free(text);
}

static void nothing_looks_like_a_codice_fiscale(void **state)
{
	regex_t pattern;
	int flags = REG_EXTENDED | REG_NOSUB | REG_ICASE;

	(void)state;
	assert_int_equal(regcomp(&pattern,
				 "[a-z]{6}[0-9l-nq-v]{2}[a-ehlmprst]"
				 "[0-9l-nq-v]{2}[a-z][0-9l-nq-v]{3}[a-z]",
				 flags), 0);
	for (size_t i = 0; i < FIXTURES; i++)
		each_export(fixtures[i].name, has_no_codice_fiscale, &pattern);
	regfree(&pattern);
}

/* How many mistakes the list holds, each at a line that there is. */
static int count_mistakes(const char *fixture, char *list)
{
	char *rest = strchr(list, '\n') + 1;
	int mistakes = 0;

	for (char *end; (end = strchr(rest, '\n')) != NULL; rest = end + 1) {
		char name[256];
		int line;
		char *text;

		*end = '\0';
		assert_int_equal(sscanf(rest, "%255[^;];%d;", name, &line), 2);
		text = read_export(fixture, name);
		assert_in_range(line, 1, count_lines(text));
		free(text);
		mistakes++;
	}
	return mistakes;
}

static void every_planted_mistake_points_at_a_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < FIXTURES; i++) {
		char *list = read_part(fixtures[i].name, "difetti.csv");

		assert_true(count_mistakes(fixtures[i].name, list) >=
			    fixtures[i].mistakes);
		free(list);
	}
}

/* Every id of the earlier export, `prefix` and four digits, is in the later one;
 * returns how many there are. */
static int kept(const char *earlier, const char *later, const char *prefix)
{
	size_t length = strlen(prefix) + 4;
	int count = 0;

	for (; (earlier = strstr(earlier, prefix)) != NULL; earlier++) {
		char id[32];

		snprintf(id, sizeof id, "%.*s", (int)length, earlier);
		if (!strstr(later, id))
			fail_msg("%s is lost", id);
		count++;
	}
	return count;
}

/* The export of a cumulative series for a quarter 1..8 from 2022, to be freed. */
static char *read_quarter(const char *fixture, const char *series, int quarter)
{
	char name[128];

	snprintf(name, sizeof name, "%s_%dT%d.csv", series, 2022 + (quarter - 1) / 4,
		 (quarter - 1) % 4 + 1);
	return read_export(fixture, name);
}

static void cumulative_exports_never_lose_a_record(void **state)
{
	static const struct {
		const char *fixture, *name, *prefix;
	} series[] = {
		{ "cremasco-2021-2023", "interventi_SERGNANO", "INT-SER-" },
		{ "cremasco-2021-2023", "progetti_CREMA", "PRG-CRE-" },
		{ "oglio-po-2021-2023", "progetti_VIADANESE", "PRG-VIA-" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof series / sizeof *series; i++) {
		int before = 0;

		for (int quarter = 1; quarter < 8; quarter++) {
			char *earlier = read_quarter(series[i].fixture,
						     series[i].name, quarter);
			char *later = read_quarter(series[i].fixture, series[i].name,
						   quarter + 1);
			int count = kept(earlier, later, series[i].prefix);

			assert_true(count > before);
			before = count;
			free(earlier);
			free(later);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_export_has_one_reception),
		cmocka_unit_test(the_inboxes_stay_small),
		cmocka_unit_test(nothing_looks_like_a_codice_fiscale),
		cmocka_unit_test(every_planted_mistake_points_at_a_line),
		cmocka_unit_test(cumulative_exports_never_lose_a_record),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
