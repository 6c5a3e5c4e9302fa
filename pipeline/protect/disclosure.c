/* disclosure.c: the order of the protection: the Comuni's table, the rows of
 * people, the choice, what is left of it in the store. */
#include "protect/disclosure.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "protect/hide.h"
#include "protect/judge.h"
#include "protect/weave.h"
#include "store/query.h"

static int is_script(const struct dirent *entry)
{
	size_t length = strlen(entry->d_name);

	return length > 4 && entry->d_name[0] != '.' &&
	       strcmp(entry->d_name + length - 4, ".sql") == 0;
}

/* Every file of sql/protect/misure is a measure of the Comuni's table. */
static int run_measures(struct workspace *workspace, struct err *err)
{
	struct text directory = {0}, path = {0};
	struct dirent **entries = NULL;
	int i, n, status = 0;

	text_format(&directory, "%s/sql/protect/misure", workspace->program);
	n = scandir(directory.data, &entries, is_script, alphasort);
	if (n < 0)
		status = err_system(err, EXIT_CONFIG, errno, "%s",
				    directory.data);
	for (i = 0; i < n; i++) {
		text_clear(&path);
		if (status == 0)
			status = store_script(workspace->store,
				file_join(&path, directory.data,
					  entries[i]->d_name), err);
		free(entries[i]);
	}
	free(entries);
	text_free(&path);
	text_free(&directory);
	return status;
}

static int run_scripts(struct workspace *workspace, struct err *err)
{
	static const char *const steps[] = {
		"protect/prospetto", "protect/voce", "protect/cella",
		"protect/fatto_persona", "protect/parte",
	};
	size_t i;

	if (workspace_script(workspace, "protect/tabelle", err) != 0 ||
	    run_measures(workspace, err) != 0)
		return -1;
	for (i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		if (workspace_script(workspace, steps[i], err) != 0)
			return -1;
	return 0;
}

static int write_row(const struct weave *weave, const struct row *row,
		     struct query *insert, struct err *err)
{
	static const char *const reasons[] = {
		[STATE_PRIMARY] = "primaria", [STATE_SECONDARY] = "secondaria",
		[STATE_DRAGGED] = "trascinata",
	};
	const struct voce *voce = &weave->voci[row->voce];
	char mark[24] = "c";

	if (judge_reads_small(weave, row))
		snprintf(mark, sizeof(mark), "<%d", weave->soglia);
	query_bind_integer(insert, 1, row->k + 1);
	query_bind_text(insert, 2, voce->table);
	query_bind_text(insert, 3, voce->name);
	query_bind_integer(insert, 4, weave->level[row->place]);
	query_bind_text(insert, 5, weave->codes[row->place]);
	query_bind_text(insert, 6, reasons[row->state]);
	query_bind_text(insert, 7, mark);
	query_bind_text(insert, 8, judge_outcome(weave, row));
	return query_run(insert, err);
}

static int write_details(const struct weave *weave, struct store *store,
			 struct err *err)
{
	struct query *insert = query_new(store, "insert into dettaglio values "
					 "(?, ?, ?)", err);
	int i, status = insert == NULL ? -1 : 0;

	for (i = 0; status == 0 && i < weave->n_voci; i++) {
		query_bind_text(insert, 1, weave->voci[i].table);
		query_bind_text(insert, 2, weave->voci[i].name);
		query_bind_integer(insert, 3, weave->voci[i].detail);
		status = query_run(insert, err);
	}
	query_free(insert);
	return status;
}

static int write_heading(const struct weave *weave, int shown, int suppressed,
			 struct store *store, struct err *err)
{
	struct query *insert = query_new(store, "insert into protezione select "
		"periodo, ?, ?, ?, ? from calcolo", err);
	int status = -1;

	if (insert != NULL) {
		query_bind_integer(insert, 1, weave->soglia);
		query_bind_integer(insert, 2, shown + suppressed);
		query_bind_integer(insert, 3, suppressed);
		query_bind_integer(insert, 4, weave->exposed);
		status = query_run(insert, err);
	}
	query_free(insert);
	return status;
}

static int write_all(const struct weave *weave, struct store *store,
		     struct err *err)
{
	struct query *insert = NULL;
	int i, shown = 0, suppressed = 0, status = -1;

	if (store_exec(store, "delete from soppressione; delete from "
		       "protezione; delete from dettaglio", err) == 0)
		insert = query_new(store, "insert into soppressione values "
				   "(?, ?, ?, ?, ?, ?, ?, ?)", err);
	if (insert != NULL)
		status = 0;
	for (i = 0; status == 0 && i < weave->n_rows; i++) {
		const struct row *row = &weave->rows[i];

		if (weave->level[row->place] > weave->voci[row->voce].detail)
			continue;
		if (row->state == STATE_SHOWN) {
			shown++;
			continue;
		}
		status = write_row(weave, row, insert, err);
		suppressed++;
	}
	query_free(insert);
	return status == 0 && write_details(weave, store, err) == 0 ?
	       write_heading(weave, shown, suppressed, store, err) : -1;
}

static int protect(struct workspace *workspace, struct err *err)
{
	struct weave weave;
	int status = -1;

	if (run_scripts(workspace, err) != 0)
		return -1;
	if (weave_load(&weave, workspace->store,
		       (int)workspace->settings.soglia, err) == 0) {
		hide_enough(&weave);
		status = write_all(&weave, workspace->store, err);
	}
	weave_free(&weave);
	return status;
}

int disclosure_protect(struct workspace *workspace, struct err *err)
{
	if (store_begin(workspace->store, err) != 0)
		return -1;
	if (protect(workspace, err) == 0)
		return store_commit(workspace->store, err);
	store_rollback(workspace->store);
	return -1;
}

int disclosure_record(struct workspace *workspace, struct err *err)
{
	if (store_begin(workspace->store, err) != 0)
		return -1;
	if (workspace_script(workspace, "protect/pubblicazione", err) == 0)
		return store_commit(workspace->store, err);
	store_rollback(workspace->store);
	return -1;
}
