/* pack.c: opens once what all the packs need, and makes those wanted.
 *
 * The views are temporary: they live in the connection and change nothing in
 * the store. Fonts and gnuplot are shared by all the documents of a run. The
 * digest printed in every footer is of the published values, so two documents
 * with the same eight characters show the same data. What a document shows is
 * its pack's business.
 */
#include "packs/pack.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "chart/chart.h"
#include "packs/context.h"
#include "packs/tracciati.h"
#include "pdf/fonts.h"
#include "store/query.h"

struct pack {
	const char *name;	/* what users type */
	const char *file;	/* in the published directory */
	const char *title;	/* in the header of its pages */
	int (*render)(const struct pack_context *context, const char *path,
		      struct err *err);
};

static const struct pack packs[] = {
	{"udp", "udp.pdf", "Quadro di monitoraggio", udp_render},
};

enum { N_PACKS = sizeof(packs) / sizeof(packs[0]) };

void packs_names(struct text *out)
{
	for (size_t i = 0; i < N_PACKS; i++)
		text_format(out, "%s%s", i > 0 ? ", " : "", packs[i].name);
}

static int is_wanted(const struct packs_job *job, const struct pack *pack)
{
	for (size_t i = 0; i < job->n_names; i++)
		if (strcmp(job->names[i], pack->name) == 0)
			return 1;
	return job->n_names == 0;
}

static int check_names(const struct packs_job *job, struct err *err)
{
	struct text known = {0};
	int status = 0;

	packs_names(&known);
	for (size_t i = 0; status == 0 && i < job->n_names; i++) {
		size_t p = 0;

		while (p < N_PACKS && strcmp(job->names[i], packs[p].name) != 0)
			p++;
		if (p == N_PACKS)
			status = err_set(err, EXIT_USAGE,
					 "«%s» non è un pacchetto; quelli che "
					 "ci sono: %s", job->names[i],
					 text_string(&known));
	}
	text_free(&known);
	return status;
}

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
static int make_views(const struct packs_job *job, struct err *err)
{
	struct text directory = {0}, path = {0};
	struct dirent **entries = NULL;
	int n, status = 0;

	file_join(&directory, job->data, "sql/reports");
	n = scandir(directory.data, &entries, is_script, by_name);
	if (n < 0)
		status = err_system(err, EXIT_CONFIG, errno, "%s",
				    directory.data);
	for (int i = 0; i < n; i++) {
		if (status == 0) {
			text_clear(&path);
			status = store_script(job->store,
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

/* SHA-256 of the values in their order, field by field. */
static int digest_values(struct store *store, char *out, struct err *err)
{
	struct query *query = query_new(
		store,
		"select * from report_valore "
		"order by k, indicatore, livello, codice", err);
	struct digest *digest;
	int step = -1;

	if (query == NULL)
		return -1;
	digest = digest_new();
	while ((step = query_step(query, err)) == 1)
		for (int i = 0; i < query_columns(query); i++) {
			const char *cell = query_text(query, i);

			digest_add(digest, cell, strlen(cell) + 1);
		}
	digest_finish(digest, out);
	query_free(query);
	return step;
}

static double measure(void *context, const char *text, double size, int bold)
{
	return pdf_text_width(context, text, size, bold);
}

static struct chart_engine *open_charts(const struct packs_job *job,
					struct pdf_fonts *fonts,
					struct err *err)
{
	struct text driver = {0}, files = {0};
	struct err inner = {0};
	struct chart_engine *engine;

	engine = chart_open(&(struct chart_options){
		.driver = file_join(&driver, job->data,
				    "reports/chart/driver.lua"),
		.measure = measure,
		.context = fonts,
	}, &inner);
	for (size_t i = 0; engine == NULL && i < N_PACKS; i++)
		if (is_wanted(job, &packs[i]))
			text_format(&files, "%s%s", files.length > 0 ? ", " : "",
				    packs[i].file);
	if (engine == NULL)
		err_set(err, inner.code, "nessun grafico di %s si può fare: %s",
			text_string(&files), inner.message);
	text_free(&files);
	text_free(&driver);
	return engine;
}

static int render_all(const struct packs_job *job, struct pack_context *context,
		      struct err *err)
{
	struct text path = {0};
	int status = 0;

	for (size_t i = 0; status == 0 && i < N_PACKS; i++) {
		if (!is_wanted(job, &packs[i]))
			continue;
		context->title = packs[i].title;
		text_clear(&path);
		status = packs[i].render(context,
					 file_join(&path, job->out,
						   packs[i].file), err);
	}
	text_free(&path);
	return status;
}

int packs_render(const struct packs_job *job, struct err *err)
{
	char digest[DIGEST_SIZE];
	struct pdf_fonts *fonts = NULL;
	struct chart_engine *charts = NULL;
	struct pack_context context = {0};
	int status = -1;

	if (check_names(job, err) != 0 || make_views(job, err) != 0 ||
	    tracciati_tell(job->store, job->data, err) != 0 ||
	    digest_values(job->store, digest, err) != 0)
		goto out;
	fonts = pdf_fonts_open(err);
	if (fonts == NULL)
		goto out;
	charts = open_charts(job, fonts, err);
	if (charts == NULL)
		goto out;
	context = (struct pack_context){
		.store = job->store, .fonts = fonts, .charts = charts,
		.digest = digest, .staged = job->staged,
	};
	status = render_all(job, &context, err);
out:
	chart_close(charts);
	pdf_fonts_close(fonts);
	return status;
}
