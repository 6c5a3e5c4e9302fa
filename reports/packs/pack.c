/* pack.c: opens once what all the packs need, and makes those wanted.
 *
 * Fonts and gnuplot are shared by all the documents of a run. The digest
 * printed in every footer is of the published tables, so two documents with
 * the same eight characters show the same data. What a document shows is
 * its pack's business.
 */
#include "packs/pack.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "chart/chart.h"
#include "packs/context.h"
#include "packs/pubblico.h"
#include "pdf/fonts.h"
#include "store/query.h"

struct pack {
	const char *name;	/* what users type; the files of one pack are rows together */
	const char *file;	/* in the published directory */
	const char *title;	/* in the header of its pages */
	const char *subject;	/* what it is, and for whom */
	const char *applies;	/* SQL: whether a plan has what it shows; NULL: all */
	const char *needs;	/* what the plan must have for it, in words */
	const char *tables;	/* the views that its digest covers; NULL: the night's tables */
	int plain;		/* 1: there is no chart in it */
	int is_public;		/* 1: it leaves the office: public figures only */
	int (*render)(const struct pack_context *context, const char *path,
		      struct err *err);
};

static const struct pack packs[] = {
	{.name = "udp", .file = "udp.pdf", .title = "Quadro di monitoraggio",
	 .subject = "Monitoraggio trimestrale del piano, per l'Ufficio di "
		    "Piano",
	 .render = udp_render},
	{.name = "progetti", .file = "progetti.pdf", .title = "Progetti",
	 .subject = "Come vanno i progetti: prodotti, tempi, risorse",
	 .applies = "select exists (select 1 from main.cronoprogramma) or "
		    "exists (select 1 from main.tabella_economica where "
		    "obiettivo is not null)",
	 .needs = "cronoprogramma.csv o una tabella risorse-*.csv",
	 .tables = "pubblica_*", .is_public = 1, .render = progetti_render},
	{.name = "valutazione", .file = "valutazione.pdf",
	 .title = "Valutazione annuale",
	 .subject = "Come sono andati gli obiettivi, anno per anno: ciò che si "
		    "calcola e ciò che si è giudicato",
	 .applies = "select exists (select 1 from main.valutazione) or exists "
		    "(select 1 from main.invio_atteso where tracciato = "
		    "'valutazioni') or exists (select 1 from "
		    "main.valutazione_storica) or exists (select 1 from "
		    "main.contesto)",
	 .needs = "una valutazione (ricevuta, o attesa in invii.csv), "
		  "contesto.csv o valutazione-*.csv",
	 .tables = "pubblica_*", .is_public = 1, .render = valutazione_render},
	{.name = "pnrr", .file = "pnrr.pdf", .title = "Avanzamento del progetto",
	 .subject = "Avanzamento fisico, finanziario e procedurale, per "
		    "l'ente capofila",
	 .applies = "select exists (select 1 from report_spesa)",
	 .needs = "un piano finanziario (piano-finanziario.csv)",
	 .tables = "pubblica_*", .is_public = 1, .render = pnrr_render},
	{.name = "assemblea", .file = "assemblea.pdf",
	 .title = "Rapporto per l'Assemblea dei Sindaci",
	 .subject = "Il piano in breve, per l'Assemblea dei Sindaci e per "
		    "tutti",
	 .tables = "pubblica_*", .is_public = 1, .render = assemblea_render},
	{.name = "comuni", .file = "comuni", .title = "Schede dei Comuni",
	 .subject = "Che cosa il piano ha dato ai cittadini di un Comune",
	 .applies = "select exists (select 1 from main.comune)",
	 .needs = "l'elenco dei Comuni (anagrafe/comuni.csv)",
	 .tables = "pubblica_*", .is_public = 1, .render = comuni_render},
	{.name = "regione", .file = "regione.pdf",
	 .title = "Rendicontazione alla Regione",
	 .subject = "Obiettivi, indicatori e risorse per macroarea, per la "
		    "rendicontazione a Regione Lombardia",
	 .tables = "regione_*", .is_public = 1, .render = regione_render},
	{.name = "regione", .file = "regione.xlsx", .plain = 1,
	 .title = "Rendicontazione alla Regione",
	 .subject = "Le tabelle della rendicontazione a Regione Lombardia",
	 .tables = "regione_*", .is_public = 1, .render = regione_book_render},
	{.name = "opendata", .file = "opendata", .plain = 1,
	 .title = "Dati aperti",
	 .subject = "I dati del piano che si possono pubblicare",
	 .is_public = 1, .render = opendata_render},
};

enum { N_PACKS = sizeof(packs) / sizeof(packs[0]) };

void packs_names(struct text *out)
{
	for (size_t i = 0; i < N_PACKS; i++)
		if (i == 0 || strcmp(packs[i].name, packs[i - 1].name) != 0)
			text_format(out, "%s%s", i > 0 ? ", " : "",
				    packs[i].name);
}

static int is_named(const struct packs_job *job, const struct pack *pack)
{
	for (size_t i = 0; i < job->n_names; i++)
		if (strcmp(job->names[i], pack->name) == 0)
			return 1;
	return 0;
}

/* The answer of a query, 1 or 0; -1 with err. */
static int ask(struct store *store, const char *sql, struct err *err)
{
	struct query *query = query_new(store, sql, err);
	int answer;

	if (query == NULL || query_step(query, err) != 1)
		answer = -1;
	else
		answer = query_integer(query, 0) != 0;
	query_free(query);
	return answer;
}

/* 1 or 0, and then what it lacks in words; -1 with err. What leaves the office
 * also waits for the protection of the values it shows. */
