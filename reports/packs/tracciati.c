/* tracciati.c: what the report views must know of the record layouts.
 *
 * Layouts are files, not rows: a temporary table tells the views how each is
 * called on a page, and whether one file of it holds everything, so that an
 * older file counts no more and its rows need no mending. Nothing is written
 * in the store.
 */
#include "packs/tracciati.h"

#include <string.h>

#include "base/text.h"
#include "store/query.h"

enum { FOLDED_SIZE = 64 };

static int has_accent(const char *word, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)word[i] >= 0x80)
			return 1;
	return 0;
}

/* The word of the title that is `part` with its accents; NULL for none. */
static const char *accented(const char *title, const char *part, size_t length,
			    size_t *found)
{
	static const char apart[] = " ,;:.";
	char wanted[FOLDED_SIZE], folded[FOLDED_SIZE];

	text_fold(part, length, wanted, sizeof wanted);
	for (title += strspn(title, apart); *title != '\0';
	     title += strspn(title, apart)) {
		size_t n = strcspn(title, apart);

		text_fold(title, n, folded, sizeof folded);
		if (has_accent(title, n) && strcmp(folded, wanted) == 0) {
			*found = n;
			return title;
		}
		title += n;
	}
	return NULL;
}

/* A layout as it is called on a page: the name that its files begin with, with
 * spaces, and the accents that its title has ("attivita" is "attività"). */
static void add_name(struct text *out, const struct layout *layout)
{
	const char *part = layout->name;

	while (*part != '\0') {
		size_t length = strcspn(part, "_"), n = length;
		const char *word = layout->title == NULL ? NULL
				   : accented(layout->title, part, length, &n);

		if (out->length > 0)
			text_add(out, " ", 1);
		text_add(out, word != NULL ? word : part, n);
		part += length;
		part += strspn(part, "_");
	}
}

int tracciati_tell(struct store *store, const struct layouts *layouts,
		   struct err *err)
{
	struct text name = {0};
	struct query *insert = NULL;
	int status = -1;

	if (store_exec(store, "create temp table if not exists "
		       "report_tracciato (tracciato text primary key, "
		       "nome text, cumulativo integer); "
		       "delete from temp.report_tracciato", err) != 0)
		return -1;
	insert = query_new(store, "insert into temp.report_tracciato "
			   "values (?, ?, ?)", err);
	status = insert != NULL ? 0 : -1;
	for (size_t i = 0; status == 0 && i < layouts_count(layouts); i++) {
		const struct layout *layout = layouts_at(layouts, i);

		text_clear(&name);
		add_name(&name, layout);
		query_bind_text(insert, 1, layout->name);
		query_bind_text(insert, 2, text_string(&name));
		query_bind_integer(insert, 3, layout->cumulative != 0);
		status = query_run(insert, err);
	}
	query_free(insert);
	text_free(&name);
	return status;
}
