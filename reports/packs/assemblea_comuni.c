/* assemblea_comuni.c: one table, a row for each Comune, by subambito.
 *
 * Only the measures that the plan receives have a column. A sum is a row of
 * its own in the views, protected like the others: nothing is added up here.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "format.h"
#include "packs/assemblea.h"

/* The columns that a plan may have, in their order. */
static const struct measure {
	const char *measure, *title;
	double width;			/* points */
	const char *note;		/* what is counted */
} measures[] = {
	{ "patti_attivi", "Patti attivi", 38, "Patti attivi: in corso "
	  "all'ultimo giorno del trimestre." },
	{ "beneficiari", "Persone", 45, "Persone: entrate in una misura o in "
	  "un progetto." },
	{ "interventi", "Inter-venti", 38, "Interventi: quelli avviati." },
	{ "rette", "Rette (€)", 70, "Rette: per i minori in comunità o in "
	  "affido." },
	{ "quota_fondo", "Quota fondo", 40, "Quota fondo: la parte delle rette "
	  "pagata dal fondo di solidarietà (– dove non ci sono rette)." },
	{ "assistenti_sociali", "Assist. sociali", 44, "Assistenti sociali: in "
	  "unità a tempo pieno; gli standard sono uno ogni 5.000 e uno ogni "
	  "4.000 abitanti." },
};

enum { N_MEASURES = sizeof(measures) / sizeof(measures[0]),
       MOST_COLUMNS = N_MEASURES + 3 };

/* Which measures the table has. */
struct grid {
	struct assemblea *assemblea;
	const struct measure *shown[N_MEASURES];
	size_t n;
	int standards;			/* the social workers are there */
};

static void choose(struct grid *grid)
{
	for (size_t i = 0; i < N_MEASURES; i++) {
		if (pubblico_figure(grid->assemblea->open, measures[i].measure,
				    LEVEL_AMBITO, "AMBITO") == NULL)
			continue;
		grid->shown[grid->n++] = &measures[i];
		grid->standards |= strcmp(measures[i].measure,
					  "assistenti_sociali") == 0;
	}
}

static void begin(struct grid *grid)
{
	struct pdf_column columns[MOST_COLUMNS] = {
		{ .title = "Comune", .share = 1, .row_header = 1 },
		{ .title = "Abitanti", .width = 45, .align = PDF_ALIGN_RIGHT },
	};
	size_t n = 2;

	for (size_t i = 0; i < grid->n; i++)
		columns[n++] = (struct pdf_column){
			.title = grid->shown[i]->title,
			.width = grid->shown[i]->width,
			.align = PDF_ALIGN_RIGHT };
	if (grid->standards)
		columns[n++] = (struct pdf_column){
			.title = "Standard", .width = 68 };
	pdf_table_begin(grid->assemblea->pdf, &(struct pdf_table){
		.columns = columns, .n = n,
		.summary = "Una riga per Comune, raggruppate per subambito, con "
			   "il totale di ogni subambito e dell'Ambito." });
}

/* Which standard of the social workers is met. */
static const char *standard(const struct figure *figure)
{
	if (figure == NULL || isnan(figure->value))
		return FORMAT_MISSING;
	if (figure->lacks_4000 <= 0)
		return "almeno 1:4.000";
	return figure->lacks_5000 <= 0 ? "almeno 1:5.000" : "sotto 1:5.000";
}

static void set_row(struct grid *grid, const char *name, int level,
		    const char *code, double people, int look)
{
	const struct pubblico *open = grid->assemblea->open;
	struct pdf_span cells[MOST_COLUMNS] = {{ .text = name }};
	struct text words[N_MEASURES] = {{0}};
	char inhabitants[FORMAT_SIZE];
	size_t n = 2;

	cells[1].text = format_number(inhabitants, sizeof inhabitants, people,
				      0);
	for (size_t i = 0; i < grid->n; i++, n++) {
		const struct figure *figure = pubblico_figure(open,
				grid->shown[i]->measure, level, code);

		pubblico_cell(&words[i], figure);
		cells[n].text = text_string(&words[i]);
	}
	if (grid->standards) {
		const struct figure *figure = pubblico_figure(open,
				"assistenti_sociali", level, code);

		cells[n].text = standard(figure);
		cells[n].bold = figure != NULL && figure->lacks_5000 > 0;
	}
	pdf_table_row(grid->assemblea->pdf, cells, look);
	for (size_t i = 0; i < grid->n; i++)
		text_free(&words[i]);
}

