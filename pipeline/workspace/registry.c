/* registry.c: who is in the Ambito. Comuni are found by code or by folded
 * name through one sorted index, so that a row's look-up costs a few
 * comparisons. */
#include "workspace/registry.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "store/query.h"
#include "workspace/sheet.h"

struct subambito {
	char *code, *folded, *name;
};

struct comune {
	char istat[7];
	char *name;
	int subambito;
	double population, lat, lon;
	int has_place;
};

struct key {
	char *folded;		/* a name, or the digits of a code without zeros */
	int comune;
};

struct registry {
	struct subambito *subambiti;
	size_t n_subambiti;
	struct comune *comuni;
	size_t n_comuni;
	struct key *keys;	/* sorted by folded; two for each Comune */
};

enum { SUBAMBITO, NOME };
static const struct sheet_column subambito_columns[] = {
	{"subambito", 1}, {"nome", 1},
};

enum { ISTAT, COMUNE, SUO_SUBAMBITO, POPOLAZIONE, LAT, LON };
static const struct sheet_column comune_columns[] = {
	{"istat", 1}, {"comune", 1}, {"subambito", 1}, {"popolazione", 1},
	{"lat", 0}, {"lon", 0},
};

static char *fold(const char *text)
{
	size_t size = 4 * strlen(text) + 1;
	char *out = must_alloc(size);

	text_fold(text, strlen(text), out, size);
	return out;
}

/* A code becomes part of file names and of expressions: plain capitals. */
static int is_code(const char *text)
{
	size_t length = strlen(text);

	return length >= 1 && length <= 40 &&
	       strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == length;
}

static int add_subambito(struct registry *registry, const struct sheet *sheet,
			 size_t row, struct err *err)
{
	const char *code = sheet_text(sheet, row, SUBAMBITO);
	const char *name = sheet_text(sheet, row, NOME);
	struct subambito *subambito;

	if (!is_code(code) || strcmp(code, "AMBITO") == 0)
		return sheet_error(sheet, row, SUBAMBITO, err, "«%s» non va: "
				   "solo lettere maiuscole, cifre e trattini; "
				   "AMBITO è riservato", code);
	if (registry_subambito(registry, code, strlen(code)) >= 0)
		return sheet_error(sheet, row, SUBAMBITO, err, "«%s» è scritto "
				   "due volte", code);
	registry->subambiti = must_resize(registry->subambiti,
		(registry->n_subambiti + 1) * sizeof(*subambito));
	subambito = &registry->subambiti[registry->n_subambiti++];
	subambito->code = text_copy(code, strlen(code));
	subambito->folded = fold(code);
	subambito->name = text_copy(name, strlen(name));
	return 0;
}

/* Excel drops the leading zeros of a code: they are put back. */
static int read_istat(const char *text, char *out)
{
	size_t length = strlen(text);

	if (length == 0 || length > 6 ||
	    strspn(text, "0123456789") != length)
		return -1;
	memset(out, '0', 6);
	memcpy(out + 6 - length, text, length + 1);
	return 0;
}

static int read_place(struct comune *comune, const struct sheet *sheet,
		      size_t row, struct err *err)
{
	int lat, lon, present;

	if (sheet_number(sheet, row, POPOLAZIONE, &comune->population,
			 &present, err) != 0 ||
	    sheet_number(sheet, row, LAT, &comune->lat, &lat, err) != 0 ||
	    sheet_number(sheet, row, LON, &comune->lon, &lon, err) != 0)
		return -1;
	if (comune->population < 0 || comune->population > 1e8 ||
	    comune->population != (double)(long)comune->population)
		return sheet_error(sheet, row, POPOLAZIONE, err, "«%s» non è un "
				   "numero di abitanti",
				   sheet_text(sheet, row, POPOLAZIONE));
	if (fabs(comune->lat) > 90 || fabs(comune->lon) > 180)
		return sheet_error(sheet, row, fabs(comune->lat) > 90 ? LAT :
				   LON, err, "«%s» non è una coordinata in "
				   "gradi, come 45,36 o 9,69",
				   sheet_text(sheet, row,
					      fabs(comune->lat) > 90 ? LAT :
					      LON));
	comune->has_place = lat && lon;
	return 0;
}

