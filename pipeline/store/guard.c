/* guard.c: the authorizer behind the expressions of the matrix.
 *
 * An expression is compiled alone, as the condition of a SELECT over its
 * view, before it is ever put in a larger statement. Anything but reading
 * that view and calling a listed function is refused by SQLite itself, so
 * there is no SQL text to filter. What compiling cannot see (unbalanced
 * parentheses that would close ours, a comment left open) is refused first.
 */
#include "store/guard.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "store/internal.h"

static const char functions[] =
	"abs, coalesce, giorni, glob, ifnull, iif, instr, length, like, lower, "
	"ltrim, max, min, nullif, piega, replace, round, rtrim, substr, "
	"substring, trim, upper";

const char *guard_functions(void)
{
	return functions;
}

struct guard {
	const char *view;	/* the only view to read, or NULL for all temp views */
	int aggregates;		/* a whole SELECT may also count and sum */
	guard_each each;	/* who is told of the columns read, or NULL */
	void *context;
};

static int is_listed(const char *list, const char *name)
{
	size_t length = strlen(name);
	const char *at = list;

	while ((at = strcasestr(at, name)) != NULL) {
		int starts = at == list || at[-1] == ' ';

		if (starts && (at[length] == ',' || at[length] == '\0'))
			return 1;
		at += length;
	}
	return 0;
}

/* SQLite tells of a table read for its rows alone, none of its columns, with
 * an empty name and without the view it is reached through: admitted for the
 * tables that the views are made of. */
static int is_under_view(const struct guard *guard, const char *table)
{
	return strcmp(table, "file_in_vigore") == 0 ||
	       strcmp(table, "file_ricevuto") == 0 ||
	       (strncmp(table, "record_", 7) == 0 &&
		(guard->view == NULL || strcmp(table + 7, guard->view) == 0));
}

/* `inside` is the view through which a table is reached, NULL for none. */
static int may_read(const struct guard *guard, const char *table,
		    const char *column, const char *database,
		    const char *inside)
{
	if (column[0] == '\0' && is_under_view(guard, table))
		return 1;
	if ((inside == NULL && strcmp(database, "temp") != 0) ||
	    strncmp(table, "sqlite_", 7) == 0)
		return 0;
	return guard->view == NULL ||
	       strcmp(inside != NULL ? inside : table, guard->view) == 0;
}

/* Only what is read of the views themselves: they read everything beneath. */
static void tell_column(const struct guard *guard, const char *table,
			const char *column, const char *inside)
{
	struct text name = {0};

	if (guard->each == NULL || inside != NULL || column[0] == '\0')
		return;
	if (guard->view == NULL)
		text_format(&name, "%s.", table);
	text_add_string(&name, column);
	guard->each(guard->context, name.data);
	text_free(&name);
}

static int authorize(void *context, int action, const char *first,
		     const char *second, const char *database,
		     const char *inside)
{
	const struct guard *guard = context;

	if (action == SQLITE_SELECT)
		return SQLITE_OK;
	if (action == SQLITE_READ)
		tell_column(guard, first, second, inside);
	if (action == SQLITE_READ)
		return may_read(guard, first, second, database != NULL ?
				database : "", inside) ? SQLITE_OK : SQLITE_DENY;
	if (action == SQLITE_FUNCTION &&
	    (is_listed(functions, second) ||
	     (guard->aggregates &&
	      is_listed("avg, count, dense_rank, group_concat, julianday, lag, "
			"lead, rank, row_number, somma, strftime, sum, total",
			second))))
		return SQLITE_OK;
	return SQLITE_DENY;
}

/* The end of the quoted run that starts at `at`, or NULL when it never ends. */
static const char *skip_quoted(const char *at)
{
	char quote = *at == '[' ? ']' : *at;

	for (at++; *at != '\0'; at++)
		if (*at == quote)
			return at + 1;
	return NULL;
}

