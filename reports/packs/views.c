/* views.c: runs the scripts of sql/reports, each of which makes one view.
 *
 * A view is text to SQLite: who reads it has it compiled again, with all that
 * it reads. Of a small plan that was three quarters of a night; so the views
 * that many others read are made into tables before the pages.
 */
#include "packs/views.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "packs/tracciati.h"

/* In the order in which they read each other. */
static const char *const kept[] = {
	"report_obiettivo", "report_indicatore", "report_economia",
	"report_fonte", "report_invio", "report_contesto", "report_attivita",
	"report_valutazione", "regione_posto", "report_pubblico_valore",
	"report_pubblico_scheda", "report_pubblico_misura",
};

static int is_script(const struct dirent *entry)
{
	size_t length = strlen(entry->d_name);

	return length > 4 && entry->d_name[0] != '.' &&
	       strcmp(entry->d_name + length - 4, ".sql") == 0;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* Views may name each other: SQLite looks them up when they are read. */
static int run_scripts(struct store *store, const char *data, struct err *err)
{
	struct text directory = {0}, path = {0};
	struct dirent **entries = NULL;
	int n, status = 0;

	file_join(&directory, data, "sql/reports");
	n = scandir(directory.data, &entries, is_script, by_name);
	if (n < 0)
		status = err_system(err, EXIT_CONFIG, errno, "%s",
				    directory.data);
	for (int i = 0; i < n; i++) {
		if (status == 0) {
			text_clear(&path);
			status = store_script(store,
					      file_join(&path, directory.data,
							entries[i]->d_name),
					      err);
		}
		free(entries[i]);
	}
	free(entries);
	text_free(&path);
	text_free(&directory);
	return status;
}

int views_make(struct store *store, const char *data,
	       const struct layouts *layouts, struct err *err)
{
	return run_scripts(store, data, err) != 0 ? -1
		: tracciati_tell(store, layouts, err);
}

int views_keep(struct store *store, struct err *err)
{
	struct text sql = {0};
	int status = 0;

	for (size_t i = 0; status == 0 && i < sizeof kept / sizeof kept[0]; i++) {
		text_clear(&sql);
		text_format(&sql, "create temp table kept_%s as "
			    "select * from temp.%s; drop view temp.%s; "
			    "create temp view %s as select * from kept_%s",
			    kept[i], kept[i], kept[i], kept[i], kept[i]);
		status = store_exec(store, sql.data, err);
	}
	text_free(&sql);
	return status;
}