static int add_comune(struct registry *registry, const struct sheet *sheet,
		      size_t row, struct err *err)
{
	const char *istat = sheet_text(sheet, row, ISTAT);
	const char *name = sheet_text(sheet, row, COMUNE);
	const char *code = sheet_text(sheet, row, SUO_SUBAMBITO);
	struct comune *comune;

	registry->comuni = must_resize(registry->comuni,
		(registry->n_comuni + 1) * sizeof(*comune));
	comune = &registry->comuni[registry->n_comuni];
	memset(comune, 0, sizeof(*comune));
	if (read_istat(istat, comune->istat) != 0)
		return sheet_error(sheet, row, ISTAT, err, "«%s» non è un codice "
				   "ISTAT: sei cifre, per esempio 019035",
				   istat);
	comune->subambito = registry_subambito(registry, code, strlen(code));
	if (comune->subambito < 0)
		return sheet_error(sheet, row, SUO_SUBAMBITO, err, "«%s» non è "
				   "un subambito di anagrafe/subambiti.csv",
				   code);
	if (read_place(comune, sheet, row, err) != 0)
		return -1;
	comune->name = text_copy(name, strlen(name));
	registry->n_comuni++;
	return 0;
}

static int compare_keys(const void *a, const void *b)
{
	return strcmp(((const struct key *)a)->folded,
		      ((const struct key *)b)->folded);
}

static char *without_zeros(const char *digits)
{
	digits += strspn(digits, "0");
	return text_copy(digits, strlen(digits));
}

/* Row i of the sheet is Comune i. */
static int index_comuni(struct registry *registry, const struct sheet *sheet,
			struct err *err)
{
	size_t i, n = 2 * registry->n_comuni;

	registry->keys = must_alloc((n + 1) * sizeof(struct key));
	for (i = 0; i < n; i++) {
		const struct comune *comune = &registry->comuni[i / 2];

		registry->keys[i].folded = i % 2 == 0 ? fold(comune->name) :
						without_zeros(comune->istat);
		registry->keys[i].comune = (int)(i / 2);
	}
	if (n > 0)
		qsort(registry->keys, n, sizeof(struct key), compare_keys);
	for (i = 1; i < n; i++)
		if (compare_keys(&registry->keys[i - 1],
				 &registry->keys[i]) == 0)
			return sheet_error(sheet,
					   (size_t)registry->keys[i].comune,
					   COMUNE, err, "il Comune o il suo "
					   "codice è scritto due volte (anche "
					   "alla riga %ld)", sheet_line(sheet,
					   (size_t)registry->keys[i - 1].comune));
	return 0;
}

static struct sheet *open_sheet(const char *workspace, const char *name,
				const struct sheet_column *columns, int n,
				struct err *err)
{
	struct text path = {0};
	struct sheet *sheet = sheet_read(file_join(&path, workspace, name),
					 columns, n, err);

	text_free(&path);
	return sheet;
}

static int read_both(struct registry *registry, const char *workspace,
		     struct err *err)
{
	struct sheet *subambiti, *comuni = NULL;
	size_t row;
	int status = -1;

	subambiti = open_sheet(workspace, "anagrafe/subambiti.csv",
			       subambito_columns, 2, err);
	if (subambiti == NULL)
		goto out;
	for (row = 0; row < sheet_rows(subambiti); row++)
		if (add_subambito(registry, subambiti, row, err) != 0)
			goto out;
	comuni = open_sheet(workspace, "anagrafe/comuni.csv", comune_columns,
			    6, err);
	if (comuni == NULL)
		goto out;
	for (row = 0; row < sheet_rows(comuni); row++)
		if (add_comune(registry, comuni, row, err) != 0)
			goto out;
	if (registry->n_comuni == 0)
		err_set(err, EXIT_CONFIG, "%s/anagrafe/comuni.csv: non c'è "
			"nessun Comune", workspace);
	else
		status = index_comuni(registry, comuni, err);
out:
	sheet_free(subambiti);
	sheet_free(comuni);
	return status;
}

struct registry *registry_read(const char *workspace, struct err *err)
{
	struct registry *registry = must_alloc(sizeof(*registry));

	memset(registry, 0, sizeof(*registry));
	if (read_both(registry, workspace, err) != 0) {
		registry_free(registry);
		return NULL;
	}
	return registry;
}