static int starts_beneath(const char *at, const char *end)
{
	static const char *const names[] = {"file_in_vigore", "file_ricevuto",
					    "record_"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if ((size_t)(end - at) >= strlen(names[i]) &&
		    strncasecmp(at, names[i], strlen(names[i])) == 0)
			return 1;
	return 0;
}

/* The end of the comment or of the string that starts at `at`; `at` itself
 * when none does. */
static const char *skip_silent(const char *at)
{
	const char *end = at;

	if (*at == '\'')
		end = skip_quoted(at);
	else if (strncmp(at, "--", 2) == 0)
		end = strchr(at, '\n');
	else if (strncmp(at, "/*", 2) == 0 && (end = strstr(at + 2, "*/")) !=
		 NULL)
		end += 2;
	return end != NULL ? end : at + strlen(at);
}

/* Whether the text itself names a table that the views are made of: reading
 * one for its rows alone is told from reading its view only here. */
static int names_beneath(const char *at)
{
	while (*at != '\0') {
		const char *end = skip_silent(at);

		if (end == at && strchr("\"`[", *at) != NULL)
			end = skip_quoted(at);
		if (end == NULL)
			end = at + strlen(at);
		if (end == at) {
			if (starts_beneath(at, at + strlen(at)))
				return 1;
			at++;
			continue;
		}
		if (strchr("\"`[", *at) != NULL)
			for (at++; at < end; at++)
				if (starts_beneath(at, end))
					return 1;
		at = end;
	}
	return 0;
}

/* What would escape from the parentheses an expression is put in. */
static const char *shape_fault(const char *at)
{
	int depth = 0;

	while (*at != '\0') {
		if (strchr("'\"`[", *at) != NULL) {
			at = skip_quoted(at);
			if (at == NULL)
				return "virgolette o parentesi quadre non chiuse";
			continue;
		}
		if (strncmp(at, "--", 2) == 0 || strncmp(at, "/*", 2) == 0)
			return "i commenti non sono ammessi";
		if (*at == ';')
			return "il punto e virgola non è ammesso";
		if (*at == '?' || *at == ':' || *at == '@' || *at == '$')
			return "i parametri (? : @ $) non sono ammessi";
		depth += *at == '(' ? 1 : *at == ')' ? -1 : 0;
		if (depth < 0)
			return "una parentesi chiusa di troppo";
		at++;
	}
	return depth > 0 ? "una parentesi non chiusa" : NULL;
}

static const char beneath[] =
	"si leggono le viste dei tracciati, non le tabelle sotto di esse";

static int compile(struct store *store, struct guard *guard, const char *sql,
		   char *why, size_t size)
{
	sqlite3_stmt *statement = NULL;
	const char *tail = "";
	int code;

	sqlite3_set_authorizer(store->db, authorize, guard);
	code = sqlite3_prepare_v2(store->db, sql, -1, &statement, &tail);
	sqlite3_set_authorizer(store->db, NULL, NULL);
	if (code == SQLITE_OK && statement != NULL &&
	    sqlite3_stmt_readonly(statement) &&
	    !sqlite3_stmt_isexplain(statement) && tail[strspn(tail, " \n\t\r;")] == '\0') {
		sqlite3_finalize(statement);
		return 0;
	}
	if (code == SQLITE_OK)
		snprintf(why, size, "una sola SELECT è ammessa");
	else if (code == SQLITE_AUTH ||
		 strncmp(sqlite3_errmsg(store->db), "not authorized", 14) == 0)
		snprintf(why, size, "%s; si possono leggere solo le colonne "
			 "del tracciato e usare le funzioni %s",
			 sqlite3_errmsg(store->db), functions);
	else
		snprintf(why, size, "%s", sqlite3_errmsg(store->db));
	sqlite3_finalize(statement);
	return -1;
}

int guard_expression(struct store *store, const char *view,
		     const char *expression, char *why, size_t size)
{
	struct guard guard = {.view = view, .aggregates = 0};
	const char *fault = shape_fault(expression);
	struct text sql = {0};
	int status;

	if (fault == NULL && names_beneath(expression))
		fault = beneath;
	if (fault != NULL) {
		snprintf(why, size, "%s", fault);
		return -1;
	}
	/* As a condition, where max(x) of one argument is the aggregate it
	 * is and is refused: it would fold all the records into one. */
	text_format(&sql, "select 1 from temp.\"%s\" where (%s)", view,
		    expression);
	status = compile(store, &guard, sql.data, why, size);
	text_free(&sql);
	return status;
}

int guard_select(struct store *store, const char *sql, char *why, size_t size)
{
	struct guard guard = {.view = NULL, .aggregates = 1};

	if (names_beneath(sql)) {
		snprintf(why, size, "%s", beneath);
		return -1;
	}
	return compile(store, &guard, sql, why, size);
}

void guard_columns(struct store *store, const char *view, const char *sql,
		   guard_each each, void *context)
{
	struct guard guard = {.view = view, .aggregates = view == NULL,
			      .each = each, .context = context};
	struct text select = {0};
	char ignored[512];

	if (view != NULL)
		text_format(&select, "select 1 from temp.\"%s\" where (%s)",
			    view, sql);
	else
		text_add_string(&select, sql);
	compile(store, &guard, select.data, ignored, sizeof(ignored));
	text_free(&select);
}
