/* support.c: what the tests share.
 *
 * Workspaces are built on the disk, as the program reads them from there, but
 * over a store in memory: looking at a workspace without a store gives one,
 * and committing what it was told makes it an ordinary one. */
#include "support.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "acquire/inbox.h"
#include "base/file.h"
#include "base/text.h"
#include "compute/compute.h"
#include "store/query.h"

const char support_matrix_header[] =
	"codice;obiettivo;tipo;indicatore;unita;tracciato;misura;filtro;data;"
	"num;den;distinti;persone;aggregazione;finestra;decorrenza;operatore;"
	"target;minimo_subambito;scadenza;base;responsabile;fonte;nota\n";

char *support_directory(void)
{
	const char *parent = getenv("TMPDIR");
	struct text path = {0};
	char here[4096];

	/* The program's own data are those of the tree the tests run in. */
	assert_non_null(getcwd(here, sizeof(here)));
	assert_int_equal(setenv("QUADRO_DATA", here, 0), 0);
	text_format(&path, "%s/quadro-test-XXXXXX",
		    parent != NULL ? parent : P_tmpdir);
	assert_non_null(mkdtemp(path.data));
	return path.data;
}

void support_remove(char *directory)
{
	struct err err = {0};

	assert_int_equal(file_remove_tree(directory, &err), 0);
	free(directory);
}

void support_write_bytes(const char *directory, const char *name,
			 const char *bytes, size_t length)
{
	struct text path = {0}, folder = {0};
	struct err err = {0};
	char *slash;

	file_join(&path, directory, name);
	text_add_string(&folder, path.data);
	slash = strrchr(folder.data, '/');
	*slash = '\0';
	assert_int_equal(file_make_directories(folder.data, &err), 0);
	assert_int_equal(file_write(path.data, bytes, length, 0, &err), 0);
	text_free(&path);
	text_free(&folder);
}

void support_write(const char *directory, const char *name, const char *text)
{
	support_write_bytes(directory, name, text, strlen(text));
}

void support_write_at(const char *directory, const char *name,
		      const char *text, long long seconds)
{
	const struct timespec times[2] = {{.tv_sec = seconds},
					  {.tv_sec = seconds}};
	struct text path = {0};

	support_write(directory, name, text);
	file_join(&path, directory, name);
	assert_int_equal(utimensat(AT_FDCWD, path.data, times, 0), 0);
	text_free(&path);
}

char *support_read(const char *directory, const char *name)
{
	struct text path = {0}, bytes = {0};
	struct err err = {0};

	file_join(&path, directory, name);
	if (file_exists(path.data)) {
		assert_int_equal(file_read(path.data, 1 << 24, &bytes, &err),
				 0);
		text_add(&bytes, "", 0);
	}
	text_free(&path);
	return bytes.data;
}

int support_exists(const char *directory, const char *name)
{
	struct text path = {0};
	int exists = file_exists(file_join(&path, directory, name));

	text_free(&path);
	return exists;
}

void support_unix_lines(char *text)
{
	char *to = text;

	for (; *text != '\0'; text++)
		if (*text != '\r')
			*to++ = *text;
	*to = '\0';
}

char *support_plan(void)
{
	char *directory = support_directory();

	support_write(directory, "quadro.ini",
		"[piano]\ncodice = prova\ntitolo = Piano di prova\n"
		"ambito = Ambito di prova\ncapofila = Comune di Alfa\n"
		"inizio = 2022-01-01\nfine = 2023-12-31\n"
		"[parametri]\npotenziali = 200\n");
	support_write(directory, "anagrafe/subambiti.csv",
		      "subambito;nome\nNORD;Il nord\nSUD;Il sud\n");
	support_write(directory, "anagrafe/comuni.csv",
		"istat;comune;subambito;popolazione;lat;lon\n"
		"019001;Alfa;NORD;1000;45,1;9,6\n019002;Beta;NORD;2000;;\n"
		"019003;Gamma d'Adda;SUD;3000;;\n019004;Delta;SUD;4000;;\n");
	support_write(directory, "obiettivi.csv",
		      "codice;macroarea;titolo;obiettivo;risorse_preventivate;"
		      "risorse_valorizzate;nota\nOBI;A;Obiettivo;Provare;;;\n");
	support_write(directory, "invii.csv",
		      "tracciato;mittente;periodicita\n");
	support_write(directory, "matrice.csv", support_matrix_header);
	return directory;
}