void registry_free(struct registry *registry)
{
	size_t i;

	if (registry == NULL)
		return;
	for (i = 0; i < registry->n_subambiti; i++) {
		free(registry->subambiti[i].code);
		free(registry->subambiti[i].folded);
		free(registry->subambiti[i].name);
	}
	for (i = 0; i < registry->n_comuni; i++)
		free(registry->comuni[i].name);
	for (i = 0; registry->keys != NULL && i < 2 * registry->n_comuni; i++)
		free(registry->keys[i].folded);
	free(registry->subambiti);
	free(registry->comuni);
	free(registry->keys);
	free(registry);
}

static int store_subambiti(const struct registry *registry,
			   struct store *store, struct err *err)
{
	struct query *query = query_new(store, "insert into subambito values "
					"(?, ?, ?)", err);
	size_t i;
	int status = query != NULL ? 0 : -1;

	for (i = 0; status == 0 && i < registry->n_subambiti; i++) {
		query_bind_text(query, 1, registry->subambiti[i].code);
		query_bind_text(query, 2, registry->subambiti[i].name);
		query_bind_integer(query, 3, (long long)i + 1);
		status = query_run(query, err);
	}
	query_free(query);
	return status;
}

static int store_comuni(const struct registry *registry, struct store *store,
			struct err *err)
{
	struct query *query = query_new(store, "insert into comune values "
					"(?, ?, ?, ?, ?, ?)", err);
	size_t i;
	int status = query != NULL ? 0 : -1;

	for (i = 0; status == 0 && i < registry->n_comuni; i++) {
		const struct comune *comune = &registry->comuni[i];

		query_bind_text(query, 1, comune->istat);
		query_bind_text(query, 2, comune->name);
		query_bind_text(query, 3,
				registry_code(registry, comune->subambito));
		query_bind_integer(query, 4, (long long)comune->population);
		query_bind_null(query, 5);
		query_bind_null(query, 6);
		if (comune->has_place) {
			query_bind_real(query, 5, comune->lat);
			query_bind_real(query, 6, comune->lon);
		}
		status = query_run(query, err);
	}
	query_free(query);
	return status;
}

int registry_store(const struct registry *registry, struct store *store,
		   struct err *err)
{
	return store_subambiti(registry, store, err) == 0 &&
	       store_comuni(registry, store, err) == 0 ? 0 : -1;
}

int registry_comune(const struct registry *registry, const char *bytes,
		    size_t length)
{
	char folded[256];
	struct key key = {folded, 0};
	const struct key *found;
	size_t zeros = 0;

	if (text_fold(bytes, length, folded, sizeof(folded)) >=
	    sizeof(folded) || folded[0] == '\0')
		return -1;
	if (strspn(folded, "0123456789") == strlen(folded)) {
		/* A code, and nothing but digits: «19.035» is no code. */
		if (length != strlen(folded) || length > 6)
			return -1;
		zeros = strspn(folded, "0");
	}
	key.folded = folded + zeros;
	found = bsearch(&key, registry->keys, 2 * registry->n_comuni,
			sizeof(key), compare_keys);
	return found != NULL ? found->comune : -1;
}

const char *registry_istat(const struct registry *registry, int comune)
{
	return registry->comuni[comune].istat;
}

const char *registry_comune_name(const struct registry *registry, int comune)
{
	return registry->comuni[comune].name;
}

int registry_subambito_of(const struct registry *registry, int comune)
{
	return registry->comuni[comune].subambito;
}

int registry_subambito(const struct registry *registry, const char *bytes,
		       size_t length)
{
	char folded[256];
	size_t i;

	if (text_fold(bytes, length, folded, sizeof(folded)) >= sizeof(folded))
		return -1;
	for (i = 0; i < registry->n_subambiti; i++)
		if (strcmp(registry->subambiti[i].folded, folded) == 0)
			return (int)i;
	return -1;
}

const char *registry_code(const struct registry *registry, int subambito)
{
	return registry->subambiti[subambito].code;
}

char *registry_codes(const struct registry *registry)
{
	struct text codes = {0};
	size_t i;

	for (i = 0; i < registry->n_subambiti; i++)
		text_format(&codes, "%s%s", i > 0 ? ", " : "",
			    registry->subambiti[i].code);
	return codes.data != NULL ? codes.data : text_copy("", 0);
}