/* The places of a level, and of a subambito (NULL: all), by any one measure:
 * every measure has all the places. */
static const struct figure *next_place(const struct grid *grid, int level,
				       const char *subambito, size_t *at)
{
	const struct pubblico *open = grid->assemblea->open;
	const char *measure = grid->shown[0]->measure;

	while (*at < open->n_figures) {
		const struct figure *figure = &open->figures[(*at)++];

		if (figure->level == level &&
		    strcmp(figure->measure, measure) == 0 &&
		    (subambito == NULL ||
		     (figure->subambito != NULL &&
		      strcmp(figure->subambito, subambito) == 0)))
			return figure;
	}
	return NULL;
}

static void set_subambito(struct grid *grid, const struct subambito *subambito)
{
	const struct figure *figure;
	struct text total = {0};
	size_t at = 0;

	pdf_table_row(grid->assemblea->pdf,
		      &(struct pdf_span){ .text = subambito->name },
		      PDF_ROW_GROUP);
	while ((figure = next_place(grid, LEVEL_COMUNE, subambito->code,
				    &at)) != NULL)
		set_row(grid, figure->place, LEVEL_COMUNE, figure->code,
			figure->people, PDF_ROW_PLAIN);
	at = 0;
	figure = next_place(grid, LEVEL_SUBAMBITO, subambito->code, &at);
	text_format(&total, "Totale %s", subambito->name);
	if (figure != NULL)
		set_row(grid, text_string(&total), LEVEL_SUBAMBITO,
			figure->code, figure->people, PDF_ROW_PANEL);
	text_free(&total);
}

static void explain(struct grid *grid)
{
	const struct pubblico *open = grid->assemblea->open;
	struct text note = {0};
	int reserved = 0;

	text_add_string(&note, "Dall'inizio del piano.");
	for (size_t i = 0; i < grid->n; i++)
		text_format(&note, " %s", grid->shown[i]->note);
	text_add_string(&note, " n.d.: non è ancora arrivato nulla.");
	pdf_paragraph(grid->assemblea->pdf, THEME_NOTE, text_string(&note));
	for (size_t i = 0; i < open->n_figures; i++)
		reserved |= open->figures[i].mark != NULL;
	if (reserved)
		pubblico_legend(open, grid->assemblea->pdf);
	text_free(&note);
}

void assemblea_comuni(struct assemblea *assemblea)
{
	struct grid grid = { .assemblea = assemblea };
	const struct figure *figure;
	size_t at = 0;

	choose(&grid);
	/* A plan that counts other things Comune by Comune has them on the map. */
	if (grid.n == 0 && assemblea->open->n_spots > 0)
		return;
	if (grid.n > 0)
		pdf_page_break(assemblea->pdf);
	pdf_heading(assemblea->pdf, 2, "Comune per Comune", "comuni");
	if (grid.n == 0) {
		pdf_paragraph(assemblea->pdf, THEME_TEXT, "Di patti, "
			      "beneficiari, interventi, rette e personale non "
			      "è ancora arrivato nulla: non ci sono dati per "
			      "Comune.");
		return;
	}
	begin(&grid);
	for (size_t i = 0; i < assemblea->board->n_subambiti; i++)
		set_subambito(&grid, &assemblea->board->subambiti[i]);
	figure = next_place(&grid, LEVEL_AMBITO, NULL, &at);
	if (figure != NULL)
		set_row(&grid, "Tutto l'Ambito", LEVEL_AMBITO, figure->code,
			figure->people, PDF_ROW_BOLD);
	pdf_table_end(assemblea->pdf);
	explain(&grid);
}