struct workspace *support_open(const char *directory)
{
	struct err err = {0};
	struct workspace *workspace = workspace_open(directory, WORKSPACE_LOOK,
						     &err);

	if (workspace == NULL)
		fail_msg("%s", err.message);
	assert_int_equal(store_commit(workspace->store, &err), 0);
	return workspace;
}

void support_matrix(const char *directory, const char *rows)
{
	struct text text = {0};

	text_format(&text, "%s%s", support_matrix_header, rows);
	support_write(directory, "matrice.csv", text.data);
	text_free(&text);
}

struct workspace *support_compute(const char *directory, const char *as_of)
{
	struct workspace *workspace = support_open(directory);
	struct inbox_summary summary;
	struct err err = {0};
	quarter_t last;

	if (inbox_receive(workspace, support_day(as_of), &summary, &err) != 0 ||
	    compute_all(workspace, support_day(as_of), &last, &err) != 0)
		fail_msg("%s", err.message);
	text_free(&summary.notes);
	return workspace;
}

const char *support_refused(const char *directory, struct err *err)
{
	struct workspace *workspace;

	memset(err, 0, sizeof(*err));
	workspace = workspace_open(directory, WORKSPACE_LOOK, err);
	if (workspace != NULL) {
		workspace_close(workspace);
		fail_msg("the workspace opened, and must not");
	}
	assert_int_equal(err->code, EXIT_CONFIG);
	return err->message;
}

struct store *support_store(void)
{
	struct err err = {0};
	struct store *store = store_open(":memory:", "sql/schema", &err);

	if (store == NULL)
		fail_msg("%s", err.message);
	return store;
}

void support_rows(struct store *store, const char *sql, const char *expected)
{
	struct err err = {0};
	struct text found = {0};
	struct query *query = query_new(store, sql, &err);
	int column, more = -1;

	while (query != NULL && (more = query_step(query, &err)) == 1) {
		for (column = 0; column < query_columns(query); column++)
			text_format(&found, "%s%s", column > 0 ? "|" : "",
				    query_text(query, column));
		text_add_string(&found, "\n");
	}
	query_free(query);
	if (more != 0)
		fail_msg("%s", err.message);
	assert_string_equal(text_string(&found), expected);
	text_free(&found);
}

day_t support_day(const char *iso)
{
	day_t day = 0;

	assert_int_equal(date_read_iso(iso, strlen(iso), &day), 0);
	return day;
}

void support_contains(const char *text, const char *word)
{
	if (strstr(text, word) == NULL)
		fail_msg("«%s» is not in: %s", word, text);
}

/* The tables of D.M. 23/12/1976, for odd and for even places. */
static int odd_place(char c)
{
	static const char characters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	static const int values[] = {
		1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17,
		19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24,
		23,
	};

	return values[strchr(characters, c) - characters];
}

static int even_place(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c - 'A';
}

const char *support_fiscal_code(const char *fifteen, char *out)
{
	int i, sum = 0;

	for (i = 0; i < 15; i++)
		sum += i % 2 == 0 ? odd_place(fifteen[i]) :
				    even_place(fifteen[i]);
	snprintf(out, 17, "%s%c", fifteen, 'A' + sum % 26);
	return out;
}

int support_set_up(void **state)
{
	struct support_fixture *fixture = malloc(sizeof(*fixture));

	fixture->directory = support_plan();
	fixture->workspace = support_open(fixture->directory);
	*state = fixture;
	return 0;
}

int support_tear_down(void **state)
{
	struct support_fixture *fixture = *state;

	workspace_close(fixture->workspace);
	support_remove(fixture->directory);
	free(fixture);
	return 0;
}
