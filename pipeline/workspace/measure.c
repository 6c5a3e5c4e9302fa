/* measure.c: small words of the matrix. SQL expressions are not read here:
 * SQLite compiles those. */
#include "workspace/measure.h"

#include <stdio.h>
#include <string.h>

static const struct aggregation aggregations[] = {
	{"somma", 0, -1, 0, 0},
	{"rapporto", 1, -1, 0, 0},
	{"rapporto_ultimo", 1, -1, 1, 0},
	{"media", 1, -1, 0, 0},
	{"mediana", 0, -1, 0, 0},
	{"saldo", 0, -1, 0, 0},
	{"stock", 0, DATING_SPAN, 0, 0},
	{"quota_comuni", 0, -1, 0, 0},
	{"quota_comuni_minima", 0, -1, 0, 1},
};

const struct aggregation *measure_aggregation(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(aggregations) / sizeof(aggregations[0]); i++)
		if (strcmp(aggregations[i].name, name) == 0)
			return &aggregations[i];
	return NULL;
}

const char *measure_aggregations(void)
{
	return "somma, rapporto, rapporto_ultimo, media, mediana, saldo, stock, "
	       "quota_comuni, quota_comuni_minima";
}

/* Copies the column name at *at and moves past it. */
static int take_name(const char **at, char *out)
{
	size_t length = strspn(*at, "abcdefghijklmnopqrstuvwxyz0123456789_");

	if (length == 0 || length >= MEASURE_NAME)
		return -1;
	memcpy(out, *at, length);
	out[length] = '\0';
	*at += length;
	return 0;
}

int measure_dating(const char *words, struct dating_words *out)
{
	memset(out, 0, sizeof(*out));
	if (*words == '\0')
		return 0;
	if (take_name(&words, out->first) != 0)
		return -1;
	out->dating = DATING_COLUMN;
	if (*words == '\0')
		return 0;
	if (strncmp(words, "..", 2) == 0) {
		words += 2;
		out->dating = DATING_SPAN;
		return take_name(&words, out->second) == 0 && *words == '\0' ?
		       0 : -1;
	}
	if (*words++ != '+')
		return -1;
	words += strspn(words, " ");
	out->dating = DATING_BALANCE;
	return take_name(&words, out->second) == 0 &&
	       strcmp(words, "-") == 0 ? 0 : -1;
}

int measure_distinct(const char *words, char *column, int *per)
{
	column[0] = '\0';
	*per = strncmp(words, "per ", 4) == 0;
	if (*words == '\0')
		return 0;
	if (*per)
		words += 4 + strspn(words + 4, " ");
	return take_name(&words, column) == 0 && *words == '\0' ? 0 : -1;
}

int measure_constant(const char *words, char *name)
{
	if (*words != '=')
		return 0;
	words++;
	words += strspn(words, " ");
	snprintf(name, MEASURE_NAME, "%s", words);
	return 1;
}
