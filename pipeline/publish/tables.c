/* tables.c: the night's tables as RFC 4180 files, each from a view.
 *
 * A table is a row here and a view in sql/reports: the view's columns are the
 * header, its order is the file's.
 */
#include "publish/tables.h"

#include "base/file.h"
#include "base/text.h"
#include "records/export.h"

static const struct table {
	const char *file, *view;
	int always;		/* also without rows */
} tables[] = {
	{"valori.csv", "tabella_valori", 1},
	{"invii.csv", "tabella_invii", 1},
	{"cronoprogramma.csv", "tabella_cronoprogramma", 0},
	{"economia.csv", "tabella_economia", 0},
	{"quadratura.csv", "tabella_quadratura", 0},
	{"contesto.csv", "tabella_contesto", 0},
	{"valutazioni.csv", "tabella_valutazioni", 0},
	{"rettifiche.csv", "tabella_rettifiche", 0},
};

static int write_table(struct store *store, const struct table *table,
		       const char *directory, struct err *err)
{
	struct text out = {0}, path = {0};
	long rows = export_view(store, table->view, &out, err);
	int status = rows < 0 ? -1 : 0;

	if (rows > 0 || (rows == 0 && table->always))
		status = file_write(file_join(&path, directory, table->file),
				    out.data, out.length, 0, err);
	text_free(&out);
	text_free(&path);
	return status;
}

int tables_write(struct store *store, const char *directory, struct err *err)
{
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		if (write_table(store, &tables[i], directory, err) != 0)
			return -1;
	return 0;
}