static int applies(const struct packs_job *job, const struct pack *pack,
		   const char **lacks, struct err *err)
{
	int answer = pack->applies == NULL
			     ? 1 : ask(job->store, pack->applies, err);

	*lacks = pack->needs;
	if (answer != 1 || !pack->is_public)
		return answer;
	*lacks = "il calcolo con la tutela della riservatezza («quadro "
		 "compute»)";
	return ask(job->store, "select exists (select 1 from main.protezione)",
		   err);
}

/* Which packs to make. A pack asked for by name that the plan has nothing for
 * is a mistake; in a night it is left out. 0, or -1 with err. */
static int choose(const struct packs_job *job, int wanted[N_PACKS],
		  struct err *err)
{
	for (size_t i = 0; i < N_PACKS; i++) {
		int named = is_named(job, &packs[i]);
		const char *lacks = NULL;

		wanted[i] = named || job->n_names == 0
				    ? applies(job, &packs[i], &lacks, err) : 0;
		if (wanted[i] < 0)
			return -1;
		if (named && !wanted[i])
			return err_set(err, EXIT_USAGE, "«%s» non si può fare "
				       "per questo piano: ci vuole %s",
				       packs[i].name, lacks);
	}
	return 0;
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

/* Every cell of a view, in its order. 0 or -1. */
static int digest_view(struct store *store, const char *view,
		       struct digest *digest, struct err *err)
{
	struct text sql = {0};
	struct query *query;
	int step = -1;

	text_format(&sql, "select * from temp.%s", view);
	query = query_new(store, text_string(&sql), err);
	while (query != NULL && (step = query_step(query, err)) == 1)
		for (int i = 0; i < query_columns(query); i++) {
			const char *cell = query_text(query, i);

			digest_add(digest, cell, strlen(cell) + 1);
		}
	query_free(query);
	text_free(&sql);
	return step;
}

/* SHA-256 of the views whose name is like `tables`, cell by cell: all that a
 * night publishes, or what a pack that leaves the office may show. The digest
 * of what is suppressed would let anyone try what it was. */
static int digest_tables(struct store *store, const char *tables, char *out,
			 struct err *err)
{
	struct query *views = query_new(store, "select name from "
		"temp.sqlite_master where type = 'view' and name glob ? "
		"order by name", err);
	struct digest *digest;
	int step = -1;

	if (views == NULL)
		return -1;
	query_bind_text(views, 1, tables);
	digest = digest_new();
	while ((step = query_step(views, err)) == 1)
		if (digest_view(store, query_text(views, 0), digest,
				err) != 0) {
			step = -1;
			break;
		}
	digest_finish(digest, out);
	query_free(views);
	return step;
}

static double measure(void *context, const char *text, double size, int bold)
{
	return pdf_text_width(context, text, size, bold);
}

static struct chart_engine *open_charts(const struct packs_job *job,
					const int wanted[N_PACKS],
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
		if (wanted[i] && !packs[i].plain)
			text_format(&files, "%s%s", files.length > 0 ? ", " : "",
				    packs[i].file);
	if (engine == NULL)
		err_set(err, inner.code, "nessun grafico di %s si può fare: %s",
			text_string(&files), inner.message);
	text_free(&files);
	text_free(&driver);
	return engine;
}

/* What the packs of a run share of the plan. */
struct shared {
	struct board board;		/* for the office */
	struct pubblico pubblico;	/* for everybody */
};

/* What no wanted pack will read is not read. */
static int load_shared(struct shared *shared, struct store *store,
		       const int wanted[N_PACKS], struct err *err)
{
	int is_public = 0;

	for (size_t i = 0; i < N_PACKS; i++)
		is_public |= wanted[i] && packs[i].is_public;
	if (board_load(&shared->board, store, err) != 0)
		return -1;
	return is_public ? pubblico_load(&shared->pubblico, store, err) : 0;
}

static int render_all(const struct packs_job *job, const int wanted[N_PACKS],
		      const struct shared *shared,
		      struct pack_context *context, struct err *err)
{
	const char *digested = "";
	char digest[DIGEST_SIZE] = "";
	struct text path = {0};
	int status = 0;

	context->digest = digest;
	for (size_t i = 0; status == 0 && i < N_PACKS; i++) {
		const char *tables = packs[i].tables != NULL ? packs[i].tables
							     : "tabella_*";

		if (!wanted[i])
			continue;
		if (strcmp(tables, digested) != 0 &&
		    digest_tables(job->store, tables, digest, err) != 0) {
			status = -1;
			break;
		}
		digested = tables;
		context->board = packs[i].is_public ? &shared->pubblico.board
						    : &shared->board;
		context->pubblico = packs[i].is_public ? &shared->pubblico
						       : NULL;
		context->title = packs[i].title;
		context->subject = packs[i].subject;
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
	int wanted[N_PACKS];
	struct pdf_fonts *fonts = NULL;
	struct chart_engine *charts = NULL;
	struct shared shared = {0};
	int status = -1;

	if (check_names(job, err) != 0 || choose(job, wanted, err) != 0 ||
	    load_shared(&shared, job->store, wanted, err) != 0)
		goto out;
	fonts = pdf_fonts_open(err);
	if (fonts == NULL)
		goto out;
	charts = open_charts(job, wanted, fonts, err);
	if (charts == NULL)
		goto out;
	status = render_all(job, wanted, &shared, &(struct pack_context){
		.store = job->store, .fonts = fonts, .charts = charts,
		.staged = job->staged }, err);
out:
	chart_close(charts);
	pdf_fonts_close(fonts);
	pubblico_unload(&shared.pubblico);
	board_unload(&shared.board);
	return status;
}
